"""The values that travel from replies to requests: their names, and a book of who has them.

A value has a name of words: ``batch_id``, ``batchId`` and the ``{id}`` of ``/batches/{id}`` are
one. Paths say which values there are, and so do requests that name a thing in another way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from generator.ir.model import Operation
from generator.names.words import split_words
from generator.relations.facts import Known
from generator.relations.model import Input, Output, Place
from generator.relations.places import Places
from generator.relations.processes import Link, Rule, Source, Use
from generator.relations.routes import Step
from generator.relations.vocabulary import SHARED, one_of

#: The words of a value.
Name: TypeAlias = "tuple[str, ...]"

_ORDER: Final = tuple(Rule)


def step_name(steps: tuple[Step, ...], index: int) -> Name:
    """What the value at a step of a path is: ``{id}`` of ``/pets/{id}`` is the id of a pet."""
    before = steps[index - 1].text if index else ""
    return value_name(steps[index].parameter, "" if "{" in before else before)


def value_name(name: str, owner: str) -> Name:
    """The words of a value; what many kinds of things have is told apart by its ``owner``."""
    words = split_words(name)
    if len(words) == 1 and words[0] in SHARED and owner:
        return (*one_of(split_words(owner)), *words)
    return words


@dataclass(slots=True)
class _Draft:
    """A value, and who has it. Mutable: holders and takers are found one by one."""

    places: dict[str, None] = field(default_factory=dict)
    sources: dict[tuple[str, Output], Source] = field(default_factory=dict)
    uses: dict[tuple[str, Input], Use] = field(default_factory=dict)
    chosen: bool = False  # what makes the thing takes its name
    holders: set[str] = field(default_factory=set)  # operations with the value in their reply


@dataclass(slots=True)
class Ledger:
    """The values found so far, with who holds and who takes them.

    Mutable: each rule adds what it finds.
    """

    known: Known
    places: Places
    drafts: dict[Name, _Draft] = field(default_factory=dict)
    in_path: dict[str, dict[str, Name]] = field(default_factory=dict)  # operation -> parameter
    of_place: dict[str, dict[Name, str]] = field(default_factory=dict)  # place -> parameter

    def read_path(self, operation: Operation) -> None:
        """Note the values in the path of an operation."""
        steps = self.known.of(operation).route.steps
        found = {name: split_words(name) for name in operation.template.names}
        for index, step in enumerate(steps):
            if step.parameter:
                found[step.parameter] = step_name(steps, index)
        self.in_path[operation.key] = found
        for name in found.values():
            self.drafts.setdefault(name, _Draft())

    def read_place(self, shape: str, place: Place) -> None:
        """Note what the values that name the things of a place are called."""
        things = self.places.sites.get(f"{shape}/{{}}")
        names = self.of_place.setdefault(place.path, {})
        if place.item_path and things is not None:
            for parameter in things.names:
                last = (*things.steps[:-1], Step(f"{{{parameter}}}", parameter))
                names.setdefault(step_name(last, len(last) - 1), parameter)
        elif place.key is not None:
            owner = " ".join(place.noun)
            names.setdefault(value_name(place.key.property, owner), place.key.property)
        for name in names:
            self.drafts.setdefault(name, _Draft()).places[place.path] = None

    def takes(self, operation: Operation, name: Name) -> bool:
        """Whether the value is in the path of the operation: its reply can but repeat it."""
        return name in self.in_path[operation.key].values()

    def add_source(self, name: Name, source: Source) -> None:
        """Note who holds a value; the first rule that finds a place for it counts."""
        if name in self.drafts and not self.takes(source.operation, name):
            key, draft = source.operation.key, self.drafts[name]
            draft.sources.setdefault((key, source.output), source)
            draft.holders.add(key)

    def add_use(self, name: Name, use: Use) -> None:
        """Note who takes a value."""
        draft = self.drafts.setdefault(name, _Draft())
        if use.operation.key not in draft.holders:
            draft.uses.setdefault((use.operation.key, use.input), use)

    def links(self) -> Iterator[Link]:
        """The values with their sources, the surest first."""
        creators = {place.path: place.creator for place in self.places.by_shape.values()}
        for name, draft in self.drafts.items():
            sources = sorted(draft.sources.values(), key=lambda one: _ORDER.index(one.rule))
            uses = tuple(draft.uses.values())
            makers = [creators[path] for path in draft.places]
            named = any(use.operation is maker for use in uses for maker in makers)
            yield Link(name, tuple(sources), uses, tuple(draft.places), draft.chosen or named)


def open_ledger(known: Known, places: Places) -> Ledger:
    """A ledger of the values that paths and places name, and of nobody who holds them."""
    ledger = Ledger(known, places)
    for operation in known.api.operations:
        ledger.read_path(operation)
    for shape, place in places.by_shape.items():
        ledger.read_place(shape, place)
    return ledger
