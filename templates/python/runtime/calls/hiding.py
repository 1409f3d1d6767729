"""What must not be shown of a call: in errors, logs and traces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, AbstractSet, Any, Iterator, Mapping, Optional, Sequence
from urllib.parse import unquote

from ..base.secrets import HIDDEN, is_secret
from ..wire import params

if TYPE_CHECKING:
    from ..spec.api import ClientSpec
    from ..spec.operation import Operation
    from ..wire.messages import HttpRequest

#: A URL in a text, or in the ``repr`` of one.
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s'\"<>\\]+")
#: Characters of the shortest secret that is looked for in texts: anything shorter could stand there
#: by chance, and what was replaced would give it away.
_SHORTEST = 6


class Hiding:
    """Which parts of the requests of one call are secret.

    ``names`` are those of headers and query parameters that hold a secret, in lower case; a name
    that looks like one counts too. ``in_path`` are secrets in the path, as they stand there.
    """

    __slots__ = ("_in_path", "_names")

    def __init__(self, names: AbstractSet[str], in_path: Sequence[str] = ()) -> None:
        self._names = names
        self._in_path = in_path

    def of(self, op: Operation[Any], values: Mapping[str, Any]) -> Hiding:
        """The same, with the secrets among the arguments of one call of ``op``."""
        if not any(param.secret for param in op.params):
            return self
        names = {name.lower() for name in params.secret_names(op, values)}
        return Hiding(self._names | names, params.secret_texts(op, values))

    def hides(self, name: str) -> bool:
        """Whether the header or query parameter ``name`` holds a secret."""
        return name.lower() in self._names or is_secret(name)

    def path(self, path: str) -> str:
        """``path`` without the secrets in it."""
        for secret in self._in_path:
            path = path.replace(secret, HIDDEN)
        return path

    def url(self, url: str) -> str:
        """``url`` without the secrets in its path and its query."""
        base, mark, query = url.partition("?")
        if self._in_path:
            host = base.find("/", base.find("://") + 3)
            base = base if host < 0 else base[:host] + self.path(base[host:])
        if not mark:
            return base
        return base + mark + "&".join(map(self._piece, query.split("&")))

    def _piece(self, piece: str) -> str:
        name, equals, _ = piece.partition("=")
        if equals:
            return name + equals + HIDDEN if self.hides(unquote(name)) else piece
        # a query that is one document, not pairs
        return HIDDEN if unquote(name).lower() in self._names else piece

    def text(self, text: str, request: Optional[HttpRequest]) -> str:
        """``text`` without the secrets of the URLs in it, and without those of ``request``."""
        text = _URL.sub(lambda found: self.url(found.group()), text)
        if request is not None:
            found = {secret for secret in self._secrets(request) if len(secret) >= _SHORTEST}
            for secret in sorted(found, key=len, reverse=True):
                text = text.replace(secret, HIDDEN)
        return text

    def _secrets(self, request: HttpRequest) -> Iterator[str]:
        """The secrets of ``request``, in every form in which they may be written."""
        for name, value in request.headers:
            if not self.hides(name):
                continue
            yield value
            if name.lower() == "cookie":
                yield from (pair.partition("=")[2] for pair in value.split("; "))
            else:
                yield value.partition(" ")[2]  # without "Bearer"
        for piece in request.url.partition("?")[2].split("&"):
            name, _, value = piece.partition("=")
            if self.hides(unquote(name)):
                yield value
                yield unquote(value)
        for secret in self._in_path:
            yield secret
            yield unquote(secret)


def hiding_for(op: Operation[Any], spec: ClientSpec) -> Hiding:
    """What every call of ``op`` hides: credentials, and what the API definition marks as secret."""
    names = [scheme.name for scheme in spec.security if scheme.name]
    names += [p.wire for p in op.params if p.secret and p.location in ("query", "header")]
    return Hiding(frozenset(name.lower() for name in names))
