"""Retries and timeouts."""

from __future__ import annotations

from typing import Any

from tests.faults.peers.peer import (
    EMPTY,
    LISTED,
    Peer,
    created,
    listed,
    read,
)
from tests.faults.server import (
    LOST,
    TOO_MANY,
    Answer,
    labelled,
    ok,
    refused,
)


def asks(value: str, status: int = 503) -> Answer:
    return refused(status, ("Retry-After", value))


RETRIES = (
    Peer(
        "anthropics/anthropic-sdk-python#1827",
        "A Retry-After with a date in the year 99999 escaped as a conversion error.",
        "A date that is none is as good as no Retry-After.",
        (asks("Fri, 31 Dec 99999 23:59:59 GMT"), LISTED),
        listed,
        returns=EMPTY,
        sent=("GET", "GET"),
    ),
    Peer(
        "urllib3/urllib3#3743",
        "Retry-After: 9999999999 ended in an OverflowError of sleep().",
        "Nothing is repeated, and the error says what was asked for.",
        (asks("9999999999"), LISTED),
        listed,
        raises="ServerError",
        says="9999999999 s",
        sent=("GET",),
    ),
    Peer(
        "urllib3/urllib3#1338",
        "Retry-After: 3600 held the caller for an hour, whatever the timeout was.",
        "Nothing is repeated, and the error says what was asked for.",
        (asks("3600"), LISTED),
        listed,
        raises="ServerError",
        says="3600 s",
        sent=("GET",),
    ),
    Peer(
        "openai/openai-python#3555",
        "A wait of more than a minute was ignored: the client came back after a second.",
        "It never comes back sooner than asked; it raises.",
        (asks("61", 429), LISTED),
        listed,
        raises="RateLimitError",
        says="61 s",
        sent=("GET",),
    ),
    Peer(
        "pydantic/pydantic-ai#7065",
        "Retry-After: -1 was handed to sleep(), which refuses it.",
        "It is as good as no Retry-After.",
        (asks("-1"), LISTED),
        listed,
        returns=EMPTY,
        sent=("GET", "GET"),
    ),
    Peer(
        "Azure/azure-sdk-for-python#18552",
        "The client slept for longer than the time that the call had left, to raise only then.",
        "It raises at once when the wait does not fit into the deadline.",
        (asks("30"), LISTED),
        lambda client: client.batches.list(deadline=2),
        raises="APIError",
        sent=("GET",),
        then=lambda _, error: _took_less(error, 1.0),
    ),
    Peer(
        "Azure/azure-sdk-for-python#9082",
        "429 was not repeated.",
        "It is, for POST too: the server did nothing.",
        (TOO_MANY, ok({"id": 1})),
        created,
        returns={"id": 1},
        sent=("POST", "POST"),
    ),
    Peer(
        "Azure/azure-sdk-for-python#5758",
        "A chunked body that broke off was not repeated.",
        "A GET is.",
        (
            Answer(raw=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{", cut=99),
            LISTED,
        ),
        listed,
        returns=EMPTY,
        sent=("GET", "GET"),
    ),
    Peer(
        "boto/botocore#3132",
        "A reset in the middle of a download was raised after one attempt.",
        "A GET is repeated from the start.",
        (
            labelled(b"0123456789", "application/octet-stream").but(cut=4, reset=True),
            labelled(b"0123456789", "application/octet-stream"),
        ),
        read,
        returns=b"0123456789",
        sent=("GET", "GET"),
    ),
    Peer(
        "huggingface/huggingface_hub#4398",
        "'Server disconnected without sending a response' was not among what is repeated.",
        "It is, for what can be repeated.",
        (LOST, LISTED),
        listed,
        returns=EMPTY,
        sent=("GET", "GET"),
    ),
    Peer(
        "boto/boto3#883",
        "A slow function was invoked four times, since each read timeout repeated the POST.",
        "A POST is sent once.",
        (ok({"id": 1}).but(delay=0.6),),
        lambda client: client.batches.create("n", timeout=0.15, max_retries=3),
        raises="APITimeoutError",
        sent=("POST",),
    ),
    Peer(
        "encode/httpx#2620",
        "A read timeout of the async client had no message at all.",
        "Every timeout says what was waited for.",
        (LISTED.but(delay=0.6),),
        lambda client: client.batches.list(timeout=0.15, max_retries=0),
        raises="APITimeoutError",
        says="timed out waiting for the response",
    ),
)


def _took_less(error: Any, seconds: float) -> None:
    assert error.took < seconds
