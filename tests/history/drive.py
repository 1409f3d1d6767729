"""Runs the generator over the steps, each time with the outputs of the step before."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.diagnostics import Diagnostic, Severity
from generator.pipeline import Request, Result, Step, run
from tests.history.steps import STEPS, Edit

AIHUB = Path(__file__).parents[2] / "specs/aihub"


@dataclass(frozen=True)
class Outcome:
    """What came of one step."""

    name: str
    result: Result
    errors: tuple[str, ...]
    warnings: tuple[str, ...]


def drive(
    folder: Path, steps: tuple[tuple[str, Edit], ...] = STEPS, step: Step = "validate"
) -> Iterator[Outcome]:
    """The outcome of each step in ``folder``."""
    home = folder / "aihub"
    shutil.copytree(AIHUB, home)
    spec = yaml.safe_load((AIHUB / "openapi.yaml").read_text(encoding="utf-8"))
    for name, edit in steps:
        edit(spec)
        text = yaml.safe_dump(copy.deepcopy(spec), sort_keys=False, allow_unicode=True)
        (home / "openapi.yaml").write_text(text, encoding="utf-8")
        result = run(Request(config=home / "sdk.yaml", output=folder / "generated"), step)
        lines = [(d.severity, line_of(d, result, home)) for d in result.sink]
        yield Outcome(
            name,
            result,
            tuple(line for severity, line in lines if severity is Severity.ERROR),
            tuple(line for severity, line in lines if severity is Severity.WARNING),
        )


def line_of(diagnostic: Diagnostic, result: Result, home: Path) -> str:
    """A message on one line, with its place."""
    place = ""
    if diagnostic.loc is not None:
        mark = result.files[diagnostic.loc.uri].mark(diagnostic.loc.pointer)
        name = diagnostic.loc.uri.removeprefix(f"{home.as_posix()}/")
        place = f"{name}:{mark.line}:{mark.column}: "
    return f"{place}{diagnostic.code} {diagnostic.message} | {diagnostic.hint}"
