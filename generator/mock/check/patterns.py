"""Patterns of the document in bounded time: whoever wrote it must not be able to stop the server.

A pattern whose cost is known to be small runs here. Any other one runs in a process of its own,
which is ended when it takes too long; the pattern is then not checked again.
"""

from __future__ import annotations

import contextlib
import json
import logging
import queue
import re
import subprocess
import sys
import threading
import weakref
from dataclasses import dataclass, field
from typing import Final

_LOG: Final = logging.getLogger("generator.mock")

_MOST_STEPS: Final = 1_000_000  # that a match may take here: some hundredths of a second
_PATIENCE: Final = 0.5  # seconds for one match in the other process
_WORK: Final = """
import json, re, sys
for line in sys.stdin:
    pattern, text = json.loads(line)
    print(int(re.search(pattern, text) is not None), flush=True)
"""

# What a pattern is made of: an escape, a class, the beginning of a group, its end, how often.
_PART: Final = re.compile(
    r"\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|P?<\w+>))?|\)"
    r"|(?:[*+?]|\{\d+(?:,\d*)?\})\??|.",
    re.DOTALL,
)
_TIMES: Final = re.compile(r"\{(\d+)(,?)(\d*)\}\??")
# ECMA-262 and Python write these differently.
_NAMED: Final = re.compile(r"\(\?<(?=\w)")


@dataclass(slots=True)
class Patterns:
    """Whether texts match the patterns of one document.

    Mutable: patterns that are not checked are remembered, and the other process is kept.
    """

    _unchecked: set[str] = field(default_factory=set)
    _compiled: dict[str, re.Pattern[str]] = field(default_factory=dict)
    _process: _Process | None = None

    def is_quick(self, pattern: str, length: int) -> bool:
        """Whether a text of that length is matched at once, by whoever matches it."""
        return _steps(pattern, length) <= _MOST_STEPS

    def match(self, pattern: str, text: str) -> bool:
        """Whether ``pattern`` is found in ``text``; yes as well where that cannot be said."""
        if pattern in self._unchecked:
            return True
        compiled = self._compiled.get(pattern)
        if compiled is None:
            try:
                compiled = self._compiled[pattern] = re.compile(_translated(pattern), re.ASCII)
            except (re.error, OverflowError, RecursionError):
                return self._give_up(pattern, "Python does not understand it")
        if _steps(compiled.pattern, len(text)) <= _MOST_STEPS:
            return compiled.search(text) is not None
        found = self._elsewhere(f"(?a:{compiled.pattern})", text)
        if found is None:
            return self._give_up(pattern, f"a match takes more than {_PATIENCE} seconds")
        return found

    def _elsewhere(self, pattern: str, text: str) -> bool | None:
        """Whether the other process finds the pattern; None if it takes too long."""
        try:
            self._process = self._process or _Process()
        except OSError:  # no process can be started here
            return None
        found = self._process.search(pattern, text)
        if found is None:
            self._process = None
        return found

    def _give_up(self, pattern: str, reason: str) -> bool:
        self._unchecked.add(pattern)
        _LOG.log(logging.WARNING, "The pattern %.100r is not checked: %s.", pattern, reason)
        return True


class _Process:
    """A process that matches one text after the other; it ends with this object."""

    def __init__(self) -> None:
        self._answers: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._running = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _WORK],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        self.end = weakref.finalize(self, _end, self._running)
        reader = (self._running, self._answers)
        threading.Thread(target=_read, args=reader, daemon=True).start()

    def search(self, pattern: str, text: str) -> bool | None:
        """Whether the pattern is found; None, and the process is over, when that takes too long."""
        try:
            if self._running.stdin is not None:
                self._running.stdin.write(json.dumps([pattern, text]) + "\n")
                self._running.stdin.flush()
            return self._answers.get(timeout=_PATIENCE).strip() == "1"
        except (OSError, queue.Empty):
            self.end()
            return None


def _read(process: subprocess.Popen[str], answers: queue.SimpleQueue[str]) -> None:
    with contextlib.suppress(ValueError):  # it was closed
        for line in process.stdout or ():
            answers.put(line)


def _end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        with contextlib.suppress(OSError):
            if pipe is not None:
                pipe.close()


def _translated(pattern: str) -> str:
    """A pattern of ECMA-262, the dialect of JSON Schema, as Python writes it."""
    out = []
    for part in _PART.findall(pattern):
        match part:
            case "$":
                out.append(r"\Z")  # Python's also matches before a line end
            case "[^]":
                out.append(r"[\s\S]")
            case "[]":
                out.append(r"(?!)")
            case _:
                out.append(_NAMED.sub("(?P<", part))
    return "".join(out)


def _steps(pattern: str, length: int) -> float:
    """How many steps a search in a text takes at most; infinity where they may explode."""
    steps: float = 1 if pattern.startswith(("^", r"\A")) else length + 1
    groups: list[bool] = []  # of the open ones, whether there is a choice in them
    chose = False  # in the group that just ended
    before = ""
    for part in _PART.findall(pattern):
        if part[0] == "(":
            groups.append(False)
        elif part == ")":
            chose = groups.pop() if groups else False
            if groups:
                groups[-1] = groups[-1] or chose
        elif part == "|" or part.rstrip("?") != part or part[0] in "*+{":
            if before == ")" and chose and part[0] in "*+{":
                return float("inf")  # a choice that is made again and again
            steps *= _ways(part, length)
            groups = [True for _ in groups]
        elif part[0] == "\\" and part[1:].isdigit():
            return float("inf")
        before = part
    return steps


def _ways(part: str, length: int) -> int:
    """In how many ways a quantifier or an alternative can be taken."""
    if part[0] in "|?":
        return 2
    if found := _TIMES.fullmatch(part):
        low, open_end, high = found.groups()
        most = int(high) if high else int(low) if not open_end else length
        return max(1, min(most, length) - int(low) + 1)
    return length + 1
