"""Headers of OLD and NEW: of responses, and of the parts of multipart bodies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.compat.api import facts, objects
from generator.compat.api.book import BOTH, Node, Spot
from generator.compat.api.context import Comparing
from generator.compat.api.words import code
from generator.ir.limits import NO_LIMITS
from generator.ir.model import Header


def headers(
    values: Comparing, node: Node, spot: Spot, old: Sequence[Header], new: Sequence[Header]
) -> None:
    """The headers of a message or of one of its parts; names differ by more than letter case."""
    mine, theirs = ({one.name.lower(): one for one in side} for side in (old, new))
    for name in [*mine, *(name for name in theirs if name not in mine)]:
        before, after = mine.get(name), theirs.get(name)
        where = _header_spot(spot, before, after)
        if before is None or after is None:
            one = before or after
            needed = "required-" if one is not None and one.required else ""
            node.tell(f"header-{needed}{'added' if before is None else 'removed'}", where)
            continue
        words = ("header-became-required", "header-became-optional")
        facts.flag(node, where, words, old=before.required, new=after.required)
        facts.prose(node, where, before.doc, after.doc)
        objects.value_of(values, node, where, (NO_LIMITS, before.type), (NO_LIMITS, after.type))


def _header_spot(spot: Spot, old: Header | None, new: Header | None) -> Spot:
    name = old.name if old else new.name if new else ""
    return replace(
        spot,
        part=f"the header {code(name)}",
        owner=spot.whole,
        member=f"{spot.member}header:{name}",
        old=old.loc if old else spot.old,
        new=new.loc if new else spot.new,
        ways=BOTH,
    )
