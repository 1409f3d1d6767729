"""The headers by which servers know this line of packages, and the end of every call."""

from __future__ import annotations

import platform
import sys
from functools import lru_cache
from typing import TYPE_CHECKING, Awaitable, Callable, Dict, TypeVar
from uuid import uuid4

from .errors import translate

if TYPE_CHECKING:
    from ...calls.middleware import Request

T = TypeVar("T")


@lru_cache(maxsize=None)
def platform_headers(version: str, *, asynchronous: bool) -> Dict[str, str]:
    """What says which package asks, and where it runs."""
    runtime = "{}.{}.{}".format(*sys.version_info[:3])
    return {
        "X-Stainless-Lang": "python",
        "X-Stainless-Package-Version": version,
        "X-Stainless-OS": {"Darwin": "MacOS"}.get(platform.system(), platform.system()),
        "X-Stainless-Arch": {"x86_64": "x64", "AMD64": "x64", "aarch64": "arm64"}.get(
            platform.machine(), platform.machine()
        ),
        "X-Stainless-Runtime": platform.python_implementation(),
        "X-Stainless-Runtime-Version": runtime,
        "X-Stainless-Async": "async:asyncio" if asynchronous else "false",
    }


class Former:
    """A middleware: it adds these headers, and turns exceptions into those of the former package."""

    def __init__(self, version: str, key_header: str = "", *, asynchronous: bool) -> None:
        """``key_header`` is the one with a key that repeated requests share."""
        self._headers = platform_headers(version, asynchronous=asynchronous)
        self._key_header = key_header

    def handle(self, request: Request, call_next: Callable[[Request], T]) -> T:
        """Pass the request on."""
        self._prepare(request)
        return call_next(request)

    async def handle_async(
        self, request: Request, call_next: Callable[[Request], Awaitable[T]]
    ) -> T:
        """Pass the request on."""
        self._prepare(request)
        return await call_next(request)

    def _prepare(self, request: Request) -> None:
        if Former not in request.call.state:
            request.call.state[Former] = f"stainless-python-retry-{uuid4()}"
            request.call.when_over(translate)
        present = {name.lower() for name in request.headers}
        headers = self._headers
        if self._key_header and request.method != "GET":
            headers = {**headers, self._key_header: request.call.state[Former]}
        for name, value in headers.items():
            if name.lower() not in present:
                request.headers[name] = value
        request.headers["x-stainless-retry-count"] = str(request.attempt - 1)
