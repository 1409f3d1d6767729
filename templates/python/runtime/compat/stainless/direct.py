"""``client.get``, ``client.post`` and so on: requests that the API definition does not have."""

# clients make these requests in their session:
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Mapping, Optional, Tuple, Type, TypeVar, cast

import httpx
from typing_extensions import TypedDict, get_args

from ...spec.operation import Body, Operation, Reply, StreamOperation
from ...spec.options import NOT_GIVEN, CallOptions, Options, Timeout
from ...wire.transport import run
from .arguments import call_options
from .fetched import fetch
from .http import http_response

if TYPE_CHECKING:
    from ...calls.session import Session

T = TypeVar("T")


class RequestOptions(TypedDict, total=False):
    """The options of one request."""

    headers: Mapping[str, Any]
    max_retries: int
    timeout: Timeout
    params: Mapping[str, Any]
    extra_json: Mapping[str, Any]
    idempotency_key: str


_OPTIONS = {
    "headers": "extra_headers",
    "params": "extra_query",
    "extra_json": "extra_body",
    "max_retries": "max_retries",
    "timeout": "timeout",
}


def _options_of(given: Mapping[str, Any]) -> CallOptions:
    options: Dict[str, Any] = {
        _OPTIONS[name]: value
        for name, value in given.items()
        if name in _OPTIONS and value is not NOT_GIVEN
    }
    key = given.get("idempotency_key")
    if key is not None:
        options["extra_headers"] = {"Idempotency-Key": key, **options.get("extra_headers", {})}
    return call_options(cast("CallOptions", options))


class Asked:
    """One request: its method and path, the type of the response, and what is sent."""

    def __init__(self, method: str, path: str, cast_to: object, options: RequestOptions) -> None:
        self._method = method
        self._path = path if path.startswith("/") else f"/{path}"
        self._cast_to = cast_to
        self._options = Options(**_options_of(options))
        self._body: Tuple[Body, ...] = ()
        self._content: object = None
        self._stream = False
        self._item = cast_to

    def sending(self, body: object, files: Optional[Mapping[str, Any]]) -> Asked:
        """The same with a body: JSON, or a form with files."""
        if files is not None:
            fields: Dict[str, Any] = dict(cast("Mapping[str, Any]", body or {}))
            self._body = (Body("multipart/form-data", lambda: Dict[str, Any], argument="body"),)
            self._content = {**fields, **files}
        elif body is not None:
            self._body = (Body("application/json", lambda: Any, argument="body"),)
            self._content = body
        return self

    def streaming(self, stream: bool, kind: object) -> Asked:
        """The same, whose result may be a stream: of ``T`` where ``kind`` is ``Stream[T]``."""
        self._stream = stream
        self._item = next(iter(get_args(kind)), self._cast_to)
        return self

    async def answer(self, session: Session) -> object:
        """The response as the type that was asked for."""
        kind = cast("Type[Operation[Any]]", StreamOperation if self._stream else Operation)
        op = kind(
            f"{self._method} {self._path}",
            self._method,
            self._path,
            bodies=self._body,
            replies=(self._reply(),),
        )
        arguments = {"body": self._content}
        source = await fetch(session, op, arguments, self._options, streaming=False)
        if self._cast_to is httpx.Response:
            return http_response(source.found)
        return source.value()

    def _reply(self) -> Reply:
        cast_to: Any = self._cast_to
        if cast_to in (object, httpx.Response):
            cast_to = Any
        if cast_to in (None, type(None)):
            return Reply("2XX")
        if self._stream:
            return Reply("2XX", "text/event-stream", item=lambda: self._item)
        return Reply("2XX", "application/json", lambda: cast_to)


