"""A mapping of the configuration that is read key by key; what nobody asked for is reported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, TypeVar

from generator.diagnostics import Loc, Sink
from generator.diagnostics.wording import shortened
from generator.document.tree import Arr, Json, Obj

_T = TypeVar("_T")

#: What ``only`` and ``skip`` call the SDK that is adopted.
LANGUAGE: Final = "python"


@dataclass(slots=True)
class Reading:
    """One mapping, and its dotted path for messages.

    Mutable: it remembers which keys were asked for.
    """

    node: Obj
    name: str
    sink: Sink
    asked: set[str] = field(default_factory=set)

    def label(self, key: str) -> str:
        """The dotted path of ``key``."""
        return f"{self.name}.{key}" if self.name else key

    def has(self, key: str) -> bool:
        """Whether the mapping has ``key``, which is asked for from now on."""
        self.asked.add(key)
        return key in self.node

    def at(self, key: str) -> Loc:
        """Where the value of ``key`` is written."""
        return self.node.at(key)

    def _typed(self, key: str, kind: type[_T], word: str) -> _T | None:
        if not self.has(key) or (value := self.node[key]) is None:
            return None
        if isinstance(value, kind) and (kind is bool or not isinstance(value, bool)):
            return value
        self.wrong(key, word)
        return None

    def wrong(self, key: str, word: str) -> None:
        """Report a value that is no ``word``."""
        message = f"`{self.label(key)}` must be {word}; it is ignored."
        self.sink.warning("A004", message, self.at(key), hint="Correct it, or remove it.")

    def text(self, key: str) -> str:
        return self._typed(key, str, "a string") or ""

    def flag(self, key: str) -> bool | None:
        return self._typed(key, bool, "true or false")

    def integer(self, key: str) -> int | None:
        return self._typed(key, int, "a whole number")

    def mapping(self, key: str) -> Reading | None:
        value = self._typed(key, Obj, "a mapping")
        return None if value is None else self.child(key, value)

    def child(self, key: str, value: Obj) -> Reading:
        return Reading(value, self.label(key), self.sink)

    def mappings(self, key: str) -> Iterator[tuple[str, Reading]]:
        """The members of the mapping at ``key``, which are mappings themselves."""
        inner = self.mapping(key)
        for name in inner.node if inner is not None else ():
            if inner is not None and (below := inner.mapping(name)) is not None:
                yield name, below

    def items(self, key: str) -> list[tuple[Json, Loc]]:
        """The items of the list at ``key``, each with its place."""
        value = self._typed(key, Arr, "a list")
        return [(item, value.at(n)) for n, item in enumerate(value)] if value is not None else []

    def texts(self, key: str) -> tuple[str, ...] | None:
        """The texts of the list at ``key``; None when there is no list."""
        if not self.has(key):
            return None
        found = self.items(key)
        if any(not isinstance(item, str) for item, _ in found):
            self.wrong(key, "a list of strings")
        return tuple(item for item, _ in found if isinstance(item, str))

    def lost(self, key: str, why: str) -> None:
        """Report something that is understood, and has nothing here that says the same."""
        if self.has(key):
            message = f"`{self.label(key)}` is not carried over, since {why}."
            hint = "Check whether users of the SDK need it, and add it by hand."
            self.sink.warning("A002", message, self.at(key), hint=hint)

    def foreign(self, *keys: str) -> None:
        """Report, as what is only worth knowing, keys that are about other products."""
        for key in keys:
            if self.has(key):
                message = f"`{self.label(key)}` is about something other than the Python SDK."
                self.sink.info("A005", message, self.at(key))

    def leaves_out(self) -> bool:
        """Whether ``skip`` and ``only`` say that the Python SDK does not have this."""
        out = False
        if self.has("skip"):
            value = self.node["skip"]
            out = value is True or (isinstance(value, Arr) and LANGUAGE in value)
        if self.has("only"):
            only = self.node["only"]
            out = out or (isinstance(only, Arr) and LANGUAGE not in only)
        return out

    def done(self) -> None:
        """Report the keys that nobody asked for."""
        for key in self.node:
            if key not in self.asked:
                shown = shortened(self.label(key))
                message = f"`{shown}` is not known to the generator; it is not carried over."
                hint = "Check what it does for your SDK, and add it to sdk.yaml or overlay.yaml."
                self.sink.warning("A002", message, self.node.loc.child(key), hint=hint)
