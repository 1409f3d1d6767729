"""Work that goes on after a response, as recipes know it: facts that are stated or certain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from generator.emit.filters import py_literal, py_str, py_tuple
from generator.ir.members import only_values, type_at
from generator.ir.model import Operation
from generator.ir.types import AnyType, Decl, DeclId, TypeRef
from generator.ir.walk import takes_null
from generator.relations.model import Confidence, OutBody, Output, OutUrl
from generator.relations.processes import Start, Work
from generator.targets.python.naming.arguments import Argument
from generator.targets.python.naming.own import optional_argument
from generator.targets.python.naming.resources import Resource
from generator.targets.python.naming.speller import Speller, plain
from generator.targets.python.planning.composed import Constant, Scene, Writer
from generator.targets.python.planning.methods import PlannedMethod, descriptor_name
from generator.targets.python.settings import Returns

SPEC: Final = ".._core.spec.waiting"


@dataclass(frozen=True, slots=True)
class Polled:
    """Work and the method that tells how far it is."""

    work: Work
    home: Resource
    poll: PlannedMethod
    result: TypeRef  # of the poll
    noun: str  # what the work is: "run", "export job"
    constant: Constant


@dataclass(frozen=True, slots=True)
class Started:
    """A method that starts work."""

    polled: Polled
    start: Start
    home: Resource
    method: PlannedMethod
    constant: Constant


def polled_work(scene: Scene) -> Iterator[Polled]:
    """The work that is certain, once for each method that reports on it."""
    for work in scene.relations.work:
        if work.reason.confidence < Confidence.CERTAIN or not work.succeeded:
            continue
        yield from _polled(scene, work)
        for twin in work.twins:
            if (said := twin.hints.polling) is not None:
                yield from _polled(
                    scene,
                    replace(
                        work,
                        poll=twin,
                        state=said.state,
                        succeeded=said.succeeded,
                        failed=said.failed,
                        waiting=said.waiting,
                        interval=said.interval,
                        starts=(),
                    ),
                )


def _polled(scene: Scene, work: Work) -> Iterator[Polled]:
    home, poll = scene.method(work.poll.key)
    if poll.returns is not Returns.VALUE:
        return
    decls = scene.api.decls
    result = _shown(work.poll, decls)
    place = scene.relations.places.get(work.place)
    noun = " ".join(place.noun) if place is not None else "work"
    name = f"{descriptor_name(poll.method.name)}_WORK_"  # no descriptor ends like this
    spell = partial(_spell_work, work, poll, result, decls)
    yield Polled(work, home, poll, result, noun=noun, constant=Constant(home.module, name, spell))


def _shown(operation: Operation, decls: Mapping[DeclId, Decl]) -> TypeRef:
    """What the responses of a poll are; anything where that is not one type."""
    types = {media.type for r in operation.successes() for media in r.media}
    whole = all(r.media for r in operation.successes())
    found = types.pop() if len(types) == 1 and whole else None
    return AnyType() if found is None or takes_null(found, decls) else found


def _spell_work(
    work: Work,
    poll: PlannedMethod,
    result: TypeRef,
    decls: Mapping[DeclId, Decl],
    writer: Writer,
) -> tuple[str, str]:
    named = {
        "succeeded": work.succeeded,
        "failed": work.failed,
        "waiting": work.waiting,
        "others": _others(work, result, decls),
    }
    parts = [writer.descriptor(poll), py_str(work.state)]
    parts += [
        f"{k}={py_tuple([py_str(v) for v in values])}" for k, values in named.items() if values
    ]
    parts.append(f"interval={py_literal(work.interval)}")
    name = writer.name(SPEC, "Work")
    return f"{name}[{writer.wire(result)}]", f"{name}({', '.join(parts)})"


def _others(work: Work, result: TypeRef, decls: Mapping[DeclId, Decl]) -> tuple[str, ...]:
    """The states in which work goes on, as far as they are listed."""
    listed = only_values(type_at(result, work.state, decls), decls)
    over = {*work.succeeded, *work.failed, *work.waiting}
    return tuple(v for v in listed if isinstance(v, str) and v not in over)


# -- what starts it ----------------------------------------------------------------------


def started_work(scene: Scene) -> Iterator[Started]:
    """The methods that start work that is certain, and say of which they do."""
    for polled in polled_work(scene):
        for start in polled.work.starts:
            if start.reason.confidence < Confidence.CERTAIN:
                continue
            home, method = scene.method(start.operation.key)
            shared = _shared(polled.poll, start, method)
            if shared is None or method.returns is Returns.STREAM:
                continue
            name = f"{descriptor_name(method.method.name)}_START_"
            spell = partial(_spell_start, polled, start, method, shared)
            yield Started(polled, start, home, method, Constant(home.module, name, spell))


def _shared(
    poll: PlannedMethod, start: Start, method: PlannedMethod
) -> tuple[tuple[str, str], ...] | None:
    """The further arguments that the poll needs, each with that of the start; None: one has none."""
    pairs = []
    for argument in poll.arguments:
        if argument.wire == start.argument.name or argument.client:
            continue
        other = next((a.name for a in method.arguments if a.wire == argument.wire), None)
        if other is not None and argument.required:
            pairs.append((argument.name, other))
        elif argument.required and not argument.has_default:
            return None
    return tuple(pairs)


def _spell_start(
    polled: Polled,
    start: Start,
    method: PlannedMethod,
    shared: tuple[tuple[str, str], ...],
    writer: Writer,
) -> tuple[str, str]:
    named = (a.name for a in polled.poll.arguments if a.wire == start.argument.name)
    parts = [
        writer.descriptor(method),
        writer.reach(polled.constant),
        py_str(next(named, start.argument.name)),
        py_tuple([_handle(one, writer) for one in start.handles]),
    ]
    if shared:
        pairs = [py_tuple([py_str(name) for name in pair]) for pair in shared]
        parts.append(f"shared={py_tuple(pairs)}")
    name = writer.name(SPEC, "Start")
    return f"{name}[{writer.wire(polled.result)}]", f"{name}({', '.join(parts)})"


def _handle(output: Output, writer: Writer) -> str:
    name = writer.name(SPEC, "Handle")
    if isinstance(output, OutBody):
        return f"{name}({py_str(output.pointer)})"
    if not isinstance(output, OutUrl):
        return f"{name}(header={py_str(output.name)})"
    parts = [
        f"header={py_str(output.header)}",
        f"template={py_str(output.template)}",
        f"parameter={py_str(output.parameter)}",
        *(["spans=True"] if output.spans else []),
    ]
    return f"{name}({', '.join(parts)})"


# -- how to wait -------------------------------------------------------------------------


def manner(polled: Polled, *, called_back: bool = True) -> tuple[Argument, ...]:
    """The arguments that say how to wait."""
    work, noun = polled.work, polled.noun
    on_state = optional_argument(
        "on_state",
        partial(_callback, polled.result),
        f"A function that is called with the response whenever the state of the {noun} changes. "
        "In the asynchronous client it may be asynchronous.",
    )
    check = optional_argument(
        "check",
        plain("bool"),
        f"Whether to raise WorkFailedError if the {noun} fails or is cancelled. If False, the "
        "response is returned.",
        True,
    )
    interval = optional_argument(
        "interval",
        plain("float"),
        f"The longest time between two polls, in seconds; {work.interval:g} if omitted.",
    )
    return (*([on_state] if called_back else []), check, interval)


def _callback(result: TypeRef, speller: Speller) -> str:
    return f"{speller.name('typing', 'Callable')}[[{speller.wire(result)}], object]"


def renamed(arguments: tuple[Argument, ...], own: tuple[Argument, ...]) -> list[str]:
    """What the recipe has to know of arguments of its own that are called something else."""
    keys = {a.wire for a in own}
    return [
        f"{a.wire}={py_str(a.key)}"
        for a in arguments
        if a.annotation and a.wire in keys and a.key != a.wire
    ]


def ends(polled: Polled) -> str:
    """When the method returns, and what it does until then, as a paragraph."""
    work = polled.work
    final = _listed([f"`{state}`" for state in (*work.succeeded, *work.failed)])
    text = f"The {polled.noun} has ended when its state is {final}."
    if work.waiting:
        held = _listed([f"`{state}`" for state in work.waiting])
        text += f" At {held} it waits for a person, which ends the wait, too."
    return (
        f"{text}\n\nThe first poll is sent soon, and the pauses between polls grow up to `interval`. "
        "Connection errors and errors of the server while polling do not end the wait, unless there "
        "is no answer for 10 minutes. `deadline` limits the whole wait. An exception that ends it has a "
        "`handle`: the arguments with which waiting goes on, also in another process."
    )


def _listed(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else words[0]


def failures(polled: Polled) -> tuple[tuple[str, str], ...]:
    """The exceptions of a wait."""
    return (
        ("WorkFailedError", f"The {polled.noun} failed or was cancelled."),
        ("WaitTimeoutError", f"The {polled.noun} has not ended at the deadline."),
    )
