"""One call from start to end: prepare, send, follow redirects, retry where safe, decode.

Written once, as coroutines; the synchronous client drives them with :func:`..wire.transport.run`.
"""

from __future__ import annotations

from typing import Any, Dict, Mapping, NoReturn, Optional, TypeVar

from ..base.errors import APIStatusError, ConfigurationError
from ..client import BaseClient, settings_of
from ..spec.credentials import missing
from ..spec.operation import Operation
from ..spec.options import CallOptions
from ..spec.settings import Settings
from ..wire.messages import HttpReply, HttpRequest
from ..wire.transport import AsyncTransport, SyncTransport, Transport
from . import logs, redirects, replies, retry
from .auth import Secrets, authenticate
from .capture import record
from .prepare import Call, Plan, prepare

T = TypeVar("T")


class Engine:
    """Sends the calls of one client."""

    def __init__(self, settings: Settings, transport: Optional[Transport] = None) -> None:
        self.settings = settings
        self._plans: Dict[Operation[Any], Plan] = {}
        if transport is None:
            kind = AsyncTransport if settings.asynchronous else SyncTransport
            transport = kind(settings.http_client, _certificate(settings))
        self.transport = transport
        self.transport.closed = settings.closed
        if settings.debug:
            logs.enable(settings.spec.package)

    async def close(self) -> None:
        """Close the connections."""
        await self.transport.close()

    async def call(
        self,
        op: Operation[T],
        arguments: Mapping[str, Any],
        options: CallOptions,
        overrides: Optional[Mapping[str, Any]] = None,
        *,
        returns: str = "",
        secrets: Optional[Secrets] = None,
    ) -> Any:
        """Make one call of ``op`` and return its result.

        ``overrides`` replace the client's values for arguments that were not given.
        ``returns`` replaces that of the operation; ``raw`` returns the :class:`HttpReply`, whatever
        its status. ``secrets`` replace the client's credentials.
        """
        plan = self._plans.get(op)
        if plan is None:
            plan = self._plans[op] = Plan(op)
        encodings = self.transport.accept_encoding()
        call = prepare(
            self.settings,
            op,
            arguments,
            options,
            plan=plan,
            overrides=overrides or {},
            encodings=encodings,
        )
        returns = returns or op.returns
        exchange = _Exchange(self, call, secrets, returns)
        reply = await exchange.run()
        if returns == "raw":
            return reply
        response = replies.interpret(
            self.settings, call, exchange.sent, reply, stream=exchange.streams(reply)
        )
        record(response)
        return response if returns == "response" else response.data


