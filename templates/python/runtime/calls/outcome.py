"""What became of one request, in one value: retries, redirects, aborts and messages all read it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Optional, Set

from ..base.errors import APIError
from ..base.hosts import host_and_port

if TYPE_CHECKING:
    from typing_extensions import Literal

    from ..wire.messages import HttpReply, HttpRequest

    Kind = Literal["not sent", "answered", "unknown", "caller"]

#: The server has certainly not acted on the request.
NOT_SENT: Kind = "not sent"
#: There is a complete response, or its beginning if it is a stream.
ANSWERED: Kind = "answered"
#: The server may have acted on the request: it was sent, and no complete response arrived.
UNKNOWN: Kind = "unknown"
#: The caller's own code failed: the iterator of a body, or a middleware.
CALLER: Kind = "caller"


#: The classes of the HTTP libraries' errors, by name: of httpx and its forks, and of httpcore.
_LIBRARY = frozenset(
    {
        "AddressError",
        "ConnectionNotAvailable",
        "HTTPError",
        "InvalidURL",
        "NetworkError",
        "ProtocolError",
        "RequestError",
        "TimeoutException",
        "TransportError",
        "UnsupportedProtocol",
    }
)


class Outcome:
    """What became of one request.

    ``reply`` is set for ANSWERED, and for UNKNOWN if the connection broke after the status had
    arrived. ``error`` is what was raised. ``lasting`` says that another attempt would fail in the
    same way, and ``unreached`` that there was no connection.
    """

    __slots__ = ("error", "kind", "lasting", "message", "reply", "timeout", "unreached")

    def __init__(
        self,
        kind: Kind,
        message: str = "",
        *,
        reply: Optional[HttpReply] = None,
        error: Optional[BaseException] = None,
        timeout: bool = False,
        lasting: bool = False,
        unreached: bool = False,
    ) -> None:
        self.kind = kind
        self.message = message
        self.reply = reply
        self.error = error
        self.timeout = timeout
        self.lasting = lasting
        self.unreached = unreached

    @property
    def status(self) -> int:
        """The status of the response; 0 if there is none."""
        return 0 if self.reply is None else self.reply.status

    @property
    def refused(self) -> bool:
        """Whether the server said that it has not acted."""
        return self.kind == ANSWERED and self.status in (425, 429)

    @property
    def may_have_acted(self) -> bool:
        """Whether a later 404 or 412 can be the effect of this request."""
        return self.kind == UNKNOWN or self.status >= 500


def outcome_of(error: BaseException, request: HttpRequest, reply: Optional[HttpReply]) -> Outcome:
    """The outcome of a request during which ``error`` was raised.

    ``reply`` is the response whose body was being read. Errors of the HTTP library are recognized
    by class name, so that httpx, its forks and clients built on them all work.
    """
    if isinstance(error, APIError) or error is request.content_error:
        return Outcome(CALLER, error=error, reply=reply)
    names = {base.__name__ for base in type(error).__mro__}
    if not names & _LIBRARY:
        return Outcome(CALLER, error=error, reply=reply)
    text = str(error) or type(error).__name__
    found = _failure(names, text, host_and_port(request.url))
    if found.kind == UNKNOWN and request.not_received:
        found.kind = NOT_SENT
    if found.kind == NOT_SENT and request.transmissions > 1:
        found.kind = UNKNOWN  # this time it was not sent, but a middleware had sent it before
    if reply is not None:
        found.kind, found.reply = UNKNOWN, reply
    found.error = error
    return found


def _failure(names: Set[str], text: str, host: str) -> Outcome:
    if "TimeoutException" in names:
        if "ConnectTimeout" in names:
            message = f"timed out while connecting to {host}"
            return Outcome(NOT_SENT, message, timeout=True, unreached=True)
        if "PoolTimeout" in names:
            return Outcome(NOT_SENT, "timed out waiting for a free connection", timeout=True)
        action = "sending the request" if "WriteTimeout" in names else "waiting for the response"
        preposition = "while" if "WriteTimeout" in names else ""
        return Outcome(UNKNOWN, " ".join(f"timed out {preposition} {action}".split()), timeout=True)
    if "ConnectError" in names:
        # the certificate will be the same next time
        lasting = "CERTIFICATE_VERIFY_FAILED" in text
        message = f"cannot connect to {host}: {text}"
        return Outcome(NOT_SENT, message, lasting=lasting, unreached=True)
    if names & {"UnsupportedProtocol", "InvalidURL", "ProxyError", "AddressError"}:
        return Outcome(NOT_SENT, without_password(text), lasting=True)
    if "LocalProtocolError" in names:  # its text may contain a header value
        return Outcome(NOT_SENT, "the request is not valid HTTP", lasting=True)
    if "location header" in text:  # the library looks at it, though it need not follow it
        return Outcome(UNKNOWN, "the server redirects to an address that is not valid", lasting=True)
    if "DecodingError" in names:
        return Outcome(UNKNOWN, f"the response cannot be decompressed: {text}", lasting=True)
    return Outcome(UNKNOWN, f"the connection to {host} broke: {text}")


def without_password(text: str) -> str:
    """``text`` without the user name and password of a URL in it."""
    return re.sub(r"://[^/@\s]*@", "://***@", text)


def without_secrets(error: Optional[BaseException]) -> Optional[BaseException]:
    """``error`` of the HTTP library without what holds a credential: its request and its frames."""
    if error is not None:
        error.__traceback__ = error.__cause__ = error.__context__ = None
        for name in ("_request", "_response"):
            if hasattr(error, name):
                setattr(error, name, None)
    return error
