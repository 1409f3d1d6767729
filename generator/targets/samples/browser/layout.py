"""The layout of Python in the browser, where no formatter fills what is not known."""

from __future__ import annotations

from generator.emit.layout import lay_out


def laid_out(text: str) -> str:
    """``text`` as black lays it out, but for statements that only black knows: they stay flat."""
    layout = lay_out(text)
    return layout.filled([f"{hole.text.rstrip()}\n" for hole in layout.holes])
