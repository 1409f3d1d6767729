"""The owner's look: logo, icon and color, as files of the site and as lines of its configuration."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.emit.files import FileJob, Verbatim
from generator.emit.templates import template_root
from generator.targets.docs.colors import accent_style
from generator.targets.docs.settings import DocsSettings

_STATIC = PurePosixPath("_static")


@dataclass(frozen=True, slots=True)
class Look:
    """What the settings say of the look. Names of files are those in ``_static``, "" without one."""

    settings: DocsSettings

    @property
    def logo(self) -> str:
        """The logo on light pages."""
        return _name("logo", self.settings.logo or self.settings.logo_dark)

    @property
    def logo_dark(self) -> str:
        """The logo on dark pages, where it is another one."""
        both = self.settings.logo is not None and self.settings.logo_dark is not None
        return _name("logo-dark", self.settings.logo_dark) if both else ""

    @property
    def favicon(self) -> str:
        """The icon."""
        return _name("favicon", self.settings.favicon) or "favicon.svg"

    @property
    def styles(self) -> tuple[str, ...]:
        """Style sheets after those of the theme."""
        return ("look.css",) if self.settings.accent or self.settings.accent_dark else ()

    def jobs(self) -> Iterator[FileJob]:
        """The files."""
        settings = self.settings
        icon = settings.favicon or template_root() / "docs" / "theme" / "favicon.svg"
        files = {self.logo: settings.logo or settings.logo_dark, self.favicon: icon}
        files[self.logo_dark] = settings.logo_dark
        for name, path in files.items():
            if name and path is not None:
                yield FileJob(_STATIC / name, Verbatim(path.read_bytes()))
        for name in self.styles:
            light = settings.accent or settings.accent_dark
            text = accent_style(light, settings.accent_dark or light)
            yield FileJob(_STATIC / name, Verbatim(text.encode()))


def _name(stem: str, path: Path | None) -> str:
    return f"{stem}{path.suffix.lower()}" if path is not None else ""
