"""Captures the response of a call for ``with_response``."""

from __future__ import annotations

from contextvars import ContextVar, Token
from typing import Any, Optional

from ..base.errors import APIError
from ..base.response import ApiResponse

_current: ContextVar[Optional[Capture]] = ContextVar("capture", default=None)


class Capture:
    """Receives the responses to calls that this thread or task makes while it is open."""

    def __init__(self) -> None:
        self.last: Optional[ApiResponse[Any]] = None
        self._token: Optional[Token[Optional[Capture]]] = None

    def __enter__(self) -> Capture:
        self._token = _current.set(self)
        return self

    def __exit__(self, *exc_info: object) -> None:
        if self._token is not None:
            _current.reset(self._token)

    def response(self, value: Any) -> ApiResponse[Any]:
        """The response to the last call, whose method returned ``value``."""
        if self.last is None:
            raise APIError("with_response needs a method of this client that sends a request")
        response = self.last
        if not isinstance(value, ApiResponse):
            response.data = value
        return response


def record(response: ApiResponse[Any]) -> None:
    """Keep ``response`` for the ``with_response`` around this call, if there is one."""
    capture = _current.get()
    if capture is not None:
        capture.last = response
