"""Quirks of everything but schemas, nearly all of Swagger 2.0."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from generator.document.shape import BARE_SCHEMA, LOWER_RANGE, METHODS, Shape, reference
from generator.document.tree import Arr, Json, Obj
from generator.document.upgrade.access import requirement, security_scheme, shelve_schemes
from generator.document.upgrade.bodies import body_parameters, is_body, request_body
from generator.document.upgrade.context import Context, new_obj, origin_at, words
from generator.document.upgrade.references import parameter_of, typed
from generator.notation.media import JSON, OCTETS

_STYLES: Mapping[str, tuple[str, bool]] = MappingProxyType(
    {
        "csv": ("form", False),
        "ssv": ("spaceDelimited", False),
        "tsv": ("tabDelimited", False),
        "pipes": ("pipeDelimited", False),
        "multi": ("form", True),
    }
)
_MOVES = (
    ("definitions", "schemas"),
    ("parameters", "parameters"),
    ("responses", "responses"),
    ("securityDefinitions", "securitySchemes"),
)


def upgrade_parts(node: Obj, shape: Shape, context: Context) -> None:
    """Put the quirks of one object that is no schema right."""
    quirks = _QUIRKS.get(shape.name)
    if quirks is not None and reference(node) is None:
        quirks(node, context)


def root(node: Obj, context: Context) -> None:
    """2.0: shelves move under ``components``, and ``host`` and friends become servers."""
    if not context.swagger:
        shelve_schemes(node, context)
        return
    node.pop("swagger", None)
    node["openapi"] = context.document.version
    components: dict[str, Json] = {}
    for old, new in _MOVES:
        if old in node:
            components[new] = node.pop(old)
    parameters = components.get("parameters")
    if isinstance(parameters, Obj):
        kept = {k: v for k, v in parameters.items() if not is_body(v)}
        components["parameters"] = Obj(kept, parameters.origin)
    if components:
        node["components"] = new_obj(components, node, "components")
    servers(node)


def servers(node: Obj) -> None:
    """2.0: ``schemes``, ``host`` and ``basePath`` make one server for each scheme."""
    host, path = node.pop("host", ""), node.pop("basePath", "")
    schemes = words(node.pop("schemes", None))
    path = path if isinstance(path, str) and path != "/" else ""
    urls = [path] if path else []
    if host:
        secure = sorted(schemes or ["https"], key=lambda scheme: scheme != "https")
        urls = [f"{scheme}://{host}{path}" for scheme in secure if scheme in {"http", "https"}]
    if urls:
        made: list[Json] = [
            new_obj({"url": url}, node, "servers", index) for index, url in enumerate(urls)
        ]
        node["servers"] = Arr(made, origin_at(node, "servers"))


def path_item(node: Obj, context: Context) -> None:
    """2.0: a body that all methods of a path share becomes a body of each of them."""
    parameters = node.get("parameters")
    shared = body_parameters(parameters, context)
    if not shared or not isinstance(parameters, Arr):
        return
    kept = [p for p in parameters if not is_body(parameter_of(p, context))]
    node["parameters"] = Arr(kept, parameters.origin)
    for method in METHODS:
        operation_node = node.get(method)
        if isinstance(operation_node, Obj):
            own = operation_node.get("parameters")
            if not body_parameters(own, context):
                members: list[Json] = [*shared, *own] if isinstance(own, Arr) else list(shared)
                joined = Arr(members, origin_at(operation_node, "parameters"))
                changed = Obj({**operation_node, "parameters": joined}, operation_node.origin)
                node[method] = changed


def operation(node: Obj, context: Context) -> None:
    """2.0: body and form parameters become a request body, replies get media types."""
    parameters = node.get("parameters")
    bodies = body_parameters(parameters, context)
    if bodies and isinstance(parameters, Arr):
        kept = [p for p in parameters if not is_body(parameter_of(p, context))]
        node["parameters"] = Arr(kept, parameters.origin)
        if not context.swagger:
            where = bodies[0].get("in")
            hint = "Describe the body under 'requestBody'."
            message = f"'in: {where}' belongs to Swagger 2.0; it was read as the request body."
            context.sink.warning("U006", message, bodies[0].loc, hint=hint)
        if "requestBody" not in node:
            node["requestBody"] = request_body(node, bodies, context)
    produces = words(node.pop("produces", None)) or _produced(context)
    node.pop("consumes", None)
    if context.swagger:
        node.pop("schemes", None)
    responses = node.get("responses")
    if isinstance(responses, Obj) and context.swagger:
        members = {
            key: (
                with_content(typed(value, "response", context), produces)
                if isinstance(value, Obj)
                else value
            )
            for key, value in responses.items()
        }
        node["responses"] = Obj(members, responses.origin)


def responses(node: Obj, context: Context) -> None:  # noqa: ARG001  all quirks look alike
    """Ranges of status codes are written ``4XX``; ``4xx`` means the same."""
    for key in [key for key in node if LOWER_RANGE.fullmatch(key) and key.upper() not in node]:
        members = {(k.upper() if k == key else k): v for k, v in node.items()}
        node.clear()
        node.update(members)


def response(node: Obj, context: Context) -> None:
    """2.0: a response that operations share has the media types of the document."""
    if context.swagger:
        members = dict(with_content(node, _produced(context)))
        node.clear()
        node.update(members)


def with_content(node: Obj, produces: list[str]) -> Obj:
    """2.0: ``schema`` and ``examples`` of a response move under each media type."""
    schema, examples = node.get("schema"), node.get("examples")
    if schema is None and not isinstance(examples, Obj):
        return node
    members = {k: v for k, v in node.items() if k not in {"schema", "examples"}}
    named = list(examples) if isinstance(examples, Obj) else []
    is_file = isinstance(schema, Obj) and schema.get("type") == "file"
    types = produces or ([] if is_file else named) or [_usual(is_file)]
    if schema is None:
        types = named
    content: dict[str, Json] = {}
    for media_type in types:
        media: dict[str, Json] = {} if schema is None else {"schema": schema}
        if isinstance(examples, Obj) and media_type in examples:
            media["example"] = examples[media_type]
        content[media_type] = new_obj(media, node, "content", media_type)
    if content:
        members["content"] = new_obj(content, node, "content")
    return Obj(members, node.origin)


def parameter(node: Obj, context: Context) -> None:
    """2.0 parameters and headers say their type in place; 3.x has ``schema`` and ``style``."""
    if "schema" in node or "content" in node or is_body(node):
        node.pop("collectionFormat", None)
        return
    bare = {key: node.pop(key) for key in BARE_SCHEMA if key in node}
    if "type" in bare and not context.swagger:
        hint = "Move it below 'schema'."
        message = "The type is given without 'schema', as in Swagger 2.0; it was read as a schema."
        context.sink.warning("U005", message, node.loc, hint=hint)
    if bare:
        collection(node, bare)
        if context.swagger and "items" in bare:
            bare["items"] = nested(bare["items"])
        if "x-nullable" in node:
            bare["x-nullable"] = node.pop("x-nullable")
        node["schema"] = new_obj(bare, node, "schema")


def nested(items: Json) -> Json:
    """2.0: arrays inside an array of a parameter are joined as well, with commas by default."""
    if not isinstance(items, Obj) or items.get("type") != "array":
        return items
    joined = Obj({"collectionFormat": "csv", **items}, items.origin)
    if "items" in joined:
        joined["items"] = nested(joined["items"])
    return joined


def collection(node: Obj, bare: Mapping[str, Json]) -> None:
    """2.0: ``collectionFormat`` becomes ``style`` and ``explode``."""
    written = node.pop("collectionFormat", "csv")
    if bare.get("type") != "array" or "style" in node:
        return
    style, explode = _STYLES.get(str(written), _STYLES["csv"])
    if node.get("in") in {"path", "header"} or "in" not in node:
        style = "simple"
    node["style"] = style
    node["explode"] = explode


def _produced(context: Context) -> list[str]:
    return words(context.document.root.get("produces")) if context.swagger else []


def _usual(is_file: bool) -> str:
    return OCTETS if is_file else JSON


_QUIRKS: Mapping[str, Callable[[Obj, Context], None]] = MappingProxyType(
    {
        "root": root,
        "path_item": path_item,
        "operation": operation,
        "responses": responses,
        "response": response,
        "parameter": parameter,
        "header": parameter,
        "requirement": requirement,
        "security_scheme": security_scheme,
    }
)
