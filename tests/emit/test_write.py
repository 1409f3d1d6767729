from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest

from generator.diagnostics import GenerationError, Sink
from generator.emit import apply as room
from generator.emit.files import MANIFEST, Mode, OutputFile, OutputTree
from generator.emit.staging import Staging
from generator.emit.write import check, write


def tree(once: tuple[str, ...] = (), /, **files: str) -> OutputTree:
    """Files by name, ``__`` for a slash and ``_`` before the ending: ``a__b_py="text"``."""
    return OutputTree.of(
        OutputFile(
            PurePosixPath(name.replace("__", "/").replace("_", ".")),
            text.encode(),
            Mode.CREATE_ONCE if name in once else Mode.OWNED,
        )
        for name, text in files.items()
    )


def listing(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != str(MANIFEST)
    }


def names(paths: tuple[PurePosixPath, ...]) -> list[str]:
    return [str(path) for path in paths]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "out"


def test_a_first_run_writes_everything(out: Path) -> None:
    report = write(tree(a_py="1", b__c_py="2"), out, Sink())
    assert listing(out) == {"a.py": "1", "b/c.py": "2"}
    assert names(report.created) == ["a.py", "b/c.py"]
    assert (report.written, report.unchanged, report.pruned) == (2, 0, ())


def test_a_second_run_touches_nothing(out: Path) -> None:
    write(tree(a_py="1"), out, Sink())
    before = [
        (path, path.stat().st_mtime_ns, path.stat().st_ino) for path in sorted(out.rglob("*"))
    ]
    report = write(tree(a_py="1"), out, Sink())
    assert report.clean
    assert report.unchanged == 1
    after = [(path, path.stat().st_mtime_ns, path.stat().st_ino) for path in sorted(out.rglob("*"))]
    assert before == after


def test_only_what_changed_is_written(out: Path) -> None:
    write(tree(a_py="1", b_py="1"), out, Sink())
    inode = (out / "b.py").stat().st_ino
    report = write(tree(a_py="2", b_py="1"), out, Sink())
    assert names(report.updated) == ["a.py"]
    assert (out / "b.py").stat().st_ino == inode


def test_what_is_no_longer_made_is_pruned_with_its_folder(out: Path) -> None:
    write(tree(a_py="1", b__c__d_py="2"), out, Sink())
    (out / "b" / "mine.txt").write_text("mine")
    report = write(tree(a_py="1"), out, Sink())
    assert names(report.pruned) == ["b/c/d.py"]
    assert listing(out) == {"a.py": "1", "b/mine.txt": "mine"}
    assert not (out / "b" / "c").exists()


def test_an_edited_file_is_not_pruned(out: Path) -> None:
    write(tree(a_py="1", b_py="1"), out, Sink())
    (out / "b.py").write_text("mine")
    sink = Sink()
    report = write(tree(a_py="1"), out, sink)
    assert report.pruned == ()
    assert listing(out)["b.py"] == "mine"
    assert [d.code for d in sink] == ["F012"]


def test_a_hand_edit_is_refused_with_guidance_and_nothing_is_written(out: Path) -> None:
    write(tree(a_py="1", b_py="1"), out, Sink())
    (out / "b.py").write_text("mine")
    with pytest.raises(GenerationError, match=r"b\.py") as caught:
        write(tree(a_py="2", b_py="2"), out, Sink())
    assert caught.value.diagnostics[0].code == "F010"
    assert "_custom/" in caught.value.diagnostics[0].hint
    assert listing(out) == {"a.py": "1", "b.py": "mine"}
    write(tree(a_py="2", b_py="2"), out, Sink(), force=True)
    assert listing(out) == {"a.py": "2", "b.py": "2"}


def test_an_edit_that_equals_the_new_content_is_welcome(out: Path) -> None:
    write(tree(a_py="1"), out, Sink())
    (out / "a.py").write_text("2")
    assert write(tree(a_py="2"), out, Sink()).unchanged == 1
    assert check(tree(a_py="2"), out, Sink()).clean


def test_a_file_of_somebody_else_is_not_overwritten(out: Path) -> None:
    out.mkdir(parents=True)
    (out / "a.py").write_text("theirs")
    with pytest.raises(GenerationError, match=r"a\.py"):
        write(tree(a_py="1", b_py="1"), out, Sink())
    assert listing(out) == {"a.py": "theirs"}


def test_files_of_the_owner_are_created_once(out: Path) -> None:
    once = ("c_py",)
    write(tree(once, a_py="1", c_py="start"), out, Sink())
    (out / "c.py").write_text("mine")
    report = write(tree(once, a_py="2", c_py="other"), out, Sink())
    assert listing(out) == {"a.py": "2", "c.py": "mine"}
    assert names(report.updated) == ["a.py"]
    write(tree(a_py="2"), out, Sink())
    assert listing(out)["c.py"] == "mine"
    (out / "c.py").unlink()
    assert check(tree(once, a_py="2", c_py="other"), out, Sink()).clean


