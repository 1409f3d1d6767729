"""The package ``types``: models, what methods return and what they take, by their former names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.emit.files import FileJob
from generator.ir.wire import ArgumentIn
from generator.names.words import snake, split_words
from generator.targets.python.beside.stainless.reexport import ReexportView
from generator.targets.python.naming.package import TYPES_OF
from generator.targets.python.naming.resources import walk
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


def type_files(plan: SdkPlan) -> Iterator[FileJob]:
    """Every module of the package."""
    folders = _Folders(plan)
    for place in folders.places:
        folder = "/".join(("types", *place))
        yield module_file(f"{folder}/__init__.py", "lazy", folders.table(place))
        for module, view in folders.modules(place):
            yield module_file(f"{folder}/{module}.py", "reexport", view)


@dataclass(frozen=True)
class _Folders:
    """The package and those below it, by the names on the way to each."""

    plan: SdkPlan

    @property
    def places(self) -> tuple[tuple[str, ...], ...]:
        """All of them, those above before those below."""
        named = [tuple(part for part in path.split(".") if part) for path in self._types]
        above = {place[:end] for place in named for end in range(len(place) + 1)}
        return tuple(sorted({(), *above}))

    @property
    def _types(self) -> Mapping[str, Mapping[str, str]]:
        return self.plan.stainless.types if self.plan.stainless is not None else {}

    def table(self, place: tuple[str, ...]) -> LazyModuleView:
        """Where each name of one of them is found."""
        found: dict[str, str] = {}
        if not place:
            found = {name: f".._core.{module}" for module, names in TYPES_OF for name in names}
            found |= {self.plan.models.names[d.id]: "..models" for d in self.plan.decls}
        found |= {name: f".{_module(name)}" for name in self._types.get(".".join(place), {})}
        groups: dict[str, list[str]] = {}
        for name, module in found.items():
            groups.setdefault(module, []).append(name)
        return LazyModuleView(
            header=self.plan.header,
            doc=doc_view("Types by their former names. Each is imported when it is first used."),
            core=f"{_up(place)}_core.",
            versioned=False,
            groups=tuple((m, ", ".join(sort_names(n))) for m, n in sorted(groups.items())),
            table=tuple(sorted(found.items())),
            names=tuple(sorted(found)),
        )

    def modules(self, place: tuple[str, ...]) -> Iterator[tuple[str, ReexportView]]:
        """The modules of one of them: a module for each name."""
        methods = {
            ".".join((*resource.path, planned.method.name)): planned
            for resource in walk(self.plan.resources)
            for planned in self.plan.methods[resource.module]
        }
        for name, target in self._types.get(".".join(place), {}).items():
            writer = _TypeWriter(self.plan, name)
            planned = methods.get(target.removesuffix(_ARGUMENTS))
            if planned is None:
                writer.model(target)
            elif target.endswith(_ARGUMENTS):
                writer.arguments(planned)
            else:
                writer.result(planned)
            yield _module(name), writer.view(place)


class _TypeWriter:
    """Writes the module of one type. Mutable: it collects imports and statements."""

    def __init__(self, plan: SdkPlan, name: str) -> None:
        self._plan = plan
        self._name = name
        self._imports = Imports({name})
        self._statements: list[str] = []
        self._names = [name]
        context = DescriptorContext(Annotator(plan.models, self._imports, plan.floor), (), "", {})
        self._writer = MethodWriter(
            context, {}, plan.results, plan.started, stainless=plan.stainless
        )

    def model(self, target: str) -> None:
        """A model, with those that are parts of it."""
        self._imports.own("..models", _renamed(target, self._name))
        for part in sorted(set(self._plan.models.names.values())):
            short = part.removeprefix(target)
            if short != part and short[:1].isupper() and short not in self._names:
                self._imports.own("..models", _renamed(part, short))
                self._names.append(short)

    def result(self, planned: PlannedMethod) -> None:
        """What a method returns."""
        further = self._writer.further(planned)
        text = (further.types() if further is not None else self._writer.value(planned))[0]
        self._use_models(text)
        self._statements.append(f"{self._name} = {text}")

    def arguments(self, planned: PlannedMethod) -> None:
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
        self._statements += ["", f"class {self._name}({base}, total=False):", *body]

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
            doc=doc_view(f"The type `{self._name}`."),
            imports=tuple(lines),
            statements=tuple(self._statements),
            names=tuple(sorted(self._names)),
        )


def _renamed(old: str, new: str) -> str:
    return f"{old} as {new}"


def _module(name: str) -> str:
    return snake(split_words(name))


def _up(place: tuple[str, ...]) -> str:
    """The way from a folder below ``types`` to the package."""
    return "." * (len(place) + 2)
