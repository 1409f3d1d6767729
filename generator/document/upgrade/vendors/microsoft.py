"""``x-ms-*``, which AutoRest and Kiota read."""

from __future__ import annotations

from generator.document.tree import Arr, Json, Obj
from generator.document.upgrade.vendors.reading import (
    Found,
    MalformedError,
    check_reply,
    class_name,
)
from generator.notation.pointer import pointer_to


def paging(found: Found) -> Json:
    """``x-ms-pageable``: the address of the next page is in the response."""
    how = found.mapping()
    items, following = how.get("itemName", "value"), how.get("nextLinkName")
    if not isinstance(items, str) or not isinstance(following, str | None):
        raise MalformedError("a mapping with 'nextLinkName'")
    if following is None:
        return found.obj({"style": "none"})
    pointers = pointer_to((items,)), pointer_to((following,))
    check_reply(found, *pointers)
    return found.obj({"style": "url", "items": pointers[0], "next": pointers[1]})


def enum_name(found: Found) -> Json:
    """The name of an enumeration."""
    name = found.mapping().get("name")
    return class_name(name) if isinstance(name, str) and name else None


def enum_docs(found: Found) -> Json:
    """What is said of its values."""
    listed = found.mapping().get("values")
    docs = {
        str(one.get("value")): one["description"]
        for one in (listed if isinstance(listed, Arr) else ())
        if isinstance(one, Obj) and isinstance(one.get("description"), str)
    }
    return found.obj(dict(docs)) if docs else None


def read_only(found: Found) -> Json:
    """``x-ms-mutability: [read]``."""
    return (_words(found) == {"read"}) or None


def write_only(found: Found) -> Json:
    """``x-ms-mutability`` without ``read``."""
    return ("read" not in _words(found)) or None


def _words(found: Found) -> set[str]:
    if not isinstance(found.value, Arr) or not found.value:
        raise MalformedError("a list of 'create', 'read' and 'update'")
    return {str(word) for word in found.value}


def deprecated(found: Found) -> Json:
    """``x-ms-deprecation``, which says since when and until when."""
    found.mapping()
    return True
