"""What sdk.yaml may say, and how it is read."""
