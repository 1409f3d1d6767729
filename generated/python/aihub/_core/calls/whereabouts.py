"""Why a server was asked at all: what to say of one that could not be reached."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from ..base.hosts import host_and_port

if TYPE_CHECKING:
    from ..spec.settings import Settings

def whereabouts(settings: Settings, url: str) -> str:
    """Where the address of ``url`` is from, and which proxy was used, in parentheses; or ""."""
    proxy = _proxy(settings, url)
    if proxy:
        return f" (through the proxy {host_and_port(proxy)} that the environment names)"
    if not url.startswith(settings.base_url):  # a redirect, or a server of this operation
        return ""
    return f" (the address is from {settings.base_url_from})"


def _proxy(settings: Settings, url: str) -> str:
    """The URL of the proxy that the environment names for ``url``; "" if there is none."""
    options = settings.options
    if not options.trust_env or options.http_client is not None:
        return ""
    parts = urlsplit(url)
    if proxy_bypass(parts.hostname or ""):
        return ""
    proxies = getproxies()
    found = proxies.get(parts.scheme.lower()) or proxies.get("all") or ""
    return found if "://" in found or not found else f"http://{found}"
