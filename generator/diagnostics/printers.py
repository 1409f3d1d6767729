"""Printing diagnostics: text with a frame of the source, JSON, and annotations for CI.

Lines and columns are looked up here, when something is printed and not before. Text of a
document is hostile: control characters never reach a terminal.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TextIO, TypeAlias

from generator.diagnostics.model import Diagnostic, Loc, Mark, Severity
from generator.diagnostics.wording import counted


class Source(Protocol):
    """A file that was read: its text, and where its nodes stand in it."""

    @property
    def text(self) -> str:
        """The whole text."""
        ...

    def mark(self, pointer: str) -> Mark:
        """Line and column of the node at a JSON Pointer, or of its nearest ancestor."""
        ...


Files: TypeAlias = Mapping[str, Source]  # by uri

_WIDTH = 100  # of a line of the source, in characters
_BEFORE = 40  # of them at most before the place that is meant
_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_ANNOTATIONS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def print_text(
    diagnostics: Iterable[Diagnostic],
    files: Files,
    stream: TextIO,
    *,
    color: bool | None = None,
    limit: int = 10,
    program: str = "",
) -> None:
    """Print each diagnostic with three lines of the source and the next step.

    ``color`` None: only on a terminal. Of warnings and infos with one code ``limit`` are shown
    and the rest is counted (0: all are shown); errors are always shown. ``program`` is how the
    command is called that explains codes: with it, the last line says so.
    """
    use_color = stream.isatty() if color is None else color
    paint = _Paint(use_color)
    sources = _Sources(files)
    seen: Counter[str] = Counter()
    shown = list(diagnostics)
    for diagnostic in shown:
        if limit and diagnostic.severity is not Severity.ERROR:
            seen[diagnostic.code] += 1
            if seen[diagnostic.code] > limit:
                continue
        stream.write(_text(diagnostic, sources, paint))
    for code, count in seen.items():
        if count > limit:
            stream.write(
                paint.dim(f"... and {count - limit} more of {code}; --format json lists all.")
                + "\n"
            )
    if program and (code := _worst(shown)):
        stream.write(paint.dim(f"Run `{program} explain {code}` to read more about {code}.") + "\n")


def _worst(diagnostics: Iterable[Diagnostic]) -> str:
    """The code of the first error, else of the first warning; "" when there is neither."""
    found = {d.severity: d.code for d in reversed(list(diagnostics))}
    return found.get(Severity.ERROR) or found.get(Severity.WARNING) or ""


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """``"1 error, 3 warnings"``; "" when there is neither."""
    counts = Counter(d.severity for d in diagnostics)
    words = [
        counted(counts[severity], severity.value)
        for severity in (Severity.ERROR, Severity.WARNING)
        if counts[severity]
    ]
    return ", ".join(words)


def as_data(diagnostics: Iterable[Diagnostic], files: Files) -> list[dict[str, object]]:
    """Diagnostics as JSON-ready data.

    Each has ``code``, ``severity``, ``message``, ``file``, ``line``, ``column``, ``pointer``,
    ``hint`` and ``related``; unknown places are null.
    """
    sources = _Sources(files)
    return [
        {
            "code": d.code,
            "severity": d.severity.value,
            "message": d.message,
            **_place(d.loc, sources.mark(d)),
            "pointer": d.loc.pointer if d.loc else None,
            "hint": d.hint,
            "related": [
                {"message": text, **_place(loc, sources.mark_of(loc)), "pointer": loc.pointer}
                for text, loc in d.related
            ],
        }
        for d in diagnostics
    ]


def as_json(diagnostics: Iterable[Diagnostic], files: Files) -> str:
    """:func:`as_data` as text."""
    return json.dumps(as_data(diagnostics, files), indent=2, ensure_ascii=True) + "\n"


def print_annotations(diagnostics: Iterable[Diagnostic], files: Files, stream: TextIO) -> None:
    """Print workflow commands that a CI service shows beside the source."""
    sources = _Sources(files)
    for d in diagnostics:
        text = f"{d.message} {d.hint}".strip()
        level = _ANNOTATIONS[d.severity]
        stream.write(annotation(level, text, d.code, d.loc, sources.mark(d)) + "\n")


def annotation(level: str, text: str, title: str, loc: Loc | None, mark: Mark | None) -> str:
    """One workflow command: ``level`` is error, warning or notice."""
    fields = {}
    if loc:
        fields["file"] = loc.uri
    if mark:
        fields |= {"line": str(mark.line), "col": str(mark.column)}
    fields["title"] = title
    joined = ",".join(f"{key}={_escape(value, in_field=True)}" for key, value in fields.items())
    return f"::{level} {joined}::{_escape(text)}"


@dataclass(frozen=True, slots=True)
class _Paint:
    """ANSI styles, or none."""

    on: bool

    def style(self, text: str, color: str | None = None, *, bold: bool = False) -> str:
        if not self.on:
            return text
        import click  # noqa: PLC0415  a piped run does not need it

        return click.style(text, fg=color, bold=bold)

    def dim(self, text: str) -> str:
        return self.style(text, "bright_black")


@dataclass(frozen=True, slots=True)
class _Sources:
    """Texts and marks of files: those that were loaded, else from disk."""

    files: Files
    _lines: dict[str, list[str]] = field(default_factory=dict)

    def mark(self, diagnostic: Diagnostic) -> Mark | None:
        if diagnostic.mark or not diagnostic.loc:
            return diagnostic.mark
        return self.mark_of(diagnostic.loc)

    def mark_of(self, loc: Loc) -> Mark | None:
        file = self.files.get(loc.uri)
        return file.mark(loc.pointer) if file else None

    def lines(self, uri: str) -> list[str]:
        if uri not in self._lines:
            self._lines[uri] = self._read(uri).split("\n")
        return self._lines[uri]

    def _read(self, uri: str) -> str:
        """The text of a file, "" when it cannot be had. A file that is no YAML has none loaded."""
        if uri in self.files:
            return self.files[uri].text
        try:
            return Path(uri).read_text(encoding="utf-8", errors="replace")
        except (OSError, ValueError):
            return ""


def _text(d: Diagnostic, sources: _Sources, paint: _Paint) -> str:
    mark = sources.mark(d)
    where = ""
    if d.loc:
        where = f"{d.loc.uri}:{mark.line}:{mark.column}: " if mark else f"{d.loc.uri}: "
    label = paint.style(f"{d.severity.value}[{d.code}]", _COLORS[d.severity], bold=True)
    out = [f"{printable(where)}{label}: {printable(d.message)}"]
    if d.loc and mark:
        out.extend(_frame(sources.lines(d.loc.uri), mark, paint))
    for text, loc in d.related:
        other = sources.mark_of(loc)
        place = f"{loc.uri}:{other.line}:{other.column}" if other else loc.uri
        out.append(f"  note: {printable(text)}: {printable(place)}")
    if d.hint:
        out.append(f"  help: {printable(d.hint)}")
    return "\n".join(out) + "\n"


def _frame(lines: list[str], mark: Mark, paint: _Paint) -> list[str]:
    """The line that is meant with its neighbours, and a caret under the column."""
    if not 1 <= mark.line <= len(lines) or not any(lines):
        return []
    first, last = max(1, mark.line - 1), min(len(lines), mark.line + 1)
    gutter = len(str(last))
    start = max(0, mark.column - 1 - _BEFORE) if len(lines[mark.line - 1]) > _WIDTH else 0
    out = []
    for number in range(first, last + 1):
        line = lines[number - 1].rstrip("\r")
        shown = printable(line[start : start + _WIDTH].expandtabs(1))
        out.append(f"{paint.dim(f'{number:>{gutter}} |')} {shown}".rstrip())
        if number == mark.line:
            blank = " " * (mark.column - 1 - start)
            caret = paint.style("^", "green", bold=True)
            out.append(f"{paint.dim(' ' * gutter + ' |')} {blank}{caret}")
    return out


def printable(text: str) -> str:
    """``text`` with everything that could steer a terminal made visible."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)


def _place(loc: Loc | None, mark: Mark | None) -> dict[str, object]:
    return {
        "file": loc.uri if loc else None,
        "line": mark.line if mark else None,
        "column": mark.column if mark else None,
    }


def _escape(text: str, *, in_field: bool = False) -> str:
    """Text for a workflow command."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    if in_field:
        text = text.replace(":", "%3A").replace(",", "%2C")
    return printable(text)
