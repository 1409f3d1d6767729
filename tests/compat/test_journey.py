"""Steps of a definition, each with the report on it: what changed, which version, what to write."""

from __future__ import annotations

import copy
import functools
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.cli.reports.places import sides
from generator.compat.changelog import lines_of
from generator.compat.compare import report_on
from generator.compat.history import Release, remembered
from generator.compat.lock import State
from generator.compat.proposals import proposed
from generator.compat.report import Report
from generator.emit.markdown import md_sentence
from generator.notation.pointer import tokens_of
from generator.states import survey

HOME = Path(__file__).parent / "journey"
STEPS: list[dict[str, Any]] = yaml.safe_load((HOME / "steps.yaml").read_text("utf-8"))
NAMED = {step["about"]: step for step in STEPS}


def edited(tree: Any, step: dict[str, Any], prefix: str = "") -> Any:
    """``tree`` as a step leaves it."""
    tree = copy.deepcopy(tree)
    for pointer in step.get(f"{prefix}drop", ()):
        parent, key = _at(tree, pointer)
        del parent[key]
    for pointer, name in step.get(f"{prefix}name", {}).items():
        parent, key = _at(tree, pointer)
        members = [(name if one == key else one, value) for one, value in parent.items()]
        parent.clear()
        parent.update(members)
    for pointer, value in step.get(f"{prefix}set", {}).items():
        parent, key = _at(tree, pointer)
        parent[key] = value
    return tree


def _at(tree: Any, pointer: str) -> tuple[Any, Any]:
    *above, last = tokens_of(pointer)
    for token in above:
        tree = tree[int(token)] if isinstance(tree, list) else tree.setdefault(token, {})
    return tree, int(last) if isinstance(tree, list) else last


@functools.cache
def loaded(name: str) -> Any:
    return yaml.safe_load((HOME / name).read_text("utf-8"))


def state(folder: Path, step: dict[str, Any], sdk: str, old: State | None = None) -> State:
    """The state after a step, with the names of the one before it."""
    folder.mkdir()
    document = edited(loaded("openapi.yaml"), step)
    config = edited(loaded("sdk.yaml"), {"set": step.get(sdk, {})})
    (folder / "openapi.yaml").write_text(json.dumps(document, indent=1), "utf-8")
    (folder / "sdk.yaml").write_text(json.dumps(config, indent=1), "utf-8")
    found = survey(str(folder / "sdk.yaml"), names=old.names if old is not None else {})
    assert found.state is not None, found.sink.errors
    return found.state


def reported(step: dict[str, Any], folder: Path) -> tuple[Report, State, State]:
    """The report on a step, and both states."""
    history: tuple[Release, ...] = ()
    old = state(folder / "old", {}, "base_sdk") if "base_sdk" not in step else None
    if old is None:
        old = state(folder / "old", {"base_sdk": step["base_sdk"]}, "base_sdk")
    if name := step.get("after"):
        former = NAMED[name]
        new = state(folder / "then", former, "sdk", old)
        history = remembered((), "1.1.0", report_on(old, new).entries)
        old = new
    new = state(folder / "new", step, "sdk", old)
    return report_on(old, new, history), old, new


def shown(report: Report, old: State, new: State) -> dict[str, Any]:
    """What a step says of its report."""
    said = [
        f"{entry.verdict.value} ({sides(entry)}): {entry.head.sentence}"
        + (f" (undoes {entry.undoes})" if entry.undoes else "")
        for entry in report.entries
    ]
    found = {
        "says": said,
        "prose": len(report.prose),
        "version": report.next,
        "changelog": dict(lines_of(report, md_sentence)),
        "renamed": [line.text for line in proposed(report.proposals, old.surface, new.surface)],
        "hints": [hint.sentence for hint in report.hints],
    }
    return {key: value for key, value in found.items() if value}


@pytest.mark.parametrize("step", STEPS, ids=NAMED)
def test_a_step(step: dict[str, Any], tmp_path: Path) -> None:
    expected = {key: step[key] for key in KEYS if key in step}
    assert shown(*reported(step, tmp_path)) == expected


#: What a step says that is compared; what is empty is left out.
KEYS = ("says", "prose", "version", "changelog", "renamed", "hints")
