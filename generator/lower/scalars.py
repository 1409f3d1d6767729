"""Scalars: what ``type``, ``format``, ``enum`` and ``const`` mean together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.diagnostics import Sink
from generator.diagnostics.suggest import did_you_mean
from generator.document.tree import Arr, Json, Obj
from generator.ir.kinds import JSON_TYPES, TEXT_FORMATS, Kind, kind_of
from generator.ir.types import Primitive, Scalar, TypeRef
from generator.lower.bounds import limits_of
from generator.lower.reader import distinct, flag, is_scalar, text
from generator.notation.media import ContentType
from generator.notation.scalars import flag_of, number_of, plain, text_of

TYPES = ("object", "array", *JSON_TYPES)

# what people write where the specification has another word
_MISSPELT = {
    "int": "integer",
    "long": "integer",
    "float": "number",
    "double": "number",
    "decimal": "number",
    "bool": "boolean",
    "str": "string",
    "text": "string",
    "date": "string",
    "datetime": "string",
    "dict": "object",
    "map": "object",
    "list": "array",
    "none": "null",
}

_TEXT_KEYWORDS = ("pattern", "minLength", "maxLength", "contentEncoding", "contentMediaType")


def types_of(node: Obj, sink: Sink) -> tuple[str, ...] | None:
    """The JSON types that ``node`` names, "null" included; None when it names none."""
    value = node.get("type")
    if value is None:
        return None
    words = value if isinstance(value, Arr) else [value]
    known: list[str] = []
    for word in words:
        name = word if isinstance(word, str) else ""
        name = name if name in TYPES else _MISSPELT.get(name.lower(), name)
        if name not in TYPES:
            if name != "file":
                sink.warning(
                    "L113",
                    f"{word!r} is not a JSON type; any value is accepted.",
                    node.at("type"),
                    hint=did_you_mean(str(word), TYPES),
                )
                return None
            name = "string"
        elif name != word:
            message = f"{word!r} is not a JSON type; it was read as {name!r}."
            sink.warning("L113", message, node.at("type"), hint=f"Write {name}.")
        if name not in known:
            known.append(name)
    return tuple(known) or None


def implied_types(node: Obj) -> tuple[str, ...] | None:
    """The types that the keywords of a schema without ``type`` are about."""
    if node.keys() & {"properties", "additionalProperties", "patternProperties", "required"}:
        return ("object",)
    if node.keys() & {"items", "prefixItems"}:
        return ("array",)
    if node.get("format") in TEXT_FORMATS or any(key in node for key in _TEXT_KEYWORDS):
        return ("string",)
    return None


def primitive(json_type: str, nodes: Sequence[Obj]) -> Primitive:
    """The scalar that ``json_type`` and the formats of ``nodes`` describe; a later one wins."""
    plain = kind = Kind(json_type)
    word = ""
    for node in nodes:
        found, format_word = _kind_of(json_type, node)
        word = format_word or word
        kind = kind if found is plain else found
    return Primitive(kind, word, limits_of(nodes))


def _kind_of(json_type: str, node: Obj) -> tuple[Kind, str]:
    """The kind that one schema gives a JSON type, and its ``format``."""
    word = text(node, "format")
    if json_type == "string":
        return _string_kind(node, word), word
    kind = kind_of(json_type, word)
    if kind is Kind.UNIX_TIME and text(node, "x-sdk-unit") not in {"", "s"}:
        return Kind(json_type), word  # a timestamp in another unit is a plain number
    return kind, word


def _string_kind(node: Obj, word: str) -> Kind:
    if node.get("type") == "file":
        return Kind.BINARY
    encoding = text(node, "contentEncoding").lower()
    if encoding in {"base64", "base64url"}:
        return kind_of("string", encoding)
    media = text(node, "contentMediaType")
    kind = kind_of("string", word)
    if media and not encoding and kind is Kind.STRING:
        # JSON or text inside a JSON string is still text
        return Kind.STRING if ContentType.parse(media).is_textual else Kind.BINARY
    return kind


def enumerated(node: Obj, types: tuple[str, ...] | None, sink: Sink) -> list[Scalar] | None:
    """The values that ``enum`` or ``const`` allows, without null; None: no such limit."""
    if "const" in node:
        values: list[Json] = [node["const"]]
    elif isinstance(enum := node.get("enum"), Arr):
        values = list(enum)
        if not values:
            message = "This enum is empty, which would allow nothing; it is ignored."
            hint = "List the allowed values, or remove the enum."
            sink.warning("L105", message, node.at("enum"), hint=hint)
            return None
    else:
        return None
    if not all(is_scalar(value) for value in values):
        sink.warning(
            "L106",
            "An enum of arrays or objects cannot become an enum in code; only its type is used.",
            node.at("enum" if "enum" in node else "const"),
            hint="Describe the values with a schema instead.",
        )
        return None
    kept: list[Scalar] = []
    for value in values:
        if isinstance(value, Obj | Arr):
            continue
        scalar = _fit(value, types, node, sink)
        if scalar is not None:
            kept.append(scalar)
    return distinct(kept) or None


def _fit(value: Scalar, types: tuple[str, ...] | None, node: Obj, sink: Sink) -> Scalar:
    """``value`` as the type says it is sent: an unquoted ``1`` among texts is ``"1"``."""
    named = tuple(name for name in types or () if name != "null")
    if value is None or not named or _is_a(value, named):
        return plain(value)
    fitted: Scalar = value
    if named == ("string",):
        fitted = text_of(value)
    elif isinstance(value, str) and set(named) <= {"integer", "number"}:
        fitted = value if (number := number_of(value)) is None else number
    elif isinstance(value, str) and named == ("boolean",):
        fitted = value if (meant := flag_of(value)) is None else meant
    shown = repr(value) if isinstance(value, str) else text_of(value)
    sink.warning(
        "L104",
        f"The enum value {shown} is not of type {' or '.join(named)}; "
        + ("it is kept as it is." if fitted is value else f"it was read as {fitted!r}."),
        node.at("enum" if "enum" in node else "const"),
        hint="Correct the value, or the type.",
    )
    return fitted


def _is_a(value: Scalar, types: tuple[str, ...]) -> bool:
    """Whether ``value`` is of one of the JSON ``types``."""
    match value:
        case bool():
            return "boolean" in types
        case int():
            return "integer" in types or "number" in types
        case float():
            return "number" in types or ("integer" in types and value.is_integer())
        case str():
            return "string" in types
        case None:
            return "null" in types


def both_booleans(values: Iterable[Scalar]) -> bool:
    """Whether ``values`` are exactly true and false: no limit on a boolean at all."""
    found = list(values)
    return len(found) == 2 and all(isinstance(value, bool) for value in found)


def is_secret(node: Json) -> bool:
    """Whether a schema or parameter holds something that must not be shown."""
    return flag(node, "x-sdk-secret") or text(node, "format") == "password"


def simple_scalar(node: Obj) -> TypeRef | None:
    """The type of a schema that is nothing but one scalar: most schemas of most documents."""
    json_type = node.get("type")
    if not isinstance(json_type, str) or json_type not in JSON_TYPES or node.keys() & _NOT_SIMPLE:
        return None
    kind, word = _kind_of(json_type, node)
    return Primitive(kind, word, limits_of((node,)))


_NOT_SIMPLE = frozenset(
    {"$ref", "allOf", "anyOf", "oneOf", "enum", "const", "not", "if", "then", "else"}
)
