"""``bench/runtime.py``: it runs, and its verdicts follow from its numbers."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def speed(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "bench"))
    return importlib.import_module("speed.table"), importlib.import_module("speed.rows")


LOW = {"goal": 1.0, "least": 1.5}
RATE = {"goal": 2.0, "least": 1.0, "more": True}
OVER = {"base": "other", "goal": 1.0}


@pytest.mark.parametrize(
    ("metric", "ours", "other", "shown", "verdict"),
    [
        (LOW, [0.5], [], "0.50 us", "reached"),
        (LOW, [9.0, 1.0, 1.2], [], "1.20 us ±167 %", "least"),
        (LOW, [1.6], [], "1.60 us", "MISSED"),
        (RATE, [2.5], [], "2.50 us", "reached"),
        (RATE, [1.5], [], "1.50 us", "least"),
        (RATE, [0.9], [], "0.90 us", "MISSED"),
        (OVER, [300.0], [400.0], "0.75 (300 us)", "reached"),
        (OVER, [500.0], [400.0], "1.25 (500 us)", "MISSED"),
        (OVER, [0.5], "failed: x", "0.50 us", ""),
        (OVER, "failed: x", [1.0], "failed: x", "MISSED"),
        ({}, [3.0], [], "3.00 us", ""),
    ],
)
def test_cells_and_verdicts(speed, metric, ours, other, shown, verdict):
    table, rows = speed
    row = rows.Row("row", ("ours", "other"), (rows.Metric("cost", "n", "us", **metric),))
    found = {
        name: values if isinstance(values, str) else [{"n": value} for value in values]
        for name, values in (("ours", ours), ("other", other))
        if values
    }
    (line,) = table.lines([row], {"row": found})
    assert (line.cells["ours"].shown("us"), line.verdict) == (shown, verdict)


def test_it_measures(tmp_path):
    written = tmp_path / "found.json"
    arguments = ["second client", "encode", "--rounds=1", "--size=1", "--no-peers"]
    done = subprocess.run(
        [sys.executable, ROOT / "bench" / "runtime.py", *arguments, f"--json={written}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert written.exists(), done.stderr
    cells = {
        (line["row"], name): cell["value"] or cell["text"]
        for line in json.loads(written.read_text("utf-8"))["table"]
        for name, cell in line["cells"].items()
    }
    assert {row for row, _ in cells} == {
        "second client",
        "encode 4.5 MB from dicts",
        "encode 4.5 MB from models",
    }
    assert [cell for cell in cells.items() if not isinstance(cell[1], float)] == []
