"""What the lowering of one schema asks of the others: the types of the schemas inside it.

Schemas nest, so lowering is a recursion: an object needs the types of its properties, and each of
them may be a union of objects. :class:`~generator.lower.schemas.Schemas` is where the recursion
runs; :mod:`~generator.lower.objects`, :mod:`~generator.lower.unions` and
:mod:`~generator.lower.tags` each know one construct and see of it what :class:`Lowering` says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from generator.document.tree import Json, Obj
from generator.ir.types import DeclId, TypeRef
from generator.lower.allof import NullReader, Parts, Seed
from generator.lower.closed import Closed
from generator.lower.family import Families
from generator.lower.reader import Context
from generator.lower.trails import Spot


@dataclass(frozen=True, slots=True)
class Site:
    """Where a schema is lowered: the node that has its prose, its spot and its identity.

    ``variant`` is the component that a variant of a union refers to, met here with what holds
    beside the union. ``merging`` is shared by everything inside a merged object: what was merged there already,
    by its parts. Without it merging schemas that contain themselves would never end.
    """

    node: Obj
    spot: Spot
    known_id: DeclId | None = None
    variant: Obj | None = None
    merging: dict[tuple[object, ...], DeclId] | None = None

    @property
    def id(self) -> DeclId:
        """The identity of what is declared here."""
        return self.known_id if self.known_id is not None else self.node.loc


class Lowering(Protocol):
    """Gives the types of schemas. ``depth`` always counts the types around a schema."""

    @property
    def ctx(self) -> Context:
        """The document, and where messages go."""
        ...

    @property
    def nulls(self) -> NullReader:
        """What schemas say about null."""
        ...

    @property
    def closed(self) -> Closed:
        """The values that properties are limited to."""
        ...

    @property
    def families(self) -> Families:
        """The schemas that others inherit from."""
        ...

    def component(self, target: Obj) -> TypeRef:
        """Declare the named schema ``target`` and give the type that a use of it has."""
        ...

    def use(self, node: Json, spot: Spot, depth: int = 0) -> TypeRef:
        """The type of a schema where it is used."""
        ...

    def use_all(self, seeds: Sequence[Seed], site: Site, depth: int) -> TypeRef:
        """The type of several schemas that hold together; ``site`` is where they meet."""
        ...

    def merged(self, parts: Parts, site: Site, depth: int) -> TypeRef:
        """The type, without null, of a conjunction that is no schema of the document itself."""
        ...

    def meaning(self, parts: Parts, site: Site, depth: int) -> TypeRef:
        """The type of a conjunction, without null."""
        ...
