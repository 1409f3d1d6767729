"""x-sdk-upload-folder: what it becomes, and what is said of one that is malformed."""

from __future__ import annotations

import pytest

from generator.ir.hints import FolderFacts
from tests.lower.lowering import lower_document

UPLOAD = {"data_argument": ""}

#: the hint, what it becomes, and the errors
CASES: dict[str, tuple[object, FolderFacts, list[str]]] = {
    "nothing": ({}, FolderFacts(), []),
    "both": ({"separator": "/", "largest": 9}, FolderFacts("/", 9), []),
    "several characters": ({"separator": "--"}, FolderFacts("--"), []),
    "no text": ({"separator": ""}, FolderFacts(), ["L301"]),
    "a long text": ({"separator": "....."}, FolderFacts(), ["L301"]),
    "a newline": ({"separator": "\n"}, FolderFacts(), ["L301"]),
    "a number": ({"separator": 7}, FolderFacts(), ["L301"]),
    "no size": ({"largest": 0}, FolderFacts(), ["L301"]),
    "text for a size": ({"largest": "10 MB"}, FolderFacts(), ["L301"]),
    "another key": ({"largets": 9}, FolderFacts(), ["L301"]),
    "no object": ("/", FolderFacts(), ["L301"]),
}


def document(hint: object, **more: object) -> dict[str, object]:
    operation = {
        "operationId": "add",
        "x-sdk-upload-folder": hint,
        "requestBody": {"content": {"application/octet-stream": {}}},
        "responses": {"204": {"description": "Added."}},
        **more,
    }
    info = {"title": "Files", "version": "1"}
    return {"openapi": "3.1.0", "info": info, "paths": {"/files": {"post": operation}}}


@pytest.mark.parametrize("about", CASES)
def test_what_a_hint_becomes(about: str) -> None:
    hint, facts, codes = CASES[about]
    lowered = lower_document(document(hint, **{"x-sdk-upload": {}}))
    assert lowered.api.operations[0].hints.folder == facts
    found = [one for one in lowered.sink if one.loc and "upload-folder" in one.loc.pointer]
    assert [one.code for one in found] == codes


def test_it_needs_an_upload() -> None:
    lowered = lower_document(document({"largest": 9}))
    assert lowered.api.operations[0].hints.folder == FolderFacts()
    assert lowered.codes == ["L301"]
