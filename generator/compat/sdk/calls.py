"""Methods: which are new, gone or called otherwise, and what became of what they take and return."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.compat.change import Change
from generator.compat.sdk import similar
from generator.compat.sdk.annotations import Types
from generator.compat.sdk.arguments import Signatures
from generator.compat.sdk.facts import Facts
from generator.compat.sdk.telling import Found, Renaming, Teller, aliased
from generator.compat.surface import Call


@dataclass(frozen=True, slots=True)
class Calls:
    """The methods of two states; ``types`` are those of both."""

    old: Facts
    new: Facts
    types: Types

    def compare(self) -> Found:
        """Every change of a method."""
        old, new = self.old.surface.calls, self.new.surface.calls
        renamings = tuple(self._renamings())
        names = {symbol: symbol for symbol in old if symbol in new}
        names |= {one.old: one.new for one in renamings}
        taken = set(names.values())
        found = Found(
            (
                *self._renamed(renamings),
                *(self._gone(symbol) for symbol in old if symbol not in names),
                *(self._fresh(symbol) for symbol in new if symbol not in taken),
            ),
            renamings,
        )
        for before, after in names.items():
            found += self._compared(before, after)
        return found

    def _renamings(self) -> Iterator[Renaming]:
        old, new = self.old.surface.calls, self.new.surface.calls
        aliases = self.new.surface.aliases
        gone = [symbol for symbol in old if symbol not in new]
        fresh = [symbol for symbol in new if symbol not in old]
        for symbol in list(gone):
            target = aliased(symbol, aliases)
            if target in new:
                gone.remove(symbol)
                if target in fresh:
                    fresh.remove(target)
                yield Renaming("method", symbol, target, declared=True)

        def alike(one: str, other: str) -> float:
            before, after = old[one], new[other]
            return similar.methods(
                (before, self.old.operations.get(before.about)),
                (after, self.new.operations.get(after.about)),
            ) + 0.01 * (one.rpartition(".")[2] == other.rpartition(".")[2])

        for pair in similar.paired(gone, fresh, alike):
            yield Renaming("method", pair.old, pair.new, pair.confidence)

    def _renamed(self, renamings: tuple[Renaming, ...]) -> Iterator[Change]:
        for one in renamings:
            kind = "method-renamed-kept" if one.declared else "method-renamed"
            yield self._teller(one.old, one.new).tell(
                kind, before=_shown(one.old), after=_shown(one.new)
            )

    def _gone(self, symbol: str) -> Change:
        return self._teller(symbol, "").tell("method-removed")

    def _fresh(self, symbol: str) -> Change:
        return self._teller("", symbol).tell("method-added")

    def _compared(self, before: str, after: str) -> Found:
        old, new = self.old.surface.calls[before], self.new.surface.calls[after]
        teller = self._teller(before, after)
        arguments = Signatures(
            teller=teller,
            owners=(before, after),
            old=old.arguments,
            new=new.arguments,
            before=lambda one: self.old.of_argument(old, one),
            after=lambda one: self.new.of_argument(new, one),
            aliases=self.new.surface.aliases,
            types=self.types,
        ).compare()
        return Found(tuple(self._changed(teller, old, new))) + arguments

    def _changed(self, teller: Teller, old: Call, new: Call) -> Iterator[Change]:
        if old.deprecated != new.deprecated:
            yield teller.tell("method-deprecated" if new.deprecated else "method-restored")
        kinds = {"wider": "widened", "narrower": "narrowed", "other": "changed"}
        results = (
            (old.result, new.result),
            (old.async_result or old.result, new.async_result or new.result),
        )
        for before, after in results:  # of both clients; one change is enough
            found = self.types.difference(before, after)
            if found != "same":
                yield teller.tell(f"result-{kinds[found]}", before=before, after=after)
                break
        if old.iterates != new.iterates:
            yield teller.tell("iteration-added" if new.iterates else "iteration-removed")
        if old.awaited != new.awaited:
            ways = ("a coroutine", "an iterator")
            before, after = ways if old.awaited else reversed(ways)
            yield teller.tell("await-changed", before=before, after=after)
        if old.options != new.options:
            yield teller.tell("options-changed", before=old.options, after=new.options)

    def _teller(self, before: str, after: str) -> Teller:
        old = self.old.surface.calls.get(before)
        new = self.new.surface.calls.get(after)
        operations = dict.fromkeys(key for c in (old, new) if c is not None for key in c.operations)
        teller = Teller(after or before, _shown(after or before), tuple(operations))
        return teller.of(
            self.old.of_call(old) if old is not None else None,
            self.new.of_call(new) if new is not None else None,
        )


def _shown(symbol: str) -> str:
    return f"client.{symbol}()"
