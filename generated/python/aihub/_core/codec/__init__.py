"""Between JSON (or XML) values and Python values."""
