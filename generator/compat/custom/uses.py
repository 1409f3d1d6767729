"""What the owner's code uses of the generated one, and what of it is not there.

Only what is certain is reported: what a value is has to follow from annotations, from imports and
from the surface. A type checker says more; this needs no package that could be imported.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from generator.compat.custom.model import CustomClass, CustomModule, Member, Place
from generator.compat.custom.read import is_super
from generator.compat.custom.world import Thing, World, positional

#: What fails without something: code when it runs, the import of its file, or type checkers.
Fails: TypeAlias = Literal["call", "import", "checker"]

_WORDS: Final = {"client": "client", "resource": "resource", "model": "model"}


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that the code uses, and that is not there. ``symbol`` is what it would be called."""

    what: str  # the beginning of a sentence: "The resource `pets` has no 'list'"
    symbol: str
    place: Place
    known: tuple[str, ...] = ()  # what there is instead
    fails: Fails = "call"  # what fails without it


def missing(world: World, module: CustomModule) -> Iterator[Missing]:
    """What ``module`` uses in vain."""
    yield from _imports(world, module)
    classes = {one.place.line: one for one in module.classes}
    for node in module.tree.body:
        if isinstance(node, ast.ClassDef) and node.lineno in classes:
            cls = classes[node.lineno]
            for member in cls.members:
                if member.node is not None:
                    yield from _function(world, module, cls, member.node)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _function(world, module, None, node)


def _imports(world: World, module: CustomModule) -> Iterator[Missing]:
    surface = world.surface
    for one in module.imported:
        package, _, name = one.target.partition(".")
        if package.startswith("_") or one.target in {"", "*"} or one.target.endswith("*"):
            continue
        home, _, last = one.target.rpartition(".")
        exports = surface.modules.get(f"{surface.package}.{home}" if home else surface.package)
        if exports is None:
            if home and home not in {"types", "testing", "telemetry", "api"}:
                what = f"There is no module {home!r}"
                yield Missing(what, home, one.place, fails="checker" if one.checking else "import")
            continue
        path = f"{surface.package}.{one.target}"
        own = set(world.code.exports) if not home else set[str]()
        if last not in exports.exports and path not in surface.modules and last not in own:
            where = f"the module {home!r}" if home else "the package"
            what = f"There is no {last!r} in {where}"
            symbol = last if package == "models" or not name else one.target
            yield Missing(
                what,
                symbol,
                one.place,
                exports.exports,
                fails="checker" if one.checking else "import",
            )


def _function(
    world: World,
    module: CustomModule,
    cls: CustomClass | None,
    node: ast.FunctionDef | ast.AsyncFunctionDef,
) -> Iterator[Missing]:
    walker = _Walker(world, module, cls)
    arguments = node.args
    plain = [*arguments.posonlyargs, *arguments.args]
    if cls is not None and plain:
        own = world.instance_of(cls)
        if own is not None:
            known = Thing(own.kind, own.symbol, own.item, cls)
            walker.names[plain[0].arg] = known
            walker.me = known
    for one in (*plain, *arguments.kwonlyargs):
        if one.annotation is not None:
            walker.names[one.arg] = world.annotation(one.annotation, walker.resolved)
    walker.run(node.body)
    yield from walker.found


