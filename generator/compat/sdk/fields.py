"""Fields of models: which are new, gone, called otherwise, or of another type."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.compat.change import Change, Side
from generator.compat.sdk import similar
from generator.compat.sdk.annotations import Types, literals_in, with_names
from generator.compat.sdk.facts import Origin
from generator.compat.sdk.telling import Found, Renaming, Teller
from generator.compat.surface import Alias, Field, field_symbol


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """The fields of one model before and after; ``side`` is how its values travel."""

    teller: Teller
    names: tuple[str, str]  # of the model
    old: Sequence[Field]
    new: Sequence[Field]
    before: Callable[[Field], Origin]
    after: Callable[[Field], Origin]
    side: Side
    aliases: Mapping[str, Alias]
    types: Types

    def compare(self) -> Found:
        """Every change of a field."""
        old, new = {f.name: f for f in self.old}, {f.name: f for f in self.new}
        renamings = tuple(self._renamings(old, new))
        names = {name: name for name in old if name in new}
        names |= {one.old: one.new for one in renamings}
        taken = set(names.values())
        changes = (
            *self._renamed(renamings, old, new),
            *(self._gone(one) for one in self.old if one.name not in names),
            *(self._fresh(one) for one in self.new if one.name not in taken),
            *(c for a, b in names.items() for c in self._changed(old[a], new[b])),
        )
        symbols = (
            Renaming(
                "field",
                field_symbol(self.names[0], one.old),
                field_symbol(self.names[1], one.new),
                one.confidence,
                one.declared,
            )
            for one in renamings
        )
        return Found(changes, tuple(symbols))

    def _renamings(self, old: Mapping[str, Field], new: Mapping[str, Field]) -> Iterator[Renaming]:
        gone = [one for name, one in old.items() if name not in new]
        fresh = {name: one for name, one in new.items() if name not in old}
        for one in list(gone):
            alias = self.aliases.get(field_symbol(self.names[1], one.name))
            target = alias.target.rpartition(".")[2] if alias else ""
            if target in new:
                gone.remove(one)
                fresh.pop(target, None)
                yield Renaming("field", one.name, target, declared=True)

        def alike(one: Field, other: Field) -> float:
            return similar.values(one, other, self.before(one), self.after(other))

        for pair in similar.paired(gone, list(fresh.values()), alike):
            yield Renaming("field", pair.old.name, pair.new.name, pair.confidence)

    def _renamed(
        self, renamings: Sequence[Renaming], old: Mapping[str, Field], new: Mapping[str, Field]
    ) -> Iterator[Change]:
        for one in renamings:
            teller = self.teller.of(self.before(old[one.old]), self.after(new[one.new]))
            kind = "field-renamed-kept" if one.declared else "field-renamed"
            yield teller.tell(kind, member=one.new, before=one.old, after=one.new)

    def _gone(self, one: Field) -> Change:
        kind = "removed-required" if self._asked(one) else "removed"
        teller = self.teller.of(self.before(one), None)
        return teller.tell(f"field-{kind}", member=one.name, before=one.annotation)

    def _fresh(self, one: Field) -> Change:
        kind = "added-required" if self._asked(one) else "added"
        teller = self.teller.of(None, self.after(one))
        return teller.tell(f"field-{kind}", member=one.name, after=one.annotation)

    def _asked(self, one: Field) -> bool:
        """Whether callers who build the model have to give the field."""
        return one.required and not one.read_only and self.side is not Side.RESPONSE

    def _changed(self, old: Field, new: Field) -> Iterator[Change]:
        """At most one change of what the field holds, and one of whether it is deprecated."""
        teller = self.teller.of(self.before(old), self.after(new))
        before, after = with_names(old.annotation, self.types.renamed), new.annotation
        found = self.types.difference(before, after)
        told = {"member": new.name, "before": old.annotation, "after": after}
        bare = self.types.difference(_without_none(before), _without_none(after))
        if old.required != new.required and bare == "same":
            kind = "required" if new.required else "optional"
            if found != "same" or self.side is not Side.RESPONSE:
                yield teller.tell(f"{self.side.value}-field-{kind}", **told)
        elif found == "other":
            yield teller.tell("field-type-changed", **told)
        elif found != "same":
            kind = "widened" if found == "wider" else "narrowed"
            yield teller.tell(f"{self.side.value}-field-{kind}", **told)
        else:
            yield from self._values(teller, new.name, literals_in(before), literals_in(after))
        if old.deprecated != new.deprecated:
            kind = "field-deprecated" if new.deprecated else "field-restored"
            yield teller.tell(kind, member=new.name)

    def _values(
        self, teller: Teller, name: str, old: tuple[str, ...], new: tuple[str, ...]
    ) -> Iterator[Change]:
        """Known values of a field whose type is open for others."""
        where = replace(teller, where=f"{teller.where}.{name}")
        for kind, values, others in (("removed", old, new), ("added", new, old)):
            for value in values:
                if value not in others:
                    told = {"before": value} if kind == "removed" else {"after": value}
                    kind_id = f"{self.side.value}-value-{kind}"
                    yield where.tell(kind_id, what=value, member=name, **told)


def _without_none(annotation: str) -> str:
    """The type without None, as far as a prefix shows it."""
    if annotation.startswith("Optional[") and annotation.endswith("]"):
        return annotation[len("Optional[") : -1]
    return annotation.removesuffix(" | None")
