"""The JSON-Schema-Test-Suite: each of its schemas as the response and the body of an operation."""
