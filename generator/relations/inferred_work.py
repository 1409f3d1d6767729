"""Work that nobody states: things whose state some values call running and others finished.

That is not enough: something must be said to begin it, by 202, by what the thing is called, or
by a reply that shows the thing though its request was about another one. None of this is certain.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.ir.members import only_values
from generator.ir.model import Operation
from generator.ir.types import Named, TypeRef
from generator.ir.wire import ParamIn
from generator.names.words import split_words
from generator.notation.pointer import pointer_to
from generator.relations.facts import Known, template_of
from generator.relations.keys import find_key
from generator.relations.model import (
    Confidence,
    InParameter,
    OutBody,
    Output,
    OutUrl,
    Place,
    Reason,
)
from generator.relations.places import Places
from generator.relations.processes import Start, Work
from generator.relations.records import shown_record
from generator.relations.vocabulary import BUSY, DONE, LOST, STATES, WORK

_CHANGES = frozenset({"POST", "PUT", "PATCH", "DELETE"})


def infer_work(known: Known, places: Places, stated: frozenset[str]) -> Iterator[Work]:
    """The work of an API beside that whose polls are ``stated``, by their keys."""
    candidates = [
        found
        for place in places.by_shape.values()
        if (found := _candidate(known, place)) is not None and found.poll.key not in stated
    ]
    finder = _Finder(
        known,
        {one.place.creator.key: one for one in candidates if one.place.creator is not None},
        {(*one.place.noun, "id"): one for one in reversed(candidates)},
        {one.record: one for one in reversed(candidates) if isinstance(one.record, Named)},
    )
    starts: dict[str, list[Start]] = {one.place.path: [] for one in candidates}
    for operation in known.api.operations:
        if operation.method in _CHANGES and operation.hints.starts is None:
            for one, start in finder.started_by(operation):
                starts[one.place.path].append(start)
    for one in candidates:
        if starts[one.place.path]:
            yield _work(one, tuple(starts[one.place.path]))


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A thing whose state some values call running and others finished."""

    place: Place
    poll: Operation
    record: TypeRef  # without aliases
    state: str
    succeeded: tuple[str, ...]
    failed: tuple[str, ...]
    told: bool  # of every value it is known whether it is final


def _candidate(known: Known, place: Place) -> _Candidate | None:
    poll = place.reader
    if poll is None or poll.method != "GET" or not place.item_path:
        return None
    shown = shown_record(known, poll, place.noun)
    for name, prop in known.properties(shown[1]).items() if shown is not None else ():
        words = split_words(name)
        if shown is None or not STATES.intersection(words[-1:]):
            continue
        if words[:-1] not in ((), place.noun):
            continue  # the payment_status of an invoice says nothing of the invoice
        values = [v for v in only_values(prop.type, known.decls) if isinstance(v, str)]
        texts = {value: "".join(split_words(value)) for value in values}
        done, lost, busy = (
            tuple(v for v in values if texts[v] in table) for table in (DONE, LOST, BUSY)
        )
        if done and busy:
            pointer = f"{shown[0]}{pointer_to([name])}"
            told = len(done) + len(lost) + len(busy) == len(values)
            return _Candidate(
                place,
                poll,
                known.target(shown[1]),
                state=pointer,
                succeeded=done,
                failed=lost,
                told=told,
            )
    return None


