"""The section of a changelog about one release, in words that users of an SDK understand.

The file keeps the format of Keep a Changelog. What people wrote under "Unreleased" is moved into the
section of the release and stays as it is; what the changes say is added to it. Everything else in the
file stays untouched, and a section that is there already is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from generator.compat.change import Verdict
from generator.compat.report import Entry, Report

Category: TypeAlias = Literal["Added", "Changed", "Deprecated", "Removed", "Fixed"]
CATEGORIES: Final[tuple[Category, ...]] = ("Added", "Changed", "Deprecated", "Removed", "Fixed")

#: The beginning of a file that is not there yet.
PREFACE: Final = """# Changelog

All notable changes to this SDK are documented in this file. The format is based on
[Keep a Changelog](https://keepachangelog.com/en/1.1.0/), and the versions follow
[Semantic Versioning](https://semver.org/spec/v2.0.0.html).
"""

_HEADING: Final = re.compile(r"## +(?:\[(?P<linked>[^\]]+)\]|(?P<plain>[^\s(\[]+))(?P<rest>.*)")
_PART: Final = re.compile(r"### +(?P<name>.+?) *$")
_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})")
_MARKED: Final = re.compile(r"v\d")
_COMMENT: Final = re.compile(r" {0,3}<!--")
_LINK: Final = re.compile(r"\[[^\]]+\]: +\S")
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_MANY: Final = 60  # lines of one category; more are counted


def lines_of(report: Report, show: Callable[[str], str]) -> dict[Category, list[str]]:
    """What the report says of the release, by category: a line of Markdown for each thing.

    ``show`` makes Markdown of a sentence.
    """
    found: dict[Category, list[str]] = {name: [] for name in CATEGORIES}
    for entry in report.entries:
        for category, line in _said(entry, show):
            if line not in found[category]:
                found[category].append(line)
    for lines in found.values():
        if (more := len(lines) - _MANY) > 0:
            lines[_MANY:] = [f"{more} further changes of this kind."]
    return {name: lines for name, lines in found.items() if lines}


def _said(entry: Entry, show: Callable[[str], str]) -> Iterator[tuple[Category, str]]:
    """The lines of one entry: that of its head, and those of what the head does not say."""
    heads = entry.sdk or entry.api
    told: set[str] = set()
    for change in sorted(heads, key=lambda change: change.verdict.rank):
        what = _topic(change.id)
        if change is entry.head or what not in told:
            told.add(what)
            mark = "**Breaking:** " if change.verdict is Verdict.BREAKING else ""
            note = f" {entry.undone}" if entry.undone and change is entry.head else ""
            yield _category(change.id), f"{mark}{show(change.sentence)}{note}"


def _topic(kind: str) -> str:
    """Changes with one topic say the same thing about an argument, a field and a model."""
    return kind.rpartition("-")[2] if kind.startswith("sdk-") else kind


def _category(kind: str) -> Category:
    if re.search(r"-(?:added|inserted)(?:-required)?$", kind):
        return "Added"
    if re.search(r"-(?:removed|withdrawn)(?:-required)?$", kind):
        return "Removed"
    if kind.endswith(("deprecated", "-kept")):
        return "Deprecated"
    return "Changed"


@dataclass(frozen=True, slots=True)
class Section:
    """The section of one release in a file: where its lines begin and end."""

    name: str
    heading: str
    start: int  # of the heading
    end: int  # behind its last line

    def is_of(self, version: str) -> bool:
        """Whether it is about ``version``; many write v1.2.0."""
        return self.name.removeprefix("v") == version.removeprefix("v")


def has_section(text: str, version: str) -> bool:
    """Whether a changelog has a section about ``version``."""
    return any(one.is_of(version) for one in _sections(_lines(text)))


def with_section(
    text: str, version: str, added: Mapping[Category, Sequence[str]], today: str = ""
) -> str:
    """``text`` with a section about ``version``, which takes what was under "Unreleased".

    Of a version that has a section, nothing is changed. ``today`` is put behind the version where
    the other headings have a date, too. "" is a file that is not there yet.
    """
    text = text or PREFACE
    if has_section(text, version):
        return text
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = _lines(text)
    sections = _sections(lines)
    first = sections[0] if sections else None
    waiting = first if first is not None and first.name.lower() == "unreleased" else None
    body = lines[waiting.start + 1 : waiting.end] if waiting else []
    former = [one for one in sections if one is not waiting]
    dated = [bool(_DATE.search(one.heading)) for one in former]
    mark = "v" if former and _MARKED.match(former[0].name) else ""
    heading = f"## [{mark}{version}]" + (f" - {today}" if today and all(dated) else "")
    section = [heading, "", *_merged(body, added), ""]
    if waiting is not None:
        lines[waiting.start + 1 : waiting.end] = ["", *section]
    else:
        at = first.start if first is not None else _end(lines)
        gap = [] if at == 0 or not lines[at - 1].strip() else [""]
        lines[at:at] = [*gap, *section]
    return newline.join(lines).rstrip() + newline


def _lines(text: str) -> list[str]:
    """The lines of a Markdown text, which ends them as files do, at no other character."""
    return text.replace("\r\n", "\n").removesuffix("\n").split("\n")


def _sections(lines: Sequence[str]) -> list[Section]:
    """The sections of releases, without what stands in blocks of code and in comments."""
    starts = [(i, m) for i, m in _headings(lines, _HEADING)]
    ends = [*(i for i, _ in starts), _end(lines)][1:]
    return [
        Section(m["linked"] or m["plain"], m[0], i, max(end, i + 1))
        for (i, m), end in zip(starts, ends, strict=True)
    ]


def _headings(
    lines: Sequence[str], pattern: re.Pattern[str]
) -> Iterator[tuple[int, re.Match[str]]]:
    fence = ""
    hidden = False
    for index, line in enumerate(lines):
        if hidden or (not fence and _COMMENT.match(line)):
            hidden = "-->" not in line
        elif found := _FENCE.match(line):
            if not fence:
                fence = found[1]
            elif found[1].startswith(fence):
                fence = ""
        elif not fence and (heading := pattern.match(line)):
            yield index, heading


def _end(lines: Sequence[str]) -> int:
    """Where the list of links at the end of a file begins, or the file ends."""
    end = len(lines)
    while end and (not lines[end - 1].strip() or _LINK.match(lines[end - 1])):
        end -= 1
    while end < len(lines) and not lines[end].strip():
        end += 1
    return end


def _merged(body: Sequence[str], added: Mapping[Category, Sequence[str]]) -> list[str]:
    """What people wrote, with ``added`` behind it in each category."""
    parts = list(_headings(body, _PART))
    starts = [i for i, _ in parts]
    ends = [*starts, len(body)][1:]
    free = _stripped(body[: starts[0]] if starts else body)
    known = {name.lower(): name for name in CATEGORIES}
    named: dict[str, list[str]] = {}
    for (start, heading), end in zip(parts, ends, strict=True):
        name = known.get(heading["name"].lower(), heading["name"])
        named.setdefault(name, []).extend(_stripped(body[start + 1 : end]))
    for category in CATEGORIES:
        if lines := added.get(category):
            here = named.setdefault(category, [])
            here += [f"- {line}" for line in lines if f"- {line}" not in here]
    order: list[str] = [name for name in CATEGORIES if name in named]
    order += [name for name in named if name not in order]
    found = [*free, ""] if free else []
    for name in order:
        found += [f"### {name}", "", *named[name], ""]
    return _stripped(found) or ["No changes that users of the SDK notice."]


def _stripped(lines: Sequence[str]) -> list[str]:
    """Without the empty lines around."""
    start, end = 0, len(lines)
    while start < end and not lines[start].strip():
        start += 1
    while end > start and not lines[end - 1].strip():
        end -= 1
    return list(lines[start:end])