class Direct:
    """The requests of the synchronous client."""

    _session: Session

    def get(
        self,
        path: str,
        *,
        cast_to: Type[T],
        options: RequestOptions = {},  # noqa: B006 - it is only read
        stream: bool = False,
        stream_cls: object = None,
    ) -> T:
        """Send a GET request to ``path``, which is relative to the base URL."""
        asked = Asked("GET", path, cast_to, options).streaming(stream, stream_cls)
        return cast("T", run(asked.answer(self._session)))

    def post(
        self,
        path: str,
        *,
        cast_to: Type[T],
        body: object = None,
        files: Optional[Mapping[str, Any]] = None,
        options: RequestOptions = {},  # noqa: B006 - it is only read
        stream: bool = False,
        stream_cls: object = None,
    ) -> T:
        """Send a POST request to ``path``, which is relative to the base URL."""
        asked = Asked("POST", path, cast_to, options).sending(body, files).streaming(stream, stream_cls)
        return cast("T", run(asked.answer(self._session)))

    def put(
        self,
        path: str,
        *,
        cast_to: Type[T],
        body: object = None,
        files: Optional[Mapping[str, Any]] = None,
        options: RequestOptions = {},  # noqa: B006 - it is only read
        stream: bool = False,
        stream_cls: object = None,
    ) -> T:
        """Send a PUT request to ``path``, which is relative to the base URL."""
        asked = Asked("PUT", path, cast_to, options).sending(body, files).streaming(stream, stream_cls)
        return cast("T", run(asked.answer(self._session)))

    def patch(
        self,
        path: str,
        *,
        cast_to: Type[T],
        body: object = None,
        files: Optional[Mapping[str, Any]] = None,
        options: RequestOptions = {},  # noqa: B006 - it is only read
        stream: bool = False,
        stream_cls: object = None,
    ) -> T:
        """Send a PATCH request to ``path``, which is relative to the base URL."""
        asked = Asked("PATCH", path, cast_to, options).sending(body, files).streaming(stream, stream_cls)
        return cast("T", run(asked.answer(self._session)))

    def delete(
        self,
        path: str,
        *,
        cast_to: Type[T],
        body: object = None,
        files: Optional[Mapping[str, Any]] = None,
        options: RequestOptions = {},  # noqa: B006 - it is only read
        stream: bool = False,
        stream_cls: object = None,
    ) -> T:
        """Send a DELETE request to ``path``, which is relative to the base URL."""
        asked = Asked("DELETE", path, cast_to, options).sending(body, files).streaming(stream, stream_cls)
        return cast("T", run(asked.answer(self._session)))


class AsyncDirect:
    """The requests of the asynchronous client."""

    _session: Session

    async def get(
        self,
        path: str,
        *,
        cast_to: Type[T],
        options: RequestOptions = {},  # noqa: B006 - it is only read
        stream: bool = False,
        stream_cls: object = None,
    ) -> T:
        """Send a GET request to ``path``, which is relative to the base URL."""
        asked = Asked("GET", path, cast_to, options).streaming(stream, stream_cls)
        return cast("T", await asked.answer(self._session))

    async def post(
        self,
        path: str,
        *,
        cast_to: Type[T],
        body: object = None,
        files: Optional[Mapping[str, Any]] = None,
        options: RequestOptions = {},  # noqa: B006 - it is only read
        stream: bool = False,
        stream_cls: object = None,
    ) -> T:
        """Send a POST request to ``path``, which is relative to the base URL."""
        asked = Asked("POST", path, cast_to, options).sending(body, files).streaming(stream, stream_cls)
        return cast("T", await asked.answer(self._session))

    async def put(
        self,
        path: str,
        *,
        cast_to: Type[T],
        body: object = None,
        files: Optional[Mapping[str, Any]] = None,
        options: RequestOptions = {},  # noqa: B006 - it is only read
        stream: bool = False,
        stream_cls: object = None,
    ) -> T:
        """Send a PUT request to ``path``, which is relative to the base URL."""
        asked = Asked("PUT", path, cast_to, options).sending(body, files).streaming(stream, stream_cls)
        return cast("T", await asked.answer(self._session))

    async def patch(
        self,
        path: str,
        *,
        cast_to: Type[T],
        body: object = None,
        files: Optional[Mapping[str, Any]] = None,
        options: RequestOptions = {},  # noqa: B006 - it is only read
        stream: bool = False,
        stream_cls: object = None,
    ) -> T:
        """Send a PATCH request to ``path``, which is relative to the base URL."""
        asked = Asked("PATCH", path, cast_to, options).sending(body, files).streaming(stream, stream_cls)
        return cast("T", await asked.answer(self._session))

    async def delete(
        self,
        path: str,
        *,
        cast_to: Type[T],
        body: object = None,
        files: Optional[Mapping[str, Any]] = None,
        options: RequestOptions = {},  # noqa: B006 - it is only read
        stream: bool = False,
        stream_cls: object = None,
    ) -> T:
        """Send a DELETE request to ``path``, which is relative to the base URL."""
        asked = Asked("DELETE", path, cast_to, options).sending(body, files).streaming(stream, stream_cls)
        return cast("T", await asked.answer(self._session))
