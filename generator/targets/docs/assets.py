"""What every site has, whatever the API: the theme, extensions of Sphinx, and scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from generator.emit.files import FileJob, Verbatim
from generator.emit.templates import template_root

# Real code, copied as it stands: from templates/docs/<left> to <right>.
_COPIED: Final = (
    ("playground/playground.css", "_static/playground.css"),
    ("search/search.css", "_static/search.css"),
    ("ext/finding.py", "_ext/finding.py"),
    ("ext/frame.py", "_ext/frame.py"),
    ("ext/languages.py", "_ext/languages.py"),
    ("ext/llms.py", "_ext/llms.py"),
    ("theme/404.html", "_theme/site/404.html"),
    ("theme/layout.html", "_theme/site/layout.html"),
    ("theme/nav.html", "_theme/site/nav.html"),
    ("theme/page.html", "_theme/site/page.html"),
    ("theme/search.html", "_theme/site/search.html"),
    ("theme/site.css", "_theme/site/static/site.css"),
    ("theme/site.js", "_theme/site/static/site.js"),
    ("theme/theme.toml", "_theme/site/theme.toml"),
    ("theme/tokens.css", "_theme/site/static/tokens.css"),
)
# The parts of the playground, in the order in which they need each other: a script for every page,
# and one that is loaded when the form is opened.
_PLAYGROUND: Final = ("values", "request", "card")
_PLAYGROUND_FORM: Final = (
    *("shared", "memory", "limits", "form", "bodies", "travel", "link"),
    *("connection", "reply", "play"),
)
_SEARCH: Final = ("words", "index", "rank", "results", "element")


def assets() -> Iterator[FileJob]:
    """The files."""
    for source, target in _COPIED:
        content = (template_root() / "docs" / source).read_bytes()
        yield FileJob(PurePosixPath(target), Verbatim(content))
    for name, text in playground_scripts():
        yield FileJob(PurePosixPath("_static") / name, Verbatim(text))
    yield FileJob(PurePosixPath("_static/search.js"), Verbatim(_script("search", _SEARCH)))


def playground_scripts() -> Iterator[tuple[str, str]]:
    """The scripts of the playground, by name."""
    yield "playground.js", _script("playground", _PLAYGROUND)
    yield "playground-form.js", _script("playground", _PLAYGROUND_FORM)


def _script(name: str, names: tuple[str, ...]) -> str:
    """The parts of a script as one classic script with a scope of its own."""
    folder = template_root() / "docs" / name
    parts = [(folder / f"{part}.js").read_text(encoding="utf-8") for part in names]
    return '(function () {\n"use strict";\n\n' + "\n".join(parts) + "})();\n"
