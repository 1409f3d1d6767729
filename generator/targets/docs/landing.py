"""The blocks of the first page: where the API is, who may ask, a first request, what there is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from generator.emit.markdown import md_text
from generator.emit.prose import md_fence, md_line
from generator.ir.model import Api
from generator.relations.model import Purpose, Role, Scope
from generator.relations.relate import Relations
from generator.requests.model import JsonBody, RequestModel, Requests
from generator.targets.docs.authentication import authentication
from generator.targets.docs.conventions import errors, paging
from generator.targets.docs.downloads import Downloads
from generator.targets.docs.fieldlist import prose
from generator.targets.docs.pages import GroupPage, OperationPage, Site
from generator.targets.docs.render import badge, summary
from generator.targets.docs.views import FirstView, SectionView
from generator.targets.tables.python import PythonTable
from generator.targets.tables.samples import SamplesTable

_LANGUAGES: Final = ("curl", "python", "javascript")  # of the first request
_SHOWN: Final = 6  # operations of a group
# Words by which an overview shows that it speaks of a block.
_ERRORS: Final = re.compile(r"(?i)\berrors?\b")
_LISTS: Final = re.compile(r"(?i)\b(?:paging|pagination|long lists?)\b")
_AUTHENTICATION: Final = re.compile(r"(?i)\b(?:authori[sz]|authenti|api[ -]key|api token)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Landing:
    """Makes the blocks, but for those that the owner's own text makes needless."""

    api: Api
    relations: Relations
    requests: Requests
    site: Site
    sdk: PythonTable | None
    samples: SamplesTable | None
    downloads: Downloads
    overview: str  # what the owner wrote, "" without it

    def before(self) -> Iterator[SectionView]:
        """What one has to know before the first request."""
        servers = [one for one in self.api.servers if one.address not in {"", "/"}]
        if servers and not any(one.address in self.overview for one in servers):
            parts: list[str] = []
            for one in servers:
                said = md_line(prose(one.doc) or one.name)
                parts += [
                    *([said] if said else []),
                    md_fence(" ".join(one.address.split()), "text"),
                ]
            yield SectionView("Base URL" if len(servers) == 1 else "Base URLs", tuple(parts))
        if not _AUTHENTICATION.search(self.overview):
            yield SectionView("Authentication", tuple(authentication(self.api)))

    def first(self) -> FirstView | None:
        """The first request in some languages; None where the owner shows one."""
        page = self._first_page()
        if page is None or self.samples is None or "```" in self.overview:
            return None
        found = {one.language: one for one in self.samples.operations[page.operation.key]}
        model = self.requests.first(page.operation.key)
        return FirstView(
            text=f"{badge(model.method)} [{md_text(page.title)}]({page.path}.md) shows whether all is set up:",
            exports=md_fence("\n".join(_exports(model)), "bash") if _variables(model) else "",
            samples=tuple((name, found[name].source) for name in _LANGUAGES if name in found),
        )

    def after(self) -> Iterator[SectionView]:
        """What there is, and what holds for all of it."""
        if self.site.groups:
            cards = "\n".join(_card(group) for group in self.site.groups)
            yield SectionView("Reference", (f"{{.cards}}\n{cards}",))
        if lines := tuple(self.downloads.lines()):
            yield SectionView("Downloads", lines)
        found = () if _ERRORS.search(self.overview) else tuple(errors(self.api, self.site.labels))
        if found:
            yield SectionView("Errors", found)
        shown = {page.operation.key: page for page in self.site.operations}
        if _LISTS.search(self.overview):
            return
        if found := tuple(paging(self.relations.pages, shown, self._loop())):
            yield SectionView("Lists", found)

    def _loop(self) -> str:
        symbols = self.sdk.operations.values() if self.sdk is not None else ()
        simple = (s for s in symbols if s.iterates and not any(p.required for p in s.params))
        symbol = next(simple, None)
        return f"for item in {symbol.call}(): ..." if symbol is not None else ""

    def _first_page(self) -> OperationPage | None:
        """The operation that a first request is best made of."""
        ranked = [
            (rank, number, page)
            for number, page in enumerate(self.site.operations)
            if (rank := _rank(self.relations.roles[page.operation.key], self._model(page)))
        ]
        return min(ranked)[2] if ranked else None

    def _model(self, page: OperationPage) -> RequestModel:
        return self.requests.first(page.operation.key)


def _rank(role: Role, model: RequestModel) -> int:
    """How well a request can be the first one, 1 best of all; 0 for one that cannot be."""
    operation = model.operation
    if operation.deprecated or model.saves_reply or model.cookies or operation.servers:
        return 0
    asked = [p for p in operation.parameters if p.required]
    if "{" in model.path or model.query or any(p.location.value != "header" for p in asked):
        return 0
    if model.method == "GET":
        return 1 if role.purpose is Purpose.LIST and role.scope is Scope.ALL else 2
    harmless = role.purpose is Purpose.CREATE and isinstance(model.body, JsonBody)
    return 3 if harmless else 0


def _variables(model: RequestModel) -> list[tuple[str, str]]:
    """The environment variables that the request needs, and what each holds."""
    found = [] if model.default_root else [("API_ROOT", "https://...")]
    found += [(one.variable, "...") for one in model.credentials]
    return found + [(one.variable, "...") for one in model.client_headers if one.required]


def _exports(model: RequestModel) -> Iterable[str]:
    return (f"export {name}={value}" for name, value in _variables(model))


def _card(group: GroupPage) -> str:
    """One group as an item of a list, with its first operations."""
    parts = [f"- [{md_text(group.title)}]({group.path}.md)"]
    if (said := summary(group.doc, "")) and said != group.title:
        parts.append(f"  {md_line(said)}")
    rows = [
        f"  - [{badge(page.operation.method)} {md_text(page.title)}]({page.path}.md)"
        for page in group.operations[:_SHOWN]
    ]
    if (more := len(group.operations) - len(rows)) > 0:
        rows.append(f"  - [{more} more]({group.path}.md)")
    return "\n\n".join([*parts, "\n".join(rows)] if rows else parts)
