"""Characters that have no place in emitted text as they are.

The sets are spelled out rather than asked of :mod:`unicodedata`, whose answers change with the
version of Python.
"""

from __future__ import annotations

import re
from typing import Final

#: Members of a character class: what does not show, or shows other than it is. Controls, soft
#: hyphen, marks and joiners, bidi controls, line separators, byte order marks, tags,
#: noncharacters, surrogates.
HIDDEN: Final = (
    "\x00-\x1f\x7f-\xa0\xad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
)

# Inside prose these stay: joiners make emoji and several scripts; spaces are spaces.
_PROSE_HARMLESS: Final = "\t\n\xa0\u1680\u2000-\u200d\u202f\u205f\u3000"

#: One character that prose may not show as it is.
PROSE_UNSAFE: Final = re.compile(f"(?![{_PROSE_HARMLESS}])[{HIDDEN}]")
#: What ends a line, in one or another system.
LINE_END: Final = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")

_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def scalars(text: str) -> str:
    """``text`` with lone surrogates, which no encoding can carry, replaced."""
    return _SURROGATE.sub("\ufffd", text)
