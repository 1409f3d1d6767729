"""Pages that people wrote: copied, with their links led to where things are in the site.

A link to another of these files, written as it is where they stand, leads to that page;
``operation:createBatch`` leads to the page of an operation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from generator.diagnostics import Loc, Sink
from generator.diagnostics.suggest import did_you_mean
from generator.targets.docs.links import OPERATION, Links
from generator.targets.docs.render import relative

_LINK = re.compile(r"\]\(([^()\s]+)\)")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:|#|/")


@dataclass(frozen=True, slots=True)
class Guide:
    """One file of the owner's and the page it becomes."""

    source: Path
    page: PurePosixPath  # without suffix

    @property
    def text(self) -> str:
        """The file; whether it can be read was checked before."""
        return self.source.read_text(encoding="utf-8").replace("\r\n", "\n")


@dataclass(frozen=True, slots=True)
class Linker:
    """Knows the page of every file and operation. Where a text names an operation, it links it."""

    files: Mapping[Path, PurePosixPath]  # absolute path of a source -> page
    links: Links
    sink: Sink
    loc: Loc | None  # of the settings that name the files

    @classmethod
    def of(
        cls,
        guides: tuple[Guide, ...],
        links: Links,
        beside: Mapping[Path, PurePosixPath],
        sink: Sink,
        loc: Loc | None,
    ) -> Linker:
        """``beside`` are files that are no guides, and the pages that stand for them."""
        files = {guide.source.resolve(): guide.page for guide in guides}
        for path, page in beside.items():
            files.setdefault(path.resolve(), page)
        return cls(files, links, sink, loc)

    def text(self, guide: Guide) -> str:
        """The Markdown of ``guide`` for its place in the site."""
        text = self.links.named(guide.text, guide.page)
        return _LINK.sub(lambda found: f"]{self._target(found[1], guide)}", text)

    def _target(self, target: str, guide: Guide) -> str:
        """What comes behind the text of a link: its target in brackets, "" for one that is gone."""
        led = self._led(target, guide)
        return f"({led})" if led is not None else ""

    def _led(self, target: str, guide: Guide) -> str | None:
        if target.startswith(OPERATION):
            key = unquote(target.removeprefix(OPERATION))
            if page := self.links.pages.get(key):
                return f"{relative(page, guide.page)}.md"
            name = guide.source.as_posix()
            message = f"{name} links to the operation {key!r}, which does not exist."
            hint = did_you_mean(key, self.links.pages)
            self.sink.outdated("G001", message, self.loc, hint=hint, subject=key)
            return None
        name, _, fragment = target.partition("#")
        if not name or _SCHEME.match(target):
            return target
        found = self.files.get((guide.source.parent / name).resolve())
        if found is None:
            return target
        return f"{relative(found, guide.page)}.md{'#' * bool(fragment)}{fragment}"
