"""Paths as routes: the steps that lead to a place, and the words at the end that are an action.

What is no part of a place is cut off: a fragment, a query, a slash at the end, ``.json``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generator.ir.model import Operation
from generator.names.paths import FORMAT
from generator.names.words import split_words
from generator.notation.paths import BracedText, PathTemplate
from generator.relations.model import Purpose
from generator.relations.vocabulary import VERBS, VERSION, one_of, plural

_ODATA: Final = re.compile(r"([^{}()]+)\('?(\{[^{}]*\})'?\)")
# /#Action=RunInstances, /#X-Amz-Target=DynamoDB_20120810.CreateTable
_FRAGMENT_NAME: Final = re.compile(r"[A-Za-z]+$")
# findByStatus is about what the step before it names
_JOINERS: Final = frozenset({"all", "any", "by", "for", "from", "in", "many", "of", "with"})

#: The verbs that each method of HTTP can stand for; others take any.
_BY_METHOD: Final = {
    "GET": frozenset({Purpose.LIST, Purpose.READ}),
    "HEAD": frozenset({Purpose.READ}),
    "PUT": frozenset({Purpose.REPLACE, Purpose.MERGE, Purpose.CREATE}),
    "PATCH": frozenset({Purpose.MERGE}),
    "DELETE": frozenset({Purpose.DELETE}),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: a word, or the value of a parameter."""

    text: str  # as in the template
    parameter: str = ""  # the name of the parameter that is the whole step


@dataclass(frozen=True, slots=True)
class Route:
    """Where an operation leads: steps to a place, and what it does there beyond its method.

    ``verb`` is what the action says when that is a word of :data:`VERBS`.
    """

    steps: tuple[Step, ...]
    shapes: tuple[str, ...]  # of the path after 0, 1, 2 ... steps
    action: tuple[str, ...] = ()
    verb: Purpose | None = None
    called: bool = False  # the last step is the noun of a name like ListPets

    @property
    def shape(self) -> str:
        """The path without the names of its parameters: what different spellings share."""
        return self.shapes[-1]

    @property
    def on_item(self) -> bool:
        """Whether the last step is a value."""
        return bool(self.steps) and self.steps[-1].parameter != ""


def shapes_of(steps: tuple[Step, ...]) -> tuple[str, ...]:
    """The path after 0, 1, 2 ... steps, without the names of its parameters."""
    found = [""]
    for step in steps:
        text = step.text
        shape = "{}" if step.parameter else BracedText.parse(text).shape if "{" in text else text
        found.append(f"{found[-1]}/{shape}")
    return tuple(found)


def route_of(operation: Operation) -> Route:
    """The route of an operation."""
    template = operation.template
    steps, action = _steps(template)
    if action:
        return _route(steps, action, _verb(operation, action) if len(action) == 1 else None)
    if found := _FRAGMENT_NAME.search(template.fragment):
        return _called(operation, steps, split_words(found[0]))
    if not steps or steps[-1].parameter or "{" in steps[-1].text:
        return _route(steps)
    return _worded(operation, steps)


def _worded(operation: Operation, steps: tuple[Step, ...]) -> Route:
    """A route whose last step may be a verb, or a noun with one."""
    *before, last = steps
    head, _, tail = last.text.rpartition(".")
    if head and (words := split_words(tail)):
        verb = _verb(operation, words) if _is_verb(words) else None
        if verb is not None or operation.method == "POST":
            return _route((*before, Step(head)), words, verb)
        return _route(steps)
    words = split_words(last.text)
    verb = _verb(operation, words)
    if verb is None:
        return _route(steps)
    if _is_verb(words):
        on_collection = verb in {Purpose.LIST, Purpose.CREATE}
        fits = before and not (on_collection and before[-1].parameter)
        fits = fits and not VERSION.fullmatch(before[-1].text)
        return _route(tuple(before), words, verb) if fits else _route(steps)
    if any("{" in step.text for step in steps):
        return _route(steps)
    return _called(operation, tuple(before), words)


def _route(
    steps: tuple[Step, ...], action: tuple[str, ...] = (), verb: Purpose | None = None
) -> Route:
    return Route(steps, shapes_of(steps), action, verb)


def _is_verb(words: tuple[str, ...]) -> bool:
    """Whether words say what is done to what the step before them names."""
    return len(words) == 1 or words[1] in _JOINERS


def _called(operation: Operation, before: tuple[Step, ...], words: tuple[str, ...]) -> Route:
    """The route of a name like ``ListPets``: the noun becomes the last step."""
    noun = "-".join(one_of(words[1:]))
    steps = (*before, Step(noun)) if noun else before
    verb = _verb(operation, words)
    if verb is Purpose.READ and plural(words[1:]):
        verb = Purpose.LIST  # DescribeInstances
    return Route(steps, shapes_of(steps), words, verb, called=bool(noun))


def _verb(operation: Operation, words: tuple[str, ...]) -> Purpose | None:
    verb = VERBS.get(words[0]) if words else None
    allowed = _BY_METHOD.get(operation.method)
    return verb if verb is not None and (allowed is None or verb in allowed) else None


def _steps(template: PathTemplate) -> tuple[tuple[Step, ...], tuple[str, ...]]:
    """The steps of a path, and the words behind a colon at its end."""
    texts = [text for segment in template.segments if (text := str(segment))]
    action: tuple[str, ...] = ()
    if texts:
        texts[-1] = FORMAT.sub("", texts[-1]) or texts[-1]
        head, colon, tail = texts[-1].rpartition(":")
        if colon and head and "{" not in tail and "}" not in tail:
            texts[-1], action = head, split_words(tail)
    steps: list[Step] = []
    for text in texts:
        if found := _ODATA.fullmatch(text):
            steps += [Step(found[1]), Step(found[2], found[2][1:-1])]
        else:
            steps.append(Step(text, BracedText.parse(text).only_name))
    return tuple(steps), action
