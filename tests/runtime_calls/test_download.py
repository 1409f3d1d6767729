"""Downloads: every fault of the way ends in the whole file, or in one clear error and no half file."""

import base64
import gzip
import hashlib
import io
import os
import stat
import tempfile
from pathlib import Path

import pytest
from file_shelf import DOWNLOAD, LONG_AGO, WITH_HEAD, Shelf, both, changed, content, dropped, status
from loopback import DROP, Answer, Server, Session, client_class
from runtime.base.errors import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    InvalidRequestError,
    InvalidTypeError,
    ResponseValidationError,
)
from runtime.resource import AsyncResource
from runtime.wire import exchange


@pytest.fixture(scope="module")
def server():
    """One for all tests: each puts a file of its own on it."""
    with Server() as running:
        yield running


@pytest.fixture(params=["sync", "async", "straight"])
def session(request, server, monkeypatch):
    """Straight: what is received past the HTTP library, which only large bodies are otherwise."""
    if request.param == "straight":
        monkeypatch.setattr("runtime.wire.exchange._LARGE", 1)
    with Session(server, "async" if request.param == "async" else "sync") as session:
        yield session


DATA = content()
SIZE = len(DATA)
OTHER = content(seed=b"b")


def span(first, size=SIZE):
    """The range that asks for the rest of the file."""
    return f"bytes={first}-{size - 1}"


ALL, REST = "", span(1000)


def replaced(fault, data=OTHER, etag='"two"'):
    """``fault``, and afterwards the server has another file."""

    def also(answer, request):
        shelf = request_shelf[0]
        done = fault(answer, request)
        shelf.replace(data, etag)
        return done

    return also


request_shelf = []


def shelf_of(session, faults=(), **values):
    shelf = Shelf(session.server, DATA, faults, **values)
    request_shelf[:] = [shelf]
    return shelf


def fetch(session, to, path="a/b/report.bin", client=None, **arguments):
    options = arguments.pop("options", {"max_retries": 2})
    client = client or session.client()
    return session.call(client, DOWNLOAD, {"path": path, "to": to, **arguments}, **options)


def left(folder):
    return sorted(path.name for path in folder.iterdir())


def partial(answer, request):
    first = int(request.headers["range"].partition("=")[2].partition("-")[0])
    span = f"bytes {first}-{len(answer.body) - 1}/{len(answer.body)}"
    headers = [*answer.headers, ("Content-Range", span)]
    return Answer(206, answer.body[first:], headers)


def cut(answer, first, end, total=SIZE):
    """A lawful answer with fewer bytes than were asked for."""
    answer.body = DATA[first:end]
    return changed(Content_Range=f"bytes {first}-{end - 1}/{total}")(answer, None)


def zipped(answer):
    answer.body = gzip.compress(answer.body)
    answer.headers.append(("Content-Encoding", "gzip"))
    return answer


def chunked(answer, drop_after=None):
    pieces = [answer.body[n : n + 1000] for n in range(0, len(answer.body), 1000)]
    lines = [b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces]
    answer.body = b"".join(lines) + b"0\r\n\r\n"
    answer.headers.append(("Transfer-Encoding", "chunked"))
    answer.length = None
    answer.drop_after = drop_after and drop_after + 7
    return answer


NO_RANGES = {"ranges": False}
BY_DATE = {"etag": "", "modified": LONG_AGO}

