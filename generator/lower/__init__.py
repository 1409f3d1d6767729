"""From JSON Schema and OpenAPI to the IR: ``api.lower`` is the way in."""
