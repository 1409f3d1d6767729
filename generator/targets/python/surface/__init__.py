"""The surface of the SDK: what user code can name, read off the values that templates print."""