#: name: what the server is like, its faults, the ranges that are asked for, what arrives
ENDS = {
    "nothing goes wrong": ({}, [], [ALL], DATA),
    "dropped once": ({}, [dropped(1000)], [ALL, REST], DATA),
    "dropped before the first byte": ({}, [dropped(0)], [ALL, ALL], DATA),
    "dropped five times, with progress": (
        {},
        [dropped(1000)] * 5,
        [ALL, *(span(1000 * n) for n in range(1, 6))],
        DATA,
    ),
    "no response at all": ({}, [dropped(1000), lambda *_: DROP], [ALL, REST, REST], DATA),
    "503 when it goes on": ({}, [dropped(1000), status(503)], [ALL, REST, REST], DATA),
    "dropped, by date": (BY_DATE, [dropped(1000)], [ALL, REST], DATA),
    "a server without ranges": (NO_RANGES, [dropped(1000)], [ALL, REST], DATA),
    "an ETag that is weak": ({"etag": 'W/"one"'}, [dropped(1000)], [ALL, ALL], DATA),
    "a weak ETag, and a date": (
        {"etag": 'W/"one"', "modified": LONG_AGO},
        [dropped(1000)],
        [ALL, ALL],
        DATA,
    ),
    "an ETag without quotes": ({"etag": "one"}, [dropped(1000)], [ALL, ALL], DATA),
    "no validator": ({"etag": ""}, [dropped(1000)], [ALL, ALL], DATA),
    "a date of this moment": (
        {"etag": ""},
        [both(changed(Last_Modified="Thu, 01 Jan 2099 00:00:00 GMT"), dropped(1000))],
        [ALL, ALL],
        DATA,
    ),
    "another file, and the server knows If-Range": (
        {},
        [replaced(dropped(1000))],
        [ALL, REST],
        OTHER,
    ),
    "another file, and the server ignores If-Range": (
        {},
        [replaced(dropped(1000)), partial],
        [ALL, REST, ALL],
        OTHER,
    ),
    "the rest comes without an ETag": (
        {},
        [dropped(1000), changed(ETag=None)],
        [ALL, REST, ALL],
        DATA,
    ),
    "the rest comes without the date": (
        BY_DATE,
        [dropped(1000), changed(Last_Modified=None)],
        [ALL, REST],
        DATA,
    ),
    "the file became shorter": (
        {},
        [replaced(dropped(1000), data=OTHER[:500]), status(416)],
        [ALL, REST, ALL],
        OTHER[:500],
    ),
    "the file has another length by now": (
        {},
        [dropped(1000), changed(Content_Range=f"bytes 1000-{SIZE - 1}/{SIZE + 1}")],
        [ALL, REST, ALL],
        DATA,
    ),
    "the rest comes in two": (
        {},
        [dropped(1000), lambda a, r: cut(a, 1000, 5000)],
        [ALL, REST, span(5000)],
        DATA,
    ),
    "compressed, though that was not asked for": (
        {},
        [lambda a, r: zipped(a)],
        [ALL],
        DATA,
    ),
    "compressed, and dropped": (
        {},
        [both(lambda a, r: zipped(a), dropped(1000)), lambda a, r: zipped(a)],
        [ALL, ALL],
        DATA,
    ),
    "of unknown length": ({}, [lambda a, r: chunked(a)], [ALL], DATA),
    "of unknown length, and dropped": (
        {},
        [lambda a, r: chunked(a, 1000), lambda a, r: cut(a, 1000, 5000, "*")],
        [ALL, "bytes=1000-", "bytes=5000-"],
        DATA,
    ),
    "with the right checksums": (
        {},
        [
            changed(
                Content_MD5=base64.b64encode(hashlib.md5(DATA).digest()).decode(),
                Repr_Digest=f"sha-256=:{base64.b64encode(hashlib.sha256(DATA).digest()).decode()}:",
                X_Goog_Hash="crc32c=n03x6A==",
                X_Sum=hashlib.sha1(DATA).hexdigest(),
            )
        ],
        [ALL],
        DATA,
    ),
    "no content": ({}, [lambda a, r: Answer(204)], [ALL], b""),
}


@pytest.mark.parametrize("name", ENDS)
def test_the_whole_file_arrives(session, tmp_path, name):
    values, faults, asked, expected = ENDS[name]
    shelf = shelf_of(session, faults, **values)
    target = tmp_path / "report.bin"
    target.write_bytes(b"before")
    result = fetch(session, target)
    assert target.read_bytes() == expected
    assert (result.path, result.size) == (target, len(expected))
    assert shelf.asked == asked
    assert left(tmp_path) == ["report.bin"]


WRONG = base64.b64encode(bytes(32)).decode()

