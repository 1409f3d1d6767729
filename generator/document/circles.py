"""Circles of references: chains that never reach a value, and values that would hold themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.document.tree import Arr, Json, Obj, Origin


def circles_of(
    hops: Mapping[Origin, Json], wholes: Mapping[Origin, Obj | Arr]
) -> list[list[Origin]]:
    """The circles among references, each as the references that it goes through.

    A reference that stands for a whole map or list is written out, so it must not lead to
    something that contains it, directly or through others.
    """
    found = list(_chains(hops))
    if wholes:
        found += _nested(wholes)
    return found


def _chains(hops: Mapping[Origin, Json]) -> Iterator[list[Origin]]:
    """Chains of references that come back to where they began."""
    fine: set[Origin] = set()
    for start in hops:
        trail: dict[Origin, None] = {}
        origin: Origin | None = start
        while origin is not None and origin not in fine:
            if origin in trail:
                steps = list(trail)
                yield steps[steps.index(origin) :]
                break
            trail[origin] = None
            target = hops.get(origin)
            origin = target.origin if isinstance(target, Obj) else None
            if origin is not None and origin not in hops:
                origin = None
        fine.update(trail)


def _nested(wholes: Mapping[Origin, Obj | Arr]) -> list[list[Origin]]:
    """References that would put something into itself."""
    leading: dict[Origin, list[Origin]] = {}  # what is written out, and where
    for origin, target in wholes.items():
        leading.setdefault(target.origin, []).append(origin)
    inner: dict[Origin, list[Origin]] = {origin: [] for origin in wholes}
    for origin in wholes:
        for above in _ancestors(origin):
            for outer in leading.get(above, ()):
                inner[outer].append(origin)
    done: set[Origin] = set()
    return [circle for start in wholes if (circle := _back_to(start, inner, done))]


def _ancestors(origin: Origin) -> Iterable[Origin]:
    """The places around a place, itself included."""
    above: Origin | None = origin
    while above is not None:
        yield above
        above = above.parent


def _back_to(
    start: Origin, inner: Mapping[Origin, list[Origin]], done: set[Origin]
) -> list[Origin]:
    """A way from ``start`` to itself; empty when there is none, or when it was broken before."""
    stack = [[start]]
    seen: set[Origin] = set()
    while stack:
        trail = stack.pop()
        for origin in inner[trail[-1]]:
            if origin is start and not done & set(trail):
                done.update(trail)
                return trail
            if origin not in seen and origin not in done:
                seen.add(origin)
                stack.append([*trail, origin])
    return []
