"""Streams of events."""

from __future__ import annotations

from tests.faults.peers.peer import (
    Peer,
    events,
    sse,
)

STREAMS = (
    Peer(
        "florimondmanca/httpx-sse#34",
        "U+2028 inside the JSON of an event was taken for the end of a line and broke the stream.",
        "Lines end at CR, LF and CRLF only.",
        (sse('data: {"id": "a\u2028b\u2029c"}\n\n'),),
        events,
        returns=["a\u2028b\u2029c"],
        sdk="acme",
    ),
    Peer(
        "open-metadata/OpenMetadata#29531",
        "Without a charset the events were read as latin-1, and the NEL in it cut the line.",
        "Events are UTF-8, whatever is not said.",
        (sse('data: {"id": "\u2705 \x85"}\n\n', pace_body=0.001),),
        events,
        returns=["\u2705 \x85"],
        sdk="acme",
    ),
    Peer(
        "fern-api/fern#15495",
        "CR alone, and CRLF that was cut between two chunks, were not ends of lines.",
        "Both are, at any cut.",
        (sse('data: {"id": "a"}\r\r\ndata: {"id": "b"}\r\n\r\n', pace_body=0.001),),
        events,
        returns=["a", "b"],
        sdk="acme",
    ),
    Peer(
        "openai/openai-python#2722",
        "An event of nothing but 'retry:' was given to the JSON parser and ended the stream.",
        "It is skipped.",
        (sse('retry: 3000\n\nid: 7\n\ndata: {"id": "a"}\n\n'),),
        events,
        returns=["a"],
        sdk="acme",
    ),
    Peer(
        "theopenco/llmgateway#2334",
        "A comment as a sign of life, after an event with an id, was parsed as an empty event.",
        "It is skipped.",
        (sse('id: 1\ndata: {"id": "a"}\n\n: ping\n\ndata: {"id": "b"}\n\n'),),
        events,
        returns=["a", "b"],
        sdk="acme",
    ),
    Peer(
        "omnigent-ai/omnigent#1474",
        "Relays send an empty 'data:' as a sign of life; the SDK parsed it as JSON and gave up.",
        "It is skipped.",
        (sse('data:\n\ndata: {"id": "a"}\n\n'),),
        events,
        returns=["a"],
        sdk="acme",
    ),
    Peer(
        "anthropics/anthropic-sdk-python#1258",
        "An error in the middle of a stream became an exception with status 200.",
        "It is an event like others; with strict=True it does not fit and raises.",
        (sse('data: {"id": "a"}\n\nevent: error\ndata: {"type": "overloaded_error"}\n\n'),),
        events,
        raises="ResponseValidationError",
        says="id",
        sdk="acme",
        client={"strict": True},
    ),
    Peer(
        "psf/requests#5124",
        "A streamed download ended long before its Content-Length, without an error.",
        "A stream whose length is known and not reached raises APIConnectionError.",
        (sse('data: {"id": "a"}\n\ndata: {"id": "b"}\n\n', cut=25),),
        events,
        raises="APIConnectionError",
        says="broke",
        sdk="acme",
        sent=("GET",),
    ),
)
