"""Former names that the definition states, as symbols: ``x-sdk-renamed-from``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.diagnostics import Loc
from generator.ir.model import Operation
from generator.ir.types import ObjectDecl
from generator.ir.walk import properties_of
from generator.names.paths import telling_tag
from generator.names.words import class_name, countable, snake, split_words
from generator.relations.relate import Relations
from generator.targets.python.naming.fields import field_names
from generator.targets.python.naming.method_names import Siblings, method_wish
from generator.targets.python.naming.resources import Resource, walk
from generator.targets.python.planning.methods import PlannedMethod
from generator.targets.python.planning.sdk import SdkPlan
from generator.targets.python.symbols import joined, symbol_problem


@dataclass(frozen=True, slots=True)
class Stated:
    """A symbol of before and the one of today; ``keys`` are further former keys in JSON."""

    old: str
    new: str
    loc: Loc | None
    removed_in: str = ""
    keys: tuple[str, ...] = ()


def stated(plan: SdkPlan, relations: Relations) -> Iterator[Stated]:
    """What the definition states, with names as the SDK would have them."""
    siblings = Siblings.of(plan.api)
    for resource in walk(plan.resources):
        path = ".".join(resource.path)
        for planned in plan.methods[resource.module]:
            name = planned.method.name
            for old in _methods(planned.method.operation, resource, relations, siblings):
                symbol = old if "." in old else joined(path, old, argument=False)
                new = joined(path, name, argument=False)
                yield Stated(symbol, new, planned.method.operation.loc)
            yield from _arguments(joined(path, name, argument=False), planned)
        for one in plan.composed[resource.module]:
            yield from _arguments(joined(path, one.name, argument=False), one.takes)
    yield from _models(plan)
    yield from _tags(plan)


def _methods(
    operation: Operation, resource: Resource, relations: Relations, siblings: Siblings
) -> Iterator[str]:
    """The methods that an operation was before: a symbol, or what its name of before becomes."""
    for former in operation.hints.former:
        if "." in former and not symbol_problem(former):
            yield former
            continue
        before = replace(
            operation, operation_id=former, hints=replace(operation.hints, name="", former=())
        )
        role = replace(relations.role(operation), operation=before)
        wish = method_wish(role, split_words(resource.attribute), siblings)
        taken = {method.name for method in resource.methods}
        spelled = snake(split_words(former))
        yield next((name for name in (*wish.choices, spelled) if name not in taken), spelled)


def _arguments(method: str, planned: PlannedMethod) -> Iterator[Stated]:
    for argument in planned.arguments:
        source = argument.parameter or argument.property
        for former in source.former if source is not None else ():
            old = joined(method, snake(split_words(former)), argument=True)
            new = joined(method, argument.name, argument=True)
            if source is not None and old != new:
                yield Stated(old, new, source.loc)


def _models(plan: SdkPlan) -> Iterator[Stated]:
    models = plan.models
    for decl in plan.decls:
        name = models.names[decl.id]
        for former in decl.hint.former:
            yield Stated(class_name(former), name, decl.id)
        if not isinstance(decl, ObjectDecl):
            continue
        names = field_names(properties_of(decl, models.decls))
        for prop in decl.properties:
            for former in prop.former:
                old = joined(name, snake(split_words(former)), argument=False)
                new = joined(name, names[prop.name], argument=False)
                keys = (former,) if former not in names else ()
                if old != new or keys:
                    yield Stated(old, new, prop.loc, keys=keys)


def _tags(plan: SdkPlan) -> Iterator[Stated]:
    """The resources that tags are: where the methods of their operations are."""
    for tag in plan.api.tags:
        if not tag.former:
            continue
        resource = next(
            (
                resource
                for resource in walk(plan.resources)
                for planned in plan.methods[resource.module]
                if telling_tag(planned.method.operation) == tag.name
            ),
            None,
        )
        if resource is None:
            continue
        for former in tag.former:
            attribute = snake(countable(split_words(former)))
            old = ".".join((*resource.path[:-1], attribute))
            if old != ".".join(resource.path):
                yield Stated(old, ".".join(resource.path), tag.loc)
