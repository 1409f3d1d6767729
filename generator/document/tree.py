"""The JSON tree that every stage before the IR works on.

Mappings and sequences of a document are :class:`Obj` and :class:`Arr`: a ``dict`` and a
``list`` that know where they were written. The place travels with the node, so a node that
an overlay copied or the upgrade moved still points at the line its author wrote.
Treat both as read-only; a stage that changes something builds a new node.
"""

from __future__ import annotations

from typing import Final, TypeAlias

from generator.diagnostics import Diagnostic, Loc, Mark, Severity
from generator.notation.pointer import pointer_to

#: How deep a document may be nested.
MAX_DEPTH: Final = 500


class Origin:
    """Where a node was written: its parent's origin and its key there (the root has neither).

    It remembers the :class:`Loc` that it was asked for: one, for all who keep it.
    """

    __slots__ = ("found", "key", "parent", "uri")

    def __init__(self, uri: str, parent: Origin | None = None, key: str | int = "") -> None:
        self.uri = uri
        self.parent = parent
        self.key = key
        self.found: Loc | None = None

    @property
    def loc(self) -> Loc:
        """The same place as a :class:`Loc`."""
        if self.found is None and self.parent is not None and self.parent.found is not None:
            self.found = self.parent.found.child(self.key)
        if self.found is None:
            keys: list[str | int] = []
            node = self
            while node.parent is not None and node.found is None:
                keys.append(node.key)
                node = node.parent
            above = node.found.pointer if node.found is not None else ""
            self.found = Loc(self.uri, above + pointer_to(reversed(keys)))
        return self.found


class Obj(dict[str, "Json"]):
    """A mapping of the document that knows its origin."""

    __slots__ = ("origin",)

    def __init__(self, value: dict[str, Json], origin: Origin) -> None:
        super().__init__(value)
        self.origin = origin

    @property
    def loc(self) -> Loc:
        """Where this mapping was written."""
        return self.origin.loc

    def at(self, key: str) -> Loc:
        """Where the value of ``key`` was written."""
        return loc_of(self.get(key), self, key)


class Arr(list["Json"]):
    """A sequence of the document that knows its origin."""

    __slots__ = ("origin",)

    def __init__(self, value: list[Json], origin: Origin) -> None:
        super().__init__(value)
        self.origin = origin

    @property
    def loc(self) -> Loc:
        """Where this sequence was written."""
        return self.origin.loc

    def at(self, index: int) -> Loc:
        """Where the item at ``index`` was written."""
        return loc_of(self[index] if index < len(self) else None, self, index)


Json: TypeAlias = "Obj | Arr | str | int | float | bool | None"


def loc_of(value: Json, parent: Obj | Arr, key: str | int) -> Loc:
    """The place of ``value``: its own if it is a container, else its key in ``parent``."""
    if isinstance(value, Obj | Arr):
        return value.loc
    return parent.loc.child(key)


def too_deep(uri: str, mark: Mark | None) -> Diagnostic:
    """The message about a document that is nested deeper than :data:`MAX_DEPTH`."""
    message = f"The document is nested deeper than {MAX_DEPTH} levels."
    hint = "Move inner parts to components or files of their own, and refer to them."
    return Diagnostic("S006", Severity.ERROR, message, Loc(uri), mark=mark, hint=hint)
