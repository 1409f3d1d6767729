"""Which keys an OpenAPI document has, and what kind of value each of them holds.

One table for all versions: their vocabularies hardly clash, and a key that one version does
not know is harmless in another. The reference resolver, the check of raw types and the
upgrade walk by this table, so that text which only looks like OpenAPI (an ``example`` that
holds a ``$ref``, say) is never taken for it.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from generator.document.tree import Arr, Json, Obj


class Form(enum.Enum):
    """What a value looks like in JSON; the value is how messages call it."""

    ANY = "any value"
    OBJECT = "an object"
    ARRAY = "an array"
    TEXT = "a string"
    FLAG = "true or false"
    NUMBER = "a number"
    SCHEMA = "a schema"  # an object, or a boolean
    SCHEMAS = "a schema or an array of schemas"
    ADDITIONAL = "a schema, or true or false"
    STRINGS = "an array of strings"
    TYPE = "the name of a type or an array of such names"
    DISCRIMINATOR = "a discriminator object"  # in 2.0 the name of a property


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of value.

    ``fields`` and ``rest`` (any other key) name the shapes of members, ``items`` that of the
    entries of an array; "" is data that nobody looks into. ``extensible`` objects skip ``x-``
    keys: in a map of schemas or headers such a key is a name like any other.
    """

    name: str
    form: Form = Form.OBJECT
    fields: Mapping[str, str] = field(default_factory=dict)
    rest: str = ""
    items: str = ""
    extensible: bool = True
    may_ref: bool = False  # may be replaced by {"$ref": ...}
    title: str = ""  # how messages call it


def _map(name: str, of: str, *, extensible: bool = False) -> Shape:
    return Shape(name, rest=of, extensible=extensible)


def _list(name: str, of: str) -> Shape:
    return Shape(name, Form.ARRAY, items=of)


def _words(shape: str, names: str) -> dict[str, str]:
    return dict.fromkeys(names.split(), shape)


# Ranges of status codes as people write them; the specification has ``4XX``.
LOWER_RANGE = re.compile(r"[1-5]xx")

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")

_DOC = _words("text", "title summary description")

# What describes a value without ``schema``: 2.0 parameters, headers and their items.
BARE_SCHEMA: Mapping[str, str] = MappingProxyType(
    _words("text", "format pattern")
    | _words("number", "maximum minimum multipleOf minLength maxLength minItems maxItems")
    | {"type": "type", "items": "schema_or_list", "enum": "array", "uniqueItems": "flag"}
    | dict.fromkeys(("exclusiveMaximum", "exclusiveMinimum", "default"), "any")
)

_PARAMETER = (
    _DOC
    | _words("flag", "required deprecated allowEmptyValue allowReserved explode")
    | _words("text", "name in style collectionFormat")
    | {"schema": "schema", "content": "content", "examples": "example_map"}
    | dict(BARE_SCHEMA)
)

_SCHEMA = (
    dict(BARE_SCHEMA)
    | _DOC
    | _words("text", "$id $anchor $dynamicAnchor $schema contentEncoding contentMediaType")
    | _words("flag", "$recursiveAnchor")
    | _words("flag", "nullable readOnly writeOnly deprecated")
    | _words("number", "minProperties maxProperties minContains maxContains")
    | _words("schema", "not if then else contains propertyNames contentSchema")
    | _words("additional", "additionalProperties unevaluatedProperties")
    | _words("additional", "unevaluatedItems additionalItems")
    | _words("schema_list", "allOf anyOf oneOf prefixItems")
    | _words("schema_map", "properties patternProperties $defs definitions dependentSchemas")
    | {"required": "strings", "discriminator": "discriminator", "xml": "object"}
)

_PATH_ITEM = (
    _DOC
    | _words("operation", " ".join(METHODS))
    | {"parameters": "parameter_list", "servers": "server_list"}
    | {"additionalOperations": "operation_map"}
)

