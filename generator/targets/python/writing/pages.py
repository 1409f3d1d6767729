"""Lists that go on, as Python code: their recipes, their own arguments, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.emit.filters import py_str
from generator.relations.model import Pages, PageStyle
from generator.targets.python.planning.methods import PagingPlan, PlannedMethod, descriptor_name
from generator.targets.python.planning.results import ResultClass
from generator.targets.python.writing.annotations import Annotator
from generator.targets.python.writing.tabled import ROWS_NOTE

_COUNTED = frozenset({PageStyle.OFFSET, PageStyle.PAGE})


@dataclass(frozen=True, slots=True)
class PagesWriter:
    """Writes what a method has because its list goes on."""

    planned: PlannedMethod
    plan: PagingPlan
    result: ResultClass | None  # None where a response is an array
    writer: Annotator

    @property
    def name(self) -> str:
        """The module constant that holds the recipe; no descriptor ends with an underscore."""
        return f"{descriptor_name(self.planned.method.name)}_PAGES_"

    @property
    def decorator(self) -> str:
        """What the method of the asynchronous client is decorated with."""
        return "tabled" if self._has_rows else "paged"

    @property
    def _has_rows(self) -> bool:
        return self.result is not None and self.result.rows is not None

    def types(self) -> tuple[str, str]:
        """The pages of the two clients."""
        if self.result is not None:
            return f"models.{self.result.name}", f"models.{self.result.async_name}"
        item = self.writer.wire(self.plan.item)
        names = ("SyncListPage", "AsyncListPage")
        module = f"{self.writer.core}.codec.list_pages"
        sync, asynchronous = (self.writer.imports.name(module, name) for name in names)
        return f"{sync}[{item}]", f"{asynchronous}[{item}]"

    def recipe(self) -> tuple[str, str, str]:
        """Name, annotation and expression of the recipe."""
        pages = self.writer.imports.name(f"{self.writer.core}.spec.paging", "Pages")
        sync, asynchronous = self.types()
        parts = [
            descriptor_name(self.planned.method.name),
            py_str(self.plan.pages.style.value),
            *self._pointers(self.plan.pages),
            *self._arguments(),
        ]
        if self.result is not None:
            parts.append(f"classes=lambda: ({sync}, {asynchronous})")
        return self.name, f"{pages}[{sync}, {asynchronous}]", f"{pages}({', '.join(parts)})"

    @staticmethod
    def _pointers(pages: Pages) -> Iterator[str]:
        for name in ("items", "each", "next", "key", "count"):
            if value := getattr(pages, name):
                yield f"{name}={py_str(value)}"
        if pages.has_more is not None:
            yield f"has_more={py_str(pages.has_more.pointer)}"
            if not pages.has_more.more:
                yield "more=False"

    def _arguments(self) -> Iterator[str]:
        plan = self.plan
        if plan.argument is not None:
            yield f"argument={py_str(plan.argument.name)}"
        if plan.takes:
            yield f"takes={py_str(plan.takes)}"
        if plan.pages.start and plan.pages.style in _COUNTED:
            yield f"start={plan.pages.start}"
        if plan.size is not None:
            yield f"size={py_str(plan.size.name)}"
        for own in self.planned.own:
            if own.name != own.wire:
                yield f"{own.wire}={py_str(own.name)}"

    def note(self) -> str:
        """What iterating does."""
        text = (
            "Iterating over the result yields the items of all pages. A further page is fetched "
            "when its first item is needed."
        )
        if self.plan.pages.style in _COUNTED:
            text += (
                " The API finds a page by counting items, so an item can be missing or appear "
                "twice if others are added or removed meanwhile."
            )
        return f"{text} {ROWS_NOTE}" if self._has_rows else text
