"""How the parts of forms and multipart bodies are written, in OLD and in NEW."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.compat.api.book import Node, Spot
from generator.compat.api.context import Comparing
from generator.compat.api.headers import headers
from generator.compat.api.words import code
from generator.ir.model import Encoding, Header


def encodings(
    values: Comparing, node: Node, spot: Spot, old: Sequence[Encoding], new: Sequence[Encoding]
) -> None:
    """Write down which properties are written in another way."""
    mine, theirs = dict(_flat(old)), dict(_flat(new))
    for name in sorted(mine.keys() | theirs.keys()):
        before, after = mine.get(name), theirs.get(name)
        where = replace(
            spot,
            part=f"the property {code(name)}",
            owner=spot.whole,
            member=f"{spot.member}.{name}" if spot.member else name,
        )
        if _written(before) != _written(after):
            node.tell("encoding-changed", where)
        elif before is not None and after is not None:
            headers(values, node, where, before.headers, after.headers)


def _flat(found: Sequence[Encoding], prefix: str = "") -> Iterator[tuple[str, Encoding]]:
    """Each encoding by its way from the body; those of positions, too."""
    for index, one in enumerate(found):
        name = f"{prefix}{one.property or f'[{index}]'}"
        yield name, one
        yield from _flat(one.positions, f"{name}.")
        if one.each is not None:
            yield from _flat((one.each,), f"{name}.*")


def _written(one: Encoding | None) -> object:
    """What decides how a property is written; one that says nothing is none."""
    if one is None:
        one = Encoding("")
    return (
        one.content_type.lower(),
        one.style,
        one.explode,
        one.allow_reserved,
        sorted(_header(header) for header in one.headers),
    )


def _header(one: Header) -> tuple[str, bool]:
    return one.name.lower(), one.required
