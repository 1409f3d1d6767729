"""The reference of the SDK, made of the signatures and docstrings of its code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from generator.ir.types import DeclId
from generator.targets.python.beside.described import described_call, runtime_classes
from generator.targets.python.naming.package import ERRORS
from generator.targets.python.naming.resources import Resource, walk
from generator.targets.python.planning.sdk import SdkPlan
from generator.targets.python.writing.client_view import client_view
from generator.targets.python.writing.resource_views import resource_view
from generator.targets.python.writing.spoken import Spoken
from generator.targets.python.writing.testing import EXPORTED
from generator.targets.tables.reference import (
    DescribedClass,
    DescribedResource,
    SdkReference,
)

_WITH_OPTIONS: Final = (
    "A client with other settings. It shares the connections of this one, and keeps the settings "
    "that are not given."
)


def reference_of(plan: SdkPlan) -> SdkReference:
    """The reference of an SDK."""
    view, spoken = client_view(plan), Spoken.of(plan)
    client = described_call(view.name, view.parameters, "", view.class_doc.text)
    changes = view.derived.parameters
    changed = described_call("client.with_options", changes, view.name, _WITH_OPTIONS)
    texts = {a.name: a.text for a in client.arguments}
    known = tuple(replace(a, text=texts.get(a.name, "")) for a in changed.arguments)
    methods = [replace(changed, arguments=known)]
    for found in runtime_classes("client", ("SyncClient",)):
        methods += found.methods
    return SdkReference(
        client=client,
        client_methods=tuple(methods),
        resources=tuple(_resource(plan, one, spoken) for one in walk(plan.resources)),
        exceptions=tuple(one for one in runtime_classes("base/errors") if one.name in ERRORS),
        testing=tuple(_testing()),
        models=_models(plan),
    )


def _resource(plan: SdkPlan, resource: Resource, spoken: Spoken) -> DescribedResource:
    view = resource_view(plan, resource, spoken)
    place = f"client.{'.'.join(resource.path)}"
    about = {p.method.name: p.method.operation.key for p in plan.methods[resource.module]}
    about |= {one.name: one.about.key for one in plan.composed[resource.module]}
    return DescribedResource(
        place=place,
        text=view.class_doc.text,
        methods=tuple(
            described_call(
                f"{place}.{method.name}",
                method.parameters,
                method.result,
                method.doc.text,
                operation=about.get(method.name, ""),
            )
            for method in view.methods
        ),
    )


def _testing() -> Iterator[DescribedClass]:
    for module in dict.fromkeys(module for module, _ in EXPORTED):
        names = [name for home, name in EXPORTED if home == module]
        yield from runtime_classes(f"testing/{module}", names)


def _models(plan: SdkPlan) -> dict[str, DeclId]:
    found = {name: decl_id for decl_id, name in plan.models.names.items()}
    for result in plan.results.values():
        found[result.name] = result.model
    return found
