"""Is the document built as OpenAPI says: our own check of types, then the official schemas.

The official schemas come with openapi-spec-validator and are used directly: only their
structural part, for the library's semantic part raises on faulty documents and gives no
places. What they find is a WARNING, since real documents are invalid in places and the
meaning is mostly clear; what is not clear is an ERROR of :mod:`generator.document.structure`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

from generator.diagnostics import Loc, Sink
from generator.diagnostics.suggest import did_you_mean
from generator.diagnostics.wording import shortened
from generator.document.marks import step
from generator.document.model import Document
from generator.document.schema_check import Schema, UnsupportedError
from generator.document.shape import LOWER_RANGE
from generator.document.structure import check_structure
from generator.document.tree import Arr, Json, Obj, loc_of
from generator.notation.pointer import covers

# The official schemas take about 50 µs for each object or array of a document.
MAX_CONTAINERS = 50_000

_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'")
_KINDS = {
    "object": "an object",
    "array": "an array",
    "string": "a string",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
}
_UNKNOWN_KEYS = frozenset({"additionalProperties", "unevaluatedProperties"})


def validate(
    document: Document, sink: Sink, *, tolerant: bool = False, thorough: bool | None = None
) -> None:
    """Report everything that is wrong with the structure of a resolved, not upgraded document.

    With ``tolerant`` a fault that only spoils an operation is a WARNING (the upgrade lists the
    operation in ``broken``). ``thorough`` says whether the official schemas are used; None: if
    the document has at most :data:`MAX_CONTAINERS` objects and arrays.
    """
    size = check_structure(document, sink, tolerant=tolerant)
    if thorough is None:
        thorough = size <= MAX_CONTAINERS
        if not thorough:
            message = (
                f"The document is large ({size:,} objects and arrays), so only the types of its "
                "values were checked."
            )
            hint = "Run the command `validate` to check everything."
            sink.info("V012", message, document.root.loc, hint=hint)
    if thorough:
        _check_schema(document, sink)


def _check_schema(document: Document, sink: Sink) -> None:
    """Report what the official schema of the version finds and nobody did before."""
    found = {diagnostic.loc for diagnostic in sink if diagnostic.loc}
    try:
        schema = _official_schema(document.version[:3])
        if _satisfies(document, schema):
            return
        for error in _errors(document, schema):
            path, message, hint = _explain(_deepest(error))
            loc = _loc_at(document.root, path)
            if not any(_covers(other, loc) for other in found):
                sink.warning("V010", message, loc, hint=hint)
    except Exception as error:  # noqa: BLE001  whatever a foreign library does, we go on
        message = (
            f"The official OpenAPI schema could not be applied ({type(error).__name__}); only the "
            "types of values were checked."
        )
        hint = "Report this, together with the document."
        sink.warning("V011", message, document.root.loc, hint=hint)


class _SchemaError(Protocol):
    """What we read of a ``jsonschema`` validation error."""

    @property
    def absolute_path(self) -> Iterable[str | int]: ...
    @property
    def context(self) -> Sequence[_SchemaError] | None: ...
    @property
    def instance(self) -> object: ...
    @property
    def message(self) -> str: ...
    @property
    def relative_schema_path(self) -> Sequence[str | int]: ...
    @property
    def schema(self) -> object: ...
    @property
    def validator(self) -> str: ...
    @property
    def validator_value(self) -> object: ...


def _satisfies(document: Document, schema: dict[str, object]) -> bool:
    """Whether there is nothing to find. It is not known for sure when the answer is no."""
    try:
        return Schema(schema, _metaschemas()).satisfied_by(document.root)
    except (UnsupportedError, RecursionError):
        return False


def _errors(document: Document, schema: dict[str, object]) -> Iterator[_SchemaError]:
    """What the official schema of the document's version finds."""
    # costs 80 ms
    from jsonschema.validators import validator_for  # noqa: PLC0415
    from jsonschema_specifications import REGISTRY  # noqa: PLC0415
    from referencing import Resource  # noqa: PLC0415

    resource = Resource.from_contents(schema)
    name = resource.id() or "urn:openapi"
    # With a registry that was crawled before, a 3.1 document takes a quarter of the time: else
    # every lookup of a dynamic anchor crawls all of it again.
    resolver = REGISTRY.with_resource(name, resource).crawl().resolver(name)
    validator_class: Any = validator_for(schema)  # its resolver is no public argument
    yield from validator_class(schema, _resolver=resolver).iter_errors(document.root)


def _official_schema(version: str) -> dict[str, object]:
    """The schema of a version, as openapi-spec-validator ships it.

    Read as a file, for importing that package costs 200 ms and uses nothing but this.
    """
    path = _inside("openapi_spec_validator", f"resources/schemas/v{version}/schema.json")
    if path.is_file():
        schema: dict[str, object] = json.loads(path.read_bytes())
        return _with_items(schema)
    from openapi_spec_validator import schemas  # noqa: PLC0415  a release with another layout

    names = {"2.0": "v2", "3.0": "v30", "3.1": "v31", "3.2": "v32"}
    return _with_items(deepcopy(getattr(schemas, f"schema_{names[version]}")))