_TABLE = (
    Shape("any", Form.ANY),
    Shape("object"),
    Shape("array", Form.ARRAY),
    Shape("text", Form.TEXT),
    Shape("flag", Form.FLAG),
    Shape("number", Form.NUMBER),
    Shape("strings", Form.STRINGS),
    Shape("type", Form.TYPE),
    Shape(
        "root",
        fields={
            "info": "info",
            "servers": "server_list",
            "paths": "paths",
            "webhooks": "path_item_map",
            "components": "components",
            "security": "requirement_list",
            "tags": "tag_list",
            "externalDocs": "object",
            "definitions": "schema_map",
            "parameters": "parameter_map",
            "responses": "response_map",
            "securityDefinitions": "security_scheme_map",
        }
        | _words("text", "host basePath $self jsonSchemaDialect")
        | _words("strings", "schemes consumes produces"),
        title="the document",
    ),
    Shape(
        "info",
        fields=_DOC
        | {"version": "text", "termsOfService": "text", "contact": "named", "license": "named"},
    ),
    Shape("named", fields=_words("text", "name url email identifier")),
    _map("paths", "path_item", extensible=True),
    _map("path_item_map", "path_item"),
    Shape("path_item", fields=_PATH_ITEM, may_ref=True, title="a path item"),
    _map("operation_map", "operation"),
    Shape(
        "operation",
        fields=_DOC
        | {
            "operationId": "text",
            "tags": "strings",
            "parameters": "parameter_list",
            "requestBody": "request_body",
            "responses": "responses",
            "callbacks": "callback_map",
            "security": "requirement_list",
            "servers": "server_list",
            "deprecated": "flag",
            "consumes": "strings",
            "produces": "strings",
            "schemes": "strings",
        },
        title="an operation",
    ),
    _list("parameter_list", "parameter"),
    _map("parameter_map", "parameter"),
    Shape("parameter", fields=_PARAMETER, may_ref=True, title="a parameter"),
    _map("header_map", "header"),
    Shape("header", fields=_PARAMETER, may_ref=True, title="a header"),
    _map("request_body_map", "request_body"),
    Shape(
        "request_body",
        fields=_DOC | {"content": "content", "required": "flag"},
        may_ref=True,
        title="a request body",
    ),
    _map("content", "media_type"),
    Shape(
        "media_type",
        fields={
            "schema": "schema",
            "itemSchema": "schema",
            "examples": "example_map",
            "encoding": "encoding_map",
            "prefixEncoding": "encoding_list",
            "itemEncoding": "encoding",
        },
        may_ref=True,
        title="a media type",
    ),
    _map("encoding_map", "encoding"),
    _list("encoding_list", "encoding"),
    Shape(
        "encoding",
        fields=_words("text", "contentType style")
        | _words("flag", "explode allowReserved")
        | {
            "headers": "header_map",
            "encoding": "encoding_map",
            "prefixEncoding": "encoding_list",
            "itemEncoding": "encoding",
        },
        title="an encoding",
    ),
    _map("responses", "response", extensible=True),
    _map("response_map", "response"),
    Shape(
        "response",
        fields=_DOC
        | {
            "headers": "header_map",
            "content": "content",
            "links": "link_map",
            "schema": "schema",
            "examples": "object",
        },
        may_ref=True,
        title="a response",
    ),
    _map("link_map", "link"),
    Shape("link", fields=_DOC, may_ref=True, title="a link"),
    _map("callback_map", "callback"),
    Shape("callback", rest="path_item", may_ref=True, title="a callback"),
    _map("example_map", "example"),
    Shape("example", fields=_DOC | {"externalValue": "text"}, may_ref=True, title="an example"),
    Shape(
        "components",
        fields={
            "schemas": "schema_map",
            "responses": "response_map",
            "parameters": "parameter_map",
            "examples": "example_map",
            "requestBodies": "request_body_map",
            "headers": "header_map",
            "securitySchemes": "security_scheme_map",
            "links": "link_map",
            "callbacks": "callback_map",
            "pathItems": "path_item_map",
            "mediaTypes": "content",
        },
        title="components",
    ),
    _map("schema_map", "schema"),
    _list("schema_list", "schema"),
    Shape("schema", Form.SCHEMA, fields=_SCHEMA, may_ref=True, title="a schema"),
    Shape("schema_or_list", Form.SCHEMAS, fields=_SCHEMA, items="schema", may_ref=True),
    Shape("additional", Form.ADDITIONAL, fields=_SCHEMA, may_ref=True),
    Shape(
        "discriminator",
        Form.DISCRIMINATOR,
        fields={"propertyName": "text", "mapping": "object", "defaultMapping": "text"},
        title="a discriminator",
    ),
    _map("security_scheme_map", "security_scheme"),
    Shape(
        "security_scheme",
        fields=_DOC
        | _words("text", "type name in scheme bearerFormat openIdConnectUrl flow")
        | _words("text", "authorizationUrl tokenUrl refreshUrl oauth2MetadataUrl")
        | {"deprecated": "flag", "flows": "flows", "scopes": "object"},
        may_ref=True,
        title="a security scheme",
    ),
    Shape("flows", rest="flow"),
    Shape(
        "flow",
        fields=_words("text", "authorizationUrl tokenUrl refreshUrl deviceAuthorizationUrl")
        | {"scopes": "object"},
        title="an OAuth flow",
    ),
    _list("requirement_list", "requirement"),
    _map("requirement", "strings"),
    _list("server_list", "server"),
    Shape(
        "server",
        fields=_DOC | {"url": "text", "name": "text", "variables": "server_variable_map"},
        title="a server",
    ),
    _map("server_variable_map", "server_variable"),
    Shape(
        "server_variable",
        fields={"default": "text", "enum": "strings", "description": "text"},
        title="a server variable",
    ),
    _list("tag_list", "tag"),
    Shape("tag", fields=_DOC | _words("text", "name parent kind"), title="a tag"),
)

