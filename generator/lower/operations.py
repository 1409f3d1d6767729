"""Paths and webhooks to operations.

An operation is lowered whole or not at all: what cannot be understood raises
:class:`~generator.lower.parameters.UnclearError`, and the operation is listed as skipped with that
reason, while everything else goes on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.diagnostics import Loc
from generator.document.shape import METHODS, reference
from generator.document.tree import Json, Obj
from generator.ir.model import Operation, Skipped, Webhook
from generator.ir.security import SecurityScheme
from generator.lower.bodies import Bodies
from generator.lower.bulk import read_bulk
from generator.lower.downloads import read_downloads
from generator.lower.folders import read_folder
from generator.lower.hints import read_hints
from generator.lower.paging import read_paging
from generator.lower.parameters import Parameters, UnclearError, check_template
from generator.lower.reader import Context, doc_of, flag, items, members, obj, text, texts
from generator.lower.rows import read_rows
from generator.lower.schemas import Schemas
from generator.lower.security import requirements, servers
from generator.lower.signatures import KEY as SIGNATURE
from generator.lower.signatures import read_signature
from generator.lower.trails import Spot, operation_spot
from generator.lower.uploads import read_upload

_LABELS = frozenset({"badge", "audience"})  # kinds of tags that say no more than that
_CALLBACK_DEPTH = 3  # a callback may have callbacks, even itself


@dataclass(frozen=True, slots=True)
class _Item:
    """A path item: its own keys, else those of the item that it refers to."""

    own: Obj
    target: Obj | None

    def get(self, key: str) -> Json:
        """The value of ``key``."""
        if key in self.own or self.target is None:
            return self.own.get(key)
        return self.target.get(key)

    def holder(self, key: str) -> Obj:
        """The object that has ``key``."""
        return self.own if key in self.own or self.target is None else self.target

    def entries(self, path: str) -> Iterator[_Entry]:
        """Every method, upper case, with its operation and where that stands."""
        for key in METHODS:
            if (node := self.get(key)) is not None:
                yield _Entry(self, key.upper(), path, node, self.holder(key).at(key))
        more = self.get("additionalOperations")
        if isinstance(more, Obj):
            for name, node in more.items():
                yield _Entry(self, name, path, node, more.at(name))


@dataclass(frozen=True, slots=True)
class _Entry:
    """One operation before it is lowered."""

    item: _Item
    method: str
    path: str
    node: Json
    loc: Loc


class Operations:
    """Lowers every operation of a document, in the document's order."""

    def __init__(self, ctx: Context, schemas: Schemas, schemes: tuple[SecurityScheme, ...]) -> None:
        self._ctx = ctx
        self._parameters = Parameters(ctx, schemas)
        self._bodies = Bodies(ctx, schemas)
        self._schemes = frozenset(scheme.key for scheme in schemes)
        self._authorizing = frozenset(s.key for s in schemes if s.is_authorization)
        self._security = requirements(ctx.tree.root, self._schemes) or ()
        self._signature = read_signature(ctx.tree.root, None, ctx.sink)
        self._ids: set[str] = set()
        self._labels = frozenset(
            text(tag, "name")
            for tag in items(ctx.tree.root, "tags")
            if text(tag, "kind") in _LABELS
        )
        self.skipped: list[Skipped] = []

    def paths(self) -> Iterator[Operation]:
        """The operations under ``paths``."""
        paths = obj(self._ctx.tree.root, "paths")
        for path, node in members(self._ctx.tree.root, "paths"):
            loc = paths.at(path) if paths is not None else self._ctx.tree.root.loc
            item = self._item(node)
            if item is None:
                self._skip("*", path, "the path item does not exist or is not an object", loc)
                continue
            for entry in item.entries(path):
                found = self._attempt(entry, Spot(path))
                if found is not None:
                    yield found

    def webhooks(self) -> Iterator[Webhook]:
        """The operations under ``webhooks``."""
        for name, node in members(self._ctx.tree.root, "webhooks"):
            yield from self._requests(name, node, Spot(name), "", 0)

    def _attempt(self, entry: _Entry, spot: Spot, depth: int = 0) -> Operation | None:
        """The operation, or None with its name on the list of skipped ones."""
        try:
            return self._operation(entry, spot, depth)
        except UnclearError as unclear:
            self._skip(entry.method, entry.path, unclear.reason.rstrip("."), unclear.loc)
            return None

    def _operation(self, entry: _Entry, spot: Spot, depth: int) -> Operation:
        """``depth`` counts the callbacks around it; a webhook is one itself."""
        ctx, item, loc = self._ctx, entry.item, entry.loc
        node, path = self._clear(entry), entry.path
        operation_id = text(node, "operationId")
        if not depth:
            check_template(path, loc)
            operation_id = self._claim(operation_id)
            path = path if path.startswith("/") else f"/{path}"
        if operation_id or not depth:
            spot = operation_spot(operation_id, entry.method, entry.path)
        own_security = requirements(node, self._schemes)
        security = self._security if own_security is None else own_security
        shared, own = items(item.holder("parameters"), "parameters"), items(node, "parameters")
        upload, sends_file = read_upload(node, ctx.sink)
        return Operation(
            method=entry.method,
            path=path,
            loc=loc,
            operation_id=operation_id,
            tags=tuple(t for t in dict.fromkeys(texts(node, "tags")) if t not in self._labels),
            doc=doc_of(node),
            deprecated=flag(node, "deprecated"),
            parameters=self._parameters.merged(
                shared,
                own,
                "" if depth else path,
                loc,
                spot,
                secured=any(use.key in self._authorizing for way in security for use in way),
            ),
            body=self._bodies.body(node.get("requestBody"), loc, spot),
            responses=self._bodies.responses(node, loc, spot),
            security=security,
            servers=servers(node) or servers(item.holder("servers")),
            callbacks=tuple(self._callbacks(node, spot, depth)),
            hints=replace(
                read_hints(node, ctx.sink),
                paging=read_paging(node, ctx.sink),
                rows=read_rows(node, ctx.sink),
                downloads=read_downloads(node, ctx.sink),
                folder=read_folder(node, ctx.sink),
                bulk=read_bulk(node, ctx.sink),
                upload=upload,
                sends_file=sends_file,
            ),
        )

    def _clear(self, entry: _Entry) -> Obj:
        if (reason := self._ctx.tree.broken.get(entry.loc)) is not None:
            raise UnclearError(f"{reason[:1].lower()}{reason[1:]}", entry.loc)
        if not isinstance(entry.node, Obj):
            raise UnclearError("the operation is not an object", entry.loc)
        return entry.node

    def _callbacks(self, node: Obj, spot: Spot, depth: int) -> Iterator[Webhook]:
        if depth >= _CALLBACK_DEPTH:
            return
        for name, value in members(node, "callbacks"):
            callback = self._ctx.tree.deref(value)
            for expression, item in callback.items() if isinstance(callback, Obj) else ():
                if not expression.startswith("x-"):
                    here = spot.child("callback", name)
                    yield from self._requests(name, item, here, expression, depth)

    def _requests(
        self, name: str, node: Json, spot: Spot, expression: str, depth: int
    ) -> Iterator[Webhook]:
        """The requests that a server makes, as one path item describes them."""
        item = self._item(node)
        if item is None:
            return
        sink = self._ctx.sink
        shared = read_signature(item.holder(SIGNATURE), self._signature, sink)
        for entry in item.entries(expression or name):
            found = self._attempt(entry, spot, depth + 1)
            if found is not None and isinstance(entry.node, Obj):
                signature = read_signature(entry.node, shared, sink)
                yield Webhook(name, found, expression, signature)

    def _item(self, node: Json) -> _Item | None:
        if not isinstance(node, Obj):
            return None
        if reference(node) is None:
            return _Item(node, None)
        target = self._ctx.tree.deref(node)
        if isinstance(target, Obj):
            return _Item(node, target)
        return _Item(node, None) if any(key in METHODS for key in node) else None

    def _claim(self, operation_id: str) -> str:
        """``operation_id`` if nobody has it yet, else ""."""
        if operation_id in self._ids:
            return ""
        self._ids.add(operation_id)
        return operation_id

    def _skip(self, method: str, path: str, reason: str, loc: Loc) -> None:
        skipped = Skipped(method, path, reason, loc)
        self.skipped.append(skipped)
        hint = "Correct this in the document or in an overlay."
        self._ctx.sink.warning("L200", f"{skipped.what} is skipped: {reason}.", loc, hint=hint)
