"""What an agent must know to use the API: ``skill.md``, made from the model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from generator.emit.markdown import md_cell, md_code, md_text
from generator.emit.prose import md_line, md_prose
from generator.ir.model import Api
from generator.names.words import ascii_only, dashed, split_words
from generator.relations.relate import Relations
from generator.requests.model import ClientHeader, Requests
from generator.targets.docs.authentication import authentication
from generator.targets.docs.conventions import paging
from generator.targets.docs.pages import GroupPage, OperationPage, Site
from generator.targets.docs.render import plain_line, summary
from generator.targets.docs.views import SectionView, SkillView
from generator.targets.tables.python import PythonTable

_NAME: Final = 64  # characters that the name of a skill may have
_DESCRIPTION: Final = 1_000
_SHOWN: Final = 8  # operations that a pitfall names


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """Makes the view of the file; links in it begin at the first page."""

    api: Api
    relations: Relations
    requests: Requests
    site: Site
    sdk: PythonTable | None
    title: str

    def view(self) -> SkillView:
        """Everything."""
        name = dashed(ascii_only(split_words(self.title)))[:_NAME].strip("-")
        said = summary(self.api.info.doc, "")
        tags = ", ".join(plain_line(group.title) for group in self.site.groups[:12])
        about = f"Calls the API of {self.title}"
        about += f" ({said.rstrip('.')})." if said and said != self.title else "."
        uses = f" Use it for requests or code about: {tags}." if tags else ""
        return SkillView(
            name=name or "api",
            description=f"{about}{uses}"[:_DESCRIPTION],
            title=self.title,
            text=md_prose(self.api.info.doc.description or self.api.info.doc.summary),
            sections=tuple(self._sections()),
        )

    def _sections(self) -> Iterator[SectionView]:
        roots = [s.address for s in self.api.servers if s.address not in {"", "/"}]
        if roots:
            lines = "\n".join(f"- {md_code(root)}" for root in roots)
            yield SectionView("Base URL", (lines,))
        yield SectionView("Authentication", (*authentication(self.api), *self._variables()))
        if self.sdk is not None:
            yield SectionView("Python", tuple(_python(self.sdk)))
        for group in self.site.all_groups:
            if group.operations:
                yield SectionView(md_text(group.title), tuple(self._group(group)))
        yield SectionView("Pitfalls", ("\n".join(f"- {one}" for one in self._pitfalls()),))

    def _variables(self) -> Iterator[str]:
        found = [md_code(name) for name in self.requests.environment.schemes.values()]
        if found:
            names = " and ".join(found)
            yield f"Read it from the environment ({names} in the samples). Never print it or store it."

    def _group(self, group: GroupPage) -> Iterator[str]:
        """The operations of a group as a table."""
        head = ["| Request | Python | What it does |", "|---|---|---|"]
        if self.sdk is None:
            head = ["| Request | What it does |", "|---|---|"]
        yield "\n".join([*head, *(self._row(page) for page in group.operations)])

    def _row(self, page: OperationPage) -> str:
        operation = page.operation
        symbol = self.sdk.operations.get(operation.key) if self.sdk is not None else None
        cells = [f"[{md_code(f'{operation.method} {operation.path}')}]({page.path}.md)"]
        if self.sdk is not None:
            cells.append(md_code(symbol.call) if symbol is not None else "")
        said = md_line(page.title if not operation.deprecated else f"{page.title} (deprecated)")
        return f"| {' | '.join(md_cell(cell) for cell in (*cells, said))} |"

    def _pitfalls(self) -> Iterator[str]:
        yield "Send parameters and bodies as the page of the operation says; names are case-sensitive."
        for header in self._headers():
            must = "need" if header.required else "can have"
            yield f"Requests {must} the header {md_code(header.name)}, which says whose data they are about."
        shown = {page.operation.key: page for page in self.site.operations}
        lists = list(paging(self.relations.pages, shown, ""))
        if lists:
            yield "Lists come in pages. A page that is shorter than asked for need not be the last one."
        for work in self.relations.work:
            starts = _links(shown[one.operation.key] for one in work.starts)
            if starts:
                states = ", ".join(md_code(state) for state in (*work.succeeded, *work.failed))
                poll = _links([shown[work.poll.key]])
                yield (
                    f"Work goes on after the response of {starts}: ask {poll} every few seconds, "
                    f"until the state is one of {states}."
                )
        deletes = _links(page for page in self.site.operations if page.operation.method == "DELETE")
        if deletes:
            yield f"Ask before you delete anything: {deletes}"
        old = _links(page for page in self.site.operations if page.operation.deprecated)
        if old:
            yield f"Do not use what is deprecated: {old}"
        yield (
            "Repeat a request after status 429 or 503, and no sooner than `Retry-After` says. Repeat "
            "a POST or PATCH only if you know that it did nothing."
        )

    def _headers(self) -> Iterable[ClientHeader]:
        found = (self.requests.first(op.key).client_headers for op in self.api.operations)
        return {header.name: header for headers in found for header in headers}.values()


def _python(sdk: PythonTable) -> Iterator[str]:
    yield f"The package {md_code(sdk.distribution)} has a method for each operation:"
    code = [f"from {sdk.package} import {sdk.client.name}", "", f"client = {sdk.client.name}()"]
    yield "\n".join(["```python", *code, "```"])
    names = [a.env for a in sdk.client.arguments if a.env]
    if names:
        listed = ", ".join(md_code(name) for name in names)
        yield f"It reads what it needs from the environment: {listed}."


def _links(pages: Iterable[OperationPage]) -> str:
    found = list({one.path: one for one in pages}.values())
    links = [f"[{md_text(one.title)}]({one.path}.md)" for one in found[:_SHOWN]]
    more = len(found) - len(links)
    return ", ".join(links) + (f" and {more} more" if more else "")
