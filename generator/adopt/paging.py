"""A way to page, told once for many operations: which of them it fits, and as ``x-sdk-paging``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.adopt.endpoints import Endpoints, query_of
from generator.adopt.facts import Action
from generator.emit.files import Data
from generator.ir.members import item_type, properties, type_at
from generator.ir.model import Operation
from generator.ir.types import TypeRef


@dataclass(frozen=True, slots=True)
class Scheme:
    """One way to page; ``style`` is a word of ``x-sdk-paging``, pointers lead into the response."""

    name: str  # of the class of its pages, without Sync or Async
    style: str  # offset, page, cursor, keyset, url, none
    items: str = ""  # pointer
    argument: str = ""  # what selects the page
    size: str = ""
    next: str = ""  # pointer: the token or the address of the next page
    key: str = ""  # pointer into an item
    has_more: str = ""  # pointer
    needs: tuple[str, ...] = ()  # further parameters, if all operations of it have them
    fields: tuple[str, ...] = field(default=())  # pointers that its responses have

    def hint(self, operation: Operation, endpoints: Endpoints) -> Mapping[str, Data]:
        """The scheme as ``x-sdk-paging`` of an operation, without what that does not have."""
        found: dict[str, Data] = {"style": self.style}
        if self.style == "none":
            return found
        found["items"] = self.items
        known = arguments(operation, endpoints)
        if self.argument and self.style != "url":
            found["argument"] = self.argument
        if self.style == "cursor":
            found["next_token"] = self.next
        elif self.style == "url":
            found["next"] = self.next
        elif self.style == "keyset":
            found["key"] = self.key or "/id"
        if self.size in known:
            found["size_argument"] = self.size
        if self.has_more and has(endpoints, operation, self.has_more):
            found["has_more"] = self.has_more
        if self.style == "page":
            found["start"] = 1
        return found

    def fits(self, operation: Operation, endpoints: Endpoints) -> bool:
        """Whether an operation takes and returns what the scheme needs."""
        known = arguments(operation, endpoints)
        if self.argument and self.argument not in known:
            return False
        pointers = [self.items, *([self.next] if self.style in {"cursor", "url"} else [])]
        return all(has(endpoints, operation, pointer) for pointer in pointers) and _is_list(
            endpoints, operation, self.items
        )


def arguments(operation: Operation, endpoints: Endpoints) -> frozenset[str]:
    """What an operation takes by name: parameters, and properties of its body."""
    names = {parameter.name for parameter in operation.parameters}
    for media in operation.body.media if operation.body is not None else ():
        names.update(properties(media.type, endpoints.api.decls))
    return frozenset(names)


def actions(chosen: Iterable[tuple[Operation, Scheme]], endpoints: Endpoints) -> list[Action]:
    """The actions that say of each operation how it is paged."""
    return [
        Action(
            query_of(operation.loc.pointer),
            update={"x-sdk-paging": scheme.hint(operation, endpoints)},
        )
        for operation, scheme in chosen
        if operation.hints.paging is None
    ]


def has(endpoints: Endpoints, operation: Operation, pointer: str) -> bool:
    """Whether the response of an operation has something at ``pointer``."""
    return _at(endpoints, operation, pointer) is not None


def _at(endpoints: Endpoints, operation: Operation, pointer: str) -> TypeRef | None:
    reply = operation.reply_with_body()
    media = next((m for m in reply.media if m.type is not None), None) if reply else None
    return type_at(media.type, pointer, endpoints.api.decls) if media is not None else None


def _is_list(endpoints: Endpoints, operation: Operation, pointer: str) -> bool:
    decls = endpoints.api.decls
    return item_type(_at(endpoints, operation, pointer), decls) is not None
