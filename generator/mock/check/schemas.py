"""Values of requests against the JSON Schemas of the document, in bounded time.

The types of the IR know no limits (``maxLength``, ``pattern`` ...); the document does. A schema
is cut out of it with everything that it refers to when a value is to be checked the first time.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.diagnostics.wording import shortened
from generator.document.model import Document
from generator.document.shape import reference
from generator.document.tree import Arr, Json, Obj
from generator.ir.model import MediaType, Operation, Parameter
from generator.mock.check.keywords import TAGS, Checker, Error
from generator.mock.check.patterns import Patterns
from generator.mock.check.tags import tags_of
from generator.mock.wire.values import Data
from generator.notation.pointer import pointer_to

_LOG: Final = logging.getLogger("generator.mock")

_MOST_ERRORS: Final = 20
# Keys of a schema whose values are schemas by name, and those that are data.
_BY_NAME: Final = frozenset(
    {"properties", "patternProperties", "$defs", "definitions", "dependentSchemas"}
)
_DATA: Final = frozenset(
    {"example", "examples", "default", "enum", "const", "discriminator", "xml"}
)
# What says where a schema is, which a copy of it is not; the document's own links replace it.
_PLACES: Final = frozenset({"$id", "$anchor", "$dynamicAnchor", "$schema", "$dynamicRef", "$ref"})


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not fit: a JSON Pointer into the value, and what is wrong there."""

    pointer: str
    message: str


