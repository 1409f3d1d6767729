from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pytest

from generator.diagnostics import GenerationError, Sink
from generator.emit import spool
from generator.emit.engine import Engine
from generator.emit.files import Derived, FileJob, Json, Language, Mode, Source, Template, Verbatim
from generator.emit.render import render_tree
from generator.emit.spool import Spool, Stored, digest
from generator.emit.style import CodeStyle
from generator.emit.write import check, write


@dataclass(frozen=True)
class View:
    text: str


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    (tmp_path / "raw.jinja").write_text("{{ v.text }}\n\n\n")
    return Engine.at(tmp_path)


def content(engine: Engine, source: Source, language: Language) -> bytes:
    job = FileJob(PurePosixPath("x"), source, Mode.CREATE_ONCE, language)
    (file,) = render_tree([job], engine, CodeStyle(), None)
    assert file.mode is Mode.CREATE_ONCE
    return file.content


@pytest.mark.parametrize(
    ("source", "language", "expected"),
    [
        (Template("raw.jinja", View("x  =  1")), "python", b"x = 1\n"),
        (Template("raw.jinja", View("x  =  1")), "toml", b"x  =  1\n"),
        (Template("raw.jinja", View("")), "none", b""),
        (Template("raw.jinja", View("")), "python", b""),
        (Verbatim("x  =  1\r\n"), "python", b"x  =  1\r\n"),
        (Verbatim(b"\xff\x00"), "none", b"\xff\x00"),
        (Json([1]), "json", b"[\n  1\n]\n"),
    ],
)
def test_only_python_from_templates_is_formatted(
    engine: Engine, source: Source, language: Language, expected: bytes
) -> None:
    assert content(engine, source, language) == expected


def test_the_tree_is_sorted_whatever_the_order_of_the_plan(engine: Engine) -> None:
    jobs = [
        FileJob(
            PurePosixPath(name), Template("raw.jinja", View(f"n = '{name}'")), language="python"
        )
        for name in ("c.py", "a.py", "b.py")
    ]
    trees = [render_tree(order, engine, CodeStyle(), None) for order in (jobs, jobs[::-1])]
    assert trees[0] == trees[1]
    assert [file.content for file in trees[0]] == [
        b'n = "a.py"\n',
        b'n = "b.py"\n',
        b'n = "c.py"\n',
    ]


@pytest.mark.parametrize("language", ["python", "none"])
def test_text_that_is_no_unicode_is_no_traceback(engine: Engine, language: Language) -> None:
    with pytest.raises(GenerationError) as caught:
        content(engine, Template("raw.jinja", View("x = '\ud800'")), language)
    assert caught.value.diagnostics[0].code == "F005"


def test_broken_python_names_its_template(engine: Engine) -> None:
    with pytest.raises(GenerationError, match=r"raw\.jinja"):
        content(engine, Template("raw.jinja", View("def (")), "python")


def test_what_is_much_waits_on_disk(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spool, "_MEMORY", 2)
    jobs = [
        FileJob(PurePosixPath(name), Template("raw.jinja", View(f"n{name[0]} = 1")), language=kind)
        for name, kind in (("a.py", "python"), ("b.txt", "none"), ("c.txt", "none"))
    ]
    source = Derived((PurePosixPath("a.py"), PurePosixPath("c.txt")), "".join)
    jobs.append(FileJob(PurePosixPath("d.txt"), source))
    with Spool() as kept:
        tree = render_tree(jobs, engine, CodeStyle(), None, kept)
        assert all(isinstance(file.held, Stored) for file in tree)
        contents = [file.content for file in tree]
        assert contents == [b"na = 1\n", b"nb = 1\n", b"nc = 1\n", b"na = 1\nnc = 1\n"]
        assert tree.files[PurePosixPath("b.txt")].digest == digest(b"nb = 1\n")
        out = tmp_path / "out"
        assert write(tree, out, Sink()).written == 4
        assert write(tree, out, Sink()).unchanged == 4
        assert [(out / str(file.path)).read_bytes() for file in tree] == contents
        (out / "c.txt").write_bytes(b"nc = 2\n")
        assert "+nc = 1" in check(tree, out, Sink()).diff


def test_no_space_for_what_waits_is_no_traceback(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(**_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(spool, "_MEMORY", 0)
    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    with pytest.raises(GenerationError, match="No space left on device; nothing was changed"):
        content(engine, Verbatim("x"), "none")
