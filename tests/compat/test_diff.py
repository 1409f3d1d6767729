"""The command diff: what each format prints, when it fails, and what hostile text does to it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from markdown_it import MarkdownIt

from generator.cli.main import cli

HOSTILE = "a|b`c` <img src=x> **d** \x1b[31m\n::error::e%0A\u2028# f\u202e"


def document(**edits: Any) -> dict[str, Any]:
    """A small definition; ``edits`` replace parameters, responses or prose of its one list."""
    operation = {
        "operationId": "listPets",
        "tags": ["pets"],
        "parameters": edits.get("parameters", []),
        "responses": {"200": {"description": "All pets."}},
        "description": edits.get("description", "Lists pets."),
    }
    paths = {"/pets": {"get": operation}, **edits.get("paths", {})}
    return {"openapi": "3.1.0", "info": {"title": "Pets", "version": "1.0.0"}, "paths": paths}


def parameter(name: str, *, required: bool = False, **schema: Any) -> dict[str, Any]:
    return {
        "name": name,
        "in": "query",
        "required": required,
        "schema": {"type": "string"} | schema,
    }


def diff(folder: Path, old: Any, new: Any, *options: str) -> Result:
    (folder / "old.json").write_text(json.dumps(old, indent=1), "utf-8")
    (folder / "new.json").write_text(json.dumps(new, indent=1), "utf-8")
    return CliRunner().invoke(
        cli, ["diff", str(folder / "old.json"), str(folder / "new.json"), *options]
    )


STATES = {
    "nothing": (document(), None),
    "prose": (document(description="Lists all pets."), "docs"),
    "an argument": (document(parameters=[parameter("kind")]), "additive"),
    "a default": (document(parameters=[parameter("size", default="l")]), "dangerous"),
    "a need": (document(parameters=[parameter("kind", required=True)]), "breaking"),
}
RANKS = ("breaking", "dangerous", "additive", "docs")


@pytest.mark.parametrize("limit", [*RANKS, "none"])
@pytest.mark.parametrize(("new", "verdict"), STATES.values(), ids=STATES)
def test_it_fails_on_what_is_as_bad(
    new: Any, verdict: str | None, limit: str, tmp_path: Path
) -> None:
    old = document(parameters=[parameter("size", default="s")] if verdict == "dangerous" else [])
    found = diff(tmp_path, old, new, "--format", "json", "--fail-on", limit)
    report = json.loads(found.stdout)
    assert report["verdict"] == verdict
    bad = verdict is not None and limit != "none" and RANKS.index(verdict) <= RANKS.index(limit)
    assert found.exit_code == int(bad)


def test_json_has_the_documented_keys(tmp_path: Path) -> None:
    new = document(parameters=[parameter("kind", required=True)], description="Lists all pets.")
    report = json.loads(diff(tmp_path, document(), new, "--format", "json").stdout)
    assert list(report) == [
        *("format", "old", "new", "verdict", "level", "next_version", "counts", "entries"),
        *("prose", "renamed", "hints"),
    ]
    assert report["next_version"] == "2.0.0"
    assert report["counts"] == dict.fromkeys(RANKS, 0) | {"breaking": 1, "prose": 1}
    (entry,) = report["entries"]
    assert list(entry) == [
        *("id", "group", "operation", "verdict", "counts", "sentence", "advice", "undoes"),
        *("old", "new", "api", "sdk", "renamed"),
    ]
    assert (entry["operation"], entry["counts"]) == ("GET /pets", "sdk")
    assert [change["id"] for change in entry["sdk"]["changes"]] == ["sdk-argument-added-required"]
    assert entry["new"]["line"] > 1
    assert entry["new"]["pointer"] == "/paths/~1pets/get/parameters/0"


@pytest.mark.parametrize("style", ["text", "markdown", "github"])
def test_hostile_text_stays_text(style: str, tmp_path: Path) -> None:
    old = document(parameters=[parameter("size", default="s")])
    paths = {
        f"/{HOSTILE}": {
            "get": {"operationId": HOSTILE, "responses": {"200": {"description": HOSTILE}}}
        }
    }
    new = document(
        description=HOSTILE,
        paths=paths,
        parameters=[parameter("size", default=HOSTILE), parameter(HOSTILE, enum=[HOSTILE])],
    )
    printed = diff(tmp_path, old, new, "--format", style).stdout
    assert "pets" in printed
    assert not {"\x1b", "\u2028", "\u202e"} & set(printed)
    lines = printed.splitlines()
    assert not [line for line in lines if line.startswith(("# f", "::error::e"))]
    if style == "github":
        assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)
    if style == "markdown":
        tokens = [one for token in MarkdownIt().parse(printed) for one in token.children or [token]]
        html = {t.content.strip() for t in tokens if t.type in {"html_inline", "html_block"}}
        assert html <= {"<details><summary>1 change of prose</summary>", "</details>"}
        assert not [t for t in tokens if t.type in {"image", "link_open"}]
        assert "**d**" in "".join(t.content for t in tokens if t.type == "code_inline")


def test_annotations_point_at_lines(tmp_path: Path) -> None:
    new = document(parameters=[parameter("kind", required=True)])
    first = diff(tmp_path, document(), new, "--format", "github").stdout.splitlines()[0]
    assert first.startswith(f"::error file={tmp_path.as_posix()}/new.json,line=15,col=6,")
    assert "title=breaking (API breaking%2C SDK breaking)" in first


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        ([], 2, "Give OLD and NEW"),
        (["old.json"], 2, "Give OLD and NEW"),
        (["nowhere.json", "old.json"], 1, "S001"),
        (["old.json", "broken.json"], 1, "S002"),
        (["old.json", "old.json", "--fail-on", "all"], 2, "'all' is not one of"),
    ],
)
def test_what_cannot_be_compared(
    arguments: list[str], status: int, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.json").write_text(json.dumps(document()), "utf-8")
    (tmp_path / "broken.json").write_text("{", "utf-8")
    found = CliRunner().invoke(cli, ["diff", *arguments])
    assert (found.exit_code, says in found.output) == (status, True), found.output
    assert "Traceback" not in found.output
