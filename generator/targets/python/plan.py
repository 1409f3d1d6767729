"""The Python distribution as a plan of files: every decision, no text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.config.settings import Settings
from generator.diagnostics import Severity, Sink
from generator.emit.engine import template_root
from generator.emit.files import FileJob, Json, Language, Mode, Template, Verbatim
from generator.ir.model import Api
from generator.ir.types import Decl, DeclId
from generator.ir.walk import used_in_responses
from generator.names.words import snake, split_words
from generator.targets.base import NAMES_LOCK, Planned, PlanRequest
from generator.targets.python.beside import legacy
from generator.targets.python.beside.distribution import project_view, readme_view
from generator.targets.python.beside.symbols import manifest, operation_symbols
from generator.targets.python.naming.classes import (
    class_key,
    endless_aliases,
    name_classes,
    place_classes,
)
from generator.targets.python.naming.resources import Resource, build_tree, walk
from generator.targets.python.planning.client_plan import plan_client
from generator.targets.python.settings import PythonSettings
from generator.targets.python.writing.annotations import ModelNames
from generator.targets.python.writing.client_view import client_view
from generator.targets.python.writing.docstrings import doc_view
from generator.targets.python.writing.imports import sort_names
from generator.targets.python.writing.method_views import PlannedMethod, plan_method
from generator.targets.python.writing.model_views import ModelWriter, class_order
from generator.targets.python.writing.resource_views import (
    ResourceWriter,
    method_uses,
    operation_uses,
    xml_decls,
)
from generator.targets.python.writing.views import (
    CustomView,
    ExceptionsView,
    HeaderView,
    LazyModuleView,
    VersionView,
)
from generator.targets.python.writing.webhooks import payloads, webhooks_view
from generator.targets.tables.python import ClientPlan, PythonTable

ERRORS = (
    "APIConnectionError",
    "APIError",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ConfigurationError",
    "ConflictError",
    "InvalidAttributeError",
    "InvalidKeyError",
    "InvalidRequestError",
    "InvalidTypeError",
    "NotFoundError",
    "PermissionDeniedError",
    "PreconditionFailedError",
    "RateLimitError",
    "ResponseValidationError",
    "ServerError",
    "UnprocessableEntityError",
)
#: The module of models that only webhooks name.
WEBHOOKS = "webhooks"

# Other names of the package itself.
_ROOT = ("exceptions", "models", "to_jsonable", "types", "webhooks")

_TYPES = (
    "NOT_GIVEN",
    "ApiResponse",
    "AsyncStream",
    "FileInput",
    "NotGiven",
    "Stream",
    "Timeout",
)


@dataclass(frozen=True, slots=True)
class Names:
    """What the distribution, the package and its version are called."""

    distribution: str
    package: str
    version: str


def decide_names(api: Api, settings: Settings) -> Names:
    """The names of the configuration, or good ones from the document."""
    package = settings.package.name or snake(split_words(api.info.title)[:4] or ("sdk",))
    distribution = settings.package.distribution or package.replace("_", "-").strip("-")
    return Names(distribution, package, settings.package.version or _version(api.info.version))


def _version(text: str) -> str:
    # a document's version is any text; a distribution's is not
    numbers = re.match(r"\s*v?(\d+(?:\.\d+){0,2})", text)
    if not numbers:
        return "0.1.0"
    parts = numbers[1].split(".")
    return ".".join(str(int(part)) for part in (*parts, "0", "0")[:3])


def plan_sdk(request: PlanRequest, own: PythonSettings) -> Planned:
    """Every file of the distribution, and how the SDK is called."""
    plan = _Plan.make(request, own)
    return Planned(plan.jobs(), plan.table)


@dataclass(frozen=True, slots=True)
class _Plan:
    api: Api
    settings: Settings
    own: PythonSettings
    sink: Sink
    names: Names
    client: ClientPlan
    resources: tuple[Resource, ...]
    methods: Mapping[str, tuple[PlannedMethod, ...]]  # by module
    models: ModelNames
    merged: Mapping[DeclId, DeclId]
    table: PythonTable
    header: str

    @classmethod
    def make(cls, request: PlanRequest, own: PythonSettings) -> _Plan:
        api, settings, sink = request.api, request.settings, request.sink
        names = decide_names(api, settings)
        client = plan_client(api, settings, names.package, sink)
        resources = build_tree(api, own.resources, request.names_lock.get("methods", {}), sink)
        methods = {
            resource.module: tuple(
                plan_method(m, api.decls, client.headers, sink) for m in resource.methods
            )
            for resource in walk(resources)
        }
        exports = {client.name, client.async_name, *ERRORS, *_TYPES, *_ROOT}
        exports |= set(own.compat.exceptions)
        exports |= set(legacy.class_names(api)) if own.compat.openapi_generator else set()
        class_names, merged = name_classes(
            api,
            naming=own.models.naming,
            explicit=own.models.names,
            locked=request.names_lock.get("classes", {}),
            taken=exports,
            sink=sink,
        )
        uses = {module: method_uses(planned) for module, planned in methods.items()}
        if api.webhooks:
            named = (d for hook in api.webhooks for d in operation_uses(hook.operation))
            uses[WEBHOOKS] = (*uses.get(WEBHOOKS, ()), *named)
        modules = place_classes(api.decls, merged, uses)
        models = ModelNames(api.decls, class_names, modules, endless_aliases(api.decls))
        table = PythonTable(
            names.package,
            names.distribution,
            client,
            {
                symbol.key: symbol
                for resource in walk(resources)
                for symbol in operation_symbols(names.package, resource, methods[resource.module])
            },
        )
        title = api.info.title or names.package
        header = f"Generated from {title} {api.info.version}. Changes here are lost: see _custom/."
        return cls(
            api,
            settings,
            own,
            sink,
            names,
            client,
            resources,
            methods,
            models,
            merged,
            table,
            header,
        )

    def jobs(self) -> tuple[FileJob, ...]:
        package = [
            *self._root_modules(),
            *self._models(),
            *self._resources(),
            *self._runtime(),
        ]
        if self.own.compat.openapi_generator:
            package.append(self._legacy())
        floor = self.settings.package.python
        hooks = webhooks_view(self.api, self.models, floor, self.header)
        if hooks is not None:
            package.append(_python("webhooks.py", "webhooks", hooks))
        inside = [job.below(PurePosixPath(self.names.package)) for job in package]
        return (*inside, *self._distribution())

    # -- the package ---------------------------------------------------------------------

    def _root_modules(self) -> Iterable[FileJob]:
        plan = self.client
        view = client_view(
            self.api,
            self.settings,
            plan,
            self.names.package,
            self.names.distribution,
            self.resources,
            self.header,
            legacy=self.own.compat.openapi_generator,
        )
        yield _python("__init__.py", "lazy", self._root_table())
        yield _python("client.py", "client", view)
        yield _python("exceptions.py", "exceptions", self._exceptions())
        yield _python("types.py", "types", HeaderView(self.header))
        yield _python("_version.py", "version", VersionView(self.header, self.names.version))
        custom = CustomView(view.extensions, view.async_extensions)
        yield FileJob(
            PurePosixPath("_custom/client.py"),
            Template("python/package/custom.py.jinja", custom),
            Mode.CREATE_ONCE,
            "python",
        )
        yield FileJob(
            PurePosixPath("_custom/__init__.py"),
            Verbatim('"""Your own code: files in this folder are never rewritten."""\n'),
            Mode.CREATE_ONCE,
            "python",
        )
        yield FileJob(PurePosixPath("py.typed"), Verbatim(""))

    def _exceptions(self) -> ExceptionsView:
        brand = f"{self.client.name.removesuffix('Client')}Error"
        aliases = dict(self.own.compat.exceptions)
        aliases.setdefault(brand, "APIError")
        for old, new in list(aliases.items()):
            if new not in ERRORS:
                self.sink.error(
                    "N010",
                    f"{old} cannot stand for {new!r}: there is no such exception",
                    self.settings.loc,
                    hint=f"one of: {', '.join(ERRORS)}",
                )
                del aliases[old]
            elif old in ERRORS:
                del aliases[old]
        ordered = tuple(sorted(aliases.items()))
        return ExceptionsView(
            self.header,
            doc_view("What can go wrong."),
            ERRORS,
            ordered,
            tuple(sorted({*ERRORS, *aliases})),
        )

    def _root_table(self) -> LazyModuleView:
        table: dict[str, str] = {}
        clients = (self.client.async_name, self.client.name)
        exceptions = self._exceptions().names
        model_names = {self.models.names[d.id] for d in self._own_decls()}
        model_names -= {*clients, *exceptions, *_TYPES, *_ROOT}
        groups = [
            (".client", clients),
            (".exceptions", exceptions),
            (".models", tuple(sorted(model_names))),
            (".types", _TYPES),
        ]
        if self.own.compat.openapi_generator:
            groups.insert(0, (".api", tuple(sorted(legacy.class_names(self.api)))))
        for module, names in groups:
            table.update(dict.fromkeys(names, module))
        table["to_jsonable"] = "._core.jsonable"
        groups.insert(0, ("._core.jsonable", ("to_jsonable",)))
        submodules = ["exceptions", "models", "types"]
        if payloads(self.api):
            submodules.append("webhooks")
        table.update({name: f".{name}:" for name in submodules})
        groups.insert(0, (".", tuple(submodules)))
        return LazyModuleView(
            self.header,
            doc_view(f"{self.api.info.title or self.names.package}: the Python SDK."),
            "._core.",
            True,
            tuple((module, ", ".join(sort_names(names))) for module, names in groups if names),
            tuple(sorted(table.items())),
            tuple(sorted({*table, "__version__"})),
        )

    def _own_decls(self) -> tuple[Decl, ...]:
        return tuple(d for d in self.api.decls.values() if d.id not in self.merged)

    def _models(self) -> Iterable[FileJob]:
        floor = self.settings.package.python
        writer = ModelWriter(
            self.models,
            floor,
            self.header,
            xml_decls(self.api.operations, self.api.decls),
            used_in_responses(self.api),
            class_order(self.api.decls),
        )
        own = self._own_decls()
        modules: dict[str, list[str]] = {}
        for decl in own:
            modules.setdefault(self.models.modules[decl.id], []).append(self.models.names[decl.id])
        for name, view in writer.modules(own).items():
            yield _python(f"models/{name}.py", "models", view)
        yield _python("models/__init__.py", "lazy", self._table("models", modules))

    def _resources(self) -> Iterable[FileJob]:
        writer = ResourceWriter(
            self.models,
            self.settings,
            self.client,
            self.header,
            self.names.package,
            self.api,
            self.sink,
            self.own.compat.openapi_generator,
        )
        modules: dict[str, list[str]] = {}
        for resource in walk(self.resources):
            modules[resource.module] = [resource.class_name, f"Async{resource.class_name}"]
            view = writer.module(resource, self.methods[resource.module])
            yield _python(f"resources/{resource.module}.py", "resource", view)
        yield _python("resources/__init__.py", "lazy", self._table("resources", modules))

    def _table(self, what: str, modules: Mapping[str, list[str]]) -> LazyModuleView:
        table = {name: f".{module}" for module, names in modules.items() for name in names}
        return LazyModuleView(
            self.header,
            doc_view(f"The {what}, each imported when it is first used."),
            ".._core.",
            False,
            tuple((f".{m}", ", ".join(sort_names(n))) for m, n in sorted(modules.items())),
            tuple(sorted(table.items())),
            tuple(sorted(table)),
        )

    def _runtime(self) -> Iterable[FileJob]:
        for path in sorted(runtime_folder().glob("*.py")):
            if path.name == "legacy.py" and not self.own.compat.openapi_generator:
                continue
            yield FileJob(PurePosixPath("_core") / path.name, Verbatim(path.read_bytes()))

    def _legacy(self) -> FileJob:
        view = legacy.legacy_view(
            self.api, self.client.name, self.methods, self.resources, self.models, self.header
        )
        return _python("api.py", "legacy", view)

    # -- the distribution ----------------------------------------------------------------

    def _distribution(self) -> Iterable[FileJob]:
        project = project_view(
            self.api, self.settings, self.names.distribution, self.names.package, self.names.version
        )
        yield _file("pyproject.toml", "pyproject.toml.jinja", project, "toml")
        readme = readme_view(self.api, self.settings, self.table)
        yield _file("README.md", "README.md.jinja", readme, "markdown")
        if project.has_license:
            yield _file("LICENSE", "LICENSE.jinja", project, "none")
        for name, source in sorted(self.settings.package.files.items()):
            yield FileJob(PurePosixPath(name), Verbatim(Path(source).read_bytes()))
        warnings = [d.message for d in self.sink if d.severity is Severity.WARNING]
        yield FileJob(
            PurePosixPath("manifest.json"),
            Json(manifest(self.api, self.table, warnings)),
            language="json",
        )
        yield FileJob(NAMES_LOCK, Json(self._lock()), language="json")

    def _lock(self) -> dict[str, dict[str, str]]:
        classes = {class_key(d): self.models.names[d.id] for d in self._own_decls()}
        methods = {
            planned.method.operation.key: planned.method.name
            for group in self.methods.values()
            for planned in group
            if not planned.method.placed
        }
        return {
            "classes": dict(sorted(classes.items())),
            "methods": dict(sorted(methods.items())),
        }


def runtime_folder() -> Path:
    """Where the runtime stands as real code."""
    return template_root() / "python" / "runtime"


def _python(path: str, template: str, view: object) -> FileJob:
    return FileJob(
        PurePosixPath(path),
        Template(f"python/package/{template}.py.jinja", view),
        language="python",
    )


def _file(path: str, template: str, view: object, language: Language) -> FileJob:
    return FileJob(PurePosixPath(path), Template(f"python/{template}", view), language=language)
