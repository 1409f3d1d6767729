"""What an error means for a batch: everything stops, it may pass, or the batch has failed."""

from __future__ import annotations

from ..base.errors import (
    APIConnectionError,
    APIError,
    APIStatusError,
    ConfigurationError,
    InvalidRequestError,
)

__all__ = ["may_pass", "must_stop", "reason_of"]

_MAY_PASS = frozenset({408, 425, 429})
_MUST_STOP = frozenset({401, 403})
_LONGEST = 500  # characters of a reason


def must_stop(error: APIError) -> bool:
    """Whether no other batch could do better: access is denied, or what was given is not valid."""
    if isinstance(error, APIStatusError):
        return error.status_code in _MUST_STOP
    return isinstance(error, (ConfigurationError, InvalidRequestError))


def may_pass(error: APIError) -> bool:
    """Whether the same may work another time."""
    if isinstance(error, APIStatusError):
        return error.status_code >= 500 or error.status_code in _MAY_PASS
    return isinstance(error, APIConnectionError)


def reason_of(error: BaseException) -> str:
    """One line of bounded length."""
    return " ".join(str(error).split())[:_LONGEST] or type(error).__name__
