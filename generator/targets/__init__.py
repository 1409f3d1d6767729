"""Targets: what can be made of an API. Each is a folder of its own and knows no other."""
