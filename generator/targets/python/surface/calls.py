"""The methods of the surface, with the resources that have them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.compat.surface import Alias, Call, Resource
from generator.targets.python.naming.legacy import api_class
from generator.targets.python.naming.resources import Resource as PlannedResource
from generator.targets.python.naming.resources import walk
from generator.targets.python.planning.composed import Composed
from generator.targets.python.planning.methods import PlannedMethod
from generator.targets.python.planning.sdk import SdkPlan
from generator.targets.python.surface.arguments import method_arguments, options
from generator.targets.python.writing.annotations import Annotator
from generator.targets.python.writing.composed_views import ComposedWriter
from generator.targets.python.writing.descriptors import DescriptorContext
from generator.targets.python.writing.imports import Imports
from generator.targets.python.writing.method_views import MethodWriter
from generator.targets.python.writing.testing import fake_names


def resources(plan: SdkPlan) -> dict[str, Resource]:
    """The resources by symbol."""
    fakes = fake_names(plan)
    return {
        ".".join(resource.path): Resource(
            name=resource.class_name,
            async_name=f"Async{resource.class_name}",
            module=f"resources.{resource.module}",
            fake=fakes[resource.module],
            former=_former(plan, resource),
        )
        for resource in walk(plan.resources)
    }


def _former(plan: SdkPlan, resource: PlannedResource) -> tuple[str, ...]:
    """What a resource has for code of a former SDK."""
    planned = plan.methods[resource.module]
    if not plan.legacy or not api_class(one.method.operation for one in planned):
        return ()
    return ("api_instance", *plan.client.headers.values())


def calls(plan: SdkPlan) -> dict[str, Call]:
    """The methods by symbol."""
    return dict(_calls(plan))


def call_aliases(plan: SdkPlan) -> dict[str, Alias]:
    """Other names of methods."""
    found: dict[str, Alias] = {}
    for resource in walk(plan.resources):
        named = [(p.method.name, p.method.aliases) for p in plan.methods[resource.module]]
        named += [(one.name, one.aliases) for one in plan.composed[resource.module]]
        for name, aliases in named:
            for alias in aliases:
                found[_symbol(resource, alias)] = Alias(_symbol(resource, name))
    return found


def _symbol(resource: PlannedResource, name: str) -> str:
    return ".".join((*resource.path, name))


def _calls(plan: SdkPlan) -> Iterator[tuple[str, Call]]:
    for resource in walk(plan.resources):
        annotator = Annotator(plan.models, Imports(), plan.floor)
        context = DescriptorContext(annotator, (), "", {})
        reader = _Reader(MethodWriter(context, {}, plan.results, plan.started), resource.module)
        for planned in plan.methods[resource.module]:
            yield _symbol(resource, planned.method.name), reader.operation(planned)
        for one in plan.composed[resource.module]:
            yield _symbol(resource, one.name), reader.composed(one)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the methods of one resource off what writes them."""

    writer: MethodWriter
    module: str

    def operation(self, planned: PlannedMethod) -> Call:
        """The method of an operation."""
        further, key = self.writer.further(planned), planned.method.operation.key
        result, other = further.types() if further is not None else self.writer.value(planned)
        signature = self.writer.parameters(planned)
        return Call(
            kind="operation",
            about=key,
            operations=(key,),
            arguments=method_arguments(planned, signature),
            options=options(signature),
            result=result,
            async_result="" if other == result else other,
            iterates=planned.paging is not None,
            deprecated=planned.method.operation.deprecated,
        )

    def composed(self, one: Composed) -> Call:
        """A composed method."""
        spelled = ComposedWriter(self.writer, self.module).spelled(one)
        signature, other = self.writer.parameters(one.takes), spelled.async_result
        return Call(
            kind=one.kind,
            about=one.about.key,
            operations=tuple(operation.key for operation in one.operations),
            arguments=method_arguments(one.takes, signature),
            options=options(signature),
            result=spelled.result,
            async_result="" if other == spelled.result else other,
            awaited=not one.iterates,
            deprecated=one.about.deprecated,
        )
