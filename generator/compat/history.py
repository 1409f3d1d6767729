"""What the last releases changed, in short form: by it, a change is known to take one of them back.

A line says what happened to what: ``argument+ runs.list(limit)`` for something new, ``-`` for
something that is gone, ``field>status Run old -> new`` for something that was ``old`` and is ``new``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.compat.change import Change, Verdict
from generator.compat.report import Entry

#: How many releases are remembered, and how many lines of each.
RELEASES: Final = 40
_LINES: Final = 500

_SIDES: Final = re.compile(r"^(sdk-)?(?:(?:request|response|shared)-)?")
_NEW: Final = re.compile(r"(?:-required)?-(?:added|inserted)(?:-required)?$")
_GONE: Final = re.compile(r"(?:-required)?-(?:removed|withdrawn)(?:-required)?$")


@dataclass(frozen=True, slots=True)
class Release:
    """One release: its version, and what it changed for users."""

    version: str
    changes: tuple[str, ...] = ()


def is_new(kind: str) -> bool:
    """Whether a change of this kind is about something that was not there before."""
    return _NEW.search(kind) is not None


def is_gone(kind: str) -> bool:
    """Whether a change of this kind is about something that is not there any more."""
    return _GONE.search(kind) is not None


def lines_of(entries: Sequence[Entry]) -> tuple[str, ...]:
    """What a release changes, in short form."""
    found = (
        _line(change)
        for entry in entries
        for change in entry.changes
        if change.verdict is not Verdict.DOCS
    )
    return tuple(dict.fromkeys(found))[:_LINES]


def remembered(
    history: Sequence[Release], version: str, entries: Sequence[Entry]
) -> tuple[Release, ...]:
    """The history with one more release, the newest first."""
    return (Release(version, lines_of(entries)), *history)[:RELEASES]


def with_undone(entries: Sequence[Entry], history: Sequence[Release]) -> tuple[Entry, ...]:
    """The entries; those that take something back say which version had changed it."""
    known: dict[str, str] = {}
    for release in reversed(history):  # the newest wins
        known |= dict.fromkeys(release.changes, release.version)
    return tuple(_with_undone(entry, known) for entry in entries)


def _with_undone(entry: Entry, known: dict[str, str]) -> Entry:
    heads = [entry.head, *entry.sdk, *entry.api]
    version = next((known[line] for c in heads for line in _opposites(c) if line in known), "")
    return replace(entry, undoes=version)


def _line(change: Change) -> str:
    return _spelled(change, change.member, change.before, change.after)


def _opposites(change: Change) -> Iterator[str]:
    """The lines of changes that this one takes back."""
    word = _word(change)
    if word[-1] in "+-":
        yield _short(word[:-1] + "-+"["+-".index(word[-1])], change, change.member)
    elif "renamed" in word:
        yield _spelled(change, change.member and change.before, change.after, change.before)
    else:
        yield _spelled(change, change.member, change.after, change.before)


def _word(change: Change) -> str:
    bare = _SIDES.sub(r"\1", change.id).removesuffix("-kept")
    if found := _NEW.search(bare):
        return f"{bare[: found.start()]}+"
    if found := _GONE.search(bare):
        return f"{bare[: found.start()]}-"
    return bare


def _spelled(change: Change, member: str, before: str, after: str) -> str:
    word = _word(change)
    if word[-1] in "+-":
        return _short(word, change, member)
    for pair in (("widened", "narrowed"), ("increased", "decreased"), ("required", "optional")):
        word = re.sub(f"(?:{'|'.join(pair)})$", "changed", word)
    if "renamed" in word:  # what has no owner is the subject itself, under either name
        where = change.subject if member else ""
    else:
        where = f"{change.subject}({member})" if member else change.subject
    return f"{word} {where} {_brief(before)} -> {_brief(after)}"


def _short(word: str, change: Change, member: str) -> str:
    if "value" in word and (value := change.before or change.after) != member:
        member = f"{member}: {value}"
    return f"{word} {change.subject}({member})" if member else f"{word} {change.subject}"


def _brief(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 80 else f"{flat[:77]}..."
