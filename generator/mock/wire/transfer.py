"""Requests and replies on the connection: read, sent, and broken off where a fault says so."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Protocol, runtime_checkable

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from generator.mock.options import MAX_BODY
from generator.mock.wire.faults import Cut
from generator.mock.wire.incoming import Incoming, RefusalError, Reply

#: The key of a scope under which the server leaves what closes its connection.
TRANSPORT: Final = "mock.transport"

_NO_BODY: Final = frozenset({204, 205, 304})


@runtime_checkable
class Transport(Protocol):
    """A connection that can be closed."""

    def abort(self) -> None: ...
    def close(self) -> None: ...


def head_of(scope: Scope) -> Incoming:
    """A request as it arrived, whose body has not been read."""
    raw_path = scope.get("raw_path") or scope["path"].encode()
    headers = tuple(
        (name.decode("latin-1"), value.decode("latin-1")) for name, value in scope["headers"]
    )
    host = next((value for name, value in headers if name == "host"), "localhost")
    return Incoming(
        method=scope["method"],
        path=raw_path.decode("latin-1"),
        query=scope["query_string"].decode("latin-1"),
        headers=headers,
        body=b"",
        origin=f"{scope['scheme']}://{host}",
    )


def has_body(head: Incoming) -> bool:
    """Whether a request comes with a body."""
    return head.header("Transfer-Encoding") is not None or bool(_length(head))


def _length(head: Incoming) -> int:
    """The bytes of the body, as far as the request says; 0 when it does not."""
    told = head.header("Content-Length") or ""
    return int(told) if told.isdecimal() else 0


async def received(
    head: Incoming, scope: Scope, receive: Receive, cut: Cut | None = None
) -> tuple[Incoming, bool]:
    """``head`` with its body, and whether that was cut: then with what came before the cut.

    A body that ends before that place is whole. One that does not say how long it is ends after
    its first byte, where the cut is a part of it. Raises RefusalError (413) for one that is too
    large, and ClientDisconnect.
    """
    body, length, stop = bytearray(), _length(head), MAX_BODY
    if cut is not None:
        stop = cut.of(length) if length or cut.size is not None else 1
    async for chunk in Request(scope, receive).stream():
        body += chunk
        if len(body) > MAX_BODY:
            raise RefusalError(413, f"A request can have at most {MAX_BODY} bytes.")
        if len(body) > stop:
            return replace(head, body=bytes(body[:stop])), True
    return replace(head, body=bytes(body)), False


async def send_reply(reply: Reply, scope: Scope, receive: Receive, send: Send) -> None:
    """Send a reply."""
    body = b"" if reply.status in _NO_BODY else reply.body
    response = Response(body, status_code=reply.status)
    for name, value in reply.headers:
        if not (name.lower() == "content-type" and reply.status in _NO_BODY):
            response.headers[name] = value
    if reply.status in _NO_BODY or reply.header("Content-Length") == "":
        del response.headers["content-length"]
    await response(scope, receive, send)


async def send_cut(reply: Reply, cut: Cut, scope: Scope, receive: Receive, send: Send) -> None:
    """Send a reply up to a place in its body, then close the connection.

    A body that ends before that place is sent as usual.
    """
    stop = cut.of(len(reply.body))
    if stop >= len(reply.body) > 0:
        await send_reply(reply, scope, receive, send)
        return

    async def until(message: Message) -> None:
        if message["type"] == "http.response.body":
            message = {**message, "body": message["body"][:stop], "more_body": True}
        await send(message)

    await send_reply(reply, scope, receive, until)
    await hang_up(scope, receive, abort=False)


async def hang_up(scope: Scope, receive: Receive, *, abort: bool) -> None:
    """Close the connection and wait until the server has noticed."""
    transport = scope.get("extensions", {}).get(TRANSPORT)
    if isinstance(transport, Transport):
        if abort:
            transport.abort()
        else:
            transport.close()
    while (await receive())["type"] != "http.disconnect":
        pass
