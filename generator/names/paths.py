"""What paths and tags say in words, without versions and words like ``api`` that say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import dropwhile
from typing import Final

from generator.ir.model import Operation
from generator.names.words import split_words
from generator.notation.paths import BracedText, PathTemplate

_VERSION = re.compile(r"^v\d+(?:(?:alpha|beta)\d*)?$|^\d+$")
#: The format of a reply at the end of a path.
FORMAT: Final = re.compile(
    r"\.(json|xml|ya?ml|csv|html?|php|\{(format|ext|extension)\})$", re.IGNORECASE
)
# Steps of paths that lead to everything.
_STEPS = frozenset({"api", "rest", "apis", "restful"})
#: Words of tags and titles that hold for every operation, or for every API.
_EMPTY: Final = _STEPS | frozenset(
    {"default", "definition", "docs", "documentation", "openapi", "public", "reference", "spec"}
    | {"specification", "swagger", "untagged"}
)
# What a title says of the document, not of what it is about.
_TITLE: Final = _STEPS | frozenset(
    {"docs", "documentation", "openapi", "reference", "spec", "specification", "swagger", "oas"}
    | {"definition", "oas2", "oas3"}
)
# Api20100401Call: the version of the whole, and then what it is about
_DATED: Final = re.compile(r"^api\d+$")
# What the last word of a tag may say of what the others name.
_TAIL: Final = _STEPS | {"controller"}


def is_version(word: str) -> bool:
    """Whether a word is a version: ``v1``, ``v2beta1``, ``3``."""
    return _VERSION.match(word) is not None


def path_words(template: PathTemplate, *, parameters: bool = False) -> tuple[str, ...]:
    """The words of a path, and of the fragment that tells it from others; parameters if asked for."""
    words = [
        word
        for segment in template.segments
        if segment.is_fixed or parameters
        for word in telling_words(str(segment))
    ]
    return (*words, *telling_words(template.fragment))


def route_words(template: PathTemplate) -> tuple[tuple[str, ...], ...]:
    """The words of each segment that says something, without the format at the end."""
    found = [telling_words(FORMAT.sub("", text)) for text in template.fixed_segments]
    found.append(telling_words(template.fragment))
    return tuple(words for words in found if words)


def literal_words(segment: BracedText) -> tuple[str, ...]:
    """What a segment says around the values in it: ``get where`` of ``get_where_{field}.json``."""
    text = BracedText.parse(FORMAT.sub("", str(segment))).filled(lambda _: " ")
    return telling_words(text) if any(map(str.isalnum, text)) else ()


def first_segment(template: PathTemplate) -> str:
    """The first segment that says something: ``pets`` of ``/api/v2/pets/{id}``; "" for none.

    One that could be a name, such as ``docs`` or ``public``, counts where no other does.
    """
    texts = [FORMAT.sub("", text) for text in template.fixed_segments]
    telling = [text for text in texts if telling_words(text)]
    return next((t for t in telling if not _is_empty(split_words(t))), next(iter(telling), ""))


def telling_tag(operation: Operation) -> str:
    """The first tag that tells the operation from others; "" for none, or for ``api`` and ``v1``.

    ``docs`` tells something where things of that name stand below others: ``/spaces/{id}/docs``.
    """
    segments = [split_words(text) for text in operation.template.fixed_segments]
    inner = list(dropwhile(_is_empty, segments))[1:]
    for tag in operation.tags:
        words = split_words(tag)
        if not _is_empty(words) or words in inner:
            return tag
    return ""


def group_title(operation: Operation) -> str:
    """What the group of an operation is called: its first tag, else by its path; "" for none."""
    if tag := telling_tag(operation):
        return tag
    title = " ".join(split_words(first_segment(operation.template))).capitalize()
    return title or next(iter(operation.tags), "")


def group_words(operation: Operation) -> tuple[str, ...]:
    """The words of what the operation belongs to: of a tag, else of the path; () for neither."""
    words = split_words(tag) if (tag := telling_tag(operation)) else ()
    if len(words) > 1 and _DATED.match(words[0]):
        words = words[1:]
    while len(words) > 1 and words[-1] in _TAIL:
        words = words[:-1]
    return words or telling_words(first_segment(operation.template))


def title_words(title: str) -> tuple[str, ...]:
    """The words of a title that say which API it is: ``lago`` of ``Lago API documentation``."""
    words = split_words(_DIALECT.sub(" ", title).strip()) or split_words(title)
    kept = tuple(word for word in words if word not in _TITLE and not _VERSION_WORD.match(word))
    return kept or words


# "OpenAPI 3.0" in a title
_DIALECT: Final = re.compile(r"\b(open\s?api|swagger)\b[\s\d.]*", re.IGNORECASE)
_VERSION_WORD: Final = re.compile(r"^v\d+(?:(?:alpha|beta)\d*)?$")


def _is_empty(words: Iterable[str]) -> bool:
    return all(word in _EMPTY or is_version(word) for word in words)


def telling_words(text: str) -> tuple[str, ...]:
    """The words of a segment that says something: () for ``v2``, ``api`` or ``rest_api_v1``."""
    words = split_words(text) if text else ()
    empty = all(is_version(word) or word in _STEPS for word in words)
    return () if empty else tuple(word for word in words if not is_version(word))
