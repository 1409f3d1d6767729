"""The modules that a package has only because another one had them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.emit.files import FileJob
from generator.targets.python.beside.reexport import ReexportView
from generator.targets.python.beside.stainless.private import private_modules
from generator.targets.python.beside.stainless.types import type_files
from generator.targets.python.naming.stainless import ROOM, Module
from generator.targets.python.planning.sdk import SdkPlan
from generator.targets.python.writing.docstrings import doc_view
from generator.targets.python.writing.modules import module_file


def stainless_files(plan: SdkPlan) -> Iterator[FileJob]:
    """All of them."""
    for name, module in private_modules(plan):
        path = f"{name}/__init__.py" if name in _FOLDERS else f"{name}.py"
        yield module_file(path, "reexport", _view(plan, name, module))
    yield from type_files(plan)
    yield from _pagination(plan)


def _pagination(plan: SdkPlan) -> Iterator[FileJob]:
    """The classes of pages, from which those of the methods are derived."""
    kinds = sorted(set(plan.stainless_pages.values()))
    if not kinds:
        return
    statements = ['T = TypeVar("T")']
    for kind in kinds:
        for client in ("Sync", "Async"):
            statements += [
                "",
                f"class {client}{kind}(Base{client}Page[T]):",
                f'    """A page of the {_SAID[client]} client."""',
            ]
    view = ReexportView(
        header=plan.header,
        doc=doc_view("The pages of lists."),
        imports=(
            "from typing import TypeVar",
            "",
            f"from ._core.{ROOM}.pages import BaseAsyncPage, BaseSyncPage",
        ),
        statements=tuple(statements),
        names=tuple(f"{client}{kind}" for client in ("Async", "Sync") for kind in kinds),
    )
    yield module_file("pagination.py", "reexport", view)


_SAID = {"Sync": "synchronous", "Async": "asynchronous"}
#: Those that are packages of their own.
_FOLDERS = frozenset({"_utils"})


def _view(plan: SdkPlan, name: str, module: Module) -> ReexportView:
    dots = ".." if name in _FOLDERS else "."
    imports: list[str] = []
    names: list[str] = []
    for place, listed in sorted(module.items()):
        source = f"{dots}{place[1:]}" if place.startswith(".") else f"{dots}_core.{place}"
        pairs = [(old, new or old) for old, _, new in (each.partition("=") for each in listed)]
        for old, new in pairs:
            imports.append(f"from {source} import {old} as {new}")
            names.append(new)
    return ReexportView(
        header=plan.header,
        doc=doc_view(_DOC),
        imports=tuple(imports),
        statements=(),
        names=tuple(sorted(names)),
    )


_DOC = "Names of a former package, for existing code."
