"""Absolute URLs of requests, split into what a connection needs."""

from __future__ import annotations

import re
from typing import Dict, NamedTuple, Optional, Tuple
from urllib.parse import quote

from ..base.process import exclusive

__all__ = ["InvalidURL", "Origin", "Targets"]

_PORTS = {"http": 80, "https": 443}
_URL = re.compile(r"([^/?#]*://[^/?#]*)([^#]*)", re.DOTALL)
_NETLOC = re.compile(r"(?:(.*)@)?(\[[0-9A-Fa-f:.]+(?:%[^\]]+)?\]|[^:\[\]]*)(?::([0-9]{0,5}))?")
#: What is encoded in a target, and what is left as it is: delimiters, and what is encoded already.
_RAW = re.compile(r"[^!#-;=?-\[\]_a-z~]")
_KEPT = "!#$%&'()*+,/:;=?@[]~"
_LABEL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?")

#: Origins that are remembered; a client has one, or a few after redirects.
_REMEMBERED = 100


class InvalidURL(ValueError):  # noqa: N818 - classified by this name, like that of the library
    """A URL that names no server. Nothing was sent."""


class Origin(NamedTuple):
    """``host`` is what is connected to, ``authority`` the value of the ``Host`` header.

    ``user`` is the value of ``Authorization`` for a user and password in the URL; mostly empty.
    """

    scheme: bytes
    host: bytes
    port: int
    authority: bytes
    user: bytes


class Targets:
    """Splits URLs; those of one client mostly have the same beginning."""

    def __init__(self) -> None:
        self._origins: Dict[str, Origin] = {}

    def split(self, url: str) -> Tuple[Origin, bytes]:
        """The origin of ``url``, and the target to ask it for.

        Raw characters are encoded.

        :raises InvalidURL: the URL names no server, or has a character that has no encoding.
        """
        found = _URL.match(url)
        base, target = found.groups() if found else (url[:0], "")
        origin = self._origins.get(base)
        if origin is None:
            if len(self._origins) >= _REMEMBERED:
                self._origins = {}
            origin = self._origins[base] = _origin(base)
        if target[:1] != "/":
            target = "/" + target
        if _RAW.search(target):  # a document may write them into its paths
            try:
                target = quote(target, safe=_KEPT)
            except UnicodeEncodeError:
                raise InvalidURL("the URL has a character that has no encoding") from None
        return origin, target.encode("ascii")


def _origin(base: str) -> Origin:
    scheme, _, netloc = base.partition("://")
    scheme = scheme.lower()
    if scheme not in _PORTS:
        raise InvalidURL("the URL does not begin with http:// or https://")
    found = _NETLOC.fullmatch(netloc)
    user, host, given = found.groups() if found else (None, "", None)
    port = int(given or _PORTS[scheme])
    if not host or not 0 < port < 65536:
        raise InvalidURL(f"the URL names no server: {_shown(netloc)}")
    if host[0] == "[":
        name = host[1:-1].replace("%25", "%").encode("ascii")
        authority = b"[" + name.partition(b"%")[0] + b"]"  # a zone is of this machine only
    else:
        name = authority = _encoded(host)
    if port != _PORTS[scheme]:
        authority += b":%d" % port
    return Origin(scheme.encode("ascii"), name, port, authority, _basic(user))


def _basic(user: Optional[str]) -> bytes:
    if not user:
        return b""
    with exclusive:
        import base64
        from urllib.parse import unquote

    name, _, password = user.partition(":")
    pair = f"{unquote(name)}:{unquote(password)}".encode()
    return b"Basic " + base64.b64encode(pair)


def _encoded(host: str) -> bytes:
    """A host name as DNS knows it."""
    name = host.lower()
    try:
        name.encode("ascii")
    except UnicodeEncodeError:
        name = _international(name)
    labels = name[:-1].split(".") if name.endswith(".") else name.split(".")
    if len(name) > 254 or not all(_LABEL.fullmatch(label) for label in labels):
        raise InvalidURL(f"the URL has an invalid host name: {_shown(host)}")
    return name.encode("ascii")


def _international(host: str) -> str:
    try:
        with exclusive:
            try:
                import idna
            except ImportError:
                return host.encode("idna").decode("ascii")
        return idna.encode(host, uts46=True).decode("ascii")
    except UnicodeError:
        raise InvalidURL(f"the URL has an invalid host name: {_shown(host)}") from None


def _shown(text: str) -> str:
    return repr(text.rpartition("@")[2][:100])
