"""Uploads of folders: which APIs get one, and what the document says of the names of files."""

from __future__ import annotations

import importlib
import inspect
import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.cases.sdk import generate

if TYPE_CHECKING:
    from pathlib import Path


def document(
    schema: dict[str, Any], upload: dict[str, Any] | None, *names: str, **parameter: Any
) -> str:
    """``PUT /boxes/{box}/files/{file}``; ``names`` are those of further parameters."""
    parameters = [
        {"name": "box", "in": "path", "required": True, "schema": {"type": "string"}},
        {"name": "file", "in": "path", "required": True, "schema": schema, **parameter},
        *({"name": name, "in": "query", "schema": {"type": "string"}} for name in names),
    ]
    operation = {
        "operationId": "putFile",
        "x-sdk-name": "put",
        "tags": ["boxes"],
        "parameters": parameters,
        "requestBody": {
            "required": True,
            "content": {"application/octet-stream": {"schema": {"format": "binary"}}},
        },
        "responses": {"204": {"description": "Put."}},
        **(upload or {}),
    }
    return json.dumps(
        {
            "openapi": "3.1.0",
            "info": {"title": "Boxes", "version": "1"},
            "paths": {"/boxes/{box}/files/{file}": {"put": operation}},
        }
    )


UPLOAD: dict[str, Any] = {"x-sdk-upload": {"name_argument": "file"}}
TEXT: dict[str, Any] = {"type": "string"}

#: the schema of the name, the hints, what the parameter says beside its schema; and the separator,
#: the longest name, its pattern and the largest file
NAMES: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, Any], tuple[object, ...]]] = {
    "nobody says anything": (TEXT, UPLOAD, {}, ("~", 255, "", 0)),
    "the schema limits names": (
        {"type": "string", "maxLength": 60, "pattern": "^[a-z]"},
        UPLOAD,
        {},
        ("~", 60, "^[a-z]", 0),
    ),
    "Python cannot read the pattern": (
        {"type": "string", "pattern": r"^\p{L}+$"},
        UPLOAD,
        {},
        ("~", 255, "", 0),
    ),
    "names are paths": (TEXT, UPLOAD, {"x-sdk-spans-segments": True}, ("/", 0, "", 0)),
    "names are paths of limited length": (
        {"type": "string", "maxLength": 900},
        UPLOAD,
        {"x-sdk-spans-segments": True},
        ("/", 900, "", 0),
    ),
    "a hint": (
        TEXT,
        {**UPLOAD, "x-sdk-upload-folder": {"separator": "--", "largest": 1000}},
        {},
        ("--", 255, "", 1000),
    ),
    "a hint that names are paths": (
        TEXT,
        {**UPLOAD, "x-sdk-upload-folder": {"separator": "/"}},
        {},
        ("/", 0, "", 0),
    ),
}


@pytest.mark.parametrize("about", NAMES)
def test_what_names_can_be(about: str) -> None:
    schema, upload, parameter, expected = NAMES[about]
    sdk = generate(document(schema, upload, **parameter).encode(), "boxes_names")
    assert sdk.result.ok, [one.message for one in sdk.result.sink]
    with sdk.imported() as package:
        found = importlib.import_module(f"{package.__name__}.resources.boxes")._UPLOAD_FOLDER
        naming = found.naming
    assert (naming.separator, naming.longest, naming.pattern, found.largest) == expected
    text = sdk.files["README.md"]
    assert "upload_folder" in text


def test_without_the_hint_there_is_none() -> None:
    sdk = generate(document(TEXT, None).encode(), "boxes_none")
    assert sdk.manifest["composed"] == []


def test_arguments_of_the_operation_keep_their_names(tmp_path: Path) -> None:
    """``folder`` and ``name`` are those of the API here, and ours step aside."""
    sdk = generate(document(TEXT, UPLOAD, "folder", "name", "state").encode(), "boxes_taken")
    (tmp_path / "a.txt").write_text("A")
    with sdk.imported() as package:
        fake = package.testing.FakeBoxesTakenClient()
        method = fake.client().boxes.upload_folder
        names = list(inspect.signature(method).parameters)
        assert {"folder", "name", "state", "folder_option", "name_option", "state_option"} <= {
            *names
        }
        fake.boxes.put.returns(None)
        report = method(
            "B",
            folder_option=tmp_path,
            folder="theirs",
            name="theirs, too",
            name_option=lambda path: "our-" + path,
            state_option=tmp_path / ".state",
        )
        assert [entry.name for entry in report.uploaded] == ["our-a.txt"]
        (call,) = fake.boxes.put.calls
        assert call.arguments["folder"] == "theirs"
        assert call.request.body == b"A"


def test_nothing_is_kept_of_what_goes_to_a_fake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the next run of somebody's tests would find all files uploaded."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("A")
    with generate(document(TEXT, UPLOAD).encode(), "boxes_fake").imported() as package:
        for _ in range(2):
            fake = package.testing.FakeBoxesFakeClient()
            fake.boxes.put.returns(None)
            report = fake.client().boxes.upload_folder("B", tmp_path / "in")
            assert (len(report.uploaded), report.state) == (1, None)
    assert not (tmp_path / "state").exists()
