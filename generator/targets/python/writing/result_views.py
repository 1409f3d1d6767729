"""From result classes to their modules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.ir.types import ObjectDecl
from generator.targets.python.planning.results import Member, ResultClass, free_members
from generator.targets.python.writing.annotations import Annotator
from generator.targets.python.writing.docstrings import doc_view
from generator.targets.python.writing.imports import Imports
from generator.targets.python.writing.model_views import ModelWriter
from generator.targets.python.writing.views import MemberView, ResultsModuleView, ResultView

_WORD: Final = re.compile(r"[A-Z]\w+")
_EXTENSIONS: Final = frozenset({"Self"})


@dataclass(frozen=True, slots=True)
class ResultWriter:
    """Writes the modules of result classes of one SDK."""

    models: ModelWriter

    def modules(self, results: Iterable[ResultClass]) -> Mapping[str, ResultsModuleView]:
        """Every module by name."""
        grouped: dict[str, dict[str, ResultClass]] = {}
        for one in results:
            grouped.setdefault(one.module, {})[one.name] = one
        return {name: self._module(name, grouped[name]) for name in sorted(grouped)}

    def _module(self, module: str, classes: Mapping[str, ResultClass]) -> ResultsModuleView:
        names = [n for one in classes.values() for n in (one.name, one.async_name)]
        models = self.models.models
        imports = Imports(frozenset({*models.names.values(), *names}))
        writer = Annotator(models, imports, self.models.floor, module, builtin_generics=True)
        views = [view for name in sorted(classes) for view in self._pair(classes[name], writer)]
        return ResultsModuleView(
            header=self.models.header,
            doc=doc_view(f"Results of methods: {module.replace('_', ' ')}."),
            imports=imports.lines(),
            classes=tuple(views),
            exports=tuple(sorted(names)),
        )

    def _pair(self, result: ResultClass, writer: Annotator) -> Iterator[ResultView]:
        yield self._class(result, "Sync", writer)
        yield self._class(result, "Async", writer)

    def _class(self, result: ResultClass, client: str, writer: Annotator) -> ResultView:
        decl = writer.models.decls[result.model]
        fields = self.models.field_names(decl) if isinstance(decl, ObjectDecl) else {}
        own = [m for m in result.base.members if client == "Sync" or not m.sync_only]
        free = list(free_members(own, fields.values()))
        bare = [(member, name) for member, name in free] != [(m, m.name) for m in own]
        argument = writer.wire(result.argument) if result.argument is not None else ""
        base = writer.imports.name(
            f"{writer.core}.{result.base.module}",
            f"{'Bare' if bare else ''}{client}{result.base.name}",
        )
        model = writer.named(result.model)
        return ResultView(
            name=result.name if client == "Sync" else result.async_name,
            bases=f"{base}[{argument}], {model}" if argument else f"{base}, {model}",
            doc=doc_view(result.base.doc.format(model=model)),
            members=tuple(
                _member(m, name, client, _Spelling(argument, writer)) for m, name in free if bare
            ),
        )


@dataclass(frozen=True, slots=True)
class _Spelling:
    """How annotations of members are written in one class."""

    argument: str
    writer: Annotator

    def __call__(self, text: str) -> str:
        """An annotation, with its names imported."""
        return _WORD.sub(self._imported, text).format(argument=self.argument)

    def _imported(self, match: re.Match[str]) -> str:
        name = match[0]
        module = "typing_extensions" if name in _EXTENSIONS else "typing"
        return self.writer.imports.name(module, name)


def _member(member: Member, name: str, client: str, spell: _Spelling) -> MemberView:
    waits = client == "Async" and member.awaited
    result = member.async_result if client == "Async" and member.async_result else member.result
    call = f"self._{member.name}" if member.is_property else f"self._{member.name}()"
    return MemberView(
        name=name,
        keyword="async def" if waits else "def",
        is_property=member.is_property,
        result=spell(result),
        doc=doc_view(member.doc),
        call=f"await {call}" if waits else call,
    )
