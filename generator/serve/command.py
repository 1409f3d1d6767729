"""``python -m generator serve``: the site in the foreground."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import uvicorn

from generator.diagnostics import GenerationError
from generator.ir.model import Api
from generator.listen import Address, listen, url_of
from generator.serve.addresses import is_guarded_root
from generator.serve.proxy import Proxy
from generator.serve.rebuild import LiveSite
from generator.serve.site import SiteApp

_ROOT: Final = re.compile(r"https?://[^/?#\s{}]+[^?#\s{}]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Roots:
    """What the proxy forwards to: what the command line gives, and the servers of the definition.

    ``refused`` are servers at addresses that only the command line may give.
    """

    given: tuple[str, ...]
    servers: tuple[str, ...]
    refused: tuple[str, ...]


def check_roots(roots: Iterable[str]) -> None:
    """Raise ValueError for a root that the proxy cannot forward to."""
    for root in roots:
        if not _ROOT.fullmatch(root):
            raise ValueError(f"{root!r} is not a URL such as https://api.example.com/v2.")


def serve(
    site: LiveSite,
    roots: Sequence[str],
    address: Address,
    ready: Callable[[str, Roots], None],
) -> None:
    """Build, then serve until the process is interrupted.

    ``ready`` is told the address of the site and what its proxy does with each root. Raises
    GenerationError when nothing can be served; why the site could not be built was reported before.
    """
    if not site.build():
        raise GenerationError
    found = roots_of(roots, site.result.api)
    listener = listen(address)
    url = url_of(listener)
    bound = url.removeprefix("http://").rpartition(":")[0]
    hosts = ("localhost", "127.0.0.1", "[::1]", bound.lower(), address.host.lower())
    proxy = Proxy((*found.given, *found.servers), hosts, trusted=found.given)
    app = SiteApp(site.folder, proxy, lambda: site.builds)
    stopped = threading.Event()
    watcher = threading.Thread(target=site.watch, args=(stopped,), daemon=True)
    watcher.start()
    ready(f"{url}/", found)
    try:
        uvicorn.Server(site_config(app)).run([listener])
    except KeyboardInterrupt:
        pass
    finally:
        stopped.set()
        listener.close()
        watcher.join(5)


def roots_of(given: Iterable[str], api: Api | None) -> Roots:
    """The roots of the command line, and the servers of the definition that are absolute."""
    own = tuple(dict.fromkeys(url.rstrip("/") for url in given))
    servers = api.servers if api is not None else ()
    operations = api.operations if api is not None else ()
    found = [server.address for server in servers]
    found += [server.address for operation in operations for server in operation.servers]
    known = dict.fromkeys(url.rstrip("/") for url in found if _ROOT.fullmatch(url))
    others = [url for url in known if url not in own]
    return Roots(
        given=own,
        servers=tuple(url for url in others if not is_guarded_root(url)),
        refused=tuple(url for url in others if is_guarded_root(url)),
    )


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
