"""The module ``testing``: a tree of fakes in the shape of the client's resources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from generator.emit.filters import py_str
from generator.names.table import Wish, assign
from generator.targets.python.naming.resources import Resource, walk
from generator.targets.python.planning.composed import Composed
from generator.targets.python.planning.methods import descriptor_name
from generator.targets.python.planning.sdk import SdkPlan
from generator.targets.python.writing.former import former_name
from generator.targets.python.writing.imports import Imports
from generator.targets.python.writing.views import FormerNameView

#: What a fake offers beside the API; where a resource has the name, it gets another.
_CONTROLS: Final = ("advance", "async_client", "calls", "client", "waits")
#: What the module exports beside the fakes: a module of the runtime, and a name.
EXPORTED: Final = (
    ("errors", "FakeError"),
    ("errors", "MismatchError"),
    ("errors", "NotScriptedError"),
    ("operation", "FakeOperation"),
    ("record", "RecordedCall"),
    ("record", "SentRequest"),
    ("script", "Step"),
    ("upload", "FakeUpload"),
    ("upload", "ReceivedUpload"),
)


@dataclass(frozen=True, slots=True)
class FakeView:
    """The fakes of one resource: names, and the expressions that make them."""

    name: str
    path: str
    members: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FakesView:
    """The module ``testing``."""

    header: str
    imports: tuple[str, ...]
    package: str
    name: str
    client: str
    async_client: str
    controls: dict[str, str]
    resources: tuple[FakeView, ...]  # a child before its parent
    children: tuple[tuple[str, str], ...]
    exports: tuple[str, ...]
    former: tuple[FormerNameView, ...]


def fakes_view(plan: SdkPlan) -> FakesView:
    """The view of the module."""
    name = f"Fake{plan.client.name}"
    names = fake_names(plan)
    attributes = {resource.attribute for resource in plan.resources}
    resources = tuple(_views(plan, plan.resources, names))
    children = (*_children(plan.resources, names), *_former_children(plan, (), names))
    former = tuple(_former_names(plan, names))
    written = "".join(e for view in resources for _, e in view.members)
    written += "".join(e for _, e in children)
    return FakesView(
        header=plan.header,
        imports=_imports(plan, written, before=bool(former)),
        package=plan.names.package,
        name=name,
        client=plan.client.name,
        async_client=plan.client.async_name,
        controls=dict(assign((Wish(key, (key,)) for key in _CONTROLS), reserved=attributes).names),
        resources=resources,
        children=children,
        exports=tuple(sorted({name, *names.values(), *(export for _, export in EXPORTED)})),
        former=former,
    )


def _imports(plan: SdkPlan, written: str, *, before: bool) -> tuple[str, ...]:
    """The imports; ``written`` are all expressions of the module."""
    imports = Imports()
    if before:
        imports.name("typing", "TYPE_CHECKING")
        imports.name("._core.spec.deprecation", "former_names as _former_names")
    imports.name("typing", "Sequence")
    for module, name in EXPORTED:
        imports.name(f"._core.testing.{module}", name)
    used = [name for name in ("Child", "Method", "UploadMethod") if f"_{name}(" in written]
    used += ["Resource"] if plan.resources else []
    for name in ("Clients", "Fake", *used):
        imports.name("._core.testing.fake", f"{name} as _{name}")
    imports.name(".client", plan.client.name)
    imports.name(".client", plan.client.async_name)
    if "_resources." in written:
        imports.name(".", "resources as _resources")
    if "_generated." in written:
        imports.name("._generated", "resources as _generated")
    return imports.lines()


def fake_names(plan: SdkPlan) -> dict[str, str]:
    """The fake of each resource, by module."""
    wishes = (Wish(r.module, (f"Fake{r.class_name}",)) for r in _walk(plan.resources))
    reserved = {f"Fake{plan.client.name}", *(export for _, export in EXPORTED)}
    return dict(assign(wishes, reserved=reserved).names)


def _walk(resources: Iterable[Resource]) -> Iterator[Resource]:
    """Every resource, children before parents."""
    for resource in resources:
        yield from _walk(resource.children)
        yield resource


def _views(
    plan: SdkPlan, resources: Iterable[Resource], names: dict[str, str]
) -> Iterator[FakeView]:
    for resource in _walk(resources):
        members = list(_children(resource.children, names))
        cls = _class_of(plan, resource)
        for planned in plan.methods[resource.module]:
            members += _methods(cls, (planned.method.name, *planned.method.aliases), "Method")
        for one in plan.composed[resource.module]:
            if one.fake:
                members += _methods(cls, (one.name, *one.aliases), one.fake)
        members += _former_methods(plan, resource)
        members += _former_children(plan, resource.path, names)
        yield FakeView(names[resource.module], ".".join(resource.path), tuple(members))


def _children(resources: Iterable[Resource], names: dict[str, str]) -> Iterator[tuple[str, str]]:
    for resource in resources:
        yield resource.attribute, f"_Child({names[resource.module]})"


def _class_of(plan: SdkPlan, resource: Resource) -> str:
    """The class of a resource, whose methods have their recipes beside them."""
    own = plan.custom.module_of("resources", resource.class_name)
    return f"{'_generated' if own else '_resources'}.{resource.class_name}"


def _former_names(plan: SdkPlan, names: dict[str, str]) -> Iterator[FormerNameView]:
    """The fakes of resources under the names that they have had."""
    fakes = {resource.class_name: names[resource.module] for resource in walk(plan.resources)}
    for one in plan.former.resources:
        if one.target in fakes and f"Fake{one.name}" not in names.values():
            old, new = f"Fake{one.name}", fakes[one.target]
            said = replace(one.said, old=f"testing.{old}", new=f"testing.{new}")
            yield former_name(replace(one, name=old, target=new, said=said), "")


def _former_children(
    plan: SdkPlan, path: tuple[str, ...], names: dict[str, str]
) -> Iterator[tuple[str, str]]:
    """Resources under names of before."""
    for one in plan.former.children.get(path, ()):
        yield one.attribute, f"_Child({names[one.resource.module]})"


def _former_methods(plan: SdkPlan, resource: Resource) -> Iterator[tuple[str, str]]:
    """Methods under names of before, behind those of today: messages name the first."""
    for one in plan.former.methods.get(resource.module, ()):
        method = one.method
        kind = method.fake if isinstance(method, Composed) else "Method"
        name = method.name if isinstance(method, Composed) else method.method.name
        if kind:
            cls = _class_of(plan, one.resource)
            yield one.name, dict(_methods(cls, (name,), kind))[name]


def _methods(cls: str, names: tuple[str, ...], kind: str) -> Iterator[tuple[str, str]]:
    """The fake of a method, and its other names; ``kind`` is its class in the runtime."""
    method, *others = names
    yield method, (f"_{kind}(lambda: {cls}.{method}, {py_str(descriptor_name(method))})")
    for alias in others:
        yield alias, method
