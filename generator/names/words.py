"""From the words of a document to the words of a program: pure functions on text."""

from __future__ import annotations

import keyword
import re
import unicodedata
from functools import lru_cache

# A symbol says something only where no letter or digit does; then it is spelled out.
_SYMBOLS = {
    "+": "plus",
    "-": "minus",
    "*": "star",
    "/": "slash",
    "\\": "backslash",
    "=": "equal",
    "<": "less",
    ">": "greater",
    "!": "not",
    "&": "and",
    "|": "or",
    "^": "caret",
    "~": "tilde",
    "%": "percent",
    "@": "at",
    "#": "hash",
    "$": "dollar",
    ".": "dot",
    ",": "comma",
    ":": "colon",
    ";": "semicolon",
    "?": "question",
    "_": "underscore",
    "'": "quote",
    '"': "double quote",
    "`": "backtick",
    "(": "open",
    ")": "close",
    "[": "open bracket",
    "]": "close bracket",
    "{": "open brace",
    "}": "close brace",
    " ": "space",
}

# HTTPServer -> HTTP Server, listBatches -> list Batches, v2Beta -> v2 Beta, but VPCs -> VPCs
_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])(?!(?<=[A-Z])[A-Z]s(?![a-z]))")
# Letters that show as a blank, or not at all, make no word.
_NOT_WORD = re.compile("[\\W_\u115f\u1160\u3164\uffa0]+")
_SIGNED = re.compile(r"([+-])(?=\d)")
_MAX_WORDS = 12
_MAX_NAME = 120


@lru_cache(maxsize=65536)
def split_words(text: str) -> tuple[str, ...]:
    """The words of ``text`` in lower case: ``"deployment-ID"`` gives ``("deployment", "id")``.

    Letters of any script are kept. Text without a letter or digit is spelled out:
    ``"+"`` gives ``("plus",)``. Empty text gives ``()``.
    """
    return all_words(text)[:_MAX_WORDS]


def all_words(text: str) -> tuple[str, ...]:
    """The words of :func:`split_words`, however many there are: to compare, not to name."""
    plain = unicodedata.normalize("NFKC", text).replace("OAuth", "Oauth").replace("oAuth", "oauth")
    signed = _SIGNED.sub(lambda m: f" {_SYMBOLS[m[1]]} ", plain) if plain[:1] in "+-" else plain
    words = tuple(
        word.lower()
        for chunk in _NOT_WORD.split(signed)
        for word in _HUMPS.split(chunk)
        if word and _identifier_like(word)
    )
    return words or spelled_out(plain)


def spelled_out(text: str) -> tuple[str, ...]:
    """The words of ``text`` with every symbol named: ``"_id"`` gives ``("underscore", "id")``."""
    words: list[str] = []
    chunk = ""
    for char in unicodedata.normalize("NFKC", text)[:200]:
        if char.isalnum() and _identifier_like(char):
            chunk += char
            continue
        if chunk:
            words.extend(word.lower() for word in _HUMPS.split(chunk) if word)
            chunk = ""
        if char in _SYMBOLS:
            words.extend(_SYMBOLS[char].split())
    if chunk:
        words.extend(word.lower() for word in _HUMPS.split(chunk) if word)
    return tuple(words[:_MAX_WORDS])


_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def countable(words: tuple[str, ...]) -> tuple[str, ...]:
    """``words`` with a small number at their beginning spelled out: ``1-Click apps``."""
    if len(words) > 1 and words[0].isdecimal() and int(words[0]) < len(_NUMBERS):
        return (_NUMBERS[int(words[0])], *words[1:])
    return words


def _identifier_like(word: str) -> bool:
    return f"x{word}".isidentifier()


def snake(words: tuple[str, ...]) -> str:
    """``("list", "files")`` gives ``"list_files"``; always an identifier, never a keyword."""
    return safe("_".join(words))


def pascal(words: tuple[str, ...]) -> str:
    """``("list", "files")`` gives ``"ListFiles"``; always an identifier, never a keyword."""
    return safe("".join(word[:1].upper() + word[1:] for word in words), prefix="Model")


def ascii_only(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that every file system and every language can spell."""
    return tuple(word for word in words if word.isascii())


def dashed(words: tuple[str, ...]) -> str:
    """``("list", "files")`` gives ``"list-files"``: a piece of an address or the name of a file."""
    return "-".join(words)[:80].strip("-")


def class_name(text: str) -> str:
    """A class name for ``text``; one that is a class name already is kept to the letter."""
    if text[:1].isupper() and text.isidentifier() and "_" not in text and text.isascii():
        return safe(text)
    return pascal(split_words(text))


def safe(name: str, prefix: str = "field") -> str:
    """``name`` as an identifier that is no keyword: ``"class"`` gives ``"class_"``."""
    name = name[:_MAX_NAME]
    if not name:
        return prefix if prefix != "Model" else "Unnamed"
    if not name.isidentifier():
        name = f"{prefix}_{name}" if prefix != "Model" else f"{prefix}{name}"
    if keyword.iskeyword(name) or name in {"True", "False", "None"}:
        return f"{name}_"
    return name
