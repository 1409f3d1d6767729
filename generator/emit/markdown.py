"""Text of a document on one line of Markdown."""

from __future__ import annotations

import re

from generator.emit.characters import LINE_END, shown

_SPACES = re.compile(r"\s+")
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~$!]")
_START = re.compile(r"^(?:[-+=:](?=[-+=: ]|$)|\d+(?=[.)]))")


def _one_line(text: str) -> str:
    return _SPACES.sub(" ", shown(LINE_END.sub(" ", text))).strip()


def _flat(text: str) -> str:
    """One line, with the spaces at its ends."""
    return _SPACES.sub(" ", shown(LINE_END.sub(" ", text)))


def md_text(text: str) -> str:
    """``text`` on one line of Markdown (paragraph, heading, table cell), shown as it stands."""
    return _START.sub(_escape, md_escape(_one_line(text)))


def md_escape(text: str) -> str:
    """Part of a line of Markdown, not its start, shown as it stands: white space stays."""
    return _SPECIAL.sub(_escape, text.replace("&", "&amp;"))


def _escape(match: re.Match[str]) -> str:
    # A number at the start would make a list; its dot or bracket is what has to be escaped.
    return f"{match[0]}\\" if match[0].isdigit() else f"\\{match[0]}"


def md_code(text: str) -> str:
    """``text`` as inline code on one line of Markdown; "" stays empty."""
    flat = _one_line(text)
    if not flat:
        return ""
    ticks = "`" * (1 + max((len(run) for run in re.findall("`+", flat)), default=0))
    pad = " " if flat[0] == "`" or flat[-1] == "`" else ""
    return f"{ticks}{pad}{flat}{pad}{ticks}"


def md_sentence(text: str) -> str:
    """A sentence of a message on one line of Markdown: what is between backticks is code."""
    parts = text.split("`")
    if len(parts) % 2 == 0:  # one backtick without another
        return md_text(text)
    first, *others = (md_code(p) if i % 2 else md_escape(_flat(p)) for i, p in enumerate(parts))
    return _START.sub(_escape, first) + "".join(others)


def md_cell(markdown: str) -> str:
    """What :func:`md_text` or :func:`md_code` made, for a cell of a table."""
    return re.sub(r"(?<!\\)\|", r"\\|", markdown)
