"""The exceptions that this package raises.

``APIError`` is the base class. :class:`APIStatusError`: the server returned an error.
:class:`APIConnectionError`: there is no response. :class:`InvalidRequestError` and
:class:`ConfigurationError`: something is wrong before a request is sent. No exception contains a
credential, and all of them work with ``pickle``, ``copy`` and ``multiprocessing``.

Every exception says what became of the request: ``sent`` is ``"no"`` (the server has certainly not
acted on it), ``"maybe"`` (it may have: no response arrived) or ``"yes"`` (it answered);
``attempts`` is the number of attempts, and ``elapsed`` their time in seconds, waits included.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Mapping, Optional, Tuple, Type, Union

from .response import ApiResponse, HeaderItems, Headers, RequestInfo, UploadState

if TYPE_CHECKING:
    from .files import DownloadState
    from .report import FolderReport

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
    """The base class of all exceptions of this package."""

    #: Whether the server may have acted on the request: "no", "maybe" or "yes".
    sent: str = "no"
    #: How often the request was sent, or tried to be sent.
    attempts: int = 0
    #: Seconds from the start of the call to the error.
    elapsed: float = 0.0
    #: How far an upload in parts came; None for other calls.
    upload: Optional[UploadState] = None
    #: How far a download came; None for other calls.
    download: Optional[DownloadState] = None
    #: Of a list whose page failed: plain JSON with which ``resume=`` goes on there; None for others.
    resume_token: Optional[Dict[str, Any]] = None
    #: While waiting for work: the arguments, as plain JSON, with which ``wait`` goes on; else None.
    handle: Optional[Dict[str, Any]] = None
    #: What an upload of a folder did until this error ended it; None for other calls.
    report: Optional[FolderReport] = None

    def __init__(self, message: str = "") -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return self.message

    def __reduce__(self) -> Tuple[Any, ...]:
        # the default calls the constructor with ``args`` and loses the attributes
        return (_restore, (type(self), self.args, self.__dict__))


class ConfigurationError(APIError, ValueError):
    """The client is not configured correctly, or lacks something that a call needs."""


class InvalidRequestError(APIError, ValueError):
    """An argument is not valid, so no request was sent.

    ``path`` names the argument; it is ``""`` when the error concerns the call as a whole.
    """

    def __init__(self, message: str = "", path: str = "") -> None:
        super().__init__(message)
        self.path = path

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" if self.path else self.message


class InvalidTypeError(InvalidRequestError, TypeError):
    """An argument has a type that cannot be sent, so no request was sent."""


class InvalidKeyError(APIError, KeyError):
    """A key does not exist."""


class InvalidAttributeError(APIError, AttributeError):
    """An attribute does not exist."""


class APIConnectionError(APIError):
    """There is no response: the server could not be reached, or the connection was lost."""

    def __init__(
        self,
        message: str = "",
        *,
        request: Optional[RequestInfo] = None,
        attempts: int = 1,
        sent: str = "maybe",
        elapsed: float = 0.0,
    ) -> None:
        super().__init__(message)
        self.request = request
        self.attempts = attempts
        self.sent = sent
        self.elapsed = elapsed

    def __str__(self) -> str:
        return _sentence(self.message, self.request, self.attempts)


class APITimeoutError(APIConnectionError):
    """There is no response within the timeout or the deadline."""


class ResponseValidationError(APIError, ValueError):
    """A response does not match the API definition.

    ``path`` is the place in the body (``""`` is the body itself), and ``body`` the text of the
    response, if known. ``request`` and ``response`` are set for the response to a call.
    """

    sent = "yes"

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
        return f"the response to {self.request.method} {self.request.path}: {text}"


class PagingError(ResponseValidationError):
    """A list cannot go on: a response leads back, to another server, or nowhere.

    The items so far are right, but there may be more.
    """


class WorkFailedError(APIError):
    """Work that a method waited for has failed, or was cancelled.

    ``state`` is its last state, ``result`` the response that told of it, and ``handle`` names the
    work. With ``check=False``, the method returns that response instead.
    """

    sent = "yes"

    def __init__(
        self,
        message: str = "",
        *,
        state: str = "",
        result: object = None,
        handle: Optional[Dict[str, Any]] = None,
    ) -> None:
        super().__init__(message)
        self.state = state
        self.result: Any = result
        self.handle = handle


class WaitTimeoutError(APIError):
    """Work is not over at the deadline. It goes on: wait for it again with ``handle``.

    ``state`` is its last known state (None if there is none yet), and ``result`` the response that
    told of it.
    """

    sent = "yes"

    def __init__(
        self,
        message: str = "",
        *,
        state: Optional[str] = None,
        result: object = None,
        handle: Optional[Dict[str, Any]] = None,
    ) -> None:
        super().__init__(message)
        self.state = state
        self.result: Any = result
        self.handle = handle


class UploadFolderError(APIError):
    """Some files of a folder were not uploaded; all others were.

    ``report`` tells what became of each file. Call the method again to send what is missing.
    ``raise UploadFolderError(report)`` does the same for a report of a call with ``check=False``.
    """

    def __init__(self, report: FolderReport) -> None:
        failed = report.failed
        total = len(report.uploaded) + len(report.skipped) + len(failed)
        first = "; ".join(str(entry) for entry in failed[:3])
        more = f"; and {len(failed) - 3} more" if len(failed) > 3 else ""
        super().__init__(f"{len(failed)} of {total} files were not uploaded: {first}{more}")
        self.report = report
        self.sent = "maybe"


class FileChangedError(APIError):
    """The file on the server is no longer the one whose reading began.

    What was read of it, and what would be read now, are parts of two different files.
    """

    sent = "yes"


class WebhookVerificationError(APIError, ValueError):
    """A request does not come from the server, or nobody can tell; do not use its payload.

    ``reason`` is ``"missing_header"``, ``"invalid_header"``, ``"too_old"``, ``"too_new"`` (the time
    of the request is further away than the tolerance) or ``"no_match"`` (the signature is wrong).
    """

    def __init__(self, message: str = "", reason: str = "") -> None:
        super().__init__(message)
        self.reason = reason


class APIStatusError(APIError):
    """The server returned an error.

    ``message`` is the error message of the server. ``body`` is the text of the response (None if it
    is not text). ``data`` is the decoded body: a model if the API definition declares one, else the
    parsed JSON, else None. ``request_id`` is the ID that the server gave the request, or "".
    """

    sent = "yes"

    def __init__(
        self,
        status: Optional[int] = None,
        reason: Optional[str] = None,
        response: Optional[ApiResponse[Any]] = None,
        *,
        message: str = "",
        body: Optional[str] = None,
        data: object = None,
        headers: Union[HeaderItems, None] = None,
        request: Optional[RequestInfo] = None,
        attempts: int = 1,
        elapsed: float = 0.0,
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
        self.data: Any = data
        self.headers: Mapping[str, str] = (
            headers if isinstance(headers, Headers) else Headers(headers or ())
        )
        self.request = request
        self.response = response
        self.attempts = attempts
        self.elapsed = elapsed

    def __str__(self) -> str:
        where = f" from {self.request.method} {self.request.path}" if self.request else ""
        known = f"request ID {self.request_id}" if self.request_id else ""
        return _attempted(f"{self.status_code}{where}: {self.message}", self.attempts, known)

    @property
    def status(self) -> int:
        """The same as ``status_code``."""
        return self.status_code

    @property
    def request_id(self) -> str:
        """The server's ID of the request, to quote when you contact its support; "" if none."""
        for name in REQUEST_ID_HEADERS:
            if name in self.headers:
                return self.headers[name]
        return ""


class BadRequestError(APIStatusError):
    """HTTP 400: the request is not valid."""


class AuthenticationError(APIStatusError):
    """HTTP 401: the credentials are missing, not valid or not sufficient."""


class PermissionDeniedError(APIStatusError):
    """HTTP 403: the request is not allowed."""


class NotFoundError(APIStatusError):
    """HTTP 404: the resource does not exist, or you have no access to it."""


class ConflictError(APIStatusError):
    """HTTP 409: the request conflicts with the current state of the resource."""


class PreconditionFailedError(APIStatusError):
    """HTTP 412: a condition of the request, such as ``If-Match``, is not met."""


class UnprocessableEntityError(APIStatusError):
    """HTTP 422: the request is well-formed, but its content is not valid."""


class RateLimitError(APIStatusError):
    """HTTP 429: too many requests."""


class ServerError(APIStatusError):
    """HTTP 500 to 599: the server failed to process the request."""


def status_error_class(status_code: int) -> Type[APIStatusError]:
    """The exception class for ``status_code``."""
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


def _attempted(text: str, attempts: int, known: str = "") -> str:
    notes = [note for note in (known, f"{attempts} attempts" if attempts > 1 else "") if note]
    return f"{text} ({', '.join(notes)})" if notes else text
