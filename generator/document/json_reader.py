"""JSON with duplicate keys found, exact integers, and an origin for every container."""

from __future__ import annotations

import json
import re

from generator.diagnostics import Diagnostic, GenerationError, Loc, Mark, Severity
from generator.document.marks import JsonMarks, Marks
from generator.document.tree import MAX_DEPTH, Arr, Json, Obj, Origin, too_deep
from generator.notation.pointer import tokens_of
from generator.notation.scalars import spelled_float

# An escape, whatever it is: halves of a pair are told from "\\ud800" by reading all of them.
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|u(?P<half>[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
    re.DOTALL,
)
_PART_OF_PAIR = re.compile(r"\\u[dD][89a-fA-F]")


def read_json(text: str, uri: str) -> tuple[Json, Marks, tuple[Diagnostic, ...]]:
    """The value of a JSON text, its places, and what there is to say about it.

    Raises :class:`GenerationError` for text that is no JSON, or too deep.
    """
    text, halves = _whole(text, uri)
    twice: dict[int, list[str]] = {}
    root = Origin(uri)

    def to_obj(pairs: list[tuple[str, Json]]) -> Obj:
        node = Obj(dict(pairs), root)
        if len(node) != len(pairs):
            seen: set[str] = set()
            twice[id(node)] = [key for key, _ in pairs if key in seen or seen.add(key)]  # type: ignore[func-returns-value]
        return node

    try:
        value = json.loads(text, object_pairs_hook=to_obj, parse_float=spelled_float, strict=False)
    except json.JSONDecodeError as error:
        mark = Mark(error.lineno, error.colno)
        message = f"This is not valid JSON: {error.msg}."
        hint = "Correct the syntax here; the mistake is often just before this place."
        raise GenerationError(_fatal("S002", message, uri, mark, hint)) from None
    except RecursionError:
        raise GenerationError(too_deep(uri, None)) from None
    except ValueError:
        message = "This document contains a number with more digits than can be read."
        hint = "Shorten the number, or put it in quotes."
        raise GenerationError(_fatal("S002", message, uri, None, hint)) from None
    marks = JsonMarks(text)
    value, doubled = _settle(value, root, twice, uri)
    return value, marks, (*halves, *(_duplicate(origin, key, marks) for origin, key in doubled))


def _whole(text: str, uri: str) -> tuple[str, list[Diagnostic]]:
    """``text`` with halves of surrogate pairs, which no file can hold, replaced; places stay."""
    found: list[Diagnostic] = []

    def whole(match: re.Match[str]) -> str:
        if match["half"] is None:
            return match[0]
        start = match.start()
        mark = Mark(text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
        message = f"The escape {match[0]} is half of a character; it is replaced by U+FFFD."
        hint = "Write both halves of the pair, or the character itself."
        found.append(Diagnostic("S009", Severity.WARNING, message, Loc(uri), mark=mark, hint=hint))
        return "\\ufffd"

    return (_ESCAPE.sub(whole, text) if _PART_OF_PAIR.search(text) else text), found


def _settle(
    value: Json, root: Origin, twice: dict[int, list[str]], uri: str
) -> tuple[Json, list[tuple[Origin, str]]]:
    """Give every container its origin, and lists their class; also find doubled keys."""
    holder: list[Json] = [value]
    stack: list[tuple[list[Json] | Obj, str | int, Origin, int]] = [(holder, 0, root, 1)]
    doubled: list[tuple[Origin, str]] = []
    while stack:
        parent, key, origin, depth = stack.pop()
        node = parent[key]  # type: ignore[index]
        if depth > MAX_DEPTH:
            raise GenerationError(too_deep(uri, None))
        if type(node) is Obj:
            node.origin = origin
            if id(node) in twice:
                doubled.extend((origin, name) for name in twice[id(node)])
            for name, item in node.items():
                if type(item) is Obj or type(item) is list:
                    stack.append((node, name, Origin(uri, origin, name), depth + 1))
        elif type(node) is list:
            parent[key] = items = Arr(node, origin)  # type: ignore[index]
            for index, item in enumerate(items):
                if type(item) is Obj or type(item) is list:
                    stack.append((items, index, Origin(uri, origin, index), depth + 1))
    return holder[0], doubled


def _duplicate(origin: Origin, key: str, marks: Marks) -> Diagnostic:
    tokens = [*tokens_of(origin.loc.pointer), key]
    return Diagnostic(
        "S005",
        Severity.WARNING,
        f"The key {key!r} appears twice; the first one is ignored.",
        origin.loc.child(key),
        mark=marks.find(tokens),
        hint="Remove one of the two.",
    )


def _fatal(code: str, message: str, uri: str, mark: Mark | None, hint: str) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, Loc(uri), mark=mark, hint=hint)
