"""A mapping of ``sdk.yaml`` that is read key by key, with messages that point at the line."""

from __future__ import annotations

import keyword
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from generator.config.settings import Version
from generator.diagnostics import Loc, Sink
from generator.diagnostics.suggest import did_you_mean
from generator.document.tree import Arr, Json, Obj

_T = TypeVar("_T")

_PYTHON = re.compile(r"3\.(\d{1,2})")
_OLDEST: Version = (3, 7)


@dataclass(slots=True)
class Section:
    """A mapping of the file; remembers which keys were asked for, to know the others."""

    node: Obj
    name: str  # dotted path, for messages
    folder: Path
    sink: Sink
    asked: list[str] = field(default_factory=list)

    @property
    def loc(self) -> Loc:
        return self.node.loc

    def has(self, key: str) -> bool:
        self.asked.append(key)
        return key in self.node

    def fault(self, key: str, problem: str, hint: str = "") -> None:
        label = f"{self.name}.{key}" if self.name else key
        self.sink.error("C003", f"`{label}` {problem}.", self.node.at(key), hint=hint)

    def _typed(self, key: str, default: _T, kind: type[_T], word: str) -> _T:
        """The value of ``key`` if it is a ``kind``; null and a missing key give ``default``."""
        if not self.has(key) or (value := self.node[key]) is None:
            return default
        if isinstance(value, kind) and (kind is bool or not isinstance(value, bool)):
            return value
        quotes = kind is str and isinstance(value, int | float)
        self.fault(
            key, f"must be {word}, not {type_word(value)}", "Put it in quotes." if quotes else ""
        )
        return default

    def text(self, key: str, default: str = "") -> str:
        return self._typed(key, default, str, "text")

    def flag(self, key: str, *, default: bool = False) -> bool:
        return self._typed(key, default, bool, "true or false")

    def count(self, key: str, default: int) -> int:
        value = self._typed(key, default, int, "a whole number")
        if value < 0:
            self.fault(key, "must not be negative")
        return value

    def choice(self, key: str, known: tuple[str, ...], default: str) -> str:
        value = self.text(key, default)
        if value != default and value not in known:
            self.fault(key, f"cannot be {value!r}", did_you_mean(value, known))
        return value

    def shaped(self, key: str, pattern: re.Pattern[str], word: str) -> str:
        value = self.text(key)
        if value and not pattern.fullmatch(value):
            self.fault(key, f"must be {word}, which {value!r} is not")
        return value

    def identifier(self, key: str) -> str:
        value = self.text(key)
        if value and (problem := identifier_problem(value)):
            self.fault(key, problem)
        return value

    def version(self, key: str, default: _T) -> Version | _T:
        value = self.text(key)
        if not value:
            return default
        found = _PYTHON.fullmatch(value)
        if not found or (version := (3, int(found[1]))) < _OLDEST:
            self.fault(key, f'must be a version of Python from "3.7" on, not {value!r}')
            return default
        return version

    def path(self, key: str) -> Path | None:
        value = self.text(key)
        return self.folder / value if value else None

    def section(self, key: str) -> Section | None:
        """The mapping below ``key``."""
        if not self.has(key) or (value := self.node[key]) is None:
            return None
        if isinstance(value, Obj):
            return self.child(key, value)
        self.fault(key, f"must be a mapping, not {type_word(value)}")
        return None

    def child(self, key: str, value: Obj) -> Section:
        return Section(value, f"{self.name}.{key}" if self.name else key, self.folder, self.sink)

    def items(self, key: str) -> list[tuple[Json, Loc]] | None:
        """The items of the list below ``key``, each with its place; None when not given."""
        if not self.has(key) or (value := self.node[key]) is None:
            return None
        if isinstance(value, Arr):
            return [(item, value.at(index)) for index, item in enumerate(value)]
        self.fault(key, f"must be a list, not {type_word(value)}")
        return None

    def texts(self, key: str) -> tuple[str, ...]:
        found: list[str] = []
        for item, loc in self.items(key) or ():
            if isinstance(item, str):
                found.append(item)
            else:
                self.sink.error("C003", f"`{key}` holds {type_word(item)}, not text.", loc)
        return tuple(found)

    def pairs(self, key: str) -> dict[str, str]:
        """A mapping of text to text."""
        section = self.section(key)
        return {k: section.text(k) for k in section.node} if section else {}

    def done(self) -> None:
        """Report the keys that nothing asked for."""
        for key in self.node:
            if key not in self.asked:
                where = f" of `{self.name}`" if self.name else ""
                hint = did_you_mean(key, dict.fromkeys(self.asked))
                place = self.node.loc.child(key)
                self.sink.error("C001", f"There is no setting {key!r}{where}.", place, hint=hint)


def identifier_problem(name: str) -> str:
    if not name.isidentifier():
        return f"must be a name that Python takes, which {name!r} is not"
    if keyword.iskeyword(name):
        return f"cannot be {name!r}, a keyword of Python"
    if name.startswith("__"):
        return f"cannot be {name!r}: two underscores in front are Python's own"
    return ""


def type_word(value: Json) -> str:
    """What a value is, for a message."""
    match value:
        case None:
            return "empty"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return f"the number {value}"
        case str():
            return "text"
        case Mapping():
            return "a mapping"
        case _:
            return "a list"
