import asyncio
import email
import email.policy
import gzip
import io
import json
import os
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any, Dict, List, Optional
from urllib.parse import parse_qsl

import pytest
import animals_of_all_kinds as zoo
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import Field
from runtime.wire import multipart
from runtime.wire.bodies import SMALL, build_body
from runtime.base.errors import InvalidRequestError
from runtime.wire.files import CHUNK, FileInput
from runtime.codec.markers import Wire
from runtime.codec.models import Model
from runtime.spec.operation import Body, Operation, Param, Part
from runtime.spec.options import NOT_GIVEN, Options
from typing_extensions import Annotated


def build(*bodies, content_type=None, extra_body=None, **arguments):
    operation = Operation("op", "POST", "/x", bodies=bodies)
    options = Options(content_type=content_type, extra_body=extra_body)
    return build_body(operation, arguments, options)


def data(content):
    chunks = list(content)
    assert all(type(chunk) is bytes and len(chunk) <= SMALL for chunk in chunks)
    whole = b"".join(chunks)
    if "Content-Length" in content.headers:
        assert int(content.headers["Content-Length"]) == len(whole) == content.size
    if content.data is not None:
        assert content.data == whole
    if content.replayable:
        content.reset()
        assert b"".join(content) == whole
    return whole


RUN = Body(
    "application/json",
    lambda: zoo.Run,
    fields=(("run_id", "id"), ("msg", "msg"), ("finish", "finish_timestamp"), ("from_", "from")),
)


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ({"run_id": "é"}, '{"id": "\\u00e9"}'),
        ({"from_": "x", "run_id": "r", "msg": None}, '{"id": "r", "from": "x"}'),
        ({"run_id": "r", "finish": None}, '{"id": "r", "finish_timestamp": null}'),
        ({"run_id": "r", "finish": NOT_GIVEN}, '{"id": "r"}'),
        ({"run_id": "r", "extra_body": {"new": (1, None)}}, '{"id": "r", "new": [1, null]}'),
    ],
)
def test_json_properties(arguments, text):
    content = build(RUN, **arguments)
    assert data(content) == text.encode()
    assert content.headers["Content-Type"] == "application/json"


def test_json_errors_name_the_argument():
    for arguments, message in (
        ({"run_id": 5}, "run_id: must be a string, not int"),
        ({"run_id": None}, "run_id: must not be null"),
        ({"msg": "x"}, "run_id: is required"),
        ({"run_id": "r", "extra_body": {"a": object()}}, "a: object cannot be converted to JSON"),
    ):
        with pytest.raises(InvalidRequestError) as caught:
            build(RUN, **arguments)
        assert str(caught.value) == message


def test_whole_json_bodies():
    body = Body("application/merge-patch+json", lambda: Optional[zoo.Run], argument="run")
    content = build(body, run=zoo.Run(id="r", finish_timestamp=None))
    assert data(content) == b'{"id": "r", "finish_timestamp": null}'
    assert content.headers["Content-Type"] == "application/merge-patch+json"
    assert data(build(body, run={"id": "r", "x": None})) == b'{"id": "r", "x": null}'
    assert data(build(body, run=None)) == b"null"
    assert data(build(Body("application/json", lambda: List[int], argument="v"), v=[1])) == b"[1]"
    with pytest.raises(InvalidRequestError, match="run.id: is required"):
        build(body, run={})
    with pytest.raises(InvalidRequestError, match="run: is required"):
        build(Body("application/json", lambda: zoo.Run, argument="run"), run=None)


def test_optional_bodies():
    optional = Body(
        "application/json", lambda: zoo.Settings, fields=(("keys", "keys"),), required=False
    )
    assert build(optional, keys=None) is None
    assert build(optional, keys=NOT_GIVEN) is None
    assert data(build(optional, keys={})) == b'{"keys": {}}'
    assert data(build(optional, keys=None, extra_body={"a": 1})) == b'{"a": 1}'
    required = Body("application/json", lambda: zoo.Settings, fields=(("keys", "keys"),))
    assert data(build(required, keys=None)) == b"{}"
    nullable = Body(
        "application/json", lambda: zoo.Run, fields=(("f", "finish_timestamp"),), required=False
    )
    with pytest.raises(InvalidRequestError):  # a null counts as given: id is missing
        build(nullable, f=None)
    assert build() is None
    assert data(build(extra_body={"a": 1})) == b'{"a": 1}'
    whole = Body("application/json", lambda: zoo.Run, argument="run", required=False)
    assert build(whole, run=None) is None
    assert build(whole) is None


