"""The section ``docs`` of ``sdk.yaml``."""

from __future__ import annotations

from generator.config.section import Section
from generator.config.settings import DocsSettings


def docs_settings(section: Section | None) -> DocsSettings:
    """What ``section`` says; every fault of it is in its sink."""
    if section is None:
        return DocsSettings()
    names = section.texts("guides")
    seen: dict[str, str] = {}
    for name in names:
        page = name.rpartition("/")[2].casefold()
        if not page.endswith(".md"):
            section.fault("guides", f"holds {name!r}, which is no Markdown file (.md)")
        elif page in seen:
            section.fault("guides", f"holds both {seen[page]!r} and {name!r}: one page")
        seen[page] = name
    settings = DocsSettings(
        title=section.text("title"),
        overview=section.path("overview"),
        guides=tuple(section.folder / name for name in names),
        changelog=section.path("changelog"),
        loc=section.loc,
    )
    section.done()
    return settings
