"""What users of an SDK should no longer use: names of before, and what the definition deprecates."""

from __future__ import annotations

from collections.abc import Iterator

from generator.ir.types import ObjectDecl
from generator.ir.walk import properties_of
from generator.targets.python.naming.fields import field_names
from generator.targets.python.naming.resources import Resource, walk
from generator.targets.python.planning.sdk import SdkPlan
from generator.targets.python.symbols import joined
from generator.targets.tables.python import DeprecatedSymbol


def deprecated_symbols(plan: SdkPlan) -> Iterator[DeprecatedSymbol]:
    """Names of before with what replaces them, then what the definition deprecates."""
    for said in plan.former.all:
        yield DeprecatedSymbol(said.old, said.new, said.removed_in)
    for resource in walk(plan.resources):
        yield from _methods(plan, resource)
    for decl in plan.decls:
        name = plan.models.names[decl.id]
        if decl.deprecated:
            yield DeprecatedSymbol(name)
        elif isinstance(decl, ObjectDecl) and any(p.deprecated for p in decl.properties):
            names = field_names(properties_of(decl, plan.models.decls))
            for prop in decl.properties:
                if prop.deprecated:
                    yield DeprecatedSymbol(joined(name, names[prop.name], argument=False))


def _methods(plan: SdkPlan, resource: Resource) -> Iterator[DeprecatedSymbol]:
    path = ".".join(resource.path)
    for planned in plan.methods[resource.module]:
        symbol = joined(path, planned.method.name, argument=False)
        if planned.method.operation.deprecated:
            yield DeprecatedSymbol(symbol)
            continue
        for argument in planned.arguments:
            if argument.deprecated or argument.ignored:
                yield DeprecatedSymbol(joined(symbol, argument.name, argument=True))
    for one in plan.composed[resource.module]:
        if one.about.deprecated:
            yield DeprecatedSymbol(joined(path, one.name, argument=False))
