"""Reading documents: from bytes to one dialect of OpenAPI."""
