"""What the name of a value says of it: examples of scalars that make sense together.

Nothing is random. What is invented depends on the name only, so the ``batch_id`` that one sample
sends is the ``id`` that another one gets for its batch.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

from generator.ir.kinds import PLAIN_TEXTS, Invented
from generator.ir.types import NameHint, Primitive, Scalar
from generator.names.plurals import singular
from generator.names.words import split_words

#: The words of a name, lower case, in ASCII.
Words: TypeAlias = tuple[str, ...]

# the last word of a name -> a text that such a thing might be
_BY_WORD: Mapping[str, str] = MappingProxyType(
    {
        "email": "user@example.com",
        "url": "https://example.com/resource",
        "uri": "https://example.com/resource",
        "link": "https://example.com/resource",
        "phone": "+15550100",
        "path": "folder/file.txt",
        "filename": "file.txt",
        "country": "US",
        "currency": "USD",
        "language": "en",
        "locale": "en-US",
        "timezone": "UTC",
        "version": "1.0.0",
        "color": "#336699",
        "description": "An example",
        "message": "An example",
        "title": "An example",
    }
)
_COUNTS: Mapping[str, int] = MappingProxyType(
    {"limit": 20, "size": 20, "offset": 0, "page": 1, "count": 3, "total": 3}
)
_NOISE = frozenset(
    {"create", "get", "list", "update", "add", "new", "request", "response", "reply", "result"}
    | {"payload", "body", "input", "output", "dto", "schema", "model", "the", "a"}
)


def words_of(name: str) -> Words:
    """The words of a name; those of other alphabets are left out."""
    return tuple(word for word in split_words(name) if word.isascii())


def one_of(words: Words) -> Words:
    """What one of many is called: ``("order", "items")`` gives ``("order", "item")``."""
    return (*words[:-1], singular(words[-1])) if words else ()


def owner_of(hint: NameHint) -> Words:
    """What an object is called, without the words of its role: CreateBatchResponse is a batch."""
    name = hint.explicit or hint.component
    if not name:
        step = next((s for s in reversed(hint.trail) if s.kind == "property"), None)
        name = step.word if step is not None else ""
    return tuple(word for word in words_of(name) if word not in _NOISE)


def scalar(ref: Primitive, words: Words) -> Scalar:
    """An example of ``ref`` in something that is called ``words``."""
    last = words[-1] if words else ""
    match ref.kind.row.example:
        case Invented.TEXT:
            return _text(ref.format, words)
        case Invented.NUMBER:
            return _COUNTS.get(last, _number(words))
        case Invented.DIGITS:
            return str(_number(words))
        case Invented.UUID:
            return _uuid(words)
        case example:
            return example


def _text(word: str, words: Words) -> str:
    if word in PLAIN_TEXTS:
        return PLAIN_TEXTS[word].example
    last = words[-1] if words else ""
    if last in _BY_WORD:
        return _BY_WORD[last]
    if last == "id":
        owner = "-".join(words[:-1]) or "id"
        return f"{owner}-{_number(words)}"
    if last == "name":
        return f"example-{'-'.join(words[:-1])}".rstrip("-")
    return "-".join(words) or "text"


def _number(words: Words) -> int:
    """A number between 100 and 999 that belongs to a name."""
    return 100 + zlib.crc32("_".join(words).encode()) % 900


def _uuid(words: Words) -> str:
    name = "_".join(words)
    digits = "".join(f"{zlib.crc32(f'{name}/{n}'.encode()):08x}" for n in range(4))
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-8{digits[17:20]}-{digits[20:32]}"
