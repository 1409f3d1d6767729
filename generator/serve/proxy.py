"""The proxy of the playground: from the page's own origin to a few roots, and to nothing else.

A page names a root by its number, so it cannot name another one. Requests of other pages are
refused: they cannot send the header that is asked for, and a name that was made to lead here
(DNS rebinding) is not the name of this server. Roots that come from the document, which others may
have written, never lead to link-local addresses, whatever name they have: each connection is
checked before anything is sent.
"""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Collection, Iterable, Mapping, Sequence
from typing import Final, Protocol, cast
from urllib.parse import unquote, urljoin

import httpx
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from generator.serve.addresses import is_guarded

#: Where the proxy is, below the site.
PREFIX: Final = "/__proxy/"
#: What every request through it carries; pages of other origins cannot send it.
HEADER: Final = "x-api-playground"

_HOP: Final = frozenset(
    {"connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "te", "trailer"}
    | {"transfer-encoding", "upgrade", "proxy-connection"}
)
_NOT_SENT: Final = _HOP | {"host", "origin", "referer", "cookie", HEADER}
_NOT_RETURNED: Final = _HOP | {"set-cookie", "server", "date"}
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_TARGET: Final = re.compile(r"(\d{1,4})(/.*)?", re.DOTALL)
_TIMEOUT: Final = httpx.Timeout(30, read=600, write=600)


class _Connection(Protocol):
    """A connection of httpcore, as far as it is looked at."""

    def get_extra_info(self, info: str, /) -> tuple[str, int]: ...

    async def aclose(self) -> None: ...


class _GuardedError(Exception):
    """A root of the document leads to an address that it must not lead to."""


class Proxy:
    """An ASGI application that forwards ``/__proxy/<number>/<path>``."""

    def __init__(
        self, roots: Sequence[str], hosts: Iterable[str], trusted: Collection[str] = ()
    ) -> None:
        """``roots`` are absolute URLs without a slash at the end; ``hosts`` are this server's.

        ``trusted`` are the roots that may lead to any address.
        """
        self.roots = tuple(roots)
        self.trusted = frozenset(trusted)
        self.hosts = frozenset(hosts)
        self._client: httpx.AsyncClient | None = None

    async def close(self) -> None:
        """End the connections that are kept for further requests."""
        if self._client is not None:
            await self._client.aclose()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Forward one request, or say why not."""
        request = Request(scope, receive)
        response = self._refusal(request) or await self._forward(request)
        await response(scope, receive, send)

    def _refusal(self, request: Request) -> Response | None:
        headers = request.headers
        if _host(headers.get("host", "")) not in self.hosts:
            return _error(403, "The Host header does not name this server.")
        if HEADER not in headers or headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return _error(403, "Only the playground of these pages can use the proxy.")
        return None

    async def _forward(self, request: Request) -> Response:
        raw = request.scope.get("raw_path") or request.url.path.encode()
        found = _TARGET.fullmatch(raw.decode("ascii", "replace").partition(PREFIX)[2])
        number = int(found[1]) if found else len(self.roots)
        path = (found[2] or "") if found else ""
        if number >= len(self.roots):
            return _error(404, "The proxy has no root with this number.")
        if any(unquote(segment) in {".", ".."} for segment in path.split("/")):
            return _error(400, "The path must not contain '.' or '..' as a segment.")
        query = request.scope.get("query_string", b"").decode("ascii", "replace")
        url = f"{self.roots[number]}{path}{'?' if query else ''}{query}"
        try:
            reply = await self._send(request, url, self.roots[number])
        except _GuardedError as error:
            return _error(403, str(error))
        except (httpx.InvalidURL, httpx.UnsupportedProtocol):
            return _error(400, "This is not a valid URL.")
        except (httpx.TransportError, ClientDisconnect) as error:
            reason = str(error) or type(error).__name__
            return _error(502, f"{self.roots[number]} does not answer: {reason}.")
        return await self._reply(reply, number)

    async def _send(self, request: Request, url: str, root: str) -> httpx.Response:
        client = self._client
        if client is None:
            client = self._client = httpx.AsyncClient(trust_env=False, timeout=_TIMEOUT)
        names = request.headers
        has_body = "content-length" in names or "transfer-encoding" in names
        outgoing = httpx.Request(
            request.method,
            url,
            headers=[(k, v) for k, v in names.items() if k.lower() not in _NOT_SENT],
            content=request.stream() if has_body else None,
            extensions={} if root in self.trusted else {"trace": _guard},
        )
        return await client.send(outgoing, stream=True, follow_redirects=False)

    async def _reply(self, reply: httpx.Response, number: int) -> Response:
        location = reply.headers.get("location", "")
        headers = [(k, v) for k, v in reply.headers.multi_items() if k not in _NOT_RETURNED]
        if reply.status_code in _REDIRECTS and location:
            target = urljoin(str(reply.url), location)
            root = self.roots[number]
            if not target.startswith(f"{root}/"):
                await reply.aclose()
                return _error(502, f"The server redirects to {target}, outside of its root.")
            rest = f"{PREFIX}{number}{target.removeprefix(root)}"
            headers = [(k, rest if k == "location" else v) for k, v in headers]
        response = StreamingResponse(_chunks(reply), reply.status_code)
        guards = [("content-security-policy", "sandbox"), ("x-content-type-options", "nosniff")]
        response.raw_headers = [
            (k.lower().encode("latin-1"), v.encode("latin-1")) for k, v in [*headers, *guards]
        ]
        return response


async def _guard(event: str, facts: Mapping[str, object]) -> None:
    """Give up a new connection to a guarded address."""
    if event != "connection.connect_tcp.complete":
        return
    connection = cast("_Connection", facts["return_value"])
    address = connection.get_extra_info("server_addr")[0]
    if is_guarded(address):
        await connection.aclose()
        raise _GuardedError(
            f"This server of the document leads to {address}, a link-local address or one of a "
            "cloud's metadata. If that is meant, start 'serve' with its URL as --root."
        )


async def _chunks(reply: httpx.Response) -> AsyncIterator[bytes]:
    """The body as it came, still encoded."""
    try:
        async for chunk in reply.aiter_raw():
            yield chunk
    finally:
        await reply.aclose()


def _host(value: str) -> str:
    """The name in a ``Host`` header, without the port."""
    return re.sub(r":\d*$", "", value).lower()


def _error(status: int, message: str) -> Response:
    # with the header, the playground knows that it is not the API that answers
    headers = {HEADER: "error"}
    return Response(json.dumps({"message": message}), status, headers, "application/json")