#: name: what the server is like, its faults, the error, what it says, what the folder has after it
ERRORS = {
    "dropped at the same byte each time": (
        {"etag": ""},
        [dropped(1000)] * 5,
        APIConnectionError,
        r"the connection to 127.0.0.1:\d+ broke",
        [],
    ),
    "dropped at the same byte, with a validator": (
        {},
        [dropped(1000), dropped(0), dropped(0), dropped(0), dropped(0)],
        APIConnectionError,
        r"the connection to 127.0.0.1:\d+ broke",
        [".report.bin.part", ".report.bin.part.json"],
    ),
    "the file is not there": ({}, [status(404)], APIStatusError, "404", []),
    "not there any more": (
        {},
        [dropped(1000), status(404)],
        APIStatusError,
        "404",
        [".report.bin.part", ".report.bin.part.json"],
    ),
    "other bytes than were asked for": (
        {},
        [dropped(1000), changed(Content_Range=f"bytes 999-{SIZE - 1}/{SIZE}")],
        ResponseValidationError,
        "bytes from 1000 on were asked for",
        None,
    ),
    "a part that does not say which": (
        {},
        [dropped(1000), changed(Content_Range=None)],
        ResponseValidationError,
        "no Content-Range",
        None,
    ),
    "a part that nobody asked for": (
        {},
        [lambda a, r: Answer(206, a.body, a.headers)],
        ResponseValidationError,
        "no range was asked for",
        [],
    ),
    "a login page": (
        {},
        [lambda a, r: Answer(200, b"<html>", {"Content-Type": "text/html"})],
        ResponseValidationError,
        "web page",
        [],
    ),
    "a login page instead of the rest": (
        {},
        [dropped(1000), lambda a, r: Answer(200, b"<html>", {"Content-Type": "text/html"})],
        ResponseValidationError,
        "web page",
        None,
    ),
    "not ready": ({}, [status(202)], ResponseValidationError, "status 202", []),
    "a wrong checksum": (
        {},
        [changed(Repr_Digest=f"sha-256=:{WRONG}:")],
        ResponseValidationError,
        "sha-256 checksum",
        [],
    ),
    "a wrong checksum of Google's": (
        {},
        [changed(X_Goog_Hash="crc32c=AAAAAA==, md5=" + base64.b64encode(bytes(16)).decode())],
        ResponseValidationError,
        "md5 checksum",
        [],
    ),
    "a wrong checksum each time, after a drop": (
        {},
        [
            both(changed(Digest=f"SHA-256={WRONG}"), dropped(1000)),
            None,
            changed(Digest=f"SHA-256={WRONG}"),
        ],
        ResponseValidationError,
        "sha-256 checksum",
        [],
    ),
    "not what its encoding says": (
        {},
        [changed(Content_Encoding="gzip")],
        ResponseValidationError,
        "not valid gzip",
        [],
    ),
}


@pytest.mark.parametrize("name", ERRORS)
def test_one_clear_error_and_no_half_file(session, tmp_path, name):
    values, faults, kind, message, rest = ERRORS[name]
    shelf_of(session, faults, **values)
    target = tmp_path / "report.bin"
    target.write_bytes(b"before")
    with pytest.raises(kind, match=message) as caught:
        fetch(session, target)
    assert target.read_bytes() == b"before"
    if rest is not None:
        assert left(tmp_path) == sorted(["report.bin", *rest])
    state = caught.value.download
    partial_file = tmp_path / ".report.bin.part"
    assert state.partial == (partial_file if partial_file.exists() else None)
    assert state.received == (partial_file.stat().st_size if state.partial else state.received)
    assert caught.value.sent == "yes"


@pytest.mark.parametrize("resume", [True, False])
def test_a_later_call_goes_on(session, tmp_path, resume):
    shelf = shelf_of(session, [dropped(1000)])
    target = tmp_path / "report.bin"
    with pytest.raises(APIConnectionError) as caught:
        fetch(session, target, options={"max_retries": 0})
    assert (caught.value.download.received, caught.value.download.total) == (1000, SIZE)
    result = fetch(session, target, resume=resume)
    assert target.read_bytes() == DATA
    assert result.resumed == (1000 if resume else 0)
    assert shelf.asked == [ALL, REST if resume else ALL]
    assert left(tmp_path) == ["report.bin"]


#: What is done between two calls, and the ranges that the second one asks for.
BETWEEN = {
    "another argument": (lambda f: None, {"path": "a/c/report.bin"}, [ALL]),
    "another client header": (lambda f: None, {"context": "x"}, [ALL]),
    "the partial file is longer than the file": (
        lambda f: (f / ".report.bin.part").write_bytes(DATA + b"x"),
        {},
        [ALL],
    ),
    "the partial file is empty": (lambda f: (f / ".report.bin.part").write_bytes(b""), {}, [ALL]),
    "the partial file is gone": (lambda f: (f / ".report.bin.part").unlink(), {}, [ALL]),
    "the partial file is complete": (
        lambda f: (f / ".report.bin.part").write_bytes(DATA),
        {},
        [span(SIZE - 1)],
    ),
    "the sidecar was cut": (
        lambda f: (f / ".report.bin.part.json").write_bytes(b'{"download": {"iden'),
        {},
        [ALL],
    ),
    "the sidecar has an old form": (
        lambda f: (f / ".report.bin.part.json").write_bytes(b'{"download": {"version": 7}}'),
        {},
        [ALL],
    ),
}


