"""Responses: cut, compressed, labelled, errors."""

from __future__ import annotations

import gzip
import pickle
from typing import TYPE_CHECKING, Any

from tests.faults.peers.peer import (
    EMPTY,
    JSON,
    LISTED,
    Peer,
    listed_once,
    read,
)
from tests.faults.server import (
    HALF,
    Answer,
    labelled,
    refused,
)

if TYPE_CHECKING:

    from tests.faults.callers import Caller


def packed(document: bytes, name: str, tail: bytes = b"") -> Answer:
    return Answer(200, gzip.compress(document) + tail, (JSON, ("Content-Encoding", name)))


def travels(_: Caller, error: Any) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.status_code) == (type(error), str(error), 529)


ANSWERS = (
    Peer(
        "psf/requests#4956",
        "A body that was shorter than its Content-Length was returned without a word.",
        "It raises.",
        (HALF,),
        lambda client: client.files.read("o/w/f", max_retries=0),
        raises="APIConnectionError",
        says="broke",
    ),
    Peer(
        "urllib3/urllib3#75",
        "A tail that a server adds behind compressed data made the whole body unreadable.",
        "It is ignored where the data can have members and the tail is none.",
        (packed(b'{"batches": []}', "gzip", b"\0\0tail"),),
        listed_once,
        returns=EMPTY,
    ),
    Peer(
        "notatallshaw/nab#591",
        "A gzip body that was labelled x-gzip came back compressed.",
        "It is gzip by another name.",
        (packed(b'{"batches": []}', "x-gzip"),),
        listed_once,
        returns=EMPTY,
    ),
    Peer(
        "encode/httpx#235",
        "HEAD with Content-Encoding: br had no body, and that could not be decompressed.",
        "No body needs no decoder.",
        (Answer(200, headers=(("Content-Encoding", "br"),)),),
        lambda client: client.files.get_file_metadata("o/w/f", max_retries=0),
    ),
    Peer(
        "encode/httpx#3411",
        "The same with zstd: 'data is incomplete'.",
        "No body needs no decoder.",
        (Answer(200, headers=(("Content-Encoding", "zstd"),)),),
        lambda client: client.files.get_file_metadata("o/w/f", max_retries=0),
    ),
    Peer(
        "urllib3/urllib3#1516",
        "A chunked body without its last chunk raised ValueError about a number.",
        "It is a broken connection.",
        (Answer(raw=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n", cut=99),),
        listed_once,
        raises="APIConnectionError",
        says="broke",
    ),
    Peer(
        "urllib3/urllib3#1452",
        "A line of another response where the length of a chunk belongs raised ValueError.",
        "It is a broken connection.",
        (Answer(raw=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nHTTP/1.1 200 OK\r\n"),),
        listed_once,
        raises="APIConnectionError",
        says="broke",
    ),
    Peer(
        "psf/requests#4976",
        "JSON with a byte order mark, labelled UTF-8, could not be parsed.",
        "The mark is skipped.",
        (labelled(b'\xef\xbb\xbf{"batches": []}', "application/json; charset=utf-8"),),
        listed_once,
        returns=EMPTY,
    ),
    Peer(
        "Azure/msrest-for-python#144",
        "The same in an error, whose message was lost.",
        "The mark is skipped there too.",
        (Answer(400, b'\xef\xbb\xbf{"message": "too long"}', (JSON,)),),
        listed_once,
        raises="BadRequestError",
        says="too long",
    ),
    Peer(
        "psf/requests#3792",
        "JSON in UTF-32 without a label was not recognized.",
        "Its first bytes tell.",
        (labelled('{"batches": []}'.encode("utf-32-be")),),
        listed_once,
        returns=EMPTY,
    ),
    Peer(
        "maurosoria/dirsearch#1380",
        "A charset that nobody knows, 'utf-8,gbk', raised LookupError.",
        "It is as good as none.",
        (labelled(b'{"batches": []}', "application/json; charset=utf-8,gbk"),),
        listed_once,
        returns=EMPTY,
    ),
    Peer(
        "boto/botocore#731",
        "A 504 with an empty body raised the error of the JSON parser.",
        "It is a ServerError with the status.",
        (Answer(504, b"", (JSON,)),),
        listed_once,
        raises="ServerError",
        says="504",
    ),
    Peer(
        "boto/botocore#188",
        "The error body of an operation that returns bytes was not parsed.",
        "Its message is the message of the error.",
        (refused(403, message="no access to this drive"),),
        read,
        raises="PermissionDeniedError",
        says="no access to this drive",
    ),
    Peer(
        "meridianlabs-ai/inspect_scout#616",
        "Errors of openai and anthropic killed the queue between processes: they do not unpickle.",
        "They travel whole.",
        (refused(529, message="overloaded"),),
        listed_once,
        raises="ServerError",
        says="overloaded",
        then=travels,
    ),
    Peer(
        "devchat-ai/devchat#282",
        "A blank behind the key read 'Connection error.' and was tried again.",
        "Blanks around a key are cleaned.",
        (LISTED,),
        listed_once,
        returns=EMPTY,
        client={"api_key": " key \n"},
        then=lambda caller, _: _authorized(caller, "Bearer key"),
    ),
)


def _authorized(caller: Caller, value: str) -> None:
    assert caller.server.received[-1].get("Authorization") == value
