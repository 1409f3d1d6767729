"""The text of a response body: UTF-8 if its bytes are UTF-8, else what its label says.

Labels are often wrong: servers label UTF-8 as Latin-1, whose decoder takes any bytes and turns
them into other characters. Bytes that are valid UTF-8 by chance are so rare that the bytes come
first. Nothing is guessed: bytes that are neither are refused, or decoded with U+FFFD and noted.
"""

from __future__ import annotations

import codecs
import json
from typing import Optional, Tuple

_UTF8 = ("utf-8", "ascii", "utf-8-sig")
_ASCII = bytes(range(128))
#: Encodings that write other characters as sequences of ASCII.
_SHIFTING = ("iso2022", "hz", "utf-7")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MARKS = tuple(mark for mark, _ in _BOMS)


def decode_text(body: bytes, charset: Optional[str]) -> Tuple[str, str]:
    """The text of ``body``, and a note on what was lost: "" if nothing was.

    ``charset`` is the label of the body, if it has one.
    """
    label = _bom(body) or charset
    text = _exact(body, label)
    if text is not None:
        return text, ""
    labelled = f", nor in {charset}, as labelled" if label and not _is_utf8(label) else ""
    note = f"the body is not text in UTF-8{labelled}"
    try:
        return body.decode(label or "utf-8", "replace"), note
    except (LookupError, ValueError):
        return body.decode("utf-8", "replace"), note


def utf8(body: bytes, charset: Optional[str]) -> bytes:
    """A JSON body in UTF-8 without a byte order mark; unchanged when its text cannot be told."""
    if body.startswith(codecs.BOM_UTF8):
        return body[len(codecs.BOM_UTF8) :]
    # JSON begins with two characters of ASCII, so zeros tell the wide encodings
    label = json.detect_encoding(body) if b"\0" in body[:4] else _bom(body) or charset
    if not label or _is_utf8(label):
        return body
    text = _exact(body, label)
    return body if text is None else text.encode("utf-8", "surrogatepass")


def _exact(body: bytes, label: Optional[str]) -> Optional[str]:
    """The text if nothing of it is lost."""
    names = ["utf-8-sig"]
    if label:
        names.insert(1 if _extends_ascii(label) else 0, label)
    for name in names:
        try:
            return body.decode(name)
        except (LookupError, ValueError):
            continue
    return None


def _bom(body: bytes) -> str:
    """The encoding that the byte order mark names; "" without one."""
    if not body.startswith(_MARKS):
        return ""
    return next(name for mark, name in _BOMS if body.startswith(mark))


def _is_utf8(label: str) -> bool:
    try:
        return codecs.lookup(label).name in _UTF8
    except (LookupError, ValueError):
        return False


def _extends_ascii(label: str) -> bool:
    """Whether plain ASCII is the same text in it; not so in UTF-16, EBCDIC or ISO 2022."""
    try:
        shifts = codecs.lookup(label).name.startswith(_SHIFTING)
        return not shifts and _ASCII.decode(label) == _ASCII.decode("ascii")
    except (LookupError, ValueError):
        return False
