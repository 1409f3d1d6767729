"""What each operation is there for, and which place it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from generator.ir.model import Operation
from generator.ir.types import Named, TypeRef
from generator.ir.wire import ParamIn
from generator.names.words import split_words
from generator.relations.facts import Known
from generator.relations.lists import find_items, find_listing
from generator.relations.model import (
    Confidence,
    InParameter,
    Place,
    PlaceKind,
    Purpose,
    Reason,
    Role,
    Scope,
)
from generator.relations.places import Places
from generator.relations.processes import Upload, Work
from generator.relations.records import creation, find_naming, sent_record, shown_record

_METHODS: Final[Mapping[str, Purpose]] = {
    "GET": Purpose.READ,
    "HEAD": Purpose.READ,
    "PUT": Purpose.REPLACE,
    "PATCH": Purpose.MERGE,
    "POST": Purpose.MERGE,
    "DELETE": Purpose.DELETE,
}
_WRITES: Final = frozenset({Purpose.CREATE, Purpose.REPLACE, Purpose.MERGE, Purpose.ACT})
_RECORDS: Final = frozenset(
    {Purpose.CREATE, Purpose.READ, Purpose.REPLACE, Purpose.MERGE, Purpose.DELETE}
)


def find_roles(
    known: Known, places: Places, work: tuple[Work, ...], uploads: tuple[Upload, ...]
) -> Mapping[str, Role]:
    """The role of every operation, by its key."""
    by_path = {place.path: place for place in places.by_shape.values()}
    finder = _Finder(known, places, by_path, _Axes.of(work, uploads))
    return {operation.key: finder.role(operation) for operation in known.api.operations}


@dataclass(frozen=True, slots=True)
class _Axes:
    """What operations have to do with work and uploads, by their keys."""

    steps: Mapping[str, tuple[Purpose, Upload]]
    starts: Mapping[str, Reason]
    polls: Mapping[str, Reason]
    results: Mapping[str, Work]

    @classmethod
    def of(cls, work: tuple[Work, ...], uploads: tuple[Upload, ...]) -> _Axes:
        steps: dict[str, tuple[Purpose, Upload]] = {}
        for one in uploads:
            steps[one.opens.key] = (Purpose.OPEN_UPLOAD, one)
            steps[one.sends.key] = (Purpose.SEND_PART, one)
            steps[one.finishes.key] = (Purpose.FINISH_UPLOAD, one)
        return cls(
            steps,
            {
                start.operation.key: start.reason
                for one in work
                for start in one.starts
                if start.reason.confidence >= Confidence.LIKELY
            },
            {poll.key: one.reason for one in work for poll in (one.poll, *one.twins)},
            {operation.key: one for one in work for operation in one.results},
        )


@dataclass(frozen=True, slots=True)
class _Finder:
    known: Known
    places: Places
    by_path: Mapping[str, Place]
    axes: _Axes

    def role(self, operation: Operation) -> Role:
        """The role of one operation: its main purpose, what it shows, and what else it does."""
        role = self._step(operation) or self._on_thing(operation) or self._at_place(operation)
        role = role or self._below(operation)
        action = role.action or self.known.of(operation).route.action
        return self._also(self._described(replace(role, action=action)))

    # -- the main purpose --------------------------------------------------------------------

    def _step(self, operation: Operation) -> Role | None:
        """One step of an upload in parts."""
        found = self.axes.steps.get(operation.key)
        if found is None:
            return None
        purpose, upload = found
        reason = Reason(Confidence.STATED, f"x-sdk-upload of {upload.opens.key} says so.")
        scope = Scope.ONE if upload.place else Scope.NONE
        return Role(operation, purpose, scope, reason, upload.place)

    def _on_thing(self, operation: Operation) -> Role | None:
        """An operation whose path is that of one thing."""
        route = self.known.of(operation).route
        place, here = self.places.thing(route.shape), self.places.of(route.shape)
        if place is None or (here is not None and operation in (here.lister, here.creator)):
            return None
        named = InParameter(ParamIn.PATH, route.steps[-1].parameter)
        purpose = route.verb or _METHODS.get(operation.method)
        if route.action and route.verb is None:
            purpose = Purpose.ACT
        elif operation is place.creator and operation is not place.replacer:
            purpose = Purpose.CREATE
        if purpose is None:
            return None
        by_method = route.verb is None and operation.method != "POST"
        confidence = Confidence.CERTAIN if by_method else Confidence.LIKELY
        text = f"{_name(operation)} {_SAYS[purpose]} one thing of {place.path or '/'}."
        role = Role(operation, purpose, Scope.ONE, Reason(confidence, text), place.path)
        return replace(role, named_by=named)

    def _at_place(self, operation: Operation) -> Role | None:
        """An operation whose path is that of a collection, or of a single thing."""
        route = self.known.of(operation).route
        place = self.places.of(route.shape)
        if place is None:
            return None
        if route.action and route.verb is None:
            scope = Scope.ALL if place.kind is PlaceKind.COLLECTION else Scope.ONE
            return _acts(operation, scope, place, route.action)
        if place.kind is PlaceKind.SINGLE:
            return self._on_single(operation, place)
        return self._listing(operation, place) or self._on_collection(operation, place)

    def _on_single(self, operation: Operation, place: Place) -> Role | None:
        purpose = self.known.of(operation).route.verb or _METHODS.get(operation.method)
        if purpose is None:
            return None
        if operation.method == "POST" and purpose is Purpose.MERGE:
            sent = sent_record(self.known, operation, place.noun)
            if sent is None or not self._same(sent[1], place.record):
                return _acts(operation, Scope.ONE, place)
        text = f"{_name(operation)} {_SAYS[purpose]} the one thing at {place.path}."
        confidence = Confidence.LIKELY if operation.method == "POST" else place.reason.confidence
        return Role(operation, purpose, Scope.ONE, Reason(confidence, text), place.path)

    def _listing(self, operation: Operation, place: Place) -> Role | None:
        facts = self.known.of(operation)
        found = self.places.lists.get(operation.key)
        if found is None and _asks(operation, facts.route.verb):
            noun = self.places.sites[facts.route.shape].noun
            expected = f"{place.path or '/'} is a collection, and {_name(operation)} reads it."
            found = find_listing(self.known, operation, noun, place.record, expected=expected)
        if found is None:
            return None
        return Role(operation, Purpose.LIST, Scope.ALL, found.reason, place.path, items=found.items)

    def _on_collection(self, operation: Operation, place: Place) -> Role | None:
        route = self.known.of(operation).route
        if self._creates(operation, place):
            reason = creation(self.known, operation, place.noun, place.parameter) or Reason(
                Confidence.LIKELY, f"{_name(operation)} goes to the collection {place.path}."
            )
            return Role(operation, Purpose.CREATE, Scope.ALL, reason, place.path)
        purpose = route.verb or _METHODS.get(operation.method)
        if purpose is None:
            return None
        named = find_naming(self.known, operation, place.noun, place.record, place.key)
        if named is not None and purpose is not Purpose.CREATE:
            where, key = named
            text = f"{_name(operation)} {_SAYS[purpose]} the thing that it names: {key.reason.text}"
            sure = Confidence.LIKELY if route.verb else key.reason.confidence
            reason = Reason(min(sure, Confidence.LIKELY), text)
            return Role(operation, purpose, Scope.ONE, reason, place.path, named_by=where)
        if operation.method == "POST" and route.verb is None:
            return _acts(operation, Scope.ALL, place)
        # /pets/newest shows one of the pets, pets.remove takes one away
        one = route.verb is not None or (route.shape in self.places.at and purpose is Purpose.READ)
        scope = Scope.ONE if one else Scope.ALL
        text = f"{_name(operation)} {_SAYS[purpose]} {'one' if one else 'all'} of {place.path}."
        return Role(operation, purpose, scope, Reason(Confidence.LIKELY, text), place.path)

    def _creates(self, operation: Operation, place: Place) -> bool:
        """Whether an operation makes things as the creator of a place does."""
        if operation is place.creator:
            return True
        route = self.known.of(operation).route
        posts = operation.method == "POST" and route.verb is None
        same = route.shape in self.places.at or (
            place.creator is not None and place.creator.method == "POST"
        )
        listed = operation.hints.paging is not None or operation is place.lister
        return (posts and same and not listed) or route.verb is Purpose.CREATE

    def _below(self, operation: Operation) -> Role:
        """An operation beyond the paths of places: on what belongs to a thing, or on nothing."""
        facts = self.known.of(operation)
        steps = facts.route.steps
        for end in range(len(steps) - 1, 0, -1):
            shape = facts.route.shapes[end]
            thing = self.places.thing(shape)
            place = thing or self.places.of(shape)
            if place is None or (thing is None and place.noun == ("action",)):
                continue  # what is done at /pets/{id}/actions/feed is done with a pet
            one = thing is not None or place.kind is PlaceKind.SINGLE
            scope = Scope.ONE if one else Scope.ALL
            return self._on_part(operation, place, scope, shape)
        return self._alone(operation)

    def _on_part(self, operation: Operation, place: Place, scope: Scope, shape: str) -> Role:
        """An operation on a path that is longer than that of a thing or a collection."""
        facts = self.known.of(operation)
        reads = operation.method in {"GET", "HEAD"}
        direct = "{" not in facts.route.shape[len(shape) :]
        if scope is Scope.ONE and direct and (facts.gives_bytes if reads else facts.sends_bytes):
            purpose = Purpose.DOWNLOAD if reads else Purpose.UPLOAD
            text = f"{_name(operation)} {_SAYS[purpose]} bytes that belong to one thing of {place.path}."
            return Role(operation, purpose, scope, Reason(Confidence.CERTAIN, text), place.path)
        if reads:
            return self._alone(operation)
        items = find_items(self.known, operation, place.noun, place.record)
        if items is not None and self._same(items.type, place.record):
            return Role(operation, Purpose.LIST, Scope.ALL, items.reason, place.path, items=items)
        words = split_words(facts.route.steps[-1].text) if direct else ()
        return _acts(operation, scope, place, facts.route.action or words)

    def _same(self, one: TypeRef | None, other: TypeRef | None) -> bool:
        """Whether two types are the same records."""
        if one is None or other is None:
            return False
        target = self.known.target(one)
        return isinstance(target, Named) and target == self.known.target(other)

    def _alone(self, operation: Operation) -> Role:
        """An operation that is about no place."""
        facts = self.known.of(operation)
        verb = facts.route.verb
        if _asks(operation, verb):
            found = find_listing(self.known, operation, (), None)
            if found is not None:
                purpose, scope = Purpose.LIST, Scope.NONE
                return Role(operation, purpose, scope, found.reason, items=found.items)
        purpose = verb or Purpose.OTHER
        if operation.method in {"GET", "HEAD"}:
            purpose = Purpose.DOWNLOAD if facts.gives_bytes else Purpose.READ
        elif facts.sends_bytes:
            purpose = Purpose.UPLOAD
        text = f"{_name(operation)} {_SAYS[purpose]} something that no other path is about."
        return Role(operation, purpose, Scope.NONE, Reason(Confidence.LIKELY, text))

    # -- what else it does, and what it shows --------------------------------------------------

    def _also(self, role: Role) -> Role:
        """The role with the purposes that come beside the main one."""
        operation, facts = role.operation, self.known.of(role.operation)
        work = self.axes.results.get(operation.key)
        if work is not None and role.purpose in {Purpose.LIST, Purpose.READ, Purpose.DOWNLOAD}:
            text = f"{_name(operation)} belongs to the work that {work.poll.key} reports on."
            reason = Reason(work.reason.confidence, text)
            return replace(
                role, purpose=Purpose.RESULTS, scope=Scope.ONE, place=work.place, reason=reason
            )
        also: list[Purpose] = []
        place = self._place(role)
        if place is not None and operation is place.creator and role.purpose is Purpose.REPLACE:
            also.append(Purpose.CREATE)  # a PUT makes what is not there yet
        if operation.key in self.axes.starts:
            also.append(Purpose.START)
        if operation.key in self.axes.polls:
            also.append(Purpose.POLL)
        if facts.sends_bytes and role.purpose in _WRITES:
            also.append(Purpose.UPLOAD)
        if facts.gives_bytes and role.purpose is Purpose.READ:
            also.append(Purpose.DOWNLOAD)
        told = self.axes.starts.get(operation.key) or self.axes.polls.get(operation.key)
        alone = role.purpose in {Purpose.OTHER, Purpose.READ} and not role.is_placed
        if told is not None and alone:
            return replace(role, purpose=also[0], also=tuple(also[1:]), reason=told)
        return replace(role, also=tuple(also))

    def _described(self, role: Role) -> Role:
        """The role with where its record stands in the reply and in the body of the request."""
        place = self._place(role)
        if place is None or role.purpose not in _RECORDS:
            return role
        shown = shown_record(self.known, role.operation, place.noun)
        sent = sent_record(self.known, role.operation, place.noun)
        at = shown[0] if shown is not None and self.known.is_object(shown[1]) else None
        if shown is not None and role.purpose is Purpose.DELETE:
            at = at if self._same(shown[1], place.record) else None  # it may show what it started
        return replace(role, record_at=at, body_at=sent[0] if sent is not None else "")

    def _place(self, role: Role) -> Place | None:
        return self.by_path.get(role.place) if role.place or role.scope is not Scope.NONE else None


_SAYS: Final[Mapping[Purpose, str]] = {
    Purpose.LIST: "lists",
    Purpose.CREATE: "makes",
    Purpose.READ: "reads",
    Purpose.REPLACE: "replaces",
    Purpose.MERGE: "changes",
    Purpose.DELETE: "deletes",
    Purpose.UPLOAD: "sends",
    Purpose.DOWNLOAD: "gives",
    Purpose.ACT: "acts on",
    Purpose.OTHER: "does",
}


def _asks(operation: Operation, verb: Purpose | None) -> bool:
    """Whether an operation may list: by its method, or by the verb of its path."""
    if verb is not None:
        return verb is Purpose.LIST
    return operation.method in {"GET", "QUERY"}


def _name(operation: Operation) -> str:
    return f"{operation.method} {operation.path}"


def _acts(operation: Operation, scope: Scope, place: Place, action: tuple[str, ...] = ()) -> Role:
    """An action: something else than to list, make, read, change or delete."""
    what = "one thing of " if scope is Scope.ONE and place.kind is PlaceKind.COLLECTION else ""
    text = f"{_name(operation)} acts on {what}{place.path or '/'}."
    reason = Reason(Confidence.LIKELY, text)
    return Role(operation, Purpose.ACT, scope, reason, place.path, action=action)