@pytest.mark.parametrize("name", BETWEEN)
def test_only_what_is_certainly_the_same_is_kept(session, tmp_path, name):
    change, arguments, asked = BETWEEN[name]
    shelf = shelf_of(session, [dropped(1000)])
    target = tmp_path / "report.bin"
    with pytest.raises(APIConnectionError):
        fetch(session, target, options={"max_retries": 0})
    change(tmp_path)
    fetch(session, target, **arguments)
    assert target.read_bytes() == DATA
    assert shelf.asked[1:] == asked
    assert left(tmp_path) == ["report.bin"]


@pytest.mark.parametrize("total", ["*", str(SIZE), str(SIZE + 1)])
def test_a_server_may_refuse_to_send_more_of_a_complete_file(session, tmp_path, total):
    """416 instead of the last byte: if it says that the file has as many bytes, that is enough."""
    shelf = shelf_of(session, [dropped(1000)])
    with pytest.raises(APIConnectionError):
        fetch(session, tmp_path / "x", options={"max_retries": 0})
    (tmp_path / ".x.part").write_bytes(DATA)
    shelf.faults = [lambda a, r: Answer(416, b"", {"Content-Range": f"bytes */{total}"})]
    fetch(session, tmp_path / "x")
    assert (tmp_path / "x").read_bytes() == DATA
    assert shelf.asked[1:] == [span(SIZE - 1), *([ALL] if total == str(SIZE + 1) else [])]


def test_files_of_others_are_not_touched(session, tmp_path):
    """Files that only look like ours: a partial file without a sidecar, another sidecar."""
    shelf_of(session, [dropped(1000)])
    for name in (".report.bin.part", ".other.bin.part.json"):
        (tmp_path / name).write_bytes(b"mine")
    fetch(session, tmp_path / "report.bin")
    fetch(session, tmp_path / "other.bin")
    assert (tmp_path / ".report.bin.part").read_bytes() == b"mine"
    assert (tmp_path / ".other.bin.part.json").read_bytes() == b"mine"
    assert left(tmp_path) == [
        ".other.bin.part.json",
        ".report.bin.part",
        "other.bin",
        "report.bin",
    ]


OLD = {"Last-Modified": "Tue, 14 Nov 2023 22:13:20 GMT"}
NEW = {"Last-Modified": "Thu, 14 Nov 2999 22:13:20 GMT"}


def newer(answer, request):
    """A part of another file, by a server that ignores conditions, and HEAD tells it afterwards."""
    request_shelf[0].of_head = NEW
    request_shelf[0].replace(OTHER, "")
    first = int(request.headers["range"].partition("=")[2].partition("-")[0])
    return Answer(206, OTHER[first:], [("Content-Range", f"bytes {first}-{SIZE - 1}/{SIZE}")])


#: name: what HEAD says, the faults, the requests, what arrives
BY_HEAD = {
    "nothing goes wrong": (OLD, [], [ALL], DATA),
    "dropped": (OLD, [dropped(1000)], [ALL, "HEAD", REST, "HEAD"], DATA),
    "dropped twice": (
        OLD,
        [dropped(1000), None, dropped(500)],
        [ALL, "HEAD", REST, span(1500), "HEAD"],
        DATA,
    ),
    "changed since": (NEW, [dropped(1000)], [ALL, "HEAD", ALL], DATA),
    "HEAD says nothing": ({}, [dropped(1000)], [ALL, "HEAD", ALL], DATA),
    "HEAD is an error": (OLD, [dropped(1000), status(404)], [ALL, "HEAD", ALL], DATA),
    "changed between HEAD and the rest": (
        OLD,
        [dropped(1000), None, newer],
        [ALL, "HEAD", REST, "HEAD", ALL],
        OTHER,
    ),
}


