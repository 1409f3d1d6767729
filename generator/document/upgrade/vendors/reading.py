"""Reading the values of keys of other generators: what they name, and where that leads."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from generator.document.shape import reference
from generator.document.tree import Arr, Json, Obj
from generator.document.upgrade.context import Context, new_obj
from generator.notation.pointer import pointer_to, tokens_of

_WORDS: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+")
_STEPS: Final = re.compile(r"\.([A-Za-z_][\w-]*)|\['([^']+)'\]|\[\"([^\"]+)\"\]")


class MalformedError(Exception):
    """A value is not what its key asks for; the text says what that would be."""


@dataclass(frozen=True, slots=True)
class Found:
    """One key in one node, which has the keys of its author and is ours to change."""

    key: str
    value: Json
    node: Obj
    context: Context

    def text(self) -> str:
        """The value, which must be a text that is not empty."""
        return text_of(self.value)

    def flag(self) -> bool:
        """The value, which must be true or false."""
        if not isinstance(self.value, bool):
            raise MalformedError("true or false")
        return self.value

    def mapping(self) -> Obj:
        """The value, which must be a mapping."""
        if not isinstance(self.value, Obj):
            raise MalformedError("a mapping")
        return self.value

    def obj(self, members: dict[str, Json]) -> Obj:
        """A mapping of ours that is written where the key is."""
        return new_obj(members, self.node, self.key)

    def arr(self, items: list[Json]) -> Arr:
        """A list of ours that is written where the key is."""
        return Arr(items, new_obj({}, self.node, self.key).origin)


#: What a key of ours would have as its value; None where the key of the other says nothing of it.
Reader: TypeAlias = "Callable[[Found], Json]"


def text_of(value: Json) -> str:
    """A text that is not empty."""
    if not isinstance(value, str) or not value.strip():
        raise MalformedError("a string")
    return value.strip()


def attribute(name: str) -> str:
    """``listPets`` and ``list-pets`` as Python writes it: ``list_pets``."""
    found = "_".join(part for part in _WORDS.split(name) if part).lower()
    if not found.isidentifier():
        raise MalformedError("a name that can be one in code")
    return found


def class_name(name: str) -> str:
    """``list_of_pets`` as the name of a class: ``ListOfPets``."""
    parts = re.split(r"[^A-Za-z0-9]+", name)
    found = "".join(part[:1].upper() + part[1:] for part in parts)
    if not found.isidentifier():
        raise MalformedError("a name that can be one in code")
    return found


def named(found: Found) -> Json:
    """The name of a method, an argument or a field."""
    return attribute(found.text())


def typed(found: Found) -> Json:
    """The name of a class."""
    return class_name(found.text())


def said(found: Found) -> Json:
    """True, where the key is true."""
    return found.flag() or None


def pointer_of(expression: Json, start: str) -> str:
    """The pointer that ``$response.page.next`` or ``$.page.next`` stands for, after ``start``."""
    text = text_of(expression)
    rest = text.removeprefix(start)
    if rest == text and start:
        raise MalformedError(f"an expression that begins with {start}")
    tokens: list[str] = []
    while rest:
        step = _STEPS.match(rest)
        if step is None:
            raise MalformedError("an expression that leads through properties")
        tokens.append(step[1] or step[2] or step[3])
        rest = rest[step.end() :]
    return pointer_to(tokens)


def argument_of(expression: Json, start: str = "$request") -> str:
    """The argument that ``$request.cursor`` stands for."""
    tokens = tokens_of(pointer_of(expression, start))
    if not tokens:
        raise MalformedError("an expression that names an argument")
    return tokens[-1]


def check_reply(found: Found, *pointers: str) -> None:
    """Raise :class:`MalformedError` for a pointer that certainly leads nowhere in the response."""
    schema = _reply(found.node, found.context)
    for pointer in pointers:
        node: Json = schema
        for token in tokens_of(pointer):
            known = _properties(node, found.context, 0)
            if known is None:
                break
            if token not in known:
                raise MalformedError(f"about the response, which has no {token!r}")
            node = known[token]


def _reply(operation: Obj, context: Context) -> Json:
    """The schema of the response to a request that went well, as its author wrote it."""
    responses = context.document.deref(operation.get("responses"))
    for status, value in responses.items() if isinstance(responses, Obj) else ():
        response = context.document.deref(value)
        if not status.startswith("2") or not isinstance(response, Obj):
            continue
        content = context.document.deref(response.get("content"))
        media = next(iter(content.values()), None) if isinstance(content, Obj) else None
        media = context.document.deref(media)
        return media.get("schema") if isinstance(media, Obj) else response.get("schema")
    return None


def _properties(node: Json, context: Context, depth: int) -> dict[str, Json] | None:
    """The properties of a schema; None where they are not all known."""
    node = context.document.deref(node) if reference(node) is not None else node
    if not isinstance(node, Obj) or depth > 20:
        return None
    if any(key in node for key in ("oneOf", "anyOf", "additionalProperties", "patternProperties")):
        return None
    own = node.get("properties")
    found: dict[str, Json] = dict(own) if isinstance(own, Obj) else {}
    parts = node.get("allOf")
    for part in parts if isinstance(parts, Arr) else ():
        inner = _properties(part, context, depth + 1)
        if inner is None:
            return None
        found |= inner
    return found or None