OCTETS = Body("application/octet-stream", lambda: FileInput, argument="file")


class NoSeek(io.RawIOBase):
    def __init__(self, content):
        self.inner = io.BytesIO(content)

    def readable(self):
        return True

    def readinto(self, buffer):
        piece = self.inner.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)


BIG = os.urandom(3 * CHUNK + 7)


@pytest.fixture
def big_file(tmp_path):
    path = tmp_path / "big.bin"
    path.write_bytes(BIG)
    return path


@pytest.mark.parametrize("content", [b"", b"x", bytearray(b"xy"), memoryview(b"xyz")[1:], BIG])
def test_bytes(content):
    built = build(OCTETS, file=content)
    assert data(built) == bytes(content)
    assert built.headers == {
        "Content-Type": "application/octet-stream",
        "Content-Length": str(len(content)),
    }


def test_odd_memory_views():
    assert data(build(OCTETS, file=memoryview(b"abcdef")[::2])) == b"ace"
    assert data(build(OCTETS, file=memoryview(b"abcdefgh").cast("I"))) == b"abcdefgh"


def test_files(big_file):
    assert data(build(OCTETS, file=big_file)) == BIG
    with big_file.open("rb") as file:
        assert data(build(OCTETS, file=file)) == BIG
        file.seek(100)
        content = build(OCTETS, file=file)
        assert content.replayable
        assert data(content) == BIG[100:]
    with big_file.open("rb", buffering=0) as file:
        assert data(build(OCTETS, file=file)) == BIG
    stream = io.BytesIO(BIG)
    stream.seek(5)
    assert data(build(OCTETS, file=stream)) == BIG[5:]
    with tempfile.SpooledTemporaryFile() as spooled:
        spooled.write(b"abc")
        spooled.seek(1)
        assert data(build(OCTETS, file=spooled)) == b"bc"
    with pytest.raises(FileNotFoundError):
        build(OCTETS, file=Path("no-such-file"))


def test_compressed_file_is_sent_uncompressed(tmp_path):
    with gzip.open(str(tmp_path / "a.gz"), "wb") as file:
        file.write(b"hello" * 1000)
    with gzip.open(str(tmp_path / "a.gz"), "rb") as file:
        assert data(build(OCTETS, file=file)) == b"hello" * 1000


def test_file_that_shrinks(tmp_path):
    path = tmp_path / "f"
    path.write_bytes(b"x" * 10)
    content = build(OCTETS, file=path)
    path.write_bytes(b"x" * 4)
    with pytest.raises(InvalidRequestError, match="shrank by 6 bytes"):
        list(content)


def test_what_can_be_read_once():
    for source in (iter([b"ab", bytearray(b"c")]), (c for c in (b"ab", b"c")), NoSeek(b"abc")):
        content = build(OCTETS, file=source)
        assert not content.replayable
        assert "Content-Length" not in content.headers
        assert data(content) == b"abc"
        with pytest.raises(InvalidRequestError, match="only once"):
            content.reset()
        with pytest.raises(InvalidRequestError, match="only once"):
            iter(content)
    assert [len(c) for c in build(OCTETS, file=iter([BIG]))] == [CHUNK, CHUNK, CHUNK, 7]
    with pytest.raises(InvalidRequestError, match="must yield bytes, not str"):
        list(build(OCTETS, file=iter(["text"])))


def collect(content):
    async def run():
        return b"".join([chunk async for chunk in content])

    return asyncio.run(run())


def test_async(big_file):
    async def items():
        yield b"ab"
        yield b"c"

    content = build(OCTETS, file=items())
    assert content.asynchronous
    assert not content.replayable
    assert collect(content) == b"abc"
    with pytest.raises(InvalidRequestError, match="async client"):
        list(build(OCTETS, file=items()))
    assert collect(build(OCTETS, file=big_file)) == BIG
    assert collect(build(RUN, run_id="r")) == b'{"id": "r"}'
    upload = Body("multipart/form-data", lambda: Dict[str, Any], argument="form")
    assert b"abc" in collect(build(upload, form={"f": items()}))


@pytest.mark.parametrize("wrong", ["text", io.StringIO("x"), 5, ["a"], {"a": 1}, None])
def test_refused_files(wrong):
    with pytest.raises(InvalidRequestError) as caught:
        build(OCTETS, file=wrong)
    assert caught.value.path == "file"


