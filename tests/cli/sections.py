"""The sections of an sdk.yaml that targets read, for tests of what they make of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.config.load import load_configuration
from generator.config.section import Sections
from generator.diagnostics import Sink
from generator.document.source import SourceFile
from generator.targets.registry import TARGETS


@dataclass(frozen=True)
class _Keeper:
    """A reader that only keeps its sections."""

    name: str
    sections: tuple[str, ...]

    @staticmethod
    def configure(sections: Sections) -> Sections:
        return sections


def sections_of(source: SourceFile, target: str) -> Sections:
    """What a file without a fault has for ``target``."""
    readers = [_Keeper(entry.name, entry.sections) for entry in TARGETS]
    sink = Sink()
    found = load_configuration(source, Path(), sink, readers)
    assert len(sink) == 0
    return found.own.get(target, {})
