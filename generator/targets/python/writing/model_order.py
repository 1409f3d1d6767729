"""In which order the models of a module stand: each behind those that it is made of."""

from __future__ import annotations

from collections.abc import Mapping

from generator.ir.types import AliasDecl, Decl, DeclId, ObjectDecl
from generator.ir.walk import groups, needs, references


def class_order(decls: Mapping[DeclId, Decl]) -> Mapping[DeclId, tuple[int, int]]:
    """Where a class stands: after what it needs, and in a cycle after its bases."""
    return {
        decl: (at, _depth(decl, decls)) for at, group in enumerate(groups(decls)) for decl in group
    }


def _depth(decl: DeclId, decls: Mapping[DeclId, Decl]) -> int:
    """How many classes a class inherits from."""
    seen = {decl}
    depth, stack = 0, [decl]
    while stack:
        node = decls[stack.pop()]
        bases = [b for b in node.bases if b not in seen] if isinstance(node, ObjectDecl) else []
        seen.update(bases)
        stack.extend(bases)
        depth += len(bases)
    return depth


def targets_first(decls: list[AliasDecl]) -> list[AliasDecl]:
    """Aliases in an order in which each finds the ones it is made of."""
    here = {d.id: d for d in decls}
    done: dict[DeclId, AliasDecl] = {}
    for decl in decls:
        stack = [(decl, iter(needs(decl)))]
        active = {decl.id}
        while stack:
            node, children = stack[-1]
            child = next((c for c in children if c in here and c not in done), None)
            if child is not None and child not in active:
                active.add(child)
                stack.append((here[child], iter(references(here[child].target))))
            elif child is None:
                done.setdefault(node.id, node)
                stack.pop()
    return list(done.values())
