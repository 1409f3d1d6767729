"""The site as a plan of files: a Sphinx project that builds on its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from generator.emit.files import FileJob, Language, Template, Verbatim
from generator.ir.model import Api
from generator.requests.model import Requests
from generator.targets.base import Planned, PlanRequest
from generator.targets.docs.assets import assets
from generator.targets.docs.descriptor import Describer
from generator.targets.docs.downloads import EXTRA, Downloads
from generator.targets.docs.fieldlist import prose
from generator.targets.docs.guides import Guide, Linker
from generator.targets.docs.landing import Landing
from generator.targets.docs.links import Links
from generator.targets.docs.look import Look
from generator.targets.docs.pages import OperationPage, Site, build_site
from generator.targets.docs.render import (
    Writer,
    badge,
    example_views,
    group_view,
    plain_line,
    reply_view,
    request_views,
    summary,
)
from generator.targets.docs.sdk import (
    columns,
    composed_calls,
    method_call,
    method_names,
    result_note,
    sdk_view,
)
from generator.targets.docs.sdk_pages import SdkPages
from generator.targets.docs.settings import DocsSettings
from generator.targets.docs.skill import Skill
from generator.targets.docs.travel import Travels
from generator.targets.docs.views import (
    ConfView,
    IndexView,
    OperationView,
    PagesView,
    TreeView,
)
from generator.targets.tables.postman import PostmanTable
from generator.targets.tables.python import PythonTable
from generator.targets.tables.samples import SamplesTable

_SDK: Final = PurePosixPath("sdk")
_CHANGELOG: Final = PurePosixPath("changelog")
_INDEX: Final = PurePosixPath("index")
_MODELS: Final = PurePosixPath("models/index")
# What the theme writes in front of the owner.
_COPYRIGHT: Final = re.compile(r"(?i)^(?:copyright|\(c\)|©|\s)+")


def plan_docs(request: PlanRequest, settings: DocsSettings) -> Planned:
    """Every file of the site."""
    return Planned(tuple(DocsPlan.of(request, settings).jobs()))


@dataclass(frozen=True, slots=True, kw_only=True)
class DocsPlan:
    """What is known before a page is written."""

    request: PlanRequest
    settings: DocsSettings
    site: Site
    requests: Requests
    sdk: PythonTable | None
    samples: SamplesTable | None
    downloads: Downloads
    links: Links
    written: SdkPages | None
    overview: Guide | None
    guides: tuple[Guide, ...]
    changelog: Guide | None

    @classmethod
    def of(cls, request: PlanRequest, settings: DocsSettings) -> DocsPlan:
        """Read the owner's files and what earlier targets published."""
        site, sdk = build_site(request.api), request.table(PythonTable)
        url = f"{settings.url.rstrip('/')}/" if settings.url else ""
        links = Links.of(request.api, site)
        return cls(
            request=request,
            settings=settings,
            site=site,
            requests=request.requests(),
            sdk=sdk,
            downloads=Downloads.of(request.definition, request.table(PostmanTable), sdk, url),
            links=links,
            written=SdkPages.of(sdk, site, links),
            samples=request.table(SamplesTable),
            overview=Guide(settings.overview, _INDEX) if settings.overview else None,
            guides=tuple(Guide(path, _guide_page(path)) for path in settings.guides),
            changelog=Guide(settings.changelog, _CHANGELOG) if settings.changelog else None,
        )

    @property
    def api(self) -> Api:
        """The API that is documented."""
        return self.request.api

    @property
    def title(self) -> str:
        """What the site is called."""
        text = self.settings.title or self.api.info.title or "API"
        return plain_line(text)[:120]

    def jobs(self) -> Iterator[FileJob]:
        """The files, in the order of the site."""
        look = Look(self.settings)
        pages = tuple(self._pages())
        yield _job(PurePosixPath("conf.py"), "conf.py", self._conf(look, pages), "python")
        yield from look.jobs()
        yield from assets()
        for path, text in (self.samples.scripts() if self.samples is not None else {}).items():
            yield FileJob(PurePosixPath("_static") / path, Verbatim(text))
        yield from self.downloads.jobs(self.api)
        yield self._skill()
        yield from pages

    def _pages(self) -> Iterator[FileJob]:
        yield from self._written()
        yield from self._reference()
        yield from self._models()
        yield from self._sdk()

    def _sdk(self) -> Iterator[FileJob]:
        """The reference of the SDK."""
        if self.sdk is not None and self.written is not None:
            pages = {page.operation.key: page for page in self.site.operations}
            view = sdk_view(self.request.settings, self.sdk, pages, self.written)
            yield _page(_SDK, "sdk", view)
            fake = f"Fake{self.sdk.client.name}"
            for path, template, page in self.written.pages(self.sdk.package, fake):
                yield _page(path, template, page)

    def _skill(self) -> FileJob:
        skill = Skill(
            api=self.api,
            relations=self.request.relations,
            requests=self.requests,
            site=self.site,
            sdk=self.sdk,
            title=self.title,
        )
        return _job(EXTRA / "skill.md", "skill.md", skill.view(), "none")

    def _conf(self, look: Look, pages: tuple[FileJob, ...]) -> ConfView:
        settings = self.settings
        owner = settings.owner or self.request.settings.package.copyright
        return ConfView(
            title=self.title,
            version=self.api.info.version,
            copyright=_COPYRIGHT.sub("", owner),
            url=self.downloads.url,
            logo=look.logo,
            logo_dark=look.logo_dark,
            favicon=look.favicon,
            styles=look.styles,
            links=tuple((link.title, link.url) for link in settings.links),
            has_samples=self.samples is not None,
            sources=tuple(sorted({_pattern(job.path) for job in pages})),
        )

    def _written(self) -> Iterator[FileJob]:
        """The first page, guides, changelog."""
        readme = self.request.settings.package.readme
        beside = {readme: _SDK} if readme is not None and self.sdk is not None else {}
        guides = [self.overview, *self.guides, self.changelog]
        written = tuple(guide for guide in guides if guide is not None)
        linker = Linker.of(written, self.links, beside, self.request.sink, self.settings.loc)
        yield _page(_INDEX, "index", self._index(linker))
        for guide in written:
            if guide.page != _INDEX:
                text = linker.text(guide)
                yield FileJob(guide.page.with_suffix(".md"), Verbatim(text), language="markdown")

    def _index(self, linker: Linker) -> IndexView:
        info = self.api.info
        written = linker.text(self.overview) if self.overview is not None else ""
        landing = Landing(
            api=self.api,
            relations=self.request.relations,
            requests=self.requests,
            site=self.site,
            sdk=self.sdk,
            samples=self.samples,
            downloads=self.downloads,
            overview=written,
        )
        first = landing.first()
        return IndexView(
            summary=summary(info.doc, self.title),
            title=self.title,
            body=written or self.links.writer(_INDEX)(prose(info.doc)),
            written=bool(written),
            before=tuple(landing.before()),
            first=first,
            has_first=first is not None,
            after=tuple(landing.after()),
            trees=tuple(self._trees()),
        )

    def _trees(self) -> Iterator[TreeView]:
        """The navigation."""
        yield from self._groups_of_guides()
        pages = [str(group.path) for group in self.site.groups]
        models = [str(page.path) for page in self.site.models]
        if models:
            pages.append(str(_MODELS) if len(models) > 1 else models[0])
        yield TreeView("API reference", tuple(pages))
        last = [str(_SDK)] if self.sdk is not None else []
        last += self.written.entries() if self.written is not None else []
        last += [str(_CHANGELOG)] if self.changelog is not None else []
        if last:
            yield TreeView("Python SDK", tuple(last))

    def _groups_of_guides(self) -> Iterator[TreeView]:
        """The guides, below the captions that the owner gave them."""
        caption, pages = "Guides", list[str]()
        for guide in self.guides:
            begins = self.settings.captions.get(guide.page.name)
            if begins and pages:
                yield TreeView(caption, tuple(pages))
                pages = []
            caption = begins or caption
            pages.append(str(guide.page))
        if pages:
            yield TreeView(caption, tuple(pages))

    def _reference(self) -> Iterator[FileJob]:
        notes = self.samples.notes if self.samples is not None else {}
        travels = Travels.of(self.request.relations, self.site.operations)
        describer = Describer(self.api, travels, notes)
        for group in self.site.all_groups:
            view = group_view(group, self.links.writer(group.path))
            yield _page(group.path, "group", view)
            for page in group.operations:
                yield _page(page.path, "operation", self._operation(page, describer))

    def _operation(self, page: OperationPage, describer: Describer) -> OperationView:
        operation = page.operation
        write = self.links.writer(page.path)
        fields = Writer(self.site.labels, write).page(page.title)
        request = tuple(request_views(page, fields))
        replies = tuple(reply_view(reply, fields) for reply in page.replies)
        examples = tuple(example_views(page))
        sample = self._sample(page)
        call = method_call(self.sdk, operation.key)
        links = self.written.links if self.written is not None else {}
        composed = composed_calls(self.sdk, operation.key, links)
        anchor = next((links[one] for one in method_names(self.sdk, operation.key)[:1]), "")
        note = result_note(self.sdk, operation.key)
        table = columns(self.sdk, operation.key)
        return OperationView(
            summary=summary(operation.doc, page.title),
            title=page.title,
            key=operation.key,
            deprecated=operation.deprecated,
            method=operation.method,
            badge=badge(operation.method),
            path=operation.path,
            calls=method_names(self.sdk, operation.key),
            fields=page.field_names,
            statuses=tuple(reply.status for reply in page.replies),
            call=call,
            has_call=bool(call),
            anchor=anchor,
            note=note,
            has_note=bool(note),
            columns=table,
            has_columns=bool(table),
            composed=composed,
            has_composed=bool(composed),
            text=write(prose(operation.doc)),
            descriptor=describer.describe(
                self.requests.first(operation.key), self.requests.full(operation.key)
            ),
            sample=sample,
            has_sample=sample is not None,
            request=request,
            has_request=bool(request),
            replies=replies,
            has_replies=bool(replies),
            examples=examples,
            has_examples=bool(examples),
        )

    def _sample(self, page: OperationPage) -> Template | None:
        """The sample in the first language; None without samples."""
        found = self.samples.operations if self.samples is not None else {}
        first = next(iter(found.get(page.operation.key, ())), None)
        return first.source if first is not None else None

    def _models(self) -> Iterator[FileJob]:
        for page in self.site.models:
            writer = Writer(self.site.labels, self.links.writer(page.path))
            yield _page(page.path, "models", writer.models(page))
        if len(self.site.models) > 1:
            names = tuple(page.path.name for page in self.site.models)
            text = "The objects in requests and responses."
            yield _page(_MODELS, "pages", PagesView(text, "Models", names))


def _pattern(path: PurePosixPath) -> str:
    """What Sphinx calls the page at ``path``, and all beside it below the root of the site."""
    return f"{path.parts[0]}/**" if len(path.parts) > 1 else path.name


def _guide_page(path: Path) -> PurePosixPath:
    return PurePosixPath("guides") / path.stem.lower()


def _page(path: PurePosixPath, template: str, view: object) -> FileJob:
    return _job(path.parent / f"{path.name}.md", f"{template}.md", view, "markdown")


def _job(path: PurePosixPath, template: str, view: object, language: Language) -> FileJob:
    return FileJob(path, Template(f"docs/{template}.jinja", view), language=language)
