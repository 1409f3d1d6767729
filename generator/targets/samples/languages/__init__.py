"""One module a language: how it writes text, reads the environment, and what its code needs."""
