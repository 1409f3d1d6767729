"""Files that are read in ranges: like local ones, and never two versions as one."""

import csv
import io
import pickle
import random
import threading
import zipfile

import pytest
from file_shelf import HEAD, LONG_AGO, OPEN, READ, Shelf, changed, content, dropped, status
from loopback import DROP, Answer, Server, Session
from runtime.base.errors import (
    APIConnectionError,
    APIStatusError,
    FileChangedError,
    InvalidRequestError,
    ResponseValidationError,
)
from runtime.procedures.receiving import blocks
from runtime.spec.download import OpenFile

from tests.extras import needed


@pytest.fixture(scope="module")
def server():
    """One for all tests: each puts a file of its own on it."""
    with Server() as running:
        yield running


DATA = content(3_000_000)
BLOCK = blocks.BLOCK
ONLY_GET = OpenFile(read=READ)


@pytest.fixture(params=["HEAD", "GET"])
def recipe(request):
    return OPEN if request.param == "HEAD" else ONLY_GET


def opened(session, recipe=OPEN, client=None, **options):
    client = client or session.client()
    options = options or {"max_retries": 2}
    return session.call(client, recipe, {"path": "a/b.zip", "to": 1}, **options)


def ranges(shelf):
    return [one for one in shelf.asked if one not in ("", "HEAD")]


def test_any_position(session, recipe):
    """The same as a local file, wherever it is read, in any order."""
    shelf = Shelf(session.server, DATA)
    file, local = opened(session, recipe), io.BytesIO(DATA)
    assert file.size == len(DATA)
    assert file.etag == '"one"'
    chosen = random.Random(7)
    for _ in range(60):
        offset, whence = chosen.choice([(chosen.randrange(len(DATA)), 0), (-5000, 2)])
        size = chosen.choice([0, 1, 10, 5000, BLOCK, BLOCK + 1, 900_000])
        assert file.seek(offset, whence) == local.seek(offset, whence)
        assert session.run(file.read(size)) == local.read(size)
        assert file.tell() == local.tell()
    file.seek(0)
    assert session.run(file.read()) == DATA
    assert session.run(file.read(5)) == b""
    assert {r.headers.get("if-match") for r in shelf.server.received[1:]} == {'"one"'}
    session.run(file.close())


def test_reading_on_needs_few_requests(session):
    shelf = Shelf(session.server, DATA)
    file = opened(session)
    got = b""
    while True:
        data = session.run(file.read(10_000))
        if not data:
            break
        got += data
    assert got == DATA
    assert len(ranges(shelf)) <= 4
    assert shelf.server.connections == 1


def test_a_block_is_fetched_once(session):
    shelf = Shelf(session.server, DATA)
    file = opened(session)
    for offset in (2_900_000, 10, 2_900_500, 20, 2_950_000, 0):
        file.seek(offset)
        assert session.run(file.read(100)) == DATA[offset : offset + 100]
    assert len(ranges(shelf)) == 2


def test_memory_is_bounded(session, monkeypatch):
    monkeypatch.setattr(blocks, "_KEPT", 2)
    shelf = Shelf(session.server, DATA)
    file = opened(session)
    for number in (0, 4, 8, 0):
        file.seek(number * BLOCK)
        session.run(file.read(10))
    assert len(ranges(shelf)) == 4


def test_a_large_read_goes_past_the_blocks(session):
    shelf = Shelf(session.server, DATA)
    file = opened(session)
    file.seek(100)
    assert session.run(file.read(2_900_000)) == DATA[100:2_900_100]
    assert len(ranges(shelf)) <= 2


SMALL = content(1000)

#: name: what the server is like, whether it has ranges
SERVERS = {
    "ranges": ({}, True),
    "a weak ETag": ({"etag": 'W/"one"'}, True),
    "a date": ({"etag": "", "modified": LONG_AGO}, True),
    "no validator": ({"etag": ""}, True),
    "no ranges": ({"ranges": False}, False),
    "no ranges, no validator": ({"ranges": False, "etag": ""}, False),
}


@pytest.mark.parametrize("size", [0, 1, 1000, 600_000])
@pytest.mark.parametrize("name", SERVERS)
def test_servers(session, recipe, name, size):
    values, has_ranges = SERVERS[name]
    shelf = Shelf(session.server, DATA[:size], **values)
    file = opened(session, recipe)
    assert file.size == size
    assert session.run(file.read()) == DATA[:size]
    assert file.seek(0, 2) == size
    file.seek(max(0, size - 10))
    assert session.run(file.read(100)) == DATA[max(0, size - 10) : size]
    if not has_ranges:
        assert len(shelf.asked) <= 3  # HEAD, a range, the whole
    session.run(file.close())


def resized(answer, request):
    return changed(Content_Range=f"bytes 0-9/{len(DATA) + 1}")(answer, request)


