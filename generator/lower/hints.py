"""x-sdk-*: what a document can say about its API beyond OpenAPI. One closed registry.

Every key has one row in :data:`REGISTRY`. A malformed value is an error at its place: whoever
wrote the key meant something, and an SDK without it would be wrong in silence.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, TypeVar

from generator.diagnostics import Sink
from generator.diagnostics.suggest import did_you_mean
from generator.document.tree import Arr, Json, Obj
from generator.ir.hints import (
    ErrorInSuccess,
    Hints,
    Polling,
    Retry,
    StartsWork,
)
from generator.ir.types import JsonValue, Requirement
from generator.lower.reader import TooDeepError, freeze

_T = TypeVar("_T")

_RETRY: Final[Mapping[str, Retry]] = MappingProxyType({"safe": "safe", "never": "never"})


class Where(enum.Flag):
    """The kinds of node that may hold a key."""

    ROOT = enum.auto()
    PATH_ITEM = enum.auto()
    OPERATION = enum.auto()
    PARAMETER = enum.auto()
    RESPONSE = enum.auto()
    SCHEMA = enum.auto()  # properties are schemas too
    TAG = enum.auto()


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the vocabulary."""

    name: str
    where: Where
    doc: str


_VALUE = Where.PARAMETER | Where.SCHEMA
_ANYWHERE = ~Where(0)
_SENDER = Where.ROOT | Where.PATH_ITEM | Where.OPERATION

REGISTRY = (
    Key("x-sdk-name", Where.OPERATION | _VALUE, "The name of the method, argument or class."),
    Key(
        "x-sdk-renamed-from",
        Where.OPERATION | Where.TAG | _VALUE,
        "What it was called before: one name or several, which go on working.",
    ),
    Key("x-sdk-group", Where.OPERATION, "The path of the resource that holds the method."),
    Key("x-sdk-retry", Where.OPERATION, "'safe': may be repeated though a POST; or 'never'."),
    Key("x-sdk-paging", Where.OPERATION, "How the list is paged."),
    Key("x-sdk-polling", Where.OPERATION, "Which states of the reply are final."),
    Key("x-sdk-starts", Where.OPERATION, "The work that it starts, and who reports on it."),
    Key(
        "x-sdk-upload",
        Where.OPERATION,
        "How a file is sent: at once, or by which operations in parts.",
    ),
    Key("x-sdk-download", Where.OPERATION, "false: no download methods; or its checksum header."),
    Key("x-sdk-upload-folder", Where.OPERATION, "Which names and sizes uploaded files can have."),
    Key("x-sdk-rows", Where.OPERATION, "How the reply becomes rows of a table."),
    Key("x-sdk-bulk", Where.OPERATION, "How any number of documents are run by it."),
    Key("x-sdk-error-in-success", Where.RESPONSE, "An error that comes with a good status."),
    Key("x-sdk-spans-segments", Where.PARAMETER, "A path value that holds slashes."),
    Key("x-sdk-unit", _VALUE, "The unit of a number: ms, s, ns, bytes ..."),
    Key("x-sdk-secret", _VALUE, "A value that must never be shown."),
    Key(
        "x-sdk-tenant",
        _VALUE,
        "What it names of the caller's own account, such as workspace; true: what it is called.",
    ),
    Key("x-sdk-always-sent", Where.SCHEMA, "In every response, though not required."),
    Key("x-sdk-sent-if", Where.SCHEMA, "Sent only when a sibling has a certain value."),
    Key("x-sdk-requires", Where.SCHEMA, "How many of some properties must be given."),
    Key("x-sdk-webhook-signature", _SENDER, "How requests of the server are signed."),
    Key("x-sdk-lint-off", _ANYWHERE, "Codes of advice that does not apply here, nor below."),
    Key("x-sdk-error-message", Where.ROOT, "Where an error body keeps its message."),
)

KNOWN: frozenset[str] = frozenset(key.name for key in REGISTRY)


# -- entry points ------------------------------------------------------------------------


