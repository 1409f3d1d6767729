"""How long one call waits before it sends a request again, and why it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Iterable, Optional

from . import retry
from .outcome import UNKNOWN

if TYPE_CHECKING:
    from ..wire.transport import Transport
    from .deadline import Deadline
    from .outcome import Outcome
    from .retry import Budget


class Patience:
    """The patience of one call. ``why_not`` says why it ended, if that is worth telling."""

    __slots__ = ("_budget", "_deadline", "_max_retries", "_transport", "why_not")

    def __init__(
        self, transport: Transport, budget: Budget, deadline: Deadline, max_retries: int
    ) -> None:
        self._transport = transport
        self._budget = budget
        self._deadline = deadline
        self._max_retries = max_retries
        self.why_not = ""

    def wait(
        self,
        outcome: Outcome,
        method: str,
        rule: str,
        *,
        attempts: int,
        headers: Iterable[str] = (),
    ) -> Optional[float]:
        """Seconds to wait before the request is repeated; None: it is not.

        ``rule`` is that of the operation, ``attempts`` the number of those that were made, and
        ``headers`` are the names of the headers of the request.
        """
        self.why_not = ""
        conditional = retry.is_conditional(method, headers)
        if attempts > self._max_retries:
            return None
        if not retry.may_repeat(outcome, method, rule, conditional):
            if outcome.kind == UNKNOWN and not outcome.lasting:
                acted = f"the server may have acted on the {method}"
                self.why_not = "this operation is never retried" if rule == "never" else acted
            return None
        asked = retry.asked_wait(outcome, self._transport.now)
        if asked is None:
            wait = retry.backoff(attempts, self._transport.random)
        elif asked > retry.LONGEST_ASKED:
            self.why_not = f"the server asks to wait {asked:.0f} s"
            return None
        else:
            wait = retry.jittered(asked, self._transport.random)
        if not self._deadline.allows(wait):
            self.why_not = f"the deadline of {self._deadline.length:g} s is too near"
            return None
        if not (asked is not None and outcome.refused) and not self._budget.spend():
            self.why_not = "too many calls of this client were retried lately"
            return None
        return wait
