"""Changes of a surface as data, with the sentences that their kinds have for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.compat.change import Change, Side
from generator.compat.sdk.facts import NOWHERE, Origin
from generator.compat.sdk.kinds.rows import PREFIX
from generator.compat.sdk.kinds.table import KINDS
from generator.compat.surface import Alias, Kind


@dataclass(frozen=True, slots=True)
class Renaming:
    """Something that has another name: from one symbol to another.

    ``confidence`` is 1 for what is declared, and for what is certainly the same.
    """

    kind: Kind
    old: str
    new: str
    confidence: float = 1.0
    declared: bool = False  # the old name still works


@dataclass(frozen=True, slots=True)
class Found:
    """What comes of a comparison."""

    changes: tuple[Change, ...] = ()
    renamings: tuple[Renaming, ...] = ()

    def __add__(self, other: Found) -> Found:
        return Found(self.changes + other.changes, self.renamings + other.renamings)


@dataclass(frozen=True, slots=True)
class Teller:
    """Makes the changes of one thing: a method, a model.

    ``where`` is how a user calls it; ``old`` and ``new`` are where it is written.
    """

    subject: str
    where: str
    operations: tuple[str, ...] = ()
    old: Origin = NOWHERE
    new: Origin = NOWHERE

    def of(self, old: Origin | None, new: Origin | None) -> Teller:
        """For a part that is written elsewhere, or is not there in one of the states."""
        return Teller(self.subject, self.where, self.operations, old or NOWHERE, new or NOWHERE)

    def tell(
        self,
        kind: str,
        *,
        what: str = "",
        member: str = "",
        before: str = "",
        after: str = "",
    ) -> Change:
        """A change of the kind ``sdk-KIND``; ``what`` defaults to the part ``member``."""
        row = KINDS[PREFIX + kind]
        sentence = row.tell(
            what=quoted(what or member or self.where),
            where=quoted(self.where),
            before=quoted(before or "nothing"),
            after=quoted(after or "nothing"),
        )
        return Change(
            id=row.id,
            subject=self.subject,
            verdict=row.verdict,
            sentence=sentence,
            advice=row.advice,
            member=member,
            before=before,
            after=after,
            side=row.side,
            operations=self.operations,
            old=self.old.loc,
            new=self.new.loc,
        )


def aliased(symbol: str, aliases: Mapping[str, Alias]) -> str:
    """What a former name stands for, its own or that of the resource before it; "" for none."""
    if symbol in aliases:
        return aliases[symbol].target
    owner, dot, name = symbol.rpartition(".")
    above = aliased(owner, aliases) if dot else ""
    return f"{above}.{name}" if above else ""


def side_of(*, written: bool, read: bool) -> Side:
    """Which way values travel; what nobody is known to use may go both ways."""
    if written == read:
        return Side.SHARED
    return Side.REQUEST if written else Side.RESPONSE


def quoted(text: str) -> str:
    """``text`` as code inside a sentence: between backticks, with none of its own."""
    return f"`{' '.join(text.split()).replace('`', chr(0x2CB))}`"
