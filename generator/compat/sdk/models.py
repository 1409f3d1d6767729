"""Models: which are new, gone, moved or called otherwise, and what became of what they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.compat.change import Change, Side
from generator.compat.sdk import similar
from generator.compat.sdk.annotations import Types, with_names
from generator.compat.sdk.facts import Facts
from generator.compat.sdk.fields import Fields
from generator.compat.sdk.telling import Found, Renaming, Teller, aliased, side_of
from generator.compat.surface import Model, Surface

#: Models that stand beside another one, whose changes are told there.
_BESIDE = frozenset({"input"})


def renamed_models(old: Surface, new: Surface) -> tuple[Renaming, ...]:
    """Models under another name: declared, or of the same structure."""
    return tuple(_renamings(old, new))


@dataclass(frozen=True, slots=True)
class Models:
    """The models of two states; ``types`` are those of both."""

    old: Facts
    new: Facts
    types: Types

    def compare(self, renamings: tuple[Renaming, ...]) -> Found:
        """Every change of a model; ``renamings`` are those of :func:`renamed_models`."""
        old, new = self.old.surface.models, self.new.surface.models
        names = {name: name for name in old if name in new}
        names |= {one.old: one.new for one in renamings}
        taken = set(names.values())
        found = Found(
            (
                *self._renamed(renamings),
                *(self._teller(n, "").tell("model-removed") for n in old if n not in names),
                *(self._teller("", n).tell("model-added") for n in new if n not in taken),
            ),
            renamings,
        )
        for before, after in names.items():
            found += self._compared(before, after)
        return found

    def _renamed(self, renamings: tuple[Renaming, ...]) -> Iterator[Change]:
        for one in renamings:
            kind = "model-renamed-kept" if one.declared else "model-renamed"
            yield self._teller(one.old, one.new).tell(kind, before=one.old, after=one.new)

    def _compared(self, before: str, after: str) -> Found:
        old, new = self.old.surface.models[before], self.new.surface.models[after]
        teller = self._teller(before, after)
        side = self._side(before, after)
        changes = [*self._shaped(teller, old, new, side)]
        if before not in self.old.named and after not in self.new.named:
            return Found(tuple(changes))  # its properties are arguments, where they are compared
        fields = Fields(
            teller=teller,
            names=(before, after),
            old=old.fields,
            new=new.fields,
            before=lambda one: self.old.of_field(old, one),
            after=lambda one: self.new.of_field(new, one),
            side=side,
            aliases=self.new.surface.aliases,
            types=self.types,
        ).compare()
        return Found(tuple(changes)) + fields

    def _shaped(self, teller: Teller, old: Model, new: Model, side: Side) -> Iterator[Change]:
        """What became of a model as a whole."""
        if old.kind in _BESIDE and new.kind in _BESIDE:
            return
        here = self.new.surface
        if old.module != new.module and f"{here.package}.{old.module}" not in here.aliases:
            yield teller.tell("model-moved", before=old.module, after=new.module)
        if old.kind != new.kind:
            yield teller.tell("model-kind-changed", before=old.kind, after=new.kind)
            return
        bases = [with_names(base, self.types.renamed) for base in old.bases]
        yield from listed(teller, "base", bases, list(new.bases))
        yield from listed(teller, "member", list(old.members), list(new.members))
        if old.values or new.values:
            values = [repr(value) for value in old.values], [repr(value) for value in new.values]
            yield from listed(teller, f"{side.value}-value", *values)
        elif (found := self.types.difference(old.target, new.target)) != "same":
            told = {"before": old.target, "after": new.target}
            if found == "other":
                yield teller.tell("alias-changed", **told)
            else:
                kind = "widened" if found == "wider" else "narrowed"
                yield teller.tell(f"{side.value}-alias-{kind}", **told)

    def _side(self, before: str, after: str) -> Side:
        return side_of(
            written=before in self.old.written or after in self.new.written,
            read=before in self.old.read or after in self.new.read,
        )

    def _teller(self, before: str, after: str) -> Teller:
        old, new = self.old.surface.models.get(before), self.new.surface.models.get(after)
        return Teller(after or before, f"models.{after or before}").of(
            self.old.of_model(old) if old is not None else None,
            self.new.of_model(new) if new is not None else None,
        )


def _renamings(old: Surface, new: Surface) -> Iterator[Renaming]:
    gone = [name for name in old.models if name not in new.models]
    fresh = [name for name in new.models if name not in old.models]
    for name in list(gone):
        target = aliased(name, new.aliases)
        if target in new.models:
            gone.remove(name)
            if target in fresh:
                fresh.remove(target)
            yield Renaming("model", name, target, declared=True)

    def alike(one: str, other: str) -> float:
        return similar.models((one, old.models[one]), (other, new.models[other]))

    for pair in similar.paired(gone, fresh, alike):
        yield Renaming("model", pair.old, pair.new, pair.confidence)


def listed(teller: Teller, kind: str, old: list[str], new: list[str]) -> Iterator[Change]:
    """A change for each item of a list that is gone, or is new."""
    for one in old:
        if one not in new:
            yield teller.tell(f"{kind}-removed", member=one, before=one)
    for one in new:
        if one not in old:
            yield teller.tell(f"{kind}-added", member=one, after=one)
