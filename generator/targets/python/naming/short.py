"""Names of inline schemas by what they are: ``BatchList``, and not ``ListBatches200Response``.

A list is named after its items, what an operation gets after what it asks for, and everything inside
of a body after the body, without the words ``Request`` and ``Response``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

from generator.ir.types import Array, Decl, DeclId, NameHint, ObjectDecl, Step
from generator.ir.walk import target_of
from generator.names.plurals import singular
from generator.names.words import class_name, pascal, split_words

#: Verbs of operations whose response is what the rest of their name says.
_GETS: Final = frozenset({"fetch", "find", "get", "list", "query", "read", "retrieve", "search"})
#: Words at the end of the name of a body that say only that it is one.
_BODIES: Final = frozenset({"body", "payload", "reply", "request", "response"})
#: Names of the array in a list that say only that it is one.
_ITEMS: Final = frozenset(
    {
        *("content", "contents", "data", "elements", "entries", "hits", "items", "list", "nodes"),
        *("objects", "records", "results", "rows", "values"),
    }
)
_INNER: Final = 2  # properties on the way to a schema that its name has

Words: TypeAlias = tuple[str, ...]


def short_name(decl: Decl, decls: Mapping[DeclId, Decl]) -> str:
    """The name of an inline schema; "" where its place has no better one than the way to it."""
    hint = decl.hint
    if any(step.kind not in ("property", "item", "request", "response") for step in hint.trail):
        return ""
    *_, last = hint.trail
    if last.kind == "request" or (last.kind == "response" and not last.word.startswith("2")):
        return ""
    if last.kind == "response":
        return _of_response(decl, _owner(hint), decls)
    return pascal(_inner(hint, hint.trail))


def _of_response(decl: Decl, operation: Words, decls: Mapping[DeclId, Decl]) -> str:
    if len(operation) < 2 or operation[0] not in _GETS:
        return ""
    lists = [
        prop
        for prop in (decl.properties if isinstance(decl, ObjectDecl) else ())
        if isinstance(target_of(prop.type, decls), Array)
    ]
    if len(lists) != 1:
        return pascal(operation[1:])
    words = split_words(lists[0].name)
    items = operation[1:] if words[-1] in _ITEMS else words
    return pascal((*_single(items), "list"))


def _inner(hint: NameHint, trail: tuple[Step, ...]) -> Words:
    """The words of what ``trail`` leads to, inside of a body or of a component."""
    root = _root(hint, trail)
    inner: tuple[Words, ...] = ()
    for step in trail:
        if step.kind == "property":
            inner = (*inner, split_words(step.word))
        elif step.kind == "item" and inner:
            *outer, own = inner
            if own[-1] in _ITEMS and _single(root) != root:
                root, inner = _single(root), ()  # an item of a list is what the list is of
            else:
                inner = (*outer, _single(own))
    for part in inner[-_INNER:]:
        root = _joined(root, part)
    return root


def _root(hint: NameHint, trail: tuple[Step, ...]) -> Words:
    """What a body or a component is about."""
    words = _owner(hint)
    if not hint.owner_is_operation or hint.component:
        while len(words) > 1 and words[-1] in _BODIES:
            words = words[:-1]
        gets = len(words) > 1 and words[0] == "list"
    else:
        gets = len(words) > 1 and words[0] in _GETS and trail[0].kind == "response"
    return words[1:] if gets else words


def _owner(hint: NameHint) -> Words:
    return split_words(class_name(hint.component or hint.owner))


def _joined(outer: Words, inner: Words) -> Words:
    """Both, with what one ends and the other begins with only once."""
    return (*outer, *inner[1:]) if outer[-1:] == inner[:1] and len(inner) > 1 else (*outer, *inner)


def _single(words: Words) -> Words:
    return (*words[:-1], singular(words[-1]))