def without_etag(answer, request):
    answer = changed(ETag=None)(answer, request)
    return Answer(206, answer.body, answer.headers)


#: name: what the server is like, what happens at the first read, the error or None
READS = {
    "dropped": ({}, [dropped(1000)], None),
    "dropped three times, with progress": ({}, [dropped(1000)] * 3, None),
    "dropped before anything": ({}, [lambda *_: DROP], None),
    "503": ({}, [status(503)], None),
    "fewer bytes than asked for": ({}, [lambda a, r: fewer(a)], None),
    "dropped for good": ({}, [dropped(0)] * 9, APIConnectionError),
    "gone": ({}, [status(404)], APIStatusError),
    "changed, by ETag": ({}, ["replace"], FileChangedError),
    "changed, and If-Match is ignored": ({}, [changed(ETag='"two"')], FileChangedError),
    "changed, by date": (
        {"etag": "", "modified": LONG_AGO},
        [changed(Last_Modified="Sun, 06 Nov 2022 08:49:37 GMT")],
        FileChangedError,
    ),
    "another length": ({"etag": ""}, [resized], FileChangedError),
    "shorter": ({"etag": ""}, [status(416)], FileChangedError),
    "other bytes": (
        {},
        [changed(Content_Range=f"bytes 5-104/{len(DATA)}")],
        ResponseValidationError,
    ),
    "a login page": (
        {},
        [lambda a, r: Answer(200, b"<html>", {"Content-Type": "text/html"})],
        ResponseValidationError,
    ),
    "suddenly no ranges": ({}, [lambda a, r: Answer(200, DATA, [("ETag", '"one"')])], None),
    "suddenly no ranges, and another file": (
        {},
        [lambda a, r: Answer(200, SMALL, [])] * 2,
        FileChangedError,
    ),
}


def fewer(answer):
    first = int(dict(answer.headers)["Content-Range"].split()[1].partition("-")[0])
    answer.body = answer.body[:500]
    return changed(Content_Range=f"bytes {first}-{first + 499}/{len(DATA)}")(answer, None)


@pytest.mark.parametrize("name", READS)
def test_faults_of_a_read(session, name):
    values, faults, error = READS[name]
    shelf = Shelf(session.server, DATA, **values)
    file = opened(session)
    if faults == ["replace"]:
        shelf.replace(content(len(DATA), b"b"))
    else:
        shelf.faults = list(faults)
    file.seek(300_000)
    if error is None:
        assert session.run(file.read(100)) == DATA[300_000:300_100]
        session.run(file.close())
        return
    with pytest.raises(error):
        session.run(file.read(100))
    if error in (APIConnectionError, APIStatusError):  # it goes on where it was
        shelf.faults = []
        file.seek(300_000)
        assert session.run(file.read(100)) == DATA[300_000:300_100]


@pytest.mark.parametrize(
    ("name", "answer", "error"),
    [
        ("missing", status(404), APIStatusError),
        ("a login page", lambda a, r: Answer(200, b"", {"Content-Type": "text/html"}), None),
        ("an empty file as 416", lambda a, r: Answer(416, b"", {"Content-Range": "bytes */0"}), 0),
        ("an empty file as 204", lambda a, r: Answer(204), 0),
    ],
)
def test_opening(session, name, answer, error):
    shelf = Shelf(session.server, DATA)
    shelf.faults = [answer] * 9
    if error == 0:
        assert opened(session, ONLY_GET).size == 0
        return
    with pytest.raises(error or ResponseValidationError):
        opened(session, ONLY_GET)


@pytest.mark.parametrize("code", [403, 405, 501])
def test_a_server_without_head(session, code):
    shelf = Shelf(session.server, DATA)
    shelf.faults = [status(code)]
    file = opened(session, max_retries=0)
    assert session.run(file.read(10)) == DATA[:10]
    assert shelf.server.methods == ["HEAD", "GET"]


def test_compressed_though_not_asked_for(session, recipe):
    import gzip

    def zipped(answer, request):
        body = b"" if request.method == "HEAD" else gzip.compress(DATA)
        return Answer(200, body, {"Content-Encoding": "gzip"})

    Shelf(session.server, DATA, [zipped] * 9)
    file = opened(session, recipe)
    assert file.size == len(DATA)
    assert session.run(file.read()) == DATA
    session.run(file.close())


@pytest.mark.parametrize("name", ["Range", "If-Match"])
def test_headers_of_its_own_are_refused(session, name):
    with pytest.raises(InvalidRequestError, match=f"{name} is set by the method"):
        opened(session, extra_headers={name: "x"})


def test_closed(session):
    Shelf(session.server, DATA)
    file = opened(session)
    session.run(file.read(1))
    session.run(file.close())
    session.run(file.close())
    assert file.closed
    for use in (file.tell, lambda: file.seek(0), lambda: session.run(file.read(1))):
        with pytest.raises(ValueError, match="closed"):
            use()


