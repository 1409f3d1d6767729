"""Prose that names operations leads to their pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from generator.emit.prose import md_prose
from generator.ir.model import Api
from generator.names.mentions import Mention, Mentions, linked
from generator.targets.docs.pages import Site
from generator.targets.docs.render import relative

#: What a link to an operation begins with, in guides and between our own steps.
OPERATION = "operation:"


@dataclass(frozen=True, slots=True)
class Links:
    """Knows the page of each operation; make one for a site."""

    mentions: Mentions
    pages: Mapping[str, PurePosixPath]  # by key

    @classmethod
    def of(cls, api: Api, site: Site) -> Links:
        """Those of ``site``."""
        pages = {page.operation.key: page.path for page in site.operations}
        return cls(Mentions.of(api), pages)

    def named(self, text: str, page: PurePosixPath) -> str:
        """``text`` with a link wherever it names an operation other than that of ``page``."""

        def link(one: Mention) -> str:
            if self.pages.get(one.key, page) == page:
                return text[one.start : one.end]
            return f"[{one.text}]({OPERATION}{quote(one.key, safe='')})"

        return linked(text, self.mentions.find(text), link)

    def writer(self, page: PurePosixPath) -> Callable[[str], str]:
        """What makes Markdown for ``page`` of prose of the document."""

        def lead(url: str) -> str:
            target = self.pages.get(unquote(url.removeprefix(OPERATION)))
            if target is None or not url.startswith(OPERATION):
                return ""
            return f"{relative(target, page)}.md"

        return lambda text: md_prose(self.named(text, page), lead)
