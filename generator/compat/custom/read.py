"""From the text of the owner's files to what they define and import. Nothing of it is run."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.compat.custom.model import (
    CUSTOM,
    CustomClass,
    CustomModule,
    Imported,
    Member,
    MemberKind,
    Parameter,
    Place,
)

_PROPERTIES = frozenset({"property", "cached_property"})
_Function = ast.FunctionDef | ast.AsyncFunctionDef


class UnreadableError(Exception):
    """A file that is no Python of the version that the package must run on."""

    def __init__(self, reason: str, place: Place) -> None:
        super().__init__(reason)
        self.reason = reason
        self.place = place


def read_module(
    path: PurePosixPath, text: str, uri: str, *, package: str, floor: tuple[int, int] | None = None
) -> CustomModule:
    """What the file at ``path`` below the folder of the owner's code defines and imports.

    :raises UnreadableError: it does not parse, or not with the oldest Python of the package.
    """
    tree = _parse(text, uri, floor)
    parts = path.with_suffix("").parts
    is_package = parts[-1:] == ("__init__",)
    name = ".".join(parts[:-1] if is_package else parts)
    below = (CUSTOM, *(parts[:-1]))
    reader = _Reader(uri, package, below, name, list(_spread(tree.body, checking=False)))
    return CustomModule(
        name=name,
        uri=uri,
        tree=tree,
        names=dict(reader.names()),
        imported=tuple(reader.imported()),
        exports=tuple(reader.exports()),
        defined=frozenset(reader.defined()),
        classes=tuple(reader.classes()),
    )


def _parse(text: str, uri: str, floor: tuple[int, int] | None) -> ast.Module:
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise UnreadableError(_reason(error), _place_of(error, uri)) from None
    if floor is None:
        return tree
    try:
        ast.parse(text, feature_version=floor)
    except SyntaxError as error:
        oldest = f"the package must run on Python {floor[0]}.{floor[1]}"
        raise UnreadableError(f"{_reason(error)}, and {oldest}", _place_of(error, uri)) from None
    return tree


def _reason(error: Exception) -> str:
    text = str(error.msg if isinstance(error, SyntaxError) else error) or type(error).__name__
    return " ".join(text.split()).rstrip(".")


def _place_of(error: Exception, uri: str) -> Place:
    if isinstance(error, SyntaxError):
        return Place(uri, max(error.lineno or 1, 1), max(error.offset or 1, 1))
    return Place(uri, 1, 1)


def _spread(body: Iterable[ast.stmt], *, checking: bool) -> Iterator[tuple[ast.stmt, bool]]:
    """The statements of a module, also those in its conditions; whether only checkers see them."""
    for statement in body:
        yield statement, checking
        if isinstance(statement, ast.If):
            only = checking or _names_checking(statement.test)
            yield from _spread(statement.body, checking=only)
            yield from _spread(statement.orelse, checking=checking)
        elif isinstance(statement, ast.Try):
            handlers = [s for handler in statement.handlers for s in handler.body]
            inner = (*statement.body, *handlers, *statement.orelse, *statement.finalbody)
            yield from _spread(inner, checking=checking)


def _names_checking(test: ast.expr) -> bool:
    return (isinstance(test, ast.Name) and test.id == "TYPE_CHECKING") or (
        isinstance(test, ast.Attribute) and test.attr == "TYPE_CHECKING"
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the statements of one module."""

    uri: str
    package: str
    below: tuple[str, ...]  # the packages around the module, from that of the SDK
    name: str
    body: list[tuple[ast.stmt, bool]]

    def place(self, node: ast.AST) -> Place:
        line, column = getattr(node, "lineno", 1), getattr(node, "col_offset", 0)
        return Place(self.uri, line, column + 1)

    # -- imports -------------------------------------------------------------------------

    def names(self) -> Iterator[tuple[str, str]]:
        """Names of the module, and what each means, dotted."""
        for name, target, _, _ in self._imports():
            yield name, target

    def imported(self) -> Iterator[Imported]:
        """What comes from the package itself."""
        for _, target, node, checking in self._imports():
            if self._source(node) is not None:
                yield Imported(target, self.place(node), checking)

    def _imports(self) -> Iterator[tuple[str, str, ast.ImportFrom | ast.Import, bool]]:
        for node, checking in self.body:
            if isinstance(node, ast.ImportFrom):
                source = self._source(node)
                start = node.module or "" if source is None else source
                for alias in node.names:
                    target = f"{start}.{alias.name}" if start else alias.name
                    yield alias.asname or alias.name, target, node, checking
            elif isinstance(node, ast.Import):
                for alias in node.names:
                    name = alias.asname or alias.name.partition(".")[0]
                    yield name, alias.name if alias.asname else name, node, checking

    def _source(self, node: ast.ImportFrom | ast.Import) -> str | None:
        """The module of an import, relative to the package; None for one of elsewhere."""
        if isinstance(node, ast.Import):
            return None
        module = node.module or ""
        if node.level:
            around = self.below[: len(self.below) - node.level + 1]
            return ".".join((*around, *([module] if module else [])))
        if module == self.package:
            return ""
        start = f"{self.package}."
        return module.removeprefix(start) if module.startswith(start) else None

    def defined(self) -> Iterator[str]:
        """The names that the module binds when it runs."""
        for name, _, _, checking in self._imports():
            if not checking:
                yield name
        for node, checking in self.body:
            if checking:
                continue
            if isinstance(node, _Function | ast.ClassDef):
                yield node.name
            else:
                bound = (n for n in ast.walk(node) if isinstance(n, ast.Name))
                yield from (n.id for n in bound if isinstance(n.ctx, ast.Store))

    # -- definitions ---------------------------------------------------------------------

    def exports(self) -> Iterator[tuple[str, Place]]:
        """The names in ``__all__``, where that is a literal."""
        for node, _ in self.body:
            targets: list[ast.expr] = []
            if isinstance(node, ast.Assign):
                targets = node.targets
            elif isinstance(node, ast.AnnAssign):
                targets = [node.target]
            else:
                continue
            named = any(isinstance(one, ast.Name) and one.id == "__all__" for one in targets)
            if named and isinstance(node.value, ast.List | ast.Tuple):
                for item in node.value.elts:
                    if isinstance(item, ast.Constant) and isinstance(item.value, str):
                        yield item.value, self.place(item)

    def classes(self) -> Iterator[CustomClass]:
        """The classes at the top of the module."""
        known = dict(self.names())
        for node, checking in self.body:
            if isinstance(node, ast.ClassDef) and not checking:
                bases = ((dotted(base, known), self.place(base)) for base in node.bases)
                yield CustomClass(
                    name=node.name,
                    module=self.name,
                    place=self.place(node),
                    bases=tuple((name, place) for name, place in bases if name),
                    members=tuple(self._members(node)),
                    assigned=frozenset(_assigned(node)),
                )

    def _members(self, cls: ast.ClassDef) -> Iterator[Member]:
        found: dict[str, Member] = {}
        for node in cls.body:
            for member in self._member(node):
                found.setdefault(member.name, member)
        yield from found.values()

    def _member(self, node: ast.stmt) -> Iterator[Member]:
        if isinstance(node, _Function):
            yield self._function(node)
        elif isinstance(node, ast.ClassDef):
            yield Member(name=node.name, kind="value", place=self.place(node))
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    yield Member(name=target.id, kind="value", place=self.place(node))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield Member(name=node.target.id, kind="value", place=self.place(node))

    def _function(self, node: _Function) -> Member:
        decorators = {dotted(one, {}).rpartition(".")[2] for one in node.decorator_list}
        kind: MemberKind = "property" if decorators & _PROPERTIES else "method"
        arguments = node.args
        text = ast.get_docstring(node) or ""
        return Member(
            name=node.name,
            kind=kind,
            place=self.place(node),
            parameters=_parameters(arguments, skipped=0 if "staticmethod" in decorators else 1),
            takes_any=arguments.kwarg is not None,
            takes_more=arguments.vararg is not None,
            summary=" ".join(text.partition("\n\n")[0].split()),
            meant="override" in decorators or _calls_super(node),
            node=node,
        )


