import asyncio
import json
from typing import Any, Dict, List, Optional

import pytest
import animals_of_all_kinds as zoo
from runtime.wire import framing
from runtime.base.errors import ResponseValidationError
from runtime.codec.models import Model
from runtime.wire.framing import ServerSentEvent, SSEDecoder
from runtime.wire.streams import AsyncStream, Stream

SSE, JSONL, SEQ = "text/event-stream; charset=utf-8", "application/jsonl", "application/json-seq"


def events(raw, cuts):
    decoder, found, start = SSEDecoder(), [], 0
    for cut in [*cuts, len(raw)]:
        found += decoder.feed(raw[start:cut])
        start = cut
    return found + decoder.flush()


E = ServerSentEvent
# the body, the events that the HTML standard gives for it
EVENTS = [
    (b"data: a\n\n", [E("a")]),
    (b"data:a\ndata:  b\ndata\n\n", [E("a\n b\n")]),
    (b": comment\n\ndata: a\n: more\n\n\n\n", [E("a")]),
    (
        b"event: add\ndata: 1\nid: 7\nretry: 100\n\ndata: 2\n\n",
        [E("1", "add", "7", 100), E("2", "", "7")],
    ),
    (b"id: 1\ndata: a\n\nid\ndata: b\n\n", [E("a", "", "1"), E("b")]),
    (b"id: a\0b\ndata: a\n\n", [E("a")]),
    (b"retry: 1s\ndata: a\n\n", [E("a")]),
    (b"event: only\n\ndata: a\n\n", [E("a")]),
    (b"data: cut off", []),
    (b"data: cut off\n", []),
    (b"unknown: x\ndata: a\n\n", [E("a")]),
    ("data: é中😀\n\n".encode(), [E("é中😀")]),
    (b"\xef\xbb\xbfdata: a\n\n", [E("a")]),
    (b"data: a\xef\xbb\xbf\n\n", [E("a\ufeff")]),
    (b"data: \xff\n\n", [E("\ufffd")]),
    (b"", []),
    (b"\n\n\n", []),
]


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize(("raw", "expected"), EVENTS)
def test_sse_cut_at_every_byte(raw, expected, end):
    raw = raw.replace(b"\n", end)
    assert events(raw, []) == expected
    assert events(raw, range(1, len(raw))) == expected
    for first in range(len(raw) + 1):
        assert events(raw, [first]) == expected
        for second in range(first, len(raw) + 1, 3):
            assert events(raw, [first, second]) == expected


def test_sse_mixed_line_ends_and_no_waiting():
    assert events(b"data: a\r\ndata: b\rdata: c\n\r\n", []) == [E("a\nb\nc")]
    decoder = SSEDecoder()
    assert decoder.feed(b"data: a\r\r") == [E("a")]  # at once, though LF may follow
    assert decoder.feed(b"\ndata: b\r\n\r\n") == [E("b")]
    assert "data: b" not in repr(E("b"))


def test_line_guard(monkeypatch):
    monkeypatch.setattr(framing, "MAX_LINE", 10)
    with pytest.raises(ResponseValidationError, match="longer"):
        SSEDecoder().feed(b"data: 12345678")
    with pytest.raises(ResponseValidationError, match="longer"):
        framing.JSONSequenceDecoder().feed(b"\x1e" + b"1" * 11)


class Whole(Model):
    data: str
    event: Optional[str] = None
    id: Optional[str] = None
    retry: Optional[int] = None


STREAMS = [
    (
        SSE,
        zoo.Batch,
        b'data: {"id": 1}\n\ndata: {"id": 2}\n\ndata: [DONE]\n\nx',
        [zoo.Batch(id=1), zoo.Batch(id=2)],
    ),
    (SSE, str, b"data: a b\n\ndata: {}\n\n", ["a b", "{}"]),
    (SSE, ServerSentEvent, b"event: e\ndata: [DONE]\n\n", [E("[DONE]", "e")]),
    (SSE, Whole, b"event: e\nretry: 5\ndata: a\n\n", [Whole(data="a", event="e", retry=5)]),
    (SSE, Any, b'data: {"a": [1]}\n\n', [{"a": [1]}]),
    (
        JSONL,
        zoo.Batch,
        b'{"id": 1}\n\n{"id": 2}\r\n{"id": 3}',
        [zoo.Batch(id=i) for i in (1, 2, 3)],
    ),
    (JSONL, Dict[str, Any], b'{"a": "\xe2\x80\xa8"}\n', [{"a": "\u2028"}]),
    (JSONL, Any, b"", []),
    (SEQ, zoo.Batch, b'\x1e{"id": 1}\n\x1e{"id":\n 2}\n', [zoo.Batch(id=1), zoo.Batch(id=2)]),
]


@pytest.mark.parametrize(("content_type", "item", "raw", "expected"), STREAMS)
def test_typed_streams_cut_at_every_byte(content_type, item, raw, expected):
    for cut in range(len(raw) + 1):
        closed = []
        chunks = [raw[:cut], raw[cut:]]
        stream = Stream(chunks, item, content_type, close=lambda: closed.append(1))
        assert list(stream) == expected
        assert closed == [1]

    async def run():
        async def chunks():
            for i in range(len(raw)):
                yield raw[i : i + 1]

        closed = []

        async def close():
            closed.append(1)

        async with AsyncStream(chunks(), item, content_type, close=close) as stream:
            found = [value async for value in stream]
        assert closed == [1]
        return found

    assert asyncio.run(run()) == expected


def test_leaving_early_closes():
    closed = []
    chunks = iter([b'{"id": 1}\n', b'{"id": 2}\n'])
    with Stream(chunks, zoo.Batch, JSONL, close=lambda: closed.append(1)) as stream:
        assert next(stream).id == 1
    assert closed == [1]
    assert next(chunks) == b'{"id": 2}\n'
    stream.close()
    assert closed == [1]


def test_items_are_lenient_or_strict():
    assert next(Stream([b'{"id": "x"}\n'], zoo.Batch, JSONL)).id == "x"
    closed = []
    strict = Stream(
        [b'{"id": "x"}\n'], zoo.Batch, JSONL, strict=True, close=lambda: closed.append(1)
    )
    with pytest.raises(ResponseValidationError):
        next(strict)
    assert closed == [1]
    with pytest.raises(ResponseValidationError, match="not JSON"):
        list(Stream([b"data: <html>\n\n"], List[int], SSE))


def test_many_lines_in_linear_time():
    raw = b"".join(b'{"id": %d}\n' % i for i in range(20000))
    chunks = [raw[i : i + 1000] for i in range(0, len(raw), 1000)]
    assert [b["id"] for b in Stream(chunks, Any, JSONL)] == list(range(20000))
    long = json.dumps("x" * 2_000_000).encode()
    chunks = [long[i : i + 100] for i in range(0, len(long), 100)]
    assert len(next(Stream(chunks, str, JSONL))) == 2_000_000
