"""What the server remembers, and what its operations are about."""
