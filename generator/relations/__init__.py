"""What an API's operations have to do with one another: inferred once, read by all."""
