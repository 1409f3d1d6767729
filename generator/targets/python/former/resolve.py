"""From symbols of before to what they stand for today; what cannot be is reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from packaging.version import InvalidVersion, Version

from generator.compat.versions import Level, next_version
from generator.diagnostics import Sink
from generator.diagnostics.suggest import did_you_mean
from generator.targets.python.former.document import Stated
from generator.targets.python.former.index import Index, Kind, Meaning, kind_of
from generator.targets.python.naming.reserved import (
    ARGUMENTS,
    CLIENT_ARGUMENTS,
    CLIENT_ATTRIBUTES,
    FIELDS,
    METHODS,
)
from generator.targets.python.planning.former import Former
from generator.targets.python.symbols import joined, split_symbol, symbol_problem


@dataclass(frozen=True, slots=True)
class Resolved:
    """A name of before: ``owner`` is what has it today, "" for the package or the client."""

    said: Former
    owner: str
    name: str
    meaning: Meaning
    stated: Stated

    @property
    def kind(self) -> Kind:
        return kind_of(self.meaning)


@dataclass(slots=True)
class Resolver:
    """Follows names of before.

    Mutable: it keeps what it has followed, and which names of before there are.
    """

    index: Index
    version: str
    sink: Sink
    table: dict[str, Stated] = field(default_factory=dict)

    def resolve(self, entries: Iterable[Stated]) -> Iterator[Resolved]:
        """Every name of before that can go on working, each once."""
        kept = [one for one in entries if self._is_kept(one)]
        new = [one.old for one in kept if self._enter(one)]
        found: dict[tuple[str, str, bool], Resolved] = {}
        for old in new:
            one = self.table[old]
            resolved = self._resolved(one)
            if resolved is None:
                continue
            key = (resolved.owner, resolved.name, resolved.kind == "argument")
            first = found.setdefault(key, resolved)
            if first.said.new != resolved.said.new:
                self._contradicts(one, first.said.new)
        yield from found.values()

    def _is_kept(self, one: Stated) -> bool:
        """Whether it is a name, and its removal is not due."""
        if problem := symbol_problem(one.old):
            message = f"{one.old!r} cannot stand for {one.new!r}: it {problem}."
            hint = "Write the name that users have in their code."
            self.sink.error("N060", message, one.loc, hint=hint)
            return False
        if not one.removed_in or not _is_due(one.removed_in, self.version):
            return True
        self.sink.warning(
            "N062",
            f"{one.old!r} was to be removed in version {one.removed_in}, and this is version "
            f"{self.version}, so the package no longer has it.",
            one.loc,
            hint="Remove the line, or name a later version in removed_in.",
        )
        return False

    def _enter(self, one: Stated) -> bool:
        """Keep ``one``; whether its name was not known."""
        first = self.table.setdefault(one.old, one)
        if first is one:
            return True
        if first.new != one.new:
            self._contradicts(one, first.new)
        elif one.keys and not first.keys:
            self.table[one.old] = replace(first, keys=one.keys)
        return False

    def _contradicts(self, one: Stated, other: str) -> None:
        message = f"{one.old!r} cannot stand for both {other!r} and {one.new!r}."
        self.sink.error("N063", message, one.loc, hint="Keep one of the two.")

    def _resolved(self, one: Stated) -> Resolved | None:
        full = self._full(one)
        target, circle = self.follow(full)
        if circle:
            message = f"{one.old!r} leads back to itself by way of {full!r}."
            self.sink.error("N063", message, one.loc, hint="Name what it is called today.")
            return None
        meaning = self.index.meanings.get(target)
        if meaning is None:
            self._unknown(one, full)
            return None
        owner, name = split_symbol(one.old)
        is_argument = one.old.endswith(")")
        owner = self.follow(owner)[0] if owner else ""
        symbol = joined(owner, name, argument=is_argument)
        if symbol == target:  # a part of something that has another name today
            return None
        kind = kind_of(meaning)
        if not self._fits(one, kind, owner, is_argument=is_argument):
            message = f"{one.old!r} cannot stand for {target!r}, which is {_a(kind)}."
            hint = "Write both in the same way: resource, resource.method, method(argument), Model."
            self.sink.error("N060", message, one.loc, hint=hint)
            return None
        if taken := self._taken(symbol, name, owner, kind) or self._homeless(owner, kind):
            message = f"{one.old!r} cannot stand for {target!r}: {taken}."
            hint = "Remove the line, or give the newer thing another name."
            self.sink.error("N061", message, one.loc, hint=hint)
            return None
        gone = one.removed_in or _next(self.version)
        return Resolved(Former(one.old, target, gone), owner, name, meaning, one)

    def _full(self, one: Stated) -> str:
        """The symbol of today: of an argument or a field, its name alone is enough."""
        owner, _ = split_symbol(one.old)
        if one.old.endswith(")") and not one.new.endswith(")"):
            return joined(owner, one.new, argument=True)
        bare = "." not in one.new and not one.new.endswith(")")
        model = self.index.meanings.get(self.follow(owner)[0]) if owner and bare else None
        if model is not None and kind_of(model) == "model" and one.new not in self.index.meanings:
            return joined(owner, one.new, argument=False)
        return one.new

    def follow(self, symbol: str) -> tuple[str, bool]:
        """What ``symbol`` is called today, as far as that is known, and whether it goes in circles."""
        seen: set[str] = set()
        while symbol not in self.index.meanings:
            if symbol in seen:
                return symbol, True
            seen.add(symbol)
            if symbol in self.table:
                symbol = self._full(self.table[symbol])
                continue
            owner, name = split_symbol(symbol)
            before = self.follow(owner)[0] if owner else ""
            if before == owner:
                break
            symbol = joined(before, name, argument=symbol.endswith(")"))
        return symbol, False

    def _fits(self, one: Stated, kind: Kind, owner: str, *, is_argument: bool) -> bool:
        if is_argument or kind == "argument":
            return is_argument and kind == "argument" and owner == self._owner_of(one)
        if kind == "field":
            return owner == self._owner_of(one)
        if kind in {"exception", "module"}:
            return one.old.startswith(("exceptions.", f"{self.index.plan.names.package}."))
        if kind == "method":
            return bool(owner)
        return kind == "resource" or not owner

    def _owner_of(self, one: Stated) -> str:
        return split_symbol(self.follow(self._full(one))[0])[0]

    def _taken(self, symbol: str, name: str, owner: str, kind: Kind) -> str:
        """Why a name of before is not free; "" where it is."""
        other = self.index.meanings.get(symbol)
        if other is not None:
            return f"that is the name of {_a(kind_of(other))} today"
        reserved = {
            "argument": CLIENT_ARGUMENTS if owner == self.index.plan.client.name else ARGUMENTS,
            "field": FIELDS,
            "method": METHODS if owner else CLIENT_ATTRIBUTES,
            "resource": METHODS if owner else CLIENT_ATTRIBUTES,
        }
        if name in reserved.get(kind, ()):
            return "the package needs that name itself"
        return ""

    def _homeless(self, owner: str, kind: Kind) -> str:
        """Why there is no place for a method or resource of before; "" where there is one."""
        if kind not in {"method", "resource"} or not owner:
            return ""
        parts = owner.split(".")
        for end in range(1, len(parts) + 1):
            path = ".".join(parts[:end])
            place = self.index.meanings.get(path)
            if place is not None and kind_of(place) != "resource":
                return f"{path!r} is {_a(kind_of(place))}"
            if place is None and parts[end - 1] in (METHODS if end > 1 else CLIENT_ATTRIBUTES):
                return f"the package needs the name {parts[end - 1]!r} itself"
        return ""

    def _unknown(self, one: Stated, full: str) -> None:
        if one.old in self.index.meanings:
            said = f"{full!r} does not exist, and {one.old!r} still does"
            hint = "Remove the line, or give the thing its new name."
        else:
            said = f"{full!r} does not exist"
            same = [s for s in self.index.meanings if _form(s) == _form(full)]
            hint = did_you_mean(full, same, "Write the symbol of something that the package has.")
        message = f"{one.old!r} cannot stand for {full!r}: {said}."
        self.sink.error("N060", message, one.loc, hint=hint)


def _form(symbol: str) -> tuple[bool, bool]:
    """What tells a symbol of one kind from most of others."""
    return symbol.endswith(")"), symbol[:1].isupper()


def _a(kind: Kind) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _is_due(removed_in: str, version: str) -> bool:
    try:
        return Version(Version(version).base_version) >= Version(removed_in)
    except InvalidVersion:
        return False


def _next(version: str) -> str:
    """The next version that may remove something."""
    try:
        return next_version(Version(version).base_version, Level.MAJOR)
    except ValueError:  # of which InvalidVersion is one
        return "2.0.0"
