"""Formatting of emitted Python: black in process with a cache, or one run of ruff."""

from __future__ import annotations

import importlib.metadata
import os
import signal
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeAlias

from generator.diagnostics import Diagnostic, GenerationError, Severity
from generator.emit.cache import Cache

Formatter: TypeAlias = Literal["black", "ruff"]

LINE_LENGTH: Final = 100

# Below this many characters a second process costs more than it saves.
_POOL_FROM: Final = 600_000
_BATCH: Final = 60_000


@dataclass(frozen=True, slots=True)
class Style:
    """How Python is formatted. ``floor`` is the oldest version that has to read it."""

    formatter: Formatter = "black"
    floor: tuple[int, int] = (3, 10)


@dataclass(frozen=True, slots=True)
class FormatJob:
    """Python text to format; ``origin`` names its template for the message when it is broken."""

    text: str
    origin: str


class _BrokenCodeError(Exception):
    """The formatter refused the job at ``index``."""

    def __init__(self, index: int, reason: str) -> None:
        super().__init__(index, reason)
        self.index = index
        self.reason = reason


def format_many(
    jobs: Sequence[FormatJob], style: Style, cache: Cache | None = None
) -> tuple[str, ...]:
    """The formatted texts, in the order of ``jobs``.

    black is imported only when the cache does not know a text. Raises
    :class:`GenerationError` when a text is not Python or the formatter is not installed.
    """
    if not jobs:
        return ()
    texts = [job.text for job in jobs]
    try:
        if style.formatter == "ruff":
            return tuple(_ruff(texts, style))
        return tuple(_black_cached(texts, style, cache))
    except _BrokenCodeError as error:
        job = jobs[error.index]
        raise GenerationError(
            Diagnostic(
                "F003",
                Severity.ERROR,
                f"The template {job.origin} emitted code that is not Python: {error.reason}.",
                hint="This is a fault of the generator: please report it with the document.",
            )
        ) from error


def _black_cached(texts: Sequence[str], style: Style, cache: Cache | None) -> list[str]:
    if cache is None:
        return _black(texts, style)
    mode = f"{LINE_LENGTH} {style.floor}"
    salt = f"black {importlib.metadata.version('black')} {mode}"
    keys = [cache.key(salt, text) for text in texts]
    found = [cache.get(key) for key in keys]
    missing = [index for index, text in enumerate(found) if text is None]
    fresh = dict(zip(missing, _black_at(missing, texts, style), strict=True))
    cache.put({keys[index]: text for index, text in fresh.items()})
    return [fresh[index] if text is None else text for index, text in enumerate(found)]


def _black_at(indices: Sequence[int], texts: Sequence[str], style: Style) -> list[str]:
    try:
        return _black([texts[index] for index in indices], style)
    except _BrokenCodeError as error:
        raise _BrokenCodeError(indices[error.index], error.reason) from error


def _black(texts: Sequence[str], style: Style) -> list[str]:
    workers = min(4, os.cpu_count() or 1)
    if workers > 1 and sum(map(len, texts)) >= _POOL_FROM:
        return _black_pool(texts, style, workers)
    return [_black_one(index, text, style) for index, text in enumerate(texts)]


def _black_pool(texts: Sequence[str], style: Style, workers: int) -> list[str]:
    batches = list(_batches(texts))
    # An interrupt reaches the whole group; only this process has something to say about it.
    with ProcessPoolExecutor(
        workers, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN)
    ) as pool:
        futures = [pool.submit(_black_batch, start, batch, style) for start, batch in batches]
        try:
            return [text for future in futures for text in future.result()]
        finally:
            for future in futures:
                future.cancel()


def _batches(texts: Sequence[str]) -> Iterable[tuple[int, list[str]]]:
    """Runs of neighbours of about equal size, each with the index of its first."""
    start, batch, size = 0, [], 0
    for index, text in enumerate(texts):
        batch.append(text)
        size += len(text)
        if size >= _BATCH:
            yield start, batch
            start, batch, size = index + 1, [], 0
    if batch:
        yield start, batch


def _black_batch(start: int, texts: Sequence[str], style: Style) -> list[str]:
    return [_black_one(start + index, text, style) for index, text in enumerate(texts)]


def _black_one(index: int, text: str, style: Style) -> str:
    import black.mode  # noqa: PLC0415  (a quarter of a second that a run without changes saves)

    name = f"PY{style.floor[0]}{style.floor[1]}"
    # A floor that black does not know yet: the newest version that it knows.
    target = next(
        (v for v in black.mode.TargetVersion if v.name == name), list(black.mode.TargetVersion)[-1]
    )
    mode = black.mode.Mode(target_versions={target}, line_length=LINE_LENGTH)
    try:
        return black.format_str(text, mode=mode)
    except (ValueError, SyntaxError, RecursionError) as error:
        raise _BrokenCodeError(index, str(error).splitlines()[0]) from error


def _ruff(texts: Sequence[str], style: Style) -> list[str]:
    """Format all texts by one process: a start costs more than a thousand files."""
    with tempfile.TemporaryDirectory(prefix="format-") as name:
        folder = Path(name)
        paths = [folder / f"{index}.py" for index in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_bytes(text.encode())
        _run_ruff(folder, style)
        return [path.read_bytes().decode() for path in paths]


def _run_ruff(folder: Path, style: Style) -> None:
    major, minor = style.floor
    command = [
        _ruff_binary(),
        "format",
        "--isolated",
        "--no-cache",
        f"--line-length={LINE_LENGTH}",
        f"--target-version=py{major}{max(minor, 7)}",
        str(folder),
    ]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    if done.returncode == 0:
        return
    for line in done.stderr.splitlines():
        _, found, rest = line.partition(f"{folder}{os.sep}")
        number, _, reason = rest.partition(".py")
        if found and number.isdigit():
            raise _BrokenCodeError(int(number), reason.strip(": "))
    raise _no_ruff(f"ruff failed: {done.stderr.strip() or done.returncode}.")


def _ruff_binary() -> str:
    try:
        from ruff import find_ruff_bin  # noqa: PLC0415  (an optional dependency)

        return str(find_ruff_bin())
    except (ImportError, FileNotFoundError) as error:
        raise _no_ruff("ruff is not installed.") from error


def _no_ruff(reason: str) -> GenerationError:
    return GenerationError(
        Diagnostic(
            "F004",
            Severity.ERROR,
            reason,
            hint="Install ruff beside the generator, or use black (format: black in sdk.yaml).",
        )
    )