def _parameters(arguments: ast.arguments, skipped: int) -> tuple[Parameter, ...]:
    plain = [*arguments.posonlyargs, *arguments.args]
    without = len(plain) - len(arguments.defaults)
    only = len(arguments.posonlyargs)
    found = [Parameter(one.arg, at < without, position=at < only) for at, one in enumerate(plain)][
        skipped:
    ]
    found += [
        Parameter(one.arg, default is None, keyword=True)
        for one, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
    ]
    return tuple(found)


def _calls_super(function: _Function) -> bool:
    """Whether a method goes on to the one that it replaces."""
    return any(
        isinstance(node, ast.Attribute) and node.attr == function.name and is_super(node.value)
        for node in ast.walk(function)
    )


def _assigned(cls: ast.ClassDef) -> Iterator[str]:
    for node in ast.walk(cls):
        if (
            isinstance(node, ast.Attribute)
            and isinstance(node.ctx, ast.Store)
            and isinstance(node.value, ast.Name)
            and node.value.id == "self"
        ):
            yield node.attr


def is_super(node: ast.expr) -> bool:
    """Whether an expression is ``super()``."""
    return isinstance(node, ast.Call) and dotted(node.func, {}) == "super"


def dotted(node: ast.expr, names: Mapping[str, str]) -> str:
    """``a.b.c`` with its first word as ``names`` have it; "" for what is no such expression."""
    parts: list[str] = []
    while True:
        if isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        elif isinstance(node, ast.Subscript | ast.Call):  # List[Pet], cached(...)
            node = node.value if isinstance(node, ast.Subscript) else node.func
        elif isinstance(node, ast.Name):
            return ".".join([names.get(node.id, node.id), *reversed(parts)])
        else:
            return ""
