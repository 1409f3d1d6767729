"""The keywords of JSON Schema as the mock checks them: like ``jsonschema``, but in bounded time."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, Protocol, TypeAlias

from generator.ir.kinds import look_of
from generator.mock.check.patterns import Patterns
from generator.notation.scalars import text_of

_PATIENCE: Final = 2.0  # seconds for one value

#: The property that names the variant of a union, and its values as text: a keyword of our own.
TAGS: Final = "x-sdk-tags"


class Error(Protocol):
    """What we read of an error of ``jsonschema``."""

    @property
    def absolute_path(self) -> Iterable[str | int]: ...
    @property
    def message(self) -> str: ...
    @property
    def validator(self) -> str: ...
    @property
    def validator_value(self) -> object: ...
    @property
    def instance(self) -> object: ...


class _Validator(Protocol):
    def iter_errors(self, instance: object) -> Iterator[Error]: ...
    def descend(
        self, instance: object, schema: object, path: str, schema_path: str = ...
    ) -> Iterator[Exception]: ...


_Schema: TypeAlias = "Mapping[str, object]"
#: Yields what is wrong. Arguments: the validator, the keyword's value, the instance, the schema.
_Keyword: TypeAlias = "Callable[[_Validator, object, object, _Schema], Iterator[Exception]]"


class Checker:
    """Checks values against one schema. ``errors`` raises ``TimeoutError`` when it takes too long.

    Mutable: it remembers when the check that is under way has to end.
    """

    def __init__(self, schema: Mapping[str, object], patterns: Patterns) -> None:
        # costs 80 ms, and a mock that gets no bodies needs none of it
        from jsonschema import Draft202012Validator, ValidationError  # noqa: PLC0415
        from jsonschema.validators import extend  # noqa: PLC0415

        def says(unmet: Callable[[object, object, _Schema], Iterator[str]]) -> _Keyword:
            def keyword(
                _: _Validator, rule: object, value: object, schema: _Schema
            ) -> Iterator[Exception]:
                yield from (ValidationError(message) for message in unmet(rule, value, schema))

            return keyword

        self._invalid = ValidationError
        self._ends = 0.0
        self._patterns = patterns
        self._names = tuple(_names_in(schema))
        self._refer: _Keyword = Draft202012Validator.VALIDATORS["$ref"]
        self._look: _Keyword = Draft202012Validator.VALIDATORS["unevaluatedProperties"]
        kind = extend(
            Draft202012Validator,
            {
                "$ref": self._reference,
                "additionalProperties": self._others,
                "format": says(_format),
                "pattern": says(self._pattern),
                "patternProperties": self._named,
                "unevaluatedProperties": self._unevaluated,
                "uniqueItems": says(_unique),
                "x-sdk-requires": says(_required),
                TAGS: says(_listed),
            },
        )
        self._validator: _Validator = kind(schema)

    def errors(self, value: object) -> Iterator[Error]:
        """What is wrong with ``value``, as errors of ``jsonschema``."""
        self._ends = time.monotonic() + _PATIENCE
        yield from self._validator.iter_errors(value)

    def _reference(
        self, v: _Validator, ref: object, value: object, schema: _Schema
    ) -> Iterator[Exception]:
        if time.monotonic() > self._ends:  # what names two schemas twice each doubles every step
            raise TimeoutError
        yield from self._refer(v, ref, value, schema)

    def _pattern(self, pattern: object, value: object, _: _Schema) -> Iterator[str]:
        if (
            isinstance(value, str)
            and isinstance(pattern, str)
            and not self._patterns.match(pattern, value)
        ):
            yield f"{value!r} does not match {pattern!r}"

    def _named(
        self, v: _Validator, rules: object, value: object, _: _Schema
    ) -> Iterator[Exception]:
        for key, item in _members(value):
            for pattern, rule in _members(rules):
                if self._patterns.match(pattern, key):
                    yield from v.descend(item, rule, path=key, schema_path=pattern)

    def _others(
        self, v: _Validator, rule: object, value: object, schema: _Schema
    ) -> Iterator[Exception]:
        named = dict(_members(schema.get("properties")))
        patterns = dict(_members(schema.get("patternProperties")))
        others = {
            key: item
            for key, item in _members(value)
            if key not in named and not any(self._patterns.match(one, key) for one in patterns)
        }
        if rule is False and others:
            listed = ", ".join(repr(key) for key in others)
            were = "was" if len(others) == 1 else "were"
            message = f"Additional properties are not allowed ({listed} {were} unexpected)"
            yield self._invalid(message)
        for key, item in others.items() if isinstance(rule, dict) else ():
            yield from v.descend(item, rule, path=key)

    def _unevaluated(
        self, v: _Validator, rule: object, value: object, schema: _Schema
    ) -> Iterator[Exception]:
        longest = max((len(key) for key, _ in _members(value)), default=0)
        if all(self._patterns.is_quick(one, longest) for one in self._names):  # it matches them
            yield from self._look(v, rule, value, schema)


def _names_in(schema: object) -> Iterator[str]:
    """The patterns that names of properties are matched with, wherever they are in a schema."""
    stack = [schema]
    while stack:
        one = stack.pop()
        if isinstance(one, dict):
            yield from (name for name, _ in _members(one.get("patternProperties")))
            stack += one.values()
        elif isinstance(one, list):
            stack += one


def _members(value: object) -> Iterable[tuple[str, object]]:
    return value.items() if isinstance(value, dict) else ()


def _format(word: object, value: object, schema: _Schema) -> Iterator[str]:
    """A text that is not what its format promises; one of numbers promises nothing about texts."""
    types = schema.get("type")
    named = types if isinstance(types, list) else ["string" if types is None else types]
    if not (isinstance(value, str) and isinstance(word, str) and "string" in named):
        return
    if not look_of(word)(value):
        yield f"{value!r} is not a {word!r}"


def _unique(rule: object, value: object, _: _Schema) -> Iterator[str]:
    """An array that has an item twice, told without comparing each with each."""
    if rule is True and isinstance(value, list):
        known = {json.dumps(_same(item), sort_keys=True) for item in value}
        if len(known) < len(value):
            yield "The items must all be different"


def _same(value: object) -> object:
    """``value`` with what is equal in JSON written alike: 1 and 1.0."""
    if isinstance(value, dict):
        return {key: _same(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_same(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _listed(rule: object, value: object, _: _Schema) -> Iterator[str]:
    """A tag that the discriminator of a union does not list."""
    match rule, value:
        case [str() as name, [*known]], dict():
            tag = value.get(name)
            if isinstance(tag, str | int | float) and text_of(tag) not in known:
                yield f"{name!r} must be one of {', '.join(map(repr, known))}"


def _required(rules: object, value: object, _: _Schema) -> Iterator[str]:
    """What ``x-sdk-requires`` asks of an object and the object does not keep."""
    if not isinstance(rules, list) or not isinstance(value, dict):
        return
    limits = {"exactly_one": (1, 1), "at_most_one": (0, 1), "at_least_one": (1, None)}
    for rule in rules:
        for kind, names in rule.items() if isinstance(rule, dict) else ():
            least, most = limits.get(kind, (0, None))
            given = [name for name in names if value.get(name) is not None]
            if len(given) < least or (most is not None and len(given) > most):
                amount = kind.replace("_", " ").capitalize()
                yield f"{amount} of {', '.join(names)} must be given, not {len(given)}."
