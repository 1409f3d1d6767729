"""One request and one response at the boundary to the HTTP library."""

from __future__ import annotations

from typing import Any, Dict, Iterable, List, Optional, Tuple

from ..base.response import Headers


class HttpRequest:
    """One request to send. ``url`` is already encoded; ``timeouts`` are the four of httpx.

    ``isolated`` says that nothing from a caller's ``http_client`` (headers, cookies, auth) may be
    added.
    """

    __slots__ = ("content", "headers", "isolated", "method", "timeouts", "url")

    def __init__(
        self,
        method: str,
        url: str,
        headers: List[Tuple[str, str]],
        *,
        content: Optional[Iterable[bytes]] = None,
        timeouts: Optional[Dict[str, Optional[float]]] = None,
        isolated: bool = False,
    ) -> None:
        self.method = method
        self.url = url
        self.headers = headers
        self.content = content
        self.timeouts = timeouts or {}
        self.isolated = isolated


class HttpReply:
    """A response whose body was not read yet; :meth:`read` reads it."""

    __slots__ = ("attempts", "body", "headers", "raw", "reason", "status")

    def __init__(self, raw: Any) -> None:
        self.raw = raw
        self.status: int = raw.status_code
        self.reason: str = raw.reason_phrase
        self.headers = Headers(
            (n.decode("latin-1"), v.decode("latin-1")) for n, v in raw.headers.raw
        )
        self.body = b""
        self.attempts = 1

    async def read(self) -> bytes:
        """Read and decompress the body, and release the connection."""
        self.body = self.raw.read()
        return self.body

    async def close(self) -> None:
        """Discard what was not read."""
        self.raw.close()

    def stream(self) -> Tuple[Any, Any]:
        """The iterator over the body as it arrives, and what releases the connection."""
        return self.raw.iter_bytes(), self.raw.close


class AsyncHttpReply(HttpReply):
    """The same for an async client."""

    __slots__ = ()

    async def read(self) -> bytes:
        """Read and decompress the body, and release the connection."""
        self.body = await self.raw.aread()
        return self.body

    async def close(self) -> None:
        """Discard what was not read."""
        await self.raw.aclose()

    def stream(self) -> Tuple[Any, Any]:
        """The iterator over the body as it arrives, and what releases the connection."""
        return self.raw.aiter_bytes(), self.raw.aclose