def _work(one: _Candidate, starts: tuple[Start, ...]) -> Work:
    surest = max(start.reason.confidence for start in starts)
    text = (
        f"{one.state} in the reply to {one.poll.key} ends as {' or '.join(one.succeeded)}, "
        f"and {starts[0].operation.key} begins what it tells of."
    )
    return Work(
        poll=one.poll,
        state=one.state,
        succeeded=one.succeeded,
        failed=one.failed,
        reason=Reason(surest if one.told else Confidence.GUESS, text),
        place=one.place.path,
        starts=starts,
    )


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds what operations start among the candidates."""

    known: Known
    by_creator: Mapping[str, _Candidate]
    by_name: Mapping[tuple[str, ...], _Candidate]  # words of an id: ("job", "id")
    by_record: Mapping[TypeRef, _Candidate]

    def started_by(self, operation: Operation) -> Iterator[tuple[_Candidate, Start]]:
        """The work that an operation starts, by the first rule that finds some."""
        own = self.by_creator.get(operation.key)
        start = self._made(operation, own) if own is not None else None
        if own is not None and start is not None:
            yield own, start
            return
        for name, prop in self.known.properties(self.known.of(operation).reply).items():
            found = self._shown(operation, name, prop.type) or self._named(operation, name)
            if found is not None:
                yield found
                return
        if (found := self._addressed(operation)) is not None:
            yield found

    def _made(self, operation: Operation, one: _Candidate) -> Start | None:
        """What is made is work: by 202, or since things of that name go on by themselves."""
        facts, place = self.known.of(operation), one.place
        accepted = operation.declares("202")
        if not accepted and not WORK.intersection(place.noun[-1:]):
            return None
        because = "replies with 202" if accepted else f"makes one {' '.join(place.noun)}"
        shown = shown_record(self.known, operation, place.noun)
        pointer = self._key(one, shown[1]) if shown is not None else ""
        handle: Output
        if shown is not None and pointer:
            handle = OutBody(f"{shown[0]}{pointer}")
        elif facts.tells_location():
            handle = address("Location", one.poll, place.parameter)
        else:
            return None
        text = f"{operation.key} {because}, whose state {one.poll.key} shows."
        return _start(operation, handle, one, Reason(Confidence.LIKELY, text))

    def _shown(
        self, operation: Operation, name: str, ref: TypeRef
    ) -> tuple[_Candidate, Start] | None:
        """The reply shows the work beside what it is about: ``{"server": ..., "action": ...}``."""
        one = self.by_record.get(self.known.target(ref))
        pointer = self._key(one, ref) if one is not None else ""
        goes_on = one is not None and bool(WORK.intersection(one.place.noun[-1:]))
        if one is None or not pointer or not (goes_on or operation.declares("202")):
            return None
        text = f"{name} in the reply to {operation.key} is what {one.poll.key} shows."
        handle = OutBody(f"{pointer_to([name])}{pointer}")
        return one, _start(operation, handle, one, Reason(Confidence.LIKELY, text))

    def _named(self, operation: Operation, name: str) -> tuple[_Candidate, Start] | None:
        """The reply names the work: ``job_id``."""
        words = split_words(name)
        one = self.by_name.get(words)
        sent = {split_words(parameter.name) for parameter in operation.parameters}
        if one is None or words in sent or not WORK.intersection(one.place.noun[-1:]):
            return None
        text = f"{name} in the reply to {operation.key} names what {one.poll.key} shows."
        sure = Confidence.LIKELY if operation.declares("202") else Confidence.GUESS
        return one, _start(operation, OutBody(pointer_to([name])), one, Reason(sure, text))

    def _addressed(self, operation: Operation) -> tuple[_Candidate, Start] | None:
        """The reply has an address, and there is but one kind of work."""
        told = operation.declares("202") and self.known.of(operation).tells_location()
        if not told or len(self.by_name) != 1:
            return None
        one = next(iter(self.by_name.values()))
        text = (
            f"{operation.key} replies with 202 and Location, and only {one.poll.key} tells "
            "how far something is."
        )
        handle = address("Location", one.poll, one.place.parameter)
        return one, _start(operation, handle, one, Reason(Confidence.LIKELY, text))

    def _key(self, one: _Candidate, record: TypeRef) -> str:
        """The pointer to the key of work in its record; "" for none."""
        properties = self.known.properties(record)
        key = find_key(one.place.parameter, one.place.noun, properties, self.known.decls)
        return pointer_to([key.property]) if key is not None else ""


def address(header: str, poll: Operation, argument: str) -> OutUrl:
    """The address of work in a header, of which one step is the ``argument`` of its poll."""
    spans = any(p.spans_segments for p in poll.parameters if p.name == argument)
    return OutUrl(header, template_of(poll), argument, spans)


def _start(operation: Operation, handle: Output, one: _Candidate, reason: Reason) -> Start:
    name = one.poll.path.rpartition("{")[2].partition("}")[0]
    return Start(operation, (handle,), InParameter(ParamIn.PATH, name), reason)
