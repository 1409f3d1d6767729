"""A mapping of ``sdk.yaml`` that is read key by key, with messages that point at the line."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias, TypeVar

from generator.config import shapes
from generator.config.settings import Version
from generator.config.shapes import Schema
from generator.config.words import identifier_problem, type_word
from generator.diagnostics import Loc, Sink
from generator.diagnostics.suggest import did_you_mean
from generator.document.tree import Arr, Json, Obj
from generator.ir.types import JsonValue

_T = TypeVar("_T")
_Word = TypeVar("_Word", bound=str)

_PYTHON = re.compile(r"3\.(\d{1,2})")
_OLDEST: Version = (3, 7)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of the owner's that goes into the output; it has to be there when that is planned."""

    path: Path
    loc: Loc  # where it is named
    is_text: bool  # has to be UTF-8


@dataclass(slots=True)
class Section:
    """A mapping of the file.

    Mutable: it remembers which keys were asked for, to know the others, and how, so that a
    reference of all keys can be made.
    """

    node: Obj
    name: str  # dotted path, for messages
    folder: Path  # of the file
    sink: Sink
    attachments: list[Attachment] = field(default_factory=list)  # what the whole file names
    kind: str = ""  # sections of one kind are read alike, wherever they are
    asked: dict[str, Schema] = field(default_factory=dict)  # what each key may hold
    rules: list[Schema] = field(default_factory=list)  # what keys say together
    below: list[tuple[str, Section]] = field(default_factory=list)  # by the key that holds them
    open: tuple[str, Schema] | None = None  # keys that are the user's: their pattern, and values
    about: tuple[type, ...] = ()  # whose comments have the meaning of the keys

    @property
    def loc(self) -> Loc:
        return self.node.loc

    def has(self, key: str, shape: Schema = shapes.ANY) -> bool:
        """Whether there is a ``key``, which may hold what ``shape`` says."""
        if shape or key not in self.asked:
            self.asked[key] = shape
        return key in self.node

    def rule(self, *rules: Schema) -> None:
        """Note what some keys say together; whoever reads them reports what is wrong."""
        self.rules.extend(rules)

    def label(self, key: str) -> str:
        """The dotted path of ``key``, for messages."""
        return f"{self.name}.{key}" if self.name else key

    def fault(self, key: str, problem: str, hint: str = "") -> None:
        """Report what is wrong with ``key``: a ``problem`` such as "must not be empty"."""
        self.sink.error("C003", f"`{self.label(key)}` {problem}.", self.node.at(key), hint=hint)

    def _typed(self, key: str, default: _T, kind: type[_T], word: str) -> _T:
        """The value of ``key`` if it is a ``kind``; null and a missing key give ``default``."""
        if key not in self.node or (value := self.node[key]) is None:
            return default
        if isinstance(value, kind) and (kind is bool or not isinstance(value, bool)):
            return value
        quotes = kind is str and isinstance(value, int | float)
        self.fault(
            key, f"must be {word}, not {type_word(value)}", "Put it in quotes." if quotes else ""
        )
        return default

    def text(self, key: str, default: str = "", *, shape: Schema = shapes.TEXT) -> str:
        self.has(key, shape)
        return self._typed(key, default, str, "a string")

    def filled(self, key: str, hint: str) -> str:
        """Text that must not be empty."""
        value = self.text(key, shape=shapes.FILLED)
        if not value:
            self.fault(key, "must not be empty", hint)
        return value

    def flag(self, key: str, *, default: bool = False) -> bool:
        self.has(key, shapes.FLAG)
        return self._typed(key, default, bool, "true or false")

    def only_true(self, key: str, hint: str) -> None:
        """A key that says all by being there."""
        self.has(key, shapes.ONLY_TRUE)
        if not self._typed(key, True, bool, "true or false"):
            self.fault(key, "can only be true", hint)

    def seconds(self, key: str, default: float | None) -> float | None:
        """A duration; null is none."""
        if not self.has(key, shapes.SECONDS):
            return default
        value = self.node[key]
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.fault(key, f"must be a number of seconds or null, not {type_word(value)}")
            return default
        if not (math.isfinite(value) and value > 0):
            self.fault(key, "must be greater than 0", "Write null for no limit.")
        return float(value)

    def count(self, key: str, default: int) -> int:
        self.has(key, shapes.COUNT)
        value = self._typed(key, default, int, "a whole number")
        if value < 0:
            self.fault(key, "must not be negative")
        return value

    def choice(self, key: str, known: tuple[_Word, ...], default: _Word) -> _Word:
        value = self.text(key, default, shape=shapes.one_of((default, *known)))
        found = next((word for word in (default, *known) if word == value), None)
        if found is None:
            self.fault(key, f"cannot be {value!r}", did_you_mean(value, known))
            return default
        return found

    def shaped(self, key: str, pattern: re.Pattern[str], word: str) -> str:
        value = self.text(key, shape=shapes.shaped(pattern))
        if value and not pattern.fullmatch(value):
            self.fault(key, f"must be {word}, not {value!r}")
        return value

    def identifier(self, key: str, *, shape: Schema = shapes.IDENTIFIER) -> str:
        value = self.text(key, shape=shape)
        if value and (problem := identifier_problem(value)):
            self.fault(key, f"is {value!r}, which {problem}")
        return value

    def version(self, key: str, default: _T) -> Version | _T:
        value = self.text(key, shape=shapes.PYTHON)
        if not value:
            return default
        found = _PYTHON.fullmatch(value)
        if not found or (version := (3, int(found[1]))) < _OLDEST:
            self.fault(key, f'must be a version of Python, "3.7" or later, not {value!r}')
            return default
        return version

    def path(self, key: str) -> Path | None:
        value = self._named(key)
        return self.folder / value if value else None

    def file(self, key: str) -> Path | None:
        """A text file of the owner's."""
        value = self._named(key)
        return self.attach(value, self.node.at(key)) if value else None

    def picture(self, key: str, suffixes: tuple[str, ...]) -> Path | None:
        """A file of the owner's that is copied as it is; its name has one of ``suffixes``."""
        value = self._named(key, shapes.path_with(suffixes))
        if not value:
            return None
        if not value.lower().endswith(suffixes):
            problem = f"must be a file that ends with {', '.join(suffixes)}, not {value!r}"
            self.fault(key, problem, "Use a file in one of these formats.")
        return self.attach(value, self.node.at(key), is_text=False)

    def _named(self, key: str, shape: Schema = shapes.PATH) -> str:
        """A path; one that is left open is no path, and may be meant as any default."""
        if self.has(key, shape) and self.node[key] in (None, ""):
            self.fault(key, "must be a path", "Remove it, or write a path.")
            return ""
        return self.text(key, shape=shape)

    def attach(self, name: str, loc: Loc, *, is_text: bool = True) -> Path:
        """The path of a file of the owner's that is named at ``loc``."""
        path = self.folder / name
        self.attachments.append(Attachment(path, loc, is_text))
        return path

    def plain(self, key: str) -> JsonValue:
        """The value of ``key``, whatever it is; None when there is none."""
        return _plain(self.node[key]) if self.has(key) else None

    def section(self, key: str) -> Section | None:
        """The mapping below ``key``."""
        if not self.has(key, shapes.MAPPING) or (value := self.node[key]) is None:
            return None
        if isinstance(value, Obj):
            return self.child(key, value)
        self.fault(key, f"must be a mapping, not {type_word(value)}")
        return None

    def child(self, key: str, value: Obj, kind: str = "") -> Section:
        """A mapping that ``key`` holds, alone or among others."""
        found = Section(
            value, self.label(key), self.folder, self.sink, attachments=self.attachments, kind=kind
        )
        self.below.append((key, found))
        return found

    def others(self, shape: Schema, names: str = "") -> None:
        """Note that any other key may hold what ``shape`` says; ``names`` is a pattern of them."""
        self.open = (names, shape)

    def items(self, key: str, shape: Schema = shapes.ANY) -> list[tuple[Json, Loc]] | None:
        """The items of the list below ``key``, each with its place; None when not given."""
        if not self.has(key, shape) or (value := self.node[key]) is None:
            return None
        if isinstance(value, Arr):
            return [(item, value.at(index)) for index, item in enumerate(value)]
        self.fault(key, f"must be a list, not {type_word(value)}")
        return None

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(text for text, _ in self.placed_texts(key))

    def placed_texts(self, key: str, shape: Schema = shapes.TEXTS) -> list[tuple[str, Loc]]:
        """A list of text, each with its place."""
        found: list[tuple[str, Loc]] = []
        for item, loc in self.items(key, shape) or ():
            if isinstance(item, str):
                found.append((item, loc))
            else:
                problem = f"must be a list of strings, but holds {type_word(item)}"
                self.sink.error("C003", f"`{self.label(key)}` {problem}.", loc)
        return found

    def identifiers(self, *, keys: bool = False) -> dict[str, str]:
        """The whole section as a mapping to identifiers; ``keys`` asks the same of its keys."""
        self.others(shapes.IDENTIFIER, shapes.NAME if keys else "")
        for key in self.node if keys else ():
            if problem := identifier_problem(key):
                message = f"`{self.label(key)}` {problem}."
                self.sink.error("C005", message, self.node.loc.child(key))
        return {key: self.identifier(key) for key in self.node}

    def pairs(self, key: str) -> dict[str, str]:
        """A mapping of text to text."""
        section = self.section(key)
        if section is None:
            return {}
        section.others(shapes.TEXT)
        return {k: section.text(k) for k in section.node}

    def argument_name(self) -> str:
        """The ``name`` of an argument, which it must have."""
        self.rule(shapes.needs("name"))
        name = self.identifier("name", shape=shapes.NEEDED_IDENTIFIER)
        if not name:
            self.sink.error("C004", "An argument must have a name.", self.loc, hint="Add a name.")
        return name

    def done(self, *about: type) -> None:
        """Report the keys that nothing asked for.

        ``about`` are the classes that hold what was read; the comments of their fields say what
        the keys mean.
        """
        self.about = about
        for key in self.node:
            if key not in self.asked:
                where = f" of `{self.name}`" if self.name else ""
                hint = did_you_mean(key, self.asked)
                place = self.node.loc.child(key)
                self.sink.error("C001", f"There is no setting {key!r}{where}.", place, hint=hint)


#: The sections that a file has for one reader, by key.
Sections: TypeAlias = Mapping[str, Section]


@dataclass(slots=True)
class UniqueNames:
    """Reports a name that was taken before; ``kind`` is the plural of what has the names.

    Mutable: it remembers the names.
    """

    sink: Sink
    kind: str
    taken: set[str] = field(default_factory=set)

    def take(self, name: str, loc: Loc) -> str:
        """``name``, from now on taken."""
        if name and name in self.taken:
            message = f"There are two {self.kind} named {name!r}."
            self.sink.error("C006", message, loc, hint="Rename or remove one of the two.")
        self.taken.add(name)
        return name


def check_attachments(attachments: Iterable[Attachment], sink: Sink) -> None:
    """Report those that cannot be read."""
    for attachment in attachments:
        try:
            content = attachment.path.read_bytes()
            if attachment.is_text:
                content.decode()
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            message = f"{attachment.path} cannot be read: {reason}."
            hint = "Check the path, which is relative to the configuration, and save text as UTF-8."
            sink.error("C008", message, attachment.loc, hint=hint)


def _plain(value: Json) -> JsonValue:
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return tuple(_plain(item) for item in value)
    return value
