"""Formatting of emitted Python: nearly all of it is laid out, and a formatter does the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.diagnostics import REPORT_BUG, Diagnostic, GenerationError, Severity
from generator.emit.cache import Cache, release
from generator.emit.layout import Hole, Layout, lay_out
from generator.emit.style import LINE_LENGTH, BrokenCodeError, CodeStyle


@dataclass(frozen=True, slots=True)
class Draft:
    """A module that is laid out; ``origin`` names its template for the message when it is broken."""

    layout: Layout
    origin: str

    @classmethod
    def of(cls, text: str, origin: str) -> Draft:
        """The draft of ``text``, whose flat statements are spelled as black spells them."""
        return cls(lay_out(text), origin)


def finish(drafts: Sequence[Draft], style: CodeStyle, cache: Cache | None = None) -> list[str]:
    """The texts of ``drafts``: a formatter fills the holes, and does not run where there are none.

    Raises :class:`GenerationError` when a text is not Python or the formatter is not installed.
    """
    holes = [(draft, hole) for draft in drafts for hole in draft.layout.holes]
    try:
        texts = iter(_formatted([_as_module(hole) for _, hole in holes], style, cache))
    except BrokenCodeError as error:
        draft = holes[error.index][0]
        raise GenerationError(
            Diagnostic(
                "F003",
                Severity.ERROR,
                f"The template {draft.origin} produced code that is not valid Python: "
                f"{error.reason}.",
                hint=REPORT_BUG,
            )
        ) from error
    return [
        draft.layout.filled([_cut_out(next(texts), hole) for hole in draft.layout.holes])
        for draft in drafts
    ]


def _as_module(hole: Hole) -> str:
    """A module in which the statement stands as deep as where it belongs."""
    heads = [f"{'    ' * depth}if _:" for depth in range(hole.depth)]
    indent = "    " * hole.depth
    lines = [f"{indent}{line}" if line else "" for line in hole.text.split("\n")]
    body = [f"{indent}    pass", ""] if _is_head(hole) else [""]
    return "\n".join([*heads, *lines, *body])


def _cut_out(text: str, hole: Hole) -> str:
    """The statement, out of the formatted module."""
    lines = text.rstrip("\n").split("\n")
    end = len(lines) - 1 if _is_head(hole) else len(lines)
    return "\n".join(lines[hole.depth : end]).lstrip() + "\n"


def _is_head(hole: Hole) -> bool:
    return hole.text.endswith(":")


def _formatted(texts: Sequence[str], style: CodeStyle, cache: Cache | None) -> list[str]:
    """What the formatter makes of ``texts``, or made of them in a former run."""
    if cache is None or not texts:
        return _made(texts, style)
    salt = f"{release(style.formatter)} {LINE_LENGTH} {style.floor}"
    keys = [cache.key(salt, text) for text in texts]
    found = [cache.get(key) for key in keys]
    missing = [index for index, text in enumerate(found) if text is None]
    try:
        made = _made([texts[index] for index in missing], style)
    except BrokenCodeError as error:
        raise BrokenCodeError(missing[error.index], error.reason) from error
    fresh = dict(zip(missing, made, strict=True))
    cache.put({keys[index]: text for index, text in fresh.items()})
    return [fresh[index] if text is None else text for index, text in enumerate(found)]


def _made(texts: Sequence[str], style: CodeStyle) -> list[str]:
    if not texts:
        return []
    from generator.emit import formatters  # noqa: PLC0415  (slow to import, seldom needed)

    return (
        formatters.ruff(texts, style)
        if style.formatter == "ruff"
        else formatters.black(texts, style)
    )
