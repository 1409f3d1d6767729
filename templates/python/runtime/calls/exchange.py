"""One call from start to end: prepare, send, follow redirects, repeat where safe, interpret.

Written once, as coroutines; the synchronous client drives them with :func:`..wire.transport.run`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Mapping, NoReturn, Optional

from ..base.errors import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    ConfigurationError,
    ResponseValidationError,
)
from ..base.hosts import host_and_port
from ..base.process import exclusive
from ..spec.credentials import missing, set_elsewhere
from ..wire.decoding import ContentCutError, ContentError
from ..wire.messages import DeadlineError, HttpReply, HttpRequest
from . import logs, redirects, replies
from .auth import authenticate
from .library_logs import sending
from .outcome import ANSWERED, CALLER, NOT_SENT, UNKNOWN, Outcome, outcome_of, without_secrets
from .secrets import Secrets
from .state import CallState

if TYPE_CHECKING:
    from ..base.response import ApiResponse
    from ..spec.operation import Operation
    from ..spec.options import Options
    from .session import Session


class Exchange(CallState):
    """The requests of one call, until there is a response.

    ``secrets`` replace the client's credentials. ``streaming`` leaves the body of a success unread,
    whatever its type; a declared stream is always left unread, unless ``raw``: then every body is
    read and returned as it came. ``rule`` says when to repeat an operation that has no rule itself.
    """

    def __init__(
        self,
        session: Session,
        op: Operation[Any],
        arguments: Mapping[str, Any],
        options: Options,
        *,
        secrets: Optional[Secrets] = None,
        streaming: bool = False,
        raw: bool = False,
        rule: str = "",
    ) -> None:
        """:raises InvalidRequestError: an argument cannot be sent."""
        super().__init__(session, op, arguments, options)
        self._given = secrets if options.send_credentials else Secrets()
        self._streaming = streaming
        self._raw = raw
        self._rule = op.retry or rule
        self._stale = False

    async def response(self) -> ApiResponse[Any]:
        """The response with its decoded body.

        :raises APIError: there is none, or the server returned an error.
        """
        try:
            reply = await self.reply()
            stream = self.streams(reply)
            response = replies.interpret(self, reply, stream=stream)
        except BaseException as error:
            self.over(error)
            raise
        if not stream:
            self.over(None)
        if self.session.responses is not None:
            self.session.responses.append(response)
        return response

    async def reply(self) -> HttpReply:
        """The response, whatever its status, with its body read unless it is a stream."""
        request = await self._request()
        self.attempts = 1
        while True:
            outcome = await self._send(request)
            if outcome.kind == CALLER:
                self._raise(outcome)
            reply = outcome.reply
            if outcome.kind == ANSWERED and reply is not None:
                following = await self._following(request, reply)
                if following is not None:
                    request = following
                    continue
            stale = self._is_stale(outcome)
            wait = 0.0 if stale else self._wait(outcome, request)
            if wait is None:
                if outcome.kind == ANSWERED and reply is not None:
                    return reply
                self._raise(outcome)
            logs.log_retry(self, outcome.message or str(outcome.status), wait)
            self.doubtful = self.doubtful or outcome.may_have_acted
            if request.content is not None:
                request.content.reset()
            if wait:
                await self.transport.sleep(wait)
            self.attempts += 1
            request = await self._again(request)

    def streams(self, reply: HttpReply) -> bool:
        """Whether the caller reads the body item by item, so that it is not read here."""
        if self._raw:
            return False
        if self._streaming:
            return 200 <= reply.status < 300
        return self.op.returns == "value" and replies.is_stream(self.op, reply)

    # -- one request ---------------------------------------------------------------------

    async def _request(self) -> HttpRequest:
        """The first request, with credentials."""
        secrets = await self._secrets() if self._given is None else self._given
        return self.call.request(secrets)

    async def _again(self, request: HttpRequest) -> HttpRequest:
        """The same request once more, with the credentials of this moment."""
        if self.hops:
            # what leads on is not asked for again: the server has answered it
            return request.repeated()
        return await self._request()

    async def _secrets(self) -> Secrets:
        found = await authenticate(self, stale=self._stale)
        if found is not None:
            return found
        settings = self.session.settings
        own_auth = getattr(settings.options.http_client, "auth", None) is not None
        if not own_auth and "authorization" not in self.call.pinned:
            raise ConfigurationError(
                f"{missing(settings.spec, self.op)} to authenticate.{set_elsewhere(settings.spec)} "
                "If the server asks for no credentials, call the method with send_credentials=False."
            )
        return Secrets()

    async def _send(self, request: HttpRequest) -> Outcome:
        """Send one request of the call and read its response."""
        self.sent = request
        request.origin = self.call
        outcome = await self.ask(request, self.call.timeouts)
        self.note(outcome)
        return outcome

    async def ask(
        self, request: HttpRequest, timeouts: Mapping[str, Optional[float]]
    ) -> Outcome:
        """What became of ``request``, which is one of the call or one for its credentials."""
        if self.deadline.passed:
            return Outcome(NOT_SENT, str(self.deadline), timeout=True, lasting=True)
        request.timeouts = self.deadline.limited(timeouts)
        request.deadline = self.deadline.at
        reply: Optional[HttpReply] = None
        try:
            if self.session.settings.middleware and request is self.sent:
                with exclusive:
                    from .middleware import around

                reply = await around(self, request)
            else:
                reply = await self.transmit(request)
            await self._read(reply, request)
        except Exception as error:  # noqa: BLE001
            return self._failed(error, request, reply)
        if reply.status < 500:
            self.session.connection.budget.earn()
        return Outcome(ANSWERED, reply=reply)

    async def transmit(self, request: HttpRequest) -> HttpReply:
        """Hand ``request`` to the transport; the body of the response is not read yet."""
        request.transmissions += 1
        logs.log_request(self, request)
        started = self.transport.monotonic()
        with sending(self.call.hiding, request):
            reply = await self.transport.send(request)
        logs.log_reply(self, request, reply, self.transport.monotonic() - started)
        reply.limit = self.call.max_response_bytes
        return reply

    async def _read(self, reply: HttpReply, request: HttpRequest) -> None:
        if request is self.sent and self.streams(reply):
            if not self.deadline.given:
                reply.unlimit()
            return
        try:
            await reply.read()
        except BaseException as error:
            await self.transport.shielded(reply.close())
            if not isinstance(error, ContentError) or reply.status < 400:
                raise
            # an error of the server is told even if its text cannot be read

    def _failed(
        self, error: Exception, request: HttpRequest, reply: Optional[HttpReply]
    ) -> Outcome:
        if isinstance(error, ContentCutError):
            host = host_and_port(request.url)
            message = f"the connection to {host} broke: {error}"
            return Outcome(UNKNOWN, message, reply=reply, error=error)
        if isinstance(error, ContentError):
            refused = ResponseValidationError(str(error))
            refused.request = self.call.info(request)
            return Outcome(CALLER, reply=reply, error=refused)
        if isinstance(error, DeadlineError) or self.deadline.passed:
            found = outcome_of(error, request, reply)
            if found.kind == CALLER and not isinstance(error, DeadlineError):
                return found
            kind = NOT_SENT if found.kind == NOT_SENT else UNKNOWN
            message = str(self.deadline)
            return Outcome(kind, message, reply=reply, error=error, timeout=True, lasting=True)
        return outcome_of(error, request, reply)

    # -- what comes next -----------------------------------------------------------------

    async def _following(self, request: HttpRequest, reply: HttpReply) -> Optional[HttpRequest]:
        """The request to which ``reply`` redirects."""
        location = reply.headers.get("location")
        if reply.status not in redirects.STATUSES or not location:
            return None
        if redirects.is_wanted(self.op, reply.status):
            return None
        self.hops += 1
        try:
            following = self._redirect(request, reply.status, location)
        except redirects.RedirectError as refused:
            response = replies.response_of(self, reply)
            error = APIStatusError(response=response, message=f"redirect not followed: {refused}")
            raise self.told(error) from None
        return following

    def _redirect(self, request: HttpRequest, status: int, location: str) -> HttpRequest:
        if self.hops > redirects.MAX_REDIRECTS:
            raise redirects.RedirectError(f"too many redirects ({self.hops})")
        url = redirects.target(request.url, location)
        method = redirects.method_for(request.method, status)
        content = request.content if method == request.method else None
        same = redirects.origin(url) == redirects.origin(request.url)
        if content is not None:
            if not same:
                raise redirects.RedirectError("another server would receive the request body")
            if not content.replayable:
                raise redirects.RedirectError("the request body cannot be sent a second time")
            content.reset()
        headers = redirects.keep_headers(
            request.headers, same, method == request.method, self.call.plan.public
        )
        isolated = request.isolated or not same
        return HttpRequest(method, url, headers, content=content, isolated=isolated)

    def _is_stale(self, outcome: Outcome) -> bool:
        """Whether to try once more with a new token."""
        if outcome.kind != ANSWERED or outcome.status != 401 or self._stale or self.hops:
            return False
        if not self.call.refreshable or not self._replayable():
            return False
        self._stale = True
        return True

    def _replayable(self) -> bool:
        return self.call.content is None or self.call.content.replayable

    def _wait(self, outcome: Outcome, request: HttpRequest) -> Optional[float]:
        """Seconds to wait before the request is repeated; None: it is not."""
        if request.content is not None and not request.content.unread_or_replayable:
            return None
        return self.patience.wait(
            outcome,
            request.method,
            self._rule,
            attempts=self.attempts,
            headers=(name for name, _ in request.headers),
        )

    def _raise(self, outcome: Outcome) -> NoReturn:
        if outcome.kind == CALLER and outcome.error is not None:
            raise self.told(outcome.error)
        kind = APITimeoutError if outcome.timeout else APIConnectionError
        error = kind(
            outcome.message + self._whereabouts(outcome) + self.why_not,
            request=self.call.info(self.sent),
            attempts=self.attempts,
            sent=self.reached,
            elapsed=self.deadline.elapsed,
        )
        raise error from without_secrets(outcome.error)

    def _whereabouts(self, outcome: Outcome) -> str:
        """Who chose the server that could not be reached, to add to the message."""
        if not outcome.unreached or self.sent is None:
            return ""
        from .whereabouts import whereabouts

        return whereabouts(self.session.settings, self.sent.url)

    def resumes(self, error: Exception, reply: HttpReply, failures: int) -> float:
        """Seconds to wait before a request for the rest of a body that broke.

        ``failures`` are those since anything came; the rules are those of any other retry.

        :raises APIError: it is not worth another attempt.
        """
        outcome = self._failed(error, self.sent or self.call.request(Secrets()), reply)
        wait: Optional[float] = None
        if outcome.kind != CALLER:
            wait = self.patience.wait(outcome, self.op.method, self._rule, attempts=failures)
        if wait is None:
            self._raise(outcome)
        logs.log_retry(self, outcome.message, wait)
        return wait

    def raise_broken(self, error: BaseException, reply: HttpReply) -> NoReturn:
        """Raise what went wrong while a stream was read."""
        if not isinstance(error, Exception):  # interrupted, cancelled, or closed by the caller
            self.over(None if isinstance(error, GeneratorExit) else error)
            raise error
        self.patience.why_not = ""
        try:
            self._raise(self._failed(error, self.sent or self.call.request(Secrets()), reply))
        except BaseException as raised:
            self.over(raised)
            raise
