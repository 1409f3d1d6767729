"""Two states of an API, and what is different between them."""
