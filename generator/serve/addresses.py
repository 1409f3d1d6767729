"""Addresses that only whoever starts the proxy may lead it to, not whoever wrote the document.

Link-local addresses are those of the machine's own link. Clouds answer there with the credentials
of the machine, as they do at a few addresses outside of that range.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final
from urllib.parse import urlsplit

#: Where clouds serve what belongs to the machine, beside link-local addresses.
_METADATA: Final = frozenset(
    map(ip_address, ("100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2::254"))
)


def is_guarded(address: str) -> bool:
    """Whether an IP address is link-local or of a cloud's metadata; a name is neither."""
    try:
        found: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        found = found.ipv4_mapped or found.sixtofour or found
    return found.is_link_local or found in _METADATA


def is_guarded_root(root: str) -> bool:
    """Whether a URL names such an address itself, rather than by a name that leads there."""
    try:
        return is_guarded(urlsplit(root).hostname or "")
    except ValueError:
        return True
