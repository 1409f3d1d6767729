"""Directed graphs: which nodes lead to one another."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

_Node = TypeVar("_Node", bound=Hashable)


def strong_groups(edges: Mapping[_Node, Iterable[_Node]]) -> tuple[tuple[_Node, ...], ...]:
    """The strongly connected groups, what is led to before what leads there.

    Every node is a key of ``edges``. A group of more than one is a circle. The order depends on
    the order of ``edges`` only; the work is linear (Tarjan), without recursion.
    """
    index: dict[_Node, int] = {}
    low: dict[_Node, int] = {}
    path: list[_Node] = []
    on_path: set[_Node] = set()
    found: list[tuple[_Node, ...]] = []
    for start in edges:
        if start in index:
            continue
        work = [(start, iter(edges[start]))]
        index[start] = low[start] = len(index)
        path.append(start)
        on_path.add(start)
        while work:
            node, rest = work[-1]
            for other in rest:
                if other not in index:
                    index[other] = low[other] = len(index)
                    path.append(other)
                    on_path.add(other)
                    work.append((other, iter(edges[other])))
                    break
                if other in on_path:
                    low[node] = min(low[node], index[other])
            else:
                work.pop()
                if work:
                    parent = work[-1][0]
                    low[parent] = min(low[parent], low[node])
                if low[node] == index[node]:
                    group = [path.pop()]
                    while group[-1] != node:
                        group.append(path.pop())
                    on_path.difference_update(group)
                    found.append(tuple(sorted(group, key=index.__getitem__)))
    return tuple(found)
