"""The compressions that a response body can have, each decompressing in bounded pieces.

Modules are imported when an encoding is first met: ``zlib`` of the standard library (an interpreter
can be built without it), ``brotli`` or ``brotlicffi`` from 1.2 (earlier ones cannot bound what comes
out of a few bytes, so they are not used), and for zstd ``compression.zstd`` of Python 3.14,
``backports.zstd`` or ``zstandard``.
"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from types import ModuleType
from typing import Callable, Dict, Iterator, Optional, Tuple, Type

from ..base.process import exclusive

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    class Member(Protocol):
        """What decompresses one unit of compressed data."""

        #: whether the end was reached; ``rest`` is then what followed it
        ended: bool
        rest: bytes

        def feed(self, data: bytes) -> Iterator[bytes]:
            """The pieces that ``data`` decompresses to. Raises the errors of its coding."""
            ...


__all__ = ["CODINGS", "Coding", "loaded"]

#: Bytes that are decompressed at once, where the module can be told.
PIECE = 256 * 1024
#: The window that RFC 9659 allows senders: 8 MiB, as a power of two.
_ZSTD_WINDOW_LOG = 23
#: For ``zstandard``, which cannot be told: 4 bytes expand to at most 128 KiB.
_ZSTD_STEP = 256

#: What can be decoded, and what to say when the module is missing.
CODINGS: Dict[str, str] = {
    "gzip": "but this Python has no zlib",
    "deflate": "but this Python has no zlib",
    "br": "which needs the package brotli (1.2 or later)",
    "zstd": "which needs Python 3.14 or the package zstandard",
}


class Coding:
    """One kind of compression. ``again``: bytes that a further member may begin with."""

    __slots__ = ("again", "errors", "start")

    def __init__(
        self,
        start: Callable[[], Member],
        errors: Tuple[Type[Exception], ...],
        again: bytes = b"",
    ) -> None:
        self.start = start
        self.errors = errors
        self.again = again


def loaded(name: str) -> Optional[Coding]:
    """The coding of that name; None when its module is not installed."""
    with exclusive:
        if name == "br":
            return _brotli()
        if name == "zstd":
            return _zstd_standard() or _zstandard()
        zlib = _imported("zlib")
    if zlib is None:
        return None
    if name == "deflate":
        return Coding(_Deflate, (zlib.error,))
    return Coding(partial(_Zlib, 16 + zlib.MAX_WBITS), (zlib.error,), b"\x1f")


class _Zlib:
    """gzip, zlib or raw deflate data; ``wbits`` says which. Checksums are verified by zlib."""

    def __init__(self, wbits: int) -> None:
        import zlib

        self._inner = zlib.decompressobj(wbits)
        self.ended = False
        self.rest = b""

    def feed(self, data: bytes) -> Iterator[bytes]:
        inner = self._inner
        while True:
            piece = inner.decompress(data, PIECE)
            if piece:
                yield piece
            if inner.eof:
                self.ended, self.rest = True, inner.unused_data
                return
            data = inner.unconsumed_tail
            # a full piece may leave output behind even when all input was taken
            if not data and len(piece) < PIECE:
                return


class _Deflate:
    """zlib data as the standard says, or raw deflate data as some servers send.

    A zlib header has an 8 in its low bits. Raw data would begin so only with a stored block whose
    padding is not zero, which no compressor writes.
    """

    def __init__(self) -> None:
        self._inner: Optional[_Zlib] = None
        self.ended = False
        self.rest = b""

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self._inner is None:
            self._inner = _Zlib(15 if data[0] & 0x0F == 8 else -15)
        yield from self._inner.feed(data)
        self.ended, self.rest = self._inner.ended, self._inner.rest


class _Brotli:
    """Bytes after the end are an error of the module itself, so there is no ``rest``."""

    def __init__(self, module: ModuleType) -> None:
        self._inner = module.Decompressor()
        self.ended = False
        self.rest = b""

    def feed(self, data: bytes) -> Iterator[bytes]:
        inner = self._inner
        while True:
            piece: bytes = inner.process(data, output_buffer_limit=PIECE)
            if piece:
                yield piece
            if inner.is_finished():
                self.ended = True
                return
            data = b""
            # a full piece may leave output behind even when all input was taken
            if len(piece) < PIECE and inner.can_accept_more_data():
                return


class _ZstdStandard:
    """One frame, by the module that is in the standard library of Python 3.14."""

    def __init__(self, module: ModuleType) -> None:
        largest = {module.DecompressionParameter.window_log_max: _ZSTD_WINDOW_LOG}
        self._inner = module.ZstdDecompressor(options=largest)
        self.ended = False
        self.rest = b""

    def feed(self, data: bytes) -> Iterator[bytes]:
        inner = self._inner
        while True:
            piece: bytes = inner.decompress(data, PIECE)
            if piece:
                yield piece
            if inner.eof:
                self.ended, self.rest = True, inner.unused_data
                return
            data = b""
            if inner.needs_input:
                return


class _Zstandard:
    """One frame, by the package ``zstandard``."""

    def __init__(self, module: ModuleType) -> None:
        window = 1 << _ZSTD_WINDOW_LOG
        self._inner = module.ZstdDecompressor(max_window_size=window).decompressobj()
        self.ended = False
        self.rest = b""

    def feed(self, data: bytes) -> Iterator[bytes]:
        inner = self._inner
        for start in range(0, len(data), _ZSTD_STEP):
            piece: bytes = inner.decompress(data[start : start + _ZSTD_STEP])
            if piece:
                yield piece
            if inner.eof:
                self.ended = True
                self.rest = inner.unused_data + data[start + _ZSTD_STEP :]
                return


#: A frame, or one to skip.
_ZSTD_AGAIN = b"\x28\x50\x51\x52\x53\x54\x55\x56\x57\x58\x59\x5a\x5b\x5c\x5d\x5e\x5f"


def _brotli() -> Optional[Coding]:
    for name in ("brotli", "brotlicffi"):
        module = _imported(name)
        decompressor = getattr(module, "Decompressor", None)
        if module is not None and hasattr(decompressor, "can_accept_more_data"):
            return Coding(partial(_Brotli, module), (_error(module, "error"),))
    return None


def _zstd_standard() -> Optional[Coding]:
    for name in ("compression.zstd", "backports.zstd"):
        module = _imported(name)
        if module is not None:
            start = partial(_ZstdStandard, module)
            return Coding(start, (_error(module, "ZstdError"),), _ZSTD_AGAIN)
    return None


def _zstandard() -> Optional[Coding]:
    module = _imported("zstandard")
    if module is None or not hasattr(module.ZstdDecompressor().decompressobj(), "eof"):
        return None  # before 0.19 the end of a frame cannot be seen
    return Coding(partial(_Zstandard, module), (_error(module, "ZstdError"),), _ZSTD_AGAIN)


def _imported(name: str) -> Optional[ModuleType]:
    try:
        return import_module(name)
    except ImportError:
        return None


def _error(module: ModuleType, name: str) -> Type[Exception]:
    found: Type[Exception] = getattr(module, name)
    return found
