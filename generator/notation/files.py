"""Names of files: what every file system can hold, and which two are one and the same there."""

from __future__ import annotations

import unicodedata
from typing import Final

#: Names of devices in Windows: no file can have one, whatever follows a dot.
DEVICES: Final = frozenset(
    {
        "aux",
        "con",
        "nul",
        "prn",
        *(f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"),
    }
)

#: Bytes of a name at most; file systems end at 255, which suffixes must fit into, too.
LONGEST: Final = 160


def is_device(name: str) -> bool:
    """Whether Windows opens a device under this name."""
    return name.partition(".")[0].rstrip(" ").casefold() in DEVICES


def file_name(name: str) -> str:
    """``name``, made of words and dashes, as that of a file: short enough, and no device."""
    short = unicodedata.normalize("NFC", name).encode()[:LONGEST].decode(errors="ignore")
    short = short.rstrip(". ")
    return f"{short}_" if is_device(short) else short


def folded(name: str) -> str:
    """What is equal for names that are one and the same on some file system."""
    return unicodedata.normalize("NFC", name).casefold()
