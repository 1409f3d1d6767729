"""The folders of a collection, in an order in which one run sends all requests with success.

A request that removes a thing comes after all that need it. Within a folder that is a matter of
order. Where requests of later folders need the thing, its removal is in a folder of its own at the
end, together with what reports on that removal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.ir.model import Operation
from generator.names.groups import Group
from generator.relations.needs import Needs
from generator.relations.order import working_order
from generator.targets.postman.values import Values


@dataclass(frozen=True, slots=True)
class Folder:
    """A group of operations without those that wait for the end, in working order."""

    group: Group
    inner: tuple[Folder, ...]
    operations: tuple[Operation, ...]


def folders_of(
    groups: Sequence[Group], values: Values
) -> tuple[tuple[Folder, ...], tuple[Operation, ...]]:
    """The folders, and the operations that come after all of them, each in working order."""
    late = _late(groups, values)
    found = tuple(_folder(group, values.needs, late) for group in groups)
    every = [operation for group in groups for operation in _all(group)]
    last = working_order((o for o in every if o.key in late), values.needs)
    return found, tuple(last)


def _folder(group: Group, needs: Needs, late: frozenset[str]) -> Folder:
    own = (operation for operation in group.operations if operation.key not in late)
    inner = tuple(_folder(each, needs, late) for each in group.children)
    return Folder(group, inner, tuple(working_order(own, needs)))


def _late(groups: Sequence[Group], values: Values) -> frozenset[str]:
    """The removals that come at the end, and whatever only their replies make possible."""
    late: set[str] = set()
    needed: set[str] = set()  # the variables of the folders behind the one that is looked at
    for group in reversed(groups):
        for operation in _all(group):
            if operation.method == "DELETE" and _removed(operation, values) in needed:
                late.add(operation.key)
        needed.update(v for operation in _all(group) for v in _variables(operation, values))
    sent = [operation for group in groups for operation in _all(group)]
    place = {operation.key: index for index, operation in enumerate(sent)}
    for operation in sent:
        if operation.key not in late and any(
            _comes_late(variable, operation, values, late, place)
            for variable in _variables(operation, values)
        ):
            late.add(operation.key)
    return frozenset(late)


def _comes_late(
    variable: str,
    operation: Operation,
    values: Values,
    late: set[str],
    place: dict[str, int],
) -> bool:
    """Whether only what comes at the end, or behind the operation, fills a variable of its."""
    makers = values.producers.get(variable, ())
    folder = [key for key in makers if key not in late and place[key] < place[operation.key]]
    return bool(late.intersection(makers)) and not folder


def _removed(operation: Operation, values: Values) -> str:
    """The variable that names what a removal removes."""
    name = operation.template.last.only_name if operation.template.segments else None
    return values.of_path(operation, name) if name else ""


def _variables(operation: Operation, values: Values) -> Iterator[str]:
    """The variables that a request cannot do without, and that replies fill."""
    for link in values.needs.of(operation):
        variable = values.names[link.name]
        if variable in values.producers:
            yield variable


def _all(group: Group) -> Iterator[Operation]:
    for inner in group.children:
        yield from _all(inner)
    yield from group.operations
