"""What became of one request at its connection."""

from __future__ import annotations

from typing import Mapping, Optional

__all__ = ["Attempt"]

_NO_TIMEOUTS: Mapping[str, Optional[float]] = {}


class Attempt:
    """The limits of one request, and what is known about it once it ended, however it did.

    ``timeouts`` are seconds for ``connect``, ``read``, ``write`` and ``pool``, each the longest
    silence; ``deadline`` is a time of :func:`time.monotonic` at which everything ends. Make a new
    one for every request that is sent, also for a repetition.
    """

    __slots__ = (
        "content_error",
        "deadline",
        "expired",
        "received",
        "reused",
        "timeouts",
        "unread",
        "written",
    )

    def __init__(
        self,
        timeouts: Mapping[str, Optional[float]] = _NO_TIMEOUTS,
        deadline: Optional[float] = None,
    ) -> None:
        self.timeouts = timeouts
        self.deadline = deadline
        #: a timeout that was raised is the deadline's
        self.expired = False
        #: the connection had served another request before
        self.reused = False
        #: bytes of the request that may have left this process
        self.written = 0
        #: any byte of a response came
        self.received = False
        #: the server has certainly not read any of what was written; see :mod:`.sockets`
        self.unread = False
        #: what the caller's own body raised while it was read
        self.content_error: Optional[BaseException] = None

    @property
    def sent(self) -> str:
        """Whether the server has the request: ``no`` (certainly not), ``maybe`` or ``yes``."""
        if self.unread or not self.written:
            return "no"
        return "yes" if self.received else "maybe"
