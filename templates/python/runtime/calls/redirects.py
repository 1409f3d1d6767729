"""Where a redirect leads, and which headers are sent there."""

from __future__ import annotations

from typing import Any, Collection, List, Optional, Tuple
from urllib.parse import quote, urljoin, urlsplit

from ..base.hosts import names_a_host
from ..spec.operation import Operation
from .retry import IDEMPOTENT

MAX_REDIRECTS = 5
STATUSES = frozenset({301, 302, 303, 307, 308})

#: Headers that are also sent to another origin.
_HARMLESS = frozenset(
    {
        "accept",
        "accept-encoding",
        "content-encoding",
        "content-length",
        "content-type",
        "if-match",
        "if-range",
        "if-unmodified-since",
        "range",
        "user-agent",
    }
)
_PORTS = {"http": 80, "https": 443}


class RedirectError(Exception):
    """The redirect is not followed; the text says why."""


def method_for(method: str, status: int) -> str:
    """The method of the next request; it has the same body if the method is the same.

    :raises RedirectError: the status does not say whether the server has acted, and the method
        must not be sent twice.
    """
    if status == 303 and method != "HEAD":
        return "GET"
    if status in (301, 302) and method not in IDEMPOTENT:
        # browsers send GET then, which would return something else; a second POST may act twice
        raise RedirectError(f"{method} cannot be sent again after status {status}")
    return method


def is_wanted(op: Operation[Any], status: int) -> bool:
    """Whether a redirect with this status is what ``op`` is called for."""
    described = any(reply.status in (str(status), "3XX") for reply in op.replies)
    return described and not any(reply.status[:1] == "2" for reply in op.replies)


def origin(url: str) -> Tuple[str, str, Optional[int]]:
    """Scheme, host and port of ``url``, comparable."""
    parts = urlsplit(url)
    scheme = parts.scheme.lower()
    return scheme, (parts.hostname or "").lower(), parts.port or _PORTS.get(scheme)


def target(url: str, location: str) -> str:
    """The absolute URL of ``location`` in a response from ``url``."""
    try:
        # the HTTP library quotes raw characters; a fragment is never sent
        address = urljoin(url, _quoted(location.strip())).partition("#")[0]
        parts = urlsplit(address)
        scheme, host, _ = origin(address)
    except ValueError:
        raise RedirectError("its target is not a valid URL") from None
    if not names_a_host(parts.netloc.rpartition("@")[2]):
        raise RedirectError("its target has no valid host name")
    if scheme not in _PORTS or not host:
        raise RedirectError("its target is not an http(s) URL")
    if parts.username is not None or parts.password is not None:
        raise RedirectError("its target contains a user name")
    if urlsplit(url).scheme.lower() == "https" and scheme == "http":
        raise RedirectError("it leads from https to http")
    return address


def _quoted(location: str) -> str:
    """``location`` with its raw characters percent-encoded, as UTF-8 if its bytes are.

    Header bytes arrive as Latin-1 text, whatever they mean.
    """
    if location.isascii():
        return location
    try:
        text = location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        text = location
    return quote(text, safe="%/:=&?~#+!$,;'@()*[]")


def keep_headers(
    headers: List[Tuple[str, str]], same_origin: bool, with_body: bool, public: Collection[str]
) -> List[Tuple[str, str]]:
    """The headers of the next request.

    A different origin gets only what describes the message itself, and ``public``: the names (lower
    case) of declared headers that are not secret. It never gets credentials, cookies, headers that
    the client sends with every call, or headers that the caller added.
    """
    kept: List[Tuple[str, str]] = []
    for name, value in headers:
        key = name.lower()
        if key == "host" or (key.startswith("content-") and not with_body):
            continue
        if same_origin or key in _HARMLESS or key in public:
            kept.append((name, value))
    return kept
