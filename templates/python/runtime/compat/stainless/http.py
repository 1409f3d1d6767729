"""Requests and responses as objects of httpx, and the HTTP clients that users configure."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, Dict, Optional, Union

import httpx

from ...base.response import ApiResponse, RequestInfo
from ...spec.options import NotGiven, timeouts

if TYPE_CHECKING:
    from ...spec.options import Timeout as OurTimeout

DEFAULT_MAX_RETRIES = 2
DEFAULT_TIMEOUT = httpx.Timeout(timeout=60.0, connect=5.0)
DEFAULT_CONNECTION_LIMITS = httpx.Limits(max_connections=1000, max_keepalive_connections=100)
#: what httpx does without any setting
HTTPX_DEFAULT_TIMEOUT = httpx.Timeout(5.0)
INITIAL_RETRY_DELAY = 0.5
MAX_RETRY_DELAY = 8.0
RAW_RESPONSE_HEADER = "X-Stainless-Raw-Response"
OVERRIDE_CAST_TO_HEADER = "____stainless_override_cast_to"

Timeout = httpx.Timeout
Transport = httpx.BaseTransport
AsyncTransport = httpx.AsyncBaseTransport
ProxiesTypes = Union[str, httpx.URL, httpx.Proxy, None]

#: Headers that say how the bytes travelled. Our bodies are decoded already.
_OF_THE_WIRE = frozenset({"content-encoding", "content-length", "transfer-encoding"})


def http_request(info: Optional[RequestInfo]) -> httpx.Request:
    """The request without its secrets."""
    if info is None:
        return httpx.Request("GET", "http://unknown")
    return httpx.Request(info.method, info.url, headers=info.headers.items_list())


def http_response(found: ApiResponse[Any]) -> httpx.Response:
    """The response with its decompressed body; a stream that was not read has none."""
    headers = [(n, v) for n, v in found.headers.items_list() if n.lower() not in _OF_THE_WIRE]
    return httpx.Response(
        found.status_code,
        headers=headers,
        content=found.raw_data,
        request=http_request(found.request),
    )


def httpx_timeout(value: OurTimeout) -> Union[float, httpx.Timeout, None]:
    """A timeout of ours as users of httpx know it."""
    if isinstance(value, NotGiven):
        return DEFAULT_TIMEOUT
    if value is None or isinstance(value, (float, int, httpx.Timeout)):
        return value
    return httpx.Timeout(**timeouts(value, DEFAULT_TIMEOUT.as_dict()))


class DefaultHttpxClient(httpx.Client):
    """An ``httpx.Client`` whose defaults are those of this package."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**_with_defaults(kwargs))


class DefaultAsyncHttpxClient(httpx.AsyncClient):
    """An ``httpx.AsyncClient`` whose defaults are those of this package."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**_with_defaults(kwargs))


if TYPE_CHECKING:
    DefaultAioHttpClient = DefaultAsyncHttpxClient
    DefaultAsyncHttpx2Client = DefaultAsyncHttpxClient
    DefaultHttpx2Client = DefaultHttpxClient
else:

    def _optional(package: str, kind: str) -> type:
        """A client of another package with these defaults; who has it not is told so."""

        def init(*_: object, **__: object) -> None:
            raise RuntimeError(f"this HTTP client needs the package {package}")

        try:
            base = getattr(import_module(package), kind)
        except ImportError:
            return type(kind, (), {"__init__": init})

        def init_with_defaults(self: object, **kwargs: object) -> None:
            base.__init__(self, **_with_defaults(kwargs, import_module(base.__module__.split(".")[0])))

        return type(kind, (base,), {"__init__": init_with_defaults})

    DefaultAioHttpClient = _optional("httpx_aiohttp", "HttpxAiohttpClient")
    DefaultAsyncHttpx2Client = _optional("httpx2", "AsyncClient")
    DefaultHttpx2Client = _optional("httpx2", "Client")


def _with_defaults(given: Dict[str, Any], library: ModuleType = httpx) -> Dict[str, Any]:
    limits = library if hasattr(library, "Limits") else httpx
    defaults = {
        "timeout": limits.Timeout(timeout=60.0, connect=5.0),
        "limits": limits.Limits(max_connections=1000, max_keepalive_connections=100),
        "follow_redirects": True,
    }
    return {**defaults, **given}