def read_hints(node: Obj, sink: Sink) -> Hints:
    """The hints of an operation."""
    reader = HintReader(sink)
    return Hints(
        name=reader.text(node, "x-sdk-name"),
        former=read_former(node, sink),
        group=reader.words(node, "x-sdk-group"),
        retry=reader.word(node, "x-sdk-retry", _RETRY) or "",
        polling=_polling(reader, node),
        starts=_starts(reader, node),
    )


def read_former(node: Json, sink: Sink) -> tuple[str, ...]:
    """``x-sdk-renamed-from``: what something was called before, the order of the document kept."""
    if not isinstance(node, Obj):
        return ()
    names = HintReader(sink).words(node, "x-sdk-renamed-from")
    return tuple(dict.fromkeys(name for word in names if (name := word.strip())))


def read_error_message(root: Obj, sink: Sink) -> tuple[str, ...]:
    """``x-sdk-error-message`` of the document."""
    return HintReader(sink).pointers(root, "x-sdk-error-message")


def read_error_in_success(node: Obj, sink: Sink) -> ErrorInSuccess | None:
    """``x-sdk-error-in-success`` of a response."""
    reader = HintReader(sink)
    inner = reader.mapping(node, "x-sdk-error-in-success", {"pointer", "equals", "message"})
    if inner is None or not reader.needs(inner, "pointer", "equals"):
        return None
    return ErrorInSuccess(
        reader.pointer(inner, "pointer"), _plain(inner["equals"]), reader.pointer(inner, "message")
    )


def read_sent_if(node: Obj, sink: Sink) -> tuple[str, JsonValue] | None:
    """``x-sdk-sent-if`` of a property."""
    reader = HintReader(sink)
    inner = reader.mapping(node, "x-sdk-sent-if", {"property", "equals"})
    if inner is None or not reader.needs(inner, "property", "equals"):
        return None
    return reader.text(inner, "property"), _plain(inner["equals"])


def read_tenant(nodes: Iterable[Obj], name: str, sink: Sink) -> str:
    """``x-sdk-tenant`` of a value that is called ``name``; "" for none."""
    for node in nodes:
        value = node.get("x-sdk-tenant", False)
        if isinstance(value, bool):
            if value:
                return name
        elif isinstance(value, str) and value.strip():
            return value.strip()
        else:
            _complain(sink, node, "x-sdk-tenant", "true, or what it names, such as workspace")
    return ""


def read_requires(node: Obj, names: set[str], sink: Sink) -> Iterator[Requirement]:
    """``x-sdk-requires`` of an object whose properties are ``names``."""
    listed = node.get("x-sdk-requires")
    if listed is None:
        return
    if not isinstance(listed, Arr):
        _complain(sink, node, "x-sdk-requires", "a list such as [{exactly_one: [a, b]}]")
        return
    limits = {"exactly_one": (1, 1), "at_most_one": (0, 1), "at_least_one": (1, None)}
    for index, entry in enumerate(listed):
        rules = [key for key in entry if key in limits] if isinstance(entry, Obj) else []
        given = entry[rules[0]] if isinstance(entry, Obj) and len(rules) == 1 else None
        words = [word for word in given if isinstance(word, str)] if isinstance(given, Arr) else []
        if len(words) < 2:
            sink.error(
                "L301",
                "An entry of 'x-sdk-requires' must look like {exactly_one: [a, b]}.",
                listed.at(index),
                hint=f"Use one of {', '.join(limits)}, with two or more names of properties.",
            )
            continue
        unknown = [word for word in words if word not in names]
        if unknown:
            head = f"'x-sdk-requires' names {unknown[0]!r}, which is not a property here"
            hint, place = did_you_mean(unknown[0], sorted(names)), listed.at(index)
            sink.outdated("L302", f"{head}; it is ignored.", place, hint=hint, subject=unknown[0])
            continue
        least, most = limits[rules[0]]
        yield Requirement(tuple(words), least, most if most is not None else len(words))


# -- the larger values -------------------------------------------------------------------