def test_an_owned_file_that_became_the_owners_is_not_pruned_by_check(out: Path) -> None:
    write(tree(c_py="1"), out, Sink())
    report = check(tree(("c_py",), c_py="1"), out, Sink())
    assert report.pruned == ()


@pytest.mark.parametrize(
    ("content", "stored"),
    [("{", "damaged"), ('{"files": {"../../victim": "0"}}', "damaged")],
)
def test_a_damaged_manifest_stops_the_run(out: Path, content: str, stored: str) -> None:
    write(tree(a_py="1"), out, Sink())
    (out / MANIFEST).write_text(content)
    with pytest.raises(GenerationError, match=stored):
        write(tree(a_py="1"), out, Sink())
    write(tree(a_py="2"), out, Sink(), force=True)
    assert check(tree(a_py="2"), out, Sink()).clean


def test_a_link_inside_the_output_is_not_followed(out: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "b.py").write_text("theirs")
    out.mkdir(parents=True)
    (out / "a").symlink_to(outside)
    with pytest.raises(GenerationError, match="symbolic link"):
        write(tree(a__b_py="1"), out, Sink(), force=True)
    (out / "a").unlink()
    (out / "x.py").symlink_to(outside / "b.py")
    with pytest.raises(GenerationError, match="in the way"):
        write(tree(x_py="1"), out, Sink(), force=True)
    assert listing(outside) == {"b.py": "theirs"}


