"""Bodies of requests: repeated, refused, rewound."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from tests.faults.peers.peer import (
    Peer,
    each_body_is,
)
from tests.faults.server import (
    BUSY,
    LOST,
    TOO_MANY,
    Answer,
    moved,
    ok,
    refused,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.faults.callers import Caller


def written(data: Any) -> Callable[[Any], Any]:
    """A PUT of what ``data()`` makes."""
    return lambda client: client.files.write("o/w/f", data(), max_retries=1)


def at_offset() -> Any:
    file = io.BytesIO(b"--0123456789")
    file.seek(2)
    return file


class Pipe(io.RawIOBase):
    """A file that can be read once."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        taken, self._data = self._data[: len(buffer)], self._data[len(buffer) :]
        buffer[: len(taken)] = taken
        return len(taken)


def no_part_is_empty(caller: Caller, _: Any) -> None:
    whole = [request.body for request in caller.server.received if request.whole]
    assert whole
    assert all(b"from a pipe" in body for body in whole)


BODIES = (
    Peer(
        "openai/openai-python#3484",
        "A multipart upload of a stream was repeated with an empty file, and that succeeded.",
        "What can be read once is not repeated: the first answer is the result.",
        (TOO_MANY, Answer(204)),
        lambda client: client.upload.upload(file=Pipe(b"from a pipe")),
        raises="RateLimitError",
        sent=("PUT",),
        then=no_part_is_empty,
        sdk="acme",
    ),
    Peer(
        "isola-run/isola#176",
        "A file that was passed at some position was repeated from its very start.",
        "It is repeated from where it stood.",
        (BUSY, Answer(204)),
        written(at_offset),
        then=each_body_is(b"0123456789"),
    ),
    Peer(
        "dandi/dandi-cli#1824",
        "After a lost connection an upload went on in the middle of the file.",
        "It is repeated whole.",
        (LOST, Answer(204)),
        written(lambda: io.BytesIO(b"0123456789")),
        then=each_body_is(b"0123456789"),
    ),
    Peer(
        "psf/requests#3079",
        "A POST with a file as its body hung after a temporary redirect: nothing was left to read.",
        "The file is rewound.",
        (moved(307, "/elsewhere"), Answer(204)),
        written(lambda: io.BytesIO(b"0123456789")),
        then=each_body_is(b"0123456789"),
    ),
    Peer(
        "psf/requests#2422",
        "A server that refused an upload by its length was hidden behind 'broken pipe'.",
        "Its answer is the error.",
        (refused(413, message="too large").but(early=True),),
        lambda client: client.files.write("o/w/f", b"x" * 8_000_000, max_retries=0),
        raises="APIStatusError",
        says="too large",
    ),
    Peer(
        "psf/requests#4062",
        "429 in answer to an upload that the server did not read became a connection error.",
        "It is repeated as any 429 is.",
        (TOO_MANY.but(early=True), Answer(204)),
        lambda client: client.files.write("o/w/f", b"x" * 8_000_000, max_retries=1),
        sent=("PUT", "PUT"),
    ),
    Peer(
        "psf/requests#6008",
        "Half a surrogate pair in the data raised UnicodeEncodeError that named no field.",
        "In JSON it is sent as an escape; what cannot be sent is an InvalidRequestError.",
        (ok({"id": 1}),),
        lambda client: client.batches.create("a\udced"),
        returns={"id": 1},
    ),
)
