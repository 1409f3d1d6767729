"""What has to be there before a request can be answered, read from the relations of the API."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.ir.model import Operation
from generator.names.words import split_words
from generator.notation.paths import BracedText, PathTemplate
from generator.relations.model import Place
from generator.relations.processes import Work
from generator.relations.relate import Relations
from generator.relations.vocabulary import IDS


@dataclass(frozen=True, slots=True)
class Existence:
    """Which things are known, and which ones requests speak of.

    A place is closed when the API makes its things: what was not made is not there.
    """

    relations: Relations
    closed: frozenset[str]  # paths of places
    references: Mapping[tuple[str, ...], Place]  # words of a property -> what its value names
    work: Mapping[str, Work]  # by path of the place whose things are work
    starts: Mapping[str, tuple[Work, ...]]  # by key of the operation that starts it
    twins: Mapping[str, Place]  # path of a place -> the one whose work it shows, too

    def place(self, operation: Operation) -> Place | None:
        """The place that a request is about."""
        found = self.relations.place(operation)
        return self.twins.get(found.path, found) if found is not None else None

    def parents(self, operation: Operation) -> tuple[Place, ...]:
        """The places of what has to be there, since the path leads through it."""
        through = self.relations.through(operation)
        return tuple(place for place in through if place.path in self.closed)

    def started_by(self, operation: Operation) -> tuple[Work, ...]:
        """The work that an operation starts."""
        return self.starts.get(operation.key, ())


def existence_of(relations: Relations) -> Existence:
    """What has to be there in the API of ``relations``."""
    places = relations.places
    work = {one.place: one for one in relations.work if one.place in places}
    started = {path for path, one in work.items() if one.starts}
    closed = frozenset(
        place.path
        for place in places.values()
        # who neither shows nor reads its things cannot know which of them there are
        if (place.creator is not None or place.path in started)
        and (place.key is not None or place.reader is not None)
    )
    twins = {
        place.path: places[one.place]
        for one in work.values()
        for operation in one.twins
        if (place := relations.place(operation)) is not None
    }
    references = {
        link.name: places[link.places[0]]
        for link in relations.links
        if len(link.places) == 1 and link.places[0] in closed and "{" not in link.places[0]
        if len(link.name) > 1 and link.name[-1] in IDS
    }
    starts: dict[str, tuple[Work, ...]] = {}
    for one in work.values():
        for key in dict.fromkeys(start.operation.key for start in one.starts):
            starts[key] = (*starts.get(key, ()), one)
    return Existence(
        relations=relations,
        closed=closed,
        references=references,
        work=work,
        starts=starts,
        twins=twins,
    )


def reference(name: str) -> tuple[str, ...]:
    """The words under which :attr:`Existence.references` has a property."""
    return split_words(name)


def filled(template: str, values: Mapping[str, str]) -> str:
    """A path template with its values, for keys of the state: what is missing is ``*``."""
    return BracedText.parse(template).filled(lambda name: _escaped(values.get(name, "*")))


def path_of(collection: str, key: str) -> str:
    """The path of one thing of a collection, for keys of the state."""
    return f"{collection}/{_escaped(key)}" if key else collection


def shape(path: str) -> str:
    """A path template without the names of its parameters, and without what is no path."""
    return PathTemplate.parse(path).shape


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("/", "%2F")
