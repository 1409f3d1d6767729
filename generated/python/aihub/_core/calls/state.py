"""What the parts of one call share: what it is about, how long it may take, how far it came."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Callable, Mapping, NoReturn, Optional, TypeVar

from ..base.errors import APIError
from .context import CallContext
from .deadline import deadline_for
from .outcome import CALLER, NOT_SENT
from .patience import Patience
from .plan import plan_of
from .prepare import prepare

if TYPE_CHECKING:
    from ..spec.operation import Operation
    from ..spec.options import Options
    from ..wire.messages import HttpReply, HttpRequest
    from .outcome import Outcome
    from .session import Session

T = TypeVar("T")

#: How far a request can come, from the least to the most.
_RANK = ("no", "maybe", "yes")


class CallState:
    """One call. Mutable: it is what its requests are written down in.

    ``attempts`` counts from 1 as soon as something is sent, ``hops`` are the redirects that were
    followed, ``sent`` is the last request, ``reached`` says how far the requests came. ``shared`` is
    what middleware sees of the call.
    """

    def __init__(
        self,
        session: Session,
        op: Operation[Any],
        arguments: Mapping[str, Any],
        options: Options,
    ) -> None:
        """:raises InvalidRequestError: an argument cannot be sent."""
        self.session = session
        self.op = op
        self.transport = session.connection.transport
        self.deadline = deadline_for(
            options.deadline, session.settings.deadline, self.transport.monotonic
        )
        plan = plan_of(session.connection.plans, op, session.settings.spec)
        self.call = prepare(session, op, arguments, options, plan=plan, transport=self.transport)
        self.shared = CallContext(self.call.hiding)
        self.logger = logging.getLogger(session.settings.spec.package)
        self.patience = Patience(
            self.transport, session.connection.budget, self.deadline, self.call.max_retries
        )
        self.sent: Optional[HttpRequest] = None
        self.attempts: int = 0
        self.hops: int = 0
        self.reached = "no"
        self.doubtful = False

    async def ask(
        self, request: HttpRequest, timeouts: Mapping[str, Optional[float]]
    ) -> Outcome:
        """What became of ``request``, which is one of the call or one for its credentials."""
        raise NotImplementedError

    async def transmit(self, request: HttpRequest) -> HttpReply:
        """Hand ``request`` to the transport; the body of the response is not read yet."""
        raise NotImplementedError

    def raise_broken(self, error: BaseException, reply: HttpReply) -> NoReturn:
        """Raise what went wrong while a stream was read."""
        raise NotImplementedError

    def over(self, error: Optional[BaseException]) -> None:
        """Tell the middleware that the call is over: ``error`` is why it failed. Once is enough."""
        self.shared.end(error)

    def ending(self, close: Callable[[], T]) -> Callable[[], T]:
        """``close`` of a stream, with which the call is over too."""

        def ended() -> T:
            self.over(None)
            return close()

        return ended

    def told(self, error: BaseException) -> BaseException:
        """``error``, if it is one of ours with what became of the request."""
        if isinstance(error, APIError):
            error.sent = max(error.sent, self.reached, key=_RANK.index)
            error.attempts = self.attempts
            error.elapsed = self.deadline.elapsed
        return error

    @property
    def doubt(self) -> str:
        """What to add to the message of a 404 or 412."""
        return " (an earlier attempt of this call may have done it)" if self.doubtful else ""

    @property
    def why_not(self) -> str:
        """Why the last attempt was not repeated, to add to the message of its error."""
        return f" (not retried: {self.patience.why_not})" if self.patience.why_not else ""

    def note(self, outcome: Outcome) -> None:
        """Remember how far a request came."""
        if outcome.reply is not None:
            reached = "no" if outcome.refused else "yes"
        elif outcome.kind == NOT_SENT:
            reached = "no"
        elif outcome.kind == CALLER and isinstance(outcome.error, APIError):
            reached = "no" if self.sent is None or self.sent.content_error is None else "maybe"
        else:
            reached = "maybe"
        self.reached = max(self.reached, reached, key=_RANK.index)