def test_refusals_say_what_to_do(tmp_path):
    with pytest.raises(
        InvalidRequestError, match=r"Path\(\.\.\.\) to send a file, or \.encode\(\)"
    ):
        build(OCTETS, file="hello.txt")
    (tmp_path / "t").write_text("x")
    with (tmp_path / "t").open() as file, pytest.raises(InvalidRequestError, match="binary mode"):
        build(OCTETS, file=file)


def test_content_types_of_files(tmp_path):
    path = tmp_path / "a.png"
    path.write_bytes(b"x")
    image = Body("image/*", lambda: FileInput, argument="file")
    anything = Body("*/*", lambda: FileInput, argument="file")
    for body, value, expected in (
        (OCTETS, ("n.pdf", b"x"), "application/octet-stream"),
        (OCTETS, ("n.pdf", b"x", "application/pdf"), "application/pdf"),
        (image, path, "image/png"),
        (image, b"x", "application/octet-stream"),
        (anything, path, "image/png"),
        (anything, b"x", "application/octet-stream"),
    ):
        assert build(body, file=value).headers["Content-Type"] == expected
    assert (
        build(OCTETS, file=b"x", content_type="application/pdf").headers["Content-Type"]
        == "application/pdf"
    )
    with pytest.raises(InvalidRequestError):
        build(OCTETS, file=("n", b"x", "a/b\r\nX: 1"))


def test_text():
    text = Body("text/plain; charset=iso-8859-1", lambda: str, argument="text")
    assert data(build(text, text="é")) == b"\xe9"
    assert data(build(Body("text/plain", lambda: str, argument="text"), text="é")) == b"\xc3\xa9"
    assert data(build(Body("text/csv", lambda: str, argument="text"), text=b"raw")) == b"raw"
    with pytest.raises(InvalidRequestError):
        build(text, text="中")
    with pytest.raises(InvalidRequestError):
        build(text, text=5)


SEVERAL = (
    Body("application/json", lambda: zoo.Owner, argument="body"),
    Body("application/x-www-form-urlencoded", lambda: zoo.Owner, argument="body"),
    Body("text/plain", lambda: str, argument="body"),
    Body("application/octet-stream", lambda: FileInput, argument="body"),
)


@pytest.mark.parametrize(
    ("value", "content_type", "media", "sent"),
    [
        ({"name": "n"}, None, "application/json", b'{"name": "n"}'),
        (zoo.Owner(name="n"), None, "application/json", b'{"name": "n"}'),
        ("n", None, "text/plain", b"n"),
        (b"n", None, "application/octet-stream", b"n"),
        (io.BytesIO(b"n"), None, "application/octet-stream", b"n"),
        (
            {"name": "n"},
            "application/x-www-form-urlencoded",
            "application/x-www-form-urlencoded",
            b"name=n",
        ),
        (b"n", "text/plain", "text/plain", b"n"),
        (b"n", "image/png", "image/png", b"n"),
    ],
)
def test_choice(value, content_type, media, sent):
    content = build(*SEVERAL, body=value, content_type=content_type)
    assert content.headers["Content-Type"] == media
    assert data(content) == sent


def test_choice_fails_clearly():
    with pytest.raises(InvalidRequestError, match="content_type must be one of application/json"):
        build(SEVERAL[0], body={"name": "n"}, content_type="text/csv")


class Form(Model):
    name: Optional[str] = None
    flag: Optional[bool] = None
    tags: Optional[List[str]] = None
    address: Optional[Dict[str, Any]] = None
    filter: Optional[Dict[str, Any]] = None
    color: Optional[Dict[str, int]] = None
    path: Optional[str] = None


FORM = Body(
    "application/x-www-form-urlencoded",
    lambda: Form,
    argument="form",
    parts=(
        Part("filter", style="deepObject"),
        Part("color", explode=True),
        Part("path", allow_reserved=True),
    ),
)


@pytest.mark.parametrize(
    ("value", "body"),
    [
        ({"name": "a b&c", "flag": True}, "name=a%20b%26c&flag=true"),
        ({"tags": ["x", "y"]}, "tags=x&tags=y"),
        ({"tags": [], "name": None}, ""),
        ({"address": {"a": 1}}, "address=%7B%22a%22%3A%201%7D"),
        ({"filter": {"a": {"b": 1}}}, "filter%5Ba%5D%5Bb%5D=1"),
        ({"color": {"R": 1, "G": 2}}, "R=1&G=2"),
        ({"path": "/a:b"}, "path=/a:b"),
        ({"new": "é"}, "new=%C3%A9"),
    ],
)
def test_form(value, body):
    content = build(FORM, form=value)
    assert data(content) == body.encode()
    assert content.headers["Content-Type"] == "application/x-www-form-urlencoded"


