"""What a path says in words, without versions and words like ``api`` that say nothing."""

from __future__ import annotations

import re

from generator.ir.model import Operation
from generator.names.words import split_words
from generator.notation.paths import PathTemplate

_VERSION = re.compile(r"^v\d+(?:(?:alpha|beta)\d*)?$|^\d+$")
_NOISE = frozenset({"api", "rest", "apis"})


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


def first_segment(template: PathTemplate) -> str:
    """The first segment that says something: ``pets`` of ``/api/v2/pets/{id}``; "" for none."""
    return next((text for text in template.fixed_segments if telling_words(text)), "")


def group_title(operation: Operation) -> str:
    """What the group of an operation is called: its first tag, else by its path; "" for none."""
    if operation.tags:
        return operation.tags[0]
    return " ".join(split_words(first_segment(operation.template))).capitalize()


def telling_words(text: str) -> tuple[str, ...]:
    """The words of a segment that say something: () for ``v2`` or ``api``."""
    words = split_words(text) if text else ()
    return tuple(word for word in words if not is_version(word) and word not in _NOISE)
