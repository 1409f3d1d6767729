"""The names that an SDK gave: they are kept for the next run, and for the release."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Sink
from generator.ir.wire import ArgumentIn
from generator.names.lock import LockedNames
from generator.targets.python.naming.kept import argument_key, place_of
from generator.targets.python.naming.resources import Resource, walk
from generator.targets.python.planning.methods import PlannedMethod
from generator.targets.python.planning.sdk import SdkPlan


def given_names(plan: SdkPlan) -> LockedNames:
    """What keeps its name in the next run: see :mod:`generator.targets.python.naming.kept`."""
    operations = plan.api.operations
    composed = [one for group in plan.composed.values() for one in group if not one.placed]
    sections = {
        "classes": {plan.models.keys[d.id]: plan.models.names[d.id] for d in plan.decls},
        "methods": {place_of(p.method.operation): call for call, p in _calls(plan)},
        "operations": {o.operation_id: place_of(o) for o in operations if o.operation_id},
        "composed": {f"{one.kind} {place_of(one.about)}": one.name for one in composed},
        "results": {key: name for one in plan.results.values() for key, name in one.names.items()},
        "resources": {_path(one): one.class_name for one in walk(plan.resources)},
        "arguments": dict(_arguments(plan)),
    }
    return {section: dict(sorted(names.items())) for section, names in sections.items()}


def tell_renamed(plan: SdkPlan, sink: Sink) -> None:
    """Report the methods that were called otherwise, unless the former name goes on working."""
    former = {one.old for one in plan.former.all}
    former |= {f"{_path(resource)}.{name}" for resource, name in _others(plan)}
    for call, planned in _calls(plan):
        old = plan.kept.calls.get(planned.method.operation.key, call)
        parts = old.split(".")
        names = {".".join(parts[:end]) for end in range(1, len(parts) + 1)}
        if old != call and names.isdisjoint(former):
            operation = planned.method.operation
            sink.warning(
                "N070",
                f"The method `client.{old}` of an earlier run is now called `client.{call}`, so code "
                "that calls it breaks.",
                planned.method.loc or operation.loc,
                hint=f"Add `renamed: {{{old}: {call}}}` to sdk.yaml, under which both names work.",
            )


def _path(resource: Resource) -> str:
    return ".".join(resource.path)


def _calls(plan: SdkPlan) -> Iterator[tuple[str, PlannedMethod]]:
    """The methods of operations as they are called; the first of an operation that has several."""
    seen: set[str] = set()
    for resource in walk(plan.resources):
        for planned in plan.methods[resource.module]:
            key = planned.method.operation.key
            if key not in seen:
                seen.add(key)
                yield f"{_path(resource)}.{planned.method.name}", planned


def _others(plan: SdkPlan) -> Iterator[tuple[Resource, str]]:
    """Other names of methods."""
    for resource in walk(plan.resources):
        for planned in plan.methods[resource.module]:
            yield from ((resource, alias) for alias in planned.method.aliases)


def _arguments(plan: SdkPlan) -> Iterator[tuple[str, str]]:
    for _, planned in _calls(plan):
        place = place_of(planned.method.operation)
        for argument in planned.arguments:
            if argument.place is not ArgumentIn.IGNORED and not argument.client:
                yield f"{place} {argument_key(argument.place, argument.wire, argument.part)}", argument.name
