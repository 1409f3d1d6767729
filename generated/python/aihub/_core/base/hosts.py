"""Hosts of URLs: which names can be asked, and how messages show them. Light to import."""

from __future__ import annotations


def names_a_host(authority: str) -> bool:
    """Whether ``authority``, the host of a URL with or without a port, is valid."""
    host, colon, port = authority.rpartition(":")
    if not colon or authority[-1:] == "]":
        host, port = authority, ""
    elif not (port.isdigit() and int(port) < 65536):
        return port == "" and names_a_host(host)
    if host[:1] == "[":
        return host[-1:] == "]" and ":" in host
    if ":" in host:
        return False
    labels = (host[:-1] if host[-1:] == "." else host).split(".")
    return all(0 < len(label) < 64 and _is_a_label(label) for label in labels)


def host_and_port(url: str) -> str:
    """``host:port`` of an absolute URL, for messages: without a user name, and never empty."""
    scheme, _, rest = url.partition("://")
    authority = rest.partition("/")[0].partition("?")[0].rpartition("@")[2]
    if authority.rpartition(":")[2].isdigit():
        return authority
    return f"{authority.rstrip(':')}:{80 if scheme.lower() == 'http' else 443}"


def _is_a_label(label: str) -> bool:
    if label[:4].lower() != "xn--" and label.isascii():
        return True
    try:  # as the resolver will
        if label.isascii():
            decoded = label[4:].encode("ascii").decode("punycode")
            return decoded.encode("idna").decode("ascii") == label.lower()
        return bool(label.encode("idna"))
    except UnicodeError:
        return False
