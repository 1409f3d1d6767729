"""What kinds of composed methods write code with, without knowing the module that it is for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeAlias

from generator.ir.types import TypeRef


class Speller(Protocol):
    """Writes pieces of Python for one module, and notes what they import."""

    def name(self, module: str, name: str) -> str:
        """A name of another module, as the code writes it."""
        ...

    def any(self) -> str:
        """``Any``."""
        ...

    def optional(self, inner: str) -> str:
        """``inner`` or None."""
        ...

    def union(self, parts: list[str]) -> str:
        """One of ``parts``."""
        ...

    def wire(self, ref: TypeRef) -> str:
        """The type of a value of a response."""
        ...


#: Writes the annotation of an argument.
Annotation: TypeAlias = Callable[[Speller], str]


def plain(text: str) -> Annotation:
    """An annotation of builtins, which needs no import."""
    return lambda _: text
