"""One request as it arrived, one reply as it leaves, and the refusal that is between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from generator.ir.model import MediaType, Operation
from generator.ir.wire import ParamIn
from generator.mock.wire.values import Data


@dataclass(frozen=True, slots=True)
class Incoming:
    """A request. ``path`` and ``query`` are raw, as they stood on the wire."""

    method: str
    path: str
    query: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    origin: str = ""  # "http://host:port", as the client wrote it

    @property
    def target(self) -> str:
        """Path and query."""
        return f"{self.path}?{self.query}" if self.query else self.path

    def header(self, name: str) -> str | None:
        """The value of a header, several joined by commas; None when it is not there."""
        found = [value for key, value in self.headers if key.lower() == name.lower()]
        return ", ".join(found) if found else None


#: The part of a request that something is wrong with.
RequestPart: TypeAlias = Literal["body", "query", "path", "header", "cookie"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a request: where, and a JSON Pointer from there."""

    place: RequestPart
    pointer: str
    message: str

    def __str__(self) -> str:
        return f"{self.place} {self.pointer or '/'}: {self.message}"


class RefusalError(Exception):
    """The request gets an error as its reply."""

    def __init__(
        self,
        status: int,
        message: str,
        *problems: Problem,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.problems = problems
        self.headers = dict(headers or {})


@dataclass(frozen=True, slots=True)
class Call:
    """A request that passed every check, in the words of the document."""

    incoming: Incoming
    operation: Operation
    prefix: str  # what stood before the path of the document: "" or that of a server
    values: Mapping[tuple[ParamIn, str], Data]
    media: MediaType | None = None  # of the body
    body: Data = None
    files: Mapping[str, bytes] = field(default_factory=dict)  # of a multipart body
    ends: str = ""  # how work that this request starts is to end

    def path_values(self) -> dict[str, str]:
        """The path parameters as text."""
        return {
            name: as_text(value)
            for (location, name), value in self.values.items()
            if location is ParamIn.PATH
        }

    def query(self, name: str) -> Data:
        """A query parameter, None when it was not sent."""
        return self.values.get((ParamIn.QUERY, name))

    def argument(self, name: str) -> Data:
        """A parameter of the query or path, or a property of the body, None when not given."""
        for location in (ParamIn.QUERY, ParamIn.PATH, ParamIn.HEADER):
            if (value := self.values.get((location, name))) is not None:
                return value
        return self.body.get(name) if isinstance(self.body, dict) else None


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply as it leaves."""

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""

    def header(self, name: str) -> str | None:
        """The value of a header."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    def with_headers(self, headers: Mapping[str, str]) -> Reply:
        """The same with further headers, each in place of one of its name."""
        names = {name.lower() for name in headers}
        kept = tuple((key, value) for key, value in self.headers if key.lower() not in names)
        return replace(self, headers=(*kept, *headers.items()))


def as_text(value: Data) -> str:
    """A value of a path as the text it is known by."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value if isinstance(value, str) else str(value)
