"""Where an inline schema stands: the trail that a name is made of.

A :class:`Spot` is one link; following its parents gives the way from a component or an
operation to the schema. Links are cheap, the :class:`NameHint` is built only for what becomes
a declaration.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import basename

from generator.diagnostics import Loc, Sink
from generator.document.model import Document
from generator.document.shape import METHODS
from generator.document.tree import Json
from generator.ir.types import NameHint, Step, StepKind
from generator.lower.hints import read_former
from generator.lower.reader import obj, text
from generator.notation.pointer import tokens_of

# sections whose members are reached by name, and so lend that name
_SHELVES = frozenset(
    {"schemas", "definitions", "$defs", "parameters", "responses", "requestBodies", "headers"}
    | {"callbacks", "mediaTypes", "pathItems"}
)
_SCHEMA_SHELVES = frozenset({"schemas", "definitions", "$defs"})
_TRAIL = 12  # steps that a name is made of, the innermost ones
_STEPS: Mapping[str, StepKind] = {
    "properties": "property",
    "patternProperties": "value",
    "oneOf": "variant",
    "anyOf": "variant",
    "prefixItems": "part",
    "responses": "response",
    "headers": "header",
    "callbacks": "callback",
    "parameters": "parameter",
}
_BARE_STEPS: Mapping[str, StepKind] = {
    "items": "item",
    "additionalProperties": "value",
    "requestBody": "request",
}
_SILENT = frozenset({"allOf", "content", "encoding"})  # their members have no name worth telling


@dataclass(frozen=True, slots=True)
class Spot:
    """One link of a trail. ``component`` is set on the first link of a named schema only."""

    owner: str
    operation: bool = False
    component: str = ""
    parent: Spot | None = None
    step: Step | None = None

    def child(self, kind: StepKind, word: str = "", refers: str = "") -> Spot:
        """The spot one step further in."""
        step = Step(kind, word, refers)
        return Spot(self.component or self.owner, self.operation, "", self, step)

    def hint(self, node: Json, sink: Sink) -> NameHint:
        """The name that the schema ``node`` at this spot offers."""
        steps: list[Step] = []
        spot: Spot | None = self
        while spot is not None and len(steps) < _TRAIL:
            if spot.step is not None:
                steps.append(spot.step)
            spot = spot.parent
        # on a property or parameter x-sdk-name is the name of the argument, not of its type
        kind = self.step.kind if self.step is not None else None
        argument = kind == "property" or kind == "parameter"  # noqa: PLR1714  (typed words)
        return NameHint(
            component=self.component,
            explicit="" if argument else text(node, "x-sdk-name"),
            former=() if argument else read_former(node, sink),
            title=text(node, "title"),
            owner=self.owner,
            owner_is_operation=self.operation,
            trail=tuple(reversed(steps)),
        )


def operation_spot(operation_id: str, method: str, path: str) -> Spot:
    """Where the inline schemas of an operation start."""
    return Spot(operation_id or f"{method} {path}", operation=True)


def component_name(loc: Loc, root: Loc) -> str:
    """The name under which the schema at ``loc`` is kept for reuse; "" for an inline one."""
    if loc.uri != root.uri and not loc.pointer:
        return basename(loc.uri).split(".")[0]
    tokens = tokens_of(loc.pointer)
    if len(tokens) >= 2 and tokens[-2] in _SCHEMA_SHELVES and _on_shelf(tokens):
        return tokens[-1]
    return tokens[0] if loc.uri != root.uri and len(tokens) == 1 else ""


def _on_shelf(tokens: list[str]) -> bool:
    """Whether the shelf is one, and not a property or schema that is called like it."""
    return len(tokens) == 2 or tokens[-2] == "$defs" or tokens[-3] in {"components", "api"}


def spot_of(loc: Loc, tree: Document) -> Spot:
    """The spot of a schema that a reference reached, from where it was written."""
    name = component_name(loc, tree.root.loc)
    tokens = tokens_of(loc.pointer)
    spot, rest = _start(tokens, tree, loc)
    if name:
        return Spot(spot.owner if len(rest) > 1 else "", component=name)
    return _follow(spot, rest)


def _start(tokens: list[str], tree: Document, loc: Loc) -> tuple[Spot, list[str]]:
    """The owner of a place, and the tokens that follow it."""
    if len(tokens) > 2 and tokens[0] in {"paths", "webhooks"} and tokens[2] in METHODS:
        node = obj(obj(obj(tree.root, tokens[0]), tokens[1]), tokens[2])
        spot = operation_spot(text(node, "operationId"), tokens[2].upper(), tokens[1])
        return spot, tokens[3:]
    for index, token in enumerate(tokens[:-1]):
        if token in _SHELVES:
            return Spot(tokens[index + 1]), tokens[index + 2 :]
    return Spot(basename(loc.uri).split(".")[0]), tokens


def _follow(spot: Spot, tokens: list[str]) -> Spot:
    """Walk ``tokens``, keeping the steps that say something."""
    rest = iter(tokens)
    for word in rest:
        if word in _BARE_STEPS:
            spot = spot.child(_BARE_STEPS[word])
        elif word in _STEPS:
            spot = spot.child(_STEPS[word], next(rest, ""))
        elif word == "$defs":
            spot = Spot(next(rest, ""))
        elif word in _SILENT:
            next(rest, "")
    return spot
