"""Why everything in the SDK is called what it is, found out again from what the names came of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from generator.ir.model import Operation
from generator.ir.types import Decl, EnumDecl, ObjectDecl
from generator.names.paths import first_segment, telling_tag
from generator.names.table import Wish
from generator.names.tree import (
    NamedArgument,
    NamedMethod,
    NamedModel,
    NamedResource,
    Names,
    Why,
)
from generator.names.words import class_name, split_words
from generator.targets.base import PlanRequest
from generator.targets.python.naming.arguments import Argument
from generator.targets.python.naming.method_names import Siblings, method_wish
from generator.targets.python.naming.resources import Method, Resource
from generator.targets.python.naming.schema_paths import schema_path
from generator.targets.python.planning.composed import Composed
from generator.targets.python.planning.methods import PlannedMethod
from generator.targets.python.planning.sdk import SdkPlan
from generator.targets.python.settings import ResourceSettings


def names_of(plan: SdkPlan, request: PlanRequest) -> Names:
    """The names of an SDK that was planned for ``request``."""
    reader = _Reader(plan, request, Siblings.of(plan.api))
    return Names(
        distribution=plan.names.distribution,
        package=plan.names.package,
        version=plan.names.version,
        client=plan.client.name,
        resources=reader.resources(plan.resources, plan.own.resources),
        models=tuple(sorted(reader.models(), key=lambda model: model.name)),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    plan: SdkPlan
    request: PlanRequest
    siblings: Siblings

    def resources(
        self, resources: Iterable[Resource], configured: Mapping[str, ResourceSettings]
    ) -> tuple[NamedResource, ...]:
        """Some resources with all below them; ``configured`` is what sdk.yaml says at this level."""
        return tuple(self._resource(one, configured.get(one.attribute)) for one in resources)

    def _resource(self, resource: Resource, own: ResourceSettings | None) -> NamedResource:
        planned = self.plan.methods[resource.module]
        operations = [one.method.operation for one in planned]
        return NamedResource(
            path=resource.path,
            class_name=resource.class_name,
            why=Why("sdk.yaml") if own is not None else _why_resource(resource, operations),
            methods=(
                *self._methods(resource, planned),
                *map(self._composed, self.plan.composed[resource.module]),
            ),
            resources=self.resources(resource.children, own.resources if own is not None else {}),
        )

    def _methods(
        self, resource: Resource, planned: Iterable[PlannedMethod]
    ) -> Iterator[NamedMethod]:
        holders = {one.method.name: one.method.operation.key for one in planned}
        holders |= {
            child.attribute: f"the resource {child.attribute}" for child in resource.children
        }
        for one in planned:
            method, operation = one.method, one.method.operation
            yield NamedMethod(
                name=method.name,
                key=operation.key,
                method=operation.method,
                path=operation.path,
                why=self._why_method(resource, method, holders),
                arguments=tuple(map(_argument, one.arguments)),
                aliases=method.aliases,
                is_new=not method.placed and self._is_new("methods", operation.key),
                was=self._was("methods", operation.key, method.name),
            )

    def _is_new(self, scope: Literal["methods", "composed"], key: str) -> bool:
        """Whether an earlier run, if there was one, did not have something."""
        return bool(self.request.names_lock) and key not in self._kept(scope)

    def _kept(self, scope: Literal["methods", "composed"]) -> Mapping[str, str]:
        kept = self.plan.kept
        return kept.methods if scope == "methods" else kept.composed

    def _was(self, scope: Literal["methods", "composed"], key: str, name: str) -> str:
        """The other name that it had; "" for none."""
        former = self._kept(scope).get(key, "")
        return "" if former == name else former

    def _why_method(self, resource: Resource, method: Method, holders: Mapping[str, str]) -> Why:
        operation = method.operation
        if method.placed:
            return Why("sdk.yaml")
        wish = self._wish(resource, operation)
        if self.plan.kept.methods.get(operation.key) == method.name:
            if method.name not in wish.choices[:1]:
                return Why("lock", wanted=wish.choices[0])
            return Why("lock")
        first = wish.choices[0]
        wanted = "" if method.name in {first, f"{first}_"} else first
        holder = holders.get(wanted, "") if wanted else ""
        if operation.hints.name:
            return Why("x-sdk-name", operation.hints.name, wanted=wanted, holder=holder)
        said = split_words(operation.operation_id) if operation.operation_id else ()
        if not set(split_words(method.name)).isdisjoint(said):
            return Why("operationId", operation.operation_id, wanted=wanted, holder=holder)
        purpose = self.request.relations.role(operation).purpose.value
        return Why("path", f"{operation.path} ({purpose})", wanted=wanted, holder=holder)

    def _wish(self, resource: Resource, operation: Operation) -> Wish:
        role = self.request.relations.role(operation)
        return method_wish(role, split_words(resource.attribute), self.siblings)

    def _composed(self, one: Composed) -> NamedMethod:
        return NamedMethod(
            name=one.name,
            kind=one.kind,
            key=one.about.key,
            method=one.about.method,
            path=one.about.path,
            why=Why("sdk.yaml") if one.placed else Why("kind", one.kind),
            arguments=tuple(map(_argument, one.takes.arguments)),
            aliases=one.aliases,
            is_new=not one.placed and self._is_new("composed", one.key),
            was=self._was("composed", one.key, one.name),
        )

    def models(self) -> Iterator[NamedModel]:
        """The classes and aliases of the models."""
        plan = self.plan
        for decl in plan.decls:
            name = plan.models.names[decl.id]
            yield NamedModel(
                name,
                (
                    "object"
                    if isinstance(decl, ObjectDecl)
                    else "enum" if isinstance(decl, EnumDecl) else "alias"
                ),
                plan.models.modules[decl.id],
                plan.models.keys[decl.id],
                _why_model(decl, name, plan),
            )


def _why_resource(resource: Resource, operations: list[Operation]) -> Why:
    if not operations:
        return Why("tag", resource.attribute)
    first = operations[0]
    if any(operation.hints.group for operation in operations):
        return Why("x-sdk-group", ".".join(resource.path))
    if tag := telling_tag(first):
        return Why("tag", tag)
    return Why("path", f"/{first_segment(first.template)}")


def _why_model(decl: Decl, name: str, plan: SdkPlan) -> Why:
    hint = decl.hint
    if schema_path(hint) in plan.own.models.names:
        return Why("sdk.yaml", schema_path(hint))
    if plan.kept.classes.get(plan.models.keys[decl.id]) == name:
        return Why("lock")
    if hint.explicit:
        return Why("x-sdk-name", hint.explicit)
    if hint.component and not hint.trail:
        wanted = class_name(hint.component)
        return Why("component", hint.component, wanted="" if wanted == name else wanted)
    if hint.title and class_name(hint.title) == name:
        return Why("title", hint.title)
    return Why("trail", schema_path(hint))


def _argument(argument: Argument) -> NamedArgument:
    return NamedArgument(
        argument.name,
        argument.required and not argument.has_default,
        argument.positional,
        argument.wire if argument.wire != argument.name else "",
    )
