"""What other outputs must know of the SDK: which call makes which request."""

from __future__ import annotations

from typing import Final

from generator.ir.wire import ArgumentIn
from generator.targets.python.naming.arguments import Argument
from generator.targets.python.naming.resources import Resource, walk
from generator.targets.python.planning.composed import Composed
from generator.targets.python.planning.deprecated import deprecated_symbols
from generator.targets.python.planning.methods import PlannedMethod
from generator.targets.python.planning.own_symbols import own_symbols
from generator.targets.python.planning.sdk import SdkPlan
from generator.targets.python.planning.shown import shown_of
from generator.targets.tables.python import (
    ComposedSymbol,
    OperationSymbol,
    ParamSymbol,
    PythonTable,
)

_UNSENT: Final = frozenset({ArgumentIn.IGNORED, ArgumentIn.PART})


def python_table(plan: SdkPlan) -> PythonTable:
    """The table of an SDK."""
    resources = tuple(walk(plan.resources))
    return PythonTable(
        package=plan.names.package,
        distribution=plan.names.distribution,
        client=plan.client,
        operations={
            planned.method.operation.key: _operation(plan, resource, planned)
            for resource in resources
            for planned in plan.methods[resource.module]
        },
        composed=tuple(
            _composed(plan, resource, one)
            for resource in resources
            for one in plan.composed[resource.module]
        ),
        deprecated=tuple(deprecated_symbols(plan)),
        own=own_symbols(plan, resources) if plan.custom else (),
    )


def _operation(plan: SdkPlan, resource: Resource, planned: PlannedMethod) -> OperationSymbol:
    name, paging = planned.method.name, planned.paging
    first = paging.argument if paging is not None else None
    started = plan.started.get(planned.method.operation.key)
    result = plan.results.get(planned.method.operation.key)
    called, shown = shown_of(plan.models, resource, planned)
    return OperationSymbol(
        planned.method.operation.key,
        planned.method.operation,
        _call(resource, name),
        _callable(plan, resource, name),
        _params(planned),
        options=planned.options,
        iterates=paging is not None,
        page_argument=first.name if first is not None else "",
        gives=planned.gives,
        waits=started is not None and started.started.method is planned,
        rows=result.rows if result is not None else None,
        result=called,
        shown=shown,
    )


def _composed(plan: SdkPlan, resource: Resource, one: Composed) -> ComposedSymbol:
    return ComposedSymbol(
        kind=one.kind,
        about=one.about,
        operations=one.operations,
        call=_call(resource, one.name),
        callable=_callable(plan, resource, one.name),
        params=_params(one.takes),
        summary=one.summary,
        options=one.takes.options,
    )


def _call(resource: Resource, name: str) -> str:
    return f"client.{'.'.join(resource.path)}.{name}"


def _callable(plan: SdkPlan, resource: Resource, name: str) -> str:
    return f"{plan.names.package}.resources.{resource.module}:{resource.class_name}.{name}"


def _params(planned: PlannedMethod) -> tuple[ParamSymbol, ...]:
    return tuple(_param(a) for a in planned.arguments if a.place not in _UNSENT)


def _param(argument: Argument) -> ParamSymbol:
    return ParamSymbol(
        argument.name,
        argument.place,
        argument.wire,
        argument.required and not argument.has_default,
        argument.client,
        constant=argument.constant,
    )
