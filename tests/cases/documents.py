"""Documents that are made of given texts and names, for tests that make those up."""

from __future__ import annotations

from typing import Any


def document(text: str, *, name: str = "thing", word: str = "word") -> dict[str, Any]:
    """A document that says ``text`` wherever prose or data may stand.

    ``name`` is every key that a program needs a name for, ``word`` a value of closed kinds
    (enumerations, media types, urls) that is not prose.
    """
    schema = {
        "type": "object",
        "title": text,
        "description": text,
        "required": [name],
        "properties": {
            name: {"type": "string", "description": text, "default": text, "example": text},
            "kind": {"type": "string", "enum": ["a", word], "description": text},
            "constant": {"const": word},
            "pattern": {"type": "string", "pattern": text},
            "list": {"type": "array", "description": text, "items": {"type": "string"}},
            "xml": {"type": "string", "xml": {"name": "x", "prefix": "p", "namespace": text}},
            "format": {"type": "string", "format": text},
        },
        "example": {name: text},
        "externalDocs": {"url": "http://x", "description": text},
    }
    operation = {
        "operationId": f"do {name}",
        "tags": [name],
        "summary": text,
        "description": text,
        "deprecated": True,
        "parameters": [
            {
                "name": name,
                "in": "query",
                "description": text,
                "schema": {"type": "string", "default": text, "enum": [word, text]},
                "examples": {name: {"value": text, "summary": text, "description": text}},
            },
            {"name": "h", "in": "header", "description": text, "schema": {"const": text}},
        ],
        "requestBody": {
            "description": text,
            "required": True,
            "content": {
                "application/json": {"schema": {"$ref": "#/components/schemas/Thing"}},
                f"text/{word}": {"schema": {"type": "string"}, "example": text},
            },
        },
        "responses": {
            "200": {
                "description": text,
                "headers": {"X-A": {"description": text, "schema": {"type": "string"}}},
                "content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/Thing"}},
                    "application/xml": {"schema": {"$ref": "#/components/schemas/Thing"}},
                },
            },
            "404": {"description": text},
        },
        "callbacks": {
            name: {
                f"http://x/{word}": {
                    "post": {
                        "summary": text,
                        "requestBody": {
                            "content": {
                                "application/json": {
                                    "schema": {"$ref": "#/components/schemas/Thing"}
                                }
                            }
                        },
                        "responses": {"200": {"description": text}},
                    }
                }
            }
        },
        "x-unknown": text,
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": text,
            "version": text,
            "summary": text,
            "description": text,
            "license": {"name": text},
            "contact": {"name": text, "email": text},
        },
        "servers": [
            {
                "url": f"http://{{host}}/{word}",
                "description": text,
                "variables": {"host": {"default": text, "enum": [text], "description": text}},
            }
        ],
        "tags": [{"name": name, "description": text}],
        "security": [{name: []}],
        "paths": {"/things/{id}": {"post": operation, "parameters": [_ID]}},
        "components": {
            "schemas": {"Thing": schema, "Word": {"type": "string", "enum": [word, text]}},
            "securitySchemes": {
                name: {"type": "apiKey", "in": "header", "name": word, "description": text}
            },
        },
    }


_ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
