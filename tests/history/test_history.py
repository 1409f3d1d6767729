"""The overlay and the sdk.yaml of AI Hub on other states of its definition: what is gone is told.

``python -m tests.history`` goes the whole way back; here are the steps at which much is gone.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from generator.pipeline import Request, run
from tests.history.drive import Outcome, drive
from tests.history.steps import STEPS

#: Steps up to here are done as one.
STATIONS = ("no locations", "no upload in parts", "run status had another ID", "no list of runs")


@pytest.fixture(scope="module")
def stations(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """What is generated at each station."""
    names = [name for name, _ in STEPS]
    steps, start = [], 0
    for station in STATIONS:
        end = names.index(station) + 1
        part = [edit for _, edit in STEPS[start:end]]

        def edit(spec: dict[str, object], part: list[object] = part) -> None:
            for one in part:
                one(spec)  # type: ignore[operator]

        steps.append((station, edit))
        start = end
    folder = tmp_path_factory.mktemp("history")
    return {one.name: one for one in drive(folder, tuple(steps), "generate")}


@pytest.mark.parametrize("station", STATIONS)
def test_what_is_left_is_generated(stations: dict[str, Outcome], station: str) -> None:
    outcome = stations[station]
    assert outcome.errors == ()
    assert outcome.warnings
    report = outcome.result.report
    assert report is not None
    assert report.written


def test_every_file_of_the_last_station_parses(stations: dict[str, Outcome]) -> None:
    output = stations[STATIONS[-1]].result.output
    assert output is not None
    found = list(output.rglob("*.py"))
    for path in found:
        ast.parse(path.read_text(encoding="utf-8"))
    assert len(found) > 100


def test_nothing_is_left_half(stations: dict[str, Outcome]) -> None:
    output = stations["no upload in parts"].result.output
    assert output is not None
    text = (output / "README.md").read_text(encoding="utf-8")
    assert "client.batches.add_file(" in text
    early = "\n".join(stations["no upload in parts"].warnings)
    for method in ("add_large_file", "create_multipart_upload_session", "upload_multipart_part"):
        assert f"the method {method!r} is left out" in early
    late = "\n".join(stations["run status had another ID"].warnings)
    assert "the methods 'list' and 'get_audit_logs' are left out" in late
    assert "'x-sdk-starts' names the operation 'getRunStatus'" in late


def test_strict_stops(stations: dict[str, Outcome], tmp_path: Path) -> None:
    result = stations["no locations"].result
    config = next(uri for uri in result.files if uri.endswith("sdk.yaml"))
    request = Request(config=Path(config), output=tmp_path, strict=True)
    errors = {one.code for one in run(request, "generate").sink.errors}
    assert "O003" in errors
    assert not list(tmp_path.iterdir())
