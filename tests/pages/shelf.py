"""A server with shelves of books, one for each way to page, which can misbehave."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

Reply = tuple[int, Any, dict[str, str]]


class Shelf:
    """``total`` books, at most ``cap`` on a page. ``twist`` may change a reply before it leaves."""

    def __init__(self) -> None:
        self.reset()
        shelf = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                length = int(self.headers.get("content-length") or 0)
                body = json.loads(self.rfile.read(length) or b"{}")
                status, value, headers = shelf.answer(self.path, dict(self.headers), body)
                content = json.dumps(value).encode()
                self.send_response(status)
                for name, text in {"Content-Type": "application/json", **headers}.items():
                    self.send_header(name, text)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            do_POST = do_GET  # noqa: N815 - the name that the library calls

            def log_message(self, *args: Any) -> None:
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self.host = f"http://127.0.0.1:{self._http.server_port}"
        threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True).start()

    def reset(self, total: int = 7, cap: int = 0, twist: Callable[..., Reply | None] | None = None):
        self.total, self.cap, self.twist = total, cap, twist
        self.asked: list[tuple[str, dict[str, str], dict[str, str], dict[str, Any]]] = []

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()

    def answer(self, target: str, headers: dict[str, str], body: dict[str, Any]) -> Reply:
        parts = urlsplit(target)
        query = dict(parse_qsl(parts.query))
        name = parts.path.rpartition("/")[2]
        self.asked.append((name, query, {n.lower(): v for n, v in headers.items()}, body))
        reply = getattr(self, name)(query, body)
        if not isinstance(reply, tuple):
            reply = (200, reply, {})
        changed = self.twist(len(self.asked), *reply) if self.twist is not None else None
        return changed or reply

    def books(self, first: int, wanted: Any) -> list[dict[str, Any]]:
        size = int(wanted or 3)
        size = min(size, self.cap) if self.cap else size
        last = min(first + size, self.total)
        return [{"id": f"b{number}", "number": number} for number in range(first, last)]

    # -- one method for each path --------------------------------------------------------

    def offset(self, query: dict[str, str], body: Any) -> Any:
        return {"books": self.books(int(query.get("offset", 0)), query.get("limit"))}

    def flagged(self, query: dict[str, str], body: Any) -> Any:
        first = int(query.get("from", 0))
        found = self.books(first, query.get("limit"))
        return {"books": found, "has_more": first + len(found) < self.total}

    def numbered(self, query: dict[str, str], body: Any) -> Any:
        size = min(int(query.get("limit", 3)), self.cap or 99)
        return {"books": self.books((int(query.get("page", 1)) - 1) * size, size)}

    def counted(self, query: dict[str, str], body: Any) -> Any:
        size = min(int(query.get("limit", 3)), self.cap or 99)
        at, pages = int(query.get("page", 0)), -(-self.total // size)
        if at >= max(pages, 1):
            return 404, {"detail": "Invalid page."}, {}
        return {"books": self.books(at * size, size), "pages": pages}

    def cursor(self, query: dict[str, str], body: Any) -> Any:
        first = int(query.get("token", "at-0")[3:])
        found = self.books(first, query.get("limit"))
        last = first + len(found)
        told = f"at-{last}" if last < self.total else None
        return {"data": {"books": found}, "meta": {"next": told}, "has_more": told is not None}

    def keyset(self, query: dict[str, str], body: Any) -> Any:
        return self.books(int(query.get("after", "b-1")[1:]) + 1, query.get("limit"))

    def url(self, query: dict[str, str], body: Any) -> Any:
        first = int(query.get("at", 0))
        found = self.books(first, query.get("limit"))
        last = first + len(found)
        size = query.get("limit", "3")
        told = f"{self.host}/v1/url?key=k&at={last}&limit={size}" if last < self.total else None
        return {"books": found, "next": told}

    def link(self, query: dict[str, str], body: Any) -> Any:
        first = int(query.get("at", 0))
        found = self.books(first, query.get("limit"))
        last = first + len(found)
        size = query.get("limit", "3")
        links = f'</v1/link?at=0>; rel="first prev", <?at={last}&limit={size}&x=a,b>; title="a, b"; REL=next'
        return 200, found, {"Link": links if last < self.total else '</v1/link?at=0>; rel="first"'}

    def crates(self, query: dict[str, str], body: Any) -> Any:
        first = int(query.get("offset", 0))
        sizes = [3, 0, 2, 1, 1]
        starts = [sum(sizes[:at]) for at in range(len(sizes))]
        crates: list[Any] = [
            {"books": self.books(starts[at], sizes[at]) if sizes[at] else None}
            for at in range(first, min(first + 2, len(sizes)))
        ]
        return {"crates": crates}

    def search(self, query: dict[str, str], body: Any) -> Any:
        return {"data": {"results": self.books(body.get("start") or 0, body.get("size"))}}

    find = search

    def times(self, query: dict[str, str], body: Any) -> Any:
        since = query.get("since")
        first = int(since[17:19]) + 1 if since else 0
        found = self.books(first, query.get("limit"))
        return [{**book, "at": f"2024-01-01T00:00:{book['number']:02}.000Z"} for book in found]

    def uuids(self, query: dict[str, str], body: Any) -> Any:
        first = int(query.get("token", "0")[-8:])
        found = self.books(first, query.get("limit"))
        last = first + len(found)
        told = f"6b1f6b2e-8f7b-4a0e-9a25-0000{last:08}" if last < self.total else None
        return {"books": found, "next": told}

    def numbers(self, query: dict[str, str], body: Any) -> Any:
        return self.books(int(query.get("after", -1)) + 1, query.get("limit"))

    def words(self, query: dict[str, str], body: Any) -> Any:
        page = int(query.get("page", 1))
        told = {"total": self.total, "page": page, "pages": 3, "next_page": page + 1}
        return {"items": self.books((page - 1) * 3, 3), **told, "to_list": "x", "keys": ["k"]}
