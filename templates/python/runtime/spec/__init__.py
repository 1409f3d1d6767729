"""What generated code says about an API and its operations, and the settings of a client: data."""
