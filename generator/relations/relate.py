"""The relations of an API, each part computed when it is first asked for, and kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from generator.ir.model import Api, Operation

if TYPE_CHECKING:
    from generator.relations.facts import Known
    from generator.relations.model import Pages, Place, Role
    from generator.relations.needs import Needs
    from generator.relations.places import Places
    from generator.relations.processes import (
        Bulk,
        BulkGap,
        FileUpload,
        Link,
        Upload,
        Work,
        Workflow,
    )

# What nobody asks for is not imported either: each part imports what finds it.
# ruff: noqa: PLC0415


def relate(api: Api) -> Relations:
    """What the operations of ``api`` have to do with one another."""
    return Relations(api)


@dataclass(frozen=True)
class Relations:
    """Pure: the same API has the same relations, whatever of them is asked for first.

    An SDK asks for names of methods only, so what nobody asks for is never computed.
    """

    api: Api = field(repr=False)

    @cached_property
    def _known(self) -> Known:
        from generator.relations.facts import read

        return read(self.api)

    @cached_property
    def _found(self) -> Places:
        from generator.relations.places import find_places

        return find_places(self._known)

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """The places by path, in the order of the document."""
        return {place.path: place for place in self._found.by_shape.values()}

    @cached_property
    def work(self) -> tuple[Work, ...]:
        """What goes on after a reply."""
        from generator.relations.work import find_work

        return find_work(self._known, self._found)

    @cached_property
    def uploads(self) -> tuple[Upload, ...]:
        """Large files in parts."""
        from generator.relations.uploads import find_uploads

        return find_uploads(self._known, self._found)

    @cached_property
    def file_uploads(self) -> tuple[FileUpload, ...]:
        """Files of any size: at once, or in parts."""
        from generator.relations.uploads import find_file_uploads

        return find_file_uploads(self._known, self.uploads)

    @cached_property
    def roles(self) -> Mapping[str, Role]:
        """The role of every operation, by its key."""
        from generator.relations.purposes import find_roles

        return find_roles(self._known, self._found, self.work, self.uploads)

    @cached_property
    def pages(self) -> Mapping[str, Pages]:
        """How lists go on, by the key of the operation."""
        from generator.relations.paging import find_pages

        found = ((key, find_pages(self._known, role)) for key, role in self.roles.items())
        return {key: pages for key, pages in found if pages is not None}

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The values that travel from replies to requests."""
        from generator.relations.links import find_links

        return find_links(self._known, self._found, self.roles, self.work, self.uploads)

    @cached_property
    def bulk(self) -> tuple[Bulk | BulkGap, ...]:
        """Documents in bulk, and what is missing where they cannot be."""
        if not any(op.hints.bulk is not None for op in self.api.operations):
            return ()
        from generator.relations.bulk import find_bulk

        return tuple(find_bulk(self.api.operations, self.places, self.roles, self.work, self.links))

    @cached_property
    def needs(self) -> Needs:
        """What each request needs from earlier replies, without circles."""
        from generator.relations.needs import find_needs

        return find_needs(self.api, self.links)

    @cached_property
    def workflows(self) -> tuple[Workflow, ...]:
        """Requests in orders that work."""
        from generator.relations.workflows import find_workflows

        return find_workflows(
            self._known,
            places=self.places,
            roles=self.roles,
            work=self.work,
            uploads=self.uploads,
            needs=self.needs,
        )

    def role(self, operation: Operation) -> Role:
        """What an operation is there for."""
        return self.roles[operation.key]

    def place(self, operation: Operation) -> Place | None:
        """The place that an operation is about."""
        role = self.role(operation)
        return self.places.get(role.place) if role.is_placed else None

    def through(self, operation: Operation) -> tuple[Place, ...]:
        """The places of the things that a path leads through, from the outside in."""
        route = self._known.of(operation).route
        found = (self._found.thing(shape) for shape in route.shapes[1:-1])
        return tuple(place for place in found if place is not None)

    def is_below(self, operation: Operation, place: Place) -> bool:
        """Whether the path of an operation begins with that of a place."""
        found = self._found
        return any(found.by_shape.get(s) is place for s in self._known.of(operation).route.shapes)
