"""Unions that contain themselves: what they add to themselves is nothing.

Of ``A: B or text`` and ``B: A or number`` each holds the values of the other, so both are
``text or number``. Whoever opens unions, as nearly every target does, would not come to an end.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.ir.graph import strong_groups
from generator.ir.types import AliasDecl, AnyType, Decl, DeclId, Named, Nullable, TypeRef, Union


def open_circles(decls: Mapping[DeclId, Decl]) -> dict[DeclId, Decl]:
    """``decls`` in which no alias contains itself but through an array, a map or an object."""
    edges = {
        decl.id: [ref.id for ref in _values(decl.target) if isinstance(ref, Named)]
        for decl in decls.values()
        if isinstance(decl, AliasDecl)
    }
    known = {one: [other for other in found if other in edges] for one, found in edges.items()}
    opened = dict(decls)
    for group in strong_groups(known):
        if len(group) > 1 or any(one in known[one] for one in group):
            targets = [decl.target for one in group if isinstance(decl := decls[one], AliasDecl)]
            target = _joined(targets, frozenset(group))
            for one in group:
                if isinstance(decl := decls[one], AliasDecl):
                    opened[one] = replace(decl, target=target)
    return opened


def _values(ref: TypeRef) -> list[TypeRef]:
    """The types whose values ``ref`` takes over as they are."""
    found: list[TypeRef] = []
    stack = [ref]
    while stack:
        match stack.pop():
            case Union(variants=variants):
                stack += reversed(variants)
            case Nullable(inner=inner):
                stack.append(inner)
            case one:
                found.append(one)
    return found


def _joined(targets: list[TypeRef], group: frozenset[DeclId]) -> TypeRef:
    """The one type of all aliases of a circle."""
    found = dict.fromkeys(
        one
        for target in targets
        for one in _values(target)
        if not (isinstance(one, Named) and one.id in group)
    )
    if not found:
        return AnyType()
    joined = next(iter(found)) if len(found) == 1 else Union(tuple(found))
    return Nullable(joined) if any(isinstance(one, Nullable) for one in targets) else joined
