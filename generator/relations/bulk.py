"""Documents in bulk, as ``x-sdk-bulk`` says: what they are uploaded into, and what is done there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.ir.model import Operation
from generator.notation.pointer import pointer_to
from generator.relations.model import InBody, InParameter, Input, OutBody, Place, Purpose, Role
from generator.relations.processes import Bulk, BulkGap, Link, Rule, Start, Work


def find_bulk(
    operations: Iterable[Operation],
    places: Mapping[str, Place],
    roles: Mapping[str, Role],
    work: Iterable[Work],
    links: Iterable[Link],
) -> Iterator[Bulk | BulkGap]:
    """What every ``x-sdk-bulk`` of the document leads to."""
    started = {start.operation.key: (one, start) for one in work for start in one.starts}
    containers = list(_containers(places, roles, links))
    for operation in operations:
        if operation.hints.bulk is not None:
            yield _bulk(operation, started.get(operation.key), containers, roles)


@dataclass(frozen=True, slots=True)
class _Container:
    """A place whose things hold documents, and the value that names such a thing."""

    place: Place
    creates: Operation
    made: str
    uploads: Operation
    link: Link


def _bulk(
    operation: Operation,
    started: tuple[Work, Start] | None,
    containers: list[_Container],
    roles: Mapping[str, Role],
) -> Bulk | BulkGap:
    recipe = operation.hints.bulk
    if recipe is None or started is None or not isinstance(started[1].handles[0], OutBody):
        return BulkGap(operation, "it has no 'x-sdk-starts' with a pointer to what it starts")
    work, start = started
    results = next((op for op in work.results if roles[op.key].items is not None), None)
    if results is None:
        text = f"there is no list of results of the work that {work.poll.key!r} reports on"
        return BulkGap(operation, text)
    found = [one for one in containers if _takes(one.link, operation, recipe.argument)]
    found = found or (containers if len(containers) == 1 else [])
    if not found:
        return BulkGap(
            operation,
            f"nothing that {recipe.argument!r} may name is created by one operation and has files "
            "uploaded into it by another",
        )
    one = found[0]
    return Bulk(
        recipe=recipe,
        start=start,
        work=work,
        container=one.place,
        creates=one.creates,
        made=one.made,
        uploads=one.uploads,
        results=results,
    )


def _containers(
    places: Mapping[str, Place], roles: Mapping[str, Role], links: Iterable[Link]
) -> Iterator[_Container]:
    """Every place with things that are created, and a file of which is uploaded by one request."""
    uploads: dict[str, Operation] = {}
    for role in roles.values():
        place = places.get(role.place)
        if role.has(Purpose.UPLOAD) and place is not None and place.parent:
            uploads.setdefault(place.parent, role.operation)
    for path, upload in uploads.items():
        place = places[path]
        for link in links if place.creator is not None else ():
            for source in link.sources:
                made = source.output
                if source.rule is not Rule.CREATED or not isinstance(made, OutBody):
                    continue
                if source.operation is place.creator:
                    yield _Container(place, source.operation, made.pointer, upload, link)


def _takes(link: Link, operation: Operation, argument: str) -> bool:
    """Whether ``argument`` of ``operation`` takes the value of ``link``."""
    return any(use.operation is operation and _is(use.input, argument) for use in link.uses)


def _is(where: Input, argument: str) -> bool:
    match where:
        case InParameter(name=name):
            return name == argument
        case InBody(pointer=pointer):
            return pointer == pointer_to([argument])