@pytest.mark.parametrize("name", BY_HEAD)
def test_only_head_tells_the_version(session, tmp_path, name):
    said, faults, asked, expected = BY_HEAD[name]
    shelf = shelf_of(session, faults, etag="")
    shelf.of_head = said
    target = tmp_path / "report.bin"
    arguments = {"path": "a", "to": target}
    result = session.call(session.client(), WITH_HEAD, arguments, max_retries=2)
    assert target.read_bytes() == expected
    assert result.size == SIZE
    assert shelf.asked == asked
    assert left(tmp_path) == ["report.bin"]


def test_a_later_call_lets_head_tell_the_version(session, tmp_path):
    shelf = shelf_of(session, [dropped(1000)], etag="")
    shelf.of_head = OLD
    target = tmp_path / "report.bin"
    arguments = {"path": "a", "to": target}
    with pytest.raises(APIConnectionError):
        session.call(session.client(), WITH_HEAD, arguments, max_retries=0)
    assert session.call(session.client(), WITH_HEAD, arguments).resumed == 1000
    assert target.read_bytes() == DATA
    assert shelf.asked == [ALL, "HEAD", REST, "HEAD"]


def test_two_at_the_same_time(session, tmp_path):
    """The second one begins and ends while the first one is in the middle."""
    target = tmp_path / "report.bin"
    seen = []

    def meanwhile(answer, request):
        seen.append(fetch_beside(session, target))
        return answer

    shelf = shelf_of(session, [dropped(1000)])
    shelf.faults.append(meanwhile)
    result = fetch(session, target)
    assert seen == [DATA]
    assert target.read_bytes() == DATA
    assert result.size == SIZE
    assert left(tmp_path) == ["report.bin"]


def fetch_beside(session, target):
    """The same download by another client, in the thread of the server."""
    with Session(session.server, "sync") as other:
        fetch(other, target)
    return target.read_bytes()


# -- where it goes ------------------------------------------------------------------------


def test_the_mode_is_that_of_open(session, tmp_path):
    shelf_of(session)
    new, old = tmp_path / "new", tmp_path / "old"
    old.write_bytes(b"")
    old.chmod(0o640)
    before = os.umask(0o027)
    try:
        fetch(session, new)
        fetch(session, old)
    finally:
        os.umask(before)
    assert stat.S_IMODE(new.stat().st_mode) == 0o640
    assert stat.S_IMODE(old.stat().st_mode) == 0o640


def test_links_are_followed(session, tmp_path):
    shelf_of(session)
    (tmp_path / "real").mkdir()
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "real" / "file")
    result = fetch(session, link)
    assert link.is_symlink()
    assert result.path == (tmp_path / "real" / "file").resolve()
    assert left(tmp_path / "real") == ["file"]


@pytest.mark.parametrize(
    ("disposition", "path", "name"),
    [
        ("", "a/b/report.bin", "report.bin"),
        ("", "a/b/", "b"),
        ("", "...", "download"),
        ('attachment; filename="x.pdf"', "a", "x.pdf"),
        ("attachment; filename=x.pdf; size=3", "a", "x.pdf"),
        ("attachment; filename=\"a.txt\"; filename*=UTF-8''na%C3%AFve%20b.txt", "a", "naïve b.txt"),
        ("attachment; filename*=iso-8859-1'en'%A3.txt", "a", "£.txt"),
        ('attachment; filename="na\xc3\xafve.txt"', "a", "naïve.txt"),
        ('attachment; filename="../../etc/passwd"', "a", "passwd"),
        ('attachment; filename="..\\\\..\\\\boot.ini"', "a", "boot.ini"),
        ("attachment; filename*=UTF-8''..%2F..%2Fevil", "a", "evil"),
        ("attachment; filename*=UTF-8''a%00b", "a", "a_b"),
        ('attachment; filename=".."', "a/z.bin", "z.bin"),
        ('attachment; filename=".bashrc"', "a", "bashrc"),
        ('attachment; filename="CON.txt"', "a", "_CON.txt"),
        ('attachment; filename="nul"', "a", "_nul"),
        ('attachment; filename="a:b?.txt"', "a", "a_b_.txt"),
        ('attachment; filename="end. . "', "a", "end"),
        ("attachment; filename=" + "x" * 300 + ".pdf", "a", "x" * 196 + ".pdf"),
        ("attachment", "a/b", "b"),
    ],
)
def test_the_name_in_a_folder(session, tmp_path, disposition, path, name):
    shelf = shelf_of(session)
    if disposition:
        shelf.headers["Content-Disposition"] = disposition
    folder = tmp_path / "in"
    folder.mkdir()
    result = fetch(session, f"{folder}{os.sep}", path=path)
    assert left(folder) == [name]
    assert result.path == folder / name
    assert left(tmp_path) == ["in"]


