"""The texts that the sources give to people: every argument that is called message, hint or problem.

A parameter of that name anywhere in the generator takes such a text. What is handed to it is
followed through names, conditions, constants and functions to the literals that it is made of; a
part that is only known when the program runs becomes ``X``, one that is quoted ``'x'``.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROLES = ("message", "hint", "problem")
#: Parameters with another name that hold such a text: the last resort of "did you mean", and what
#: the mock server says in a reply that looks like a success.
OTHERS = ("fallback", "soft")

#: Classes of libraries, and exceptions of ours without a constructor, by the roles of their arguments.
FOREIGN: Mapping[str, tuple[str, ...]] = {
    "UsageError": ("message",),
    "BadParameter": ("message",),
    "ClickException": ("message",),
    "FaultError": ("message",),
    "PlainTextResponse": ("message",),
}
#: Modules whose ValueErrors are shown to people.
SHOWN = ("mock/command.py", "serve/command.py", "mock/wire/parameters.py")


class UnknownTextError(Exception):
    """A text is made in a way that cannot be followed."""


@dataclass(frozen=True)
class Text:
    """One text and the place where it is handed over."""

    place: str
    role: str
    text: str


@dataclass(frozen=True)
class Module:
    """One module: what it imports, what stands at its top, and the methods of its classes."""

    name: str
    path: str
    tree: ast.Module
    imports: Mapping[str, tuple[str, str]]  # name -> module, and the name there
    tops: Mapping[str, ast.stmt]
    methods: Mapping[str, ast.FunctionDef]  # by name; the first of those that share it

    @classmethod
    def read(cls, path: Path) -> Module:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        relative = path.relative_to(ROOT)
        name = ".".join(relative.with_suffix("").parts).removesuffix(".__init__")
        imports: dict[str, tuple[str, str]] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                imports |= {a.asname or a.name: (node.module or "", a.name) for a in node.names}
        tops: dict[str, ast.stmt] = {}
        methods: dict[str, ast.FunctionDef] = {}
        for statement in tree.body:
            if isinstance(statement, ast.FunctionDef | ast.ClassDef):
                tops[statement.name] = statement
            tops.update((target.id, statement) for target in _targets(statement))
            for member in statement.body if isinstance(statement, ast.ClassDef) else ():
                if isinstance(member, ast.FunctionDef):
                    methods.setdefault(member.name, member)
        return cls(name, relative.as_posix(), tree, imports, tops, methods)


@cache
def modules() -> dict[str, Module]:
    """Every module of the generator, by its dotted name."""
    found = map(Module.read, sorted((ROOT / "generator").rglob("*.py")))
    return {module.name: module for module in found}


@cache
def _elsewhere(name: str) -> tuple[tuple[Module, ast.FunctionDef], ...]:
    """The methods of this name, of all modules."""
    found = ((module, module.methods.get(name)) for module in modules().values())
    return tuple((module, method) for module, method in found if method is not None)


def texts() -> Iterator[Text]:
    """Every text. Raises :class:`UnknownTextError` for one that cannot be followed."""
    for module in modules().values():
        for scope, node in _walk(module.tree, ()):
            for role, expression in _handed(module, node):
                place = f"{module.path}:{expression.lineno}"
                try:
                    found = list(_Reader(module, scope).read(expression))
                except UnknownTextError as error:
                    raise UnknownTextError(f"{place}: {ast.unparse(error.args[0])}") from None
                yield from (Text(place, role, text) for text in found)


Scope = tuple[ast.FunctionDef, ...]


def _walk(node: ast.AST, scope: Scope) -> Iterator[tuple[Scope, ast.AST]]:
    """Every node with the functions around it, innermost last."""
    for child in ast.iter_child_nodes(node):
        yield scope, child
        inner = (*scope, child) if isinstance(child, ast.FunctionDef) else scope
        yield from _walk(child, inner)


def _handed(module: Module, node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """The texts that ``node`` hands to somebody, with their roles."""
    if isinstance(node, ast.Dict) and module.name.startswith(("generator.mock", "generator.serve")):
        for key, value in zip(node.keys, node.values, strict=True):
            if isinstance(key, ast.Constant) and key.value == "message":
                yield "message", value
    for name, argument in arguments(module, node):
        if name in ROLES:
            yield name, argument
        elif name == "fallback" and function_name(node.func) == "did_you_mean":
            yield "hint", argument


def arguments(module: Module, node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """What a call hands over to a function that takes a message or a problem, by parameter."""
    if not isinstance(node, ast.Call):
        return
    names = _parameters(module, node.func)
    if set(names) & {"message", "problem", "fallback"}:  # other hints are about types and names
        yield from zip(names, node.args, strict=False)
        yield from ((keyword.arg or "", keyword.value) for keyword in node.keywords)


def _parameters(module: Module, function: ast.expr) -> tuple[str, ...]:
    """The names of the parameters of what is called; () when it is not known or takes no texts."""
    if isinstance(function, ast.Attribute):
        if function.attr in FOREIGN:
            return FOREIGN[function.attr]
        own = module.methods.get(function.attr)
        found = [own] if own is not None else [method for _, method in _elsewhere(function.attr)]
        signatures = (_arguments(method)[1:] for method in found)
        return next((names for names in signatures if set(names) & {*ROLES, *OTHERS}), ())
    if not isinstance(function, ast.Name):
        return ()
    if function.id in FOREIGN:
        return FOREIGN[function.id]
    if function.id == "ValueError" and module.path.endswith(SHOWN):
        return ("message",)
    _, node = _definition(module, function.id) or (module, None)
    if isinstance(node, ast.FunctionDef):
        return _arguments(node)
    if isinstance(node, ast.ClassDef):
        for member in node.body:
            if isinstance(member, ast.FunctionDef) and member.name == "__init__":
                return _arguments(member)[1:]
        return tuple(
            field.target.id
            for field in node.body
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        )
    return ()


def _arguments(node: ast.FunctionDef) -> tuple[str, ...]:
    return tuple(a.arg for a in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs))


def _definition(module: Module, name: str) -> tuple[Module, ast.stmt] | None:
    """What a name means at the top of a module, or of the one that it was imported from."""
    if (found := module.tops.get(name)) is not None:
        return module, found
    home, original = module.imports.get(name, ("", ""))
    return _definition(modules()[home], original) if home in modules() else None


def _targets(node: ast.AST) -> list[ast.Name]:
    if isinstance(node, ast.Assign):
        found = list(node.targets)
    elif isinstance(node, ast.AnnAssign | ast.NamedExpr) and node.value is not None:
        found = [node.target]
    else:
        found = []
    return [target for target in found if isinstance(target, ast.Name)]


@dataclass(frozen=True)
class _Reader:
    """Follows one expression to its literals."""

    module: Module
    scope: Scope
    busy: frozenset[str] = frozenset()  # names that are being followed

    def read(self, node: ast.expr) -> Iterator[str]:
        """What the expression can be."""
        match node:
            case ast.Constant(value=str(text)):
                yield text
            case ast.JoinedStr(values=parts):
                yield "".join(_part(part) for part in parts)
            case ast.IfExp(body=one, orelse=other):
                yield from self.read(one)
                yield from self.read(other)
            case ast.BoolOp(values=values):
                for value in values:
                    yield from self.read(value)
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                ends = list(self.read(right))
                yield from (start + end for start in self.read(left) for end in ends)
            case ast.Attribute(attr=name) if name in ROLES:
                return  # a text of somebody else, which is looked at where it is made
            case ast.Call(func=ast.Name("str") | ast.Attribute(attr="join")):
                return  # that of an exception or of a problem, likewise
            case ast.Call(func=ast.Attribute(value=inner, attr="strip")):
                yield from self.read(inner)
            case ast.Call(func=function):
                yield from self._returned(function, node)
            case ast.Subscript(value=ast.Call(func=function), slice=ast.Constant(value=int(index))):
                yield from self._returned(function, node, index)
            case ast.Name(id=name):
                yield from self._named(name, node)
            case _:
                raise UnknownTextError(node)

    def _returned(self, call: ast.expr, node: ast.expr, index: int = -1) -> Iterator[str]:
        """What a function of ours returns; with an ``index``, that item of the tuple."""
        name = function_name(call)
        if isinstance(call, ast.Name):
            module, found = _definition(self.module, name) or (self.module, None)
        elif name in self.module.methods:
            module, found = self.module, self.module.methods[name]
        else:
            module, found = next(iter(_elsewhere(name)), (self.module, None))
        if not isinstance(found, ast.FunctionDef):
            raise UnknownTextError(node)
        reader = _Reader(module, (found,), self.busy)
        for inner in ast.walk(found):
            if isinstance(inner, ast.Return) and inner.value is not None:
                value = inner.value
                if index >= 0 and isinstance(value, ast.Tuple):
                    value = value.elts[index]
                yield from reader.read(value)

    def _named(self, name: str, node: ast.expr) -> Iterator[str]:
        if name in self.busy:
            return
        busy = self.busy | {name}
        for function in reversed(self.scope):
            values = list(_values(function, name))
            for value in values:
                yield from _Reader(self.module, (function,), busy).read(value)
            if name in _arguments(function) and name not in {*ROLES, *OTHERS}:
                raise UnknownTextError(node)
            if values or name in _arguments(function):
                return  # what a parameter holds is looked at where it is handed over
        home, constant = _definition(self.module, name) or (self.module, None)
        if not isinstance(constant, ast.Assign | ast.AnnAssign) or constant.value is None:
            raise UnknownTextError(node)
        yield from _Reader(home, (), busy).read(constant.value)


def function_name(function: ast.expr) -> str:
    """The name that a call ends with."""
    return getattr(function, "attr", getattr(function, "id", ""))


def _values(function: ast.FunctionDef, name: str) -> Iterator[ast.expr]:
    """What is assigned to a name in a function, also one by one in tuples and loops."""
    for node in ast.walk(function):
        if name in {target.id for target in _targets(node)}:
            yield node.value  # type: ignore[attr-defined]
        pairs: list[tuple[ast.expr, ast.expr]] = []
        if isinstance(node, ast.Assign):
            pairs = [(target, node.value) for target in node.targets]
        elif isinstance(node, ast.For) and isinstance(node.iter, ast.Tuple):
            pairs = [(node.target, value) for value in node.iter.elts]
        for target, value in pairs:
            if isinstance(target, ast.Tuple):
                names = [getattr(one, "id", "") for one in target.elts]
                if name in names and isinstance(value, ast.Tuple):
                    yield value.elts[names.index(name)]
                elif name in names and isinstance(value, ast.Call):
                    yield ast.Subscript(value, ast.Constant(names.index(name)), ast.Load())


def _part(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    quoted = isinstance(node, ast.FormattedValue) and node.conversion == ord("r")
    return "'x'" if quoted else "X"