SHAPES: Mapping[str, Shape] = MappingProxyType({shape.name: shape for shape in _TABLE})
ROOT = SHAPES["root"]
ANY = SHAPES["any"]


def is_schema(shape: Shape) -> bool:
    """Whether an object of this shape is a JSON Schema."""
    return shape.fields is _SCHEMA


def member(shape: Shape, key: str) -> Shape | None:
    """The shape of the value of ``key`` in an object of ``shape``; None for data."""
    name = shape.fields.get(key)
    if name is None:
        if not shape.rest or (shape.extensible and key.startswith("x-")):
            return None
        name = shape.rest
    return SHAPES[name]


def containers(node: Obj | Arr, shape: Shape) -> list[tuple[str | int, Obj | Arr, Shape]]:
    """The members of ``node`` that are containers with a known shape: key, value, shape."""
    found: list[tuple[str | int, Obj | Arr, Shape]] = []
    if isinstance(node, Arr):
        if shape.items:
            inner = SHAPES[shape.items]
            found += [(i, v, inner) for i, v in enumerate(node) if isinstance(v, (Obj, Arr))]
        return found
    fields, rest = shape.fields, shape.rest
    if not fields and not rest:
        return found
    for key, value in node.items():
        if isinstance(value, (Obj, Arr)):
            name = fields.get(key)
            if name is None:
                if not rest or (shape.extensible and key.startswith("x-")):
                    continue
                name = rest
            found.append((key, value, SHAPES[name]))
    return found


def reference(node: Json) -> str | None:
    """The text of the reference that ``node`` is, or None."""
    if not isinstance(node, Obj):
        return None
    text = node.get("$ref")
    if text is None:
        text = node.get("$dynamicRef")
        if text is None:
            return None
    return text if isinstance(text, str) else None
