"""Formatting of emitted Python: what was formatted before is looked up, the rest is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.diagnostics import REPORT_BUG, Diagnostic, GenerationError, Severity
from generator.emit.cache import Cache, release
from generator.emit.style import LINE_LENGTH, BrokenCodeError, CodeStyle


@dataclass(frozen=True, slots=True)
class FormatJob:
    """Python text to format; ``origin`` names its template for the message when it is broken."""

    text: str
    origin: str


def format_many(
    jobs: Sequence[FormatJob], style: CodeStyle, cache: Cache | None = None
) -> tuple[str, ...]:
    """The formatted texts, in the order of ``jobs``.

    A formatter is only started for texts that the cache does not know. Raises
    :class:`GenerationError` when a text is not Python or the formatter is not installed.
    """
    if not jobs:
        return ()
    texts = [job.text for job in jobs]
    known = _Known(style, cache)
    try:
        if style.formatter == "ruff":
            return tuple(known.look_up(texts, lambda new: _ruff(new, style)))
        return tuple(known.look_up(texts, lambda new: _black(new, known)))
    except BrokenCodeError as error:
        job = jobs[error.index]
        raise GenerationError(
            Diagnostic(
                "F003",
                Severity.ERROR,
                f"The template {job.origin} produced code that is not valid Python: "
                f"{error.reason}.",
                hint=REPORT_BUG,
            )
        ) from error


@dataclass(frozen=True, slots=True)
class _Known:
    """What was formatted before in one style."""

    style: CodeStyle
    cache: Cache | None

    def look_up(
        self, texts: Sequence[str], make: Callable[[Sequence[str]], Sequence[str]]
    ) -> list[str]:
        """The formatted ``texts``; ``make`` formats those that are not known yet."""
        cache = self.cache
        if cache is None:
            return list(make(texts))
        salt = f"{release(self.style.formatter)} {LINE_LENGTH} {self.style.floor}"
        keys = [cache.key(salt, text) for text in texts]
        found = [cache.get(key) for key in keys]
        missing = [index for index, text in enumerate(found) if text is None]
        if not missing:
            return [text for text in found if text is not None]
        try:
            made = make([texts[index] for index in missing])
        except BrokenCodeError as error:
            raise BrokenCodeError(missing[error.index], error.reason) from error
        fresh = dict(zip(missing, made, strict=True))
        cache.put({keys[index]: text for index, text in fresh.items()})
        return [fresh[index] if text is None else text for index, text in enumerate(found)]


def _ruff(texts: Sequence[str], style: CodeStyle) -> list[str]:
    from generator.emit import formatters  # noqa: PLC0415  (slow to import, seldom needed)

    return formatters.ruff(texts, style)


def _black(texts: Sequence[str], known: _Known) -> list[str]:
    """Format whole files, each in pieces of which some may be known."""
    from generator.emit import formatters  # noqa: PLC0415  (slow to import, seldom needed)
    from generator.emit.chunks import Pieces  # noqa: PLC0415

    files = [Pieces.of(text) for text in texts]
    pieces = [piece for file in files for piece in (file.frame, *file.parts)]
    try:
        done = iter(known.look_up(pieces, lambda new: formatters.black(new, known.style)))
    except BrokenCodeError as error:
        owners = [index for index, file in enumerate(files) for _ in (file.frame, *file.parts)]
        raise BrokenCodeError(owners[error.index], error.reason) from error
    return [file.join(next(done), [next(done) for _ in file.parts]) for file in files]
