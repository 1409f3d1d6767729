"""The values that travel from a reply to the pages of later requests, as the playground needs them.

``takes`` says where a request has such a value, and which replies hold it. ``gives`` says where a
reply holds one, and ``next`` which requests come after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from generator.emit.files import Data
from generator.ir.model import Operation
from generator.notation.pointer import steps_of, tokens_of
from generator.relations.model import InBody, Input, OutBody, OutHeader, Output, Purpose
from generator.relations.processes import Link, StepKind, Use, Workflow
from generator.relations.relate import Relations
from generator.targets.docs.pages import OperationPage
from generator.targets.docs.render import plain_line, relative

_NEXT: Final = 4  # requests that a reply leads to
_MAKING: Final = (Purpose.CREATE, Purpose.UPLOAD, Purpose.OPEN_UPLOAD)
_FROM: Final = 3  # replies that a field names as its source


@dataclass(frozen=True, slots=True)
class Travels:
    """What the pages of a site tell each other; pages by the keys of their operations."""

    pages: Mapping[str, OperationPage]
    gives: Mapping[str, tuple[Data, ...]]
    given: Mapping[str, tuple[Link, ...]]  # by the reply
    taken: Mapping[str, tuple[tuple[Use, Link], ...]]  # by the request
    followers: Mapping[str, Mapping[str, Operation]]  # the next steps in workflows

    @classmethod
    def of(cls, relations: Relations, pages: Iterable[OperationPage]) -> Travels:
        """Read the values that have both a source and a use."""
        gives: dict[str, list[Data]] = {}
        given: dict[str, dict[tuple[str, ...], Link]] = {}
        taken: dict[str, list[tuple[Use, Link]]] = {}
        for link in _links(relations):
            for source in link.sources:
                key = source.operation.key
                gives.setdefault(key, []).append(_output(link, source.output))
                given.setdefault(key, {})[link.name] = link
            for use in link.uses:
                taken.setdefault(use.operation.key, []).append((use, link))
        return cls(
            {page.operation.key: page for page in pages},
            {key: tuple(found) for key, found in gives.items()},
            {key: tuple(found.values()) for key, found in given.items()},
            {key: tuple(found) for key, found in taken.items()},
            _followers(relations.workflows),
        )

    def describe(self, operation: Operation) -> Mapping[str, Data]:
        """The part of the descriptor of ``operation`` that is about such values."""
        found: dict[str, Data] = {}
        if taken := self.taken.get(operation.key):
            found["takes"] = [self._use(use, link) for use, link in taken]
        if gives := self.gives.get(operation.key):
            found["gives"] = list(gives)
        if following := self._next(operation):
            found["next"] = following
        return found

    def _use(self, use: Use, link: Link) -> Data:
        sources = {s.operation.key: s.operation for s in link.sources}
        others = [one for one in sources.values() if one.key != use.operation.key][:_FROM]
        return {
            "at": _place(use.input),
            "value": _words(link),
            "from": [self._page(one, use.operation) for one in others],
        }

    def _next(self, operation: Operation) -> list[Data]:
        """What is sent after it: the next step of a workflow, else what needs its values.

        What deletes stands last.
        """
        found = dict(self.followers.get(operation.key, {}))
        for link in self.given.get(operation.key, ()):
            needing = (use.operation for use in link.uses if use.required)
            found.update((one.key, one) for one in needing if one.key not in found)
        found.pop(operation.key, None)
        ranked = sorted(found.values(), key=lambda one: one.method == "DELETE")
        return [self._page(one, operation) for one in ranked[:_NEXT]]

    def _page(self, operation: Operation, start: Operation) -> list[Data]:
        page, here = self.pages[operation.key], self.pages[start.key]
        return [plain_line(page.title), f"{relative(page.path, here.path)}.html"]


def _followers(workflows: Iterable[Workflow]) -> Mapping[str, Mapping[str, Operation]]:
    found: dict[str, dict[str, Operation]] = {}
    for workflow in workflows:
        for step, after in pairwise(workflow.steps):
            if after.kind is not StepKind.CLEAN:
                found.setdefault(step.operation.key, {})[after.operation.key] = after.operation
    return found


def _links(relations: Relations) -> Iterator[Link]:
    """The values that have both a source and a use, with the uses that count here."""
    for link in relations.links:
        uses = tuple(use for use in link.uses if _needs(use, link, relations))
        if uses and link.sources:
            yield replace(link, uses=uses)


def _needs(use: Use, link: Link, relations: Relations) -> bool:
    """Whether a request takes a value that is there already, in one field of the form.

    Whoever makes a thing with a name of their choice does not, and items of lists come and go.
    """
    role = relations.roles[use.operation.key]
    if link.chosen and any(role.has(purpose) for purpose in _MAKING):
        return False
    where = use.input
    steps = steps_of(where.pointer) if isinstance(where, InBody) else ()
    return not any(isinstance(step, int) for step in steps)


def _place(where: Input) -> list[Data]:
    if isinstance(where, InBody):
        return ["body", *tokens_of(where.pointer)]
    return [where.location.value, where.name]


def _output(link: Link, output: Output) -> Data:
    if isinstance(output, OutBody):
        return {"value": _words(link), "body": list(steps_of(output.pointer))}
    if isinstance(output, OutHeader):
        return {"value": _words(link), "header": output.name}
    return {
        "value": _words(link),
        "header": output.header,
        "template": output.template,
        "parameter": output.parameter,
        "spans": output.spans,
    }


def _words(link: Link) -> str:
    return " ".join(link.name)
