"""Clients and resources as a tree: what they have, and what a name that is missing may have meant.

Every client imports this module, so it imports nothing itself.
"""

from __future__ import annotations

from .lazy import cached_property

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Dict, Iterator, List, Tuple, Type, TypeVar

    N = TypeVar("N", bound="Node")

__all__ = ["Node", "children"]


class Node:
    """A client or a resource: what is below it is made when it is first asked for."""

    @classmethod
    def _bare(cls: Type[N]) -> N:
        """An instance without settings: what the class shows of its resources belongs to it."""
        return cls.__new__(cls)

    if not TYPE_CHECKING:  # to type checkers, only what is declared exists

        def __getattr__(self, name: str) -> object:
            if name[:1] == "_":
                raise AttributeError(_plain(self, name))
            if hasattr(type(self), name):  # what computes it failed: the reason is raised again
                return object.__getattribute__(self, name)
            raise MissingNameError(self, name)


class MissingNameError(AttributeError):
    """Nothing has this name. What may be meant is looked for when somebody reads the message.

    So ``hasattr`` costs nothing.
    """

    def __init__(self, owner: Node, name: str) -> None:
        super().__init__(_plain(owner, name))
        self._owner = owner
        # tracebacks of Python look for names that are alike; ours are better
        self.name = name
        self.obj = None

    def __str__(self) -> str:
        near = _near(self._owner, self.name or "")
        return f"{self.args[0]}; did you mean {near}?" if near else str(self.args[0])

    def __reduce__(self) -> Tuple[object, ...]:
        return (AttributeError, (str(self),))


# it is shown, and becomes in a pickle, what it is
MissingNameError.__name__ = MissingNameError.__qualname__ = "AttributeError"
MissingNameError.__module__ = "builtins"


def children(node: Node) -> Iterator[Tuple[str, object]]:
    """What is made when it is first asked for, and is made now."""
    for name in dir(type(node)):
        for base in type(node).__mro__:
            if name in vars(base):
                if isinstance(vars(base)[name], cached_property):
                    yield name, getattr(node, name)
                break


def _plain(node: Node, name: str) -> str:
    return f"{type(node).__name__!r} object has no attribute {name!r}"


def _near(node: Node, name: str) -> str:
    """What ``name`` may mean: something of ``node``, or else the nearest to the client."""
    from difflib import get_close_matches

    wanted = _folded(name)
    own = {_folded(known): repr(known) for known in _public(node)}
    below: Dict[str, str] = {}
    for path, found in _below(node.__dict__.get("_client") or node):
        parts = path.split(".")
        for spelled in (parts[-1], *_spellings(parts)):
            below.setdefault(_folded(spelled), found)
    for names, cutoff in ((own, 0.8), (below, 0.99), (below, 0.8), (own, 0.6)):
        close = get_close_matches(wanted, names, 1, cutoff)
        if close:
            return names[close[0]]
    return ""


def _spellings(parts: List[str]) -> Iterator[str]:
    """``batches.create`` is also looked for as ``create_batches`` and ``batches_create``."""
    if len(parts) > 1:
        yield f"{parts[-1]}_{parts[-2]}"
        yield f"{parts[-2]}_{parts[-1]}"


def _below(client: Node) -> Iterator[Tuple[str, str]]:
    """The paths of all resources and methods, those nearest to the client first."""
    level: List[Tuple[str, Node]] = [("", client)]
    for _ in range(6):
        nodes, level = level, []
        for prefix, node in nodes:
            lazy = dict(children(node))
            for name in _public(node):
                child = lazy.get(name)
                if isinstance(child, Node):
                    level.append((f"{prefix}{name}.", child))
                if prefix or name in lazy:
                    yield f"{prefix}{name}", f"client.{prefix}{name}"


def _public(node: Node) -> List[str]:
    return [name for name in dir(type(node)) if name[:1] != "_"]


def _folded(name: str) -> str:
    return name.replace("_", "").lower()
