"""The time by which a whole call must be done, retries, redirects and waits included."""

from __future__ import annotations

from typing import Callable, Dict, Mapping, Optional, Union

from ..base.errors import InvalidRequestError
from ..spec.options import NotGiven, seconds


class Deadline:
    """A point on the monotonic clock; ``at`` is None without a limit.

    ``given`` says that the caller asked for it; then it also ends the reading of a stream.
    """

    __slots__ = ("at", "clock", "given", "length", "started")

    def __init__(
        self, length: Optional[float], clock: Callable[[], float], *, given: bool = True
    ) -> None:
        self.clock = clock
        self.length = length
        self.given = given
        self.started = clock()
        self.at = None if length is None else self.started + length

    @property
    def elapsed(self) -> float:
        """Seconds since the call began."""
        return self.clock() - self.started

    @property
    def left(self) -> Optional[float]:
        """Seconds that are left, at least 0; None without a limit."""
        return None if self.at is None else max(0.0, self.at - self.clock())

    @property
    def passed(self) -> bool:
        """Whether nothing is left."""
        return self.at is not None and self.clock() >= self.at

    def allows(self, wait: float) -> bool:
        """Whether something is left after ``wait`` seconds."""
        return self.at is None or self.clock() + wait < self.at

    def limited(self, timeouts: Mapping[str, Optional[float]]) -> Dict[str, Optional[float]]:
        """``timeouts``, none of them longer than what is left."""
        left = self.left
        if left is None:
            return dict(timeouts)
        # a timeout of 0 would mean: do not wait at all
        left = max(left, 0.001)
        return {name: left if t is None or t > left else t for name, t in timeouts.items()}

    def __str__(self) -> str:
        return f"the deadline of {self.length:g} s passed"


def deadline_for(
    asked: Union[float, int, None, NotGiven, Deadline],
    default: Optional[float],
    clock: Callable[[], float],
) -> Deadline:
    """The deadline of a call: that of a larger whole, what the caller asked for, or the default.

    :raises InvalidRequestError: it is not a length of time.
    """
    if isinstance(asked, Deadline):
        return asked
    if isinstance(asked, NotGiven):
        return Deadline(default, clock, given=False)
    try:
        return Deadline(seconds(asked), clock)
    except ValueError as error:
        raise InvalidRequestError(str(error), "deadline") from None
