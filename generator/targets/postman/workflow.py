"""Workflows: requests in an order that works, from making a thing to removing it.

An order comes from the chains (what makes what) and from ``x-sdk-*`` (what starts work, how
long it takes, how a large file travels). Methods alone do not tell: a document lists the
deletion of a batch before the upload into it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from generator.ir.hints import Polling
from generator.ir.model import Api, Operation
from generator.ir.types import JsonValue
from generator.names.words import split_words
from generator.notation.paths import PathTemplate
from generator.requests.model import (
    SAMPLE_CONTENT,
    JsonBody,
    RequestModel,
    Requests,
)
from generator.targets.postman.chains import Chains
from generator.targets.postman.prose import title_of
from generator.targets.postman.text import Ref, Templated

_RANK: Final[Mapping[str, int]] = MappingProxyType({"PUT": 1, "POST": 2, "PATCH": 2, "DELETE": 4})
_OTHER: Final = 3
_MOST: Final = 20  # steps that anyone follows


@dataclass(frozen=True, slots=True)
class Step:
    """One request of a workflow."""

    operation: Operation
    polling: Polling | None = None  # repeated until the work is done
    cleans: bool = False  # removes what the workflow made: gone already is as good
    body: dict[str, Templated] | None = None  # takes the place of the example


@dataclass(frozen=True, slots=True)
class Workflow:
    """Steps in working order."""

    name: str
    key: str  # of the operation that it is about
    steps: tuple[Step, ...]


def working_order(operations: Iterable[Operation], chains: Chains) -> list[Operation]:
    """What makes things first, what needs them after it, deletions last; else as given."""
    rest = sorted(operations, key=lambda operation: _rank(operation, chains))
    takes = {operation.key: chains.takes(operation) for operation in rest}
    coming = {variable for o in rest for variable in _made_by(o, chains)}
    made: set[str] = set()
    ordered: list[Operation] = []
    while rest:
        waits_for = coming - made
        chosen = next((o for o in rest if not takes[o.key] & waits_for), rest[0])
        rest.remove(chosen)
        ordered.append(chosen)
        made.update(_made_by(chosen, chains))
    return ordered


def _made_by(operation: Operation, chains: Chains) -> list[str]:
    return [capture.variable for capture in chains.captures.get(operation.key, ())]


def _rank(operation: Operation, chains: Chains) -> tuple[int, int]:
    if operation.method == "DELETE":
        return _RANK["DELETE"], -operation.path.count("/")
    makes = operation.method == "POST" and operation.key in chains.captures
    return (0 if makes else _RANK.get(operation.method, _OTHER)), 0


def find_workflows(api: Api, requests: Requests, chains: Chains) -> tuple[Workflow, ...]:
    """Every workflow of ``api``: work that takes time, large uploads, then plain life cycles."""
    finder = _Finder(api, requests, chains, {o.key: o for o in api.operations})
    found: list[Workflow] = []
    used: set[str] = set()
    for rule in (finder.started, finder.uploaded, finder.created, finder.put):
        for operation in api.operations:
            if operation.key in used and rule in (finder.created, finder.put):
                continue
            steps = tuple(rule(operation))
            if 1 < len(steps) <= _MOST:
                found.append(Workflow(f"{title_of(operation)}, step by step", operation.key, steps))
                used.update(step.operation.key for step in steps)
    return tuple(found)


_Paths = dict[PathTemplate, list[Operation]]


@dataclass(frozen=True, slots=True)
class _Finder:
    api: Api
    requests: Requests
    chains: Chains
    operations: Mapping[str, Operation]
    by_path: _Paths = field(default_factory=dict)

    def __post_init__(self) -> None:
        for operation in self.api.operations:
            self.by_path.setdefault(operation.template.bare, []).append(operation)

    def started(self, operation: Operation) -> Iterator[Step]:
        """Make what is needed, fill it, start the work, wait for it, fetch, remove."""
        poll = self._poll_of(operation)
        if poll is None or operation.method in {"DELETE", "GET"}:
            return
        before = self._prerequisites(operation)
        makers = [*before, operation]
        for one in before:
            yield Step(one)
        yield from map(Step, self._uploads(before))
        yield Step(operation)
        yield Step(poll, polling=poll.hints.polling)
        yield from map(Step, self._results(poll, self._made(makers)))
        yield from self._removals(makers)

    def uploaded(self, operation: Operation) -> Iterator[Step]:
        """Open a session, send one part, finish, remove; with the size of our sample file."""
        recipe = operation.hints.upload
        if recipe is None:
            return
        part = self._by_id(recipe.part_operation)
        finish = self._by_id(recipe.finish_operation)
        if part is None or finish is None:
            return
        before = self._prerequisites(operation)
        shown = _first_item(self.requests.first(finish.key), recipe.finish_parts_argument)
        sent: dict[str, Templated] = {
            name: Ref(self.chains.names[split_words(name)], isinstance(shown.get(name, ""), str))
            for name in recipe.part_reply
        }
        for one in before:
            yield Step(one)
        yield Step(operation, body={recipe.size_argument: len(SAMPLE_CONTENT)})
        yield Step(part)
        yield Step(
            finish,
            body={
                recipe.finish_action_argument: recipe.finish_commit,
                recipe.finish_parts_argument: (sent,),
            },
        )
        yield from self._removals(before)

    def created(self, operation: Operation) -> Iterator[Step]:
        """Make a thing, read, change and remove it."""
        made = _made_by(operation, self.chains)
        if operation.method != "POST" or not made or operation.hints.upload:
            return
        before = self._prerequisites(operation)
        own = self._on(operation, made)
        removals = list(self._removals([*before, operation]))
        if not own or not removals:
            return
        for one in before:
            yield Step(one)
        yield Step(operation)
        lists = self.by_path[operation.template.bare]
        for method in ("GET", "PUT", "PATCH"):
            yield from (Step(one) for one in own if one.method == method)
        yield from (Step(one) for one in lists if one.method == "GET")
        yield from removals

    def put(self, operation: Operation) -> Iterator[Step]:
        """Write to a place of one's own choice, read it, remove it."""
        model = self.requests.first(operation.key)
        if operation.method != "PUT" or model.body is None:
            return
        takes = self.chains.takes(operation)
        if not operation.template.names or takes & self.chains.producers.keys():
            return
        same = self.by_path[operation.template.bare]
        methods = {one.method: one for one in same}
        if not {"GET", "DELETE"} <= methods.keys():
            return
        yield Step(operation)
        for method in ("HEAD", "GET"):
            if method in methods:
                yield Step(methods[method])
        yield from self._removal(methods["DELETE"])

    def _prerequisites(self, operation: Operation) -> list[Operation]:
        """What has to be sent before, in order."""
        found: dict[str, Operation] = {}

        def visit(one: Operation, inside: frozenset[str]) -> None:
            for variable in sorted(self.chains.takes(one)):
                maker = self._maker(variable, inside)
                if maker is not None and maker.key not in found:
                    visit(maker, inside | {maker.key})
                    found[maker.key] = maker

        visit(operation, frozenset({operation.key}))
        return list(found.values())

    def _maker(self, variable: str, inside: frozenset[str]) -> Operation | None:
        makers = [self.operations[key] for key in self.chains.producers.get(variable, ())]
        fitting = [m for m in makers if m.key not in inside and m.method != "DELETE"]
        return min(fitting, key=lambda m: m.method != "POST", default=None)

    def _made(self, makers: Iterable[Operation]) -> list[str]:
        return [variable for maker in makers for variable in _made_by(maker, self.chains)]

    def _uploads(self, makers: list[Operation]) -> Iterator[Operation]:
        """What puts a file into the things that ``makers`` made."""
        made = set(self._made(makers))
        for operation in self.api.operations:
            takes = self.chains.takes(operation)
            reachable = takes & self.chains.producers.keys() <= made
            if takes & made and reachable and self.requests.first(operation.key).sends_file:
                yield operation

    def _results(self, poll: Operation, made: list[str]) -> Iterator[Operation]:
        start = poll.template.bare
        for operation in self.api.operations:
            if operation.method == "GET" and operation.template.is_below(start):
                missing = self.chains.takes(operation) & self.chains.producers.keys() - set(made)
                if not missing:
                    yield operation

    def _on(self, operation: Operation, made: list[str]) -> list[Operation]:
        """The operations of the thing itself: ``/pets/{pet_id}`` after ``POST /pets``."""
        start = operation.template.bare.segments
        return [
            one
            for path, operations in self.by_path.items()
            if path.segments[:-1] == start and (name := path.last.only_name)
            for one in operations
            if self.chains.of_path(one, name) in made
        ]

    def _removals(self, makers: list[Operation]) -> Iterator[Step]:
        """The deletion of all that was made, the last thing first."""
        made = self._made(makers)
        for variable in reversed(list(dict.fromkeys(made))):
            for operation in self.api.operations:
                last = operation.template.last
                if operation.method != "DELETE" or not str(last).endswith("}"):
                    continue
                unknown = self.chains.takes(operation) & self.chains.producers.keys() - set(made)
                if self.chains.of_path(operation, last.names[-1]) == variable and not unknown:
                    yield from self._removal(operation)

    def _removal(self, operation: Operation) -> Iterator[Step]:
        yield Step(operation, cleans=True)
        if poll := self._poll_of(operation):
            yield Step(poll, polling=poll.hints.polling)

    def _poll_of(self, operation: Operation) -> Operation | None:
        starts = operation.hints.starts
        poll = self._by_id(starts.poll) if starts is not None else None
        return poll if poll is not None and poll.hints.polling is not None else None

    def _by_id(self, operation_id: str) -> Operation | None:
        found = self.operations.get(operation_id)
        return found if found is not None and found.operation_id == operation_id else None


def _first_item(model: RequestModel, name: str) -> dict[str, JsonValue]:
    """The first item of a list in the example of a body."""
    value = model.body.value if isinstance(model.body, JsonBody) else None
    items = value.get(name) if isinstance(value, dict) else None
    first = items[0] if isinstance(items, tuple) and items else None
    return first if isinstance(first, dict) else {}