def _with_items(schema: dict[str, object]) -> dict[str, object]:
    """``schema`` with ``itemSchema``: frameworks write it in documents older than 3.2 as well."""
    for names in (
        ("$defs", "media-type", "properties"),
        ("definitions", "MediaType", "properties"),
    ):
        node: object = schema
        for name in names:
            node = node.get(name) if isinstance(node, dict) else None
        if isinstance(node, dict):
            node.setdefault("itemSchema", {})
    return schema


def _metaschemas() -> dict[str, object]:
    """What the official schemas refer to."""
    path = _inside("jsonschema_specifications", "schemas/draft4/metaschema.json")
    found = json.loads(path.read_bytes()) if path.is_file() else {}
    return {"http://json-schema.org/draft-04/schema": found}


def _inside(package: str, path: str) -> Path:
    """The path of a file that a package brings along, without importing the package."""
    spec = find_spec(package)
    folders = spec.submodule_search_locations if spec else None
    return Path(*(folders or [])[:1], path)


def _deepest(error: _SchemaError) -> _SchemaError:
    """The error that says most: of the alternative that was probably meant, the innermost."""
    while error.context:
        is_ref = isinstance(error.instance, dict) and "$ref" in error.instance
        alternatives: dict[object, list[_SchemaError]] = {}
        for inner in error.context:
            alternatives.setdefault(inner.relative_schema_path[0], []).append(inner)
        meant = [
            group
            for group in alternatives.values()
            if is_ref or not any(e.validator == "required" and "$ref" in e.message for e in group)
        ]
        if not meant:
            break
        fewest: list[_SchemaError] = min(meant, key=len)
        error = max(fewest, key=lambda e: len(list(e.absolute_path)))
    return error


def _explain(error: _SchemaError) -> tuple[list[str | int], str, str]:
    """Where an error is, what it says in our words, and a hint."""
    path = list(error.absolute_path)
    kind, value = error.validator, error.validator_value
    if kind in _UNKNOWN_KEYS and isinstance(error.instance, dict):
        keys = [key for key in _QUOTED.findall(error.message) if key in error.instance]
        if keys:
            schema = error.schema if isinstance(error.schema, dict) else {}
            known = schema.get("properties", {})
            unused = [name for name in known if name not in error.instance]
            them = "it, or correct its name" if len(keys) == 1 else "them, or correct their names"
            hint = did_you_mean(keys[0], unused, f"Remove {them}.")
            if LOWER_RANGE.fullmatch(keys[0]) and path[-1:] == ["responses"]:
                hint = f"Write {keys[0].upper()}; it was read as that."
            names = ", ".join(repr(key) for key in keys)
            if len(keys) == 1:
                return [*path, keys[0]], f"The key {names} is not allowed here.", hint
            return [*path, keys[0]], f"The keys {names} are not allowed here.", hint
    if kind == "required":
        missing = _QUOTED.findall(error.message)
        if missing:
            return path, f"The key {missing[0]!r} is missing.", f"Add {missing[0]!r}."
    if kind == "type":
        kinds = value if isinstance(value, list) else [value]
        wanted = " or ".join(_KINDS.get(str(name), str(name)) for name in kinds)
        what = f"{path[-1]!r}" if path and isinstance(path[-1], str) else "This"
        return path, f"{what} must be {wanted}.", ""
    if kind == "enum" and isinstance(value, list):
        return path, f"{_short(error.instance)} is not one of {_listed(value)}.", ""
    if kind == "pattern":
        return path, f"{_short(error.instance)} does not match the pattern {_short(value)}.", ""
    text = error.message.removesuffix(".")
    if len(text) > 200:
        text = f"{_short(error.instance)} does not satisfy the keyword {kind!r} of the schema"
    return path, f"{text}.", ""


def _short(value: object) -> str:
    return shortened(repr(value))


def _listed(values: Iterable[object]) -> str:
    shown = [_short(value) for value in values]
    return ", ".join(shown[:12]) + (", ..." if len(shown) > 12 else "")


def _loc_at(root: Obj, path: Sequence[str | int]) -> Loc:
    """The place of the node at a path of the tree, as its author wrote it."""
    node: Json = root
    loc = root.loc
    for key in path:
        if not isinstance(node, Obj | Arr):
            break
        try:
            child = step(node, str(key))
        except KeyError:
            break
        loc = loc_of(child, node, key)
        node = child
    return loc


def _covers(outer: Loc, inner: Loc) -> bool:
    """Whether a fault at ``outer`` explains one at ``inner``."""
    return outer.uri == inner.uri and outer.pointer != "" and covers(outer.pointer, inner.pointer)
