"""The modules of resources."""

from __future__ import annotations

from collections.abc import Iterable

from generator.targets.python.naming.legacy import api_class
from generator.targets.python.naming.resources import Resource
from generator.targets.python.planning.sdk import SdkPlan
from generator.targets.python.writing.annotations import Annotator
from generator.targets.python.writing.children import child_view
from generator.targets.python.writing.composed_views import ComposedWriter
from generator.targets.python.writing.descriptors import DescriptorContext
from generator.targets.python.writing.docstrings import doc_view, prose
from generator.targets.python.writing.former import former_children
from generator.targets.python.writing.former_methods import ResourceMethods
from generator.targets.python.writing.imports import Imports, sort_names
from generator.targets.python.writing.joined import resource_modules
from generator.targets.python.writing.method_views import MethodWriter
from generator.targets.python.writing.samples import composed_sample, sample_calls
from generator.targets.python.writing.spoken import Spoken
from generator.targets.python.writing.stainless import import_bases, resource_responses
from generator.targets.python.writing.views import (
    ChildView,
    FormerChildView,
    MethodView,
    ResourceView,
)


def resource_view(plan: SdkPlan, resource: Resource, spoken: Spoken) -> ResourceView:
    """The module of ``resource``; ``spoken`` is that of the SDK."""
    methods = plan.methods[resource.module]
    former = former_children(plan, resource.path)
    imports = Imports(_taken(resource, former))
    writer = _writer(plan, resource, imports, spoken)
    plain = tuple(writer.descriptor(planned) for planned in methods)
    further = [found for p in methods if (found := writer.further(p)) is not None]
    composer = ComposedWriter(writer, resource.module, generated=resource_modules(plan))
    composed, recipes = _composed(plan, resource, composer)
    views = ResourceMethods(plan, resource, writer).views(composed)
    descriptors = (*plain, *recipes, *(one.recipe() for one in further))
    children = tuple(child_view(child) for child in resource.children)
    old = api_class(planned.method.operation for planned in methods) if plan.legacy else ""
    texts = [text for descriptor in descriptors for text in descriptor]
    texts += [text for v in views for text in (*v.parameters, v.result, v.async_result)]
    responses = resource_responses(plan, resource)
    bases = import_bases(imports, responses)
    _import_used(imports, texts, (*children, *former), old)
    for one in further:
        if one.decorator:  # a method may have the name
            imports.name(".._core.resource", f"{one.decorator} as _{one.decorator}")
    text = (
        prose(spoken.doc(resource.doc))
        or f"{' '.join(resource.path).replace('_', ' ').capitalize()}."
    )
    return ResourceView(
        header=plan.header,
        doc=doc_view(f"The resource `{'.'.join(resource.path)}`."),
        imports=imports.lines(),
        checking=(*_checking(children, former, old), *(responses.checking if responses else ())),
        class_name=resource.class_name,
        async_class_name=f"Async{resource.class_name}",
        base=bases[0],
        async_base=bases[1],
        class_doc=doc_view(text),
        async_class_doc=doc_view(f"The asynchronous version of :class:`{resource.class_name}`."),
        descriptors=descriptors,
        methods=views,
        children=children,
        former=former,
        has_checking=bool(children or former or old),
        legacy=old,
        client_values=tuple(plan.client.headers.values()),
        stainless=responses,
    )


def _taken(resource: Resource, former: Iterable[FormerChildView]) -> set[str]:
    """The names of classes that the module has or refers to."""
    names = [resource.class_name, *(one.class_name for one in resource.children)]
    names += [one.class_name for one in former]
    return {f"{way}{name}" for name in names for way in ("", "Async")}


def _writer(plan: SdkPlan, resource: Resource, imports: Imports, spoken: Spoken) -> MethodWriter:
    methods = plan.methods[resource.module]
    context = DescriptorContext(
        Annotator(plan.models, imports, plan.floor),
        plan.client.default_security,
        plan.api.servers[0].url if plan.api.servers else "",
        {a.variable: str(a.default) for a in plan.client.arguments if a.variable},
    )
    samples = sample_calls(plan.api, plan.names.package, plan.client, resource, methods)
    return MethodWriter(
        context, samples, plan.results, plan.started, stainless=plan.stainless, spoken=spoken
    )


def _composed(
    plan: SdkPlan, resource: Resource, writer: ComposedWriter
) -> tuple[list[MethodView], list[tuple[str, str, str]]]:
    """The composed methods of ``resource``, and their recipes behind what these need."""
    views = []
    recipes = [writer.constant(constant) for constant in plan.constants[resource.module]]
    for one in plan.composed[resource.module]:
        spelled = writer.spelled(one)
        sample = composed_sample(plan.api, plan.names.package, plan.client, resource, one)
        views.append(writer.method(one, spelled, sample))
        recipes.append(writer.recipe(one, spelled))
    return views, recipes


def _import_used(
    imports: Imports,
    texts: Iterable[str],
    children: tuple[ChildView | FormerChildView, ...],
    old: str,
) -> None:
    """Import what both classes need: ``texts`` are their code, ``old`` the class in ``api``."""
    if any(isinstance(child, ChildView) for child in children) or old:
        imports.name(".._core.lazy", "cached_property")
    if any(isinstance(child, FormerChildView) for child in children):
        imports.name(".._core.spec.deprecation", "deprecated as _deprecated")
    if children or old:
        imports.name("typing", "TYPE_CHECKING")
    if old:
        imports.name(".._core.resource", "ClientValue")
    if any("models." in text for text in texts):
        imports.name("..", "models")


def _checking(
    children: tuple[ChildView, ...], former: tuple[FormerChildView, ...], old: str
) -> tuple[str, ...]:
    """The imports for type checkers."""
    modules: dict[str, ChildView | FormerChildView] = {c.module: c for c in children}
    modules.update((c.module, c) for c in former)
    lines = [
        f"from .{name} import {', '.join(sort_names((c.async_class_name, c.class_name)))}"
        for name, c in sorted(modules.items())
    ]
    if old:
        lines.append(f"from ..api import {old}")
    return tuple(lines)
