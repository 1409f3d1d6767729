"""What the owner's code adds to the SDK, as documentation lists it."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Iterator, Mapping

from generator.compat.custom.model import CustomClass, Member
from generator.targets.python.naming.resources import Resource
from generator.targets.python.planning.sdk import SdkPlan
from generator.targets.tables.python import OwnSymbol


def own_symbols(plan: SdkPlan, resources: Iterable[Resource]) -> tuple[OwnSymbol, ...]:
    """Every public method and property of the owner's that is no other form of a generated one."""
    return tuple(_symbols(plan, resources))


def _symbols(plan: SdkPlan, resources: Iterable[Resource]) -> Iterator[OwnSymbol]:
    client = plan.client.name
    extensions = [one for one in plan.custom.classes if one.name == f"{client}Extensions"]
    homes: dict[str, tuple[str, set[str]]] = {}
    for resource in resources:
        names = {m.method.name for m in plan.methods[resource.module]}
        names |= {one.name for one in plan.composed[resource.module]}
        homes[resource.class_name] = (f"client.{'.'.join(resource.path)}", names)
    for (kind, name), cls in plan.custom.joined.items():
        if kind == "models" and name.removeprefix("Async") == name:
            yield from _members(cls, name, ())
        elif kind == "client" and name == client:
            yield from _members(cls, "client", ())
        elif kind == "resources" and name in homes:
            yield from _members(cls, *homes[name])
    for cls in extensions:
        yield from _members(cls, "client", ())
    yield from _exported(plan)


def _members(cls: CustomClass, place: str, known: Collection[str]) -> Iterator[OwnSymbol]:
    for one in cls.members:
        if not one.name.startswith("_") and one.kind != "value" and one.name not in known:
            yield OwnSymbol(place, f"{place}.{one.name}{_arguments(one)}", one.summary)


def _arguments(member: Member) -> str:
    if member.kind == "property":
        return ""
    return f"({', '.join(p.name if p.required else f'{p.name}=...' for p in member.parameters)})"


def _exported(plan: SdkPlan) -> Iterator[OwnSymbol]:
    """The functions and classes that the package exports of the owner's."""
    package = plan.names.package
    found: Mapping[str, ast.stmt]
    for name, (module, _) in plan.custom.exports.items():
        found = {n.name: n for n in module.tree.body if isinstance(n, _DEFINED)}
        node = found.get(name)
        text = ast.get_docstring(node) or "" if isinstance(node, _DEFINED) else ""
        summary = " ".join(text.partition("\n\n")[0].split())
        yield OwnSymbol(package, f"{package}.{name}", summary)


_DEFINED = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
