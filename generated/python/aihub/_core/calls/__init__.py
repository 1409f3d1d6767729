"""One call from start to end: prepare, authenticate, send, repeat, interpret."""
