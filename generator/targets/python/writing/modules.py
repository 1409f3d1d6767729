"""The modules of models, resources and webhooks as files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from generator.emit.files import FileJob, Template
from generator.emit.filters import py_str
from generator.ir.walk import used_in_requests, used_in_responses
from generator.targets.python.naming.resources import walk
from generator.targets.python.planning.models import xml_decls
from generator.targets.python.planning.sdk import SdkPlan
from generator.targets.python.writing.docstrings import doc_view
from generator.targets.python.writing.former import former_doc, former_name
from generator.targets.python.writing.imports import sort_names
from generator.targets.python.writing.joined import (
    generated_files,
    joined_resource,
    resource_modules,
)
from generator.targets.python.writing.model_order import class_order
from generator.targets.python.writing.model_views import ModelWriter, exported
from generator.targets.python.writing.resource_views import resource_view
from generator.targets.python.writing.result_views import ResultWriter
from generator.targets.python.writing.spoken import Spoken
from generator.targets.python.writing.views import FormerModuleView, LazyModuleView


def module_file(path: str, template: str, view: object) -> FileJob:
    """A module of the package, from one of the templates of the package."""
    source = Template(f"python/package/{template}.py.jinja", view)
    return FileJob(PurePosixPath(path), source, language="python")


def model_writer(plan: SdkPlan) -> ModelWriter:
    """What writes the models of an SDK."""
    return ModelWriter(
        models=plan.models,
        floor=plan.floor,
        header=plan.header,
        xml=xml_decls(plan.api.operations, plan.api.decls),
        received=used_in_responses(plan.api),
        sent=used_in_requests(plan.api),
        order=class_order(plan.api.decls),
        custom=plan.custom,
        former=plan.former,
        stainless=plan.stainless is not None,
    )


def model_files(plan: SdkPlan) -> Iterator[FileJob]:
    """The modules of models and of result classes, and the table that finds one."""
    writer = model_writer(plan)
    modules: dict[str, list[str]] = {}
    for decl in plan.decls:
        module = modules.setdefault(plan.models.modules[decl.id], [])
        module += exported([decl], plan.models)
    for name, view in writer.modules(plan.decls).items():
        yield module_file(f"models/{name}.py", "models", view)
    results_writer = ResultWriter(writer, plan.names.distribution, _stainless_pages(plan))
    for name, results in results_writer.modules(plan.results.values()).items():
        modules[name] = list(results.exports)
        yield module_file(f"models/{name}.py", "results", results)
    yield module_file("models/__init__.py", "lazy", _table(plan, "models", modules))
    if plan.custom.joined:
        own = results_writer.extended(plan.results.values())
        yield from generated_files(plan, writer, own)


def _stainless_pages(plan: SdkPlan) -> dict[str, str]:
    """The class of ``pagination`` that a page is derived from, by the key of the page."""
    return {
        plan.results[operation].key: page
        for operation, page in plan.stainless_pages.items()
        if operation in plan.results
    }


def resource_files(plan: SdkPlan) -> Iterator[FileJob]:
    """The modules of resources, and the table that finds a resource."""
    modules: dict[str, list[str]] = {}
    generated = resource_modules(plan)
    spoken = Spoken.of(plan)
    for resource in walk(plan.resources):
        modules[resource.module] = [resource.class_name, f"Async{resource.class_name}"]
        view = resource_view(plan, resource, spoken)
        yield module_file(f"resources/{generated[resource.module]}.py", "resource", view)
        if generated[resource.module] != resource.module:
            yield joined_resource(plan, resource)
    yield module_file("resources/__init__.py", "lazy", _table(plan, "resources", modules))


def former_files(plan: SdkPlan) -> Iterator[FileJob]:
    """The modules of before, whose names are in another one today."""
    before = (*plan.former.models, *plan.former.resources)
    for one in plan.former.modules:
        depth = one.name.count(".")
        view = FormerModuleView(
            header=plan.header,
            doc=doc_view(former_doc(one.said)),
            module=f"{'.' * (depth + 1)}{one.module}",
            names=", ".join(sort_names(f"{name} as {name}" for name in one.names)),
            aliases=tuple((e.name, e.target) for e in before if e.module == one.module),
            notice=py_str(one.said.notice),
        )
        yield module_file(f"{one.name.replace('.', '/')}.py", "former", view)


def webhook_files(plan: SdkPlan) -> Iterator[FileJob]:
    """The module of parsers, where the server sends something."""
    if plan.payloads:
        # few servers do, and a run without waits for no import
        from generator.targets.python.writing.webhooks import webhooks_view  # noqa: PLC0415

        yield module_file("webhooks.py", "webhooks", webhooks_view(plan))


def bulk_files(plan: SdkPlan) -> Iterator[FileJob]:
    """The module for any number of documents, where the API can run them."""
    if plan.bulk:
        from generator.targets.python.writing.bulk import bulk_view  # noqa: PLC0415  (rare)

        yield module_file("bulk.py", "bulk", bulk_view(plan))


def _table(plan: SdkPlan, what: str, modules: Mapping[str, list[str]]) -> LazyModuleView:
    table = {name: f".{module}" for module, names in modules.items() for name in names}
    prefix = f"{what}."
    before = [*plan.former.models, *plan.former.resources]
    former = [one for one in before if one.module.startswith(prefix)]
    return LazyModuleView(
        header=plan.header,
        doc=doc_view(f"The {what}. Each is imported when it is first used."),
        core=".._core.",
        versioned=False,
        groups=tuple((f".{m}", ", ".join(sort_names(n))) for m, n in sorted(modules.items())),
        table=tuple(sorted(table.items())),
        names=tuple(sorted(table)),
        former=tuple(former_name(one, f".{one.module.removeprefix(prefix)}") for one in former),
    )
