"""Methods that start work: what their responses become, so that they can wait for it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.ir.model import Operation
from generator.ir.types import Array, Decl, DeclId, Named, ObjectDecl, TypeRef
from generator.ir.walk import target_of
from generator.targets.python.planning.composed import Scene
from generator.targets.python.planning.results import Member, ResultBase, WantedResult
from generator.targets.python.planning.work import Started, started_work
from generator.targets.python.settings import Returns

#: A response that started work: ``codec.started.SyncStarted`` and its kin.
STARTED: Final = ResultBase(
    name="Started",
    module="codec.started",
    wish="Started{}",
    doc="A response that started work: :class:`{model}`, and the way to wait for the work.",
    members=(
        Member(
            "handle",
            "The work that was started: the arguments of the method that waits for it.",
            "Dict[str, Any]",
            is_property=True,
        ),
        Member(
            "handles",
            "Each piece of work that the response names.",
            "List[Dict[str, Any]]",
            is_property=True,
        ),
        Member(
            "wait",
            "Wait until the work has ended, as the method that waits for it does.",
            "{argument}",
            takes=(
                "*",
                "on_state: Optional[Callable[[Any], object]] = None",
                "check: bool = True",
                "interval: Optional[float] = None",
                "**call_options: Unpack[CallOptions]",
            ),
            passes="on_state, check, interval, call_options",
            awaited=True,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class StartedPlan:
    """A method whose result can wait; ``model`` is None for a response without a body."""

    started: Started
    model: DeclId | None
    ended: TypeRef  # what waiting returns


def plan_started(scene: Scene, others: Collection[str]) -> Mapping[str, StartedPlan]:
    """The methods whose results can wait, by operation key; ``others`` have another result."""
    return {key: plan for key, plan in _planned(scene) if key not in others}


def _planned(scene: Scene) -> Iterator[tuple[str, StartedPlan]]:
    for started in started_work(scene):
        method, operation = started.method, started.start.operation
        if method.returns is not Returns.VALUE or method.paging is not None:
            continue
        result = started.polled.result
        ended = Array(result) if len(started.start.handles) > 1 else result
        types = _types(operation)
        if not types:
            yield operation.key, StartedPlan(started, None, ended)
        elif (model := _model(types, scene.api.decls)) is not None:
            yield operation.key, StartedPlan(started, model, ended)


def wanted_started(plans: Mapping[str, StartedPlan]) -> Iterator[WantedResult]:
    """The classes of the responses that are models."""
    for key, plan in plans.items():
        if plan.model is not None:
            several = " several" if len(plan.started.start.handles) > 1 else ""
            detail = plan.started.polled.work.poll.key + several
            yield WantedResult(key, STARTED, plan.model, plan.ended, detail)


def _types(operation: Operation) -> set[TypeRef | None]:
    """The types of the bodies of a success; None for one of which nothing is said."""
    return {media.type for r in operation.successes() for media in r.media}


def _model(types: set[TypeRef | None], decls: Mapping[DeclId, Decl]) -> DeclId | None:
    """The one class that a response with a body is."""
    only = next(iter(types)) if len(types) == 1 else None
    found = target_of(only, decls) if only is not None else None
    if isinstance(found, Named) and isinstance(decls.get(found.id), ObjectDecl):
        return found.id
    return None
