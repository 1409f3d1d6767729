"""Which way a client's requests go: over connections of our own, or through the HTTP library."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec

#: Attributes of the HTTP library that tools for tests replace to answer in its place.
_REPLACED = (
    ("HTTPTransport", "handle_request"),
    ("AsyncHTTPTransport", "handle_async_request"),
    ("Client", "_send_single_request"),
    ("AsyncClient", "_send_single_request"),
)


def own_way(*, trust_env: bool) -> bool:
    """Whether requests can go over our own connections.

    Not where the environment names a proxy, which the library knows how to use, and not where
    httpcore is missing because only a fork of httpx is installed.
    """
    if trust_env and _has_proxies():
        return False
    return "httpcore" in sys.modules or find_spec("httpcore") is not None


def _has_proxies() -> bool:
    if sys.platform in ("darwin", "win32"):  # the system can name them as well
        from urllib.request import getproxies

        return bool(getproxies())
    return any(
        os.environ.get(name) for name in os.environ if name.lower() in _PROXIES
    )


_PROXIES = frozenset({"http_proxy", "https_proxy", "all_proxy"})


def is_replaced() -> bool:
    """Whether a tool for tests stands in for the HTTP library, so that requests must go its way."""
    httpx = sys.modules.get("httpx")
    if httpx is None:
        return False
    for kind, name in _REPLACED:
        found = getattr(getattr(httpx, kind, None), name, None)
        if found is not None and getattr(found, "__module__", "").partition(".")[0] != "httpx":
            return True
    return False
