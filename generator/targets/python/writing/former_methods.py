"""The methods of a resource as it has them: with what is deprecated of them, and those of before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.targets.python.naming.resources import Resource
from generator.targets.python.planning.composed import Composed
from generator.targets.python.planning.former import FormerMethod
from generator.targets.python.planning.methods import PlannedMethod
from generator.targets.python.planning.sdk import SdkPlan
from generator.targets.python.writing.composed_views import ComposedWriter
from generator.targets.python.writing.former import MethodNotices, Notices, symbol_of
from generator.targets.python.writing.imports import Imports
from generator.targets.python.writing.joined import resource_modules
from generator.targets.python.writing.method_views import MethodWriter
from generator.targets.python.writing.samples import composed_sample, sample_calls
from generator.targets.python.writing.views import MethodView


@dataclass(frozen=True, slots=True)
class ResourceMethods:
    """Writes all methods of one resource."""

    plan: SdkPlan
    resource: Resource
    writer: MethodWriter

    @property
    def _imports(self) -> Imports:
        return self.writer.context.annotator.imports

    @property
    def _notices(self) -> MethodNotices:
        return MethodNotices(self.plan, Notices(self._imports.name))

    def views(self, composed: Iterable[MethodView]) -> tuple[MethodView, ...]:
        """The methods of operations, those that are ``composed``, then those of before."""
        module = self.resource.module
        plain = map(self.writer.method, self.plan.methods[module])
        methods: tuple[PlannedMethod | Composed, ...] = (
            *self.plan.methods[module],
            *self.plan.composed[module],
        )
        views = [
            self._noted(view, self.resource, method)
            for view, method in zip((*plain, *composed), methods, strict=True)
        ]
        return (*views, *self._former(views))

    def _noted(
        self, view: MethodView, resource: Resource, method: PlannedMethod | Composed
    ) -> MethodView:
        if isinstance(method, Composed):
            takes, off = method.takes, method.about.deprecated
        else:
            takes, off = method, method.method.operation.deprecated
        return self._notices.noted(view, symbol_of(resource, view.name), takes, off=off)

    def _former(self, views: Iterable[MethodView]) -> Iterator[MethodView]:
        here = {view.name: view for view in views}
        for former in self.plan.former.methods.get(self.resource.module, ()):
            there = former.resource.module
            view = here[_name(former)] if there == self.resource.module else self._elsewhere(former)
            view = self._notices.alias(former, view)
            is_joined = (
                there == self.resource.module and resource_modules(self.plan)[there] != there
            )
            yield self._notices.through(view, _name(former)) if is_joined else view

    def _elsewhere(self, former: FormerMethod) -> MethodView:
        """A method of another resource, whose module has the recipe."""
        plan, there, method = self.plan, former.resource, former.method
        home = resource_modules(plan)[there.module]
        if isinstance(method, Composed):
            own = Imports(self._imports.taken)
            apart = replace(self.writer.context.annotator, imports=own)
            context = replace(self.writer.context, annotator=apart)
            spelling = ComposedWriter(replace(self.writer, context=context), there.module)
            spelled = spelling.spelled(method)
            self._imports.merge(own, (spelled.result, spelled.async_result))
            writer = ComposedWriter(replace(self.writer, home=home), there.module)
            sample = composed_sample(plan.api, plan.names.package, plan.client, there, method)
            view = writer.method(method, spelled, sample)
        else:
            samples = sample_calls(
                plan.api, plan.names.package, plan.client, there, plan.methods[there.module]
            )
            view = replace(self.writer, home=home, examples=samples).method(method)
        if view.decorator:
            decorator = view.decorator.removeprefix("_")
            self._imports.name(".._core.resource", f"{decorator} as {view.decorator}")
        return self._noted(self._notices.cast(view), there, method)


def _name(former: FormerMethod) -> str:
    method = former.method
    return method.name if isinstance(method, Composed) else method.method.name
