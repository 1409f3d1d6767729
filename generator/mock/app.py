"""The ASGI application: bytes to requests, replies to bytes, and all that is about the wire."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from starlette.requests import ClientDisconnect
from starlette.types import Receive, Scope, Send

from generator.ir.model import Api
from generator.mock.behave.replies import refusal
from generator.mock.service import Service, document_headers
from generator.mock.wire.faults import Asked, Fault, FaultError, FaultKind, Faults
from generator.mock.wire.incoming import Incoming, Problem, RefusalError, Reply
from generator.mock.wire.recorder import Recorder
from generator.mock.wire.transfer import (
    hang_up,
    has_body,
    head_of,
    received,
    send_cut,
    send_reply,
)
from generator.mock.wire.values import Data
from generator.notation.media import JSON

#: What a failure says that a fault rule asked for.
ORDERED: Final = "A fault rule asked for this failure."

_METHODS: Final = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"


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
        options = service.world.options
        self.faults = Faults(_keys(service.api), options.fault_seed)
        self._log = log
        self.faults.add(options.faults)
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
        head = head_of(scope)
        try:
            if head.path.startswith("/__"):
                incoming, _ = await received(head, scope, receive)
                await send_reply(self._control(incoming), scope, receive, send)
                return
            status, note = await self._serve(head, scope, receive, send)
        except ClientDisconnect:
            return
        except RefusalError as error:
            await send_reply(refusal(self.service.api, None, error), scope, receive, send)
            return
        seconds = time.perf_counter() - start
        self._log(Served(head.method, head.path, status, seconds, note))

    # -- the API -------------------------------------------------------------------------------

    async def _serve(
        self, head: Incoming, scope: Scope, receive: Receive, send: Send
    ) -> tuple[int, str]:
        """Answer, or misbehave; the status that was sent (0: none), and a note for the log.

        Raises what reading the request raises.
        """
        if _is_preflight(head):
            await send_reply(self._preflight_reply(head), scope, receive, send)
            return 204, "preflight"
        faults = self.faults.take(self._asked(head))
        kinds = {fault.kind for fault in faults}
        cut = {fault.kind: fault.cut for fault in faults}
        incoming, broken = await received(head, scope, receive, cut.get(FaultKind.CUT_REQUEST))
        if delay := self._delay(faults):
            await asyncio.sleep(delay)
        note = ", ".join(fault.name for fault in faults)
        if broken or FaultKind.DROP in kinds:
            self.recorder.add(incoming, 0, "", (), note)
            await hang_up(scope, receive, abort=True)
            return 0, note
        reply, operation, problems = self._answer(incoming, faults)
        if FaultKind.LOST in kinds:
            self.recorder.add(incoming, 0, operation, problems, note)
            await hang_up(scope, receive, abort=True)
            return 0, note
        if FaultKind.CORS not in kinds:
            reply = reply.with_headers(self._cors)
        self.recorder.add(incoming, reply.status, operation, problems, note)
        if FaultKind.CUT in kinds:
            await send_cut(reply, cut[FaultKind.CUT], scope, receive, send)
        else:
            await send_reply(reply, scope, receive, send)
        return reply.status, note or "; ".join(str(one) for one in problems[:1])

    def _asked(self, head: Incoming) -> Asked:
        """What the rules of faults look at; without rules, nobody looks for the operation."""
        operation = self.service.operation_of(head) if self.faults.rules else None
        key = operation.key if operation is not None else ""
        return Asked(head.method, head.path, key, has_body(head))

    def _delay(self, faults: Iterable[Fault]) -> float:
        """The seconds before a reply."""
        slow = sum(fault.seconds for fault in faults if fault.kind is FaultKind.SLOW)
        return self.service.world.options.latency + slow

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
        method = incoming.header("Access-Control-Request-Method") or ""
        asked = self._asked(replace(incoming, method=method))
        silent = any(fault.kind is FaultKind.CORS for fault in self.faults.live(asked))
        return Reply(204) if silent else reply

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


def _keys(api: Api) -> frozenset[str]:
    return frozenset(operation.key for operation in api.operations)


def _is_preflight(incoming: Incoming) -> bool:
    return incoming.method == "OPTIONS" and bool(incoming.header("Access-Control-Request-Method"))
