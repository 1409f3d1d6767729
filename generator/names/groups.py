"""Operations in groups, as readers see them: by tag, and tags below those that they are part of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.ir.model import Api, Operation, Tag
from generator.names.paths import group_title


@dataclass(frozen=True, slots=True)
class Group:
    """The operations of one tag, or of one first segment of paths, and the groups inside it."""

    name: str
    tag: Tag
    operations: tuple[Operation, ...]
    children: tuple[Group, ...] = ()


def groups_of(api: Api, other: str) -> tuple[Group, ...]:
    """The groups of ``api`` in the document's order; ``other`` is for what has no name."""
    found: dict[str, list[Operation]] = {tag.name: [] for tag in api.tags}
    for operation in api.operations:
        name = group_title(operation) or other
        for outer in api.lineage(name):
            found.setdefault(outer, [])
        found[name].append(operation)
    below: dict[str, list[str]] = {}
    for name in found:
        lineage = api.lineage(name)
        below.setdefault(lineage[-2] if len(lineage) > 1 else "", []).append(name)
    tags = {tag.name: tag for tag in api.tags}

    def build(names: Sequence[str]) -> tuple[Group, ...]:
        made = (
            Group(name, tags.get(name, Tag(name)), tuple(found[name]), build(below.get(name, ())))
            for name in names
        )
        return tuple(group for group in made if group.operations or group.children)

    return build(below.get("", ()))
