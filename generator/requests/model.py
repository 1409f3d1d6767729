"""The request model: one request of one operation, ready to be written down in any language.

Paths, queries and cookies are encoded as they travel. What must stay a secret is not here: a
credential is the name of an environment variable and where its value goes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from generator.examples import FULL
from generator.ir.model import Operation
from generator.ir.security import SecurityKind
from generator.ir.types import JsonValue
from generator.ir.wire import ArgumentIn, ParamIn

Pair: TypeAlias = tuple[str, str]

#: The environment variables with the API's root (no slash at its end) and a file to send.
ROOT: Final = "API_ROOT"
FILE: Final = "FILE"

#: What every file that an example sends is called and holds: no text, every octet.
SAMPLE_NAME: Final = "sample.bin"
SAMPLE_CONTENT: Final = bytes(range(256)) * 4


@dataclass(frozen=True, slots=True)
class Environment:
    """The environment variables that hold what no file may hold, each name given once."""

    schemes: Mapping[str, str]  # key of a security scheme -> variable: API_TOKEN
    headers: Mapping[str, str]  # lower-case name of a header of every request -> IB_CONTEXT
    root: str = ROOT
    file: str = FILE


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """One security scheme at work: ``prefix`` and the value of ``variable``, in one place.

    ``name`` is "" for mutual TLS, where a certificate proves who calls and nothing is sent.
    """

    scheme: str  # its key in the document
    kind: SecurityKind
    location: ParamIn  # HEADER, QUERY or COOKIE
    name: str  # of the header, query parameter or cookie, as written
    prefix: str  # "Bearer ", "Basic ", "" for API keys
    variable: str
    encoded: bool = False  # the variable holds user:password, and base64 of it is sent


@dataclass(frozen=True, slots=True)
class ClientHeader:
    """A header of every request whose value belongs to the caller, like a tenant.

    One that is not ``required`` is sent if its variable is set and not empty.
    """

    name: str  # as the document writes it
    variable: str
    example: JsonValue = None  # the document's, for places that show one
    required: bool = False


@dataclass(frozen=True, slots=True)
class Argument:
    """A value as the caller of an SDK gives it, before it is encoded.

    Files have no argument.
    """

    location: ArgumentIn  # a parameter's, BODY or BODY_ROOT
    wire: str  # "" for BODY_ROOT
    value: JsonValue


@dataclass(frozen=True, slots=True)
class JsonBody:
    """One JSON document."""

    media_type: str
    value: JsonValue


@dataclass(frozen=True, slots=True)
class TextBody:
    """Text that is sent as it stands, in UTF-8: plain text, XML, JSON lines."""

    media_type: str
    text: str


@dataclass(frozen=True, slots=True)
class FileBody:
    """The octets of a file."""

    media_type: str
    name: str = SAMPLE_NAME
    content: bytes = field(default=SAMPLE_CONTENT, repr=False)


@dataclass(frozen=True, slots=True)
class FormBody:
    """``application/x-www-form-urlencoded``: encoded pairs."""

    media_type: str
    pairs: tuple[Pair, ...]

    @property
    def text(self) -> str:
        """The body as it is sent; ASCII."""
        return join_pairs(self.pairs)


@dataclass(frozen=True, slots=True)
class TextPart:
    """One part of a multipart body that is text; ``media_type`` is "" for none."""

    name: str
    media_type: str
    text: str
    headers: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True)
class FilePart:
    """One part of a multipart body that is a file."""

    name: str
    media_type: str
    filename: str = SAMPLE_NAME
    content: bytes = field(default=SAMPLE_CONTENT, repr=False)
    headers: tuple[Pair, ...] = ()


Part: TypeAlias = "TextPart | FilePart"


@dataclass(frozen=True, slots=True)
class MultipartBody:
    """``multipart/*``: the client chooses a boundary."""

    media_type: str
    parts: tuple[Part, ...]


Body: TypeAlias = "JsonBody | TextBody | FileBody | FormBody | MultipartBody"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestModel:
    """One request: an operation with one set of example values."""

    operation: Operation
    example: str  # "minimal", "full", or the document's name of the set
    method: str
    path: str  # the template, without the fragment that tells operations of one path apart
    encoded_path: str  # filled and percent-encoded; begins with a slash
    query: tuple[Pair, ...]  # encoded names and values, in the order of the document
    query_string: str  # encoded, without "?"
    headers: tuple[Pair, ...]  # of parameters only: see accept, body, credentials
    cookies: tuple[Pair, ...]  # encoded
    client_headers: tuple[ClientHeader, ...]
    credentials: tuple[Credential, ...]
    accept: str  # "*/*" when no reply has a body
    body: Body | None
    saves_reply: bool  # a successful reply is binary: samples write it to a file
    reply_type: tuple[str, ...]  # lines of TypeScript: the interface Reply of one in JSON
    arguments: tuple[Argument, ...]
    server: str  # url with its variables at their defaults; "/v1" where the host is left open

    @property
    def key(self) -> str:
        """The operation's key."""
        return self.operation.key

    @property
    def default_root(self) -> str:
        """The root where the environment names none; "" where the document leaves the host open."""
        return self.server if "://" in self.server else ""

    @property
    def target(self) -> str:
        """Path and query, to be put behind the root; credentials of the query are not in it."""
        joiner = "&" if "?" in self.encoded_path else "?"
        tail = f"{joiner}{self.query_string}" if self.query_string else ""
        return f"{self.encoded_path}{tail}"

    @property
    def sends_file(self) -> bool:
        """Whether the body is, or holds, the octets of a file."""
        match self.body:
            case FileBody():
                return True
            case MultipartBody(parts=parts):
                return any(isinstance(part, FilePart) for part in parts)
            case _:
                return False

    @property
    def sent_headers(self) -> tuple[Pair, ...]:
        """Every header whose value is known: accept, those of parameters, the content type.

        A multipart body's content type is not here: whoever sends it adds the boundary.
        """
        found = [] if self.accept == "*/*" else [("Accept", self.accept)]
        found += self.headers
        if self.cookies and not any(c.location is ParamIn.COOKIE for c in self.credentials):
            found.append(("Cookie", "; ".join(f"{name}={text}" for name, text in self.cookies)))
        if self.body is not None and not isinstance(self.body, MultipartBody):
            found.append(("Content-Type", self.body.media_type))
        return tuple(found)

    def argument(self, location: ArgumentIn, wire: str) -> Argument | None:
        """The value of one argument; None when this example leaves it out."""
        return next((a for a in self.arguments if a.location is location and a.wire == wire), None)


@dataclass(frozen=True, slots=True)
class Requests:
    """The requests of an API.

    Those of an operation are never none and no two of them send the same: the minimal one, the full
    one, then those of the document's named examples.
    """

    environment: Environment
    by_operation: Mapping[str, tuple[RequestModel, ...]]  # by key

    def first(self, key: str) -> RequestModel:
        """The minimal request of the operation ``key``: what must be given, and nothing else."""
        return self.by_operation[key][0]

    def full(self, key: str) -> RequestModel | None:
        """The request with all that may be given; None where that is the minimal one."""
        return next((one for one in self.by_operation[key][1:] if one.example == FULL), None)

    def shown(self, key: str) -> tuple[RequestModel, ...]:
        """The minimal request, and the full one where it differs."""
        full = self.full(key)
        return (self.first(key), full) if full is not None else (self.first(key),)


def join_pairs(pairs: tuple[Pair, ...]) -> str:
    """``a=1&b=2`` of encoded pairs."""
    return "&".join(f"{name}={text}" for name, text in pairs)
