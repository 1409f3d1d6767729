"""Starting work and waiting until it has ended, in one call."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.diagnostics import Loc
from generator.ir.model import Operation
from generator.names.words import snake, split_words
from generator.targets.python.composed.kind import Draft, Kind
from generator.targets.python.naming.arguments import Argument
from generator.targets.python.naming.resources import Resource
from generator.targets.python.planning.composed import Scene, Spelled, Writer
from generator.targets.python.planning.work import (
    SPEC,
    Started,
    ends,
    failures,
    manner,
    renamed,
    started_work,
)


def _about(scene: Scene) -> Iterator[Operation]:
    return (started.start.operation for started in _all(scene))


def _all(scene: Scene) -> Iterator[Started]:
    """What starts one piece of work. A deletion has it on its result, which is enough."""
    for started in started_work(scene):
        if len(started.start.handles) == 1 and started.start.operation.method != "DELETE":
            yield started


def _draft(scene: Scene, operation: Operation, _home: Resource, _loc: Loc | None) -> Draft | None:
    started = next(one for one in _all(scene) if one.start.operation is operation)
    polled, method = started.polled, started.method
    own = manner(polled)
    said = operation.doc.summary or operation.doc.brief or method.method.name.replace("_", " ")
    return Draft(
        wishes=(f"{method.method.name}_and_wait", *_longer(started)),
        takes=method,
        taken=method.arguments,
        own=own,
        operations=(operation, polled.work.poll),
        summary=f"{said.strip().rstrip('.')}, and wait until the {polled.noun} has ended",
        text=f"{ends(polled)} An exception of the request that starts the {polled.noun} has none. "
        f"Unless its `sent` is `no`, the {polled.noun} may have been started; the request is not "
        "sent again then.",
        returns="The response that says that it has ended.",
        raises=failures(polled),
        constants=(polled.constant, started.constant),
        spell=partial(_spell, started, own),
    )


def _longer(started: Started) -> tuple[str, ...]:
    noun = split_words(started.polled.noun)
    return (f"{started.method.method.name}_and_wait_for_{snake(noun)}",)


def _spell(
    started: Started, own: tuple[Argument, ...], arguments: tuple[Argument, ...], writer: Writer
) -> Spelled:
    recipe = writer.name(SPEC, "StartAndWait")
    result = writer.wire(started.polled.result)
    parts = [writer.reach(started.constant), *renamed(arguments, own)]
    return Spelled(result, result, f"{recipe}[{result}]", f"{recipe}({', '.join(parts)})")


START_AND_WAIT = Kind(name="start_and_wait", needs="x-sdk-starts", about=_about, draft=_draft)
