from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import pytest

from generator.emit.engine import Engine
from generator.emit.files import Derived, FileJob, Json, Template, Verbatim
from generator.emit.render import render_tree
from generator.emit.style import CodeStyle


def engine(tmp_path: Path) -> Engine:
    (tmp_path / "code.jinja").write_text("x  =  {{ v }}")
    return Engine.at(tmp_path)


def listed(texts: Sequence[str]) -> str:
    return "|".join(texts)


def test_a_derived_file_sees_the_finished_text_of_others(tmp_path: Path) -> None:
    needs = (PurePosixPath("b.txt"), PurePosixPath("a.py"))
    jobs = [
        FileJob(PurePosixPath("all.txt"), Derived(needs, listed)).below(PurePosixPath("sub")),
        FileJob(PurePosixPath("sub/a.py"), Template("code.jinja", 1), language="python"),
        FileJob(PurePosixPath("sub/b.txt"), Verbatim("b\n")),
        FileJob(PurePosixPath("b.txt"), Json({})),
    ]
    tree = render_tree(jobs, engine(tmp_path), CodeStyle(), None)
    assert tree.files[PurePosixPath("sub/all.txt")].content == b"b\n|x = 1\n"


def test_a_derived_file_is_not_rendered_alone(tmp_path: Path) -> None:
    job = FileJob(PurePosixPath("all.txt"), Derived((), listed))
    with pytest.raises(ValueError, match="made of finished files"):
        engine(tmp_path).render(job)
