"""Two surfaces of one SDK: what user code can no longer name, and what it can name now."""
