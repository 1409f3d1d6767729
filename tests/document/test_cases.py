"""One file a construct: what is said about a document, and what becomes of it.

A case is a YAML file in ``cases/``. ``files`` holds the texts, the document first;
``overlays`` names those that are applied. ``says`` is everything that is reported, in order;
``becomes`` maps JSON Pointers into the upgraded document to what must stand there (null: it is
absent), ``leads`` pointers of references to pointers of their targets, ``skips`` lists
operations that are to be left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml

from generator.diagnostics import GenerationError, Sink
from generator.diagnostics.printers import as_data
from generator.document.marks import step
from generator.document.model import Document
from generator.document.overlay import apply_overlays
from generator.document.refs import resolve
from generator.document.rules import check_rules
from generator.document.source import SourceFile, load_file
from generator.document.tree import Json
from generator.document.upgrade import upgrade
from generator.document.validate import validate
from generator.notation.pointer import tokens_of

CASES = sorted((Path(__file__).parent / "cases").rglob("*.yaml"))
HINTS = frozenset(
    f"x-sdk-{word}" for word in ("group", "name", "paging", "polling", "retry", "secret")
)


@dataclass
class Outcome:
    """How far a document came."""

    sink: Sink = field(default_factory=Sink)
    files: dict[str, SourceFile] = field(default_factory=dict)
    document: Document | None = None

    @property
    def says(self) -> list[str]:
        """What was reported, one line each."""
        lines = []
        for item in as_data(self.sink, self.files):
            place = f"{item['file']}:{item['line']}:{item['column']}"
            hint = f" | {item['hint']}" if item["hint"] else ""
            lines.append(f"{place}: {item['severity']}[{item['code']}]: {item['message']}{hint}")
        return lines


def run(case: dict, outcome: Outcome) -> None:
    """Every stage of the spec room, on files of the working folder."""
    sink, tolerant = outcome.sink, case.get("tolerant", False)
    source = load_file(Path(next(iter(case["files"]))))
    outcome.files[source.uri] = source
    overlays = [load_file(Path(name)) for name in case.get("overlays", [])]
    source = apply_overlays(source, overlays, sink)
    outcome.files.update({layer.uri: layer for layer in source.layers})
    document = resolve(source, sink, tolerant=tolerant)
    outcome.files.update(document.files)
    validate(document, sink, tolerant=tolerant)
    outcome.document = document = upgrade(document, sink)
    check_rules(document, sink, tolerant=tolerant, known_hints=HINTS)


def outcome_of(case: dict, folder: Path) -> Outcome:
    """The outcome of a case whose files are written to ``folder``, the working folder."""
    for name, text in case["files"].items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    outcome = Outcome()
    try:
        run(case, outcome)
    except GenerationError as error:
        for diagnostic in error.diagnostics:
            outcome.sink.add(diagnostic)
    return outcome


def at(root: Json, pointer: str) -> Json:
    """The node at a pointer, None when it is absent."""
    node = root
    for token in tokens_of(pointer):
        try:
            node = step(node, token)
        except KeyError:
            return None
    return node


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    unknown = case.keys() - {
        "about",
        "files",
        "overlays",
        "tolerant",
        "says",
        "becomes",
        "leads",
        "skips",
    }
    assert not unknown, f"unknown keys {unknown}"
    outcome = outcome_of(case, tmp_path)
    assert outcome.says == case.get("says", [])
    document = outcome.document
    for pointer, expected in case.get("becomes", {}).items():
        assert document is not None
        assert at(document.root, pointer) == expected, pointer
    for pointer, expected in case.get("leads", {}).items():
        assert document is not None
        target = document.deref(at(document.root, pointer))
        loc = getattr(target, "loc", target)
        found = f"{loc.uri}#{loc.pointer}" if hasattr(loc, "uri") else loc
        assert found == expected, pointer
    if document is not None:
        skipped = [f"{loc.pointer}: {why}" for loc, why in document.broken.items()]
        assert skipped == case.get("skips", [])
