"""What is known of the owner's code without running it."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import KW_ONLY, dataclass, field
from functools import cached_property
from typing import Final, Literal, TypeAlias

#: The package of the generated classes that the owner's code extends, by what they are.
GENERATED: Final = "_generated"
#: The package of the owner's code.
CUSTOM: Final = "_custom"

#: What of a package can be extended: each is a module of :data:`GENERATED`.
Extended: TypeAlias = Literal["client", "resources", "models"]
EXTENDED: Final[tuple[Extended, ...]] = ("client", "resources", "models")

MemberKind: TypeAlias = Literal["method", "property", "value"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file of the owner's; both numbers count from 1."""

    uri: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a function, without ``self``."""

    name: str
    required: bool
    keyword: bool = False  # by name only
    position: bool = False  # by position only


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A method, a property or another attribute that a class of the owner's defines."""

    name: str
    kind: MemberKind
    place: Place
    parameters: tuple[Parameter, ...] = ()
    takes_any: bool = False  # further keyword arguments
    takes_more: bool = False  # further positional arguments
    summary: str = ""  # the first line of its docstring
    meant: bool = False  # replaces one of the generated class on purpose
    node: ast.FunctionDef | ast.AsyncFunctionDef | None = field(
        default=None, compare=False, repr=False
    )


@dataclass(frozen=True, slots=True)
class CustomClass:
    """A class of the owner's. ``bases`` are dotted names, relative to the package if they can be."""

    name: str
    module: str  # below the folder, dotted: "batches"
    place: Place
    bases: tuple[tuple[str, Place], ...]
    members: tuple[Member, ...]
    _: KW_ONLY
    assigned: frozenset[str] = frozenset()  # attributes of ``self`` that its methods set

    @property
    def extends(self) -> tuple[Extended, str] | None:
        """What kind of generated class it extends, and which; None for any other class."""
        for base, _ in self.bases:
            package, _, rest = base.partition(".")
            kind, _, name = rest.partition(".")
            if package == GENERATED and name.isidentifier():
                for one in EXTENDED:
                    if one == kind:
                        return one, name
        return None


@dataclass(frozen=True, slots=True)
class Imported:
    """A name that a module imports from its own package: ``target`` is dotted, relative to that."""

    target: str
    place: Place
    checking: bool = False  # for type checkers only


@dataclass(frozen=True, slots=True)
class CustomModule:
    """A file of the owner's."""

    name: str  # below the folder, dotted: "batches"; "" for its ``__init__``
    uri: str
    tree: ast.Module = field(compare=False, repr=False)
    names: Mapping[str, str] = field(
        default_factory=dict
    )  # what a name of the module means, dotted
    imported: tuple[Imported, ...] = ()
    exports: tuple[tuple[str, Place], ...] = ()  # its ``__all__``
    defined: frozenset[str] = frozenset()  # the names that it binds
    classes: tuple[CustomClass, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether there is more in it than in the file that every package begins with."""
        bare = all(isinstance(n, ast.Expr | ast.ImportFrom | ast.ClassDef) for n in self.tree.body)
        empty = not any(one.members or one.bases for one in self.classes)
        return not (bare and empty and not self.imported)


@dataclass(frozen=True)
class CustomCode:
    """All of the owner's code in one package."""

    modules: tuple[CustomModule, ...] = ()

    @property
    def classes(self) -> Iterator[CustomClass]:
        """Every class, in the order of the files."""
        return (one for module in self.modules for one in module.classes)

    @cached_property
    def joined(self) -> Mapping[tuple[Extended, str], CustomClass]:
        """The classes that take the place of those which they extend: they have their names."""
        found: dict[tuple[Extended, str], CustomClass] = {}
        for one in self.classes:
            extends = one.extends
            if extends is not None and extends[1] == one.name:
                found.setdefault(extends, one)
        return found

    def module_of(self, kind: Extended, name: str) -> str:
        """The module below the package with the owner's class in place of ``name``; "": none."""
        one = self.joined.get((kind, name))
        return f"{CUSTOM}.{one.module}" if one is not None else ""

    @cached_property
    def exports(self) -> Mapping[str, tuple[CustomModule, Place]]:
        """What the package itself exports of the owner's: the names in ``__all__`` of the modules.

        A class that takes the place of a generated one is exported where that is.
        """
        joined = {id(one) for one in self.joined.values()}
        found: dict[str, tuple[CustomModule, Place]] = {}
        for module in self.modules:
            own = {one.name for one in module.classes if id(one) in joined}
            for name, place in module.exports:
                if name not in own and name in module.defined:
                    found.setdefault(name, (module, place))
        return found

    def __bool__(self) -> bool:
        return bool(self.modules)
