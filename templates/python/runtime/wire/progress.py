"""Tells a caller how far a transfer is: with a callable of theirs, or with a bar.

A bar is one of tqdm where it is installed, else a line on the terminal that rewrites itself. It goes
to the standard error stream, and where that is no terminal there is none (in a notebook, tqdm has
one of its own).
"""

from __future__ import annotations

import shutil
import sys
import time
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any, Callable, Optional

from ..base.errors import InvalidTypeError
from ..base.process import exclusive
from ..spec.transfer import Progress

if TYPE_CHECKING:
    from types import TracebackType
    from typing import TextIO, Type

    from typing_extensions import Self

    from .transport import Transport

__all__ = ["Meter"]

#: Seconds between two calls of a callable, or two states of the line.
_PAUSE = 0.1
#: Characters of a name that are shown.
_LONGEST = 40


class Meter:
    """Counts what is done of one transfer, and tells whoever asked for it.

    ``async with Meter(...) as meter`` reports the start, and the end unless there was an error.
    What the caller's callable raises ends the transfer as it is. One task or thread uses it at a
    time. ``total`` can be set later, and can grow.
    """

    def __init__(
        self,
        transport: Transport,
        asked: object,
        *,
        total: Optional[int],
        done: int = 0,
        unit: str = "B",
        name: str = "",
    ) -> None:
        """:raises InvalidTypeError: ``asked`` is neither a callable nor True, False or None."""
        self.done = done
        self.total = total
        self._unit = unit
        self._name = name
        self._transport = transport
        self._told: Optional[Progress] = None
        self._next = 0.0
        self._bar = _bar(unit, name) if asked is True else None
        self._call: Optional[Callable[[Progress], object]] = self._bar
        if callable(asked):
            self._call = asked
        elif asked is not None and not isinstance(asked, bool):
            message = f"must be a callable or True, not {type(asked).__name__}"
            raise InvalidTypeError(message, "progress")

    async def __aenter__(self) -> Self:
        await self._tell()
        return self

    async def __aexit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        try:
            if error is None:
                await self._tell()
        finally:
            if self._bar is not None:
                self._bar.close()

    async def advance(self, amount: int) -> None:
        """So much more is done."""
        await self.reach(self.done + amount)

    async def reach(self, done: int) -> None:
        """So much is done. Less than before changes nothing."""
        if done <= self.done:
            return
        self.done = done
        if self._call is not None:
            now = self._transport.monotonic()
            if now >= self._next or done == self.total:
                await self._tell()

    async def _tell(self) -> None:
        if self._call is None:
            return
        state = Progress(self.done, self.total, self._unit, self._name)
        if state != self._told:
            self._told = state
            self._next = self._transport.monotonic() + _PAUSE
            await self._transport.resolve(self._call(state))


class _Bar:
    """Shows each state. A terminal that is gone ends nothing."""

    def __call__(self, state: Progress) -> None:
        with suppress(OSError, ValueError):
            self.show(state)

    def close(self) -> None:
        with suppress(OSError, ValueError):
            self.end()

    def show(self, state: Progress) -> None:
        raise NotImplementedError

    def end(self) -> None:
        raise NotImplementedError


def _bar(unit: str, name: str) -> Optional[_Bar]:
    """What shows progress here; None if nobody would see it."""
    file: Optional[TextIO] = sys.stderr
    seen = file is not None and not file.closed and file.isatty()
    try:
        with exclusive:
            chosen: Any = import_module("tqdm.auto")  # not a dependency: type checkers may miss it
            notebook = import_module("tqdm.autonotebook").tqdm is not import_module("tqdm.std").tqdm
    except ImportError:
        return _Line(file) if seen and file is not None else None
    return _Tqdm(chosen.tqdm, unit, _shown(name)) if seen or notebook else None


class _Tqdm(_Bar):
    """A bar of tqdm."""

    def __init__(self, make: Callable[..., Any], unit: str, name: str) -> None:
        self._make = make
        self._bar: Any = None
        self._options = {"unit": "B", "unit_scale": True} if unit == "B" else {"unit": " " + unit}
        self._options["desc"] = name

    def show(self, state: Progress) -> None:
        if self._bar is None:
            self._bar = self._make(total=state.total, initial=state.done, **self._options)
        self._bar.total = state.total
        self._bar.update(state.done - self._bar.n)

    def end(self) -> None:
        if self._bar is not None:
            self._bar.close()


class _Line(_Bar):
    """One line of a terminal that rewrites itself."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._start: Optional[float] = None
        self._first = self._width = 0

    def show(self, state: Progress) -> None:
        now = time.monotonic()
        if self._start is None:
            self._start, self._first = now, state.done
        rate = (state.done - self._first) / max(now - self._start, 1e-9)
        text = _state(state, rate)
        # the last column stays free: some terminals go on to the next line after it
        text = text[: max(10, shutil.get_terminal_size().columns - 1)]
        self._file.write("\r" + text.ljust(self._width))
        self._file.flush()
        self._width = len(text)

    def end(self) -> None:
        if self._width:
            self._file.write("\n")
            self._file.flush()


def _state(state: Progress, rate: float) -> str:
    """One state in words: ``scan.pdf  45 %  90.0 of 200.0 MB  12.3 MB/s  9 s left``."""
    parts = [_shown(state.name)] if state.name else []
    if state.total:
        parts.append(f"{min(state.done / state.total, 1):.0%}")
    count = _amount(state.done, state.unit)
    parts.append(count if state.total is None else f"{count} of {_amount(state.total, state.unit)}")
    if rate > 0:
        parts.append(f"{_amount(rate, state.unit)}/s")
        left = 0 if state.total is None else (state.total - state.done) / rate
        if left >= 1:
            minutes, seconds = divmod(round(left), 60)
            parts.append(f"{minutes}:{seconds:02} left")
    return "  ".join(parts)


def _amount(value: float, unit: str) -> str:
    if unit != "B":
        return f"{value:.0f} {unit}" if isinstance(value, int) else f"{value:.1f} {unit}"
    if value < 1000:
        return f"{value:.0f} B"
    prefixes = iter("kMGTPE")
    prefix = next(prefixes)
    value /= 1000
    while value >= 999.95:
        value /= 1000
        prefix = next(prefixes)
    return f"{value:.1f} {prefix}B"


def _shown(name: str) -> str:
    """``name`` as a terminal can show it: a name of a file may hold what moves the cursor."""
    text = "".join(character if character.isprintable() else "?" for character in name)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."
