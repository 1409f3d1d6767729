"""Which version of a file a response is about, and which bytes of it it has (RFC 9110)."""

from __future__ import annotations

import re
from typing import Callable, Dict, Mapping, NamedTuple, Optional

from ...base.process import exclusive

__all__ = [
    "ContentRange",
    "Version",
    "content_range",
    "sent_at",
    "unchanged_since",
    "version_of",
]

#: Seconds by which a file must be older than the response about it, by the clock of the server or by
#: ours: two changes within a second have the same Last-Modified, and clocks differ.
_BY_THEIR_CLOCK, _BY_OUR_CLOCK = 1.0, 60.0

_RANGE = re.compile(r"bytes\s+(?:(\d+)-(\d+)|\*)/(\d+|\*)", re.IGNORECASE)


class Version(NamedTuple):
    """What identifies one version of a file. All are "" if the server says nothing.

    ``validator`` is what a condition may name: a strong ETag, or a Last-Modified that is certainly
    of one version only. Without one, no two responses are known to be about the same version.
    """

    etag: str = ""
    last_modified: str = ""
    validator: str = ""

    @property
    def condition(self) -> Dict[str, str]:
        """The header that makes a server refuse (412) to send another version."""
        if not self.validator:
            return {}
        strong = self.validator == self.etag
        return {"If-Match" if strong else "If-Unmodified-Since": self.validator}

    def differs(self, other: Version) -> bool:
        """Whether ``other`` is certainly another version: both have an ETag, or both have none."""
        if self.etag and other.etag:
            return _opaque(self.etag) != _opaque(other.etag)
        if self.last_modified and other.last_modified:
            return self.last_modified != other.last_modified
        return False

    def confirmed_by(self, other: Version) -> bool:
        """Whether a partial response with ``other`` is about this version.

        It must repeat an ETag. A Last-Modified it may leave out: the condition was about it.
        """
        if not self.validator or self.differs(other):
            return False
        return self.validator != self.etag or other.etag == self.etag


def _opaque(etag: str) -> str:
    """What weak and strong ETags of one version share."""
    return etag[etag.find('"') :]


def version_of(headers: Mapping[str, str], now: Callable[[], float]) -> Version:
    """The version that a response is about; ``now`` is the time since 1970 in seconds."""
    etag = headers.get("etag", "").strip()
    modified = headers.get("last-modified", "").strip()
    if etag:
        # a client that has an ETag must not use the date, and a weak one is no use here
        strong = len(etag) > 1 and etag[0] == etag[-1] == '"'
        return Version(etag, modified, etag if strong else "")
    return Version("", modified, modified if _is_strong(modified, headers, now) else "")


def sent_at(headers: Mapping[str, str]) -> Optional[float]:
    """When the server sent a response, by its own clock, in seconds since 1970."""
    return _seconds(headers.get("date", ""))


def unchanged_since(headers: Mapping[str, str], sent: float) -> Version:
    """The version of a response that was sent at ``sent``, as ``headers`` of a later one tell it.

    They have only to say that the file was last changed before.
    """
    modified = headers.get("last-modified", "").strip()
    changed = _seconds(modified)
    early = changed is not None and sent - changed >= _BY_THEIR_CLOCK
    return Version("", modified, modified if early else "")


def _is_strong(modified: str, headers: Mapping[str, str], now: Callable[[], float]) -> bool:
    changed, sent = _seconds(modified), sent_at(headers)
    if changed is None:
        return False
    if sent is not None:
        return sent - changed >= _BY_THEIR_CLOCK
    return now() - changed >= _BY_OUR_CLOCK


def _seconds(date: str) -> Optional[float]:
    if not date:
        return None
    with exclusive:
        from email.utils import mktime_tz, parsedate_tz

    parsed = parsedate_tz(date)
    try:
        return None if parsed is None else float(mktime_tz(parsed))
    except (OverflowError, ValueError):
        return None


class ContentRange(NamedTuple):
    """The value of ``Content-Range``. ``first`` and ``last`` are None in a refusal (416)."""

    first: Optional[int]
    last: Optional[int]
    total: Optional[int]


def content_range(headers: Mapping[str, str]) -> Optional[ContentRange]:
    """Which bytes a response has, and how many the file has; None if it does not say."""
    found = _RANGE.fullmatch(headers.get("content-range", "").strip())
    if found is None:
        return None
    first, last, total = (int(text) if text and text != "*" else None for text in found.groups())
    if first is not None and last is not None and (last < first or (total or last + 1) <= last):
        return None
    return ContentRange(first, last, total)
