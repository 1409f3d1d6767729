"""Folders that are uploaded: what goes in under which name, what does not and why, and what a second
run does. Each client uploads real trees to a server on loopback.
"""

import asyncio
import errno
import hashlib
import io
import json
import os
import pickle
import re
import signal
import socket
import threading
from pathlib import Path

import pytest
from folders import IN_PARTS, PUT, RECIPE, Batch, killed, plant, recipe
from loopback import DROP, Answer, operation
from runtime.base.errors import (
    APIConnectionError,
    APITimeoutError,
    AuthenticationError,
    InvalidRequestError,
    InvalidTypeError,
    NotFoundError,
    PermissionDeniedError,
    ServerError,
    UploadFolderError,
)
from runtime.base.report import FileReport, FolderReport
from runtime.procedures import record
from runtime.procedures.folder import ledger, locks, walk
from runtime.spec.folder import Naming
from runtime.spec.upload import FileUpload
from runtime.wire.progress import Progress
from uploading import Store

MARK = re.compile("~[0-9a-f]{8}(?=[.]|$)")


@pytest.fixture
def batch(server):
    return Batch(server)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """State goes to a folder of the test."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def upload(session):
    """``upload(folder, ...)`` with a client, and the settings that the generated method has."""

    def call(folder=None, recipe=RECIPE, client=None, options=(), **arguments):
        given = {"folder": folder, "concurrency": 4, **arguments}
        if recipe is not IN_PARTS:
            given = {"batch_id": 1, **given}
        return session.call(client or session.client(), recipe, given, **dict(options))

    return call


def link(to):
    return lambda place: place.symlink_to(to)


def device(place):
    """A socket, which cannot be read like a file."""
    with socket.socket(socket.AF_UNIX) as bound:
        here = Path.cwd()
        os.chdir(place.parent)  # names of sockets are short
        try:
            bound.bind(place.name)
        finally:
            os.chdir(here)


#: what it is about, the tree, the names on the server by path, what is skipped with a word of the
#: reason, and further arguments
TREES = {
    "files of the folder itself keep their names": (
        {"a.pdf": "A", "b.pdf": "B"},
        {"a.pdf": "a.pdf", "b.pdf": "b.pdf"},
        {},
        {},
    ),
    "an empty folder": ({"empty": Path.mkdir}, {}, {}, {}),
    "an empty file is a file": ({"a.pdf": ""}, {"a.pdf": "a.pdf"}, {}, {}),
    "folders are part of the name": (
        {"x/y/a.pdf": "1", "x/a.pdf": "2", "y/a.pdf": "3"},
        {"x/y/a.pdf": "x~y~a.pdf", "x/a.pdf": "x~a.pdf", "y/a.pdf": "y~a.pdf"},
        {},
        {},
    ),
    "a path that reads like another one gets a mark": (
        {"x~a.pdf": "1", "x/a.pdf": "2"},
        {"x~a.pdf": "x~a~########.pdf", "x/a.pdf": "x~a.pdf"},
        {},
        {},
    ),
    "the same content twice is two files": (
        {"a.pdf": "same", "b.pdf": "same"},
        {"a.pdf": "a.pdf", "b.pdf": "b.pdf"},
        {},
        {},
    ),
    "characters that URLs are made of": (
        {"a b%20c#d?e&f+g;h=i.pdf": "A", "100%.pdf": "B", "'\"\\<>|*:.pdf": "C", "%2F": "D"},
        {
            "a b%20c#d?e&f+g;h=i.pdf": "a b%20c#d?e&f+g;h=i.pdf",
            "100%.pdf": "100%.pdf",
            "'\"\\<>|*:.pdf": "'\"\\<>|*:.pdf",
            "%2F": "%2F",
        },
        {},
        {},
    ),
    "characters that no name can have": (
        {"a\nb.pdf": "A", "a\tb.pdf": "B", "\x7f": "C"},
        {"a\nb.pdf": "a_b~########.pdf", "a\tb.pdf": "a_b~########.pdf", "\x7f": "_~########"},
        {},
        {},
    ),
    "bytes that are no text": (
        {b"a\xff.pdf": "A", b"a\xfe.pdf": "B"},
        {
            os.fsdecode(b"a\xff.pdf"): "a_~########.pdf",
            os.fsdecode(b"a\xfe.pdf"): "a_~########.pdf",
        },
        {},
        {},
    ),
    "two ways to write an accent": (
        {"e\u0301.pdf": "NFD", "\u00e9.pdf": "NFC", "o\u0308.pdf": "alone"},
        {
            "e\u0301.pdf": "\u00e9.pdf",
            "\u00e9.pdf": "\u00e9~########.pdf",
            "o\u0308.pdf": "\u00f6.pdf",
        },
        {},
        {},
    ),
    "names that differ in case, or in dots and blanks at the end": (
        {"A.pdf": "1", "a.pdf": "2", "b": "3", "b.": "4", "b ": "5"},
        {
            "A.pdf": "A.pdf",
            "a.pdf": "a~########.pdf",
            "b": "b",
            "b.": "b~########.",
            "b ": "b ~########",
        },
        {},
        {},
    ),
    "names of dots": ({"...": "1", "x/..a": "2"}, {}, {"...": "hidden", "x/..a": "hidden"}, {}),
    "names of dots, if hidden ones are wanted": (
        {"...": "1", "x/..a": "2"},
        {"...": "...", "x/..a": "x~..a"},
        {},
        {"hidden": True},
    ),
    "what is hidden stays out": (
        {".env": "secret", ".git/config": "x", "a.pdf": "A", "x/.a.pdf": "B"},
        {"a.pdf": "a.pdf"},
        {".env": "hidden", ".git/": "hidden", "x/.a.pdf": "hidden"},
        {},
    ),
    "what is hidden goes in if it is wanted, what systems leave behind does not": (
        {
            ".env": "E",
            ".x/a": "A",
            ".DS_Store": "",
            "x/Thumbs.db": "",
            "__MACOSX/a": "",
            "~$a.docx": "",
        },
        {".env": ".env", ".x/a": ".x~a"},
        {
            ".DS_Store": "by the system",
            "x/Thumbs.db": "by the",
            "__MACOSX/": "by",
            "~$a.docx": "program",
        },
        {"hidden": True},
    ),
    "links": (
        {
            "real/a.pdf": "A",
            "to file.pdf": link("real/a.pdf"),
            "to folder": link("real"),
            "real/circle": link(".."),
            "nowhere": link("gone.pdf"),
            "itself": link("itself"),
            "to device": link("/dev/zero"),
        },
        {"real/a.pdf": "real~a.pdf", "to file.pdf": "to file.pdf"},
        {
            "to folder": "a link to a folder",
            "real/circle": "a link to a folder",
            "nowhere": "leads nowhere",
            "itself": "leads to itself",
            "to device": "a link to a device",
        },
        {},
    ),
    "what is no file": (
        {"pipe": os.mkfifo, "socket": device, "a": "A"},
        {"a": "a"},
        {"pipe": "a pipe", "socket": "a socket"},
        {},
    ),
    "patterns": (
        {"a.pdf": "1", "b.PDF": "2", "c.txt": "3", "x/d.pdf": "4", "x/y/e.pdf": "5"},
        {"a.pdf": "a.pdf", "b.PDF": "b.PDF"},
        {},
        {"pattern": "*.pdf"},
    ),
    "patterns of any depth": (
        {"a.pdf": "1", "c.txt": "3", "x/d.pdf": "4", "x/y/e.pdf": "5"},
        {"a.pdf": "a.pdf", "x/d.pdf": "x~d.pdf", "x/y/e.pdf": "x~y~e.pdf"},
        {},
        {"pattern": "**/*.pdf"},
    ),
    "several patterns": (
        {"a.pdf": "1", "c.txt": "3", "x/d.pdf": "4", "x/y/e.txt": "5", "z/e.txt": "6"},
        {"a.pdf": "a.pdf", "x/d.pdf": "x~d.pdf", "x/y/e.txt": "x~y~e.txt"},
        {},
        {"pattern": ["*.pdf", "x/"]},
    ),
    "what is excluded": (
        {
            "a.pdf": "1",
            "x/a.pdf": "2",
            "x/y/a.pdf": "3",
            "drafts/a.pdf": "4",
            "z/drafts/b.pdf": "5",
        },
        {"a.pdf": "a.pdf", "x/a.pdf": "x~a.pdf"},
        {},
        {"exclude": ["**/drafts", "x/y/*"]},
    ),
    "folders in which nothing can match are not read": (
        {"a.pdf": "1", "x/pipe": os.mkfifo, "y/a.pdf": "2"},
        {"a.pdf": "a.pdf", "y/a.pdf": "y~a.pdf"},
        {},
        {"pattern": ["*.pdf", "y/*"]},
    ),
    "names that the caller decides": (
        {"x/a.pdf": "1", "x/b.pdf": "2", "c.pdf": "3", "d.pdf": "4", "e.pdf": "5"},
        {"x/a.pdf": "x-a.pdf", "x/b.pdf": "x-b.pdf", "c.pdf": "c.pdf"},
        {"d.pdf": "left out by name=", "e.pdf": "cannot be a name"},
        {"name": lambda path: {"d.pdf": None, "e.pdf": ".."}.get(path, path.replace("/", "-"))},
    ),
    "deep trees, whose names would be too long": (
        {"/".join(f"folder{n:02}" for n in range(40)) + "/a.pdf": "1", "n" * 250 + ".pdf": "2"},
        None,
        {},
        {},
    ),
}


@pytest.mark.parametrize("about", TREES)
def test_what_goes_in(about, batch, upload, tmp_path):
    tree, names, skipped, arguments = TREES[about]
    root = tmp_path / "in"
    root.mkdir()
    plant(root, tree)
    report = upload(root, **arguments)
    got = {entry.path: entry.name for entry in report.uploaded}
    assert report.failed == ()
    assert sorted(batch.puts) == sorted(got.values())  # each once
    if names is None:
        assert len(batch.files) == len(tree)
        assert all(len(name) <= 255 for name in batch.files)
        return
    assert {path: MARK.sub("~########", name) for path, name in got.items()} == names
    for entry in report.uploaded:
        assert batch.files[entry.name] == Path(root, entry.path).read_bytes()
        assert entry.reason.startswith("renamed") is bool(MARK.search(entry.name)), entry
    told = {entry.path: entry.reason for entry in report.skipped}
    assert set(told) == set(skipped)
    assert [reason for path, reason in told.items() if skipped[path] not in reason] == []


def test_the_report(batch, upload, tmp_path):
    batch.answer = lambda name: Answer(413, {"message": "too large"}) if name == "b.pdf" else None
    tree = {"a.pdf": "AA", "b.pdf": "B", ".c": "C", "d.txt": "D", b"\xff": "E"}
    report = upload(plant(tmp_path / "in", tree), exclude="*.txt", check=False)
    assert [entry.path for entry in report.uploaded] == ["a.pdf", "\udcff"]
    assert (report.bytes, report.excluded, report.folder) == (3, 1, str(tmp_path / "in"))
    assert report.seconds > 0
    (failed,) = report.failed
    assert (failed.path, failed.name, failed.size, failed.attempts) == ("b.pdf", "b.pdf", 1, 1)
    assert failed.error.status_code == 413
    assert "1 skipped, 1 failed, 1 excluded" in str(report)
    assert "failed: b.pdf: 413 from PUT" in str(report)
    assert "skipped: .c: hidden" in str(report)
    assert repr(report) == f"<FolderReport of {report.folder!r}: 2 uploaded, 1 skipped, 1 failed>"
    plain = json.loads(json.dumps(report.to_dict(), ensure_ascii=False).encode())
    assert plain["failed"][0]["error"] == "APIStatusError"
    assert plain["uploaded"][1]["path"] == "\\udcff"
    assert pickle.loads(pickle.dumps(report)).to_dict() == report.to_dict()
    with pytest.raises(AttributeError):
        report.folder = "elsewhere"


def test_many_reasons_take_few_lines():
    entries = [FileReport(f"{n}.pdf", reason=f"reason {n % 30}") for n in range(300)]
    lines = str(FolderReport("in", skipped=entries)).splitlines()
    assert len(lines) < 15
    assert lines[1] == "  skipped: 0.pdf, 30.pdf, 60.pdf and 7 more: reason 0"
    assert lines[-1] == "  skipped: 20 other reasons"


def test_nobody_overlooks_a_failure(batch, upload, tmp_path):
    folder = plant(tmp_path / "in", {f"{n}.pdf": "x" for n in range(6)})
    batch.answer = lambda name: (
        Answer(422, {"message": "no"}) if name in ("1.pdf", "4.pdf") else None
    )
    with pytest.raises(
        UploadFolderError, match=r"2 of 6 files were not uploaded: 1\.pdf: 422"
    ) as told:
        upload(folder)
    assert sorted(batch.files) == ["0.pdf", "2.pdf", "3.pdf", "5.pdf"]
    assert pickle.loads(pickle.dumps(told.value)).report.to_dict() == told.value.report.to_dict()
    batch.answer = lambda name: None
    batch.puts.clear()
    report = upload(folder)  # what is missing, and nothing else
    assert sorted(batch.puts) == ["1.pdf", "4.pdf"]
    assert {entry.reason for entry in report.skipped} == {DONE}


#: what the server says to every file, the error, and how many files are tried at most
ENDS = {
    "credentials are refused": (Answer(401, {"message": "who?"}), AuthenticationError, 4),
    "not allowed": (Answer(403, {"message": "no"}), PermissionDeniedError, 5),
    "no such batch": (Answer(404, {"message": "no batch"}), NotFoundError, 5),
    "the server is down": (Answer(503, {"message": "down"}), ServerError, 5 * 3),
    "the connection breaks": (DROP, APIConnectionError, 5 * 3),
}


@pytest.mark.parametrize("about", ENDS)
def test_what_concerns_all_files_ends_all(about, batch, upload, tmp_path):
    answer, error, most = ENDS[about]
    batch.answer = lambda name: answer
    folder = plant(tmp_path / "in", {f"{n:03}.pdf": "x" for n in range(100)})
    with pytest.raises(error) as told:
        upload(folder)
    assert len(batch.puts) <= most
    assert told.value.report.uploaded == ()
    batch.answer = lambda name: None
    assert len(upload(folder).uploaded) == 100


@pytest.mark.parametrize("check", [True, False])
def test_a_batch_that_does_not_take_its_only_file(check, batch, upload, tmp_path):
    batch.answer = lambda name: Answer(404, {"message": "no batch"})
    with pytest.raises(NotFoundError) as told:
        upload(plant(tmp_path / "in", {"a.pdf": "A"}), check=check)
    assert [entry.path for entry in told.value.report.failed] == ["a.pdf"]


@pytest.mark.parametrize("status", [403, 404, 422, 500])
def test_the_first_file_does_not_stand_in_the_way(status, batch, upload, tmp_path):
    batch.answer = lambda name: Answer(status) if name == "0.pdf" else None
    folder = plant(tmp_path / "in", {f"{n}.pdf": "x" for n in range(3)})
    with pytest.raises(UploadFolderError, match="1 of 3"):
        upload(folder, concurrency=1)
    assert len(batch.files) == 2


def test_a_refusal_of_one_file_is_its_own_fault(batch, upload, tmp_path):
    batch.answer = lambda name: Answer(403, {"message": "virus"}) if name == "5.pdf" else None
    folder = plant(tmp_path / "in", {f"{n}.pdf": "x" for n in range(10)})
    report = upload(folder, concurrency=1, check=False)
    assert len(report.uploaded) == 9


def test_a_batch_that_disappears_ends_all(batch, upload, tmp_path):
    batch.answer = lambda name: Answer(404, {"message": "gone"}) if len(batch.files) > 9 else None
    folder = plant(tmp_path / "in", {f"{n:03}.pdf": "x" for n in range(100)})
    with pytest.raises(NotFoundError) as told:
        upload(folder)
    assert len(told.value.report.uploaded) == 10
    assert len(batch.puts) < 20


def test_a_server_that_is_not_available_for_a_while(batch, upload, tmp_path):
    folder = plant(tmp_path / "in", {"0.pdf": "x"})
    upload(folder)
    plant(folder, {f"{n}.pdf": "x" for n in range(1, 6)})
    troubles = iter([Answer(503), DROP, Answer(429), Answer(502)] * 3)
    batch.answer = lambda name: next(troubles, None)
    report = upload(folder)
    assert sorted(batch.files) == sorted(path.name for path in folder.iterdir())
    assert sum(entry.attempts for entry in report.uploaded) == 5 + 12


#: the answers to a file, how often it is sent, and the end of what is said if it failed
ONCE = {
    "no answer": ([DROP], 1, "(it may be there)"),
    "not at the moment": ([Answer(503)], 1, "(it may be there)"),
    "too much": ([Answer(429), Answer(429)], 3, ""),
    "refused": ([Answer(422, {"message": "no such type"})], 1, "no such type"),
}


@pytest.mark.parametrize("about", ONCE)
def test_what_may_be_there_is_not_sent_twice(about, batch, upload, tmp_path):
    """Where sending a file again makes another one: by POST."""
    answers, times, said = ONCE[about]
    left = list(answers)
    batch.answer = lambda name: left.pop(0) if name == "b" and left else None
    post = operation("POST", PUT.path, params=PUT.params, bodies=PUT.bodies, replies=PUT.replies)
    upload_ = FileUpload(
        data="source", name="name", simple=post, simple_data="file", simple_name="filename"
    )
    folder = plant(tmp_path / "in", {"a": "A", "b": "B"})
    report = upload(folder, recipe=recipe(upload=upload_), concurrency=1, check=False)
    assert batch.puts.count("b") == times
    assert [entry.reason[-len(said) :] for entry in report.failed] == ([said] if said else [])


def test_no_retries_if_none_are_wanted(batch, upload, tmp_path):
    batch.answer = lambda name: Answer(503)
    with pytest.raises(UploadFolderError):
        upload(plant(tmp_path / "in", {"a.pdf": "A"}), options={"max_retries": 0})
    assert batch.puts == ["a.pdf"]


def test_the_deadline_is_that_of_all(batch, upload, tmp_path):
    batch.answer = lambda name: Answer(204, delay=0.02)
    folder = plant(tmp_path / "in", {f"{n:03}.pdf": "x" for n in range(200)})
    with pytest.raises(APITimeoutError) as told:
        upload(folder, options={"deadline": 0.3}, concurrency=2)
    assert 0 < len(told.value.report.uploaded) < 40


# -- what happens to files meanwhile -------------------------------------------------------


def becomes_a_pipe(path):
    path.unlink()
    os.mkfifo(path)


#: what happens to the file, and what is told of it
MEANWHILE = {
    "it vanishes": (lambda path: path.unlink(), "No such file"),
    "it becomes a pipe": (becomes_a_pipe, "not a file any more"),
    "it becomes a folder": (lambda path: (path.unlink(), path.mkdir()), "Is a directory"),
}


@pytest.mark.parametrize("about", MEANWHILE)
def test_what_happens_to_a_file_meanwhile(about, batch, upload, tmp_path):
    change, reason = MEANWHILE[about]
    folder = plant(tmp_path / "in", {"a": "A", "b": "B", "c": "C"})

    def name(path):
        if path == "b":  # it was found, and is not yet opened
            change(folder / "b")
        return path

    report = upload(folder, name=name, check=False)
    assert [entry.path for entry in report.uploaded] == ["a", "c"]
    (failed,) = report.failed
    assert reason in failed.reason


def test_a_file_that_grows_before_it_is_opened(batch, upload, tmp_path):
    folder = plant(tmp_path / "in", {"a": "A"})

    def name(path):
        (folder / "a").write_text("more")
        return path

    report = upload(folder, name=name)
    assert (batch.files["a"], report.uploaded[0].size) == (b"more", 4)
    assert upload(folder, name=lambda path: path).uploaded == ()


def refuse(monkeypatch, module, function, refused):
    """Let ``function`` of the system refuse one path: the tests may run as root."""
    real = getattr(os, function)

    def called(place, *args, **kwargs):
        if str(place).endswith(refused):
            raise PermissionError(13, "Permission denied", place)
        return real(place, *args, **kwargs)

    monkeypatch.setattr(module.os, function, called)


def test_what_cannot_be_read(batch, upload, tmp_path, monkeypatch):
    folder = plant(tmp_path / "in", {"a": "A", "b": "B", "x/c": "C", "y/d": "D"})
    refuse(monkeypatch, walk, "scandir", "/x")
    refuse(monkeypatch, walk, "open", "/b")
    with pytest.raises(UploadFolderError, match="2 of 4") as told:
        upload(folder)
    assert {entry.path: entry.reason for entry in told.value.report.failed} == {
        "b": "Permission denied",
        "x/": "the folder cannot be read: Permission denied",
    }
    assert sorted(batch.files) == ["a", "y~d"]
    monkeypatch.undo()


# -- names and sizes that the API refuses --------------------------------------------------


def test_names_and_sizes_that_the_api_refuses(batch, upload, tmp_path):
    folder = plant(
        tmp_path / "in",
        {
            "ok.pdf": "x",
            "UP.pdf": "x",
            "large.pdf": "x" * 11,
            "n" * 30 + ".pdf": "x",
            "x/ok.pdf": "x",
        },
    )
    naming = Naming(separator="_", longest=24, pattern="^[a-z0-9_.]+$")
    report = upload(folder, recipe=recipe(naming=naming, largest=10))
    assert {entry.path: entry.name for entry in report.uploaded} == {
        "ok.pdf": "ok.pdf",
        "n" * 30 + ".pdf": "n" * 11 + "_" + entry_mark("n" * 30 + ".pdf") + ".pdf",
        "x/ok.pdf": "x_ok.pdf",
    }
    assert {entry.path: entry.reason for entry in report.skipped} == {
        "UP.pdf": "the API allows only names like ^[a-z0-9_.]+$, not 'UP.pdf'",
        "large.pdf": "larger than the 10 bytes that the API allows",
    }
    assert "at most 24 characters" in str(report)


def entry_mark(path):
    return hashlib.sha256(path.encode()).hexdigest()[:8]


def test_names_that_hold_paths(batch, upload, tmp_path):
    folder = plant(tmp_path / "in", {"x/a~b.pdf": "1", "X/a~b.pdf": "2", "x~a": "3"})
    naming = Naming(separator="/", longest=0)
    report = upload(folder, recipe=recipe(naming=naming))
    assert [entry.name for entry in report.uploaded][1:] == [
        "x/a~b~" + entry_mark("x/a~b.pdf") + ".pdf",
        "x~a",
    ]


def test_one_name_for_two_files_is_a_failure(batch, upload, tmp_path):
    folder = plant(tmp_path / "in", {"x/a.pdf": "1", "y/A.pdf": "2"})
    with pytest.raises(UploadFolderError, match=r"gives 'x/a\.pdf' the same name"):
        upload(folder, name=lambda path: path.split("/")[1])
    assert batch.puts == ["a.pdf"]


# -- arguments -----------------------------------------------------------------------------

#: arguments, the error, and what it says
WRONG = {
    "no such folder": ({"folder": "gone"}, InvalidRequestError, "folder: .*gone does not exist"),
    "a file": ({"folder": __file__}, InvalidRequestError, "is not a folder; a single file"),
    "no path": ({"folder": 7}, InvalidTypeError, "folder: must be a path, not 7"),
    "bytes": ({"folder": b"in"}, InvalidTypeError, "folder: must be a path"),
    "a pattern of somewhere else": ({"pattern": "../*"}, InvalidRequestError, "pattern: "),
    "an absolute pattern": ({"pattern": "/etc/*"}, InvalidRequestError, "pattern: "),
    "an empty pattern": ({"pattern": ""}, InvalidRequestError, "pattern: "),
    "no pattern": ({"pattern": []}, InvalidRequestError, "pattern: "),
    "a number to exclude": ({"exclude": [1]}, InvalidTypeError, "exclude: "),
    "none at a time": ({"concurrency": 0}, InvalidRequestError, "concurrency: "),
    "a text at a time": ({"concurrency": "4"}, InvalidRequestError, "concurrency: "),
    "a name for all": ({"name": "a.pdf"}, InvalidTypeError, "name: must be a function"),
    "a name that is a number": ({"name": lambda path: 7}, InvalidTypeError, "name: must return"),
    "state in a file of somebody": ({"state": __file__}, InvalidRequestError, "is not the state"),
    "state in a folder": ({"state": os.curdir}, InvalidRequestError, "state: .* cannot be used"),
    "a batch that is none": ({"batch_id": "x"}, InvalidRequestError, "batch_id: "),
}


@pytest.mark.parametrize("about", WRONG)
def test_what_is_wrong_with_the_arguments(about, batch, upload, tmp_path):
    arguments, error, text = WRONG[about]
    plant(tmp_path / "in", {"a.pdf": "A", "b.pdf": "B"})
    with pytest.raises(error, match=text):
        upload(**{"folder": tmp_path / "in", **arguments})
    assert batch.puts == []


# -- the next run --------------------------------------------------------------------------

DONE = "uploaded by an earlier run, and not changed since"


def test_the_next_run_sends_what_is_new_or_changed(batch, upload, tmp_path, home):
    folder = plant(tmp_path / "in", {"a.pdf": "A", "b.pdf": "B", "x/c.pdf": "C"})
    first = upload(folder)
    assert Path(first.state).parent == home / "acme" / "upload_folder"
    assert sorted(path.name for path in folder.iterdir()) == [
        "a.pdf",
        "b.pdf",
        "x",
    ]  # nothing of ours
    plant(folder, {"b.pdf": "changed", "d.pdf": "D"})
    os.utime(folder / "x" / "c.pdf", ns=(5, 5))
    batch.puts.clear()
    second = upload(folder)
    assert {entry.path: entry.reason for entry in second.uploaded} == {
        "b.pdf": "sent again: the file changed",
        "d.pdf": "",
        "x/c.pdf": "sent again: the file changed",
    }
    assert [(entry.path, entry.reason) for entry in second.skipped] == [("a.pdf", DONE)]
    assert batch.files["b.pdf"] == b"changed"
    assert upload(folder).uploaded == ()


def test_another_target_has_a_state_of_its_own(batch, upload, tmp_path):
    folder = plant(tmp_path / "in", {"a.pdf": "A"})
    states = [upload(folder, batch_id=number).state for number in (1, 2)]
    states.append(upload(plant(tmp_path / "other", {"a.pdf": "A"})).state)
    assert len(set(states)) == 3
    with pytest.raises(InvalidRequestError, match="belongs to an upload to somewhere else"):
        upload(folder, batch_id=2, state=states[0])
    assert batch.puts == ["a.pdf"] * 3


def test_another_account_is_another_target(batch, upload, session, tmp_path):
    """Also where the client says it for all calls; and the state does not tell it to others."""
    folder = plant(tmp_path / "in", {"a.pdf": "A"})
    one, two = (session.client({"context": f"account {number}"}) for number in (1, 2))
    reports = [upload(folder, client=one), upload(folder, client=two)]
    assert [len(report.uploaded) for report in reports] == [1, 1]
    assert upload(folder, client=one, context="account 2").uploaded == ()
    assert upload(folder, client=two, context="account 1").uploaded == ()
    assert "account" not in Path(reports[0].state).read_text()


def test_names_stay_as_they_are(batch, upload, tmp_path):
    folder = plant(tmp_path / "in", {"a.pdf": "small"})
    upload(folder)
    plant(folder, {"A.pdf": "large"})  # sorted before the other one
    (entry,) = upload(folder).uploaded
    assert entry.name == f"A~{entry_mark('A.pdf')}.pdf"
    assert "renamed: 'a.pdf' has the same name" in entry.reason
    assert batch.files["a.pdf"] == b"small"


def test_another_name_is_sent_again(batch, upload, tmp_path):
    folder = plant(tmp_path / "in", {"a.pdf": "A"})
    upload(folder)
    (entry,) = upload(folder, name=lambda path: "new-" + path).uploaded
    assert (entry.name, entry.reason) == ("new-a.pdf", "sent again: its name changed")


def test_state_where_the_caller_wants_it(batch, upload, tmp_path):
    """Also in the folder itself, where it is not uploaded."""
    folder = plant(tmp_path / "in", {"a.pdf": "A"})
    state = folder / "done.jsonl"
    first = upload(folder, state=state)
    assert first.state == str(state)
    assert [entry.reason for entry in first.skipped] == ["the state of this upload"]
    assert upload(folder, state=state).uploaded == ()
    assert batch.puts == ["a.pdf"]


def test_no_state_at_all(batch, upload, tmp_path, home):
    folder = plant(tmp_path / "in", {"a.pdf": "A"})
    reports = [upload(folder, state=False) for _ in range(2)]
    assert [len(report.uploaded) for report in reports] == [1, 1]
    assert reports[0].state is None
    assert not home.exists()


def test_state_that_cannot_be_kept(batch, upload, tmp_path, home, caplog):
    home.write_text("a file where the folder for state should be")
    report = upload(plant(tmp_path / "in", {"a.pdf": "A"}))
    assert (len(report.uploaded), report.state) == (1, None)
    assert "could not be continued" in caplog.text


@pytest.mark.parametrize("end", range(1, 60, 7))
def test_a_state_that_was_cut_off(end, batch, upload, tmp_path):
    folder = plant(tmp_path / "in", {f"{n}.pdf": "x" for n in range(3)})
    state = tmp_path / "state.jsonl"
    upload(folder, state=state)
    whole = state.read_bytes()
    state.write_bytes(whole[:-end])
    upload(folder, state=state)
    assert upload(folder, state=state).uploaded == ()
    assert all(json.loads(line) for line in state.read_bytes().splitlines()[:2])


@pytest.mark.parametrize("rest", [0, 1, 10])
def test_a_state_that_was_cut_off_in_its_first_line(rest, batch, upload, tmp_path):
    folder = plant(tmp_path / "in", {"a.pdf": "A"})
    state = tmp_path / "state.jsonl"
    upload(folder, state=state)
    state.write_bytes(state.read_bytes()[:rest])
    assert len(upload(folder, state=state).uploaded) == 1
    assert upload(folder, state=state).uploaded == ()


def test_two_at_a_time_are_one_too_many(batch, upload, tmp_path):
    folder = plant(tmp_path / "in", {"a.pdf": "A"})
    state = Path(upload(folder).state)
    with state.open("ab") as other:
        assert locks.take(other.fileno())
        with pytest.raises(InvalidRequestError, match="another upload of this folder is running"):
            upload(folder)
    assert upload(folder).failed == ()


def test_a_disk_that_is_full_loses_no_upload(batch, upload, tmp_path, caplog, monkeypatch):
    folder = plant(tmp_path / "in", {f"{n:02}.pdf": "x" for n in range(30)})
    real = io.FileIO.write

    class Full(io.FileIO):
        """A file on a disk that has room for the first line, and some bytes more."""

        def write(self, data):
            left = 250 - os.fstat(self.fileno()).st_size
            return real(self, data[: max(left, 0)])

    monkeypatch.setattr(ledger.io, "FileIO", Full)
    report = upload(folder)
    assert (len(report.uploaded), report.state) == (30, None)
    assert "the disk is full" in caplog.text
    monkeypatch.undo()


def test_a_disk_without_room_for_checkpoints(server, upload, tmp_path, caplog, monkeypatch):
    real = record.Record.save

    def save(self):
        if self.path is None:
            return real(self)
        raise OSError(errno.ENOSPC, "No space left on device")

    folder = plant(tmp_path / "in", {f"{n}": "0123456789abcdef" for n in range(6)})
    store = Store(server)
    monkeypatch.setattr(record.Record, "save", save)
    report = upload(recipe=IN_PARTS, folder="F", folder_option=folder)
    monkeypatch.undo()
    assert (len(report.uploaded), report.state, store.open) == (6, None, {})
    assert "No space left" in caplog.text


def test_cancelled_and_interrupted_runs_go_on(batch, upload, session, tmp_path):
    """Ctrl-C in the sync client, a cancelled task in the async one."""
    folder = plant(tmp_path / "in", {f"{n:03}.pdf": "x" for n in range(60)})
    state = tmp_path / "state.jsonl"
    client = session.client()
    main = threading.get_ident()

    def stop(name):
        if len(batch.files) == 20:
            if session.kind == "sync":
                signal.pthread_kill(main, signal.SIGINT)
            else:
                session.loop.call_soon_threadsafe(task.cancel)
        return Answer(204, delay=0.2) if len(batch.files) > 20 else None

    batch.answer = stop
    if session.kind == "sync":
        # a process in the background may ignore the signal
        usual = signal.signal(signal.SIGINT, signal.default_int_handler)
        with pytest.raises(KeyboardInterrupt):
            upload(folder, state=state, client=client)
        signal.signal(signal.SIGINT, usual)
    else:
        arguments = {"batch_id": 1, "folder": folder, "concurrency": 4, "state": state}
        run = session.resource(client)._run(RECIPE, arguments, {})
        task = session.loop.create_task(run)
        with pytest.raises(asyncio.CancelledError):
            session.loop.run_until_complete(task)
    noted = len(state.read_bytes().splitlines()) - 1
    assert 15 <= noted <= 25
    batch.answer = lambda name: None
    report = upload(folder, state=state, client=client)
    assert len(report.uploaded) == 60 - noted
    assert len(batch.files) == 60


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_killed_run_goes_on(kind, server, tmp_path):
    """By a signal that nobody can handle; ``python folders.py 30`` kills 30 of each client."""
    assert killed(kind, server, tmp_path, moments=[0.06]) <= 20


def test_large_files_go_in_parts(server, upload, tmp_path, home):
    folder = plant(tmp_path / "in", {"small": "0123456789", "large": "0123456789a", "empty": ""})
    store = Store(server)
    report = upload(recipe=IN_PARTS, folder="F", folder_option=folder)
    assert {entry.name: entry.size for entry in report.uploaded} == {
        "empty": 0,
        "large": 11,
        "small": 10,
    }
    assert store.files == {"empty": b"", "large": b"0123456789a", "small": b"0123456789"}
    assert (store.count("simple"), store.count("commit"), store.open) == (2, 1, {})
    assert [path.suffix for path in (home / "acme" / "upload_folder").iterdir()] == [".jsonl"]


def test_the_next_run_goes_on_within_a_file(server, upload, tmp_path):
    folder = plant(tmp_path / "in", {"a": "small", "large": "0123456789abcdef" * 4})
    store = Store(server, faults={"part 12": lambda times: Answer(401) if times == 1 else None})
    arguments = {"recipe": IN_PARTS, "folder": "F", "folder_option": folder, "concurrency": 1}
    with pytest.raises(AuthenticationError) as told:
        upload(**arguments)
    assert [entry.path for entry in told.value.report.uploaded] == ["a"]
    sent = store.sent
    report = upload(**arguments)
    assert [entry.path for entry in report.uploaded] == ["large"]
    assert store.files == {"a": b"small", "large": b"0123456789abcdef" * 4}
    assert (store.count("open"), store.count("abort"), store.open) == (1, 0, {})
    assert sent["part 1"] == store.count("part 1") == 1


def test_a_large_file_that_changed_begins_anew(server, upload, tmp_path):
    folder = plant(tmp_path / "in", {"large": "0123456789abcdef"})
    store = Store(server, faults={"part 3": lambda times: Answer(401) if times == 1 else None})
    arguments = {"recipe": IN_PARTS, "folder": "F", "folder_option": folder}
    with pytest.raises(AuthenticationError):
        upload(**arguments)
    plant(folder, {"large": "a new content of it"})
    upload(**arguments)
    assert store.files == {"large": b"a new content of it"}
    assert (sorted(store.ended.values()), store.open) == (["abort", "commit"], {})


@pytest.mark.parametrize("concurrency", [1, 4])
def test_progress_counts_files(concurrency, batch, upload, tmp_path):
    tree = {"a.pdf": "A", "b.pdf": "B", "c.pdf": "C", ".d": "hidden", "e.txt": "E"}
    folder = plant(tmp_path / "in", tree)
    batch.answer = lambda name: Answer(422) if name == "b.pdf" else None
    told = []
    arguments = {"concurrency": concurrency, "pattern": "*.pdf", "check": False}
    upload(folder, progress=told.append, **arguments)
    assert told[0] == Progress(0, 3, "files", "in")
    assert told[-1] == Progress(3, 3, "files", "in")
    del told[:]
    upload(folder, progress=told.append, **arguments)  # two of them are there already
    assert told[-1] == Progress(3, 3, "files", "in")
    with pytest.raises(InvalidTypeError, match="progress: must be"):
        upload(folder, progress=7)
