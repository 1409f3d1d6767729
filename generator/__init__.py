"""Turn an OpenAPI document into a typed Python SDK and everything around it."""

__version__ = "0.1.0"
