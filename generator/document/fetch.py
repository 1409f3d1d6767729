"""Files that a document refers to: from disk, or from hosts that the user allowed."""

from __future__ import annotations

import posixpath
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from generator.diagnostics import Diagnostic, GenerationError, Loc, Severity
from generator.document.source import SourceFile, load_file, load_text

MAX_REMOTE_BYTES = 50_000_000
_TIMEOUT = 30.0  # seconds
_MAX_REDIRECTS = 5


def join(base: str, relative: str) -> str:
    """The uri of a file that ``base`` (a path or an http address) names as ``relative``."""
    if is_remote(relative):
        return relative
    if is_remote(base):
        return urljoin(base, relative)
    if relative.startswith("file:"):
        from urllib.request import url2pathname  # noqa: PLC0415  takes 8 MB, seldom needed

        return url2pathname(urlsplit(relative).path)
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(relative)))


def is_remote(uri: str) -> bool:
    """Whether a uri is an http address."""
    return uri.startswith(("http://", "https://"))


def fetch(uri: str, at: Loc, allow_remote: frozenset[str]) -> SourceFile:
    """The file at ``uri``, to which the reference at ``at`` leads.

    Raises :class:`GenerationError`: R003 when the host is not allowed, R002 when the file
    cannot be had, and whatever reading it finds.
    """
    if is_remote(uri):
        return _fetch_remote(uri, at, allow_remote)
    path = Path(uri)
    try:
        missing = not path.is_file()
    except (OSError, ValueError):
        missing = True
    if missing:
        message = f"The file {uri!r} does not exist."
        hint = "Check the path; it is relative to the file that contains the reference."
        raise GenerationError(Diagnostic("R002", Severity.ERROR, message, at, hint=hint))
    return load_file(path)


def _fetch_remote(uri: str, at: Loc, allow_remote: frozenset[str]) -> SourceFile:
    import httpx  # noqa: PLC0415  costs 150 ms that few documents need

    address = uri
    try:
        with httpx.Client(timeout=_TIMEOUT, follow_redirects=False) as client:
            for _ in range(_MAX_REDIRECTS):
                _check_host(address, at, allow_remote)
                with client.stream("GET", address) as response:
                    if response.has_redirect_location:
                        address = urljoin(address, response.headers["location"])
                        continue
                    response.raise_for_status()
                    data = bytearray()
                    for chunk in response.iter_bytes():
                        data += chunk
                        if len(data) > MAX_REMOTE_BYTES:
                            reason = f"it is larger than {MAX_REMOTE_BYTES // 1_000_000} MB"
                            raise _unreachable(uri, reason, at)
                    return load_text(bytes(data), uri)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        reason = str(error).partition("\n")[0] or type(error).__name__
        raise _unreachable(uri, reason, at) from None
    raise _unreachable(uri, "there are too many redirects", at)


def _check_host(address: str, at: Loc, allow_remote: frozenset[str]) -> None:
    """Refuse a host that the user did not name, also as the target of a redirect."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if not is_remote(address) or (host not in allow_remote and parts.netloc not in allow_remote):
        message = f"The reference leads to {host or address}, which is not an allowed host."
        hint = f"Pass --allow-remote {host} if you trust it." if host else ""
        raise GenerationError(Diagnostic("R003", Severity.ERROR, message, at, hint=hint))


def _unreachable(uri: str, reason: str, at: Loc) -> GenerationError:
    message = f"{uri} cannot be fetched: {reason}."
    hint = "Download the file, and refer to the copy."
    return GenerationError(Diagnostic("R002", Severity.ERROR, message, at, hint=hint))
