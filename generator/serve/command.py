"""``python -m generator serve``: the site in the foreground."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import Final

import uvicorn

from generator.diagnostics import GenerationError
from generator.ir.model import Api
from generator.listen import Address, listen, url_of
from generator.serve.rebuild import LiveSite
from generator.serve.site import SiteApp

_ROOT: Final = re.compile(r"https?://[^/?#\s{}]+[^?#\s{}]*")


def check_roots(roots: Iterable[str]) -> None:
    """Raise ValueError for a root that the proxy cannot forward to."""
    for root in roots:
        if not _ROOT.fullmatch(root):
            raise ValueError(f"{root!r} is not a URL such as https://api.example.com/v2.")


def serve(
    site: LiveSite,
    roots: Sequence[str],
    address: Address,
    ready: Callable[[str, tuple[str, ...]], None],
) -> None:
    """Build, then serve until the process is interrupted.

    ``ready`` is told the address of the site and the roots that its proxy forwards to. Raises
    GenerationError when nothing can be served; why the site could not be built was reported before.
    """
    if not site.build():
        raise GenerationError
    api = site.result.api
    known = allowed_roots(roots, api)
    listener = listen(address)
    url = url_of(listener)
    bound = url.removeprefix("http://").rpartition(":")[0]
    hosts = ("localhost", "127.0.0.1", "[::1]", bound.lower(), address.host.lower())
    app = SiteApp(site.folder, known, hosts, lambda: site.builds)
    stopped = threading.Event()
    watcher = threading.Thread(target=site.watch, args=(stopped,), daemon=True)
    watcher.start()
    ready(f"{url}/", known)
    try:
        uvicorn.Server(site_config(app)).run([listener])
    except KeyboardInterrupt:
        pass
    finally:
        stopped.set()
        listener.close()
        watcher.join(5)


def allowed_roots(given: Iterable[str], api: Api | None) -> tuple[str, ...]:
    """The roots of the command line, then the servers of the definition that are absolute."""
    servers = api.servers if api is not None else ()
    operations = api.operations if api is not None else ()
    found = [*given, *(server.address for server in servers)]
    found += [server.address for operation in operations for server in operation.servers]
    return tuple(dict.fromkeys(url.rstrip("/") for url in found if _ROOT.fullmatch(url)))


def site_config(app: SiteApp) -> uvicorn.Config:
    """How the site is served: HTTP/1.1 without a log."""
    return uvicorn.Config(
        app,
        http="h11",
        ws="none",
        lifespan="on",
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=1,
    )
