"""The Python SDK: the only room that knows Python's words."""
