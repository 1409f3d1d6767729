"""Sources that are watched: whatever editors do to a file, its last state is seen, and once."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.cli.watch import _Interrupted
from generator.pipeline import Request, run
from generator.watching import Watch, inputs_of

ROOT = Path(__file__).parents[2]


class Seen:
    """A watch over the files of a folder, and what it says."""

    def __init__(self, folder: Path, *, meanwhile: Callable[[], object] = lambda: None) -> None:
        self.folder = folder
        self.meanwhile = meanwhile
        self.calls: queue.Queue[list[str]] = queue.Queue()
        self.stopped = threading.Event()
        watch = Watch(lambda: set(folder.glob("*.yaml")), self.changed)
        self.thread = threading.Thread(target=watch.follow, args=(self.stopped,), daemon=True)

    def changed(self, paths: Collection[Path]) -> None:
        self.calls.put([path.name for path in paths])
        self.meanwhile()

    @contextmanager
    def watching(self) -> Iterator[Seen]:
        self.thread.start()
        time.sleep(0.05)
        yield self
        self.stopped.set()
        self.thread.join(5)

    def next(self) -> list[str]:
        return self.calls.get(timeout=5)

    def quiet(self) -> bool:
        time.sleep(0.25)
        return self.calls.empty()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_text("a")
    (tmp_path / "b.yaml").write_text("b")
    return tmp_path


def _write(path: Path) -> None:
    path.write_text("longer")


def _rename(path: Path) -> None:
    beside = path.with_suffix(".swp")
    beside.write_text("x")  # of the same size
    os.utime(beside, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))  # and the same time
    beside.replace(path)


def _vanish(path: Path) -> None:
    path.unlink()
    time.sleep(0.3)
    path.write_text("back")


def _in_pieces(path: Path) -> None:
    for length in range(1, 8):
        path.write_text("x" * length)
        time.sleep(0.02)


@pytest.mark.parametrize("save", [_write, _rename, _vanish, _in_pieces])
def test_a_save_is_one_change(save: Callable[[Path], None], folder: Path) -> None:
    with Seen(folder).watching() as seen:
        save(folder / "a.yaml")
        assert seen.next() == ["a.yaml"]
        assert (folder / "a.yaml").exists()
        assert seen.quiet()


def test_what_is_gone_for_good_is_a_change(folder: Path) -> None:
    with Seen(folder).watching() as seen:
        (folder / "b.yaml").unlink()
        assert seen.next() == ["b.yaml"]
        (folder / "b.yaml").write_text("again")
        assert seen.next() == ["b.yaml"]


def test_files_that_come_are_watched(folder: Path) -> None:
    with Seen(folder).watching() as seen:
        (folder / "c.yaml").write_text("c")
        assert seen.next() == ["c.yaml"]
        _write(folder / "c.yaml")
        assert seen.next() == ["c.yaml"]


def test_a_change_during_the_work_is_not_missed(folder: Path) -> None:
    later = iter([folder / "b.yaml"])

    def meanwhile() -> None:
        for path in later:
            _write(path)

    with Seen(folder, meanwhile=meanwhile).watching() as seen:
        _write(folder / "a.yaml")
        assert seen.next() == ["a.yaml"]
        assert seen.next() == ["b.yaml"]
        assert seen.quiet()


def _project(folder: Path) -> Path:
    (folder / "parts.yaml").write_text("Pet: {type: object}\n")
    (folder / "openapi.yaml").write_text(
        "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\npaths:\n  /pets:\n    get:\n"
        "      operationId: listPets\n      responses: {'200': {description: x, content: "
        "{application/json: {schema: {$ref: 'parts.yaml#/Pet'}}}}}\n"
    )
    (folder / "overlay.yaml").write_text(
        "overlay: 1.0.0\ninfo: {title: x, version: '1'}\nactions: [{target: $.info, update: {}}]\n"
    )
    (folder / "guide.md").write_text("# Guide\n")
    (folder / "sdk.yaml").write_text(
        "spec: openapi.yaml\noverlays: [overlay.yaml]\nformat: ruff\ndocs: {guides: [guide.md]}\n"
        "output: out\n"
    )
    return folder / "sdk.yaml"


def test_every_source_is_an_input(tmp_path: Path) -> None:
    request = Request(config=_project(tmp_path))
    result = run(request, "generate")
    assert result.ok
    custom = tmp_path / "out/python/pets/_custom"
    (custom / "more.py").write_text("")
    inputs = inputs_of(request, result)
    made = [path for path in inputs if tmp_path / "out" in path.parents]
    assert {path.parent for path in made} == {custom}  # its own output wakes no watch
    found = {path.name for path in inputs}
    assert {"sdk.yaml", "openapi.yaml", "overlay.yaml", "parts.yaml", "guide.md"} <= found
    assert {"more.py", "client.py"} <= found
    (tmp_path / "openapi.yaml").unlink()
    failed = run(request, "generate")
    assert not failed.ok
    assert tmp_path / "openapi.yaml" in inputs_of(request, failed)


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """The command, at work."""
    command = [sys.executable, "-m", "generator", "watch", "--config", str(_project(tmp_path))]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    end = threading.Timer(30, process.kill)  # a line that never comes must not be waited for
    end.start()
    try:
        yield process
    finally:
        end.cancel()
        process.kill()
        process.communicate()


@pytest.mark.skipif(os.name == "nt", reason="the signal of Ctrl-C is sent otherwise there")
def test_the_command_goes_on_after_an_error(
    watching: subprocess.Popen[str], tmp_path: Path
) -> None:
    assert watching.stdout is not None
    lines = iter(watching.stdout.readline, "")

    def until(words: str) -> None:
        assert any(words in line for line in lines), words

    until("Watching")
    document = tmp_path / "openapi.yaml"
    text = document.read_text()
    document.write_text("openapi: [")
    until("error[S003]")
    until("It took")
    document.write_text(text.replace("/pets:", "/cats:"))
    until("Done: 1 operation")
    module = tmp_path / "out/python/pets/resources/pets.py"  # users know it as that
    assert '"/cats"' in module.read_text()
    watching.send_signal(signal.SIGINT)
    assert watching.wait(10) == 0


def test_an_interrupt_is_not_lost_where_its_exception_is() -> None:
    """Python drops what is raised while a finalizer runs."""
    stopped = _Interrupted()
    assert not stopped.is_set()
    assert not stopped.wait(0)
    with pytest.raises(KeyboardInterrupt):
        stopped.note(signal.SIGINT, None)
    assert stopped.is_set()
    assert stopped.wait()
