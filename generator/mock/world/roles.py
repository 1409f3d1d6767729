"""What an operation can be there for, and the places that operations are about.

A place is a collection and the things in it: ``/pets`` and ``/pets/{pet_id}``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.ir.hints import Polling, UploadRecipe
from generator.ir.model import Operation
from generator.ir.types import TypeRef
from generator.notation.paths import BracedText


@dataclass(frozen=True, slots=True)
class Place:
    """A collection. ``template`` is its path; ``parameter`` ends the path of one thing in it.

    ``parameter`` is "" when things have no path and a property of the body names them.
    """

    template: str
    parameter: str
    key: str = ""  # the property of a record that names it; "" when there is none
    record: TypeRef | None = None  # what a record looks like
    reader: Operation | None = None
    lister: Operation | None = None
    maker: Operation | None = None
    closed: bool = False  # the API makes these things, so what it did not make is not there
    polling: Polling | None = None

    @property
    def item_template(self) -> str:
        """The path of one thing; "" when it has none."""
        return f"{self.template}/{{{self.parameter}}}" if self.parameter else ""


@dataclass(frozen=True, slots=True)
class ListRole:
    """Lists a place; ``items`` is a pointer into the reply."""

    place: Place
    items: str


@dataclass(frozen=True, slots=True)
class CreateRole:
    """Makes a thing in a place."""

    place: Place


@dataclass(frozen=True, slots=True)
class ReadRole:
    """Reads a thing: its record, or the bytes of a file."""

    place: Place


@dataclass(frozen=True, slots=True)
class WriteRole:
    """Replaces a thing, or with ``merge`` changes what is given."""

    place: Place
    merge: bool


@dataclass(frozen=True, slots=True)
class RemoveRole:
    """Removes a thing."""

    place: Place


@dataclass(frozen=True, slots=True)
class ContentRole:
    """Reads or writes the bytes that belong to a thing, below its path."""

    place: Place


@dataclass(frozen=True, slots=True)
class ResultsRole:
    """Lists what work has found; ``place`` is that of the work."""

    place: Place
    items: str


@dataclass(frozen=True, slots=True)
class QueryRole:
    """Lists something that the API cannot change."""

    items: str


@dataclass(frozen=True, slots=True)
class UploadRole:
    """One step of an upload in parts."""

    step: Literal["open", "part", "finish"]
    recipe: UploadRecipe
    place: Place | None  # where the finished file goes


@dataclass(frozen=True, slots=True)
class FixedRole:
    """Answers with an example."""


Role: TypeAlias = (
    ListRole
    | CreateRole
    | ReadRole
    | WriteRole
    | RemoveRole
    | ContentRole
    | ResultsRole
    | QueryRole
    | UploadRole
    | FixedRole
)


@dataclass(frozen=True, slots=True)
class Plan:
    """The role of each operation, by key, and what they have in common."""

    roles: Mapping[str, Role]
    parents: Mapping[str, tuple[Place, ...]]  # of an operation: what has to be there
    references: Mapping[str, Place]  # property of a body -> the place of what it names
    work: Mapping[str, Place]  # operationId of a poll -> its place

    def role(self, operation: Operation) -> Role:
        """What an operation is there for."""
        return self.roles[operation.key]


def filled(template: str, values: Mapping[str, str]) -> str:
    """A path template with its values, for keys of the state: what is missing is ``*``."""
    return BracedText.parse(template).filled(lambda name: _escaped(values.get(name, "*")))


def path_of(collection: str, key: str) -> str:
    """The path of one thing of a collection, for keys of the state."""
    return f"{collection}/{_escaped(key)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("/", "%2F")
