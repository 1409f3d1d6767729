"""The surface of OpenAPI Generator's Python client, for packages that replace one made with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from generator.emit.files import FileJob
from generator.emit.filters import py_str
from generator.ir.types import Named
from generator.ir.wire import ParamIn
from generator.names.words import snake, split_words
from generator.targets.python.naming.classes import ModelNames
from generator.targets.python.naming.legacy import class_of, legacy_names
from generator.targets.python.naming.resources import walk
from generator.targets.python.planning.methods import PlannedMethod, descriptor_name
from generator.targets.python.planning.sdk import SdkPlan
from generator.targets.python.writing.docstrings import DocView, doc_view
from generator.targets.python.writing.joined import resource_modules
from generator.targets.python.writing.modules import module_file

#: What each method takes beside the arguments of its operation.
OPTIONS: Final = MappingProxyType(
    {
        "_request_timeout": "Any = None",
        "_request_auth": "Optional[Mapping[str, Any]] = None",
        "_content_type": "Optional[str] = None",
        "_headers": "Optional[Mapping[str, Any]] = None",
        "_host_index": "int = 0",
    }
)
#: What the template adds to the name of an operation for each of its methods.
VARIANTS: Final = ("", "_with_http_info", "_without_preload_content")


@dataclass(frozen=True, slots=True, kw_only=True)
class LegacyMethodView:
    """One operation; the template writes its three variants."""

    name: str
    parameters: tuple[str, ...]
    operation: str
    arguments: str
    body: str
    doc: DocView


@dataclass(frozen=True, slots=True)
class LegacyClassView:
    """One ``<Tag>Api`` class."""

    name: str
    doc: DocView
    methods: tuple[LegacyMethodView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LegacyView:
    """The package ``api``."""

    header: str
    client: str
    modules: tuple[tuple[str, str], ...]  # with the name of each here
    parameters: tuple[str, ...]  # of every method
    options: str  # the same as arguments
    classes: tuple[LegacyClassView, ...]
    names: tuple[str, ...]


def legacy_package(plan: SdkPlan) -> FileJob:
    """The package ``api``, which has all classes; the modules in it have one each."""
    return module_file("api/__init__.py", "legacy", legacy_view(plan))


def legacy_view(plan: SdkPlan) -> LegacyView:
    """The view of the module."""
    grouped: dict[str, list[LegacyMethodView]] = {}
    modules: list[str] = []
    generated = resource_modules(plan)
    for resource in walk(plan.resources):
        planned = plan.methods[resource.module]
        if planned:
            modules.append(resource.module)
        for one in planned:
            view = _method(one, resource.module, plan.models)
            grouped.setdefault(class_of(one.method.operation), []).append(view)
    return LegacyView(
        header=plan.header,
        client=plan.client.name,
        modules=tuple(sorted((generated[one], f"_{one}") for one in modules)),
        parameters=tuple(f"{name}: {text}" for name, text in OPTIONS.items()),
        options=", ".join(f"{name}={name}" for name in OPTIONS),
        classes=tuple(
            LegacyClassView(name, doc_view(f"The operations of the former {name}."), tuple(found))
            for name, found in sorted(grouped.items())
        ),
        names=tuple(sorted(legacy_names(plan.api))),
    )


def _method(planned: PlannedMethod, module: str, models: ModelNames) -> LegacyMethodView:
    operation = planned.method.operation
    sent = [a for a in planned.arguments if a.parameter is not None]
    declared = {p.name: at for at, p in enumerate(operation.parameters)}
    sent.sort(key=lambda a: declared[a.wire])
    names = {a.wire: snake(split_words(a.wire)) for a in sent}
    body = _body_name(planned, models) if planned.body.media else ""
    required = [names[a.wire] for a in sent if a.parameter is not None and a.parameter.required]
    optional = [names[a.wire] for a in sent if names[a.wire] not in required]
    parameters = list(_signature(required, optional, body, planned.body.required))
    pairs = ", ".join(f"{py_str(a.name)}: {names[a.wire]}" for a in sent)
    return LegacyMethodView(
        name=snake(split_words(operation.operation_id or planned.method.name)),
        parameters=tuple(parameters),
        operation=f"_{module}.{descriptor_name(planned.method.name)}",
        arguments=f"{{{pairs}}}",
        body=body or "NOT_GIVEN",
        doc=doc_view(operation.doc.summary or operation.doc.brief or operation.key),
    )


def _signature(
    required: list[str], optional: list[str], body: str, body_required: bool
) -> Iterable[str]:
    for name in required:
        yield f"{name}: Any"
    if body and body_required:
        yield f"{body}: Any"
    for name in optional:
        yield f"{name}: Any = None"
    if body and not body_required:
        yield f"{body}: Any = None"


def _body_name(planned: PlannedMethod, models: ModelNames) -> str:
    ref = planned.body.media[0].type
    taken = {p.name for p in planned.method.operation.parameters if p.location is ParamIn.PATH}
    name = snake(split_words(models.known(ref.id))) if isinstance(ref, Named) else "body"
    return f"{name}_body" if name in taken else name
