"""Advice about values: units, secrets, enumerations, examples, names of inline schemas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.diagnostics import Loc, Sink
from generator.diagnostics.wording import shortened
from generator.emit.yaml import flow_text
from generator.ir.kinds import Kind
from generator.ir.limits import NO_LIMITS, Limits
from generator.ir.model import Parameter
from generator.ir.types import (
    Doc,
    EnumDecl,
    Literals,
    Named,
    Nullable,
    Primitive,
    Property,
    Scalar,
    TypeRef,
)
from generator.ir.walk import target_of, used_in_requests
from generator.lint.subject import Subject, Value, told
from generator.names.words import split_words

_MEASURED: Final = frozenset(
    {"timeout", "duration", "delay", "interval", "ttl", "latency", "lifetime", "elapsed", "expiry"}
)
_SIZED: Final = frozenset({"size", "filesize", "length"})
_OF_BYTES: Final = frozenset({"file", "content", "body", "upload", "part", "chunk", "image"})
_MOMENTS: Final = frozenset({"timestamp", "time"})
_UNITS: Final = re.compile(
    r"\b(milli|micro|nano)?-?seconds?\b|\b(ms|msec|secs?|s|ns|µs|us|minutes?|mins?|hours?|hrs?|days?"
    r"|weeks?|months?|years?|[kmg]i?b|(kilo|mega|giga)?bytes?|bits?|pixels?|characters?|epoch|unix)\b",
    re.IGNORECASE,
)
_UNIT_WORDS: Final = frozenset(
    {"ms", "millis", "milliseconds", "seconds", "secs", "sec", "s", "ns", "nanos", "us", "micros"}
    | {"minutes", "mins", "min", "hours", "days", "weeks", "months", "years", "bytes", "kb", "mb"}
    | {"gb", "day", "hour", "minute", "second", "month", "year", "week", "page", "batch"}
)
_SECRETS: Final = frozenset({"password", "passwd", "passphrase", "secret"})
_SECRET_PAIRS: Final = frozenset(
    {("private", "key"), ("secret", "key"), ("access", "token"), ("refresh", "token")}
    | {("client", "secret"), ("api", "key"), ("api", "token"), ("auth", "token")}
)
_ABOUT: Final = frozenset(
    {
        "id",
        "ids",
        "name",
        "type",
        "policy",
        "length",
        "version",
        "count",
        "expires",
        "expiry",
        "url",
    }
    | {"at", "scopes", "ttl", "duration", "in", "status", "last", "days", "updated", "created"}
)
_GONE: Final = re.compile(
    r"\b(is|are|was|been|now)\s+deprecated\b|\bdeprecated[.:!,]|^\W*deprecated\b"
    r"|\bno longer (used|supported|available)\b|\b(for|maintained for) backwards?[ -]compatibility\b",
    re.IGNORECASE,
)
_LONG: Final = 40  # characters of a name that nobody chose
_NUMBERED: Final = re.compile(r"(Option|Item|Value|Schema)?\d+$|Option\d+|ItemItem|ValueValue")


def poor_names(subject: Subject, sink: Sink) -> None:
    """L006: models whose names are made of the way to them, and long or numbered."""
    for model in subject.names.models:
        if model.why.source != "trail" or model.kind == "alias":
            continue
        if len(model.name) > _LONG or _NUMBERED.search(model.name):
            lines = flow_text({"names": {model.why.said: "ShorterName"}})
            sink.info(
                "L006",
                f"An inline schema makes the model {model.name}, whose name is the way to it.",
                _loc_of(subject, model.name),
                hint=f"Add a title to the schema, or `models: {lines}` to sdk.yaml.",
            )


def without_unit(subject: Subject, sink: Sink) -> None:
    """L009: numbers of an unknown unit."""
    for value in subject.values():
        if not _is_number(subject, value.type) or value.doc.unit:
            continue
        words = split_words(value.name)
        if not _is_measured(words) or not _UNIT_WORDS.isdisjoint(words):
            continue
        prose = f"{value.doc.title} {value.doc.summary} {value.doc.description}"
        if not _UNITS.search(prose):
            sink.info(
                "L009",
                f"{value.said} is a number, and nothing says of what unit.",
                value.loc,
                hint=subject.overlay(value.loc, {"x-sdk-unit": "s"}),
            )


def example_that_cannot_be_invented(subject: Subject, sink: Sink) -> None:
    """L013: required strings with a pattern, of which nothing shows a value."""
    sent = used_in_requests(subject.api)
    for value in subject.values():
        item = value.item
        limits = _limits(value)
        if not limits.pattern or not item.required or _has_example(item):
            continue
        if isinstance(item, Property) and not _is_below(item.loc, sent):
            continue
        sink.info(
            "L013",
            f"{value.said} has the pattern {shortened(limits.pattern)!r} and no example, so the "
            "examples of the SDK show an invented value that may not match.",
            value.loc,
            hint="Add an example there that the pattern matches.",
        )


def unmarked_secrets(subject: Subject, sink: Sink) -> None:
    """L014: what seems to be secret, and would be shown."""
    for value in subject.values():
        words = split_words(value.name)
        if value.item.secret or not _is_secret(words) or not _is_text(subject, value.type):
            continue
        sink.warning(
            "L014",
            f"{value.said} seems to be a secret, but it is not marked as one, so logs and repr "
            "show it.",
            value.loc,
            hint=subject.overlay(value.loc, {"x-sdk-secret": True}),
        )


def values_alike(subject: Subject, sink: Sink) -> None:
    """L015: values of an enumeration that differ in case only."""
    for loc, values in _enumerations(subject):
        seen: dict[str, Scalar] = {}
        for one in values:
            if not isinstance(one, str):
                continue
            first = seen.setdefault(one.casefold(), one)
            if first != one:
                sink.warning(
                    "L015",
                    f"The values {first!r} and {one!r} of an enumeration differ in case only.",
                    loc,
                    hint="Remove the one that the server does not use.",
                )


def deprecated_in_prose(subject: Subject, sink: Sink) -> None:
    """L016: prose that calls something deprecated, which nothing else does."""
    for what, doc, loc, known in _deprecable(subject):
        if not known and _GONE.search(doc.description or doc.summary):
            sink.info(
                "L016",
                f"{what} is deprecated according to its description, but users get no warning.",
                loc,
                hint=subject.overlay(loc, {"deprecated": True}),
            )


# -- what values are like ----------------------------------------------------------------


def _loc_of(subject: Subject, name: str) -> Loc | None:
    """Where the schema of a model is."""
    pointers = {model.name: model.pointer for model in subject.names.models}
    _, _, pointer = pointers[name].partition("#")
    return next((d.id for d in subject.api.decls.values() if d.id.pointer == pointer), None)


def _deprecable(subject: Subject) -> Iterator[tuple[str, Doc, Loc, bool]]:
    for one in subject.api.operations:
        yield told(one), one.doc, one.loc, one.deprecated
    for value in subject.values():
        yield value.said, value.doc, value.loc, value.item.deprecated


def _enumerations(subject: Subject) -> Iterator[tuple[Loc, tuple[Scalar, ...]]]:
    for decl in subject.api.decls.values():
        if isinstance(decl, EnumDecl):
            yield decl.id, decl.values
    for value in subject.values():
        bare = value.type.inner if isinstance(value.type, Nullable) else value.type
        if isinstance(bare, Literals):
            yield value.loc, bare.values


def _is_number(subject: Subject, ref: TypeRef) -> bool:
    target = target_of(ref, subject.api.decls)
    return isinstance(target, Primitive) and target.kind.value in {"integer", "number"}


def _is_text(subject: Subject, ref: TypeRef) -> bool:
    target = target_of(ref, subject.api.decls)
    return isinstance(target, Primitive) and target.kind is Kind.STRING


def _is_measured(words: tuple[str, ...]) -> bool:
    last = words[-1]
    if last in _MEASURED or (last in _SIZED and not _OF_BYTES.isdisjoint(words[:-1])):
        return True
    return last in _MOMENTS or (last == "at" and len(words) > 1)


def _is_secret(words: tuple[str, ...]) -> bool:
    if not _ABOUT.isdisjoint(words):
        return False
    return words[-1] in _SECRETS or words[-2:] in _SECRET_PAIRS


def _limits(value: Value) -> Limits:
    bare = value.type.inner if isinstance(value.type, Nullable) else value.type
    return bare.limits.within(value.item.limits) if isinstance(bare, Primitive) else NO_LIMITS


def _has_example(item: Parameter | Property) -> bool:
    if item.has_default or isinstance(item.type, Named):
        return True
    return bool(item.examples) if isinstance(item, Parameter) else item.has_example


def _is_below(loc: Loc, decls: frozenset[Loc]) -> bool:
    return any(loc.uri == one.uri and loc.pointer.startswith(f"{one.pointer}/") for one in decls)
