"""The formatters themselves: black in this process, or one run of ruff."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from generator.diagnostics import Diagnostic, GenerationError, Severity
from generator.emit.style import LINE_LENGTH, BrokenCodeError, CodeStyle


def black(texts: Sequence[str], style: CodeStyle) -> list[str]:
    """Format all texts; raises :class:`BrokenCodeError` for the first that is not Python."""
    return [_black_one(index, text, style) for index, text in enumerate(texts)]


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
