"""Work that goes on after a reply: what starts it, who reports on it, who gives its results.

Stated by ``x-sdk-polling`` and ``x-sdk-starts``, else inferred.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.ir.hints import Polling
from generator.ir.model import Operation
from generator.ir.wire import ParamIn
from generator.names.words import split_words
from generator.relations.facts import Known, path_parameters
from generator.relations.inferred_work import address, infer_work
from generator.relations.model import (
    Confidence,
    InParameter,
    OutBody,
    Output,
    Reason,
)
from generator.relations.places import Places
from generator.relations.processes import Start, Work
from generator.relations.vocabulary import CANCELS, RESULTS

_CHANGES = frozenset({"POST", "PUT", "PATCH", "DELETE"})


def find_work(known: Known, places: Places) -> tuple[Work, ...]:
    """Every kind of work of an API, by the operation that reports on it."""
    stated = _stated(known, places)
    inferred = infer_work(known, places, frozenset(one.poll.key for one in stated))
    return tuple(_surrounded(known, [*stated, *inferred]))


# -- what is stated ----------------------------------------------------------------------


def _stated(known: Known, places: Places) -> list[Work]:
    operations = known.api.operations
    starts: dict[str, list[Operation]] = {}
    for operation in operations:
        if operation.hints.starts is not None:
            starts.setdefault(operation.hints.starts.poll, []).append(operation)
    polls = [op for op in operations if op.hints.polling is not None]
    started = [op for op in polls if op.operation_id in starts]
    found: dict[str, Work] = {}
    twins: dict[str, list[Operation]] = {}
    for poll in polls:
        main = next((one for one in started if _same(known, one, poll)), None)
        if poll.operation_id in starts or main is None:
            starters = starts.get(poll.operation_id, [])
            found[poll.key] = _stated_work(known, places, poll, starters)
        else:
            twins.setdefault(main.key, []).append(poll)
    return [replace(one, twins=tuple(twins.get(key, ()))) for key, one in found.items()]


def _same(known: Known, one: Operation, other: Operation) -> bool:
    """Whether two polls report on the same work: by what they take and show."""
    same = known.of(one).reply == known.of(other).reply
    return same and path_parameters(one) == path_parameters(other)


def _stated_work(
    known: Known, places: Places, poll: Operation, starters: Sequence[Operation]
) -> Work:
    polling = poll.hints.polling or Polling("", (), ())
    return Work(
        poll=poll,
        state=polling.state,
        succeeded=polling.succeeded,
        failed=polling.failed,
        reason=Reason(Confidence.STATED, f"x-sdk-polling of {poll.key} says so."),
        waiting=polling.waiting,
        interval=polling.interval,
        place=_place_of(known, places, poll),
        starts=tuple(start for one in starters for start in _stated_start(one, poll)),
    )


def _stated_start(operation: Operation, poll: Operation) -> Iterator[Start]:
    starts = operation.hints.starts
    if starts is None:
        return
    handles = tuple(_output(handle, poll, starts.argument) for handle in starts.handle)
    argument = InParameter(_location(poll, starts.argument), starts.argument)
    reason = Reason(Confidence.STATED, f"x-sdk-starts of {operation.key} says so.")
    yield Start(operation, handles, argument, reason)


def _output(handle: str, poll: Operation, argument: str) -> Output:
    """A handle of ``x-sdk-starts``: a pointer, or ``header:NAME``."""
    if handle.startswith("header:"):
        return address(handle.partition(":")[2], poll, argument)
    return OutBody(handle)


def _location(operation: Operation, name: str) -> ParamIn:
    found = (p.location for p in operation.parameters if p.name == name)
    return next(found, ParamIn.PATH)


def _place_of(known: Known, places: Places, operation: Operation) -> str:
    shape = known.of(operation).route.shape
    place = places.thing(shape) or places.of(shape)
    return place.path if place is not None else ""


# -- what stands around it ---------------------------------------------------------------


def _surrounded(known: Known, found: Sequence[Work]) -> Iterator[Work]:
    """The work with the operations on it: who gives its results, cancels it, deletes it."""
    by_shape = {known.of(one.poll).route.shape: one for one in found}
    below: dict[str, list[Operation]] = {shape: [] for shape in by_shape}
    for operation in known.api.operations:
        route = known.of(operation).route
        for end in range(len(route.steps), 0, -1):
            shape = route.shapes[end]
            if shape in below:
                below[shape].append(operation)
                break
    for shape, one in by_shape.items():
        around = [op for op in below[shape] if op is not one.poll]
        yield replace(
            one,
            results=tuple(op for op in around if _gives(known, op, shape)),
            cancels=tuple(op for op in around if _cancels(known, op)),
            deletes=tuple(op for op in around if _deletes(known, op, shape)),
        )


def _gives(known: Known, operation: Operation, shape: str) -> bool:
    """Whether an operation gives what work has found, by the word at the end of its path."""
    route = known.of(operation).route
    words = split_words(route.steps[-1].text)
    direct = "{" not in route.shape[len(shape) :]
    return operation.method == "GET" and direct and bool(RESULTS.intersection(words[-1:]))


def _cancels(known: Known, operation: Operation) -> bool:
    route = known.of(operation).route
    words = route.action or split_words(route.steps[-1].text)
    return operation.method in _CHANGES and bool(CANCELS.intersection(words[:1]))


def _deletes(known: Known, operation: Operation, shape: str) -> bool:
    return operation.method == "DELETE" and known.of(operation).route.shape == shape