def test_a_folder_goes_on(session, tmp_path):
    shelf = shelf_of(session, [dropped(1000)])
    shelf.headers["Content-Disposition"] = 'attachment; filename="x.pdf"'
    with pytest.raises(APIConnectionError):
        fetch(session, tmp_path, options={"max_retries": 0})
    assert fetch(session, tmp_path).resumed == 1000
    assert left(tmp_path) == ["x.pdf"]


class Awkward(io.RawIOBase):
    """A raw file that takes a little at a time and cannot go back."""

    def __init__(self):
        self.data = b""

    def writable(self):
        return True

    def write(self, data):
        taken = bytes(data)[:700_000]
        self.data += taken
        return len(taken)


@pytest.mark.parametrize("kind", ["bytes", "file", "raw"])
def test_a_file_object(session, tmp_path, kind):
    shelf = shelf_of(session, [dropped(1000), None])
    file = {
        "bytes": io.BytesIO,
        "file": lambda: (tmp_path / "out").open("w+b"),
        "raw": Awkward,
    }[kind]()
    if kind != "raw":
        file.write(b"head")
    result = fetch(session, file)
    if kind != "raw":
        file.seek(0)
        assert file.read(4) == b"head"
    assert (file.data if kind == "raw" else file.read()) == DATA
    assert (result.path, result.size) == (None, SIZE)
    assert shelf.asked == [ALL, REST]
    with pytest.raises(TypeError):
        os.fspath(result)
    file.close()


@pytest.mark.parametrize("kind", ["bytes", "raw"])
def test_a_file_object_that_has_to_start_again(session, kind):
    shelf_of(session, [dropped(1000), None], etag="")
    file = io.BytesIO(b"head") if kind == "bytes" else Awkward()
    if kind == "raw":
        with pytest.raises(InvalidRequestError, match="cannot go back"):
            fetch(session, file)
        return
    file.seek(0, os.SEEK_END)
    fetch(session, file)
    assert file.getvalue() == b"head" + DATA


def test_an_async_file_object(server):
    class Waiting(io.BytesIO):
        async def write(self, data):
            super().write(data)

    with Session(server, "async") as session:
        shelf_of(session, [dropped(1000)])
        file = Waiting()
        fetch(session, file)
    assert file.getvalue() == DATA


def test_a_device(session):
    shelf_of(session)
    before = Path(os.devnull).stat()
    assert fetch(session, os.devnull).path is None
    after = Path(os.devnull).stat()
    assert (before.st_ino, before.st_mode) == (after.st_ino, after.st_mode)


def folderless(tmp_path):
    return tmp_path / "missing" / "file", FileNotFoundError, "missing"


def with_slash(tmp_path):
    return f"{tmp_path}/missing/", FileNotFoundError, "missing"


