"""What is wrong with a request."""