class Schemas:
    """The schemas of one document, ready to check values of requests."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._checkers: dict[int, Checker | None] = {}  # None: takes too long
        self._patterns = Patterns()

    def parameter(self, operation: Operation, parameter: Parameter, value: Data) -> list[Fault]:
        """What is wrong with the value of a parameter."""
        for node in self._parameters(operation):
            if node.loc == parameter.loc:
                schema = node.get("schema")
                if schema is None and isinstance(content := node.get("content"), Obj):
                    media = self._document.deref(next(iter(content.values()), None))
                    schema = media.get("schema") if isinstance(media, Obj) else None
                return self._check(schema, value)
        return []

    def body(self, operation: Operation, media: MediaType, value: Data) -> list[Fault]:
        """What is wrong with a body."""
        schema = self._media(operation, media)
        return self._check(schema.get("schema") if schema is not None else None, value)

    def item(self, operation: Operation, media: MediaType, value: Data) -> list[Fault]:
        """What is wrong with one value of a sequence."""
        node = self._media(operation, media)
        if node is None:
            return []
        item = node.get("itemSchema")
        return self._check(item if item is not None else node.get("schema"), value)

    # -- nodes of the document -------------------------------------------------------------

    def _node(self, operation: Operation) -> tuple[Obj, Obj] | None:
        """The operation and its path item."""
        paths = self._document.root.get("paths")
        for path, item in paths.items() if isinstance(paths, Obj) else ():
            if operation.path not in {path, f"/{path}"}:
                continue
            for holder in (item, self._document.deref(item)):
                if not isinstance(holder, Obj):
                    continue
                more = holder.get("additionalOperations")
                node = holder.get(operation.method.lower())
                if node is None and isinstance(more, Obj):
                    node = more.get(operation.method)
                node = self._document.deref(node)
                if isinstance(node, Obj):
                    return node, holder
        return None

    def _parameters(self, operation: Operation) -> Iterator[Obj]:
        for holder in self._node(operation) or ():
            listed = holder.get("parameters")
            for node in listed if isinstance(listed, Arr) else ():
                target = self._document.deref(node)
                if isinstance(target, Obj):
                    yield target

    def _media(self, operation: Operation, media: MediaType) -> Obj | None:
        found = self._node(operation)
        body = self._document.deref(found[0].get("requestBody")) if found else None
        content = body.get("content") if isinstance(body, Obj) else None
        for name, node in content.items() if isinstance(content, Obj) else ():
            target = self._document.deref(node)
            if name.strip() == media.content_type and isinstance(target, Obj):
                return target
        return None

    # -- checking --------------------------------------------------------------------------

    def _check(self, schema: Json, value: Data) -> list[Fault]:
        if not isinstance(schema, Obj):
            return []
        if id(schema) not in self._checkers:
            bundle = _Bundle(self._document).of(schema)
            self._checkers[id(schema)] = Checker(bundle, self._patterns)
        checker = self._checkers[id(schema)]
        found: list[Fault] = []
        try:
            for error in checker.errors(value) if checker is not None else ():
                found.append(Fault(pointer_to(error.absolute_path), _message(error)))
                if len(found) == _MOST_ERRORS:
                    break
        except TimeoutError:
            place = f"{schema.loc.uri}#{schema.loc.pointer}"
            _LOG.log(logging.WARNING, "The schema at %s is not checked: it takes too long.", place)
            self._checkers[id(schema)] = None
        except RecursionError:
            found.append(Fault("", "The value is nested too deeply."))
        except Exception:  # noqa: BLE001  a faulty schema is no fault of the request
            return found
        return found


def _message(error: Error) -> str:
    alternatives = error.validator_value
    if error.validator in {"oneOf", "anyOf"} and isinstance(alternatives, Sequence):
        return f"The value fits none of the {len(alternatives)} alternatives."
    if error.validator == "pattern":
        pattern = _short(error.validator_value)
        return f"{_short(error.instance)} does not match the pattern {pattern}."
    text = error.message.removesuffix(".")
    if len(text) > 200:
        text = f"{_short(error.instance)} does not satisfy {error.validator!r}"
    return f"{text}."


def _short(value: object) -> str:
    return shortened(repr(value), 80)


class _Bundle:
    """Copies a schema and all that it refers to into one that stands alone."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._names: dict[int, str] = {}
        self._queue: list[tuple[str, Obj]] = []

    def of(self, schema: Obj) -> dict[str, object]:
        """``schema`` as plain data, its references leading into ``$defs``."""
        root = self._copy(schema)
        shelves: dict[str, object] = {}
        while self._queue:
            name, node = self._queue.pop()
            shelves[name] = self._copy(node)
        return {"allOf": [root], "$defs": shelves}

    def _copy(self, node: Json) -> object:
        """A schema, by an explicit stack, for schemas may be nested deeply."""
        result: dict[str, object] = {}
        work: list[tuple[Json, dict[str, object] | list[object], str, bool]] = [
            (node, result, "root", True)
        ]
        while work:
            value, into, key, is_schema = work.pop()
            made = self._one(value, work, is_schema=is_schema)
            if isinstance(into, list):
                into.append(made)
            else:
                into[key] = made
        return result["root"]

    def _one(
        self,
        value: Json,
        work: list[tuple[Json, dict[str, object] | list[object], str, bool]],
        *,
        is_schema: bool,
    ) -> object:
        if isinstance(value, Arr):
            items: list[object] = []
            work.extend((one, items, "", is_schema) for one in reversed(value))
            return items
        if not isinstance(value, Obj):
            return value
        made: dict[str, object] = {}
        if not is_schema:  # schemas by name
            work.extend((one, made, name, True) for name, one in value.items())
            return made
        if reference(value) is not None and isinstance(target := self._document.hop(value), Obj):
            made["$ref"] = f"#/$defs/{self._name(target)}"
        if (tags := tags_of(self._document, value)) is not None:
            made[TAGS] = list(tags)
        for key, inner in value.items():
            if key in _PLACES:
                continue
            if key in _DATA:
                if key in {"enum", "const"}:
                    made[key] = _plain(inner)
            elif key == "required":
                made[key] = self._required(inner, value.get("properties"))
            elif key == "x-sdk-requires":
                made[key] = _plain(inner)
            elif not key.startswith("x-"):
                # documents mean "one of these" by oneOf, and rarely see to it that a value of one
                # is no value of another
                name = "anyOf" if key == "oneOf" and "anyOf" not in value else key
                work.append((inner, made, name, key not in _BY_NAME))
        return made

    def _name(self, target: Obj) -> str:
        name = self._names.get(id(target))
        if name is None:
            name = self._names[id(target)] = str(len(self._names))
            self._queue.append((name, target))
        return name

    def _required(self, names: Json, declared: Json) -> list[object]:
        """What a request must give: what only the server writes is not asked for."""
        found: list[object] = []
        for name in names if isinstance(names, Arr) else ():
            prop = (
                declared.get(name) if isinstance(declared, Obj) and isinstance(name, str) else None
            )
            holders = (prop, self._document.deref(prop))
            if not any(isinstance(one, Obj) and one.get("readOnly") is True for one in holders):
                found.append(name)
        return found


def _plain(value: Json) -> object:
    if isinstance(value, Obj):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, Arr) else value
