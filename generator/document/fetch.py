"""Files that a document refers to: from disk, or from hosts that the user allowed."""

from __future__ import annotations

import os.path
import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from generator.diagnostics import Diagnostic, GenerationError, Loc, Severity
from generator.document.source import SourceFile, load_file, load_text

MAX_REMOTE_BYTES = 50_000_000
_TIMEOUT = 30.0  # seconds
_MAX_REDIRECTS = 5


@dataclass(frozen=True, slots=True)
class Reach:
    """Where the files may be that a document refers to, beside the folder of the document.

    A document from elsewhere could otherwise bring any file of this machine, or of its network,
    into what is generated.
    """

    hosts: frozenset[str] = frozenset()  # "specs.example.com", or with a port
    folders: tuple[Path, ...] = ()

    def of(self, document: str) -> Reach:
        """The reach of the document at a uri: its own folder as well."""
        here = () if is_remote(document) else (Path(document).parent,)
        return Reach(self.hosts, (*here, *self.folders))

    def holds(self, path: Path) -> bool:
        """Whether ``path`` is below one of the folders, as it is written and as links lead.

        What is outside as it is written is not looked at: on some systems a look at
        ``//host/share`` signs in at the host.
        """
        real = [os.path.realpath(folder) for folder in self.folders]
        written = [*real, *(os.path.abspath(folder) for folder in self.folders)]  # noqa: PTH100
        return _below(os.path.abspath(path), written) and _below(  # noqa: PTH100
            os.path.realpath(path), real
        )


def _below(path: str, folders: Iterable[str]) -> bool:
    folded = os.path.normcase(path)
    return any(Path(folded).is_relative_to(os.path.normcase(folder)) for folder in folders)


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


def fetch(uri: str, at: Loc, reach: Reach) -> SourceFile:
    """The file at ``uri``, to which the reference at ``at`` leads.

    Raises :class:`GenerationError`: R003 when the host is not allowed, R006 when the folder is
    not, R002 when the file cannot be had, and whatever reading it finds.
    """
    if is_remote(uri):
        return _fetch_remote(uri, at, reach.hosts)
    path = Path(uri)
    try:
        allowed = reach.holds(path)
        found = allowed and path.is_file()
    except (OSError, ValueError):  # ValueError: a NUL in the name
        allowed, found = True, False
    if not allowed:
        message = f"The reference leads to {uri!r}, which is outside the folder of the document."
        hint = f"Pass --allow-path {path.parent.as_posix()} if you trust the document."
        raise GenerationError(Diagnostic("R006", Severity.ERROR, message, at, hint=hint))
    if not found:
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
