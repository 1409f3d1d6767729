"""The settings of the site: the section ``docs`` of ``sdk.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final

from generator.config import shapes
from generator.config.section import Section
from generator.config.words import type_word
from generator.diagnostics import Loc
from generator.document.tree import Obj

_IMAGES: Final = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif")
_COLOR: Final = re.compile(r"#[0-9A-Fa-f]{6}")
_SITE: Final = re.compile(r"https?://[^\s/?#]+[^\s?#]*")
_TARGET: Final = re.compile(r"(https?://|mailto:)[^\s]+")


@dataclass(frozen=True, slots=True)
class DocsLink:
    """One link in the header of the site."""

    title: str  # what readers see
    url: str  # an absolute URL, or mailto:


@dataclass(frozen=True, slots=True)
class DocsSettings:
    """``docs``: the documentation site. The files are Markdown, written by the owner."""

    title: str = ""  # title of the site; by default that of the document
    overview: Path | None = None  # first page; by default made from the document
    guides: tuple[Path, ...] = ()  # further pages, in the order of the navigation
    captions: Mapping[str, str] = field(
        default_factory=dict
    )  # caption of a group -> its first guide
    changelog: Path | None = None  # page of changes
    url: str = ""  # where the site is published: for canonical links and the site map
    owner: str = ""  # who publishes the site, for the footer; by default as in `package.copyright`
    logo: Path | None = None  # image in the header, beside the title: SVG, PNG, JPEG, WebP or GIF
    logo_dark: Path | None = None  # the same for dark pages; by default `logo`
    favicon: Path | None = None  # icon of the browser's tab; by default a neutral one
    accent: str = ""  # color of links and buttons as #rrggbb; adjusted as far as reading needs it
    accent_dark: str = ""  # the same for dark pages; by default `accent`
    links: tuple[DocsLink, ...] = ()  # links in the header
    loc: Loc | None = None  # where it is written


def docs_settings(section: Section | None) -> DocsSettings:
    """What ``section`` says; every fault of it is in its sink."""
    if section is None:
        return DocsSettings()
    guides = section.placed_texts("guides", shapes.list_of("string", pattern=r"\.[mM][dD]$"))
    seen: dict[str, str] = {}
    for name, _ in guides:
        page = name.rpartition("/")[2].casefold()
        if not page.endswith(".md"):
            problem = f"lists {name!r}, which is not a Markdown file"
            section.fault("guides", problem, "Name a file that ends with .md.")
        elif page in seen:
            problem = f"lists both {seen[page]!r} and {name!r}, which would be the same page"
            section.fault("guides", problem, "Rename one of the two files.")
        seen[page] = name
    settings = DocsSettings(
        title=section.text("title"),
        overview=section.file("overview"),
        guides=tuple(section.attach(name, loc) for name, loc in guides),
        captions=_captions(section, [name for name, _ in guides]),
        changelog=section.file("changelog"),
        url=section.shaped("url", _SITE, "an absolute URL without ? and #"),
        owner=section.text("owner"),
        logo=section.picture("logo", _IMAGES),
        logo_dark=section.picture("logo_dark", _IMAGES),
        favicon=section.picture("favicon", (*_IMAGES, ".ico")),
        accent=section.shaped("accent", _COLOR, "a color like #2355d2"),
        accent_dark=section.shaped("accent_dark", _COLOR, "a color like #86adff"),
        links=tuple(_links(section)),
        loc=section.loc,
    )
    section.done(DocsSettings)
    return settings


def _captions(section: Section, guides: list[str]) -> Mapping[str, str]:
    """Captions by the names of the pages above which they stand."""
    found: dict[str, str] = {}
    for caption, name in section.pairs("captions").items():
        page = PurePosixPath(name).stem.lower()
        if name not in guides:
            problem = f"puts {caption!r} above {name!r}, which is none of the guides"
            section.fault("captions", problem, "Name a file that `docs.guides` lists.")
        elif page in found:
            problem = f"puts both {found[page]!r} and {caption!r} above {name!r}"
            section.fault("captions", problem, "Remove one of the two captions.")
        found[page] = " ".join(caption.split())
    return found


def _links(section: Section) -> Iterator[DocsLink]:
    for item, loc in section.items("links", shapes.list_of("object")) or ():
        if not isinstance(item, Obj):
            message = f"A link must be a mapping, not {type_word(item)}."
            section.sink.error("C003", message, loc, hint="Write {title: ..., url: ...}.")
            continue
        entry = section.child("links", item)
        title = entry.filled("title", "Write what readers shall see.")
        url = entry.shaped("url", _TARGET, "an absolute URL, or mailto: and an address")
        if not url:
            hint = "Add a url."
            entry.sink.error("C004", "A link must have a URL.", entry.loc, hint=hint)
        entry.rule(shapes.needs("title", "url"))
        entry.done(DocsLink)
        yield DocsLink(title, url)
