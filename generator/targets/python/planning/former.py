"""Names of before, as a plan has them: what each stands for today, and what its users are told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.ir.model import Api
from generator.ir.types import DeclId, ObjectDecl
from generator.targets.python.naming.arguments import Argument
from generator.targets.python.naming.resources import Resource
from generator.targets.python.planning.composed import Composed
from generator.targets.python.planning.methods import PlannedMethod
from generator.targets.python.settings import RenamedSettings
from generator.targets.python.symbols import split_symbol
from generator.targets.tables.python import ConstructorArgument


def former_names(renamed: Iterable[RenamedSettings]) -> dict[str, frozenset[str]]:
    """The methods of before that ``sdk.yaml`` names, by the path of their resource."""
    found: dict[str, set[str]] = {}
    for entry in renamed:
        owner, name = split_symbol(entry.old)
        if owner and not entry.old.endswith(")"):
            found.setdefault(owner, set()).add(name)
    return {owner: frozenset(names) for owner, names in found.items()}


def former_models(renamed: Iterable[RenamedSettings]) -> tuple[str, ...]:
    """The names without an owner, which models can have had, that ``sdk.yaml`` names."""
    return tuple(dict.fromkeys(e.old for e in renamed if e.old.isidentifier()))


@dataclass(frozen=True, slots=True)
class Former:
    """A symbol of before, the symbol of today, and the version in which the former one goes."""

    old: str
    new: str
    removed_in: str

    @property
    def notice(self) -> str:
        """What somebody is told who uses it."""
        return (
            f"{self.old} is deprecated and will be removed in version {self.removed_in}; "
            f"use {self.new}"
        )


@dataclass(frozen=True, slots=True)
class FormerMethod:
    """A method of before: its name, and where the method of today is."""

    name: str
    said: Former
    resource: Resource
    method: PlannedMethod | Composed


@dataclass(frozen=True, slots=True)
class FormerArgument:
    """An argument of before, of a method or of the constructor."""

    name: str
    said: Former
    argument: Argument | ConstructorArgument


@dataclass(frozen=True, slots=True)
class FormerChild:
    """A resource of before: its attribute, and the resource of today."""

    attribute: str
    said: Former
    resource: Resource


@dataclass(frozen=True, slots=True)
class FormerField:
    """A field of before: ``keys`` are its names in Python and JSON, the former first."""

    keys: tuple[str, ...]
    said: Former
    property: str  # the name of the property


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name of before in a module: what ``module``, relative to the package, calls ``target``."""

    name: str
    said: Former
    module: str
    target: str
    names: tuple[str, ...] = ()  # of a module: what it exports


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerPlan:
    """All names of before, where those who write code look for them."""

    methods: Mapping[str, tuple[FormerMethod, ...]] = field(default_factory=dict)  # by module
    arguments: Mapping[str, tuple[FormerArgument, ...]] = field(default_factory=dict)  # by symbol
    children: Mapping[tuple[str, ...], tuple[FormerChild, ...]] = field(default_factory=dict)
    fields: Mapping[DeclId, tuple[FormerField, ...]] = field(default_factory=dict)
    models: tuple[FormerName, ...] = ()
    exceptions: tuple[FormerName, ...] = ()
    resources: tuple[FormerName, ...] = ()  # classes of resources
    modules: tuple[FormerName, ...] = ()  # modules whose names are in another one today

    @property
    def all(self) -> tuple[Former, ...]:
        """All of them, in the order of their symbols."""
        found: list[Former] = []
        groups: Iterable[Iterable[_Said]] = (
            *self.children.values(),
            *self.methods.values(),
            *self.arguments.values(),
            self.models,
            *self.fields.values(),
            self.exceptions,
            self.modules,
        )
        found = [one.said for group in groups for one in group]
        return tuple(sorted(dict.fromkeys(found), key=lambda said: said.old))


_Said = FormerMethod | FormerArgument | FormerChild | FormerField | FormerName


def has_former(api: Api) -> bool:
    """Whether the definition says of anything what it was called before."""
    if any(tag.former for tag in api.tags):
        return True
    for operation in api.operations:
        if operation.hints.former or any(p.former for p in operation.parameters):
            return True
    return any(
        decl.hint.former
        or (isinstance(decl, ObjectDecl) and any(p.former for p in decl.properties))
        for decl in api.decls.values()
    )
