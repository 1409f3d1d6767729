"""The catalogue of codes: what each means, an example that provokes it, and what to do.

A code has a page of its own, ``codes/<code>.md``: a title, what the message means, then the
sections "Example" and "What to do". A fenced block is a file when a name follows its language, the
commands of a session when it is ``console``, and what the generator prints when it is ``text``.
The tests run every page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeAlias

_PAGES: Final = Path(__file__).parent / "codes"

#: What the letters of codes stand for, in the order in which a document meets them.
ROOMS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "C": "Configuration",
        "S": "Reading files",
        "O": "Overlays",
        "R": "References",
        "V": "Structure of the document",
        "U": "Older versions of OpenAPI",
        "D": "Rules for documents",
        "L": "Schemas, operations and hints; advice of lint",
        "N": "Python SDK and samples",
        "K": "Postman collection",
        "G": "Documentation site",
        "F": "Files of the output",
        "P": "Runs of the generator",
        "M": "Mock server and documentation server",
        "A": "Adopting the SDK of another generator",
    }
)

_TITLE: Final = re.compile(r"# ([A-Z]\d{3}): (.+)\n\n")
_SECTIONS: Final = re.compile(r"^## (?:Example|What to do)\n\n", re.MULTILINE)
_FENCE: Final = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```\n", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block: a file when it has a ``name``, a session, or what is printed."""

    language: str
    name: str
    text: str


#: A section in the order of the page: paragraphs, each on one line, and blocks.
Section: TypeAlias = "tuple[str | Block, ...]"


@dataclass(frozen=True, slots=True)
class Explanation:
    """The page of one code."""

    code: str
    title: str
    meaning: Section
    example: Section
    remedy: Section

    @property
    def severity(self) -> str:
        """The severity that the message of the example has."""
        found = re.search(rf"\b(error|warning|info)\[{self.code}\]", output_of(self.example))
        return found[1] if found else ""


def known_codes() -> tuple[str, ...]:
    """Every code, in the order of the rooms."""
    names = [path.stem for path in _PAGES.glob("*.md")]
    order = list(ROOMS)
    return tuple(sorted(names, key=lambda code: (order.index(code[0]), code)))


def explanation(code: str) -> Explanation:
    """The page of a known code. Raises ValueError for a page of another form."""
    return parse((_PAGES / f"{code}.md").read_text(encoding="utf-8"))


def parse(page: str) -> Explanation:
    """Read a page. Raises ValueError when it does not have the form that all pages have."""
    title = _TITLE.match(page)
    sections = _SECTIONS.split(page[title.end() :]) if title else []
    if title is None or len(sections) != 3:
        raise ValueError("A page has a title, then the sections 'Example' and 'What to do'.")
    meaning, example, remedy = (tuple(_parts(section)) for section in sections)
    return Explanation(title[1], title[2], meaning, example, remedy)


def _parts(section: str) -> Iterator[str | Block]:
    start = 0
    for fence in _FENCE.finditer(section):
        yield from _paragraphs(section[start : fence.start()])
        yield Block(fence[1], fence[2] or "", fence[3])
        start = fence.end()
    yield from _paragraphs(section[start:])


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            yield " ".join(paragraph.split())


def prose_of(section: Section) -> str:
    """The paragraphs of a section, an empty line between two."""
    return "\n\n".join(part for part in section if isinstance(part, str))


def files_of(section: Section) -> dict[str, str]:
    """The files of a section: name to content."""
    blocks = (part for part in section if isinstance(part, Block))
    return {block.name: block.text for block in blocks if block.name}


def commands_of(section: Section) -> tuple[str, ...]:
    """The commands that a section shows; by default, those that validate its files."""
    blocks = [part for part in section if isinstance(part, Block)]
    for block in blocks:
        if block.language == "console":
            return tuple(line.removeprefix("$ ") for line in block.text.splitlines())
    names = [block.name for block in blocks if block.name]
    if "sdk.yaml" in names:
        return ("python -m generator validate --config sdk.yaml",)
    return (f"python -m generator validate {names[0]}",) if names else ()


def output_of(section: Section) -> str:
    """What the generator prints in a section, "" when it shows nothing."""
    blocks = (part for part in section if isinstance(part, Block))
    return "".join(block.text for block in blocks if block.language == "text")
