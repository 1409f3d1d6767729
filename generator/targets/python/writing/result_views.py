"""From result classes to their modules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from keyword import iskeyword
from types import MappingProxyType
from typing import Final

from generator.ir.types import ObjectDecl
from generator.names.table import Wish, assign
from generator.names.words import snake, split_words
from generator.targets.python.planning.pages import PAGE
from generator.targets.python.planning.results import (
    Member,
    ResultBase,
    ResultClass,
    free_members,
)
from generator.targets.python.planning.tables import ROWS
from generator.targets.python.writing.annotations import Annotator
from generator.targets.python.writing.bases import own_base
from generator.targets.python.writing.docstrings import doc_view
from generator.targets.python.writing.imports import Imports
from generator.targets.python.writing.model_views import ModelWriter
from generator.targets.python.writing.tables import TableWriter
from generator.targets.python.writing.views import MemberView, ResultsModuleView, ResultView

_WORD: Final = re.compile(r"[A-Z]\w+")
#: Where the names in annotations of members are, if not in typing; below the runtime with a dot.
_MODULES: Final = MappingProxyType(
    {
        "CallOptions": ".spec.options",
        "Self": "typing_extensions",
        "Target": ".base.whole_file",
        "Unpack": "typing_extensions",
    }
)


@dataclass(frozen=True, slots=True)
class ResultWriter:
    """Writes the modules of result classes of one SDK."""

    models: ModelWriter
    distribution: str
    stainless_pages: Mapping[
        str, str
    ]  # key of a result -> class of ``pagination`` without ``Sync``

    def modules(self, results: Iterable[ResultClass]) -> Mapping[str, ResultsModuleView]:
        """Every module by name."""
        grouped: dict[str, dict[str, ResultClass]] = {}
        for one in results:
            grouped.setdefault(one.module, {})[one.name] = one
        return {name: self._module(name, grouped[name]) for name in sorted(grouped)}

    def extended(self, results: Iterable[ResultClass]) -> ResultsModuleView | None:
        """For type checkers: what the owner's code extends; None where that is no result."""
        custom = self.models.custom.joined
        found = {one.name: one for one in results}
        names = [n for kind, n in custom if kind == "models" and n.removeprefix("Async") in found]
        if not names:
            return None
        imports = Imports(frozenset({*self.models.models.names.values(), *names}))
        writer = Annotator(self.models.models, imports, self.models.floor, builtin_generics=True)
        imports.name("..", "models")
        views = [
            _ResultWriter(found[name.removeprefix("Async")], self, writer, "").view(
                "Async" if name.startswith("Async") else "Sync"
            )
            for name in sorted(names)
        ]
        return ResultsModuleView(
            header=self.models.header,
            doc=doc_view("What type checkers see of the results that the owner's code extends."),
            imports=imports.lines(),
            tables=(),
            classes=tuple(views),
            exports=tuple(sorted(names)),
        )

    def _module(self, module: str, classes: Mapping[str, ResultClass]) -> ResultsModuleView:
        names = [n for one in classes.values() for n in (one.name, one.async_name, one.row_name)]
        models = self.models.models
        imports = Imports(frozenset({*models.names.values(), *names}))
        writer = Annotator(models, imports, self.models.floor, module, builtin_generics=True)
        wishes = [Wish(n, (f"_{snake(split_words(n)).upper()}S",)) for n in names if n]
        constants = assign(wishes).names
        made = [
            _ResultWriter(one, self, writer, constants.get(one.row_name, ""))
            for _, one in sorted(classes.items())
        ]
        tables = tuple(one.table.view() for one in made if one.table is not None)
        views = [view for one in made for view in (one.view("Sync"), one.view("Async"))]
        return ResultsModuleView(
            header=self.models.header,
            doc=doc_view(f"Results of methods: {module.replace('_', ' ')}."),
            imports=imports.lines(),
            tables=tables,
            classes=tuple(views),
            exports=tuple(sorted(name for name in names if name)),
        )