def test_form_arrays_without_explode():
    body = Body(
        FORM.media, lambda: Form, argument="form", parts=(Part("tags", style="pipeDelimited"),)
    )
    assert data(build(body, form={"tags": ["a", "b"]})) == b"tags=a%7Cb"
    body = Body(FORM.media, lambda: Form, argument="form", parts=(Part("tags", explode=False),))
    assert data(build(body, form={"tags": ["a", "b,"]})) == b"tags=a,b%2C"


class Upload(Model):
    title: str
    count: Optional[int] = None
    file: Optional[bytes] = None
    files: Optional[List[bytes]] = None
    meta: Optional[zoo.Run] = None
    tags: Optional[List[str]] = None
    when: Optional[datetime] = None
    small: Optional[Annotated[bytes, Wire("base64")]] = None
    from_: Optional[str] = Field(default=None, alias="from")


UPLOAD = Body(
    "multipart/form-data",
    lambda: Upload,
    fields=tuple((n.strip("_") + ("_" if n == "from" else ""), n) for n in
                 ("title", "count", "file", "files", "meta", "tags", "when", "small", "from")),
)  # fmt: skip


def parts(content):
    """Read by the standard library's own parser, which knows nothing of ours."""
    raw = b"Content-Type: " + content.headers["Content-Type"].encode() + b"\r\n\r\n" + data(content)
    message = email.message_from_bytes(raw, policy=email.policy.HTTP)
    assert message.is_multipart()
    assert not message.defects
    return [
        (
            part.get_param("name", header="content-disposition"),
            part.get_filename(),
            part.get_content_type() if "content-type" in part else None,
            part.get_payload(decode=True),
        )
        for part in message.iter_parts()
    ]


def test_multipart(big_file):
    content = build(
        UPLOAD, title="é", count=5, file=big_file, files=[b"a", ("b.txt", io.BytesIO(b"bb"))],
        meta=zoo.Run(id="r"), tags=["x", "y"], when=datetime(2024, 5, 1), small=b"\0", from_="me",
    )  # fmt: skip
    assert content.replayable
    assert parts(content) == [
        ("title", None, None, "é".encode()),
        ("count", None, None, b"5"),
        ("file", "big.bin", "application/octet-stream", BIG),
        ("files", "files", "application/octet-stream", b"a"),
        ("files", "b.txt", "text/plain", b"bb"),
        ("meta", None, "application/json", b'{"id": "r"}'),
        ("tags", None, None, b"x"),
        ("tags", None, None, b"y"),
        ("when", None, None, b"2024-05-01T00:00:00Z"),
        ("small", None, None, b"AA=="),
        ("from", None, None, b"me"),
    ]


def test_multipart_of_what_can_be_read_once():
    content = build(UPLOAD, title="t", file=iter([b"ab", b"c"]))
    assert not content.replayable
    assert "Content-Length" not in content.headers
    assert parts(content)[1] == ("file", "file", "application/octet-stream", b"abc")


def test_multipart_errors():
    for arguments, message in (
        ({}, "title: is required"),
        ({"title": 5}, "title: must be a string, not int"),
        ({"title": "t", "file": "text"}, "file: must not be a str"),
        ({"title": "t", "files": [b"a", "b"]}, r"files\[1\]: must not be a str"),
        ({"title": "\ud800"}, "surrogate"),
    ):
        with pytest.raises(InvalidRequestError, match=message):
            build(UPLOAD, **arguments)


def test_multipart_encoding():
    body = Body(
        "multipart/form-data",
        lambda: Upload,
        argument="form",
        parts=(
            Part("title", content_type="text/plain; charset=utf-8", headers=(Param("rate", "header", "X-Rate", lambda: int),)),
            Part("file", content_type="image/png, image/*"),
            Part("meta", content_type="application/vnd.run+json"),
            Part("tags", content_type="application/json"),
        ),
    )  # fmt: skip
    form = {"title": "t", "file": ("a.gif", b"x"), "meta": {"id": "r"}, "tags": ["x"], "more": [1]}
    content = build(body, form=form, rate=5)
    assert b"X-Rate: 5\r\n" in data(content)
    assert [part[2] for part in parts(content)] == [
        "text/plain", "image/gif", "application/vnd.run+json", "application/json", None,
    ]  # fmt: skip
    assert parts(content)[3][3] == b'["x"]'
    assert "unknown" not in str(parts(build(body, form={"title": "t", "file": b"x"})))
    styled = Body(
        "multipart/form-data",
        lambda: Upload,
        argument="form",
        parts=(Part("tags", style="form", explode=False), Part("o", style="deepObject")),
    )
    sent = parts(build(styled, form={"title": "t", "tags": ["a", "b"], "o": {"x": {"y": 1}}}))
    assert sent[1:] == [("tags", None, None, b"a,b"), ("o[x][y]", None, None, b"1")]


