"""The wheel of the generated SDK on every Python that it supports: ``python -m tests.wheels``."""
