"""Code of the owner's in a package, read without running it: what it adds, and what it needs."""
