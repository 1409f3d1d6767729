"""Running what a page of the catalogue shows, and writing what it prints into the page.

``python -m tests.messages.sessions`` (``make codes``) runs the example of every page and writes
the output below it.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli.main import cli
from generator.diagnostics.catalogue import (
    Explanation,
    commands_of,
    files_of,
    known_codes,
    parse,
)
from tests.messages.arranged import ARRANGED

PAGES = Path(__file__).parents[2] / "generator" / "diagnostics" / "codes"
PROGRAM = "python -m generator"


@dataclass(frozen=True)
class Said:
    """How the last command of a session ended: its exit code, and its messages."""

    status: int
    text: str


def session(files: Mapping[str, str], commands: tuple[str, ...], folder: Path) -> Said:
    """Run ``commands`` in ``folder`` among ``files``; other programs than ours run in a shell."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    said = Said(0, "")
    for command in commands:
        if command.startswith(f"{PROGRAM} "):
            said = _run(shlex.split(command.removeprefix(PROGRAM)))
        else:
            subprocess.run(["/bin/sh", "-ec", command], cwd=folder, check=True)
    return said


def _run(arguments: list[str]) -> Said:
    found = CliRunner().invoke(cli, arguments, prog_name=PROGRAM)
    assert found.exception is None or isinstance(found.exception, SystemExit), found.exception
    last = rf"^Run `{PROGRAM} explain \w+` to read more about \w+\.\n\Z"
    return Said(found.exit_code, re.sub(last, "", found.stderr, flags=re.MULTILINE))


def example(page: Explanation, folder: Path) -> Said:
    """What the example of a page says when it is run in ``folder``."""
    with _inside(folder) as patch:
        if page.code in ARRANGED:
            ARRANGED[page.code](patch)
        return session(files_of(page.example), commands_of(page.example), folder)


def corrected(page: Explanation, folder: Path) -> Said | None:
    """What is said in ``folder``, where the example was run, once the remedy is followed.

    None for a page whose remedy shows neither a file nor a command.
    """
    files, commands = files_of(page.remedy), commands_of(page.remedy)
    if not commands:
        return None
    if not any(getattr(part, "language", "") == "console" for part in page.remedy):
        commands = commands_of(page.example) or commands
    with _inside(folder):
        return session(files, commands, folder)


@contextmanager
def _inside(folder: Path) -> Iterator[pytest.MonkeyPatch]:
    """Work in ``folder``, with a cache of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("SDK_GENERATOR_CACHE", str(folder / ".cache"))
        yield patch


def written(page: str) -> str:
    """``page`` with what its example prints."""
    with tempfile.TemporaryDirectory() as name:
        said = example(parse(page), Path(name))
    return re.sub(
        r"^```text\n.*?^```$",
        lambda _: f"```text\n{said.text}```",
        page,
        count=1,
        flags=re.MULTILINE | re.DOTALL,
    )


def main(codes: list[str]) -> None:
    for code in codes or known_codes():
        path = PAGES / f"{code}.md"
        before = path.read_text(encoding="utf-8")
        after = written(before)
        if after != before:
            path.write_text(after, encoding="utf-8")
            sys.stdout.write(f"{path.name}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
