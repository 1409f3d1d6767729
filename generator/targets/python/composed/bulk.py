"""Documents in bulk: which functions the module ``bulk`` has, and what each calls of the client."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Final

from generator.ir.kinds import Kind
from generator.ir.members import properties
from generator.ir.model import Operation
from generator.ir.types import Primitive
from generator.ir.wire import ArgumentIn
from generator.names.table import Wish, assign
from generator.names.words import snake, split_words
from generator.notation.pointer import pointer_to
from generator.relations.model import OutBody, Place
from generator.relations.processes import Bulk, BulkGap
from generator.targets.base import PlanRequest
from generator.targets.python.naming.arguments import Argument
from generator.targets.python.naming.resources import walk
from generator.targets.python.planning.bulk import BulkPlan, Called, LookupPlan, UploadCall
from generator.targets.python.planning.composed import Scene
from generator.targets.python.planning.methods import PlannedMethod
from generator.targets.python.planning.sdk import SdkPlan

#: What the functions take beside the arguments of the API.
_OWN: Final = (
    "attempts",
    "batch_bytes",
    "batch_size",
    "cleanup",
    "client",
    "label",
    "max_requests",
    "max_runs",
    "options",
    "output",
    "path_column",
    "progress",
    "rows",
    "scheduler",
    "source",
    "source_options",
    "storage_options",
    "workers",
)
#: Columns of the table beside the two that the API names.
_COLUMNS: Final = frozenset(
    {"batch", "error", "file_name", "path", "result_count", "results", "size", "status"}
)
_LABELS: Final = ("name", "title", "label")
_PER_SECOND: Final = {"s": 1.0, "ms": 1e3, "us": 1e6, "ns": 1e9}


def plan_bulk(request: PlanRequest, plan: SdkPlan) -> SdkPlan:
    """``plan`` with its functions for documents in bulk."""
    scene = Scene(plan.api, request.relations, plan.resources, plan.methods, request.sink)
    found: list[BulkPlan] = []
    for one in request.relations.bulk:
        drafted = one if isinstance(one, BulkGap) else _Draft(scene, plan, one).made()
        if isinstance(drafted, BulkPlan):
            found.append(drafted)
            continue
        request.sink.outdated(
            "N040",
            f"The 'x-sdk-bulk' of {drafted.operation.key!r} is ignored: {drafted.text}.",
            drafted.operation.loc.child("x-sdk-bulk"),
            hint="Add what is missing, in the document or in an overlay, or remove x-sdk-bulk.",
        )
    names = assign(Wish(one.about.key, (_wish(one.about),)) for one in found).names
    return replace(plan, bulk=tuple(replace(one, name=names[one.about.key]) for one in found))


def _wish(operation: Operation) -> str:
    return snake(split_words(operation.operation_id or f"run {operation.path}"))


@dataclass(frozen=True, slots=True)
class _Draft:
    """One function, from the operations that it is made of."""

    scene: Scene
    plan: SdkPlan
    bulk: Bulk

    def made(self) -> BulkPlan | BulkGap:
        """The function, or what it lacks."""
        bulk, operation = self.bulk, self.bulk.start.operation
        start, creates, uploads, results = (
            self._planned(op) for op in (operation, bulk.creates, bulk.uploads, bulk.results)
        )
        key = _wired(start, bulk.recipe.argument)
        into, name, data = _upload_arguments(uploads)
        run = _path_arguments(results)[-1:]
        wait = self._wait()
        if key is None or not run:
            return BulkGap(operation, f"{bulk.results.key!r} does not say of what it has results")
        if into is None or data is None:
            return BulkGap(operation, f"{bulk.uploads.key!r} takes more than a file and its name")
        if wait is None:
            return BulkGap(operation, f"no method waits for what {operation.key!r} starts")
        if bulk.recipe.since and self._since() is None:
            text = f"no list of what it starts has the argument {bulk.recipe.since!r}"
            return BulkGap(operation, text)
        named = name.name if name is not None else ""
        sent = UploadCall(self._call(uploads, into), named, data.name)
        label = self._label(creates)
        items = self.scene.relations.role(bulk.results).items
        handle = bulk.start.handles[0]
        return BulkPlan(
            about=operation,
            recipe=bulk.recipe,
            work=bulk.work,
            given=_given(
                create=_rest(creates, {label.name} if label is not None else ()),
                start=_rest(start, {key.name, *_instead_of(start, key)}),
                results=_rest(results, {run[0].name, *_pages(results)}),
            ),
            create=self._call(creates, label),
            container=bulk.made,
            upload=self._upload(sent, into.wire),
            start=self._call(start, key),
            run=handle.pointer if isinstance(handle, OutBody) else "",
            wait=wait[0],
            check=wait[1],
            results=self._call(results, run[0]),
            items=items.pointer if items is not None else "",
            rows_file=self._rows_file(results),
            container_column=_column(key.name),
            run_column=_column(run[0].name),
            replaces=bulk.uploads.method == "PUT",
            find_container=self._find_container(creates, label),
            find_run=self._find_run(),
            delete=self._delete(),
        )

    # -- methods -------------------------------------------------------------------------

    def _planned(self, operation: Operation) -> PlannedMethod:
        return self.scene.method(operation.key)[1]

    def _call(self, planned: PlannedMethod, argument: Argument | None = None) -> Called:
        resource, _ = self.scene.method(planned.method.operation.key)
        path = ".".join((*resource.path, planned.method.name))
        return Called(path, argument.name if argument is not None else "")

    def _wait(self) -> tuple[Called, str] | None:
        """The composed method that waits for the work, and what it calls its ``check``."""
        for resource in walk(self.plan.resources):
            for one in self.plan.composed[resource.module]:
                if one.kind == "wait" and one.about is self.bulk.work.poll:
                    names = {a.wire: a.name for a in one.takes.arguments}
                    path = ".".join((*resource.path, one.name))
                    return Called(path, names[self.bulk.start.argument.name]), names["check"]
        return None

    def _upload(self, simple: UploadCall, into: str) -> UploadCall:
        """The composed method for files of any size; ``simple`` where there is none."""
        about = [
            upload.about
            for upload in self.scene.relations.file_uploads
            if upload.parts is not None
            and upload.simple is not None
            and upload.simple.operation is self.bulk.uploads
        ]
        for resource in walk(self.plan.resources):
            for one in self.plan.composed[resource.module]:
                if one.kind == "upload_file" and one.about in about:
                    names = {a.wire: a.name for a in one.takes.arguments if a.wire != into}
                    key = next(a.name for a in one.takes.arguments if a.wire == into)
                    call = Called(".".join((*resource.path, one.name)), key)
                    return UploadCall(call, names["name"], names["source"], names["workers"])
        return simple

    def _rows_file(self, results: PlannedMethod) -> str:
        """The column of ``x-sdk-rows`` that names the document."""
        found = self.plan.results.get(results.method.operation.key)
        rows = found.rows if found is not None else None
        columns = rows.columns if rows is not None else ()
        named = (c.name for c in columns if c.level == 1 and c.pointer == self.bulk.recipe.file)
        return next(named, "")

    def _delete(self) -> Called | None:
        deleter = self.bulk.container.deleter
        if deleter is None:
            return None
        planned = self._planned(deleter)
        taken = _path_arguments(planned)
        return self._call(planned, taken[0]) if len(taken) == 1 else None

    # -- finding again -------------------------------------------------------------------

    def _label(self, creates: PlannedMethod) -> Argument | None:
        """The argument that takes a name of one's own choice."""
        texts = (a for a in creates.arguments if a.type == Primitive(Kind.STRING))
        return next((a for a in texts if a.wire.lower() in _LABELS), None)

    def _find_container(self, creates: PlannedMethod, label: Argument | None) -> LookupPlan | None:
        found = self._lookup(self.bulk.container, label.wire if label is not None else "")
        lister = self.bulk.container.lister
        if found is None or lister is None:
            return None
        filters = {a.name for a in self._planned(lister).arguments}
        shared = tuple(
            a.name
            for a in creates.arguments
            if a is not label and not a.client and a.name in filters
        )
        return replace(found, shared=shared)

    def _find_run(self) -> LookupPlan | None:
        place = self.scene.relations.places.get(self.bulk.work.place)
        found = self._lookup(place, self.bulk.recipe.argument) if place is not None else None
        since = self._since()
        if found is None or since is None:
            return found
        per_second = _PER_SECOND.get(since.doc.unit, 1.0)
        return replace(found, since=since.name, per_second=per_second)

    def _since(self) -> Argument | None:
        """The argument for the earliest time of what is listed."""
        place = self.scene.relations.places.get(self.bulk.work.place)
        if place is None or place.lister is None or not self.bulk.recipe.since:
            return None
        return _wired(self._planned(place.lister), self.bulk.recipe.since)

    def _lookup(self, place: Place, match: str) -> LookupPlan | None:
        """The list of a place, if its items show their key and ``match``."""
        if place.lister is None or place.key is None or not match:
            return None
        planned = self._planned(place.lister)
        items = self.scene.relations.role(place.lister).items
        shown = properties(items.type, self.plan.api.decls) if items is not None else {}
        if items is None or planned.paging is None or not shown.keys() >= {match, place.key_name}:
            return None
        return LookupPlan(
            method=self._call(planned).method,
            items=items.pointer,
            match=pointer_to([match]),
            key=pointer_to([place.key_name]),
        )


