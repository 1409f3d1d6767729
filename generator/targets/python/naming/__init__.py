"""What things of the API are called in Python, and where they belong."""
