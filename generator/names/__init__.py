"""Names: splitting words, and deciding every name of a scope at once."""
