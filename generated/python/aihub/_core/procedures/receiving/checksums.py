"""The checksums that a server sends with a file, and what the bytes that came amount to."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from typing import TYPE_CHECKING, Callable, Dict, List, Mapping, Optional, Tuple

from ...base.errors import ResponseValidationError

if TYPE_CHECKING:
    from typing_extensions import Protocol

    class Hash(Protocol):
        """A hash that is being computed."""

        def update(self, __data: memoryview) -> None: ...

        def hexdigest(self) -> str: ...


__all__ = ["Checksums", "announced"]

#: The names of the registries of RFC 9530 and RFC 3230, and of Google's header, as hashlib has them.
#: What is not here (crc32c, unixsum, adler32) cannot be computed fast enough, or says too little.
_NAMES = {"sha-512": "sha512", "sha-256": "sha256", "sha": "sha1", "md5": "md5"}
#: The length of a digest in bytes, for headers that do not name their algorithm.
_LENGTHS = {64: "sha-512", 32: "sha-256", 20: "sha", 16: "md5"}

_ITEM = re.compile(r"([A-Za-z0-9-]+)\s*=\s*:?([A-Za-z0-9+/]+=*):?")
#: Headers about the file; those in the second row are about what one response holds of it.
_WHOLE = ("repr-digest", "digest", "x-goog-hash")
_MESSAGE = ("content-digest", "content-md5")


def announced(headers: Mapping[str, str], *, whole: bool, own: str = "") -> Dict[str, str]:
    """The checksums of the file that a response names: algorithm to hexadecimal digits.

    ``whole`` says that the response has the whole file. ``own`` is the header in which this API
    sends a checksum. An ETag is not a checksum, even where it looks like one.
    """
    found: Dict[str, str] = {}
    for name in _WHOLE + (_MESSAGE if whole else ()):
        value = headers.get(name, "")
        items: List[Tuple[str, str]] = _ITEM.findall(value)
        if name == "content-md5" and value:
            items = [("md5", value.strip())]
        for algorithm, text in items:
            _add(found, algorithm.lower(), _decoded(text))
    if own and headers.get(own):
        _add(found, "", _decoded(headers[own].strip().strip('":')))
    return found


def _add(found: Dict[str, str], algorithm: str, digest: Optional[bytes]) -> None:
    fitting = _LENGTHS.get(len(digest or b""))
    if digest is not None and fitting is not None and algorithm in ("", fitting):
        found[fitting] = digest.hex()


def _decoded(text: str) -> Optional[bytes]:
    """The bytes of a digest in hexadecimal digits or in base64."""
    if re.fullmatch(r"[0-9A-Fa-f]+", text) and len(text) in (32, 40, 64, 128):
        return bytes.fromhex(text)
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None


class Checksums:
    """Computes what ``expected`` names of the bytes that it is given. Mutable: it learns them."""

    def __init__(self, expected: Mapping[str, str]) -> None:
        made = ((name, _new(_NAMES[name])) for name in expected if name in _NAMES)
        self._hashes = {name: one for name, one in made if one is not None}
        self._expected = expected

    def __bool__(self) -> bool:
        return bool(self._hashes)

    @property
    def names(self) -> Tuple[str, ...]:
        """What is computed."""
        return tuple(self._hashes)

    def update(self, data: memoryview) -> None:
        """The bytes that follow."""
        for one in self._hashes.values():
            one.update(data)

    def check(self) -> None:
        """:raises ResponseValidationError: the bytes are not those that the server has."""
        for name, one in self._hashes.items():
            if one.hexdigest() != self._expected[name]:
                raise ResponseValidationError(
                    f"the file that arrived has the {name} checksum {one.hexdigest()}, "
                    f"but the server says {self._expected[name]}"
                )


def _new(name: str) -> Optional[Hash]:
    make: Callable[..., Hash] = getattr(hashlib, name)
    try:
        return make()
    except ValueError:  # not allowed on this machine
        return None
