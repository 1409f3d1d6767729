"""What the samples target publishes: the sample of each operation, and what makes more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.emit.files import Data, Template
from generator.targets.base import Table


@dataclass(frozen=True, slots=True)
class SampleSymbol:
    """One sample file; ``path`` is relative to the folder of the samples target.

    Whoever shows a sample makes it from ``source``: where the file ends up is not known.
    """

    language: str  # its id: curl, python, python-requests ...
    label: str  # for people: "Python (SDK)"
    highlight: str  # for syntax highlighters: shell, python ...
    path: PurePosixPath
    source: Template


@dataclass(frozen=True, slots=True)
class SamplesTable(Table):
    """The samples of every operation, in the order in which languages are shown."""

    operations: Mapping[str, tuple[SampleSymbol, ...]]  # by key
    # The scripts that make samples in a page: path below _static -> text.
    scripts: Callable[[], Mapping[str, str]]
    notes: Mapping[str, Data]  # what they must know of an operation, by key
