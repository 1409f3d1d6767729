"""The ASGI application: bytes to requests, replies to bytes, and all that is about the wire."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Protocol, runtime_checkable

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from generator.mock.behave.replies import refusal
from generator.mock.options import MAX_BODY
from generator.mock.service import Service, document_headers
from generator.mock.wire.faults import Fault, FaultError, FaultKind, Faults
from generator.mock.wire.incoming import Incoming, Problem, RefusalError, Reply
from generator.mock.wire.recorder import Recorder
from generator.mock.wire.values import Data
from generator.notation.media import JSON

#: The key of a scope under which the server leaves what closes its connection.
TRANSPORT: Final = "mock.transport"

#: What a failure says that a fault rule asked for.
ORDERED: Final = "A fault rule asked for this failure."

_METHODS: Final = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"
_NO_BODY: Final = frozenset({204, 205, 304})


@runtime_checkable
class Transport(Protocol):
    """A connection that can be closed."""

    def abort(self) -> None: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Served:
    """One line of a log: never a header, for tokens are in them, and no query."""

    method: str
    path: str
    status: int
    seconds: float
    note: str


class App:
    """The mock server as an ASGI application."""

    def __init__(self, service: Service, log: Callable[[Served], None] = lambda _: None) -> None:
        self.service = service
        self.recorder = Recorder()
        self.faults = Faults()
        self._log = log
        self.faults.add(service.world.options.faults)
        asked, given = document_headers(service.api)
        self._cors = {
            "Access-Control-Allow-Origin": "*",
            "Access-Control-Expose-Headers": ", ".join(given),
        }
        self._preflight = {
            "Access-Control-Allow-Methods": _METHODS,
            "Access-Control-Allow-Headers": ", ".join(asked),
            "Access-Control-Max-Age": "600",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            return
        start = time.perf_counter()
        request = Request(scope, receive)
        try:
            incoming = await _incoming(request)
        except ClientDisconnect:
            return
        except RefusalError as error:
            await _send(refusal(self.service.api, None, error), scope, receive, send)
            return
        if incoming.path.startswith("/__"):
            await _send(self._control(incoming), scope, receive, send)
            return
        status, note = await self._serve(incoming, scope, receive, send)
        seconds = time.perf_counter() - start
        self._log(Served(incoming.method, incoming.path, status, seconds, note))

    # -- the API -------------------------------------------------------------------------------

    async def _serve(
        self, incoming: Incoming, scope: Scope, receive: Receive, send: Send
    ) -> tuple[int, str]:
        """Answer, or misbehave; the status that was sent (0: none), and a note for the log."""
        if _is_preflight(incoming):
            await _send(self._preflight_reply(incoming), scope, receive, send)
            return 204, "preflight"
        faults = self.faults.take(incoming.method, incoming.path)
        delay = self.service.world.options.latency
        delay += sum(fault.seconds for fault in faults if fault.kind is FaultKind.SLOW)
        if delay:
            await asyncio.sleep(delay)
        note = ", ".join(_name(fault) for fault in faults)
        kinds = {fault.kind for fault in faults}
        if FaultKind.DROP in kinds:
            self.recorder.add(incoming, 0, "", (), note)
            await _hang_up(scope, receive, abort=True)
            return 0, note
        reply, operation, problems = self._answer(incoming, faults)
        if FaultKind.CORS not in kinds:
            reply = reply.with_headers(self._cors)
        self.recorder.add(incoming, reply.status, operation, problems, note)
        if FaultKind.CUT in kinds:
            await _cut(reply, scope, receive, send)
        else:
            await _send(reply, scope, receive, send)
        return reply.status, note or "; ".join(str(one) for one in problems[:1])

    def _answer(
        self, incoming: Incoming, faults: Iterable[Fault]
    ) -> tuple[Reply, str, tuple[Problem, ...]]:
        """The reply, the key of the operation, and what was wrong with the request."""
        ends, soft = "", ""
        for fault in faults:
            if fault.kind is FaultKind.STATUS:
                headers = {"Retry-After": f"{fault.seconds:g}"} if fault.seconds else None
                error = RefusalError(fault.status, ORDERED, headers=headers)
                operation = self.service.operation_of(incoming)
                key = operation.key if operation is not None else ""
                return refusal(self.service.api, operation, error), key, ()
            if fault.kind is FaultKind.ENDS:
                ends = fault.state
            if fault.kind is FaultKind.SOFT:
                soft = ORDERED
        try:
            reply, operation, problems = self.service.answer(incoming, ends=ends, soft=soft)
        except Exception as error:  # noqa: BLE001  a fault of the mock is said to be one
            reason = f"{type(error).__name__}: {error}"[:300]
            message = f"The mock server failed, which is a bug of its own ({reason})."
            failure = RefusalError(500, message)
            return refusal(self.service.api, None, failure), "", ()
        if any(fault.kind is FaultKind.GARBAGE for fault in faults):
            reply = Reply(reply.status, reply.headers, b"<html>this is no JSON")
        return reply, operation.key if operation is not None else "", problems

    def _preflight_reply(self, incoming: Incoming) -> Reply:
        reply = Reply(204).with_headers({**self._cors, **self._preflight, "Vary": "Origin"})
        kinds = {
            fault.kind
            for rule in self.faults.rules
            for fault in rule.faults
            if fault.left
            if rule.fits(incoming.header("Access-Control-Request-Method") or "", incoming.path)
        }
        return Reply(204) if FaultKind.CORS in kinds else reply

    # -- the mock itself -----------------------------------------------------------------------

    def _control(self, incoming: Incoming) -> Reply:
        """``/__requests``, ``/__faults`` and ``/__state``."""
        name = incoming.path.partition("/__")[2].rstrip("/")
        match name, incoming.method:
            case "requests", "GET" | "HEAD":
                return _json([one.as_data() for one in self.recorder.all()])
            case "requests", "DELETE":
                self.recorder.clear()
            case "faults", "GET" | "HEAD":
                return _json([str(rule) for rule in self.faults.rules])
            case "faults", "POST":
                return self._add_faults(incoming)
            case "faults", "DELETE":
                self.faults.rules.clear()
            case "state", "DELETE":
                self.service.world.state.clear()
            case ("requests" | "faults" | "state"), _:
                return _json({"message": f"/__{name} does not support {incoming.method}."}, 405)
            case _:
                message = f"There is no /__{name}; use /__requests, /__faults or /__state."
                return _json({"message": message}, 404)
        return Reply(204).with_headers(self._cors)

    def _add_faults(self, incoming: Incoming) -> Reply:
        """Rules as plain text, or as JSON: a text, or ``{"faults": text}``."""
        text = incoming.body.decode("utf-8", "replace").strip()
        if text[:1] in {'"', "{"}:
            try:
                data = json.loads(text)
            except ValueError as error:
                return _json({"message": f"The body is not valid JSON: {error}."}, 400)
            text = data.get("faults", "") if isinstance(data, dict) else data
        try:
            self.faults.add(str(text))
        except FaultError as error:
            return _json({"message": str(error)}, 400)
        return _json([str(rule) for rule in self.faults.rules])


def _json(data: Data | list[dict[str, Data]] | list[str], status: int = 200) -> Reply:
    body = json.dumps(data, indent=1).encode()
    headers = (("Content-Type", JSON), ("Access-Control-Allow-Origin", "*"))
    return Reply(status, headers, body)


def _name(fault: Fault) -> str:
    return str(fault).partition(":")[0]


def _is_preflight(incoming: Incoming) -> bool:
    return incoming.method == "OPTIONS" and bool(incoming.header("Access-Control-Request-Method"))


async def _incoming(request: Request) -> Incoming:
    """A request as it arrived. Raises RefusalError (413) for one that is too large."""
    scope = request.scope
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY:
            raise RefusalError(413, f"A request can have at most {MAX_BODY} bytes.")
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
        body=bytes(body),
        origin=f"{scope['scheme']}://{host}",
    )


async def _send(reply: Reply, scope: Scope, receive: Receive, send: Send) -> None:
    body = b"" if reply.status in _NO_BODY else reply.body
    response = Response(body, status_code=reply.status)
    for name, value in reply.headers:
        if not (name.lower() == "content-type" and reply.status in _NO_BODY):
            response.headers[name] = value
    if reply.status in _NO_BODY or reply.header("Content-Length") == "":
        del response.headers["content-length"]
    await response(scope, receive, send)


async def _cut(reply: Reply, scope: Scope, receive: Receive, send: Send) -> None:
    """Send a reply up to the middle of its body, then close the connection."""

    async def half(message: Message) -> None:
        if message["type"] == "http.response.body":
            body = message["body"]
            message = {**message, "body": body[: len(body) // 2], "more_body": True}
        await send(message)

    await _send(reply, scope, receive, half)
    await _hang_up(scope, receive, abort=False)


async def _hang_up(scope: Scope, receive: Receive, *, abort: bool) -> None:
    """Close the connection and wait until the server has noticed."""
    transport = scope.get("extensions", {}).get(TRANSPORT)
    if isinstance(transport, Transport):
        if abort:
            transport.abort()
        else:
            transport.close()
    while (await receive())["type"] != "http.disconnect":
        pass