@dataclass(slots=True)
class _Walker:
    """Walks one function in the order in which it runs.

    Mutable: it learns what its variables are, and forgets it where they change.
    """

    world: World
    module: CustomModule
    cls: CustomClass | None
    names: dict[str, Thing | None] = field(default_factory=dict)
    me: Thing | None = None
    found: list[Missing] = field(default_factory=list)

    def resolved(self, words: str) -> Thing | None:
        """An instance of the class that a name of the module means."""
        first, _, rest = words.partition(".")
        target = self.module.names.get(first)
        if target is None:
            joined = {one.name: one.extends for one in self.module.classes}
            extends = joined.get(first)
            return self.world.generated(*extends) if extends is not None and not rest else None
        return self.world.instance(f"{target}.{rest}" if rest else target)

    # -- statements ----------------------------------------------------------------------

    def run(self, body: Iterable[ast.stmt]) -> None:
        for statement in body:
            self._statement(statement)

    def _statement(self, node: ast.stmt) -> None:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda):
            return  # runs later, when variables may be something else
        if isinstance(node, ast.Assign):
            value = self.value(node.value)
            for target in node.targets:
                self._bind(target, value)
        elif isinstance(node, ast.AnnAssign):
            value = self.value(node.value) if node.value is not None else None
            self._bind(node.target, self.world.annotation(node.annotation, self.resolved) or value)
        elif isinstance(node, ast.For | ast.AsyncFor):
            self._bind(node.target, self.world.items_of(self.value(node.iter)))
            self.run((*node.body, *node.orelse))
        elif isinstance(node, ast.With | ast.AsyncWith):
            for item in node.items:
                value = self.value(item.context_expr)
                if item.optional_vars is not None:
                    self._bind(item.optional_vars, value)
            self.run(node.body)
        else:
            for child in ast.iter_child_nodes(node):
                if isinstance(child, ast.expr):
                    self.value(child)
                elif isinstance(child, ast.stmt):
                    self._statement(child)
                elif isinstance(child, ast.ExceptHandler):
                    self.run(child.body)

    def _bind(self, target: ast.expr, value: Thing | None) -> None:
        if isinstance(target, ast.Name):
            self.names[target.id] = value
        elif isinstance(target, ast.Tuple | ast.List):
            for one in target.elts:
                self._bind(one, None)
        else:
            self.value(target)

    # -- expressions ---------------------------------------------------------------------

    def value(self, node: ast.expr) -> Thing | None:
        """What an expression is; what it uses in vain is noted."""
        match node:
            case ast.Name():
                return self._name(node.id)
            case ast.Attribute():
                return self._attribute(node)
            case ast.Call():
                return self._call(node)
            case ast.Await():
                return self.value(node.value)
            case ast.Subscript():
                self.value(node.slice)
                return self.world.items_of(self.value(node.value))
            case ast.BoolOp() | ast.IfExp():
                found = [
                    self.value(n) for n in ast.iter_child_nodes(node) if isinstance(n, ast.expr)
                ]
                return next((one for one in found[::-1] if one is not None), None)
            case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
                return self._comprehension(node)
            case ast.Lambda():
                return None
            case _:
                for child in ast.iter_child_nodes(node):
                    if isinstance(child, ast.expr):
                        self.value(child)
                return None

    def _name(self, name: str) -> Thing | None:
        if name in self.names:
            return self.names[name]
        target = self.module.names.get(name)
        return self.world.resolve(target) if target is not None else None

    def _comprehension(
        self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp
    ) -> Thing | None:
        before = dict(self.names)
        for one in node.generators:
            self._bind(one.target, self.world.items_of(self.value(one.iter)))
            for test in one.ifs:
                self.value(test)
        if isinstance(node, ast.DictComp):
            self.value(node.key)
            self.value(node.value)
            item = None
        else:
            item = self.value(node.elt)
        self.names = before
        return Thing("list", item=item)

    def _attribute(self, node: ast.Attribute) -> Thing | None:
        base = self.me if is_super(node.value) else self.value(node.value)
        if base is None:
            return None
        self._check_attribute(node, base, through_super=is_super(node.value))
        return self.world.attribute(base, node.attr)

    def _check_attribute(self, node: ast.Attribute, base: Thing, *, through_super: bool) -> None:
        name, world = node.attr, self.world
        if base.kind not in _WORDS or name.startswith("_") or isinstance(node.ctx, ast.Store):
            return
        known = world.names_of(base)
        own = base.owner or world.own_of(base)
        if name in known:
            return
        if own is not None and not through_super and _may_have(own, name):
            return
        what = f"The {_WORDS[base.kind]} `{base.symbol}`" if base.symbol else "The client"
        symbol = f"{base.symbol}.{name}" if base.symbol else name
        place = self._place(node)
        there = tuple(sorted(known - world.runtime.of(base.kind)))
        self.found.append(Missing(f"{what} has no {name!r}", symbol, place, there))

    def _place(self, node: ast.expr) -> Place:
        """The place of a name: of an attribute, that behind the dot."""
        if isinstance(node, ast.Attribute) and node.end_col_offset is not None:
            line = node.end_lineno or node.lineno
            return Place(self.module.uri, line, node.end_col_offset - len(node.attr) + 1)
        return Place(self.module.uri, node.lineno, node.col_offset + 1)

    def _call(self, node: ast.Call) -> Thing | None:
        function = self.value(node.func)
        for argument in node.args:
            self.value(argument)
        for keyword in node.keywords:
            self.value(keyword.value)
        if function is None:
            return None
        if function.kind == "class":
            return function.item
        call = self.world.call(function.symbol) if function.kind == "method" else None
        if call is None:
            return None
        if not self._is_own(node.func, function.symbol):
            self._check_call(node, function.symbol)
        return self.world.annotated(call.result)

    def _is_own(self, node: ast.expr, symbol: str) -> bool:
        """Whether a call goes to a method of the owner's, which has arguments of its own."""
        if isinstance(node, ast.Attribute) and is_super(node.value):
            return False
        parent, _, name = symbol.rpartition(".")
        thing = Thing("resource", parent) if parent in self.world.surface.resources else None
        own = self.world.own_of(thing) if thing is not None else None
        return own is not None and any(member.name == name for member in own.members)

    def _check_call(self, node: ast.Call, symbol: str) -> None:
        call = self.world.call(symbol)
        if call is None:
            return
        names = {one.name for one in call.arguments} | self.world.runtime.options
        for keyword in node.keywords:
            if keyword.arg is not None and keyword.arg not in names:
                place = Place(self.module.uri, keyword.lineno, keyword.col_offset + 1)
                what = f"`{symbol}` has no argument {keyword.arg!r}"
                known = tuple(sorted(one.name for one in call.arguments))
                self.found.append(Missing(what, f"{symbol}({keyword.arg})", place, known))
        most = len(positional(call.arguments))
        if len(node.args) > most and not any(isinstance(a, ast.Starred) for a in node.args):
            extra = node.args[most]
            place = Place(self.module.uri, extra.lineno, extra.col_offset + 1)
            plural = "argument" if most == 1 else "arguments"
            what = f"`{symbol}` has {most or 'no'} {plural} by position, not {len(node.args)}"
            self.found.append(Missing(what, symbol, place))


