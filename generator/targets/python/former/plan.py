"""The names of before of an SDK, as those who write code need them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.ir.types import DeclId, ObjectDecl
from generator.ir.walk import properties_of
from generator.names.table import Wish, assign
from generator.names.words import pascal, split_words
from generator.targets.base import PlanRequest
from generator.targets.python.former.document import Stated, stated
from generator.targets.python.former.index import (
    ArgumentOf,
    ExceptionOf,
    FieldOf,
    Index,
    MethodOf,
    ModelOf,
    ModuleOf,
)
from generator.targets.python.former.resolve import Resolved, Resolver
from generator.targets.python.naming.arguments import Argument
from generator.targets.python.naming.reserved import ARGUMENTS
from generator.targets.python.naming.resources import Resource, walk
from generator.targets.python.planning.former import (
    FormerArgument,
    FormerChild,
    FormerField,
    FormerMethod,
    FormerName,
    FormerPlan,
    has_former,
)
from generator.targets.python.planning.methods import PlannedMethod
from generator.targets.python.planning.sdk import SdkPlan
from generator.targets.python.symbols import joined, split_symbol


def with_former(request: PlanRequest, plan: SdkPlan) -> SdkPlan:
    """``plan`` with the names of before that ``sdk.yaml`` and the definition state."""
    entries = [Stated(one.old, one.new, one.loc, one.removed_in) for one in plan.own.renamed]
    if has_former(plan.api):
        entries += stated(plan, request.relations)
    index = Index(plan)
    resolver = Resolver(index, plan.names.version, request.sink)
    found = list(resolver.resolve(entries))
    found += resolver.resolve([*_composed(plan, index, found), *_arguments(index, found)])
    plan = _with_homes(plan, found)
    return replace(plan, former=_former(plan, index, found))


def _composed(plan: SdkPlan, index: Index, found: Iterable[Resolved]) -> Iterator[Stated]:
    """Composed methods that are named after a method of before: ``make_and_wait`` after ``make``.

    What is stated of them, or has the name today, goes before.
    """
    stated = {one.said.old for one in found}
    for one in found:
        if not isinstance(one.meaning, MethodOf):
            continue
        planned, resource = one.meaning.method, one.meaning.resource
        if not isinstance(planned, PlannedMethod):
            continue
        today = f"_{planned.method.name}_"
        for composed in plan.composed[resource.module]:
            words = f"_{composed.name}_"
            operations = (composed.about, *composed.operations)
            if composed.placed or today not in words or planned.method.operation not in operations:
                continue
            name = words.replace(today, f"_{one.name}_", 1)[1:-1]
            old = joined(split_symbol(one.said.old)[0], name, argument=False)
            if old not in stated and old not in index.meanings:
                new = joined(".".join(resource.path), composed.name, argument=False)
                yield replace(one.stated, old=old, new=new)


def _arguments(index: Index, found: Iterable[Resolved]) -> Iterator[Stated]:
    """The arguments that are properties whose fields were called otherwise.

    An argument that sdk.yaml calls something else than the field keeps its name.
    """
    stated = {one.said.old for one in found}
    fields = [one for one in found if isinstance(one.meaning, FieldOf)]
    for symbol, meaning in index.meanings.items() if fields else ():
        if not isinstance(meaning, ArgumentOf) or not isinstance(meaning.argument, Argument):
            continue
        prop = meaning.argument.property
        for one in fields:
            if prop is None or not isinstance(one.meaning, FieldOf):
                continue
            today = split_symbol(one.said.new)[1]
            old = joined(meaning.owner, one.name, argument=True)
            if prop.loc == one.meaning.property.loc and meaning.argument.name == today:
                known = old in stated or old in index.meanings
                if not known and one.name not in ARGUMENTS:
                    yield replace(one.stated, old=old, new=symbol, keys=())


def _with_homes(plan: SdkPlan, found: Iterable[Resolved]) -> SdkPlan:
    """``plan`` with empty resources where methods were that are elsewhere today."""
    paths = {
        tuple(one.owner.split("."))
        for one in found
        if isinstance(one.meaning, MethodOf | Resource) and one.owner
    }
    known = {resource.path for resource in walk(plan.resources)}
    missing = sorted(
        {path[:end] for path in paths for end in range(1, len(path) + 1)} - known, key=len
    )
    if not missing:
        return plan
    everything = list(walk(plan.resources))
    classes = assign(
        [
            Wish(".".join(p), (pascal(split_words(p[-1])), pascal(p), f"{pascal(p)}Resource"))
            for p in missing
        ],
        reserved={one.class_name for one in everything},
    ).names
    modules = assign(
        [Wish(".".join(p), ("_".join(p),)) for p in missing],
        reserved={one.module for one in everything},
    ).names
    resources = plan.resources
    for path in missing:
        key = ".".join(path)
        home = Resource(path=path, class_name=classes[key], module=modules[key], methods=())
        resources = _placed(resources, home)
        plan = replace(
            plan,
            methods={**plan.methods, home.module: ()},
            composed={**plan.composed, home.module: ()},
            constants={**plan.constants, home.module: ()},
        )
    return replace(plan, resources=resources)


def _placed(resources: tuple[Resource, ...], home: Resource) -> tuple[Resource, ...]:
    """``resources`` with ``home`` in its place below its parent."""
    depth = len(home.path)
    if depth == len(resources[0].path) if resources else depth == 1:
        return (*resources, home)
    return tuple(
        (
            replace(one, children=_placed(one.children, home) if one.children else (home,))
            if one.path == home.path[: len(one.path)]
            else one
        )
        for one in resources
    )


def _former(plan: SdkPlan, index: Index, found: Iterable[Resolved]) -> FormerPlan:
    methods: dict[str, list[FormerMethod]] = {}
    arguments: dict[str, list[FormerArgument]] = {}
    children: dict[tuple[str, ...], list[FormerChild]] = {}
    models: list[FormerName] = []
    exceptions: list[FormerName] = []
    classes: list[FormerName] = []
    modules: list[FormerName] = []
    homes = {resource.path: resource.module for resource in walk(plan.resources)}
    for one in found:
        match one.meaning:
            case MethodOf(resource, method):
                home = homes[tuple(one.owner.split("."))]
                methods.setdefault(home, []).append(
                    FormerMethod(one.name, one.said, resource, method)
                )
            case Resource():
                path = tuple(one.owner.split(".")) if one.owner else ()
                child = FormerChild(one.name, one.said, one.meaning)
                children.setdefault(path, []).append(child)
                classes += _class(plan, one, one.meaning)
                modules += _modules(plan, index, one, one.meaning)
            case ArgumentOf(owner, argument):
                arguments.setdefault(owner, []).append(FormerArgument(one.name, one.said, argument))
            case ModelOf():
                models += _models(plan, index, one, one.meaning)
            case ExceptionOf(name):
                exceptions.append(FormerName(one.name, one.said, "exceptions", name))
            case ModuleOf(module):
                old = one.said.old.removeprefix(f"{plan.names.package}.")
                modules += _module(plan, index, one, old, module)
            case FieldOf():
                pass
    return FormerPlan(
        methods={key: tuple(held) for key, held in methods.items()},
        arguments={key: tuple(held) for key, held in arguments.items()},
        children={key: tuple(held) for key, held in children.items()},
        fields=_fields(plan, found),
        models=tuple(models),
        exceptions=tuple(exceptions),
        resources=tuple(classes),
        modules=tuple({each.name: each for each in modules}.values()),
    )


def _models(plan: SdkPlan, index: Index, one: Resolved, model: ModelOf) -> Iterator[FormerName]:
    """A model, with what callers may pass for it."""
    yield FormerName(one.name, one.said, f"models.{model.module}", model.name)
    given = plan.models.inputs.get(model.decl) if model.decl is not None else None
    if given is not None and f"{one.name}Param" not in index.meanings:
        said = replace(one.said, old=f"{one.said.old}Param", new=given)
        yield FormerName(f"{one.name}Param", said, f"models.{model.module}", given)


def _class(plan: SdkPlan, one: Resolved, resource: Resource) -> Iterator[FormerName]:
    """The classes of a resource under the names that they have had, as far as those are free."""
    name = pascal(split_words(one.name))
    taken = {each.class_name for each in walk(plan.resources)}
    if name not in taken:
        for way in ("", "Async"):
            target = f"{way}{resource.class_name}"
            said = replace(one.said, old=f"resources.{way}{name}", new=f"resources.{target}")
            yield FormerName(f"{way}{name}", said, f"resources.{resource.module}", target)


def _modules(
    plan: SdkPlan, index: Index, one: Resolved, resource: Resource
) -> Iterator[FormerName]:
    """The modules of a resource and of its models under the names that they have had."""
    old = one.said.old.replace(".", "_")
    for folder in ("resources", "models"):
        yield from _module(plan, index, one, f"{folder}.{old}", f"{folder}.{resource.module}")


def _module(plan: SdkPlan, index: Index, one: Resolved, old: str, new: str) -> Iterator[FormerName]:
    """A module under the name that it has had, and that of the results of its models.

    Those whose former name means something today are left out.
    """
    package = plan.names.package
    for end in ("", "_results"):
        before, today = f"{package}.{old}{end}", f"{package}.{new}{end}"
        found = index.meanings.get(today)
        if isinstance(found, ModuleOf) and before not in index.meanings:
            said = replace(one.said, old=before, new=today)
            yield FormerName(f"{old}{end}", said, found.module, "", found.names)


def _fields(plan: SdkPlan, found: Iterable[Resolved]) -> dict[DeclId, tuple[FormerField, ...]]:
    """The fields, of the classes that declare them and of those that inherit them."""
    fields: dict[DeclId, dict[str, FormerField]] = {}
    decls = plan.models.decls
    for one in found:
        if not isinstance(one.meaning, FieldOf):
            continue
        owner, prop = one.meaning.decl, one.meaning.property
        for decl in plan.decls:
            if not isinstance(decl, ObjectDecl) or not _has(decl.id, owner, plan):
                continue
            names = {each.name for each in properties_of(decl, decls)}
            keys = tuple(dict.fromkeys(k for k in (one.name, *one.stated.keys) if k not in names))
            entry = FormerField(keys, one.said, prop.name)
            fields.setdefault(decl.id, {}).setdefault(one.name, entry)
    return {decl: tuple(held.values()) for decl, held in fields.items()}


def _has(decl: DeclId, owner: DeclId, plan: SdkPlan) -> bool:
    """Whether ``decl`` is ``owner``, or has its properties."""
    seen: set[DeclId] = set()
    stack = [decl]
    while stack:
        here = stack.pop()
        if here == owner:
            return True
        seen.add(here)
        node = plan.models.decls.get(here)
        if isinstance(node, ObjectDecl):
            stack += [base for base in node.bases if base not in seen]
    return False
