"""The way of a request through a client of the HTTP library: httpx, or one that works like it.

It is the way of proxies, of clients that a caller passed in, and of every request where the
connections are not our own.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, AsyncIterator, Dict, Iterator, List, Optional, Tuple, Union

from . import tls
from .messages import AsyncHttpReply, Closing, HttpReply, HttpRequest, Unlimited

if TYPE_CHECKING:
    from typing import Awaitable

    from typing_extensions import Protocol

    class RawHeaders(Protocol):
        """The headers of the library as they came."""

        @property
        def raw(self) -> List[Tuple[bytes, bytes]]: ...

    class Answer(Protocol):
        """What every response of the library has."""

        @property
        def status_code(self) -> int: ...

        @property
        def reason_phrase(self) -> str: ...

        @property
        def headers(self) -> RawHeaders: ...

        @property
        def content(self) -> bytes: ...

    class SyncAnswer(Answer, Protocol):
        """The response of a sync client."""

        def iter_raw(self) -> Iterator[bytes]: ...

        def close(self) -> None: ...

    class AsyncAnswer(Answer, Protocol):
        """The response of an async client."""

        def aiter_raw(self) -> AsyncIterator[bytes]: ...

        async def aclose(self) -> None: ...

    class Builder(Protocol):
        """What makes a request of the library."""

        def build_request(self, method: str, url: str, **values: object) -> object: ...

    class HttpClient(Builder, Protocol):
        """What is used of a sync client of the library."""

        def send(self, request: object, **values: object) -> SyncAnswer: ...

        def close(self) -> None: ...

    class AsyncHttpClient(Builder, Protocol):
        """What is used of an async client of the library."""

        def send(self, request: object, **values: object) -> Awaitable[AsyncAnswer]: ...

        async def aclose(self) -> None: ...

    Certificate = Union[str, Tuple[str, ...]]


#: Connections of one client, open at the same time and kept open.
MAX_CONNECTIONS = 100


class AddressError(Exception):
    """The request cannot be sent to this address."""


def http_library() -> ModuleType:
    """httpx, or httpx2 where only that is installed."""
    try:
        import httpx
    except ImportError:
        from importlib import import_module

        return import_module("httpx2")
    return httpx


def make_client(kind: str, certificate: Optional[Certificate], trust_env: bool) -> object:
    """A ``Client`` or ``AsyncClient``; with ``trust_env`` it uses the proxies of the environment."""
    library = http_library()
    limits = library.Limits(
        max_connections=MAX_CONNECTIONS, max_keepalive_connections=MAX_CONNECTIONS
    )
    context = (
        tls.with_certificate(certificate, trust_env=trust_env)
        if certificate
        else tls.shared(trust_env=trust_env)
    )
    # an ``auth`` that does nothing keeps the library from looking for a .netrc file
    made: object = getattr(library, kind)(
        verify=context, trust_env=trust_env, limits=limits, auth=_unchanged
    )
    return made


def _unchanged(request: object) -> object:
    return request


def send(client: HttpClient, given: bool, request: HttpRequest) -> HttpReply:
    """Send ``request`` through a sync client. ``given``: it is the caller's."""
    content = None if request.content is None else _SyncContent(request)
    built, extra = _built(client, given, request, content)
    try:
        raw = client.send(built, stream=True, follow_redirects=False, **extra)
    except UnicodeError as error:
        raise _address_error(error, request) from None
    return HttpReply(
        raw.status_code,
        _headers(raw),
        _SyncRaw(raw),
        reason=raw.reason_phrase,
        deadline=request.deadline,
    )


async def asend(client: AsyncHttpClient, given: bool, request: HttpRequest) -> HttpReply:
    """The same for an async client."""
    content = None if request.content is None else _AsyncContent(request)
    built, extra = _built(client, given, request, content)
    try:
        raw = await client.send(built, stream=True, follow_redirects=False, **extra)
    except UnicodeError as error:
        raise _address_error(error, request) from None
    return AsyncHttpReply(
        raw.status_code,
        _headers(raw),
        _AsyncRaw(raw),
        reason=raw.reason_phrase,
        deadline=request.deadline,
    )


def _built(
    client: Builder, given: bool, request: HttpRequest, content: object
) -> Tuple[object, Dict[str, object]]:
    """The library's request, and the keywords to send it with.

    :raises AddressError: the address is not valid.
    """
    values: Dict[str, object] = {
        "headers": [(n.encode("latin-1"), v.encode("latin-1")) for n, v in request.headers],
        "content": content,
        "extensions": {"timeout": request.timeouts},
    }
    library = _library_of(client)
    try:
        if library is None or (given and not request.isolated):
            return client.build_request(request.method, request.url, **values), {}
        # nothing of the client is added; auth=None also excludes its credentials
        return library.Request(request.method, request.url, **values), {"auth": None}
    except UnicodeError as error:
        raise _address_error(error, request) from None


def _address_error(error: UnicodeError, request: HttpRequest) -> Exception:
    """``error`` is about the host name, unless the caller's own code raised it."""
    if error is request.content_error:
        return error
    return AddressError(f"the host name is not valid: {error}")


def _library_of(client: Builder) -> Optional[ModuleType]:
    """The module of a client, if it has a Request class to build requests with."""
    for base in type(client).__mro__:
        if base.__name__ in ("Client", "AsyncClient"):
            module = sys.modules.get(base.__module__.partition(".")[0])
            if hasattr(module, "Request"):
                return module
    return None


def _headers(raw: Answer) -> List[Tuple[str, str]]:
    """The headers as text. Where the library has decoded the body, without those of the encoded."""
    pairs = [(n.decode("latin-1"), v.decode("latin-1")) for n, v in raw.headers.raw]
    if _is_read(raw) and any(n.lower() == "content-encoding" for n, _ in pairs):
        return [p for p in pairs if p[0].lower() not in ("content-encoding", "content-length")]
    return pairs


def _is_read(raw: Answer) -> bool:
    """Whether the body is in memory already, as in responses of tests."""
    return bool(getattr(raw, "is_stream_consumed", False)) or not hasattr(raw, "iter_raw")


class _SyncContent:
    """Body bytes for the library to iterate over, without the other methods it looks for."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._request.content or ()
        except Exception as error:
            self._request.content_error = error
            raise


class _AsyncContent:
    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    async def __aiter__(self) -> AsyncIterator[bytes]:
        content = self._request.content
        try:
            if content is not None:
                async for chunk in content:
                    yield chunk
        except Exception as error:
            self._request.content_error = error
            raise


class _SyncRaw(Unlimited):
    def __init__(self, raw: SyncAnswer) -> None:
        self._raw = raw

    def __iter__(self) -> Iterator[bytes]:
        return iter([self._raw.content]) if _is_read(self._raw) else self._raw.iter_raw()

    def close(self) -> None:
        self._raw.close()


class _AsyncRaw(Unlimited):
    def __init__(self, raw: AsyncAnswer) -> None:
        self._raw = raw

    async def aclose(self) -> None:
        await self._raw.aclose()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        if _is_read(self._raw):
            yield self._raw.content
            return
        async with Closing(self._raw.aiter_raw()) as chunks:
            async for chunk in chunks:
                yield chunk
