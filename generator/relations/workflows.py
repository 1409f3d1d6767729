"""Workflows: requests in an order that works, from making a thing to removing it.

An order comes from the needs (what makes what), from work and from uploads. Methods alone do not
tell: a document lists the deletion of a batch before the upload into it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from generator.ir.model import Operation
from generator.relations.facts import Known
from generator.relations.ledger import Name
from generator.relations.model import Confidence, Place, Purpose, Reason, Role
from generator.relations.needs import Needs
from generator.relations.processes import (
    Link,
    StepKind,
    Upload,
    Work,
    Workflow,
    WorkflowKind,
    WorkflowStep,
)

_MOST: Final = 20  # steps that anyone follows

_Steps: TypeAlias = "Iterator[WorkflowStep]"


def find_workflows(
    known: Known,
    *,
    places: Mapping[str, Place],
    roles: Mapping[str, Role],
    work: Iterable[Work],
    uploads: Iterable[Upload],
    needs: Needs,
) -> tuple[Workflow, ...]:
    """Every workflow: work that takes time, large uploads, then plain life cycles."""
    started_by = {
        start.operation.key: one
        for one in work
        for start in one.starts
        if _is_sure(one.reason) and _is_sure(start.reason)
    }
    finder = _Finder(known, places, needs, started_by)
    for role in roles.values():
        finder.note(role)
    found = [one for one in finder.work_and_uploads(uploads) if _is_worth(one)]
    used = {step.operation.key for one in found for step in one.steps}
    for kind, rule in ((WorkflowKind.LIFE, finder.life), (WorkflowKind.WRITE, finder.write)):
        for role in roles.values():
            if role.operation.key not in used:
                one = Workflow(kind, role.operation, tuple(rule(role)))
                if _is_worth(one):
                    found.append(one)
                    used.update(step.operation.key for step in one.steps)
    return tuple(found)


def _is_worth(workflow: Workflow) -> bool:
    return 1 < len(workflow.steps) <= _MOST


def _is_sure(reason: Reason) -> bool:
    """Whether a workflow may wait for work: a wrong guess would have it wait in vain."""
    return reason.confidence >= Confidence.LIKELY


@dataclass(slots=True)
class _Finder:
    """What workflows are made from. Mutable: roles are noted one by one."""

    known: Known
    places: Mapping[str, Place]
    needs: Needs
    started_by: Mapping[str, Work]  # by key of the operation
    takers: dict[Name, list[Operation]] = field(default_factory=dict)
    removers: dict[Name, list[Operation]] = field(default_factory=dict)
    at: dict[str, list[Role]] = field(default_factory=dict)  # by path of the place

    def note(self, role: Role) -> None:
        """Keep an operation under what it takes, removes and is about."""
        operation = role.operation
        links = self.needs.of(operation)
        for link in links:
            self.takers.setdefault(link.name, []).append(operation)
        last = self._last(operation)
        if operation.method == "DELETE" and last is not None:
            self.removers.setdefault(last.name, []).append(operation)
        if role.place:
            self.at.setdefault(role.place, []).append(role)

    def work_and_uploads(self, uploads: Iterable[Upload]) -> Iterator[Workflow]:
        """The workflows of what is stated, or nearly so, in the order of the document."""
        for operation in self.known.api.operations:
            one = self.started_by.get(operation.key)
            if one is not None and operation.method not in {"DELETE", "GET"}:
                yield Workflow(WorkflowKind.WORK, operation, tuple(self._started(operation, one)))
        for upload in uploads:
            yield Workflow(WorkflowKind.UPLOAD, upload.opens, tuple(self._uploaded(upload)))

    def _started(self, operation: Operation, work: Work) -> _Steps:
        """Make what is needed, fill it, start the work, wait for it, fetch, remove."""
        before = self._prerequisites(operation)
        makers = [*before, operation]
        yield from _steps(StepKind.PREPARE, before)
        yield from _steps(StepKind.PREPARE, self._fillers(before))
        yield WorkflowStep(operation, StepKind.MAIN)
        yield WorkflowStep(work.poll, StepKind.WAIT)
        made = self._made(makers)
        reachable = [one for one in work.results if not self._unknown(one, made)]
        yield from _steps(StepKind.USE, reachable)
        yield from self._removals(makers)

    def _uploaded(self, upload: Upload) -> _Steps:
        """Open a session, send one part, finish, remove."""
        before = self._prerequisites(upload.opens)
        yield from _steps(StepKind.PREPARE, before)
        yield from _steps(StepKind.MAIN, [upload.opens, upload.sends, upload.finishes])
        yield from self._removals(before)

    def life(self, role: Role) -> _Steps:
        """Make a thing, read, change and remove it."""
        operation = role.operation
        made = self._made([operation])
        if operation.method != "POST" or role.purpose is not Purpose.CREATE or not made:
            return
        place = self.places.get(role.place)
        if place is None:
            return
        before = self._prerequisites(operation)
        removals = list(self._removals([*before, operation]))
        around = (place.reader, place.replacer, place.merger, place.lister)
        known = self._made([*before, operation])
        own = [op for op in around if op is not None and not self._unknown(op, known)]
        if not removals or not own:
            return
        yield from _steps(StepKind.PREPARE, before)
        yield WorkflowStep(operation, StepKind.MAIN)
        yield from _steps(StepKind.USE, own)
        yield from removals

    def write(self, role: Role) -> _Steps:
        """Write under a name of one's own choice, read, remove."""
        operation = role.operation
        if role.purpose is not Purpose.REPLACE or operation.body is None:
            return
        place = self.places.get(role.place)
        needs = self.needs.of(operation)
        if place is None or not place.item_path or not needs or any(link.best for link in needs):
            return
        if place.reader is None or place.deleter is None:
            return
        readers = [r.operation for r in self.at[place.path] if r.purpose is Purpose.READ]
        yield WorkflowStep(operation, StepKind.MAIN)
        for method in ("HEAD", "GET"):
            yield from _steps(StepKind.USE, [op for op in readers if op.method == method][:1])
        yield from self._removal(place.deleter)

    # -- what is needed, made, removed ---------------------------------------------------------

    def _prerequisites(self, operation: Operation) -> list[Operation]:
        """What has to be sent before, in order."""
        found: dict[str, Operation] = {}

        def visit(one: Operation, inside: frozenset[str]) -> None:
            for link in self.needs.of(one):
                maker = _maker(link, inside)
                if maker is not None and maker.key not in found and len(inside) < _MOST:
                    visit(maker, inside | {maker.key})
                    found[maker.key] = maker

        visit(operation, frozenset({operation.key}))
        return list(found.values())

    def _made(self, makers: Iterable[Operation]) -> list[Name]:
        links = (link for maker in makers for link in self.needs.made_by(maker))
        return list(dict.fromkeys(link.name for link in links))

    def _unknown(self, operation: Operation, made: Iterable[Name]) -> bool:
        """Whether a request needs a value of a reply that did not come yet."""
        return any(link.best and link.name not in made for link in self.needs.of(operation))

    def _fillers(self, makers: list[Operation]) -> list[Operation]:
        """What puts a file into the things that ``makers`` made."""
        made = self._made(makers)
        takers = [op for name in made for op in self.takers.get(name, ())]
        return [
            op
            for op in {one.key: one for one in takers}.values()
            if self.known.of(op).sends_file and not self._unknown(op, made)
        ]

    def _removals(self, makers: list[Operation]) -> _Steps:
        """The deletion of all that was made, the last thing first."""
        made = self._made(makers)
        for name in reversed(made):
            for operation in self.removers.get(name, ()):
                if not self._unknown(operation, made):
                    yield from self._removal(operation)

    def _removal(self, operation: Operation) -> _Steps:
        yield WorkflowStep(operation, StepKind.CLEAN)
        work = self.started_by.get(operation.key)
        if work is not None:
            yield WorkflowStep(work.poll, StepKind.WAIT)

    def _last(self, operation: Operation) -> Link | None:
        """The value at the end of a path; None for a path that ends in a word."""
        route = self.known.of(operation).route
        if not route.on_item or route.action:
            return None
        return self.needs.in_path.get(operation.key, {}).get(route.steps[-1].parameter)


def _steps(kind: StepKind, operations: Iterable[Operation]) -> _Steps:
    return (WorkflowStep(operation, kind) for operation in operations)


def _maker(link: Link, inside: frozenset[str]) -> Operation | None:
    """Who makes a value: a POST, if there is one."""
    makers = [source.operation for source in link.best]
    fitting = [op for op in makers if op.key not in inside and op.method != "DELETE"]
    return min(fitting, key=lambda op: op.method != "POST", default=None)
