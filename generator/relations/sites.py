"""The operations of an API by where their paths lead, whatever their parameters are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.ir.model import Operation
from generator.names.words import split_words
from generator.relations.facts import Facts
from generator.relations.model import Purpose
from generator.relations.routes import Step
from generator.relations.vocabulary import VERSION, one_of, plural


@dataclass(frozen=True, slots=True)
class Site:
    """One path, what is done there by method and by the verb of a path, and what lies beyond."""

    steps: tuple[Step, ...]
    shapes: tuple[str, ...]  # of the path after 0, 1, 2 ... steps
    methods: Mapping[str, Operation]  # the first operation of each method
    verbs: Mapping[Purpose, Operation]  # /pets/search, /pets.list: the first of each verb
    called: bool = False  # the last step is the noun of a name like ListPets
    before_word: bool = False  # longer paths go on with a word, or actions are behind a colon
    before_value: bool = False  # longer paths go on with a value
    names: tuple[str, ...] = ()  # of its last parameter, in all paths that lead through it

    @property
    def shape(self) -> str:
        """What identifies the site: its path without the names of parameters."""
        return self.shapes[-1]

    @property
    def path(self) -> str:
        """The path as the first operation writes it."""
        return "".join(f"/{step.text}" for step in self.steps)

    @property
    def ends_in_value(self) -> bool:
        """Whether the last step is a parameter."""
        return bool(self.steps) and self.steps[-1].parameter != ""

    @property
    def parent(self) -> str:
        """The shape of the path without its last step; "" at the root."""
        return self.shapes[-2] if self.steps else ""

    @property
    def noun(self) -> tuple[str, ...]:
        """The words for one thing: those of the last step that is no value and no version."""
        return next(_nouns(self.steps), ())

    @property
    def is_plural(self) -> bool:
        """Whether the path ends with a word for many things."""
        last = self.steps[-1].text if self.steps else ""
        return "{" not in last and plural(split_words(last))

    def by(self, *keys: str | Purpose) -> Operation | None:
        """The first operation with one of these methods or verbs, in the order of ``keys``."""
        for key in keys:
            found = self.verbs.get(key) if isinstance(key, Purpose) else self.methods.get(key)
            if found is not None:
                return found
        return None


#: The site of nothing.
NOWHERE = Site((), ("",), {}, {})


def _nouns(steps: tuple[Step, ...]) -> Iterator[tuple[str, ...]]:
    for step in reversed(steps):
        if "{" not in step.text and not VERSION.fullmatch(step.text):
            yield one_of(split_words(step.text))


@dataclass(slots=True)
class _Draft:
    """A site in the making. Mutable: every operation there adds what it says."""

    steps: tuple[Step, ...]
    shapes: tuple[str, ...]
    facts: list[Facts] = field(default_factory=list)
    before_word: bool = False
    before_value: bool = False
    names: dict[str, None] = field(default_factory=dict)


def find_sites(facts: Iterable[Facts]) -> Mapping[str, Site]:
    """The sites by shape: where operations are, and the things and collections they pass."""
    drafts: dict[str, _Draft] = {}
    for one in facts:
        steps, shapes = one.route.steps, one.route.shapes
        for end, step in enumerate(steps, start=1):
            if step.parameter:
                _draft(drafts, steps, shapes, end - 1)
                passed = _draft(drafts, steps, shapes, end)
                if end < len(steps) and steps[end].parameter:
                    passed.before_value = True
                elif end < len(steps) or one.route.action:
                    passed.before_word = True
                passed.names[step.parameter] = None
        _draft(drafts, steps, shapes, len(steps)).facts.append(one)
    return {shape: _site(draft) for shape, draft in drafts.items()}


def _draft(
    drafts: dict[str, _Draft], steps: tuple[Step, ...], shapes: tuple[str, ...], end: int
) -> _Draft:
    """The draft for the first ``end`` steps of a path."""
    found = drafts.get(shapes[end])
    if found is None:
        found = drafts[shapes[end]] = _Draft(steps[:end], shapes[: end + 1])
    return found


def _site(draft: _Draft) -> Site:
    methods: dict[str, Operation] = {}
    verbs: dict[Purpose, Operation] = {}
    for one in draft.facts:
        if one.route.verb is not None:
            verbs.setdefault(one.route.verb, one.operation)
        elif not one.route.action:
            methods.setdefault(one.operation.method, one.operation)
    return Site(
        steps=draft.facts[0].route.steps if draft.facts else draft.steps,
        shapes=draft.shapes,
        methods=methods,
        verbs=verbs,
        called=bool(draft.facts) and all(one.route.called for one in draft.facts),
        before_word=draft.before_word,
        before_value=draft.before_value,
        names=tuple(draft.names),
    )
