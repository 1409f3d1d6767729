"""Joining what changed in the API with what that does to the SDK, each in one entry.

Both sides know where in the documents a change was written. An effect belongs to the change of the
API at its own place, else to the nearest one inside or around it; what a method returns belongs to
changes of its responses, and models that only a removed or added operation uses belong to that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.compat.change import Change
from generator.compat.history import is_gone, is_new
from generator.compat.report import Entry
from generator.compat.sdk.annotations import names_in
from generator.compat.sdk.facts import Facts
from generator.compat.sdk.telling import Found, Renaming
from generator.compat.surface import argument_symbol, field_symbol
from generator.diagnostics import Loc

#: Changes of a method as a whole that are about what it returns.
_RETURNS = ("sdk-result-", "sdk-iteration-", "sdk-await-")
#: Those by which a whole method comes or goes.
_WHOLE = ("sdk-method-",)


def join(api: Sequence[Change], found: Found, old: Facts, new: Facts) -> tuple[Entry, ...]:
    """One entry for each thing that changed, in the order of the API, then of the SDK."""
    groups = _Groups([*api, *found.changes])
    places = _Places(api)
    for effect in found.changes:
        for cause in places.same(effect):
            groups.unite(cause, effect)
    _join_places(groups, found.changes)
    _join_calls(groups, found.changes)
    _join_functions(groups, found.changes)
    for effect in found.changes:
        nearest = None if groups.has(effect, api) else places.nearest(effect)
        if nearest is not None:
            groups.unite(nearest, effect)
    _join_models(groups, found.changes, old, new)
    renamed = {_symbol(one): one for one in found.renamings}
    ours = set(map(id, found.changes))
    return tuple(_entry(group, ours, renamed) for group in groups)


def _entry(
    group: Sequence[Change], ours: set[int], renamed: Mapping[tuple[str, str], Renaming]
) -> Entry:
    sdk = tuple(change for change in group if id(change) in ours)
    found = (renamed.get((change.id.removesuffix("-kept"), _named(change))) for change in sdk)
    return Entry(
        tuple(change for change in group if id(change) not in ours),
        sdk,
        renamings=tuple(one for one in found if one is not None),
    )


def _symbol(one: Renaming) -> tuple[str, str]:
    return f"sdk-{one.kind}-renamed", one.new


def _named(change: Change) -> str:
    """The symbol that a change of a name leads to."""
    if change.id.startswith("sdk-argument-"):
        return argument_symbol(change.subject, change.member)
    if change.id.startswith("sdk-field-"):
        return field_symbol(change.subject, change.member)
    return change.subject


def _join_places(groups: _Groups, effects: Iterable[Change]) -> None:
    """An argument and the field of a model that are one property of the definition."""
    heads: dict[tuple[object, ...], Change] = {}
    for effect in effects:
        if effect.member and (effect.old or effect.new):
            groups.unite(heads.setdefault((effect.old, effect.new), effect), effect)


def _join_calls(groups: _Groups, effects: Iterable[Change]) -> None:
    """What comes and goes with the way in which a list goes on is one thing."""
    heads: dict[str, Change] = {}
    for effect in effects:
        if effect.id.startswith(_RETURNS):
            groups.unite(heads.setdefault(effect.subject, effect), effect)
    for effect in effects:
        bare = effect.old is None and effect.new is None
        if bare and effect.subject in heads and effect.id.startswith("sdk-argument-"):
            groups.unite(heads[effect.subject], effect)


def _join_functions(groups: _Groups, effects: Iterable[Change]) -> None:
    """The same change of a method, and of what else calls its operation."""
    heads: dict[tuple[str, tuple[str, ...], str], Change] = {}
    for effect in effects:
        if effect.operations:
            key = (effect.id, effect.operations, effect.member)
            groups.unite(heads.setdefault(key, effect), effect)


def _join_models(groups: _Groups, effects: Sequence[Change], old: Facts, new: Facts) -> None:
    """Models that come or go with the one method that uses them."""
    for state, ending in ((old, "removed"), (new, "added")):
        calls = [c for c in effects if c.id == f"sdk-method-{ending}"]
        returns = [c for c in effects if c.id.startswith("sdk-result-")]
        uses: dict[str, Change] = {}
        for effect in calls:
            for name in state.reached_by(effect.subject):
                uses.setdefault(name, effect)
        for effect in returns:
            for name in names_in(effect.before if ending == "removed" else effect.after):
                uses.setdefault(name, effect)
                uses.setdefault(f"Async{name}", effect)
        for effect in effects:
            if effect.id == f"sdk-model-{ending}" and (cause := uses.get(effect.subject)):
                groups.unite(cause, effect)


@dataclass(frozen=True, slots=True)
class _Groups:
    """Changes in groups, which grow together."""

    changes: Sequence[Change]
    _above: dict[int, int] = field(default_factory=dict)  # id of a change -> of one in its group

    def unite(self, one: Change, other: Change) -> None:
        """Put the groups of two changes together."""
        self._above[self._root(id(other))] = self._root(id(one))

    def has(self, change: Change, others: Iterable[Change]) -> bool:
        """Whether one of ``others`` is in the group of ``change``."""
        root = self._root(id(change))
        return any(self._root(id(other)) == root for other in others)

    def __iter__(self) -> Iterator[list[Change]]:
        found: dict[int, list[Change]] = {}
        for change in self.changes:
            found.setdefault(self._root(id(change)), []).append(change)
        return iter(found.values())

    def _root(self, key: int) -> int:
        while (above := self._above.get(key, key)) != key:
            key = above
        return key


@dataclass(frozen=True, slots=True)
class _Places:
    """Changes of the API by where they are written."""

    changes: Sequence[Change]

    def same(self, effect: Change) -> Iterator[Change]:
        """Those at the very place of an effect, in either document."""
        if effect.id.startswith(_RETURNS):
            return
        old, new = effect.old, effect.new
        for change in self.changes:
            before, after = _places(change)
            pairs = [(one, other) for one, other in ((before, old), (after, new)) if one and other]
            # an item of a list has a place in each state; where one differs, it is another item
            if pairs and all(one == other for one, other in pairs):
                yield change

    def nearest(self, effect: Change) -> Change | None:
        """The one around an effect or inside it that is nearest; else the only one of its method."""
        scored = [
            (distance, index)
            for index, change in enumerate(self.changes)
            if (distance := _distance(change, effect)) is not None
        ]
        if scored:
            return self.changes[min(scored)[1]]
        if effect.id.startswith(_RETURNS):
            own = [c for c in self.changes if c.operations == effect.operations]
            if len({_places(change) for change in own}) in {1, 2}:
                return own[0]
        return None


def _places(change: Change) -> tuple[Loc | None, Loc | None]:
    """Where a change is written; what is new or gone has a place in one of the states only."""
    return (
        None if is_new(change.id) else change.old,
        None if is_gone(change.id) else change.new,
    )


def _distance(change: Change, effect: Change) -> int | None:
    """How far a change of the API is from an effect; None where they have nothing in common."""
    before, after = _places(change)
    found = [
        distance
        for cause, place in ((before, effect.old), (after, effect.new))
        if cause is not None and place is not None and cause.uri == place.uri
        for distance in (_steps(cause.pointer, place.pointer, effect, change),)
        if distance is not None
    ]
    return min(found, default=None)


def _steps(cause: str, place: str, effect: Change, change: Change) -> int | None:
    inside = cause.startswith(f"{place}/")
    if effect.id.startswith(_RETURNS):
        return 50 if inside and cause[len(place) :].startswith("/responses/") else None
    if effect.id.startswith(_WHOLE):
        return None  # its operation would be at the same place
    if inside:
        return cause[len(place) :].count("/")
    if place.startswith(f"{cause}/") and change.id.startswith(_AROUND):
        return 20 + place[len(cause) :].count("/")
    return None


#: Changes of the API that reach what is written inside of them.
_AROUND = ("request-", "response-", "shared-", "body-", "parameter-", "schema-")