def under_a_file(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    return tmp_path / "file" / "x", NotADirectoryError, "file"


def in_a_circle(tmp_path):
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    return tmp_path / "a", OSError, "symbolic links"


def nothing(tmp_path):
    return "", InvalidRequestError, "to: is not a path"


def with_nul(tmp_path):
    return f"{tmp_path}/a\0b", InvalidRequestError, "to: is not a path"


def none(tmp_path):
    return None, InvalidTypeError, "to: must be a path, a folder, or a file"


def text(tmp_path):
    return io.StringIO(), InvalidTypeError, "to: must be open in binary mode"


@pytest.mark.parametrize(
    "case", [folderless, with_slash, under_a_file, in_a_circle, nothing, with_nul, none, text]
)
def test_a_bad_target_is_told_before_anything_is_sent(session, tmp_path, case):
    shelf = shelf_of(session)
    to, kind, message = case(tmp_path)
    before = left(tmp_path)
    with pytest.raises(kind, match=message):
        fetch(session, to)
    assert shelf.asked == []
    assert left(tmp_path) == before


@pytest.fixture
def powerless():
    """A folder, and nobody who may do more than its mode says."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        root = os.geteuid() == 0
        (folder / "closed").mkdir(mode=0o500)
        (folder / "fixed").write_bytes(b"")
        (folder / "fixed").chmod(0o400)
        if root:
            os.seteuid(65534)
        yield folder
        if root:
            os.seteuid(0)


def test_no_permission(session, powerless):
    shelf = shelf_of(session)
    for to in (powerless / "closed" / "file", powerless / "fixed"):
        with pytest.raises(PermissionError, match=to.name):
            fetch(session, to)
    assert shelf.asked == []


def test_a_full_disk(session, tmp_path, monkeypatch):
    from runtime.procedures.receiving.place import PathLanding

    def full(self, data):
        self._fail(OSError(28, "No space left on device"))

    shelf_of(session)
    monkeypatch.setattr(PathLanding, "save", full)
    with pytest.raises(OSError, match=r"No space left on device: '.*report\.bin'"):
        fetch(session, tmp_path / "report.bin")
    assert left(tmp_path) == []


@pytest.mark.parametrize(
    ("call", "kept"), [("fsync", []), ("replace", [".x.part", ".x.part.json"])]
)
def test_the_end_fails(session, tmp_path, monkeypatch, call, kept):
    """Windows moves nothing to a file that is in use: then all that came is still there."""

    def failing(*_):
        raise PermissionError(13, "in use")

    shelf = shelf_of(session)
    with monkeypatch.context() as patch:
        patch.setattr(*((os, "fsync") if call == "fsync" else (Path, "replace")), failing)
        with pytest.raises(PermissionError, match=r"in use.*'.*x'"):
            fetch(session, tmp_path / "x")
    assert left(tmp_path) == kept
    assert fetch(session, tmp_path / "x").resumed == (SIZE if kept else 0)
    assert shelf.asked == [ALL, span(SIZE - 1) if kept else ALL]
    assert (tmp_path / "x").read_bytes() == DATA


def test_a_folder_that_is_removed_meanwhile(session, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()

    def removed(answer, request):
        for name in left(folder):
            (folder / name).unlink()
        folder.rmdir()
        return answer

    shelf_of(session, [dropped(1000), removed])
    with pytest.raises(FileNotFoundError, match=r"report\.bin"):
        fetch(session, folder / "report.bin")
    assert left(tmp_path) == []


# -- its place among the calls --------------------------------------------------------------


def test_credentials_stay_where_they_belong(session, tmp_path):
    """A redirect to another origin gets the range, and nothing that it must not have."""
    with Server() as other:
        far = Shelf(other, DATA, [dropped(1000)])
        place = f"{other.root}/files/signed"
        session.server.reply(lambda request: Answer(307, b"", {"Location": place}))
        fetch(session, tmp_path / "file", options={"max_retries": 2})
        assert (tmp_path / "file").read_bytes() == DATA
        assert far.asked == [ALL, REST]
        for request in other.received:
            assert not {"authorization", "x-context"} & request.headers.keys()


def test_what_is_asked_for(session, tmp_path):
    shelf = shelf_of(session, [dropped(1000)])
    fetch(session, tmp_path / "file", options={"max_retries": 1, "extra_headers": {"X-A": "b"}})
    first, second = shelf.server.received
    assert first.headers["accept-encoding"] == "identity"
    assert second.headers["if-range"] == '"one"'
    assert first.headers["x-a"] == second.headers["x-a"] == "b"


@pytest.mark.parametrize("name", ["Range", "if-range", "If-None-Match"])
def test_headers_of_its_own_are_refused(session, tmp_path, name):
    with pytest.raises(InvalidRequestError, match=f"{name} is set by the method"):
        fetch(session, tmp_path / "x", options={"extra_headers": {name: "bytes=0-1"}})


def test_the_deadline_is_that_of_the_whole(session, tmp_path):
    shelf_of(session, [dropped(1000)] * 9)
    with pytest.raises(APIConnectionError, match=r"deadline of 0\.4 s is too near") as caught:
        fetch(session, tmp_path / "x", options={"deadline": 0.4, "max_retries": 9})
    assert caught.value.download.received == 1000


def test_waits_grow_until_something_comes(session, tmp_path):
    shelf_of(session, [dropped(1000), dropped(0), dropped(0), dropped(1000)])
    fetch(session, tmp_path / "x", options={"max_retries": 5})
    assert session.slept == [0.5, 1.0, 2.0, 0.5]


def test_the_limit_of_a_response_holds(session, tmp_path):
    shelf_of(session)
    with pytest.raises(ResponseValidationError, match="larger than 1,000 bytes"):
        fetch(session, tmp_path / "x", options={"max_response_bytes": 1000})
    assert left(tmp_path) == []


def test_with_response(session, tmp_path):
    shelf_of(session, [dropped(1000)])

    def get(things):
        return things._run(DOWNLOAD, {"path": "a", "to": tmp_path / "x"}, {"max_retries": 1})

    client = session.client()
    method = type("Things", (type(session.resource(client)),), {"get": get})(client).get
    response = session.run(client.with_response(method))
    assert response.status_code == 206
    assert response.data.size == SIZE


@pytest.mark.parametrize("fault", ["dropped once", "compressed, and dropped", "no validator"])
def test_through_the_http_library(session, tmp_path, fault):
    import httpx

    values, faults, asked, expected = ENDS[fault]
    shelf = shelf_of(session, faults, **values)
    http = httpx.AsyncClient() if session.kind == "async" else httpx.Client()
    client = session.client(http_client=http)
    fetch(session, tmp_path / "x", client=client)
    assert (tmp_path / "x").read_bytes() == expected
    assert shelf.asked == asked
    session.run(http.aclose() if session.kind == "async" else http.close())


def test_a_stall_is_a_timeout(session, tmp_path):
    """The server stops in the middle: the rest comes with another request."""
    shelf = shelf_of(session)
    shelf.faults.append(lambda a, r: Answer(200, a.body, a.headers, pause=(1000, 0.4)))
    fetch(session, tmp_path / "x", options={"timeout": 0.1, "max_retries": 1})
    assert (tmp_path / "x").read_bytes() == DATA
    assert shelf.asked == [ALL, REST]


def test_the_deadline_ends_a_stall(session, tmp_path):
    shelf = shelf_of(session)
    shelf.faults.append(lambda a, r: Answer(200, a.body, a.headers, pause=(1000, 0.4)))
    with pytest.raises(APITimeoutError, match=r"the deadline of 0\.2 s passed") as caught:
        fetch(session, tmp_path / "x", options={"deadline": 0.2, "max_retries": 3})
    assert caught.value.download.received == 1000


def test_a_connection_is_not_used_again_after_it_was_read_straight(session, tmp_path):
    shelf = shelf_of(session)
    client = session.client()
    for _ in range(3):
        fetch(session, tmp_path / "x", client=client)
    straight = exchange._LARGE == 1
    assert shelf.server.connections == (3 if straight else 1)


def test_a_cancelled_download_goes_on_later(server, tmp_path):
    import asyncio

    with Session(server, "async") as session:
        shelf = shelf_of(session)
        shelf.faults.append(lambda a, r: Answer(200, a.body, a.headers, pause=(1000, 5.0)))
        client = session.client()
        target = tmp_path / "x"

        async def cancelled():
            resource = session.resource(client)
            task = asyncio.ensure_future(
                resource._run(DOWNLOAD, {"path": "a/b/report.bin", "to": target}, {})
            )
            await asyncio.sleep(0.2)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

        session.run(cancelled())
        assert left(tmp_path) == [".x.part", ".x.part.json"]
        assert fetch(session, target).resumed == 1000
    assert target.read_bytes() == DATA


@pytest.mark.filterwarnings("ignore:.*MultiError")  # anyio 3 with trio, Python 3.7
def test_trio(server, tmp_path):
    trio = pytest.importorskip("trio")
    Shelf(server, DATA, [dropped(1000)])

    async def work():
        client = client_class("async")({"api_root": server.root, "api_key": "t"})
        resource = AsyncResource(client)
        arguments = {"path": "a", "to": tmp_path / "x"}
        result = await resource._run(DOWNLOAD, arguments, {"max_retries": 2})
        await client.aclose()
        return result

    assert trio.run(work).size == SIZE
    assert (tmp_path / "x").read_bytes() == DATA


def test_another_token_goes_on(session, tmp_path):
    shelf = shelf_of(session, [dropped(1000)])
    with pytest.raises(APIConnectionError):
        fetch(session, tmp_path / "x", options={"max_retries": 0})
    renewed = session.client({"api_key": "another"})
    assert fetch(session, tmp_path / "x", client=renewed).resumed == 1000
    assert shelf.asked == [ALL, REST]


def test_killed_at_any_moment():
    """Twice; ``python tests/runtime_calls/killing.py 30`` does it more often."""
    from killing import run

    kept, _ = run(2, seed=5)
    assert len(kept) == 2
