"""The settings of the site: the section ``docs`` of ``sdk.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.config import shapes
from generator.config.section import Section
from generator.diagnostics import Loc


@dataclass(frozen=True, slots=True)
class DocsSettings:
    """``docs``: the documentation site. The files are Markdown, written by the owner."""

    title: str = ""  # title of the site; by default that of the document
    overview: Path | None = None  # first page; by default made from the document
    guides: tuple[Path, ...] = ()  # further pages, in the order of the navigation
    changelog: Path | None = None  # page of changes
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
        changelog=section.file("changelog"),
        loc=section.loc,
    )
    section.done(DocsSettings)
    return settings