def _polling(reader: HintReader, node: Obj) -> Polling | None:
    names = {"state", "succeeded", "failed", "waiting", "interval"}
    inner = reader.mapping(node, "x-sdk-polling", names)
    if inner is None or not reader.needs(inner, "state", "succeeded", "failed"):
        return None
    return Polling(
        state=reader.pointer(inner, "state"),
        succeeded=reader.words(inner, "succeeded"),
        failed=reader.words(inner, "failed"),
        waiting=reader.words(inner, "waiting"),
        interval=reader.number(inner, "interval", 3.0),
    )


def _starts(reader: HintReader, node: Obj) -> StartsWork | None:
    inner = reader.mapping(node, "x-sdk-starts", {"poll", "argument", "handle"})
    if inner is None or not reader.needs(inner, "poll", "argument", "handle"):
        return None
    handle = reader.words(inner, "handle")
    if not all(word.startswith(("/", "header:")) for word in handle):
        reader.wrong(inner, "handle", "a list of JSON Pointers, or of header:NAME")
    return StartsWork(reader.text(inner, "poll"), reader.text(inner, "argument"), handle)


# -- reading one value -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class HintReader:
    """Typed access to the members of a hint; what has the wrong type is reported once."""

    sink: Sink

    def wrong(self, node: Obj, key: str, expected: str) -> None:
        _complain(self.sink, node, key, expected)

    def needs(self, node: Obj, *keys: str) -> bool:
        missing = [key for key in keys if key not in node]
        for key in missing:
            self.sink.error("L301", f"The key {key!r} is missing.", node.loc, hint=f"Add {key!r}.")
        return not missing

    def mapping(
        self, node: Obj, key: str, names: set[str], *, required: bool = False
    ) -> Obj | None:
        value = node.get(key)
        if value is None and not required:
            return None
        if not isinstance(value, Obj):
            self.wrong(node, key, "an object")
            return None
        for name in value:
            if name not in names:
                message = f"{key!r} cannot have the key {name!r}."
                hint = did_you_mean(name, sorted(names))
                self.sink.error("L301", message, value.at(name), hint=hint)
        return value

    def text(self, node: Obj, key: str) -> str:
        value = node.get(key, "")
        if not isinstance(value, str):
            self.wrong(node, key, "a string")
            return ""
        return value

    def pointer(self, node: Obj, key: str) -> str:
        value = self.text(node, key)
        if value and not value.startswith("/"):
            self.wrong(node, key, "a JSON Pointer such as /items")
        return value

    def word(self, node: Obj, key: str, words: Mapping[str, _T]) -> _T | None:
        """What the word at ``key`` stands for; None if it is missing, empty, or not known."""
        value = self.text(node, key)
        if value and value not in words:
            self.wrong(node, key, f"one of {', '.join(map(repr, words))}")
        return words.get(value)

    def words(self, node: Obj, key: str) -> tuple[str, ...]:
        value = node.get(key)
        if value is None:
            return ()
        found = [value] if isinstance(value, str) else value
        if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
            self.wrong(node, key, "a list of strings")
            return ()
        return tuple(word for word in found if isinstance(word, str))

    def pointers(self, node: Obj, key: str) -> tuple[str, ...]:
        words = self.words(node, key)
        if not all(word.startswith("/") for word in words):
            self.wrong(node, key, "a list of JSON Pointers such as /message")
        return words

    def integer(self, node: Obj, key: str, default: int) -> int:
        value = node.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            self.wrong(node, key, "an integer")
            return default
        return value

    def number(self, node: Obj, key: str, default: float) -> float:
        value = node.get(key, default)
        if not isinstance(value, int | float) or isinstance(value, bool):
            self.wrong(node, key, "a number")
            return default
        return float(value)


def _complain(sink: Sink, node: Obj, key: str, expected: str) -> None:
    sink.error("L301", f"{key!r} must be {expected}.", node.at(key))


def _plain(value: Json) -> JsonValue:
    try:
        return freeze(value)
    except TooDeepError:
        return None
