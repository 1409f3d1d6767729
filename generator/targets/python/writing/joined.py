"""The owner's code as part of the package: what it extends, and where it takes its place.

A class of the owner's that extends a resource or a client derives from the generated one, whose
module then begins with an underscore; the module without it has the owner's. A class that extends
a model is a base of the generated one: so the fields of the model stay where other models name
them. For type checkers, it derives from a class with those fields.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final

from generator.compat.custom.model import GENERATED, Extended
from generator.emit.files import FileJob, Template
from generator.targets.python.naming.resources import Resource, walk
from generator.targets.python.planning.sdk import SdkPlan
from generator.targets.python.writing.annotations import Annotator
from generator.targets.python.writing.docstrings import doc_view
from generator.targets.python.writing.imports import Imports, sort_names
from generator.targets.python.writing.model_views import ModelWriter
from generator.targets.python.writing.stainless import response_class
from generator.targets.python.writing.views import (
    ClassView,
    GeneratedView,
    JoinedView,
    LazyModuleView,
    ModelsModuleView,
    ResultsModuleView,
)

_MODEL: Final = (".._core.codec.models", "Model")
_RESULT: Final = (".._core.codec.results", "Result")


def resource_modules(plan: SdkPlan) -> Mapping[str, str]:
    """The module of each resource's generated classes, below ``resources``, by that of the resource."""
    return {
        one.module: (
            f"_{one.module}" if _is_joined(plan, "resources", one.class_name) else one.module
        )
        for one in walk(plan.resources)
    }


def client_module(plan: SdkPlan) -> str:
    """The module of the generated clients."""
    return "_clients" if _is_joined(plan, "client", plan.client.name) else "client"


def _is_joined(plan: SdkPlan, kind: Extended, name: str) -> bool:
    return any(plan.custom.module_of(kind, one) for one in (name, f"Async{name}"))


def joined_resource(plan: SdkPlan, resource: Resource) -> FileJob:
    """The module of a resource whose classes the owner extends."""
    path = ".".join(resource.path)
    return _joined(
        plan,
        PurePosixPath(f"resources/{resource.module}.py"),
        f"The resource `{path}`, with the owner's code.",
        ("resources", resource.class_name, f"._{resource.module}"),
    )


def joined_client(plan: SdkPlan) -> FileJob:
    """The module of clients that the owner extends."""
    return _joined(
        plan,
        PurePosixPath("client.py"),
        f"The clients for {plan.title}, with the owner's code.",
        ("client", plan.client.name, "._clients"),
    )


def _joined(
    plan: SdkPlan, path: PurePosixPath, doc: str, what: tuple[Extended, str, str]
) -> FileJob:
    kind, name, generated = what
    imports = Imports()
    names = [name, f"Async{name}"]
    up = "." * len(path.parts)
    for one in names:
        own = plan.custom.module_of(kind, one)
        imports.own(f"{up}{own}" if own else generated, one)
    if plan.stainless is not None:
        views = [response_class(n, w, client=kind == "client") for n in names for w in ("raw", "")]
        for one in views:
            imports.own(generated, one)
        names += views
    view = JoinedView(plan.header, doc_view(doc), imports.lines(), tuple(sort_names(names)))
    return _file(str(path), "joined", view)


def generated_files(
    plan: SdkPlan, writer: ModelWriter, results: ResultsModuleView | None
) -> Iterator[FileJob]:
    """The package of the classes that the owner extends.

    ``results`` are, for type checkers, those among the models.
    """
    joined = plan.custom.joined
    models = _extended(plan, writer)
    by_kind = {
        kind: sorted(name for one, name in joined if one == kind)
        for kind in dict.fromkeys(kind for kind, _ in joined)
    }
    doc = doc_view("The generated classes that the owner's code extends.")
    yield _file(f"{GENERATED}/__init__.py", "joined", JoinedView(plan.header, doc, (), ()))
    if names := by_kind.get("client"):
        table = dict.fromkeys(names, f"..{client_module(plan)}")
        yield _lazy(plan, "client", table)
    if names := by_kind.get("resources"):
        modules = resource_modules(plan)
        homes = {
            name: f"..resources.{modules[one.module]}"
            for one in walk(plan.resources)
            for name in (one.class_name, f"Async{one.class_name}")
        }
        yield _lazy(plan, "resources", {name: homes[name] for name in names})
    if models is not None:
        yield _file(f"{GENERATED}/fields.py", "models", models)
    if results is not None:
        yield _file(f"{GENERATED}/results.py", "results", results)
    if names := by_kind.get("models"):
        yield _models(plan, names, results.exports if results is not None else ())


def _extended(plan: SdkPlan, models: ModelWriter) -> ModelsModuleView | None:
    """For type checkers: the models that the owner extends; None where none is one of them."""
    names = [name for kind, name in plan.custom.joined if kind == "models"]
    decls = [d for d in plan.decls if plan.models.names[d.id] in names]
    imports = Imports(frozenset(plan.models.names.values()))
    writer = Annotator(plan.models, imports, plan.floor, builtin_generics=True)
    classes = [v for d in decls if isinstance(v := models.view(d, writer), ClassView)]
    if not classes:
        return None
    written = [text for one in classes for text in (one.base, *one.extras)]
    written += [field.declaration for one in classes for field in one.fields]
    if any("models." in text for text in written):
        imports.name("..", "models")
    return ModelsModuleView(
        header=plan.header,
        doc=doc_view("What type checkers see of the models that the owner's code extends."),
        imports=imports.lines(),
        enums=(),
        classes=tuple(classes),
        aliases=(),
        exports=tuple(sorted(one.name for one in classes)),
    )


def _models(plan: SdkPlan, names: Iterable[str], results: Iterable[str]) -> FileJob:
    """The module of models: at run time what they derive from, for checkers what they are."""
    imports, checking = Imports(), Imports()
    bases = []
    for name in names:
        is_result = name in results
        base = imports.own(*(_RESULT if is_result else _MODEL))
        checking.own(".results" if is_result else ".fields", f"{name} as {name}")
        bases.append((name, base))
    view = GeneratedView(
        header=plan.header,
        doc=doc_view("The models that the owner's code extends; type checkers see their fields."),
        imports=imports.lines(),
        checking=checking.lines(),
        bases=tuple(bases),
        names=tuple(names),
    )
    return _file(f"{GENERATED}/models.py", "generated", view)


def _lazy(plan: SdkPlan, kind: Extended, table: Mapping[str, str]) -> FileJob:
    modules: dict[str, list[str]] = {}
    for name, module in table.items():
        modules.setdefault(module, []).append(name)
    view = LazyModuleView(
        header=plan.header,
        doc=doc_view(f"The {kind} that the owner's code extends. Each is imported on first use."),
        core=".._core.",
        versioned=False,
        groups=tuple((m, ", ".join(sort_names(n))) for m, n in sorted(modules.items())),
        table=tuple(sorted(table.items())),
        names=tuple(sorted(table)),
    )
    return _file(f"{GENERATED}/{kind}.py", "lazy", view)


def _file(path: str, template: str, view: object) -> FileJob:
    source = Template(f"python/package/{template}.py.jinja", view)
    return FileJob(PurePosixPath(path), source, language="python")