def test_multipart_of_any_object():
    body = Body("multipart/form-data", lambda: Any, argument="form")
    content = build(
        body, form={"a": b"x", "b": [b"1", b"2"], "c": True, "d": None}, extra_body={"e": b"y"}
    )
    assert [(name, text) for name, _, _, text in parts(content)] == [
        ("a", b"x"), ("b", b"1"), ("b", b"2"), ("c", b"true"), ("e", b"y"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ['a"b', "a\r\nX-Evil: 1\r\n\r\nb", "é中.txt", "a;b=c", "a\\b"])
def test_multipart_names_cannot_break_out(name):
    body = Body("multipart/form-data", lambda: Dict[str, Any], argument="form")
    content = build(body, form={name: (name, b"x")})
    whole = data(content)
    assert whole.count(b"\r\n") == 6
    assert b"X-Evil: 1\r\n" not in whole
    assert name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A").encode() in whole


def test_multipart_boundaries(monkeypatch):
    monkeypatch.setattr(multipart, "new_boundary", lambda: "BOUNDARY")
    content = build(UPLOAD, title="t")
    assert content.headers["Content-Type"] == "multipart/form-data; boundary=BOUNDARY"
    assert (
        data(content)
        == b'--BOUNDARY\r\nContent-Disposition: form-data; name="title"\r\n\r\nt\r\n--BOUNDARY--\r\n'
    )


@settings(suppress_health_check=[HealthCheck.too_slow])  # it says how busy the machine is
@given(
    st.dictionaries(
        st.text(st.characters(whitelist_categories=("L", "N")), min_size=1), st.binary(), max_size=4
    )
)
def test_multipart_round_trip(files):
    body = Body("multipart/form-data", lambda: Dict[str, Any], argument="form")
    content = build(body, form=files)
    raw = data(content)
    boundary = content.headers["Content-Type"].partition("boundary=")[2].encode()
    pieces = raw.split(b"--" + boundary)[1:-1]
    assert [p.partition(b"\r\n\r\n")[2][:-2] for p in pieces] == list(files.values())


@given(
    st.dictionaries(
        st.text(st.characters(blacklist_categories=("Cs",)), min_size=1),
        st.text(st.characters(blacklist_categories=("Cs",))),
    )
)
def test_form_round_trip(values):
    body = Body("application/x-www-form-urlencoded", lambda: Dict[str, str], argument="form")
    sent = data(build(body, form=values)).decode()
    assert dict(parse_qsl(sent, keep_blank_values=True)) == values


def test_json_lines():
    body = Body(
        "application/jsonl", lambda: List[zoo.Batch], argument="items", item=lambda: zoo.Batch
    )
    assert data(build(body, items=[zoo.Batch(id=1), {"id": 2}])) == b'{"id": 1}\n{"id": 2}\n'
    lazily = build(body, items=({"id": i} for i in range(3)))
    assert not lazily.replayable
    assert data(lazily) == b'{"id": 0}\n{"id": 1}\n{"id": 2}\n'
    assert data(build(body, items=b'{"id": 1}\n')) == b'{"id": 1}\n'
    sequence = Body("application/json-seq", lambda: Any, argument="items", item=lambda: zoo.Batch)
    assert data(build(sequence, items=[{"id": 1}])) == b'\x1e{"id": 1}\n'
    with pytest.raises(InvalidRequestError, match=r"items\[1\].id: must be an integer"):
        data(build(body, items=[{"id": 1}, {"id": "x"}]))


def test_constant_memory_of_large_files(tmp_path):
    path = tmp_path / "huge"
    with path.open("wb") as file:
        file.truncate(1 << 40)  # a terabyte of holes: nobody may read it whole
    content = build(UPLOAD, title="t", file=path)
    assert int(content.headers["Content-Length"]) > 1 << 40
    chunks = iter(content)
    assert sum(len(next(chunks)) for _ in range(20)) < 20 * CHUNK


def test_large_json_goes_in_chunks():
    body = Body("application/json", lambda: Any, argument="v")
    content = build(body, v="x" * (2 * SMALL))
    assert content.data is None
    assert json.loads(data(content)) == "x" * (2 * SMALL)
