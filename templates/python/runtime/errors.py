"""Everything that this package raises on purpose.

``APIError`` is the base of all. What the server answered is :class:`APIStatusError`, what never
reached it or never came back is :class:`APIConnectionError`, what is wrong before anything is
sent is :class:`InvalidRequestError` or :class:`ConfigurationError`. No error holds a credential,
and every error survives ``pickle``, ``copy`` and ``multiprocessing``.
"""

from __future__ import annotations

from typing import Any, Dict, Mapping, Optional, Tuple, Type, Union

from .response import ApiResponse, HeaderItems, Headers, RequestInfo

REQUEST_ID_HEADERS = (
    "x-request-id",
    "request-id",
    "x-correlation-id",
    "x-amzn-requestid",
    "x-amz-request-id",
    "x-trace-id",
)


def _restore(cls: Type[APIError], args: Tuple[Any, ...], state: Dict[str, Any]) -> APIError:
    error = cls.__new__(cls)
    error.args = args
    error.__dict__.update(state)
    return error


class APIError(Exception):
    """The base of every error of this package."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return self.message

    def __reduce__(self) -> Tuple[Any, ...]:
        # the default would call the constructor with ``args`` and lose the attributes
        return (_restore, (type(self), self.args, self.__dict__))


class ConfigurationError(APIError, ValueError):
    """The client cannot be built, or lacks something that a call needs."""


class InvalidRequestError(APIError, ValueError):
    """An argument cannot be sent. Nothing was. ``path`` says which one, ``""`` the call itself."""

    def __init__(self, message: str = "", path: str = "") -> None:
        super().__init__(message)
        self.path = path

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" if self.path else self.message


class InvalidTypeError(InvalidRequestError, TypeError):
    """An argument is of a type that cannot be sent."""


class InvalidKeyError(APIError, KeyError):
    """A key that does not exist."""


class InvalidAttributeError(APIError, AttributeError):
    """An attribute that does not exist."""


class APIConnectionError(APIError):
    """No reply: the server could not be reached, or the connection broke."""

    def __init__(
        self, message: str = "", *, request: Optional[RequestInfo] = None, attempts: int = 1
    ) -> None:
        super().__init__(message)
        self.request = request
        self.attempts = attempts

    def __str__(self) -> str:
        return _sentence(self.message, self.request, self.attempts)


class APITimeoutError(APIConnectionError):
    """No reply in time."""


class ResponseValidationError(APIError, ValueError):
    """A reply arrived that is not what the API describes.

    ``path`` says where in the body (``""``: the body itself), ``body`` is the text of the reply
    where it is known; ``request`` and ``response`` are set for replies to a call.
    """

    def __init__(self, message: str = "", path: str = "", body: Optional[str] = None) -> None:
        super().__init__(message)
        self.path = path
        self.body = body
        self.request: Optional[RequestInfo] = None
        self.response: Optional[ApiResponse[Any]] = None

    def __str__(self) -> str:
        text = f"{self.path}: {self.message}" if self.path else self.message
        if self.request is None:
            return text
        return f"the reply to {self.request.method} {self.request.path}: {text}"


class APIStatusError(APIError):
    """The server answered with an error.

    ``message`` is what the server says went wrong, ``body`` the text of the reply (None when it
    has none), ``data`` the decoded body: a model if the API declares one, else parsed JSON, else
    None. ``request_id`` is the server's, "" if it sent none.
    """

    def __init__(
        self,
        status: Optional[int] = None,
        reason: Optional[str] = None,
        response: Optional[ApiResponse[Any]] = None,
        *,
        message: str = "",
        body: Optional[str] = None,
        data: Any = None,
        headers: Union[HeaderItems, None] = None,
        request: Optional[RequestInfo] = None,
        attempts: int = 1,
    ) -> None:
        if response is not None:
            status = response.status_code if status is None else status
            reason = response.reason if reason is None else reason
            headers = response.headers if headers is None else headers
            request = response.request if request is None else request
        self.status_code = status or 0
        self.reason = reason or ""
        super().__init__(message or self.reason or "no message")
        self.body = body
        self.data = data
        self.headers: Mapping[str, str] = (
            headers if isinstance(headers, Headers) else Headers(headers or ())
        )
        self.request = request
        self.response = response
        self.attempts = attempts

    def __str__(self) -> str:
        where = f" from {self.request.method} {self.request.path}" if self.request else ""
        return _attempted(f"{self.status_code}{where}: {self.message}", self.attempts)

    @property
    def status(self) -> int:
        """The same as ``status_code``."""
        return self.status_code

    @property
    def request_id(self) -> str:
        """The id that the server gave the request, to quote to its operators."""
        for name in REQUEST_ID_HEADERS:
            if name in self.headers:
                return self.headers[name]
        return ""


class BadRequestError(APIStatusError):
    """400"""


class AuthenticationError(APIStatusError):
    """401"""


class PermissionDeniedError(APIStatusError):
    """403"""


class NotFoundError(APIStatusError):
    """404"""


class ConflictError(APIStatusError):
    """409"""


class PreconditionFailedError(APIStatusError):
    """412"""


class UnprocessableEntityError(APIStatusError):
    """422"""


class RateLimitError(APIStatusError):
    """429"""


class ServerError(APIStatusError):
    """500 to 599"""


def status_error_class(status_code: int) -> Type[APIStatusError]:
    """The class that is raised for ``status_code``."""
    if 500 <= status_code <= 599:
        return ServerError
    return {
        400: BadRequestError,
        401: AuthenticationError,
        403: PermissionDeniedError,
        404: NotFoundError,
        409: ConflictError,
        412: PreconditionFailedError,
        422: UnprocessableEntityError,
        429: RateLimitError,
    }.get(status_code, APIStatusError)


def _sentence(message: str, request: Optional[RequestInfo], attempts: int) -> str:
    where = f"{request.method} {request.path}: " if request else ""
    return _attempted(where + message, attempts)


def _attempted(text: str, attempts: int) -> str:
    return f"{text} ({attempts} attempts)" if attempts > 1 else text
