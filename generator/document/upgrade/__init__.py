"""One dialect for all versions: 2.0, 3.0, 3.1 and 3.2 become documents shaped like 3.1.

After :func:`upgrade` no code asks for the version, and every known key holds the right kind of
value or is absent. What remains of newer versions (``query``, ``additionalOperations``,
``in: querystring``, ``itemSchema``, ``$self``) is kept; what is older is rewritten, one small
function a quirk, in :mod:`.schemas` and :mod:`.operations`.
"""

from __future__ import annotations

import dataclasses

from generator.diagnostics import Loc, Sink
from generator.document.model import Document, link
from generator.document.shape import (
    METHODS,
    ROOT,
    Shape,
    containers,
    is_schema,
    reference,
)
from generator.document.structure import ESSENTIAL, Fault, mend
from generator.document.tree import Arr, Json, Obj, Origin
from generator.document.upgrade.context import Context
from generator.document.upgrade.events import open_data
from generator.document.upgrade.generics import bind
from generator.document.upgrade.operations import upgrade_parts
from generator.document.upgrade.references import written_out
from generator.document.upgrade.schemas import upgrade_schema
from generator.document.upgrade.vendors.translate import speaks_to_others, translate
from generator.document.wholes import is_whole

__all__ = ["upgrade"]


def upgrade(document: Document, sink: Sink) -> Document:
    """``document`` in the common dialect.

    Pure: the given document stays as it is. Nodes keep their origins. Operations with a part
    that cannot be understood are listed in ``broken``.
    """
    run = _Upgrade(document, sink)
    root = run.convert(document.root, ROOT)
    if not isinstance(root, Obj):
        raise TypeError
    converted = ((run.convert(node, shape), shape) for node, shape in document.links.targets)
    targets = tuple(converted)
    hops, dangling = run.hops()
    if run.generic:
        bind(root, targets, hops, sink)
    opened = open_data(run.contents, hops)
    links = link(hops, run.mapped(), targets)
    return dataclasses.replace(
        document,
        root=root,
        links=links,
        dangling=document.dangling | dangling,
        opened=opened,
        broken={**document.broken, **run.broken},
    )


class _Upgrade:
    """One run: converts every node once, however often it is shared or referred to."""

    def __init__(self, document: Document, sink: Sink) -> None:
        self.broken: dict[Loc, str] = {}
        self.contents: list[Obj] = []  # maps of media types
        self.generic = False  # whether some schema leaves a reference to whoever uses it
        self._document = document
        self._context = Context(document, sink)
        self._vendors = speaks_to_others(document)
        # id of a node -> the node (which keeps the id taken) and what became of it
        self._done: dict[int, tuple[Obj | Arr, Obj | Arr]] = {}
        self._useless: set[int] = set()  # ids of shared nodes that lack what they need

    def convert(self, node: Obj | Arr, shape: Shape) -> Obj | Arr:
        """``node`` and all that it contains, converted."""
        holder = Arr([None], Origin(""))
        stack: list[tuple[Obj | Arr, Shape, Obj | Arr, str | int, Obj | None]] = [
            (node, shape, holder, 0, None)
        ]
        while stack:
            source, shape, into, key, owner = stack.pop()
            done = self._done.get(id(source))
            if done is None:
                new = self._shallow(source, shape, owner)
                self._done[id(source)] = (source, new)
                if shape.name in {"operation", "path_item"}:
                    owner = source if isinstance(source, Obj) else owner
                members = containers(new, shape)
                members.reverse()
                stack += [(inner, kind, new, key, owner) for key, inner, kind in members]
            else:
                new = done[1]
            into[key] = new  # type: ignore[index]
        return self._done[id(node)][1]

    def _shallow(self, source: Obj | Arr, shape: Shape, owner: Obj | None) -> Obj | Arr:
        """``source`` with its own keys put right; its members are still as they were."""
        whole = written_out(source, shape, self._context)
        new, faults = mend(whole, shape)
        for fault in faults:
            if fault.breaks:
                self._break(source, shape, owner, fault)
        if self._document.dangling:
            self._leave_out(source, new, shape, owner)
        if isinstance(new, Obj):
            if is_schema(shape):
                self.generic |= "$dynamicRef" in new or "$recursiveRef" in new
                upgrade_schema(new, self._context)
            else:
                upgrade_parts(new, shape, self._context)
            if self._vendors:
                translate(new, shape, self._context)
            if shape.name == "content":
                self.contents.append(new)
        return new

    def _leave_out(
        self, source: Obj | Arr, new: Obj | Arr, shape: Shape, owner: Obj | None
    ) -> None:
        """Leave out members that a reference to nothing stands for."""
        for key, item, inner in reversed(containers(new, shape)):
            if not is_whole(item, inner) or item.loc not in self._document.dangling:
                continue
            message = f"The reference {reference(item)!r} does not exist."
            operation = inner.name == "operation"
            if operation or inner.name in ESSENTIAL:
                fault = Fault("R001", item.loc, message, operation=operation)
                self._break(source, shape, owner, fault)
            if operation:
                new[key] = Obj({}, item.origin)  # type: ignore[index]
            else:
                del new[key]  # type: ignore[arg-type]

    def _break(self, source: Obj | Arr, shape: Shape, owner: Obj | None, fault: Fault) -> None:
        """Note which operations cannot be understood because of a fault."""
        if fault.operation:
            self.broken.setdefault(fault.loc, fault.message)
            return
        if shape.name in {"operation", "path_item"} and isinstance(source, Obj):
            owner = source
        if owner is None:
            self._useless.add(id(source))
            return
        methods = [owner[m] for m in METHODS if m in owner]
        for node in [m for m in methods if isinstance(m, Obj)] or [owner]:
            self.broken.setdefault(node.loc, fault.message)

    def hops(self) -> tuple[dict[Origin, Json], frozenset[Loc]]:
        """Where references lead now, and those that lead to something useless."""
        found: dict[Origin, Json] = {}
        dangling: set[Loc] = set()
        for origin, target in self._document.links.hops.items():
            if id(target) in self._useless:
                dangling.add(origin.loc)
            else:
                found[origin] = self._new(target)
        for inner, outer in self._context.moved.items():
            if outer in found:
                found[inner] = found[outer]
        return found, frozenset(dangling)

    def mapped(self) -> dict[Origin, dict[str, Json]]:
        """Where the mappings of discriminators lead now."""
        return {
            origin: {tag: self._new(target) for tag, target in targets.items()}
            for origin, targets in self._document.links.mapped.items()
        }

    def _new(self, node: Json) -> Json:
        if isinstance(node, Obj | Arr):
            return self._done[id(node)][1]
        return node
