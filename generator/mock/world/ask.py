"""Questions about one operation: what it takes, what it gives, and where a list is in that."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generator.ir.media import holds_file, json_of
from generator.ir.model import Api, Operation
from generator.ir.types import TypeRef
from generator.mock.wire.coerce import form_of
from generator.mock.wire.values import properties, words
from generator.notation.pointer import pointer_to

#: Last words of names that name one thing.
IDS: Final = frozenset({"id", "uuid", "guid", "identifier", "key"})
_LISTS: Final = ("items", "data", "results", "values", "records", "entries", "content")


def reply_type(operation: Operation) -> TypeRef | None:
    """The type of a good JSON reply."""
    found = operation.reply()
    media = json_of(found.media) if found is not None else None
    return media.type if media is not None else None


def body_type(operation: Operation) -> TypeRef | None:
    """The type of the body as far as it has properties: JSON or a form."""
    declared = operation.body.media if operation.body is not None else ()
    media = json_of(declared) or next((one for one in declared if one.type is not None), None)
    return media.type if media is not None else None


def sends_octets(api: Api, operation: Operation) -> bool:
    """Whether the body is the content of a file."""
    return operation.body is not None and any(
        holds_file(m, api.decls) for m in operation.body.media
    )


def gives_octets(api: Api, operation: Operation) -> bool:
    """Whether a good reply is the content of a file."""
    found = operation.reply()
    return found is not None and any(holds_file(one, api.decls) for one in found.media)


def declares(operation: Operation, status: str) -> bool:
    """Whether the document names exactly this status."""
    return any(response.status == status for response in operation.responses)


def key_property(parameter: str, names: Iterable[str]) -> str:
    """The property among ``names`` that a path parameter stands for; "" for none.

    ``petId`` is the property ``petId``, else ``id``; ``filename`` is ``filename``, else ``name``.
    """
    by_text = {"".join(words(name)): name for name in reversed(list(names))}
    wanted = words(parameter)
    text = "".join(wanted)
    if text in by_text:
        return by_text[text]
    if wanted and wanted[-1] in IDS and wanted[-1] in by_text:
        return by_text[wanted[-1]]
    endings = [one for one in by_text if len(one) > 1 and text.endswith(one)]
    if endings:
        return by_text[max(endings, key=len)]
    return by_text.get("id", "") if "id" in wanted else ""


def items_pointer(api: Api, operation: Operation) -> str | None:
    """Where a good reply has its list: a JSON Pointer, None for no list."""
    if operation.hints.paging is not None:
        return operation.hints.paging.items
    found = reply_type(operation)
    if found is None:
        return None
    if form_of(found, api) == "array":
        return ""
    lists = [
        name
        for name, prop in properties(found, api.decls).items()
        if form_of(prop.type, api) == "array"
    ]
    if len(lists) > 1:
        tail = operation.path.rpartition("/")[2]
        lists = [name for name in (tail, *_LISTS) if name in lists][:1]
    if not lists:
        return None
    return pointer_to(lists[:1])
