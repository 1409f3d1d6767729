"""Code that calls each operation, in many languages, all from one request model."""
