"""Arguments: which are new, gone, called otherwise, or asked for in another way."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.compat.change import Change
from generator.compat.sdk import similar
from generator.compat.sdk.annotations import Types
from generator.compat.sdk.facts import Origin
from generator.compat.sdk.telling import Found, Renaming, Teller
from generator.compat.surface import Alias, Argument, argument_symbol

#: Where an argument is written, in one of the states.
Origins = Callable[[Argument], Origin]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatures:
    """The arguments of one method before and after, and what is known of them."""

    teller: Teller
    owners: tuple[str, str]  # the symbols of the method
    old: Sequence[Argument]
    new: Sequence[Argument]
    before: Origins
    after: Origins
    aliases: Mapping[str, Alias]  # of the new surface
    types: Types

    def compare(self) -> Found:
        """Every change of an argument."""
        renamings = tuple(self._renamings())
        names = {one.old: one.new for one in renamings}
        known = {names.get(a.name, a.name): a for a in self.old}
        pairs = [(known[a.name], a) for a in self.new if a.name in known]
        kept = {a.name: b.name for a, b in pairs}
        changes = [
            *self._renamed(renamings),
            *(self._removed(a, kept) for a in self.old if a.name not in kept),
            *(self._added(a, pairs) for a in self.new if a.name not in known),
            *(change for a, b in pairs for change in self._changed(a, b)),
            *self._moved(pairs),
        ]
        symbols = (
            Renaming(
                "argument",
                argument_symbol(self.owners[0], one.old),
                argument_symbol(self.owners[1], one.new),
                one.confidence,
                one.declared,
            )
            for one in renamings
        )
        return Found(tuple(changes), tuple(symbols))

    def _renamings(self) -> Iterator[Renaming]:
        """Those with another name, as names alone."""
        old, new = {a.name: a for a in self.old}, {a.name: a for a in self.new}
        gone = [a for a in self.old if a.name not in new]
        fresh = {a.name: a for a in self.new if a.name not in old}
        for one in list(gone):
            alias = self.aliases.get(argument_symbol(self.owners[1], one.name))
            target = alias.target.partition("(")[2].removesuffix(")") if alias else ""
            if target in new:
                gone.remove(one)
                fresh.pop(target, None)
                yield Renaming("argument", one.name, target, declared=True)

        def alike(one: Argument, other: Argument) -> float:
            return similar.values(one, other, self.before(one), self.after(other))

        for pair in similar.paired(gone, list(fresh.values()), alike):
            yield Renaming("argument", pair.old.name, pair.new.name, pair.confidence)

    def _renamed(self, renamings: Sequence[Renaming]) -> Iterator[Change]:
        old, new = {a.name: a for a in self.old}, {a.name: a for a in self.new}
        for one in renamings:
            teller = self.teller.of(self.before(old[one.old]), self.after(new[one.new]))
            kind = "argument-renamed-kept" if one.declared else "argument-renamed"
            yield teller.tell(kind, member=one.new, before=one.old, after=one.new)

    def _removed(self, one: Argument, kept: Mapping[str, str]) -> Change:
        positions = {a.name: a.position for a in self.new}
        shifts = one.position is not None and any(
            a.position is not None
            and a.position > one.position
            and positions.get(kept.get(a.name, "")) is not None
            for a in self.old
        )
        kind = "removed-required" if one.required else "withdrawn" if shifts else "removed"
        teller = self.teller.of(self.before(one), None)
        return teller.tell(f"argument-{kind}", member=one.name, before=one.annotation)

    def _added(self, one: Argument, pairs: Sequence[tuple[Argument, Argument]]) -> Change:
        shifts = one.position is not None and any(
            a.position is not None and b.position is not None and b.position > one.position
            for a, b in pairs
        )
        kind = "added-required" if one.required else "inserted" if shifts else "added"
        teller = self.teller.of(None, self.after(one))
        return teller.tell(f"argument-{kind}", member=one.name, after=one.annotation)

    def _changed(self, old: Argument, new: Argument) -> Iterator[Change]:
        teller = self.teller.of(self.before(old), self.after(new))
        if new.required and not old.required:
            yield teller.tell("argument-required", member=new.name)
        elif old.required and not new.required:
            yield teller.tell("argument-optional", member=new.name)
        elif old.default != new.default:
            yield teller.tell(
                "argument-default-changed", member=new.name, before=old.default, after=new.default
            )
        if "ignored" not in {old.location, new.location}:  # any value will do there
            yield from self._typed(teller, old, new)
        if old.deprecated != new.deprecated:
            kind = "argument-deprecated" if new.deprecated else "argument-restored"
            yield teller.tell(kind, member=new.name)
        if (old.location == "ignored") != (new.location == "ignored"):
            kind = "argument-ignored" if new.location == "ignored" else "argument-sent"
            yield teller.tell(kind, member=new.name, before=old.location, after=new.location)

    def _typed(self, teller: Teller, old: Argument, new: Argument) -> Iterator[Change]:
        kinds = {"wider": "widened", "narrower": "narrowed", "other": "type-changed"}
        pairs = (
            (old.annotation, new.annotation),
            (old.async_annotation or old.annotation, new.async_annotation or new.annotation),
        )
        for before, after in pairs:  # of both clients; one change is enough
            found = self.types.difference(before, after)
            if found != "same":
                yield teller.tell(
                    f"argument-{kinds[found]}", member=new.name, before=before, after=after
                )
                return

    def _moved(self, pairs: Sequence[tuple[Argument, Argument]]) -> Iterator[Change]:
        """Arguments that stand elsewhere among those that stay, and those that lost a position."""
        placed: list[tuple[int, int, Argument, Argument]] = []
        for old, new in pairs:
            teller = self.teller.of(self.before(old), self.after(new))
            if old.position is not None and new.position is not None:
                placed.append((old.position, new.position, old, new))
            elif old.position is not None:
                yield teller.tell("argument-keyword-only", member=new.name)
            elif new.position is not None:
                yield self._positional(teller, new, pairs)
        placed.sort(key=lambda one: one[0])
        still = _rising([place for _, place, _, _ in placed])
        for index, (before, after, old, new) in enumerate(placed):
            if index not in still:
                teller = self.teller.of(self.before(old), self.after(new))
                yield teller.tell(
                    "argument-moved",
                    member=new.name,
                    before=str(before + 1),
                    after=str(after + 1),
                )

    def _positional(
        self, teller: Teller, one: Argument, pairs: Sequence[tuple[Argument, Argument]]
    ) -> Change:
        """One that was keyword-only; it may push others that stood at its position."""
        pushed = any(
            a.position is not None and b.position is not None and b.position > (one.position or 0)
            for a, b in pairs
        )
        if pushed:
            place = str((one.position or 0) + 1)
            return teller.tell("argument-moved", member=one.name, before="keyword", after=place)
        return teller.tell("argument-positional", member=one.name)


def _rising(places: Sequence[int]) -> frozenset[int]:
    """The indices of a longest rising part of ``places``: what can be taken to have stayed."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        at = bisect_left(tails, place)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [place]
        ends[at : at + 1] = [index]
    found: set[int] = set()
    index = ends[-1] if ends else -1
    while index >= 0:
        found.add(index)
        index = before[index]
    return frozenset(found)
