"""The prose of an encoded API, apart from its structure: what only readers see, by where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from generator.notation.pointer import escape

#: Where prose is in what :func:`generator.ir.dump.encode` makes: members of ``doc``, and whole fields.
_DOC: Final = "doc"
_TEXTS: Final = ("title", "summary", "description")
_WHOLE: Final = ("value_docs",)
#: What tells the items of a list apart, whatever their order: the first that all have.
_NAMES: Final = ("id", "name", "key", "status", "content_type", "property", "method")


def part_prose(value: object) -> tuple[object, dict[str, object]]:
    """``value`` without its prose, and the prose by pointers, whose tokens are names of items."""
    prose: dict[str, object] = {}
    return _parted(value, "", prose), prose


def _parted(value: object, place: str, prose: dict[str, object]) -> object:
    if isinstance(value, list):
        return [_parted(item, f"{place}/{label}", prose) for label, item in _labelled(value)]
    if not isinstance(value, dict):
        return value
    found: dict[str, object] = {}
    for key, member in value.items():
        here = f"{place}/{escape(key)}"
        if key in _WHOLE:
            prose[here] = member
        elif key == _DOC and isinstance(member, dict):
            prose.update((f"{here}/{k}", text) for k, text in member.items() if k in _TEXTS)
            found[key] = {k: rest for k, rest in member.items() if k not in _TEXTS}
        else:
            found[key] = _parted(member, here, prose)
    return found


def join_prose(value: object, prose: Mapping[str, object]) -> object:
    """What :func:`part_prose` was given."""
    return _joined(value, "", prose)


def _joined(value: object, place: str, prose: Mapping[str, object]) -> object:
    if isinstance(value, list):
        return [_joined(item, f"{place}/{label}", prose) for label, item in _labelled(value)]
    if not isinstance(value, dict):
        return value
    found: dict[str, object] = {}
    for key, member in value.items():
        here = f"{place}/{escape(key)}"
        if key == _DOC and isinstance(member, dict):
            texts = ((k, prose.get(f"{here}/{k}")) for k in _TEXTS)
            found[key] = {**{k: text for k, text in texts if text is not None}, **member}
        else:
            found[key] = _joined(member, here, prose)
    for key in _WHOLE:
        if (whole := prose.get(f"{place}/{key}")) is not None:
            found[key] = whole
    return found


def _labelled(items: list[object]) -> Iterator[tuple[str, object]]:
    """The items of a list, each with a token for pointers: its name, or its index."""
    taken: set[str] = set()
    for at, item in enumerate(items):
        label = escape(_label(item))
        if not label or label in taken:
            label = str(at)
            while label in taken:
                label += "'"
        taken.add(label)
        yield label, item


def _label(item: object) -> str:
    if not isinstance(item, dict):
        return ""
    found = next((item[key] for key in _NAMES if isinstance(item.get(key), str)), "")
    path = item.get("path")  # of an operation
    return f"{found} {path}" if isinstance(path, str) else str(found)
