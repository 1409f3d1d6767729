from __future__ import annotations

import importlib.util
import sys
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pytest

from generator.diagnostics import GenerationError
from generator.emit.engine import Engine
from generator.emit.files import FileJob, Json, Template, Verbatim


@dataclass(frozen=True)
class View:
    name: str
    items: tuple[str, ...] = ()


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    (tmp_path / "ok.j2").write_text(
        "{% for item in v.items %}\n    x = {{ item | py_str }}\n{% endfor %}\n{{ v.name }}\n"
    )
    (tmp_path / "missing.j2").write_text("\n{{ v.nothing }}\n")
    (tmp_path / "broken.j2").write_text("\n\n{% for %}\n")
    (tmp_path / "deep.j2").write_text("{{ v.name | py_literal }}")
    (tmp_path / "builtin.j2").write_text("{{ v.name | upper }}")
    return Engine.at(tmp_path)


def job(name: str, view: object) -> FileJob:
    return FileJob(PurePosixPath("x"), Template(name, view))


def test_a_template_sees_its_view_as_v(engine: Engine) -> None:
    text = engine.render(job("ok.j2", View("end", ('a"', "b"))))
    assert text == '    x = "a\\""\n    x = "b"\nend\n'


def test_template_syntax_in_a_value_is_text(engine: Engine) -> None:
    assert engine.render(job("ok.j2", View("{{ v.items }}{% raw %}"))) == "{{ v.items }}{% raw %}\n"


@pytest.mark.parametrize(
    ("name", "place"),
    [("missing.j2", "missing.j2:2"), ("broken.j2", "broken.j2:3"), ("nowhere.j2", "nowhere.j2")],
)
def test_a_fault_names_the_template_and_its_line(engine: Engine, name: str, place: str) -> None:
    with pytest.raises(GenerationError, match=place) as caught:
        engine.render(job(name, View("x")))
    assert caught.value.diagnostics[0].code == "F002"


def test_only_our_filters_exist(engine: Engine) -> None:
    with pytest.raises(GenerationError, match="upper"):
        engine.render(job("builtin.j2", View("x")))


def test_a_value_that_a_filter_refuses_is_no_traceback(engine: Engine) -> None:
    deep: object = 1
    for _ in range(100):
        deep = [deep]

    class Deep:
        name = deep

    with pytest.raises(GenerationError, match="deeper"):
        engine.render(job("deep.j2", Deep()))


def test_json_and_verbatim_need_no_template(engine: Engine) -> None:
    path = PurePosixPath("x")
    assert engine.render(FileJob(path, Json({"b": 1, "a": [True]}))) == (
        b'{\n  "b": 1,\n  "a": [\n    true\n  ]\n}\n'
    )
    assert engine.render(FileJob(path, Verbatim(b"\x00\r\n"))) == b"\x00\r\n"


def test_a_template_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "a.j2").write_text("{{ v.name }}!")
    view = View("x")
    assert Engine.at(tmp_path).render(job("a.j2", view)) == "x!"
    with monkeypatch.context() as patched:
        patched.setattr("jinja2.Environment.compile", None)
        assert Engine.at(tmp_path).render(job("a.j2", view)) == "x!"
    (tmp_path / "a.j2").write_text("{{ v.name }}?")
    assert Engine.at(tmp_path).render(job("a.j2", view)) == "x?"
    compiled = Path(importlib.util.cache_from_source(str(tmp_path / "a.j2")))
    for damaged in (b"damaged", compiled.read_bytes()[:40], compiled.read_bytes()[:-40]):
        compiled.write_bytes(damaged)
        assert Engine.at(tmp_path).render(job("a.j2", view)) == "x?"
    compiled.unlink()
    compiled.mkdir()  # nothing can be kept
    assert Engine.at(tmp_path).render(job("a.j2", view)) == "x?"
