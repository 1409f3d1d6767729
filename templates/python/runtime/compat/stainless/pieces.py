"""The pieces of a body: as many bytes as somebody wants at once, as text, and as lines."""

from __future__ import annotations

import codecs
from typing import AsyncIterator, Iterator, List, Optional, Tuple


def regrouped(pieces: Iterator[bytes], size: Optional[int]) -> Iterator[bytes]:
    """The same bytes, ``size`` of them at once."""
    held = b""
    for piece in pieces:
        parts, held = _cut(held + piece, size)
        yield from parts
    if held:
        yield held


async def regrouped_async(
    pieces: AsyncIterator[bytes], size: Optional[int]
) -> AsyncIterator[bytes]:
    """The same bytes, ``size`` of them at once."""
    held = b""
    async for piece in pieces:
        parts, held = _cut(held + piece, size)
        for part in parts:
            yield part
    if held:
        yield held


def _cut(held: bytes, size: Optional[int]) -> Tuple[List[bytes], bytes]:
    if not size:
        return [held], b""
    end = len(held) - len(held) % size
    return [held[at : at + size] for at in range(0, end, size)], held[end:]


class TextDecoder:
    """UTF-8 that comes in pieces; other bytes are replaced."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def feed(self, piece: bytes) -> Iterator[str]:
        """The text that is complete now."""
        yield self._decoder.decode(piece)

    def flush(self) -> Iterator[str]:
        """What is left at the end."""
        rest = self._decoder.decode(b"", True)
        if rest:
            yield rest


class LineSplitter:
    """Lines of text that comes in pieces."""

    def __init__(self) -> None:
        self._held = ""

    def feed(self, text: str) -> Iterator[str]:
        """The lines that are complete now."""
        lines = (self._held + text).splitlines(keepends=True)
        self._held = lines.pop() if lines and not lines[-1].endswith("\n") else ""
        yield from (line.rstrip("\r\n") for line in lines)

    def flush(self) -> Iterator[str]:
        """What is left at the end."""
        if self._held:
            yield self._held
