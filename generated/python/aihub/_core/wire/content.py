"""A request body, ready to be sent."""

from __future__ import annotations

from typing import AsyncIterator, Dict, Iterator, Optional

from ..base.errors import InvalidRequestError
from . import stopping
from .files import Source


class Content:
    """A request body with its headers and chunks, for both clients.

    ``data`` is the whole body when it is small and in memory. Only a ``replayable`` body can be
    read twice; :meth:`reset` raises before a second read of any other.
    """

    def __init__(self, source: Source, content_type: str, data: Optional[bytes] = None) -> None:
        self.headers: Dict[str, str] = {"Content-Type": content_type}
        self.size = source.size
        if source.size is not None:
            self.headers["Content-Length"] = str(source.size)
        self.replayable = source.replayable
        self.asynchronous = source.asynchronous
        self.data = data
        self._source = source
        self._begun = False

    @property
    def unread_or_replayable(self) -> bool:
        """Whether the body can be sent now."""
        return self.replayable or not self._begun

    def reset(self) -> None:
        """Prepare to send the body again."""
        if self._begun and not self.replayable:
            raise InvalidRequestError("an iterator can be sent only once")
        self._begun = False

    def __iter__(self) -> Iterator[bytes]:
        self.reset()
        self._begun = True
        return _unless_stopped(self._source.chunks())

    def __aiter__(self) -> AsyncIterator[bytes]:
        self.reset()
        self._begun = True
        return self._source.achunks()


def _unless_stopped(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """``chunks``, as long as nobody stops the work of this thread."""
    for chunk in chunks:
        stopping.check()
        yield chunk
        del chunk  # before there is the next one
