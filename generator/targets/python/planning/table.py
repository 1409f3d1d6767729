"""What other outputs must know of the SDK: which call makes which request."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generator.ir.wire import ArgumentIn
from generator.targets.python.naming.arguments import Argument
from generator.targets.python.naming.resources import Resource, walk
from generator.targets.python.planning.methods import PlannedMethod
from generator.targets.python.planning.sdk import SdkPlan
from generator.targets.tables.python import OperationSymbol, ParamSymbol, PythonTable

_UNSENT: Final = frozenset({ArgumentIn.IGNORED, ArgumentIn.PART, ArgumentIn.UPLOAD})


def python_table(plan: SdkPlan) -> PythonTable:
    """The table of an SDK."""
    package = plan.names.package
    return PythonTable(
        package=package,
        distribution=plan.names.distribution,
        client=plan.client,
        operations={
            symbol.key: symbol
            for resource in walk(plan.resources)
            for symbol in _symbols(package, resource, plan.methods[resource.module])
        },
    )


def _symbols(
    package: str, resource: Resource, methods: Iterable[PlannedMethod]
) -> Iterable[OperationSymbol]:
    """The symbols of one resource; composed methods are not operations."""
    for planned in methods:
        if planned.method.upload:
            continue
        name = planned.method.name
        yield OperationSymbol(
            planned.method.operation.key,
            planned.method.operation,
            f"client.{'.'.join(resource.path)}.{name}",
            f"{package}.resources.{resource.module}:{resource.class_name}.{name}",
            tuple(
                _symbol(argument) for argument in planned.arguments if argument.place not in _UNSENT
            ),
            options=planned.options,
        )


def _symbol(argument: Argument) -> ParamSymbol:
    return ParamSymbol(
        argument.name,
        argument.place,
        argument.wire,
        argument.required and not argument.has_default,
        argument.client,
        constant=argument.constant,
    )
