"""Where the templates are."""

from __future__ import annotations

from pathlib import Path


def template_root() -> Path:
    """The folder of all templates: inside an installed wheel, or beside the package."""
    package = Path(__file__).parent.parent
    bundled = package / "_templates"
    return bundled if bundled.is_dir() else package.parent / "templates"
