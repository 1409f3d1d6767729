"""What every part of a comparison is handed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from generator.compat.api.book import Book, Node, Spot
from generator.ir.types import Decl, DeclId, TypeRef


class Comparing(Protocol):
    """The comparison of types, as those that find types inside of other things use it."""

    @property
    def old(self) -> Mapping[DeclId, Decl]:
        """The declarations of OLD."""
        ...

    @property
    def new(self) -> Mapping[DeclId, Decl]:
        """The declarations of NEW."""
        ...

    @property
    def book(self) -> Book:
        """Where differences are written down."""
        ...

    def compare(
        self, node: Node, spot: Spot, old: TypeRef, new: TypeRef, *, limits: bool = True
    ) -> None:
        """Write down in ``node`` what is different between two types."""
        ...

    def old_name(self, ref: TypeRef | None) -> str:
        """A type of OLD in words."""
        ...

    def new_name(self, ref: TypeRef | None) -> str:
        """A type of NEW in words."""
        ...
