"""The formatters themselves: black in this process or in several, or one run of ruff."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from generator.diagnostics import Diagnostic, GenerationError, Severity
from generator.emit.style import LINE_LENGTH, BrokenCodeError, CodeStyle

# Below this many characters a second process costs more than it saves.
_POOL_FROM: Final = 600_000
_BATCH: Final = 60_000
_GARBAGE: Final = 4_000  # characters that are formatted between two collections


def black(texts: Sequence[str], style: CodeStyle) -> list[str]:
    """Format all texts; raises :class:`BrokenCodeError` for the first that is not Python."""
    workers = min(4, os.cpu_count() or 1)
    if workers > 1 and sum(map(len, texts)) >= _POOL_FROM:
        return _black_pool(texts, style, workers)
    return _black_batch(0, texts, style)


def _black_pool(texts: Sequence[str], style: CodeStyle, workers: int) -> list[str]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  (takes 1 MB)

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


def _black_batch(start: int, texts: Sequence[str], style: CodeStyle) -> list[str]:
    # What black makes of a text is full of cycles. Collected early it takes next to no memory,
    # and that costs little while everything older is left alone.
    gc.freeze()
    try:
        done: list[str] = []
        size = 0
        for index, text in enumerate(texts, start):
            done.append(_black_one(index, text, style))
            size += len(text)
            if size > _GARBAGE:
                gc.collect()
                size = 0
        return done
    finally:
        gc.unfreeze()


def _black_one(index: int, text: str, style: CodeStyle) -> str:
    import black.mode  # noqa: PLC0415  (slow to import, and not needed by ruff)

    name = f"PY{style.floor[0]}{style.floor[1]}"
    # A floor that black does not know yet: the newest version that it knows.
    target = next(
        (v for v in black.mode.TargetVersion if v.name == name), list(black.mode.TargetVersion)[-1]
    )
    mode = black.mode.Mode(target_versions={target}, line_length=LINE_LENGTH)
    try:
        return black.format_str(text, mode=mode)
    except (ValueError, SyntaxError, RecursionError) as error:
        raise BrokenCodeError(index, str(error).splitlines()[0]) from error


def ruff(texts: Sequence[str], style: CodeStyle) -> list[str]:
    """Format all texts by one process: a start costs more than a thousand files.

    Raises :class:`BrokenCodeError` for one that is not Python, :class:`GenerationError` when
    there is no ruff.
    """
    with tempfile.TemporaryDirectory(prefix="format-") as name:
        folder = Path(name)
        paths = [folder / f"{index}.py" for index in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_bytes(text.encode())
        _run_ruff(folder, style)
        return [path.read_bytes().decode() for path in paths]


def _run_ruff(folder: Path, style: CodeStyle) -> None:
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
            raise BrokenCodeError(int(number), reason.strip(": "))
    raise _no_ruff(f"The formatter ruff failed: {done.stderr.strip() or done.returncode}.")


def _ruff_binary() -> str:
    try:
        from ruff import find_ruff_bin  # noqa: PLC0415  (an optional dependency)

        return str(find_ruff_bin())
    except (ImportError, FileNotFoundError) as error:
        raise _no_ruff("The formatter ruff is not installed.") from error


def _no_ruff(message: str) -> GenerationError:
    return GenerationError(
        Diagnostic(
            "F004",
            Severity.ERROR,
            message,
            hint="Install ruff next to the generator, or write format: black in sdk.yaml.",
        )
    )
