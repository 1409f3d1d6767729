"""What a kind of composed methods says of itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.diagnostics import Loc
from generator.ir.model import Operation
from generator.targets.python.naming.arguments import Argument
from generator.targets.python.naming.resources import Resource
from generator.targets.python.planning.composed import Constant, Scene, Spelled, Writer
from generator.targets.python.planning.methods import PlannedMethod


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A composed method before it has a name; ``spell`` gets its final arguments.

    ``takes`` is the method whose arguments it has, as far as ``taken`` lists them, beside its
    ``own``. The other fields are those of ``Composed``.
    """

    wishes: tuple[str, ...]  # names, best first
    takes: PlannedMethod
    taken: tuple[Argument, ...]
    own: tuple[Argument, ...]
    operations: tuple[Operation, ...]
    summary: str
    text: str
    returns: str
    spell: Callable[[tuple[Argument, ...], Writer], Spelled]
    raises: tuple[tuple[str, str], ...] = ()
    constants: tuple[Constant, ...] = ()
    iterates: bool = False
    fake: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of composed methods.

    ``about`` are the operations that it can be made for, and ``draft`` makes it for one of them, in
    the resource ``home``. One that cannot be made is None; its reason is in the sink if sdk.yaml
    asks for it at the place that ``draft`` gets.
    """

    name: str  # the key of a method in sdk.yaml
    needs: str  # the extension without which an operation cannot have it
    about: Callable[[Scene], Iterable[Operation]]
    draft: Callable[[Scene, Operation, Resource, Loc | None], Draft | None]
    automatic: bool = True  # made where it can be; else where sdk.yaml asks for it
    keeps_names: bool = False  # its errors name the arguments of the operation as it does
