"""``x-fern-*``."""

from __future__ import annotations

from generator.document.tree import Arr, Json
from generator.document.upgrade.vendors.reading import (
    Found,
    MalformedError,
    argument_of,
    attribute,
    check_reply,
    pointer_of,
    text_of,
)


def group(found: Found) -> Json:
    """A name, or the names of resources inside one another."""
    value = found.value
    names = list(value) if isinstance(value, Arr) else [*found.text().split(".")]
    return found.arr([attribute(text_of(name)) for name in names])


def paging(found: Found) -> Json:
    """How a list goes on; ``true`` means what the root of the document says."""
    value = found.value
    if value is False:
        return None
    if value is True:
        value = found.context.document.root.get(found.key)
        found = Found(found.key, value, found.node, found.context)
    how = found.mapping()
    items = pointer_of(how.get("results"), "$response")
    members: dict[str, Json] = {"items": items}
    pointers = [items]
    if "next_cursor" in how:
        following = pointer_of(how["next_cursor"], "$response")
        members |= {"style": "cursor", "argument": argument_of(how.get("cursor"))}
        members["next_token"] = following
        pointers.append(following)
    elif "offset" in how:
        name = argument_of(how["offset"])
        pages = "page" in name.lower()
        members |= {"style": "page" if pages else "offset", "argument": name}
        if pages:
            members["start"] = 1
    else:
        raise MalformedError("a mapping with 'cursor' and 'next_cursor', or with 'offset'")
    if "step" in how:
        members["size_argument"] = argument_of(how["step"])
    if "has-next-page" in how:
        more = pointer_of(how["has-next-page"], "$response")
        members["has_more"] = more
        pointers.append(more)
    check_reply(found, *pointers)
    return found.obj(members)


def deprecated(found: Found) -> Json:
    """``x-fern-availability: deprecated``."""
    return True if found.text() == "deprecated" else None


def enum_docs(found: Found) -> Json:
    """The descriptions of ``x-fern-enum``."""
    docs = {
        value: entry["description"]
        for value, entry in found.mapping().items()
        if isinstance(entry, dict) and isinstance(entry.get("description"), str)
    }
    return found.obj(docs) if docs else None


def retried(found: Found) -> Json:
    """``x-fern-retries: {disabled: true}``."""
    return "never" if found.mapping().get("disabled") is True else None


def idempotent(found: Found) -> Json:
    """``x-fern-idempotent: true``: also a POST may be repeated."""
    return "safe" if found.flag() else None
