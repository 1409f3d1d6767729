"""The built site over HTTP: its files, the proxy, and a word to open pages when it was rebuilt."""

from __future__ import annotations

import html
import json
import mimetypes
from collections.abc import Callable
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from generator.serve.proxy import PREFIX, Proxy

_STATE: Final = "/__build"
_RELOAD: Final = """<script>
(function () {
  let known;
  setInterval(function () {
    if (document.hidden) return;
    fetch("/__build").then((reply) => reply.text()).then(function (build) {
      if (known && build !== known) location.reload();
      known = build;
    }).catch(function () {});
  }, 1500);
})();
</script>"""


class SiteApp:
    """An ASGI application for a folder of pages."""

    def __init__(self, folder: Path, proxy: Proxy, build: Callable[[], int]) -> None:
        """``build`` tells the number of the build that the folder holds."""
        self.folder = folder.resolve()
        self.build = build
        self.proxy = proxy
        facts = html.escape(json.dumps({"prefix": PREFIX, "roots": list(proxy.roots)}))
        self._head = f'<meta name="api-playground-proxy" content="{facts}">\n{_RELOAD}\n</head>'

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or end with the server."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        if scope["type"] != "http":
            return
        if scope["path"].startswith(PREFIX):
            await self.proxy(scope, receive, send)
            return
        response = self._page(Request(scope))
        response.headers["Cache-Control"] = "no-store"
        await response(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self.proxy.close()
        await send({"type": "lifespan.shutdown.complete"})

    def _page(self, request: Request) -> Response:
        if request.method not in {"GET", "HEAD"}:
            return PlainTextResponse("Pages can only be read, with GET or HEAD.", 405)
        if request.url.path == _STATE:
            return PlainTextResponse(str(self.build()))
        path = self._file(request.url.path)
        if path is None:
            return PlainTextResponse("This page does not exist.", 404)
        if path.suffix == ".html":
            text = path.read_text(encoding="utf-8")
            return HTMLResponse(text.replace("</head>", self._head, 1))
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return FileResponse(path, media_type="text/markdown" if path.suffix == ".md" else kind)

    def _file(self, url: str) -> Path | None:
        """The file of a URL path; None when there is none inside the folder."""
        name = unquote(url).lstrip("/")
        if "\0" in name:
            return None
        path = (self.folder / name).resolve()
        if path.is_dir():
            path /= "index.html"
        inside = path.is_relative_to(self.folder)
        return path if inside and path.is_file() else None
