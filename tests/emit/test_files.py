from __future__ import annotations

import json
from pathlib import PurePosixPath

import pytest

from generator.diagnostics import GenerationError
from generator.emit.files import Manifest, Mode, OutputFile, OutputTree, json_bytes, path_problem


def tree(*paths: str) -> OutputTree:
    return OutputTree.of(OutputFile(PurePosixPath(path), b"x") for path in paths)


def test_files_are_sorted_whatever_their_order() -> None:
    assert [str(file.path) for file in tree("b.py", "a/z.py", "a.py")] == ["a/z.py", "a.py", "b.py"]
    assert list(tree("x", "y").files) == list(tree("y", "x").files)


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "..",
        "a/../../b",
        "",
        "aux.py",
        "models/CON.py",
        "com1",
        "LPT9.txt",
        "COM².py",
        "a:b.py",
        "a\\b.py",
        "a\0b",
        "a\nb",
        "a?",
        "tail.",
        "tail ",
        "\ud800",
        "x" * 256,
        "ü" * 128,
    ],
)
def test_paths_that_some_system_cannot_hold_are_refused(path: str) -> None:
    with pytest.raises(GenerationError) as caught:
        tree(path)
    assert [d.code for d in caught.value.diagnostics] == ["F001"]


@pytest.mark.parametrize(
    "path", ["a.py", "auxiliary.py", "nul_.py", "a/.b", "ä.py", "x" * 255, "a b"]
)
def test_ordinary_paths_pass(path: str) -> None:
    assert path_problem(PurePosixPath(path)) == ""


@pytest.mark.parametrize(
    "paths",
    [
        ("Pet.py", "pet.py"),
        ("a/B/c.py", "a/b/d.py"),
        ("straße.py", "STRASSE.py"),
        ("\u00e9.py", "e\u0301.py"),
        ("same.py", "same.py"),
        ("a", "a/b"),
        ("a/b/c", "a"),
    ],
)
def test_paths_that_collide_somewhere_are_refused(paths: tuple[str, ...]) -> None:
    with pytest.raises(GenerationError) as caught:
        tree(*paths)
    assert len(caught.value.diagnostics) == 1


def test_every_bad_path_is_named() -> None:
    with pytest.raises(GenerationError) as caught:
        tree("../a", "b", "/c")
    assert len(caught.value.diagnostics) == 2


def test_manifest_survives_its_file() -> None:
    manifest = Manifest("1.2", {"a.py": "00", "b/c.py": "11"}, {"a.py": "22"})
    assert Manifest.load(manifest.dump()) == manifest
    assert manifest.owns(PurePosixPath("a.py"), "22")
    assert not manifest.owns(PurePosixPath("b/c.py"), "22")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b'{"files": []}',
        b'{"files": {"a": 1}}',
        b'{"files": {"../a": "00"}}',
        b'{"files": {"/a": "00"}}',
        b"\xff\xfe",
        b"<<<<<<< HEAD",
    ],
)
def test_a_damaged_manifest_is_a_value_error(content: bytes) -> None:
    with pytest.raises(ValueError):
        Manifest.load(content)


def test_json_is_readable_valid_and_utf8_whatever_it_holds() -> None:
    assert "ü" in json_bytes({"a": "ü"}).decode()
    value = {"s": "\ud800", "inf": float("inf"), "list": [float("nan"), 1.5], "n": 10**30}
    assert json.loads(json_bytes(value)) == {
        "s": "\ud800",
        "inf": None,
        "list": [None, 1.5],
        "n": 10**30,
    }


def test_modes_are_told_apart() -> None:
    assert OutputFile(PurePosixPath("a"), b"").mode is Mode.OWNED
