"""Where a redirect leads, and what may go along."""

from __future__ import annotations

from typing import Collection, List, Optional, Tuple
from urllib.parse import urljoin, urlsplit

MAX_REDIRECTS = 5
STATUSES = frozenset({301, 302, 303, 307, 308})

#: What goes along to another origin.
_HARMLESS = frozenset(
    {
        "accept",
        "accept-encoding",
        "content-encoding",
        "content-length",
        "content-type",
        "user-agent",
    }
)
_PORTS = {"http": 80, "https": 443}


class RedirectError(Exception):
    """The redirect is not followed; the text says why."""


def origin(url: str) -> Tuple[str, str, Optional[int]]:
    """Scheme, host and port of ``url``, comparable."""
    parts = urlsplit(url)
    scheme = parts.scheme.lower()
    return scheme, (parts.hostname or "").lower(), parts.port or _PORTS.get(scheme)


def target(url: str, location: str) -> str:
    """The absolute URL that ``location`` means in a reply from ``url``."""
    try:
        # what a server writes raw is quoted by the HTTP library; a fragment is never sent
        address = urljoin(url, location.strip()).partition("#")[0]
        parts = urlsplit(address)
        scheme, host, _ = origin(address)
    except ValueError:
        raise RedirectError("it leads to no valid URL") from None
    if scheme not in _PORTS or not host:
        raise RedirectError("it leads to no http(s) URL")
    if parts.username is not None or parts.password is not None:
        raise RedirectError("it carries a user name")
    if urlsplit(url).scheme.lower() == "https" and scheme == "http":
        raise RedirectError("it leaves https for http")
    return address


def keep_headers(
    headers: List[Tuple[str, str]], same_origin: bool, with_body: bool, public: Collection[str]
) -> List[Tuple[str, str]]:
    """The headers of the next request.

    Another origin gets what describes the message itself and ``public``, the names (lower case)
    that the API declares and that hold no secret: never credentials, cookies, what the client
    sends with every call, or what the caller added.
    """
    kept = []
    for name, value in headers:
        key = name.lower()
        if key == "host" or (key.startswith("content-") and not with_body):
            continue
        if same_origin or key in _HARMLESS or key in public:
            kept.append((name, value))
    return kept
