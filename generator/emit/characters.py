"""Characters that have no place in emitted text as they are.

The sets are spelled out rather than asked of :mod:`unicodedata`, whose answers change with the
version of Python.
"""

from __future__ import annotations

import re
from typing import Final

#: Members of a character class: what does not show, or shows other than it is. Controls, soft
#: hyphen, marks and joiners, fillers and blanks, bidi controls, line separators, byte order marks,
#: variation selectors, format controls of scripts and notations, noncharacters, surrogates, tags.
HIDDEN: Final = (
    "\x00-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f"
    "\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff0-\ufffb\ufffe\uffff\U00013430-\U00013440\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    + "".join(
        map(
            chr,
            (
                plane + end
                for plane in range(0x10000, 0x110000, 0x10000)
                for end in (0xFFFE, 0xFFFF)
            ),
        )
    )
)

# Inside prose these stay: joiners and selectors make emoji and several scripts; spaces are spaces.
_PROSE_HARMLESS: Final = (
    "\t\n\xa0\u1680\u180b-\u180d\u180f\u2000-\u200a\u200c\u200d\u202f\u205f\u3000\ufe0e\ufe0f"
)
# Where a line may or may not be broken: what layout decides anyway.
_BREAKS: Final = re.compile("[\xad\u200b\u2060\ufeff]")

#: One character that prose may not show as it is.
PROSE_UNSAFE: Final = re.compile(f"(?![{_PROSE_HARMLESS}])[{HIDDEN}]")
#: What ends a line, in one or another system.
LINE_END: Final = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")

_HIDDEN_IN_LINES: Final = re.compile(f"(?!\n)[{HIDDEN}]")
# What has to be looked at: to find it takes a small part of the time that the sets above take.
_ODD: Final = re.compile("[^\n -~]+")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def scalars(text: str) -> str:
    """``text`` with lone surrogates, which no encoding can carry, replaced."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def units(char: str) -> str:
    r"""``\uXXXX``, twice beyond the basic plane: JSON, Java."""
    code = ord(char)
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def plain_json(text: str) -> str:
    """JSON in which what does not show is escaped; its own line ends stay."""

    def escaped(run: re.Match[str]) -> str:
        return _HIDDEN_IN_LINES.sub(lambda char: units(char[0]), run[0])

    return _ODD.sub(escaped, text)


def shown(text: str) -> str:
    """Prose in which nothing hides: what says where lines break goes, the rest is replaced."""

    def replaced(run: re.Match[str]) -> str:
        return PROSE_UNSAFE.sub("\ufffd", _BREAKS.sub("", scalars(run[0])))

    return _ODD.sub(replaced, text)
