"""Names of files: whatever a document calls its things, every file system can hold the output."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.emit.files import path_problem
from generator.names.files import assign_files
from generator.names.table import Wish
from generator.notation.files import LONGEST, folded
from generator.pipeline import Request, run

#: One name each; those of a row are one file somewhere.
NAMES = (
    ("CON", "con", "Con"),
    ("aux", "AUX", "aux_"),
    ("nul.txt", "NUL.txt", "nul"),
    ("COM1", "com1", "LPT9", "COM¹"),
    ("trail. ", "trail.", "trail "),
    ("caf\u00e9", "cafe\u0301", "CAF\u00c9"),
    ("stra\u00dfe", "STRASSE"),
    ("../../up", "..", ".", "/", "/etc", "a/b", "a\\b", "C:\\x"),
    ("a\0b", "a\tb", "a:b", "a*b", "a?b", 'a"b', "a<b>"),
    ("\u65e5" * 150, "\u65e5" * 151, "x" * 5000, "word " * 300),
    ("\u200b", "\u202ename", "\ud800", "-", "_", "__init__", "index", "conf"),
)


@pytest.mark.parametrize("row", NAMES, ids=lambda row: repr(row[0][:12]))
def test_every_name_becomes_a_file(row: tuple[str, ...], tmp_path: Path) -> None:
    """Of operations, tags and schemas, and as the title; with all targets."""
    reply = {"200": {"description": "ok", "content": {}}}
    paths: dict[str, dict[str, object]] = {}
    for number, name in enumerate(row):
        schema = {"type": "object", "properties": {name: {"type": "string"}}}
        content = {"application/json": {"schema": schema}}
        paths[f"/a{number}"] = {
            "get": {
                "operationId": name,
                "tags": [name],
                "responses": {"200": {"description": "ok", "content": content}},
            }
        }
        paths[f"/{name.replace('/', '')}/{number}"] = {"get": {"responses": reply}}
    document = {"openapi": "3.1.0", "info": {"title": row[0], "version": "1"}, "paths": paths}
    (tmp_path / "openapi.json").write_text(json.dumps(document), encoding="utf-8")
    targets = ("python", "samples", "postman", "docs")
    spec = str(tmp_path / "openapi.json")
    request = Request(spec, output=tmp_path / "out", targets=targets, formatter="ruff")
    result = run(request, "generate")
    assert result.ok, [d.message for d in result.sink]
    assert result.tree is not None
    operations = len(paths) - len({d.loc for d in result.sink if d.code == "L200"})
    samples = [path for path in result.tree.files if path.suffix == ".rb"]
    assert len(samples) == operations


def test_names_are_safe_apart_and_stable() -> None:
    names = [name for row in NAMES for name in row if name.isalnum()]
    wishes = [Wish(name, (name,)) for name in names]
    given = assign_files(wishes)
    assert given == assign_files(reversed(wishes))
    assert len({folded(name) for name in given.values()}) == len(names)
    for name in given.values():
        assert not path_problem(Path(f"{name}.postman_collection.json"))  # type: ignore[arg-type]
        assert len(name.encode()) < LONGEST + 10
