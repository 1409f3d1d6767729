"""The package ``types``: models, what methods return and what they take, by their former names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.diagnostics import Sink
from generator.diagnostics.suggest import did_you_mean
from generator.diagnostics.wording import shortened
from generator.emit.files import FileJob
from generator.ir.wire import ArgumentIn
from generator.names.words import snake, split_words
from generator.targets.python.beside.reexport import ReexportView
from generator.targets.python.naming.package import TYPES_OF
from generator.targets.python.naming.resources import walk
from generator.targets.python.naming.schema_paths import schema_path
from generator.targets.python.planning.methods import PlannedMethod
from generator.targets.python.planning.sdk import SdkPlan
from generator.targets.python.writing.annotations import Annotator
from generator.targets.python.writing.descriptors import DescriptorContext
from generator.targets.python.writing.docstrings import doc_view
from generator.targets.python.writing.imports import Imports, sort_names
from generator.targets.python.writing.method_views import MethodWriter
from generator.targets.python.writing.modules import module_file
from generator.targets.python.writing.views import LazyModuleView

#: Behind the symbol of a method: its arguments.
_ARGUMENTS = "(*)"
_Names = dict[str, str]  # name -> what it stands for


def type_files(plan: SdkPlan) -> Iterator[FileJob]:
    """Every module of the package."""
    tree = _Tree.of(plan.stainless.types if plan.stainless is not None else {})
    targets = _Targets.of(plan)
    for key in sorted(tree.packages):
        path = "/".join(("types", *_parts(key), "__init__.py"))
        yield module_file(path, "lazy", _table(plan, key, tree.packages[key]))
    for key, names in sorted(tree.modules.items()):
        writer = _ModuleWriter(plan, targets, names)
        view = writer.view(_parts(key)[:-1])
        yield module_file("/".join(("types", *_parts(key))) + ".py", "reexport", view)


def tell_unknown(plan: SdkPlan, sink: Sink) -> None:
    """Report the names and methods of ``compat.stainless`` that lead to nothing."""
    settings = plan.stainless
    if settings is None:
        return
    targets = _Targets.of(plan)
    for module, names in settings.types.items():
        for name, target in names.items():
            if target not in targets.models and targets.method(target) is None:
                shown = ".".join(part for part in ("types", module, name) if part)
                message = f"`{shown}` stands for {shortened(target)!r}, which is nothing of the SDK, so it is `Any`."
                known = (*targets.models, *targets.methods)
                hint = did_you_mean(target, known, _CORRECT)
                sink.warning("N071", message, settings.type_locs.get((module, name)), hint=hint)
    symbols = set(targets.methods)
    for symbol, kind in settings.pages.items():
        if symbol not in symbols:
            message = f"`pages` says what class the pages of {shortened(symbol)!r} have, but the SDK has no such method, so no page is a {shortened(kind)}."
            hint = did_you_mean(symbol, symbols, _CORRECT)
            sink.warning("N071", message, settings.page_locs.get(symbol), hint=hint)


_CORRECT = "Correct it, or remove it if the API does not have it any more."


def _parts(key: str) -> tuple[str, ...]:
    return tuple(part for part in key.split(".") if part)


@dataclass(frozen=True)
class _Tree:
    """The packages and modules below ``types``, by dotted path."""

    packages: Mapping[str, _Names]  # name -> the module in the package that has it
    modules: Mapping[str, _Names]  # name -> what it stands for

    @classmethod
    def of(cls, types: Mapping[str, Mapping[str, str]]) -> _Tree:
        """What is asked for. What has others below it is a package, all else a module."""
        paths = {_parts(key) for key in types}
        above = {(), *(path[:end] for path in paths for end in range(len(path)))}
        modules = {key: dict(names) for key, names in types.items() if _parts(key) not in above}
        packages: dict[str, _Names] = {".".join(path): {} for path in above}
        for key, names in packages.items():
            for name, target in types.get(key, {}).items():
                names[name] = module = _home(key, (name, target), modules)
                modules.setdefault(f"{key}.{module}".strip("."), {}).setdefault(name, target)
        return cls(packages, modules)


def _home(package: str, named: tuple[str, str], modules: Mapping[str, _Names]) -> str:
    """The module in a package that has a name for the same thing, or the one that it gets."""
    name, target = named
    for key, names in modules.items():
        if names.get(name) == target and key.rpartition(".")[0] == package:
            return key.rpartition(".")[2]
    return snake(split_words(name))


def _table(plan: SdkPlan, key: str, names: Mapping[str, str]) -> LazyModuleView:
    """Where each name of a package is found."""
    place = _parts(key)
    found: dict[str, str] = {}
    if not place:
        found = {name: f".._core.{module}" for module, names in TYPES_OF for name in names}
        found |= {plan.models.names[d.id]: "..models" for d in plan.decls}
    found |= {name: f".{module}" for name, module in names.items()}
    groups: dict[str, list[str]] = {}
    for name, module in found.items():
        groups.setdefault(module, []).append(name)
    return LazyModuleView(
        header=plan.header,
        doc=doc_view("Types by their former names. Each is imported when it is first used."),
        core=f"{_up(place)}_core.",
        versioned=False,
        groups=tuple((m, ", ".join(sort_names(n))) for m, n in sorted(groups.items())),
        table=tuple(sorted(found.items())),
        names=tuple(sorted(found)),
    )


@dataclass(frozen=True)
class _Targets:
    """What names can stand for."""

    models: Mapping[str, str]  # path of a schema, or name of its class -> that name
    methods: Mapping[str, PlannedMethod]  # by symbol, and by operation

    @classmethod
    def of(cls, plan: SdkPlan) -> _Targets:
        """Those of an SDK."""
        names = plan.models.names
        models = {names[decl.id]: names[decl.id] for decl in plan.decls}
        models |= {schema_path(d.hint): names[d.id] for d in plan.api.decls.values()}
        methods: dict[str, PlannedMethod] = {}
        for resource in walk(plan.resources):
            for planned in plan.methods[resource.module]:
                methods[".".join((*resource.path, planned.method.name))] = planned
                operation = planned.method.operation
                for key in (operation.key, f"{operation.method} {operation.path}"):
                    methods.setdefault(key, planned)
        return cls(models, methods)

    def method(self, target: str) -> PlannedMethod | None:
        """The method that a symbol names, or the response of whose operation a path leads to."""
        symbol = target.removesuffix(_ARGUMENTS)
        return self.methods.get(symbol) or self.methods.get(symbol.rpartition("/response/")[0])


class _ModuleWriter:
    """Writes one module. Mutable: it collects imports and statements."""

    def __init__(self, plan: SdkPlan, targets: _Targets, names: _Names) -> None:
        self._plan = plan
        self._imports = Imports(set(names))
        self._statements: list[str] = []
        self._names = names
        context = DescriptorContext(Annotator(plan.models, self._imports, plan.floor), (), "", {})
        self._writer = MethodWriter(
            context, {}, plan.results, plan.started, stainless=plan.stainless
        )
        for name, target in names.items():
            planned = targets.method(target)
            if (model := targets.models.get(target)) is not None:
                self._imports.own("..models", model if model == name else f"{model} as {name}")
            elif planned is None:  # the document does not have it any more
                self._statements.append(f"{name} = {self._imports.name('typing', 'Any')}")
            elif target.endswith(_ARGUMENTS):
                self._arguments(name, planned)
            else:
                self._result(name, planned)

    def _result(self, name: str, planned: PlannedMethod) -> None:
        """What a method returns."""
        further = self._writer.further(planned)
        text = (further.types() if further is not None else self._writer.value(planned))[0]
        self._use_models(text)
        self._statements.append(f"{name} = {text}")

    def _arguments(self, name: str, planned: PlannedMethod) -> None:
        """What a method takes beside the path, as a TypedDict."""
        base = self._imports.name("typing_extensions", "TypedDict")
        lines = []
        for argument in planned.arguments:
            if argument.place not in {ArgumentIn.PATH, ArgumentIn.IGNORED}:
                text = self._writer.argument_type(argument)
                if argument.nullable:
                    text = f"{self._imports.name('typing', 'Optional')}[{text}]"
                if argument.required and not argument.has_default:
                    text = f"{self._imports.name('typing_extensions', 'Required')}[{text}]"
                self._use_models(text)
                lines.append(f"    {argument.name}: {text}")
        body = lines or ["    pass"]
        self._statements += ["", f"class {name}({base}, total=False):", *body]

    def _use_models(self, text: str) -> None:
        if "models." in text:
            self._imports.name("..", "models")

    def view(self, place: tuple[str, ...]) -> ReexportView:
        """The module, which is in the folder ``place``."""
        lines = (
            line.replace("from ..", f"from {_up(place)}", 1) if line.startswith("from ..") else line
            for line in self._imports.lines()
        )
        return ReexportView(
            header=self._plan.header,
            doc=doc_view("Types by their former names."),
            imports=tuple(lines),
            statements=tuple(self._statements),
            names=tuple(sorted(self._names)),
        )


def _up(place: tuple[str, ...]) -> str:
    """The way from a folder below ``types`` to the package."""
    return "." * (len(place) + 2)
