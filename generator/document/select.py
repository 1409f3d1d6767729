"""What a JSONPath expression selects in a tree, and how far one leads that selects nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from generator.diagnostics.suggest import closest, did_you_mean
from generator.document.marks import step
from generator.document.tree import Arr, Json, Obj

if TYPE_CHECKING:
    from jsonpath import JSONPath

Parts: TypeAlias = "tuple[str | int, ...]"


@dataclass(frozen=True, slots=True)
class NearMiss:
    """How far an expression leads."""

    hint: str = ""  # with a space behind it
    beside: str = ""  # what is there in place of the last word, if only that is not there


def select(query: JSONPath, root: Json) -> list[Parts]:
    """The places that a query selects, each once."""
    if not isinstance(root, Obj | Arr):
        return []
    return list(dict.fromkeys(tuple(match.parts) for match in query.finditer(root)))


def value_at(node: Json, parts: Parts) -> Json:
    """The value at a place that exists."""
    for part in parts:
        node = step(node, str(part))
    return node


def near_miss(query: JSONPath, root: Json) -> NearMiss:
    """The longest beginning of ``query`` that matches, and what may be meant behind it."""
    import jsonpath  # noqa: PLC0415

    segments = [str(segment) for segment in query.segments]
    for length in range(len(segments) - 1, -1, -1):
        start = "$" + "".join(segments[:length])
        found = select(jsonpath.compile(start, strict=True), root)  # type: ignore[arg-type]
        if not found:
            continue
        node = value_at(root, found[0])
        names = list(node) if isinstance(node, Obj) else []
        wanted = segments[length].strip("[]'\"")
        hint = f"Correct what follows {start}. {did_you_mean(wanted, names)}".strip()
        is_last = length == len(segments) - 1
        return NearMiss(f"{hint} ", closest(wanted, names) if is_last else "")
    return NearMiss()