@pytest.mark.parametrize(
    ("arguments", "error"), [((-1,), ValueError), ((0, 9), ValueError), (("1",), TypeError)]
)
def test_bad_seeks(session, arguments, error):
    Shelf(session.server, DATA)
    with pytest.raises(error):
        opened(session).seek(*arguments)


def test_no_pickle(session):
    Shelf(session.server, DATA)
    file = opened(session)
    with pytest.raises(TypeError, match="cannot be pickled"):
        pickle.dumps(file)
    session.run(file.close())


def test_with_response_gets_one(session):
    Shelf(session.server, DATA)
    client = session.client()

    def get(things):
        return things._run(OPEN, {"path": "a"}, {})

    method = type("Things", (type(session.resource(client)),), {"get": get})(client).get
    response = session.run(client.with_response(method))
    assert response.headers["etag"] == '"one"'
    assert response.data.size == len(DATA)


# -- the blocking client: what takes a file takes it ------------------------------------------


@pytest.fixture
def blocking(server):
    with Session(server, "sync") as session:
        yield session


def test_zip(blocking):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for number in range(50):
            archive.writestr(f"{number}.bin", content(100_000, b"%d" % number))
    shelf = Shelf(blocking.server, made.getvalue())
    with opened(blocking) as file, zipfile.ZipFile(file) as archive:
        assert len(archive.namelist()) == 50
        assert archive.read("31.bin") == content(100_000, b"31")
    assert sum(len(shelf.made(r).body) for r in shelf.server.received[1:]) < 1_500_000


def test_lines_and_text(blocking):
    text = "".join(f"{number};é\r\n" for number in range(50_000))
    Shelf(blocking.server, text.encode())
    with io.TextIOWrapper(opened(blocking), encoding="utf-8", newline="") as lines:
        assert sum(int(row[0]) for row in csv.reader(lines, delimiter=";")) == sum(range(50_000))


def test_pypdf(blocking):
    pypdf = needed("pypdf")
    made, writer = io.BytesIO(), pypdf.PdfWriter()
    for size in (100, 200, 300):
        writer.add_blank_page(width=size, height=size)
    writer.write(made)
    Shelf(blocking.server, made.getvalue())
    with opened(blocking) as file:
        pages = pypdf.PdfReader(file).pages
        assert [page.mediabox.width for page in pages] == [100, 200, 300]


def test_pyarrow(blocking):
    arrow = needed("pyarrow")
    parquet = needed("pyarrow.parquet")
    made = io.BytesIO()
    columns = {"a": list(range(300_000)), "b": [str(n) for n in range(300_000)]}
    parquet.write_table(arrow.table(columns), made, row_group_size=50_000, compression="none")
    shelf = Shelf(blocking.server, made.getvalue())
    with opened(blocking) as file:
        found = parquet.ParquetFile(file)
        assert found.metadata.num_rows == 300_000
        assert found.read_row_group(3, columns=["a"])["a"].to_pylist() == list(
            range(150_000, 200_000)
        )
    sent = sum(len(shelf.made(r).body) for r in shelf.server.received[1:])
    assert sent < len(made.getvalue())


def test_threads(blocking):
    """Each read is whole, whichever thread makes it: together they get every byte once."""
    Shelf(blocking.server, DATA)
    got = []
    with opened(blocking) as file:

        def take():
            while True:
                data = file.read(10_000)
                if not data:
                    return
                got.append(data)

        threads = [threading.Thread(target=take) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(got) == sorted(DATA[n : n + 10_000] for n in range(0, len(DATA), 10_000))


# -- the async client --------------------------------------------------------------------------


def test_tasks():
    import asyncio

    with Server() as server, Session(server, "async") as session:
        Shelf(server, DATA)
        file = opened(session)

        async def work():
            async with file:
                whole = await asyncio.gather(*(file.read(10_000) for _ in range(300)))
                tails = await asyncio.gather(*(file.read_at(n * 9999, 7) for n in range(20)))
            return b"".join(whole), tails

        whole, tails = session.run(work())
    assert whole == DATA
    assert tails == [DATA[n * 9999 : n * 9999 + 7] for n in range(20)]


@pytest.mark.filterwarnings("ignore:.*MultiError")  # anyio 3 with trio, Python 3.7
def test_trio(server):
    trio = pytest.importorskip("trio")
    from loopback import client_class
    from runtime.resource import AsyncResource

    Shelf(server, DATA, [None, dropped(1000)])

    async def work():
        client = client_class("async")({"api_root": server.root, "api_key": "t"})
        resource = AsyncResource(client)
        async with await resource._run(OPEN, {"path": "a"}, {"max_retries": 2}) as file:
            data = await file.read(5000)
        await client.aclose()
        return data

    assert trio.run(work) == DATA[:5000]


def test_head_is_a_recipe_of_its_own():
    assert (OPEN.head, ONLY_GET.head) == (HEAD, None)
