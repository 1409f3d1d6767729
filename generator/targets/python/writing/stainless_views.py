"""What templates print of the surface of Stainless' packages."""

from __future__ import annotations

from dataclasses import dataclass

from generator.targets.python.writing.docstrings import DocView


@dataclass(frozen=True, slots=True, kw_only=True)
class BelowView:
    """A resource below the one, or the client, that a class is a view of."""

    attribute: str
    module: str
    class_name: str  # as the module calls it
    imported: str  # as its own module calls it, with the alias that it has here


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseClassView:
    """A class whose methods return responses."""

    name: str
    doc: DocView
    behind: str  # the class that has the methods themselves
    attribute: str  # of that class
    attribute_doc: DocView
    below: tuple[BelowView, ...]
    methods: tuple[tuple[str, str], ...]  # (name, function of the runtime)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponsesView:
    """What a module has of a package that Stainless generated."""

    functions: str  # names imported from the runtime
    attributes: tuple[str, ...]  # of a client: arguments of its constructor
    facts: tuple[str, ...]  # of a client: statements of the class
    sync: tuple[ResponseClassView, ...]
    asynchronous: tuple[ResponseClassView, ...]
    checking: tuple[str, ...]
