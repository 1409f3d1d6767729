"""Views for code that was written for OpenAPI Generator's client."""
