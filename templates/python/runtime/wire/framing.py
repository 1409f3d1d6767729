"""Where one item of a stream ends and the next begins, as bytes: events, lines, sequences.

The decoders turn bytes, in chunks of any size, into payloads; :func:`event_bytes` is the way back
for events.
"""

from __future__ import annotations

import re
from typing import List, Optional

from ..base.errors import InvalidRequestError, ResponseValidationError

#: The longest line in bytes; a stream with a longer one is treated as broken.
MAX_LINE = 64 * 1024 * 1024

_BOM = b"\xef\xbb\xbf"
_ENDS = re.compile(rb"\r\n|\r|\n")
_LF = re.compile(rb"\n")
_BREAK = re.compile(r"[\r\n\0]")
_LINE_BREAK = re.compile(r"\r\n|\r|\n")


class ServerSentEvent:
    """One event of ``text/event-stream``. ``retry`` is in milliseconds, ``id`` the last ID seen."""

    __slots__ = ("data", "event", "id", "retry")

    def __init__(
        self, data: str, event: str = "", id: str = "", retry: Optional[int] = None
    ) -> None:
        self.data = data
        self.event = event
        self.id = id
        self.retry = retry

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ServerSentEvent):
            return NotImplemented
        return all(getattr(self, slot) == getattr(other, slot) for slot in self.__slots__)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"ServerSentEvent({self.data!r}, event={self.event!r}, id={self.id!r})"


class LineDecoder:
    """Splits a stream into lines that end with CR, LF or CRLF, however the chunks are cut.

    ``only_lf`` is for JSON Lines, where a single CR does not end a line.
    """

    def __init__(self, only_lf: bool = False) -> None:
        self._ends = _LF if only_lf else _ENDS
        self._buffer = bytearray()
        self._searched = 0
        self._begun = False
        self._after_cr = False

    def feed(self, chunk: bytes) -> List[bytes]:
        """The lines that ``chunk`` completes, without their line endings."""
        if self._after_cr and chunk:
            self._after_cr = False
            chunk = chunk[1:] if chunk[:1] == b"\n" else chunk  # the other half of CRLF
        self._buffer += chunk
        if not self._begun:
            if len(self._buffer) < len(_BOM) and _BOM.startswith(self._buffer):
                return []
            self._begun = True
            if self._buffer.startswith(_BOM):
                del self._buffer[: len(_BOM)]
        lines: List[bytes] = []
        start = 0
        for match in self._ends.finditer(self._buffer, self._searched):
            lines.append(bytes(self._buffer[start : match.start()]))
            start = match.end()
            self._after_cr = match.group() == b"\r" and start == len(self._buffer)
        del self._buffer[:start]
        if len(self._buffer) > MAX_LINE:
            raise ResponseValidationError(f"a line of the stream is longer than {MAX_LINE} bytes")
        self._searched = len(self._buffer)
        return lines

    def flush(self) -> List[bytes]:
        """The rest at the end: a line without a line ending."""
        rest, self._buffer, self._searched = bytes(self._buffer), bytearray(), 0
        return [rest] if rest else []


class SSEDecoder:
    """Server-sent events as defined by the HTML standard."""

    def __init__(self) -> None:
        self._lines = LineDecoder()
        self._data: List[str] = []
        self._event = ""
        self._id = ""
        self._retry: Optional[int] = None

    def feed(self, chunk: bytes) -> List[ServerSentEvent]:
        """The events that ``chunk`` completes."""
        found = (self._line(line.decode("utf-8", "replace")) for line in self._lines.feed(chunk))
        return [event for event in found if event is not None]

    def flush(self) -> List[ServerSentEvent]:
        """The end of the stream. An event without its final blank line is incomplete: dropped."""
        return []

    def _line(self, line: str) -> Optional[ServerSentEvent]:
        if not line:
            return self._dispatch()
        name, _, value = line.partition(":")
        value = value[1:] if value[:1] == " " else value
        if name == "data":
            self._data.append(value)
        elif name == "event":
            self._event = value
        elif name == "id" and "\0" not in value:
            self._id = value
        elif name == "retry" and re.fullmatch(r"[0-9]+", value):
            self._retry = int(value)
        return None

    def _dispatch(self) -> Optional[ServerSentEvent]:
        data, event, retry = self._data, self._event, self._retry
        self._data, self._event, self._retry = [], "", None
        if not data:
            return None
        return ServerSentEvent("\n".join(data), event, self._id, retry)


class JSONLinesDecoder:
    """JSON Lines (also known as NDJSON)."""

    def __init__(self) -> None:
        self._lines = LineDecoder(only_lf=True)

    def feed(self, chunk: bytes) -> List[bytes]:
        """The texts that ``chunk`` completes."""
        return self._texts(self._lines.feed(chunk))

    def flush(self) -> List[bytes]:
        """The last text, if no line feed follows it."""
        return self._texts(self._lines.flush())

    def _texts(self, lines: List[bytes]) -> List[bytes]:
        stripped = (line.strip(b"\x1e \t\r") for line in lines)  # RS: it is a text sequence
        return [line for line in stripped if line]


class JSONSequenceDecoder:
    """JSON text sequences (RFC 7464): RS starts a text, which can contain line feeds."""

    def __init__(self) -> None:
        self._buffer = b""

    def feed(self, chunk: bytes) -> List[bytes]:
        """The texts that ``chunk`` completes."""
        *texts, self._buffer = (self._buffer + chunk).split(b"\x1e")
        if len(self._buffer) > MAX_LINE:
            raise ResponseValidationError(f"an item of the stream is longer than {MAX_LINE} bytes")
        return [text.strip() for text in texts if text.strip()]

    def flush(self) -> List[bytes]:
        """The last text."""
        rest, self._buffer = self._buffer.strip(), b""
        return [rest] if rest else []


def event_bytes(event: ServerSentEvent) -> bytes:
    """One event as it is sent.

    :raises InvalidRequestError: a field that is one line has several.
    """
    lines: List[str] = []
    for name, value in (("event", event.event), ("id", event.id)):
        if _BREAK.search(value):
            raise InvalidRequestError("must not contain a line break or NUL", name)
        if value:
            lines.append(f"{name}: {value}")
    if event.retry is not None:
        lines.append(f"retry: {event.retry}")
    lines += [f"data: {line}" for line in _LINE_BREAK.split(event.data)]
    return ("\n".join(lines) + "\n\n").encode("utf-8", "surrogatepass")
