"""The bodies of responses, decompressed piece by piece, checked to their end, and bounded.

A :class:`Decoder` takes the bytes of a body as they come from the connection and gives out what
the server encoded. Its pieces are small whatever comes in (at most 8 MiB, most at most 256 KiB), so
that a body which expands a thousand times never does so at once, and the number of bytes that come
out is limited. The HTTP libraries' decoders stop in silence at a body that was cut, and at the
second of several gzip members; here both are noticed.
"""

from __future__ import annotations

from typing import Dict, Iterator, List, Optional, Sequence

from .codings import CODINGS, Coding, loaded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .codings import Member

__all__ = [
    "ContentCutError",
    "ContentError",
    "ContentInvalidError",
    "ContentTooLargeError",
    "Decoder",
    "accept_encoding",
    "decoded",
]

#: The most that a body may grow to without a limit of the caller's: this many times the bytes that
#: were sent, but at least ``SMALL`` bytes and, when it is kept in memory, at most ``LARGEST``.
#: Text shrinks to a tenth, logs of equal lines to a hundredth; deflate ends at a thousandth.
FACTOR = 200
SMALL = 16 * 1024 * 1024
LARGEST = 1024 * 1024 * 1024

#: Bytes that are decompressed in one step.
_SLICE = 64 * 1024
#: More encodings in a row than any server uses; each one multiplies what a few bytes can do.
_MOST_CODINGS = 4

#: Values of ``Content-Encoding`` that servers send though they say nothing about compression.
_PLAIN = frozenset(
    ("", "identity", "none", "binary", "7bit", "8bit", "utf-8", "utf8", "aws-chunked")
)


class ContentError(Exception):
    """A response body that cannot be decoded. The message names no value of the body."""


class ContentCutError(ContentError):
    """The body ends before its data does: the connection, or a proxy's, broke."""


class ContentInvalidError(ContentError):
    """The body is not what its ``Content-Encoding`` says, or has one that is not known here."""


class ContentTooLargeError(ContentError):
    """More bytes would come out than the limit allows."""


class Decoder:
    """Decodes one body. ``header`` is the value of ``Content-Encoding``, all lines joined by commas.

    ``length`` is the value of ``Content-Length`` if known. ``limit`` is the most bytes that may come
    out, for any body; without it, compressed bodies have the default above. ``whole`` says that the
    body is kept in memory, and not handed on or written to a file.

    Every piece is given out before an error about what follows it is raised.

    :raises ContentError: from :meth:`feed` and :meth:`finish`; nothing can be fed afterwards.
    """

    def __init__(
        self,
        header: str = "",
        *,
        length: Optional[int] = None,
        limit: Optional[int] = None,
        whole: bool = True,
    ) -> None:
        names = [name.strip().lower() for name in header.split(",")] if header else ()
        #: the encodings in the order in which they are undone
        self._names = [name for name in reversed(names) if name not in _PLAIN]
        self._stages: List[_Stage] = []
        self._length = length or 0
        self._limit = limit
        self._whole = whole
        self._received = 0

    @property
    def compressed(self) -> bool:
        """Whether there is anything to decompress."""
        return bool(self._names)

    def feed(self, data: bytes) -> Iterator[bytes]:
        """The pieces, none of them empty, that ``data``, the next bytes of the body, decode to."""
        if not data:
            return
        if not self._stages:  # a body without bytes may have any encoding: HEAD, 204, 304
            self._stages = self._start()
        self._received += len(data)
        for start in range(0, len(data), _SLICE):
            part = data if len(data) <= _SLICE else data[start : start + _SLICE]
            yield from self._through(part, self._stages)

    def finish(self) -> None:
        """Check that the body was complete.

        :raises ContentCutError: it was not.
        """
        for stage in self._stages:
            stage.finish()

    def _through(self, data: bytes, stages: Sequence[_Stage]) -> Iterator[bytes]:
        first, rest = stages[0], stages[1:]
        for piece in first.feed(data):
            first.given += len(piece)
            if first.given > self._allowed():
                raise ContentTooLargeError(
                    f"the response is larger than {self._allowed():,} bytes"
                    + (f" ({self._received:,} bytes were received)" if self._names else "")
                )
            if rest:
                yield from self._through(piece, rest)
            else:
                yield piece

    def _allowed(self) -> float:
        if self._limit is not None:
            return self._limit
        if not self._names:
            return float("inf")
        allowed = max(SMALL, FACTOR * max(self._length, self._received))
        return min(allowed, LARGEST) if self._whole else allowed

    def _start(self) -> List[_Stage]:
        if len(self._names) > _MOST_CODINGS:
            raise ContentInvalidError(f"the response has {len(self._names)} content encodings")
        return [_Coded(name) for name in self._names] or [_Stage()]


def decoded(data: bytes, header: str, *, limit: Optional[int] = None) -> bytes:
    """A whole body that is already in memory, decoded."""
    decoder = Decoder(header, length=len(data), limit=limit)
    found = b"".join(decoder.feed(data))
    decoder.finish()
    return found


def accept_encoding() -> str:
    """The value of ``Accept-Encoding``: what this process can decode. Finds it out anew."""
    names = [name for name in ("gzip", "deflate", "br", "zstd") if loaded(name) is not None]
    return ", ".join(names) or "identity"


class _Stage:
    """No encoding: gives out what comes in."""

    def __init__(self) -> None:
        #: bytes given out so far
        self.given = 0

    def feed(self, data: bytes) -> Iterator[bytes]:
        yield data

    def finish(self) -> None:
        """Any number of bytes is complete."""


class _Coded(_Stage):
    """One encoding: the data, or one or more members of it, then perhaps zero bytes as padding.

    Where data has members, anything else after the end is passed over: what came before it is
    complete and checked, and some servers add bytes of no meaning. Elsewhere it is an error.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._coding = _coding(name)
        self._member: Optional[Member] = None
        self._ended = False
        self._over = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data and not self._over:
            if self._member is None:
                if self._ended:
                    data = data.lstrip(b"\0")
                    if not data:
                        return
                    if data[0] not in self._coding.again:
                        if not self._coding.again:
                            raise ContentInvalidError(
                                f"there are bytes after the end of the {self._name} data"
                            )
                        self._over = True
                        return
                self._member = self._coding.start()
            member = self._member
            try:
                yield from member.feed(data)
            except self._coding.errors as error:
                raise ContentInvalidError(
                    f"the response is not valid {self._name} data: {error}"
                ) from None
            if not member.ended:
                return
            data, self._member, self._ended = member.rest, None, True

    def finish(self) -> None:
        if self._member is not None:
            raise ContentCutError(f"the {self._name} data of the response ends too early")


#: Other names of the same encodings.
_ALIASES: Dict[str, str] = {"x-gzip": "gzip"}


def _coding(name: str) -> Coding:
    known = _ALIASES.get(name, name)
    if known not in CODINGS:
        raise ContentInvalidError(f"the response has an unknown content encoding: {name[:40]!r}")
    coding = loaded(known)
    if coding is None:
        raise ContentInvalidError(f"the response is compressed with {name}, {CODINGS[known]}")
    return coding
