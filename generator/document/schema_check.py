"""Does a document satisfy a JSON Schema: a quick yes or no, without saying why not.

The official schemas of OpenAPI use few keywords. Turned into functions they take a fifth of
the time that ``jsonschema`` takes, which is imported for faulty documents only.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias
from urllib.parse import unquote, urldefrag

from generator.notation.pointer import tokens_of

Check: TypeAlias = Callable[[Any], bool]
#: The properties of an object that a valid schema has looked at.
Seen: TypeAlias = Callable[[Any], Iterator[str]]

#: Keywords that say nothing about a value, or that are read together with another one.
_SILENT = frozenset(
    (
        *("$comment", "$defs", "$dynamicAnchor", "$id", "$schema", "additionalItems"),
        *("additionalProperties", "default", "definitions", "description", "else", "examples"),
        *("format", "id", "maxContains", "minContains", "patternProperties", "properties"),
        *("then", "title"),
    )
)
_MEMBERS = ("properties", "patternProperties", "additionalProperties")
_TYPES: Mapping[str, tuple[type, ...]] = {
    "array": (list,),
    "boolean": (bool,),
    "integer": (int,),
    "null": (type(None),),
    "number": (int, float),
    "object": (dict,),
    "string": (str,),
}


class UnsupportedError(Exception):
    """A schema uses a keyword, or a form of one, that is not known here."""


class Schema:
    """A JSON Schema (draft 4 or 2020-12) as functions, compiled where a reference leads.

    ``others`` are the documents that references may lead to, by uri. Making one, and asking it,
    raises :class:`UnsupportedError` for what is not known here.
    """

    def __init__(self, root: Mapping[str, Any], others: Mapping[str, Any]) -> None:
        self._documents = {"": root, **others}
        self._old = "draft-04" in str(root.get("$schema"))
        self._checks: dict[tuple[str, str], Check] = {}
        self._known: dict[tuple[str, str], dict[int, bool]] = {}  # answers by the id of a value
        self._check = self._compile(root, "")

    def satisfied_by(self, instance: object) -> bool:
        """Whether ``instance`` is valid. Raises ``RecursionError`` where it nests too deeply."""
        try:
            return self._check(instance)
        finally:
            for known in self._known.values():  # an id means something while the value is there
                known.clear()

    # -- schemas -------------------------------------------------------------------------

    def _compile(self, schema: Any, uri: str) -> Check:  # noqa: ANN401  (any JSON)
        if isinstance(schema, bool):
            return lambda _: schema
        if self._old and "$ref" in schema:  # what stands beside it means nothing
            return self._reference(schema["$ref"], uri)
        checks = [self._keyword(key, schema, uri) for key in schema if key not in _SILENT]
        if any(key in schema for key in _MEMBERS):
            checks.append(self._members(schema, uri))
        return checks[0] if len(checks) == 1 else _combined("allOf", checks)

    def _keyword(self, key: str, schema: Mapping[str, Any], uri: str) -> Check:
        value = schema[key]
        match key:
            case "$ref" | "$dynamicRef":
                return self._reference(value, uri)
            case "allOf" | "anyOf" | "oneOf":
                return _combined(key, [self._compile(one, uri) for one in value])
            case "not":
                excluded = self._compile(value, uri)
                return lambda instance: not excluded(instance)
            case "if":
                return self._condition(schema, uri)
            case "items":
                return self._items(value, uri)
            case "contains":
                return self._contains(schema, uri)
            case "propertyNames":
                name = self._compile(value, uri)
                return lambda instance: not isinstance(instance, dict) or all(map(name, instance))
            case "dependentSchemas":
                return self._dependent(value, uri)
            case "unevaluatedProperties":
                return self._unevaluated(schema, uri)
            case "minimum":
                return _minimum(value, exclusive=schema.get("exclusiveMinimum") is True)
            case _:
                return _simple(key, value, integral_floats=not self._old)

    def _reference(self, text: str, uri: str) -> Check:
        place = self._place(text, uri)
        if place in self._checks:
            return self._checks[place]
        compiled: list[Check] = []
        known = self._known.setdefault(place, {})

        def check(instance: Any) -> bool:  # noqa: ANN401  (any JSON)
            if not compiled:
                compiled.append(self._compile(*self._target(place)))
            if not isinstance(instance, dict | list):
                return compiled[0](instance)
            key = id(instance)
            if key not in known:  # a part that stands in many places is looked at once
                known[key] = compiled[0](instance)
            return known[key]

        self._checks[place] = check
        return check

    @staticmethod
    def _place(text: str, uri: str) -> tuple[str, str]:
        document, fragment = urldefrag(text)
        return document or uri, unquote(fragment)

    def _target(self, place: tuple[str, str]) -> tuple[Any, str]:
        """The schema that a reference leads to, and the document that it stands in."""
        uri, fragment = place
        target = self._documents.get(uri)
        if fragment and not fragment.startswith("/"):
            found = [s for s in _schemas(target) if s.get("$dynamicAnchor") == fragment]
            if len(found) != 1:
                raise UnsupportedError(fragment)
            return found[0], uri
        for token in tokens_of(fragment):
            target = target.get(token) if isinstance(target, Mapping) else None
        if not isinstance(target, Mapping | bool):
            raise UnsupportedError("#".join(place))
        return target, uri

    # -- objects -------------------------------------------------------------------------

    def _members(self, schema: Mapping[str, Any], uri: str) -> Check:
        named = {k: self._compile(s, uri) for k, s in schema.get("properties", {}).items()}
        patterns = [
            (re.compile(pattern).search, self._compile(one, uri))
            for pattern, one in schema.get("patternProperties", {}).items()
        ]
        others = self._compile(schema.get("additionalProperties", True), uri)

        def check(instance: Any) -> bool:  # noqa: ANN401  (any JSON)
            if not isinstance(instance, dict):
                return True
            for key, value in instance.items():
                wanted = [named[key]] if key in named else []
                if patterns:
                    wanted += [one for matches, one in patterns if matches(key)]
                for one in wanted or (others,):
                    if not one(value):
                        return False
            return True

        return check

    def _dependent(self, schemas: Mapping[str, Any], uri: str) -> Check:
        compiled = {key: self._compile(schema, uri) for key, schema in schemas.items()}
        return lambda instance: not isinstance(instance, dict) or all(
            compiled[key](instance) for key in compiled.keys() & instance.keys()
        )

    def _unevaluated(self, schema: Mapping[str, Any], uri: str) -> Check:
        beside = {key: one for key, one in schema.items() if key != "unevaluatedProperties"}
        seen = self._seen(beside, uri)
        check = self._compile(schema["unevaluatedProperties"], uri)

        def rest(instance: Any) -> bool:  # noqa: ANN401  (any JSON)
            if not isinstance(instance, dict):
                return True
            known = set(seen(instance))
            return all(check(value) for key, value in instance.items() if key not in known)

        return rest

    def _seen(self, schema: Any, uri: str) -> Seen:  # noqa: ANN401  (any JSON)
        """The names that ``schema`` has looked at, given that the object satisfies it."""
        if isinstance(schema, bool):
            return lambda _: iter(())
        parts: list[Seen] = [_members_seen(schema)]
        parts += [
            self._seen(*self._target(self._place(schema[key], uri)))
            for key in ("$ref", "$dynamicRef")
            if key in schema
        ]
        parts += [
            _where(self._compile(one, uri), self._seen(one, uri))
            for key in ("allOf", "anyOf", "oneOf")
            for one in schema.get(key, ())
        ]
        if "if" in schema:
            condition = self._compile(schema["if"], uri)
            parts.append(_where(condition, self._seen(schema["if"], uri)))
            parts.append(_where(condition, self._seen(schema.get("then", True), uri)))
            otherwise = self._seen(schema.get("else", True), uri)
            parts.append(_where(lambda instance: not condition(instance), otherwise))
        for key, one in schema.get("dependentSchemas", {}).items():
            parts.append(_where(functools.partial(_holds, key), self._seen(one, uri)))
        return lambda instance: (name for part in parts for name in part(instance))

    # -- arrays and conditions -----------------------------------------------------------

    def _items(self, schema: Any, uri: str) -> Check:  # noqa: ANN401  (any JSON)
        if isinstance(schema, list):
            raise UnsupportedError("items of different kinds")
        item = self._compile(schema, uri)
        return lambda instance: not isinstance(instance, list) or all(map(item, instance))

    def _contains(self, schema: Mapping[str, Any], uri: str) -> Check:
        item = self._compile(schema["contains"], uri)
        least, most = schema.get("minContains", 1), schema.get("maxContains")

        def check(instance: Any) -> bool:  # noqa: ANN401  (any JSON)
            if not isinstance(instance, list):
                return True
            found = sum(map(item, instance))
            return found >= least and (most is None or found <= most)

        return check

    def _condition(self, schema: Mapping[str, Any], uri: str) -> Check:
        condition = self._compile(schema["if"], uri)
        then = self._compile(schema.get("then", True), uri)
        otherwise = self._compile(schema.get("else", True), uri)
        return lambda value: then(value) if condition(value) else otherwise(value)


def _schemas(schema: object) -> Iterator[Mapping[str, Any]]:
    """``schema`` and every object inside it, but for those in arrays."""
    if isinstance(schema, Mapping):
        yield schema
        for part in schema.values():
            yield from _schemas(part)


def _members_seen(schema: Mapping[str, Any]) -> Seen:
    if "additionalProperties" in schema or "unevaluatedProperties" in schema:
        return iter
    named = schema.get("properties", {})
    patterns = [re.compile(pattern).search for pattern in schema.get("patternProperties", ())]
    return lambda instance: (
        key for key in instance if key in named or any(matches(key) for matches in patterns)
    )


def _holds(key: str, instance: Mapping[str, Any]) -> bool:
    return key in instance


def _where(condition: Check, seen: Seen) -> Seen:
    return lambda instance: seen(instance) if condition(instance) else iter(())


def _combined(key: str, checks: Sequence[Check]) -> Check:
    def every(value: Any) -> bool:  # noqa: ANN401  (any JSON)
        for check in checks:  # noqa: SIM110  (half of what all() and a generator take)
            if not check(value):
                return False
        return True

    if key == "allOf":
        return every
    if key == "anyOf":
        return lambda value: any(check(value) for check in checks)
    return lambda value: sum(check(value) for check in checks) == 1


def _simple(key: str, value: Any, *, integral_floats: bool) -> Check:  # noqa: ANN401  (any JSON)
    """A keyword without schemas inside."""
    match key:
        case "type":
            names = [value] if isinstance(value, str) else value
            return _type(names, integral_floats=integral_floats)
        case "required":
            required = frozenset(value)
            return lambda instance: not isinstance(instance, dict) or required <= instance.keys()
        case "enum" | "const":
            allowed = {_key(one) for one in (value if key == "enum" else [value])}
            return lambda instance: _key(instance) in allowed
        case "pattern":
            search = re.compile(value).search
            return lambda instance: not isinstance(instance, str) or search(instance) is not None
        case "minProperties":
            return lambda instance: not isinstance(instance, dict) or len(instance) >= value
        case "maxProperties":
            return lambda instance: not isinstance(instance, dict) or len(instance) <= value
        case "minItems":
            return lambda instance: not isinstance(instance, list) or len(instance) >= value
        case "uniqueItems":
            return lambda instance: (
                not value
                or not isinstance(instance, list)
                or len({_key(item) for item in instance}) == len(instance)
            )
        case "exclusiveMinimum" if isinstance(value, bool):
            return lambda _: True  # read together with "minimum"
        case _:
            raise UnsupportedError(key)


def _type(names: Sequence[str], *, integral_floats: bool) -> Check:
    kinds = tuple(kind for name in names for kind in _TYPES[name])
    booleans = "boolean" in names
    integral = "integer" in names and "number" not in names and integral_floats

    def check(instance: Any) -> bool:  # noqa: ANN401  (any JSON)
        if isinstance(instance, bool):
            return booleans
        if isinstance(instance, kinds):
            return True
        return integral and isinstance(instance, float) and instance.is_integer()

    return check


def _minimum(least: float, *, exclusive: bool) -> Check:
    def check(instance: Any) -> bool:  # noqa: ANN401  (any JSON)
        if isinstance(instance, bool) or not isinstance(instance, int | float):
            return True
        return instance > least if exclusive else instance >= least

    return check


def _key(value: Any) -> object:  # noqa: ANN401  (any JSON)
    """The same for values that JSON Schema calls equal, and for no others: true is not 1."""
    if isinstance(value, bool):
        return ("boolean", value)
    if isinstance(value, dict):
        return ("object", frozenset((key, _key(item)) for key, item in value.items()))
    if isinstance(value, list):
        return ("array", tuple(map(_key, value)))
    return value
