"""``pagination`` of the configuration: its schemes, and which operations they fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from generator.adopt.casing import Casing
from generator.adopt.endpoints import Endpoints
from generator.adopt.paging import Scheme
from generator.adopt.stainless.reading import Reading
from generator.adopt.stainless.resources import Asked
from generator.diagnostics.suggest import did_you_mean
from generator.document.tree import Arr, Obj
from generator.notation.pointer import pointer_to

_STYLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cursor": "cursor",
        "cursor_id": "keyset",
        "cursor_url": "url",
        "offset": "offset",
        "page_number": "page",
        "fake_page": "none",
    }
)
_PURPOSE: Final = "x-stainless-pagination-property"
#: What arguments and properties without a stated purpose are for, by what they are called.
_SIZES: Final = ("limit", "size", "page_size", "per_page", "count", "max_results", "first")
_MORE: Final = ("has_more", "hasMore", "has_next", "hasNext", "has_next_page", "more")


@dataclass(frozen=True, slots=True)
class _Part:
    """A parameter or property of a scheme."""

    name: str  # of a parameter
    pointer: str  # of a property of the response
    kind: str  # its JSON type
    purpose: str


def read_schemes(top: Reading, casing: Casing) -> dict[str, Scheme]:
    """The schemes by the names that the configuration gives them."""
    if not top.has("pagination"):
        return {}
    value = top.node["pagination"]
    nodes = [value] if isinstance(value, Obj) else list(value) if isinstance(value, Arr) else []
    found: dict[str, Scheme] = {}
    for index, node in enumerate(nodes):
        if not isinstance(node, Obj):
            top.wrong("pagination", "a list of schemes")
            continue
        reading = Reading(node, f"pagination[{index}]", top.sink)
        name = reading.text("name") or "page"
        scheme = _scheme(reading, casing.pascal(name))
        if scheme is not None:
            found[name] = scheme
    return found


def _scheme(node: Reading, name: str) -> Scheme | None:
    kind = node.text("type")
    if kind not in _STYLES:
        message = f"`{node.label('type')}` is {kind!r}; the scheme is not carried over."
        hint = did_you_mean(kind, list(_STYLES))
        node.sink.warning("A004", message, node.at("type"), hint=hint)
        return None
    node.foreign("description", "param_location", "continue_on_empty_items")
    takes, gives = node.mapping("request"), node.mapping("response")
    node.done()
    asked = list(_parts(takes.node, ())) if takes is not None else []
    told = list(_parts(gives.node, ())) if gives is not None else []
    style = _STYLES[kind]
    items = _of(told, ("items",)) or next((p for p in told if p.kind == "array"), None)
    following = _of(told, ("next_cursor_field", "cursor_url_field")) or next(
        (p for p in told if p is not items and "next" in p.pointer.lower() and p.kind != "boolean"),
        next((p for p in told if p.name in {q.name for q in asked} and p.kind == "string"), None),
    )
    selects = _of(
        asked,
        ("next_cursor_param", "next_cursor_id_param", "page_number_param", "offset_count_param"),
    ) or next((p for p in asked if p.name not in _SIZES and not p.purpose), None)
    size = next((p for p in asked if p.name in _SIZES), None)
    key = _of(told, ("cursor_item_id",))
    more = _of(told, ("has_next_page",)) or next((p for p in told if p.name in _MORE), None)
    pointer = items.pointer if items is not None else ""
    return Scheme(
        name,
        style,
        items=pointer,
        argument=selects.name if selects is not None else "",
        size=size.name if size is not None else "",
        next=following.pointer if following is not None else "",
        key=key.pointer.removeprefix(pointer).removeprefix("/-") if key is not None else "",
        has_more=more.pointer if more is not None else "",
        fields=tuple(part.pointer for part in told if "/-" not in part.pointer),
    )


def _of(parts: Iterable[_Part], purposes: tuple[str, ...]) -> _Part | None:
    return next((part for part in parts if part.purpose in purposes), None)


def _parts(node: Obj, above: tuple[str, ...]) -> Iterator[_Part]:
    """The parameters or properties below ``node``; items of arrays are at ``-``."""
    for name, value in node.items():
        if not isinstance(value, Obj):
            continue
        stated = value.get(_PURPOSE)
        purpose = stated.get("purpose") if isinstance(stated, Obj) else ""
        whole = isinstance(stated, Obj) and stated.get("is_top_level_array") is True
        path = (*above, name)
        kind = value.get("type")
        word = next((k for k in kind if k != "null"), "") if isinstance(kind, list) else kind
        pointer = "" if whole else pointer_to(path)
        yield _Part(name, pointer, str(word or ""), str(purpose or ""))
        inner = value.get("properties")
        if isinstance(inner, Obj):
            yield from _parts(inner, path)
        items = value.get("items")
        below = items.get("properties") if isinstance(items, Obj) else None
        if isinstance(below, Obj):
            yield from _parts(below, (*path, "-"))


def choose(
    schemes: Mapping[str, Scheme], asked: Iterable[Asked], endpoints: Endpoints, top: Reading
) -> list[tuple[Asked, Scheme]]:
    """Which scheme pages which method: the one that is named, else the first that fits."""
    chosen: list[tuple[Asked, Scheme]] = []
    for one in asked:
        if one.paginated is False:
            continue
        if isinstance(one.paginated, str):
            named = schemes.get(one.paginated)
            if named is None:
                message = f"There is no pagination scheme {one.paginated!r}."
                top.sink.warning(
                    "A003", message, one.loc, hint=did_you_mean(one.paginated, schemes)
                )
            else:
                chosen.append((one, named))
            continue
        fits = next((s for s in schemes.values() if s.fits(one.operation, endpoints)), None)
        if fits is not None:
            chosen.append((one, fits))
        elif one.paginated is True:
            message = f"No pagination scheme fits {one.path!r}, which is said to be paged."
            hint = "Add x-sdk-paging to the operation in overlay.yaml."
            top.sink.warning("A003", message, one.loc, hint=hint)
    return chosen
