"""The modules at the root of the package as files: clients, exceptions, types, the owner's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.compat.custom.model import CUSTOM
from generator.emit.files import FileJob, Mode, Template, Verbatim
from generator.targets.python.naming.legacy import legacy_names
from generator.targets.python.naming.package import ERRORS, ROOT, TYPES, TYPES_OF
from generator.targets.python.naming.stainless import ROOT as FORMER
from generator.targets.python.planning.sdk import SdkPlan
from generator.targets.python.writing.client_view import client_view
from generator.targets.python.writing.docstrings import doc_view
from generator.targets.python.writing.former import former_name
from generator.targets.python.writing.imports import Imports, sort_names
from generator.targets.python.writing.joined import client_module, joined_client
from generator.targets.python.writing.modules import module_file
from generator.targets.python.writing.testing import fakes_view
from generator.targets.python.writing.views import (
    CustomView,
    ExceptionsView,
    LazyModuleView,
    TelemetryView,
    TypesView,
    VersionView,
)


def root_files(plan: SdkPlan) -> Iterator[FileJob]:
    """Every file at the root of the package, and the folder of the owner's own code."""
    client, exceptions = client_view(plan), exceptions_view(plan)
    title = plan.names.package if plan.stainless is not None else ""
    version = VersionView(plan.header, plan.names.version, title)
    yield module_file("__init__.py", "lazy", package_view(plan, exceptions.names))
    module = client_module(plan)
    yield module_file(f"{module}.py", "client", client)
    if module != "client":
        yield joined_client(plan)
    yield module_file("exceptions.py", "exceptions", exceptions)
    yield module_file("testing.py", "testing", fakes_view(plan))
    if plan.stainless is None:  # else ``types`` is a package
        yield module_file("types.py", "types", _types(plan))
    telemetry = TelemetryView(plan.header, plan.names.package, plan.client.name)
    yield module_file("telemetry.py", "telemetry", telemetry)
    yield module_file("_version.py", "version", version)
    yield FileJob(
        PurePosixPath("_custom/client.py"),
        Template(
            "python/package/custom.py.jinja",
            CustomView(client.extensions, client.async_extensions),
        ),
        Mode.CREATE_ONCE,
        "python",
    )
    yield FileJob(
        PurePosixPath("_custom/__init__.py"),
        Verbatim('"""Your own code. The generator never overwrites files in this folder."""\n'),
        Mode.CREATE_ONCE,
        "python",
    )
    yield FileJob(PurePosixPath("py.typed"), Verbatim(""))


def _types(plan: SdkPlan) -> TypesView:
    imports = Imports()
    for module, names in TYPES_OF:
        for name in names:
            imports.name(f"._core.{module}", name)
    exported = sorted(name for _, names in TYPES_OF for name in names)
    return TypesView(plan.header, imports.lines(), tuple(exported))


def exceptions_view(plan: SdkPlan) -> ExceptionsView:
    """The view of the module of exceptions."""
    others = (old for old, _ in plan.exceptions)
    return ExceptionsView(
        header=plan.header,
        doc=doc_view("The exceptions that this package raises."),
        errors=ERRORS,
        aliases=plan.exceptions,
        names=tuple(sorted({*ERRORS, *others})),
        former=tuple(former_name(one, "") for one in plan.former.exceptions),
    )


def package_view(plan: SdkPlan, exceptions: tuple[str, ...]) -> LazyModuleView:
    """Where each name of the package is found."""
    clients = (plan.client.async_name, plan.client.name)
    models = {plan.models.names[decl.id] for decl in plan.decls} | {*plan.models.aliases.values()}
    old = tuple(sorted(legacy_names(plan.api))) if plan.legacy else ()
    own: dict[str, list[str]] = {}
    for name, (module, _) in plan.custom.exports.items():
        own.setdefault(f".{CUSTOM}.{module.name}".rstrip("."), []).append(name)
    # those are reached as models.Stream
    models -= {*clients, *exceptions, *TYPES, *ROOT, *old, *plan.custom.exports}
    submodules = ["exceptions", "models", "testing", "types"]
    if plan.bulk:
        submodules.append("bulk")
    if plan.payloads:
        submodules.append("webhooks")
    groups: list[tuple[str, tuple[str, ...]]] = [
        (".", tuple(submodules)),
        ("._core.codec.jsonable", ("to_jsonable",)),
        (".api", old),
        (".client", clients),
        (".exceptions", exceptions),
        (".models", tuple(sorted(models))),
        (".types", TYPES),
        *((module, tuple(names)) for module, names in sorted(own.items())),
    ]
    if plan.stainless is not None:
        taken = {name for names in FORMER.values() for name in names}
        groups = [(module, tuple(n for n in names if n not in taken)) for module, names in groups]
        groups += FORMER.items()
    table = {name: module for module, names in groups for name in names}
    table.update({name: f".{name}:" for name in submodules})
    before = [
        *(former_name(one, ".models") for one in plan.former.models if one.target in models),
        *(former_name(one, ".exceptions") for one in plan.former.exceptions),
    ]
    return LazyModuleView(
        header=plan.header,
        doc=doc_view(f"The Python SDK for {plan.title}."),
        core="._core.",
        versioned=True,
        groups=tuple((module, ", ".join(sort_names(names))) for module, names in groups if names),
        table=tuple(sorted(table.items())),
        names=tuple(sorted({*table, "__version__"})),
        former=tuple(before),
    )
