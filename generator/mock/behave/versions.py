"""Versions of files, and the conditions of requests about them (RFC 9110)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import formatdate, parsedate_to_datetime

from generator.mock.wire.incoming import Incoming, RefusalError
from generator.mock.world.state import Item


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a file; ``changed`` is in seconds since 1970."""

    etag: str
    changed: float

    @classmethod
    def of(cls, item: Item) -> Version:
        """The version of a file that has content."""
        if item.blob is None:
            raise ValueError("The file has no content.")
        return cls(f'"{item.blob.digest[:32]}"', item.changed)

    @property
    def headers(self) -> Mapping[str, str]:
        """What responses say of it."""
        return {"ETag": self.etag, "Last-Modified": formatdate(self.changed, usegmt=True)}

    def require(self, incoming: Incoming) -> None:
        """Check ``If-Match``, else ``If-Unmodified-Since``. Raises RefusalError (412)."""
        wanted = incoming.header("If-Match")
        if wanted is not None:
            met = wanted.strip() == "*" or self.etag in _listed(wanted)
        else:
            met = self._unchanged(incoming.header("If-Unmodified-Since"), otherwise=True)
        if not met:
            raise RefusalError(412, "The file has changed.", headers={"ETag": self.etag})

    def is_known(self, incoming: Incoming) -> bool:
        """Whether ``If-None-Match``, else ``If-Modified-Since``, says that the client has it."""
        known = incoming.header("If-None-Match")
        if known is not None:
            # a weak comparison
            return known.strip() == "*" or self.etag in [
                one.removeprefix("W/") for one in _listed(known)
            ]
        return self._unchanged(incoming.header("If-Modified-Since"), otherwise=False)

    def allows_range(self, incoming: Incoming) -> bool:
        """Whether ``If-Range`` allows to send a part: it names this very version, or is absent."""
        wanted = incoming.header("If-Range")
        return wanted is None or wanted.strip() in self.headers.values()

    def _unchanged(self, since: str | None, *, otherwise: bool) -> bool:
        """Whether it has not changed since then; ``otherwise`` where that is no date."""
        try:
            moment = parsedate_to_datetime(since) if since else None
        except ValueError:
            return otherwise
        return otherwise if moment is None else int(self.changed) <= moment.timestamp()


def _listed(header: str) -> list[str]:
    """The ETags in a header, each as it is written."""
    return [one.strip() for one in header.split(",")]
