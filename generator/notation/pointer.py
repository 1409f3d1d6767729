"""JSON Pointers (RFC 6901): the way to a value inside JSON, as text.

``""`` is the whole, ``/a/0`` the first item of ``a``. In a token, ``~1`` stands for a slash and
``~0`` for a tilde.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# A leading zero would make two texts of one index, and nothing has more items than this allows.
_INDEX = re.compile(r"0|[1-9][0-9]{0,17}")


def escape(token: str | int) -> str:
    """A key or an index as it stands in a pointer."""
    text = str(token)
    if "~" in text or "/" in text:  # few have either, and a document has many keys
        return text.replace("~", "~0").replace("/", "~1")
    return text


def unescape(token: str) -> str:
    """The key that a token of a pointer stands for."""
    return token.replace("~1", "/").replace("~0", "~")


def tokens_of(pointer: str) -> list[str]:
    """The keys and indices that ``pointer`` leads through."""
    return [unescape(token) for token in pointer.split("/")[1:]]


def steps_of(pointer: str) -> tuple[str | int, ...]:
    """The same, what may be an index as a number: only the data tell an array from an object."""
    steps = ((token, index_of(token)) for token in tokens_of(pointer))
    return tuple(token if index is None else index for token, index in steps)


def pointer_to(tokens: Iterable[str | int]) -> str:
    """The pointer that leads through ``tokens``."""
    return "".join(f"/{escape(token)}" for token in tokens)


def index_of(token: str) -> int | None:
    """The index of an array that a token stands for; None for any other text, such as ``01``."""
    return int(token) if _INDEX.fullmatch(token) else None


def parent_of(pointer: str) -> tuple[str, str]:
    """The pointer to what holds the value, and the key there; two empty texts for the whole."""
    parent, _, token = pointer.rpartition("/")
    return parent, unescape(token)


def covers(outer: str, inner: str) -> bool:
    """Whether ``inner`` leads to what is at ``outer``, or to something in it."""
    return inner == outer or inner.startswith(f"{outer}/")
