"""Waiting for work: until it has ended, or from one state to the next."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from generator.diagnostics import Loc
from generator.ir.model import Operation
from generator.names.plurals import singular
from generator.names.words import snake, split_words
from generator.targets.python.composed.kind import Draft, Kind
from generator.targets.python.naming.arguments import Argument
from generator.targets.python.naming.resources import Resource
from generator.targets.python.planning.composed import Scene, Spelled, Writer
from generator.targets.python.planning.work import (
    SPEC,
    Polled,
    ends,
    failures,
    manner,
    polled_work,
    renamed,
)

# What methods that poll are called beside the noun of the work.
_READS: Final = frozenset(
    {"check", "describe", "fetch", "find", "get", "load", "lookup", "poll", "query", "read"}
    | {"retrieve", "show", "view"}
)
_TELLS: Final = frozenset({"detail", "details", "info", "progress", "state", "status"})


def _about(scene: Scene) -> Iterator[Operation]:
    return (polled.work.poll for polled in polled_work(scene))


def _find(scene: Scene, operation: Operation) -> Polled:
    return next(one for one in polled_work(scene) if one.work.poll is operation)


def _wait(scene: Scene, operation: Operation, home: Resource, _loc: Loc | None) -> Draft | None:
    polled = _find(scene, operation)
    own = manner(polled)
    return Draft(
        wishes=_names("wait_for", "wait", polled, home),
        takes=polled.poll,
        taken=polled.poll.arguments,
        own=own,
        operations=(operation,),
        summary=f"Wait until the {polled.noun} has ended",
        text=ends(polled),
        returns="The response that says that it has ended.",
        raises=failures(polled),
        constants=(polled.constant,),
        spell=partial(_spell, "Wait", polled, own),
    )


def _watch(scene: Scene, operation: Operation, home: Resource, _loc: Loc | None) -> Draft | None:
    polled = _find(scene, operation)
    own = manner(polled, called_back=False)
    return Draft(
        wishes=_names("watch", "watch", polled, home),
        takes=polled.poll,
        taken=polled.poll.arguments,
        own=own,
        operations=(operation,),
        summary=f"Iterate over the states of the {polled.noun} until it has ended",
        text=ends(polled),
        returns="An iterator over the responses that tell of another state than the one before. The "
        "last one says that it has ended.",
        raises=failures(polled),
        constants=(polled.constant,),
        iterates=True,
        spell=partial(_spell, "Watch", polled, own),
    )


def _names(start: str, alone: str, polled: Polled, home: Resource) -> tuple[str, ...]:
    """``wait`` for the work that a resource is about, ``wait_for_job`` for other work.

    A longer name says what the poll is called.
    """
    method = split_words(polled.poll.method.name)
    words = method[1:] if method[:1] and method[0] in _READS else method
    rest = tuple(word for word in words if word not in _TELLS)
    own = tuple(map(singular, split_words(home.attribute)))
    short = (alone,) if not rest or tuple(map(singular, rest)) in (own, own[-1:]) else ()
    longer = (rest, split_words(polled.noun), method)
    found = [snake((start, *words)) for words in longer if words]
    return tuple(dict.fromkeys((*short, *found)))


def _spell(
    name: str,
    polled: Polled,
    own: tuple[Argument, ...],
    arguments: tuple[Argument, ...],
    writer: Writer,
) -> Spelled:
    recipe, result = writer.name(SPEC, name), writer.wire(polled.result)
    parts = [writer.reach(polled.constant), *renamed(arguments, own)]
    written = f"{recipe}[{result}]", f"{recipe}({', '.join(parts)})"
    if name == "Wait":
        return Spelled(result, result, *written)
    one, other = (writer.name("typing", kind) for kind in ("Iterator", "AsyncIterator"))
    return Spelled(f"{one}[{result}]", f"{other}[{result}]", *written)


WAIT = Kind(name="wait", needs="x-sdk-polling", about=_about, draft=_wait, keeps_names=True)
WATCH = Kind(name="watch", needs="x-sdk-polling", about=_about, draft=_watch, keeps_names=True)