def test_the_output_itself_may_be_a_link(out: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    out.parent.mkdir()
    out.symlink_to(tmp_path / "real")
    write(tree(a_py="1"), out, Sink())
    assert listing(tmp_path / "real") == {"a.py": "1"}


def test_a_folder_in_the_way_is_said(out: Path) -> None:
    (out / "a.py").mkdir(parents=True)
    with pytest.raises(GenerationError, match="in the way"):
        write(tree(a_py="1"), out, Sink(), force=True)


def test_a_file_where_the_output_should_be_is_said(out: Path) -> None:
    out.parent.mkdir()
    out.write_text("")
    with pytest.raises(GenerationError, match="not a folder"):
        write(tree(a_py="1"), out, Sink())


def test_modes_of_files_are_kept(out: Path) -> None:
    write(tree(run_sh="1"), out, Sink())
    (out / "run.sh").chmod(0o755)
    write(tree(run_sh="2"), out, Sink())
    assert (out / "run.sh").stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize("at", range(6))
def test_a_failure_at_any_step_leaves_everything_as_it_was(
    out: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    write(tree(a_py="1", b_py="1", gone_py="1"), out, Sink())
    before = listing(out), (out / MANIFEST).read_bytes()
    calls = 0
    place = room._Replacement.place

    def failing(self: room._Replacement, number: int, change: room.Change) -> None:
        nonlocal calls
        if calls == at:
            raise OSError(28, "No space left on device")
        calls += 1
        place(self, number, change)

    monkeypatch.setattr(room._Replacement, "place", failing)
    with pytest.raises(GenerationError, match="No space left"):
        write(tree(a_py="2", b_py="2", new__c_py="3"), out, Sink())
    assert (listing(out), (out / MANIFEST).read_bytes()) == before
    assert sorted(path.name for path in out.iterdir()) == [
        ".manifest.json",
        "a.py",
        "b.py",
        "gone.py",
    ]


def test_a_failed_first_run_leaves_no_folder(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(room._Replacement, "place", failing)
    with pytest.raises(GenerationError):
        write(tree(a__b_py="1"), out, Sink())
    assert not out.exists()


KILLED = """
import os, signal, sys
from pathlib import Path, PurePosixPath
from generator.diagnostics import Sink
from generator.emit import apply as room
from generator.emit.files import OutputFile, OutputTree
from generator.emit.write import write

place, seen = room._Replacement.place, []
def killing(self, number, change):
    if len(seen) == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
    seen.append(number)
    place(self, number, change)
room._Replacement.place = killing
files = [OutputFile(PurePosixPath(n), b"2") for n in ("a.py", "b.py", "c.py")]
write(OutputTree.of(files), Path(sys.argv[1]), Sink())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("at", [0, 1, 3, 4])
def test_a_killed_run_leaves_nothing_that_the_next_one_mistakes(out: Path, at: int) -> None:
    write(tree(a_py="1", b_py="1", gone_py="1"), out, Sink())
    root = Path(room.__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(out), str(at)],
        env={**os.environ, "PYTHONPATH": str(root)},
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    for path in out.rglob("*.py"):
        assert path.read_text() in {"1", "2"}
    write(tree(a_py="3", b_py="3"), out, Sink())
    assert listing(out) == {"a.py": "3", "b.py": "3"}
    assert sorted(path.name for path in out.iterdir()) == [".manifest.json", "a.py", "b.py"]


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_check_says_that_a_run_was_interrupted(out: Path) -> None:
    write(tree(a_py="1"), out, Sink())
    root = Path(room.__file__).parents[2]
    command = [sys.executable, "-c", KILLED, str(out), "2"]
    subprocess.run(command, env={**os.environ, "PYTHONPATH": str(root)}, check=False)
    before = sorted(out.iterdir())
    with pytest.raises(GenerationError) as caught:
        check(tree(a_py="1"), out, Sink())
    assert [d.code for d in caught.value.diagnostics] == ["F024"]
    # what is checked is not touched, but what nobody needs any more is gone
    left = [path for path in before if not path.name.startswith(".staging-")]
    assert len(left) < len(before)
    assert sorted(out.iterdir()) == left
    write(tree(a_py="1"), out, Sink())
    sink = Sink()
    assert check(tree(a_py="1"), out, sink).clean
    assert not list(sink)


def test_what_killed_runs_staged_is_swept_when_nobody_has_it(out: Path) -> None:
    out.mkdir(parents=True)
    for name, age in (("old", 7200), ("new", 0)):
        staged = out / f".staging-{name}"
        staged.mkdir()
        os.utime(staged, (staged.stat().st_mtime - age,) * 2)
    alive, dead = Staging.make(out), Staging.make(out)
    os.close(dead.lock)
    for _ in range(2):  # also when there is nothing to write
        write(tree(a_py="1"), out, Sink())
        assert {path.name for path in out.iterdir()} == {
            ".manifest.json", ".staging-new", alive.path.name, "a.py",
        }  # fmt: skip
    assert (alive.path / ".gitignore").read_text() == "*\n"
    alive.close()
    assert not alive.path.exists()


def test_check_names_each_difference_and_shows_it(out: Path) -> None:
    write(tree(a_py="one\ntwo\n", b_py="1", c_py="1", d_py="1"), out, Sink())
    (out / "b.py").unlink()
    (out / "d.py").write_text("edited")
    before = listing(out)
    sink = Sink()
    report = check(tree(a_py="one\nTWO\n", b_py="1", d_py="1"), out, sink)
    assert {d.message.rpartition("/")[2].split()[0]: d.code for d in sink} == {
        "a.py": "F022",
        "b.py": "F020",
        "c.py": "F021",
        "d.py": "F010",
    }
    assert "-two\n+TWO\n" in report.diff
    assert not report.clean
    assert listing(out) == before


def test_check_of_a_folder_in_step_is_silent(out: Path) -> None:
    write(tree(a_py="1"), out, Sink())
    (out / "unknown.txt").write_text("mine")
    sink = Sink()
    assert check(tree(a_py="1"), out, sink).clean
    assert len(sink) == 0


def test_check_sees_a_manifest_that_is_not_up_to_date(out: Path) -> None:
    write(tree(a_py="1"), out, Sink())
    (out / MANIFEST).unlink()
    sink = Sink()
    check(tree(a_py="1"), out, sink)
    assert [d.code for d in sink] == ["F020"]


def test_check_bounds_what_it_says(out: Path) -> None:
    files = {f"f{index}_py": "x\n" * 20 for index in range(200)}
    sink = Sink()
    report = check(tree(**files), out, sink)
    assert len(sink) == 51
    assert "150 more" in [d.message for d in sink][-1]
    assert report.diff.count("\n") <= 401
    assert not out.exists()


def test_a_checkout_with_other_line_ends_is_in_step(out: Path) -> None:
    made = tree(a_py="one\ntwo\n", gone_py="x\n")
    write(made, out, Sink())
    for path in (*out.glob("*.py"), out / MANIFEST):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    sink = Sink()
    assert check(made, out, sink).clean
    assert not list(sink)
    report = write(made, out, sink)
    assert (report.unchanged, report.edited) == (2, ())
    assert (out / "a.py").read_bytes() == b"one\r\ntwo\r\n"
    report = write(tree(a_py="three\n"), out, sink)
    assert (len(report.updated), len(report.pruned), report.edited) == (1, 1, ())
    assert listing(out) == {"a.py": "three\n"}
    (out / "a.py").write_bytes(b"mine\r\n")
    with pytest.raises(GenerationError):
        write(made, out, sink)


@pytest.mark.parametrize("operation", ["write_bytes", "replace", "unlink", "mkdir", "rename"])
@pytest.mark.parametrize("at", range(6))
@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(28, "No space left on device")])
def test_whenever_it_is_interrupted_the_tree_is_whole(
    operation: str, at: int, error: BaseException, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tree(a_py="1", b_py="1", sub__c_py="1", gone_py="1"), out, Sink())
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    original, calls = getattr(Path, operation), 0

    def interrupted(self: Path, *arguments: object, **options: object) -> object:
        nonlocal calls
        calls += 1
        if calls == at + 1:
            raise error
        return original(self, *arguments, **options)

    monkeypatch.setattr(Path, operation, interrupted)
    new = tree(a_py="2", b_py="2", sub__c_py="2", new__d_py="2")
    try:
        write(new, out, Sink())
    except (KeyboardInterrupt, GenerationError):
        after = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
        assert after == before
    else:
        assert listing(out) == {"a.py": "2", "b.py": "2", "sub/c.py": "2", "new/d.py": "2"}
    monkeypatch.undo()
    assert not list(out.glob(".staging-*"))
    write(new, out, Sink())
    assert listing(out) == {"a.py": "2", "b.py": "2", "sub/c.py": "2", "new/d.py": "2"}
