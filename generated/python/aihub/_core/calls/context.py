"""What the requests of one call share, as middleware sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Dict, List, Optional

if TYPE_CHECKING:
    from ..wire.messages import HttpRequest
    from .hiding import Hiding


class CallContext:
    """What all requests of one call share.

    ``state`` is for middleware; use an object of your own, such as the middleware itself, as the
    key.
    """

    __slots__ = ("_callbacks", "_hiding", "sent", "state")

    def __init__(self, hiding: Optional[Hiding] = None) -> None:
        self.state: Dict[object, Any] = {}
        #: the last request
        self.sent: Optional[HttpRequest] = None
        self._hiding = hiding
        self._callbacks: List[Callable[[Optional[BaseException]], None]] = []

    def when_over(self, callback: Callable[[Optional[BaseException]], None]) -> None:
        """Call ``callback`` once when the call is over; its argument is the error, or None.

        A stream is over when it was read to its end or closed. The last one registered is called
        first. A callback must not raise, and is not awaited.
        """
        self._callbacks.append(callback)

    def hide(self, text: str) -> str:
        """``text``, such as a URL or a message, without the secrets of this call."""
        return text if self._hiding is None else self._hiding.text(text, self.sent)

    def end(self, error: Optional[BaseException]) -> None:
        """Call the callbacks, unless that was done already."""
        callbacks, self._callbacks = self._callbacks, []
        for callback in reversed(callbacks):
            callback(error)
