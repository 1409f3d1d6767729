"""Swagger 2.0 bodies: ``in: body`` and ``in: formData`` parameters become a request body."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generator.document.shape import BARE_SCHEMA
from generator.document.tree import Arr, Json, Obj
from generator.document.upgrade.context import Context, new_obj, origin_at, words
from generator.document.upgrade.references import parameter_of
from generator.notation.media import FORM, JSON, MULTIPART, ContentType, MediaKind, media_kind

BODY_LOCATIONS = frozenset({"body", "formData"})
_STYLES: Mapping[str, str] = MappingProxyType(
    {"csv": "form", "ssv": "spaceDelimited", "tsv": "tabDelimited", "pipes": "pipeDelimited"}
)


def is_body(node: Json) -> bool:
    """Whether a node, not checked yet, is a parameter that travels in the body."""
    where = node.get("in") if isinstance(node, Obj) else None
    return isinstance(where, str) and where in BODY_LOCATIONS


def body_parameters(parameters: Json, context: Context) -> list[Obj]:
    """The parameters that travel in the body, references followed."""
    if not isinstance(parameters, Arr):
        return []
    found = [parameter_of(item, context) for item in parameters]
    return [p for p in found if isinstance(p, Obj) and is_body(p)]


def request_body(operation: Obj, parameters: list[Obj], context: Context) -> Obj:
    """The request body that the body parameters of an operation describe."""
    consumes = words(operation.get("consumes")) or words(context.document.root.get("consumes"))
    bodies = [p for p in parameters if p.get("in") == "body"]
    forms = [p for p in parameters if p.get("in") == "formData" and isinstance(p.get("name"), str)]
    if bodies:
        if forms or len(bodies) > 1:
            message = "The operation has more than one body parameter; only the first was read."
            context.sink.warning("U007", message, operation.loc, hint="Keep one of them.")
        return _plain(bodies[0], consumes)
    return _form(operation, forms, consumes)


def _plain(parameter: Obj, consumes: list[str]) -> Obj:
    """``in: body``: its schema under each media type that the operation takes."""
    kept = {
        key: value
        for key, value in parameter.items()
        if key in {"description", "required"} or key.startswith("x-")
    }
    media: dict[str, Json] = {}
    if "schema" in parameter:
        media["schema"] = parameter["schema"]
    content: dict[str, Json] = {
        name: new_obj(dict(media), parameter, "content", name) for name in consumes or [JSON]
    }
    kept["content"] = new_obj(content, parameter, "content")
    return Obj(kept, parameter.origin)


def _form(operation: Obj, parameters: list[Obj], consumes: list[str]) -> Obj:
    """``in: formData``: an object with one property for each of them."""
    properties: dict[str, Json] = {}
    required: list[Json] = []
    encoding: dict[str, Json] = {}
    for parameter in parameters:
        name = str(parameter["name"])
        properties[name] = _property(parameter)
        if parameter.get("required") is True:
            required.append(name)
        if parameter.get("type") == "array":
            encoding[name] = _encoding(operation, parameter, name)
    schema: dict[str, Json] = {"type": "object"}
    schema["properties"] = new_obj(properties, operation, "requestBody", "properties")
    if required:
        schema["required"] = Arr(required, origin_at(operation, "requestBody", "required"))
    media: dict[str, Json] = {"schema": new_obj(schema, operation, "requestBody", "schema")}
    if encoding:
        media["encoding"] = new_obj(encoding, operation, "requestBody", "encoding")
    files = any(parameter.get("type") == "file" for parameter in parameters)
    content: dict[str, Json] = {
        name: new_obj(dict(media), operation, "requestBody", "content", name)
        for name in _form_types(consumes, files=files)
    }
    members: dict[str, Json] = {"content": new_obj(content, operation, "requestBody", "content")}
    if required:
        members["required"] = True
    return new_obj(members, operation, "requestBody")


def _form_types(consumes: list[str], *, files: bool) -> list[str]:
    """The media types of a form; one with files cannot be urlencoded."""
    named = [name for name in consumes if ContentType.parse(name).essence in {FORM, MULTIPART}]
    if files:
        return [name for name in named if media_kind(name) is MediaKind.MULTIPART] or [MULTIPART]
    return named or [FORM]


def _property(parameter: Obj) -> Obj:
    """The schema of one form field. It has the origin of the parameter, which says it all."""
    kept = {
        key: value
        for key, value in parameter.items()
        if key in BARE_SCHEMA or key in {"description", "example"} or key.startswith("x-")
    }
    return Obj(kept, parameter.origin)


def _encoding(operation: Obj, parameter: Obj, name: str) -> Obj:
    """How an array in a form is written."""
    written = parameter.get("collectionFormat")
    members: dict[str, Json] = {"style": _STYLES.get(str(written), "form")}
    members["explode"] = written == "multi"
    return new_obj(members, operation, "requestBody", "encoding", name)