class _Exchange:
    """The requests of one call, until there is a response to return."""

    def __init__(
        self, engine: Engine, call: Call, secrets: Optional[Secrets], returns: str
    ) -> None:
        self._settings = engine.settings
        self._transport = engine.transport
        self._call = call
        self._given = secrets
        self._returns = returns
        self._logger = logs.logger_for(engine.settings.spec.package)
        #: the last request
        self.sent: Optional[HttpRequest] = None
        self._attempt = 0
        self._stale = False

    async def run(self) -> HttpReply:
        """The response, with its body read unless it is a stream."""
        while True:
            self._attempt += 1
            secrets = await self._secrets()
            try:
                reply = await self._once(self._call.request(secrets))
            except Exception as error:
                failure = retry.classify(error)
                if failure is None:
                    raise
                wait = self._wait_after_failure(failure)
                if wait is None:
                    replies.raise_connection_error(error, self._call, self.sent, self._attempt)
                why = failure.message
            else:
                reply.attempts = self._attempt
                wait = 0.0 if self._refresh(reply, secrets) else self._wait_after_reply(reply)
                if wait is None:
                    return reply
                why = str(reply.status)
            logs.log_retry(self._logger, why, self._attempt, wait)
            if self._call.content is not None:
                self._call.content.reset()
            if wait:
                await self._transport.sleep(wait)

    async def _secrets(self) -> Secrets:
        if self._given is not None:
            return self._given
        settings, op = self._settings, self._call.op
        found = await authenticate(settings, op, self._transport, stale=self._stale)
        if found is not None:
            return found
        own_auth = getattr(settings.http_client, "auth", None) is not None
        if not own_auth and "authorization" not in self._call.pinned:
            raise ConfigurationError(missing(settings.spec, op) + " to authenticate")
        return Secrets()

    async def _once(self, request: HttpRequest) -> HttpReply:
        """One attempt: the response after all redirects."""
        hops = 0
        while True:
            reply = await self._send(request)
            location = reply.headers.get("location")
            if reply.status not in redirects.STATUSES or not location:
                return reply
            await reply.close()
            hops += 1
            try:
                request = self._redirected(request, reply.status, location, hops)
            except redirects.RedirectError as refused:
                self._raise_refused(reply, f"redirect not followed: {refused}")

    async def _send(self, request: HttpRequest) -> HttpReply:
        self.sent = request
        logs.log_request(self._logger, self._call, request)
        started = self._transport.now()
        reply = await self._transport.send(request)
        if not self.streams(reply):
            try:
                await reply.read()
            except BaseException:
                await reply.close()
                raise
        logs.log_reply(self._logger, request, reply, self._transport.now() - started)
        return reply

    def streams(self, reply: HttpReply) -> bool:
        """Whether the caller reads the body item by item, so that it is not read here."""
        if self._returns == "stream":
            return 200 <= reply.status < 300
        return self._returns == "value" and replies.is_stream(self._call.op, reply)

    def _redirected(
        self, request: HttpRequest, status: int, location: str, hops: int
    ) -> HttpRequest:
        if hops > redirects.MAX_REDIRECTS:
            raise redirects.RedirectError(f"too many redirects ({hops})")
        url = redirects.target(request.url, location)
        method, content = request.method, request.content
        if status == 303 and method != "HEAD":
            method, content = "GET", None
        if content is not None:
            if not self._call.content.replayable:
                raise redirects.RedirectError("the request body cannot be sent a second time")
            self._call.content.reset()
        same = redirects.origin(url) == redirects.origin(request.url)
        with_body = content is not None or method == request.method
        headers = redirects.keep_headers(request.headers, same, with_body, self._call.plan.public)
        isolated = request.isolated or not same
        return HttpRequest(
            method, url, headers, content=content, timeouts=request.timeouts, isolated=isolated
        )

    def _refresh(self, reply: HttpReply, secrets: Secrets) -> bool:
        """Whether to try once more with a new token."""
        if reply.status != 401 or self._stale or not secrets.refreshable or not self._replayable():
            return False
        self._stale = True
        return True

    def _replayable(self) -> bool:
        return self._call.content is None or bool(self._call.content.replayable)

    def _wait_after_failure(self, failure: retry.Failure) -> Optional[float]:
        call = self._call
        if self._attempt > call.max_retries or not (failure.unsent or self._replayable()):
            return None
        return retry.wait_after_failure(
            call.op.method, call.op.retry, failure, self._attempt, self._transport.random
        )

    def _wait_after_reply(self, reply: HttpReply) -> Optional[float]:
        call = self._call
        if self._attempt > call.max_retries or not self._replayable():
            return None
        return retry.wait_after_reply(
            call.op.method,
            call.op.retry,
            reply.status,
            reply.headers,
            attempt=self._attempt,
            random=self._transport.random,
            now=self._transport.now,
        )

    def _raise_refused(self, reply: HttpReply, message: str) -> NoReturn:
        reply.attempts = self._attempt
        response = replies.response_of(self._call, self.sent, reply)
        raise APIStatusError(response=response, message=message, attempts=self._attempt)


def _certificate(settings: Settings) -> Any:
    for scheme in settings.spec.security:
        if scheme.kind == "mutualTLS" and scheme.arguments:
            return settings.values.get(scheme.arguments[0])
    return None


def preload(client: BaseClient) -> None:
    """Import everything that the first request of ``client`` needs, and prepare TLS."""
    from importlib import import_module
    from importlib.util import find_spec

    from ..lazy import cached_property

    models_name = (__package__ or "").rpartition("._core.")[0] + ".models"
    if models_name[0] != "." and find_spec(models_name) is not None:
        models = import_module(models_name)
        for name in dir(models):
            getattr(models, name)
    for name in dir(type(client)):
        if isinstance(getattr(type(client), name, None), cached_property):
            getattr(client, name)
    settings_of(client).engine.transport.preload()