def _may_have(cls: CustomClass, name: str) -> bool:
    """Whether a class of the owner's can have an attribute that no generated class has."""
    if name in cls.assigned or any(member.name == name for member in cls.members):
        return True
    return len(cls.bases) > 1  # another base, of which nothing is known


def differences(world: World, cls: CustomClass) -> Iterator[tuple[Member, str]]:
    """The methods of a class that stand in the way of generated ones, and how."""
    extends = cls.extends
    base = world.generated(*extends) if extends is not None else None
    if base is None or extends is None or extends[1] != cls.name:
        return
    for member in cls.members:
        symbol = f"{base.symbol}.{member.name}" if base.symbol else member.name
        if base.kind == "model":
            if any(one.name == member.name for one in world.surface.fields_of(base.symbol)):
                yield member, "field"
            continue
        call = world.call(symbol)
        if not member.meant and (call is not None or symbol in world.surface.resources):
            yield member, "shadow"
        elif call is not None and member.node is not None:
            yield from ((member, problem) for problem in _unfit(world, member, symbol))


def _unfit(world: World, member: Member, symbol: str) -> Iterator[str]:
    """Why calls of the generated method may not work with the one that replaces it."""
    call = world.call(symbol)
    if call is None:
        return
    own = {one.name: one for one in member.parameters}
    for one in call.arguments:
        if one.name not in own and not member.takes_any:
            yield f"does not take the argument {one.name!r}"
    if not member.takes_any and call.options:
        yield "does not take the options of a call, `**call_options`"
    places = [one.name for one in member.parameters if not one.keyword]
    for at, name in enumerate(positional(call.arguments)):
        if places[at : at + 1] != [name] and not (member.takes_more and at >= len(places)):
            yield f"does not take {name!r} as its argument number {at + 1}"
            break
    known = {one.name for one in call.arguments}
    for parameter in member.parameters:
        if parameter.required and parameter.name not in known:
            yield f"requires the argument {parameter.name!r}, which the generated one does not have"
