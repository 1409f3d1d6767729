"""The resource of each operation that sdk.yaml does not place: where it was, else as its document says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from generator.ir.model import Api, Operation
from generator.names.paths import group_words, telling_tag
from generator.names.words import countable, snake, split_words
from generator.targets.python.naming.kept import Kept

#: The words of each resource on the way to one.
_Path: TypeAlias = tuple[tuple[str, ...], ...]


def resource_paths(
    operations: Sequence[Operation], api: Api, kept: Kept
) -> Iterator[tuple[Operation, _Path]]:
    """Each operation with its resource.

    One that users know stays where it is, whatever its tags or its path say now, unless
    ``x-sdk-group`` says it. Where all that a tag has were elsewhere, the tag was renamed: what is new
    goes to them.
    """
    wanted = {operation.key: _stated(operation, api) for operation in operations}
    homes = {
        o.key: _known(kept.homes[o.key], wanted[o.key])
        for o in operations
        if o.key in kept.homes and not o.hints.group
    }
    moved: dict[_Path, set[_Path]] = {}
    for key, home in homes.items():
        moved.setdefault(wanted[key], set()).add(home)
    renamed = {path: found for path, (found, *more) in moved.items() if not more}
    for operation in operations:
        path = wanted[operation.key]
        if not operation.hints.group:
            path = homes.get(operation.key) or renamed.get(path, path)
        yield operation, path


def _known(home: tuple[str, ...], wanted: _Path) -> _Path:
    """The words of a resource by its attributes; ``wanted`` itself where those are its own."""
    own = [snake(words) for words in wanted]
    # an attribute of the client steps aside for those that all clients have
    if home[0] in {own[0], f"{own[0]}_resource"} and list(home[1:]) == own[1:]:
        return wanted
    return tuple(split_words(attribute) for attribute in home)


def _stated(operation: Operation, api: Api) -> _Path:
    """What the document says: a group, else the operation's tag, which may be part of others."""
    if operation.hints.group:
        return tuple(split_words(part) for part in operation.hints.group)
    above = api.lineage(telling_tag(operation))[:-1]
    outer = (countable(split_words(name)) for name in above)
    own = countable(group_words(operation)) or ("root",)
    return (*(words for words in outer if words), own)