@dataclass(frozen=True, slots=True)
class _ResultWriter:
    """Writes the classes of one result."""

    result: ResultClass
    results: ResultWriter
    writer: Annotator
    constant: str  # what the recipe of the rows is called

    @property
    def table(self) -> TableWriter | None:
        """What writes the table that the result is."""
        rows = self.result.rows
        if rows is None:
            return None
        return TableWriter(
            self.result, rows, self.writer, self.constant, distribution=self.results.distribution
        )

    def view(self, client: str) -> ResultView:
        """The class of one client."""
        result, model = self.result, self.writer.named(self.result.model)
        bases: list[str] = []
        members: list[MemberView] = []
        for base, argument in self._bases():
            bases.append(self._base(base, argument, client, members))
        name = result.name if client == "Sync" else result.async_name
        custom = self.results.models.custom
        return ResultView(
            name=name,
            bases=own_base(custom, name, ", ".join((*bases, model)), self.writer),
            doc=doc_view(result.base.doc.format(model=model)),
            table=self._table(),
            members=tuple(members),
        )

    def _bases(self) -> Iterator[tuple[ResultBase, str]]:
        """The bases with their arguments."""
        result = self.result
        if result.rows is not None:
            yield ROWS, result.row_name if self.writer.home else f"models.{result.row_name}"
        if result.base is not ROWS:
            yield result.base, self.writer.wire(result.argument) if result.argument else ""

    def _base(self, base: ResultBase, argument: str, client: str, members: list[MemberView]) -> str:
        """One base; if fields have names of its methods, those are added to ``members``."""
        page = self.results.stainless_pages.get(self.result.key)
        if base is PAGE and page:
            return f"{self.writer.imports.name('..pagination', f'{client}{page}')}[{argument}]"
        decl = self.writer.models.decls[self.result.model]
        fields = self.results.models.field_names(decl) if isinstance(decl, ObjectDecl) else {}
        own = [m for m in base.members if client == "Sync" or not m.sync_only]
        free = list(free_members(own, fields.values()))
        bare = [(member, name) for member, name in free] != [(m, m.name) for m in own]
        spell = _Spelling(argument, self.writer)
        members += [_member(m, name, client, spell) for m, name in free if bare]
        name = self.writer.imports.name(
            f"{self.writer.core}.{base.module}",
            f"{'Bare' if bare else ''}{client}{base.name}",
        )
        return f"{name}[{argument}]" if argument else name

    def _table(self) -> str:
        if self.table is None or not self.writer.home:
            return ""
        variable = self.writer.imports.name("typing", "ClassVar")
        rows = self.writer.imports.name(f"{self.writer.core}.spec.rows", "Rows")
        return f"_table: {variable}[{rows}] = {self.constant}"


@dataclass(frozen=True, slots=True)
class _Spelling:
    """How annotations and defaults of members are written in one class."""

    argument: str
    writer: Annotator

    def __call__(self, text: str) -> str:
        """An annotation, or a parameter with one, with its names imported."""
        return _WORD.sub(self._imported, text).format(argument=self.argument)

    def _imported(self, match: re.Match[str]) -> str:
        name = match[0]
        if iskeyword(name):
            return name
        module = _MODULES.get(name, "typing")
        module = f"{self.writer.core}{module}" if module.startswith(".") else module
        return self.writer.imports.name(module, name)


def _member(member: Member, name: str, client: str, spell: _Spelling) -> MemberView:
    waits = client == "Async" and member.awaited
    result = member.async_result if client == "Async" and member.async_result else member.result
    call = f"self._{member.name}"
    if not member.is_property:
        call += f"({member.passes})"
    return MemberView(
        name=name,
        keyword="async def" if waits else "def",
        is_property=member.is_property,
        parameters=spell("".join(f", {each}" for each in member.takes)),
        result=spell(result),
        doc=doc_view(member.doc),
        call=f"await {call}" if waits else call,
    )
