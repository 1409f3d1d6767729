"""The exceptions by their former names, with what they held: objects of httpx, and parsed bodies.

They are exceptions of ours as well. :func:`translate` makes one of them of ours when a call is over,
so that nothing else has to know of them.
"""

from __future__ import annotations

import json
from typing import Any, Dict, Optional, Type

import httpx

from ...base import errors
from ...base.response import ApiResponse
from .http import http_request, http_response


class APIError(errors.APIError):
    """A call failed. ``body`` is the parsed body of the response; None if there was no response."""

    request: httpx.Request
    body: Optional[object]

    def __init__(self, message: str, request: httpx.Request, *, body: Optional[object]) -> None:
        Exception.__init__(self, message)
        self.message = message
        self.request = request
        self.body = body

    def __str__(self) -> str:
        return self.message


class APIResponseValidationError(APIError, errors.ResponseValidationError):
    """A response does not match the API definition."""

    response: httpx.Response  # type: ignore[assignment]  # pyright: ignore[reportIncompatibleVariableOverride]
    request: httpx.Request  # type: ignore[assignment]  # pyright: ignore[reportIncompatibleVariableOverride]
    body: Optional[object]  # type: ignore[assignment]  # pyright: ignore[reportIncompatibleVariableOverride]
    status_code: int
    path: str = ""

    def __init__(
        self, response: httpx.Response, body: Optional[object], *, message: Optional[str] = None
    ) -> None:
        said = message or "The response does not match the API definition."
        super().__init__(said, response.request, body=body)
        self.response = response  # pyright: ignore[reportIncompatibleVariableOverride]
        self.status_code = response.status_code


class APIStatusError(APIError, errors.APIStatusError):
    """The server returned an error: status 4xx or 5xx."""

    response: httpx.Response  # type: ignore[assignment]  # pyright: ignore[reportIncompatibleVariableOverride]
    request: httpx.Request  # type: ignore[assignment]  # pyright: ignore[reportIncompatibleVariableOverride]
    body: Optional[object]  # type: ignore[assignment]  # pyright: ignore[reportIncompatibleVariableOverride]

    def __init__(self, message: str, *, response: httpx.Response, body: Optional[object]) -> None:
        super().__init__(message, response.request, body=body)
        self.response = response
        self.status_code = response.status_code
        self.reason = response.reason_phrase
        self.headers = response.headers
        self.data = body


class APIConnectionError(APIError, errors.APIConnectionError):
    """There is no response."""

    request: httpx.Request  # type: ignore[assignment]  # pyright: ignore[reportIncompatibleVariableOverride]

    def __init__(self, *, message: str = "Connection error.", request: httpx.Request) -> None:
        super().__init__(message, request, body=None)


class APITimeoutError(APIConnectionError, errors.APITimeoutError):
    """There is no response within the timeout."""

    def __init__(self, request: httpx.Request) -> None:
        super().__init__(message="Request timed out.", request=request)


class BadRequestError(APIStatusError, errors.BadRequestError):
    """Status 400."""


class AuthenticationError(APIStatusError, errors.AuthenticationError):
    """Status 401."""


class PermissionDeniedError(APIStatusError, errors.PermissionDeniedError):
    """Status 403."""


class NotFoundError(APIStatusError, errors.NotFoundError):
    """Status 404."""


class ConflictError(APIStatusError, errors.ConflictError):
    """Status 409."""


class PreconditionFailedError(APIStatusError, errors.PreconditionFailedError):
    """Status 412."""


class UnprocessableEntityError(APIStatusError, errors.UnprocessableEntityError):
    """Status 422."""


class RateLimitError(APIStatusError, errors.RateLimitError):
    """Status 429."""


class InternalServerError(APIStatusError, errors.ServerError):
    """Status 500 and above."""


_FORMER: Dict[Type[errors.APIError], Type[APIError]] = {
    errors.APIConnectionError: APIConnectionError,
    errors.APIStatusError: APIStatusError,
    errors.APITimeoutError: APITimeoutError,
    errors.AuthenticationError: AuthenticationError,
    errors.BadRequestError: BadRequestError,
    errors.ConflictError: ConflictError,
    errors.NotFoundError: NotFoundError,
    errors.PermissionDeniedError: PermissionDeniedError,
    errors.PreconditionFailedError: PreconditionFailedError,
    errors.RateLimitError: RateLimitError,
    errors.ResponseValidationError: APIResponseValidationError,
    errors.ServerError: InternalServerError,
    errors.UnprocessableEntityError: UnprocessableEntityError,
}


def translate(error: Optional[BaseException]) -> None:
    """Turn an exception of ours into the former one, if there is one for it.

    It stays the same object: whoever raised it does not have to know.
    """
    kind = _FORMER.get(type(error)) if isinstance(error, errors.APIError) else None
    if error is None or kind is None:
        return
    facts = error.__dict__
    found: Optional[ApiResponse[Any]] = facts.get("response")
    facts["message"] = str(error)
    facts["request"] = http_request(facts.get("request"))
    if found is not None:
        facts["response"] = http_response(found)
        facts["status_code"] = found.status_code
    facts["body"] = None if found is None else _parsed(found)
    error.__class__ = kind


def _parsed(found: ApiResponse[Any]) -> Optional[object]:
    """The body as JSON, else as text."""
    try:
        body: object = json.loads(found.text)
    except (ValueError, RecursionError):
        return found.text or None
    return body
