"""What would make the next release better, seen in what has changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.compat.report import Hint
from generator.compat.sdk.facts import Facts
from generator.compat.sdk.telling import quoted
from generator.compat.surface import Call
from generator.ir.model import Operation, Parameter
from generator.ir.types import ObjectDecl, Property
from generator.relations.paging_words import CURSORS, OFFSETS, PAGES

_RETIRED: Final = re.compile(
    r"\b(?:deprecated|obsolete|no longer (?:supported|maintained|recommended)"
    r"|(?:maintained|kept|retained)(?: only)? for (?:backwards?|legacy)[ -]compat\w+"
    r"|will be (?:removed|retired|discontinued)|scheduled for removal|sunset)\b",
    re.IGNORECASE,
)
_NOT: Final = re.compile(r"\b(?:not|never|isn't|un)[\s-]*$", re.IGNORECASE)
#: Words of pages that are names of filters as well.
_VAGUE: Final = frozenset({"from", "start", "next", "token", "after", "marker"})
_PARTS: Final = re.compile(r"/parts?(?:/|$)", re.IGNORECASE)


def hints_of(old: Facts, new: Facts) -> tuple[Hint, ...]:
    """The hints about what is new in ``new``, each once."""
    found = (*_retired(old, new), *_uploads(old, new), *_lists(old, new))
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class _Told:
    """Prose about one thing that can be deprecated."""

    name: str
    hint: Hint
    text: str
    deprecated: bool

    @classmethod
    def of(cls, name: str, what: str, thing: Operation | Parameter | Property) -> _Told:
        """What is told about ``thing``, which messages call ``what``."""
        sentence = f"The description of {what} says that it is deprecated; nothing else does."
        advice = "Add `deprecated: true` to it, so that the SDK warns whoever uses it."
        prose = f"{thing.doc.summary} {thing.doc.description}"
        return cls(name, Hint(sentence, advice, thing.loc), prose, thing.deprecated)


def _retired(old: Facts, new: Facts) -> Iterator[Hint]:
    """Prose that calls something deprecated where ``deprecated: true`` is missing."""
    known = {told.name: told for told in _told(old)}
    for told in _told(new):
        before = known.get(told.name)
        if told.deprecated or (before and before.text == told.text):
            continue
        found = _RETIRED.search(told.text)
        if found and not _NOT.search(told.text[: found.start()]):
            yield told.hint


def _told(facts: Facts) -> Iterator[_Told]:
    for operation in facts.api.operations:
        key = quoted(operation.key)
        yield _Told.of(operation.key, key, operation)
        for one in operation.parameters:
            name = f"{operation.key} {one.location.value} {one.name}"
            yield _Told.of(name, f"the parameter {quoted(one.name)} of {key}", one)
    for decl in facts.api.decls.values():
        if isinstance(decl, ObjectDecl):
            owner = quoted(decl.hint.component or decl.hint.owner)
            for prop in decl.properties:
                name = f"{decl.id.pointer} {prop.name}"
                yield _Told.of(name, f"the property {quoted(prop.name)} of {owner}", prop)


def _uploads(old: Facts, new: Facts) -> Iterator[Hint]:
    """New operations that send a file in parts, and that no recipe joins."""
    known = {operation.key for operation in old.api.operations}
    uploads = {call.about for call in new.surface.calls.values() if call.kind == "upload"}
    parts = [one for one in new.api.operations if _PARTS.search(one.path) and one.body is not None]
    for part in parts:
        start = _PARTS.split(part.path)[0]
        others = [
            one for one in new.api.operations if one.method == "POST" and _begins(one.path, start)
        ]
        fresh = part.key not in known and any(one.key not in known for one in others)
        if fresh and not uploads & {part.key, *(one.key for one in others)}:
            yield Hint(
                f"{quoted(part.key)} takes a file in parts, and users would have to send them.",
                "Add `x-sdk-upload` to the operation that opens the upload, so that one method "
                "sends a whole file.",
                part.loc,
            )


def _lists(old: Facts, new: Facts) -> Iterator[Hint]:
    """New methods that return one page of a list."""
    known = {operation.key for operation in old.api.operations}
    for symbol, call in new.surface.calls.items():
        operation = new.operations.get(call.about)
        if operation is None or operation.key in known or call.iterates:
            continue
        if call.kind == "operation" and _pages(call) and operation.method == "GET":
            yield Hint(
                f"{quoted(f'client.{symbol}()')} returns one page of a list.",
                "Add `x-sdk-paging` to the operation, so that a loop goes on over all pages.",
                operation.loc,
            )


def _pages(call: Call) -> bool:
    """Whether arguments say which page is wanted."""
    names = {argument.name for argument in call.arguments}
    return bool(names & {*OFFSETS, *PAGES, *CURSORS} - _VAGUE)


def _begins(path: str, start: str) -> bool:
    """Whether ``path`` is one on the way to ``start``, or that itself."""
    return start == path or (start.startswith(f"{path}/") and path.count("/") > 1)
