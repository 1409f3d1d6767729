"""The results of a run as a table: what the API really sends, and every column of it."""

from __future__ import annotations

import asyncio
import csv
import importlib
import io
import json
from typing import Any

import pytest

from tests.wire.recorder import Recorder

_SPOTS = [
    {"top_x": 1.0, "top_y": 2.0, "bottom_x": 3.5, "bottom_y": 4.0, "page_number": 2},
    {"top_x": 5.0, "top_y": 6.0, "bottom_x": 7.0, "bottom_y": 8.0, "page_number": 3},
]
_FULL = {
    "field_name": "net_total",
    "value": "1842.50",
    "type": "TEXT",
    "source_coordinates": _SPOTS,
    "edit_history": [{"timestamp": "t", "user_id": "u"}],
    "confidence": {"model": 0.97, "ocr": None},
    "validations": {"valid": False, "alerts": [{"msg": "too much", "new": 1}]},
    "new": {"x": 1},
}
_INVOICE = {
    "class_name": "Invoice",
    "page_numbers": [1, 2],
    "review_completed": True,
    "validations": {"final_result_pass": False},
    "classification_confidence": {"model": 0.98},
    "fields": [_FULL, {"field_name": "tax__no", "value": "ERROR", "error_msg": "No value."}],
}
PAGES: list[dict[str, Any]] = [
    {
        "id": "r-1",
        "batch_id": "4821",
        "has_more": True,
        "files": [
            {"original_file_name": "a.pdf", "input_file_path": "x/a.pdf", "documents": [_INVOICE]},
            {"original_file_name": "broken.pdf", "documents": []},
        ],
    },
    {"id": "r-1", "has_more": True, "files": []},
    {
        "id": "r-1",
        "batch_id": 4821,  # elsewhere it is an integer
        "has_more": False,
        "files": [
            {"documents": [{"class_name": None, "fields": None}, {"fields": [{"value": 12}]}]},
            {"original_file_name": "none.pdf", "documents": None},
        ],
    },
]
_FIRST = {
    "run_id": "r-1",
    "batch_id": "4821",
    "file_index": 0,
    "file": "a.pdf",
    "file_path": "x/a.pdf",
    "document": 0,
    "class": "Invoice",
    "class_confidence": 0.98,
    "document_pages": "1, 2",
    "document_valid": False,
    "document_reviewed": True,
    "field_index": 0,
    "field": "net_total",
    "value": "1842.50",
    "type": "TEXT",
    "error_msg": None,
    "confidence": 0.97,
    "ocr_confidence": None,
    "page": 2,
    "box": json.dumps(_SPOTS[0], separators=(",", ":")),
    "locations": json.dumps(_SPOTS, separators=(",", ":")),
    "valid": False,
    "alerts": '[{"msg":"too much","new":1}]',
    "edit_history": '[{"timestamp":"t","user_id":"u"}]',
}
_PLACES = ("file_index", "file", "document", "field_index", "field", "value", "error_msg")
_OTHERS = [
    (0, "a.pdf", 0, 1, "tax__no", "ERROR", "No value."),
    (1, "broken.pdf", None, None, None, None, None),
    (2, None, 0, None, None, None, None),
    (2, None, 1, 0, None, "12", None),
    (3, "none.pdf", None, None, None, None, None),
]


@pytest.fixture
def server() -> Any:
    recorder = Recorder()
    recorder.script([{"status": 200, "body": page} for page in PAGES])
    yield recorder
    recorder.close()


def _places(rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in _PLACES) for row in rows]


def test_every_field_is_a_row(aihub: Any, server: Recorder) -> None:
    root = f"http://{server.address}/api"
    with aihub.AIHub(api_root=root, api_key="t") as client:
        first, *others = client.apps.runs.results("r-1").rows()
    assert first == _FIRST
    assert tuple(first) == aihub.models.ResultsPage.columns
    assert _places(others) == _OTHERS
    assert [row["batch_id"] for row in others] == ["4821", "4821", "4821", "4821", "4821"]
    assert len(server.requests) == 3


def test_raw_json_has_what_no_column_has(aihub: Any, server: Recorder) -> None:
    root = f"http://{server.address}/api"

    async def read() -> list[dict[str, Any]]:
        async with aihub.AsyncAIHub(api_root=root, api_key="t") as client:
            return [row async for row in client.apps.runs.results("r-1").rows(raw=True)]

    first, *others = asyncio.run(read())
    assert json.loads(first["raw"]) == _FULL
    assert json.loads(first["raw_parents"])["response"] == {
        "id": "r-1",
        "batch_id": "4821",
        "has_more": True,
    }
    assert _places(others) == _OTHERS
    assert json.loads(others[3]["raw"]) == {"value": 12}


def test_csv_has_the_same(aihub: Any, server: Recorder) -> None:
    file = io.StringIO(newline="")
    with aihub.AIHub(api_root=f"http://{server.address}/api", api_key="t") as client:
        assert client.apps.runs.results("r-1").to_csv(file) == 6
    rows = list(csv.DictReader(io.StringIO(file.getvalue(), newline="")))
    assert rows[0]["document_valid"] == "false"
    assert [row["value"] for row in rows] == ["1842.50", "ERROR", "", "", "12", ""]


def test_a_fake_returns_a_table(aihub: Any) -> None:
    fake = importlib.import_module("aihub.testing").FakeAIHub()
    fake.apps.runs.results.returns({"id": "r-1", "files": [{}, {}], "has_more": False})
    rows = fake.client().apps.runs.results("r-1").rows()
    assert [row["file_index"] for row in rows] == [0, 1]
