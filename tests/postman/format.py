"""What Postman's collection format 2.1 asks of a file, in our own words and stricter.

The official schema is published on the web only and in no package. This one knows the parts that
we write; keys that it does not know are faults, which the official one would let pass.
"""

from __future__ import annotations

from typing import Any

import jsonschema

_TEXT = {"type": "string"}
_UUID = {
    "type": "string",
    "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$",
}
_ROWS = {"type": "array", "items": {"$ref": "#/definitions/row"}}


def _object(required: str, **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": required.split(),
        "additionalProperties": False,
    }


def _list(name: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/definitions/{name}"}}


_ATTRIBUTES = {"type": "array", "items": _object("key value", key=_TEXT, value=_TEXT, type=_TEXT)}

SCHEMA: dict[str, Any] = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    **_object(
        "info item",
        info=_object(
            "name schema",
            _postman_id=_UUID,
            name={"type": "string", "minLength": 1},
            description=_TEXT,
            schema={
                "const": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"
            },
        ),
        item=_list("node"),
        event=_list("event"),
        variable=_list("variable"),
        auth={"$ref": "#/definitions/auth"},
    ),
    "definitions": {
        "node": {"oneOf": [{"$ref": "#/definitions/item"}, {"$ref": "#/definitions/folder"}]},
        "folder": _object("name item", id=_UUID, name=_TEXT, description=_TEXT, item=_list("node")),
        "item": _object(
            "name request",
            id=_UUID,
            name={"type": "string", "minLength": 1},
            request={"$ref": "#/definitions/request"},
            response=_list("response"),
            event=_list("event"),
            protocolProfileBehavior=_object("", disableBodyPruning={"type": "boolean"}),
        ),
        "request": _object(
            "method url",
            method={"type": "string", "pattern": "^[A-Z]+$"},
            url={"$ref": "#/definitions/url"},
            header=_ROWS,
            body={"$ref": "#/definitions/body"},
            auth={"$ref": "#/definitions/auth"},
            description=_TEXT,
        ),
        "url": _object(
            "raw host path",
            raw=_TEXT,
            host={"type": "array", "items": _TEXT, "minItems": 1},
            path={"type": "array", "items": _TEXT},
            query=_ROWS,
            variable=_ROWS,
        ),
        "row": _object(
            "key value", key=_TEXT, value=_TEXT, description=_TEXT, disabled={"type": "boolean"}
        ),
        "body": {
            "oneOf": [
                _object(
                    "mode raw",
                    mode={"const": "raw"},
                    raw=_TEXT,
                    options=_object("raw", raw=_object("language", language=_TEXT)),
                ),
                _object("mode urlencoded", mode={"const": "urlencoded"}, urlencoded=_ROWS),
                _object("mode file", mode={"const": "file"}, file=_object("src", src=_TEXT)),
                _object("mode formdata", mode={"const": "formdata"}, formdata=_list("part")),
            ]
        },
        "part": {
            "oneOf": [
                _object(
                    "key type value",
                    key=_TEXT,
                    type={"const": "text"},
                    value=_TEXT,
                    contentType=_TEXT,
                ),
                _object(
                    "key type src", key=_TEXT, type={"const": "file"}, src=_TEXT, contentType=_TEXT
                ),
            ]
        },
        "response": _object(
            "name code",
            id=_UUID,
            name=_TEXT,
            originalRequest={"$ref": "#/definitions/request"},
            status=_TEXT,
            code={"type": "integer", "minimum": 100, "maximum": 999},
            _postman_previewlanguage=_TEXT,
            header=_ROWS,
            cookie={"type": "array", "maxItems": 0},
            body=_TEXT,
        ),
        "event": _object(
            "listen script",
            listen={"enum": ["test", "prerequest"]},
            script=_object(
                "type exec",
                type={"const": "text/javascript"},
                exec={"type": "array", "items": {"type": "string", "pattern": "^[^\\n\\r]*$"}},
            ),
        ),
        "variable": _object(
            "key value",
            key={"type": "string", "pattern": "^[^{}]+$"},
            value=_TEXT,
            type={"enum": ["string", "boolean", "any", "number"]},
            description=_TEXT,
        ),
        "auth": {
            "oneOf": [
                _object("type", type={"const": "noauth"}),
                _object("type bearer", type={"const": "bearer"}, bearer=_ATTRIBUTES),
                _object("type basic", type={"const": "basic"}, basic=_ATTRIBUTES),
                _object("type apikey", type={"const": "apikey"}, apikey=_ATTRIBUTES),
            ]
        },
    },
}


def faults(data: object) -> list[str]:
    """What is wrong with a collection, each with its place."""
    found = jsonschema.Draft7Validator(SCHEMA).iter_errors(data)
    return [f"/{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}" for error in found]