# -- arguments -----------------------------------------------------------------------------


def _wired(planned: PlannedMethod, wire: str) -> Argument | None:
    return next((a for a in planned.arguments if a.wire == wire and not a.client), None)


def _path_arguments(planned: PlannedMethod) -> list[Argument]:
    """The arguments in the path, in its order."""
    names = planned.method.operation.template.names
    found = {a.wire: a for a in planned.arguments if a.place is ArgumentIn.PATH}
    return [found[name] for name in names if name in found]


def _upload_arguments(
    uploads: PlannedMethod,
) -> tuple[Argument | None, Argument | None, Argument | None]:
    """What takes the container, the name of the file where it is in the path, and the content."""
    in_path = _path_arguments(uploads)
    contents = [a for a in uploads.arguments if a.place is ArgumentIn.BODY_ROOT or _is_bytes(a)]
    others = [a for a in uploads.arguments if a.required and not (a in in_path or a in contents)]
    if len(contents) != 1 or not 1 <= len(in_path) <= 2 or others:
        return None, None, None
    return in_path[0], in_path[1] if len(in_path) == 2 else None, contents[0]


def _is_bytes(argument: Argument) -> bool:
    return argument.place is ArgumentIn.BODY and argument.type == Primitive(Kind.BINARY)


def _instead_of(start: PlannedMethod, key: Argument) -> set[str]:
    """The arguments that exclude ``key``, and those that are sent only with one of them."""
    decl = start.body.decl
    if decl is None:
        return set()
    wires = {
        name
        for rule in decl.requires
        if key.wire in rule.properties and rule.maximum == 1
        for name in rule.properties
    }
    wires |= {p.name for p in decl.properties if p.sent_if is not None and p.sent_if[0] in wires}
    body = (a for a in start.arguments if a.place is ArgumentIn.BODY)
    return {a.name for a in body if a.wire in wires}


def _pages(results: PlannedMethod) -> set[str]:
    """The argument that selects a page."""
    paging = results.paging
    return {paging.argument.name} if paging is not None and paging.argument is not None else set()


def _rest(planned: PlannedMethod, taken: Collection[str]) -> list[Argument]:
    """What a caller of bulk may say to a method: all but what bulk says, and what a client holds."""
    return [
        replace(a, key=a.name, positional=False)
        for a in planned.arguments
        if a.name not in taken and not a.client and a.place is not ArgumentIn.IGNORED
    ]


def _given(**methods: list[Argument]) -> Mapping[str, tuple[Argument, ...]]:
    """The arguments of the function by method, with names that are all different."""
    wishes = [
        Wish(f"{method}:{a.key}", (a.key, f"{method}_{a.key}"), rank)
        for rank, method in enumerate(("start", "create", "results"), 1)
        for a in methods[method]
    ]
    names = assign([*(Wish(f"\0{name}", (name,), 0) for name in _OWN), *wishes]).names
    return {
        method: tuple(replace(a, name=names[f"{method}:{a.key}"]) for a in found)
        for method, found in methods.items()
    }


def _column(name: str) -> str:
    return f"{name}_id" if name in _COLUMNS else name
