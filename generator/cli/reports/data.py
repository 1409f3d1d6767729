"""A report as JSON: for programs. The keys are documented in the README and stay as they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from generator.cli.reports.places import Printed
from generator.compat.change import Change, Verdict
from generator.compat.report import Entry
from generator.diagnostics import Loc, Mark

#: Grows when a key changes its meaning or is gone.
FORMAT: Final = 1

_Marks = Callable[[Loc], Mark | None]


def data_of(printed: Printed) -> dict[str, object]:
    """The whole report."""
    report = printed.report
    return {
        "format": FORMAT,
        "old": {"name": printed.old, "version": printed.old_version},
        "new": {"name": printed.new, "version": printed.new_version},
        "verdict": report.verdict.value if report.verdict else None,
        "level": report.level.name.lower(),
        "next_version": report.next or None,
        "counts": {verdict.value: len(report.of(verdict)) for verdict in Verdict}
        | {"prose": len(report.prose)},
        "entries": [_entry(printed, entry) for entry in report.entries],
        "prose": [_change(printed, change) for change in report.prose],
        "renamed": [
            {"old": line.old, "new": line.new, "line": line.text, "confidence": line.confidence}
            for line in printed.lines
        ],
        "hints": [
            {
                "sentence": hint.sentence,
                "advice": hint.advice,
                "place": _place(hint.loc, printed.new_mark),
            }
            for hint in report.hints
        ],
    }


def _entry(printed: Printed, entry: Entry) -> dict[str, object]:
    return {
        "id": entry.head.id,
        "group": entry.group,
        "operation": printed.operations.get(entry.group),
        "verdict": entry.verdict.value,
        "counts": "sdk" if entry.sdk else "api",
        "sentence": entry.head.sentence,
        "advice": entry.head.advice,
        "undoes": entry.undoes or None,
        "old": _place(entry.old, printed.old_mark),
        "new": _place(entry.new, printed.new_mark),
        "api": _side(printed, entry.api_verdict, entry.api),
        "sdk": _side(printed, entry.sdk_verdict, entry.sdk),
        "renamed": [
            {
                "kind": one.kind,
                "old": one.old,
                "new": one.new,
                "confidence": one.confidence,
                "declared": one.declared,
            }
            for one in entry.renamings
        ],
    }


def _side(
    printed: Printed, verdict: Verdict | None, changes: tuple[Change, ...]
) -> dict[str, object] | None:
    if verdict is None:
        return None
    return {"verdict": verdict.value, "changes": [_change(printed, one) for one in changes]}


def _change(printed: Printed, change: Change) -> dict[str, object]:
    return {
        "id": change.id,
        "verdict": change.verdict.value,
        "subject": change.subject,
        "member": change.member or None,
        "side": change.side.value or None,
        "before": change.before or None,
        "after": change.after or None,
        "sentence": change.sentence,
        "advice": change.advice,
        "operations": list(change.operations),
        "old": _place(change.old, printed.old_mark),
        "new": _place(change.new, printed.new_mark),
    }


def _place(loc: Loc | None, marks: _Marks) -> dict[str, object] | None:
    if loc is None:
        return None
    mark = marks(loc)
    return {
        "file": loc.uri,
        "line": mark.line if mark else None,
        "column": mark.column if mark else None,
        "pointer": loc.pointer,
    }
