"""Expressions of Python as those of JavaScript."""

from __future__ import annotations

import ast
from typing import Final

from generator.targets.samples.browser.data import js_text
from generator.targets.samples.browser.names import Names
from generator.targets.samples.browser.scope import script_name

_COMPARED: Final = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}
_OPERATORS: Final = {
    ast.Add: "op_add",
    ast.Sub: "op_sub",
    ast.Mult: "op_mul",
    ast.FloorDiv: "op_div",
    ast.Mod: "op_mod",
    ast.Pow: "op_pow",
    ast.BitOr: "op_or",
    ast.BitAnd: "op_and",
    ast.LShift: "op_shl",
    ast.RShift: "op_shr",
}
#: Methods of what is built into Python; a method of a class of ours may have the same name.
METHODS: Final = frozenset(
    [
        "add",
        "append",
        "bit_length",
        "capitalize",
        "clear",
        "count",
        "decode",
        "encode",
        "end",
        "endswith",
        "expandtabs",
        "extend",
        "find",
        "findall",
        "finditer",
        "fullmatch",
        "get",
        "group",
        "groups",
        "index",
        "insert",
        "isalnum",
        "isalpha",
        "isascii",
        "isdecimal",
        "isdigit",
        "isidentifier",
        "isprintable",
        "issubset",
        "issuperset",
        "items",
        "join",
        "keys",
        "ljust",
        "lower",
        "lstrip",
        "match",
        "partition",
        "pop",
        "removeprefix",
        "removesuffix",
        "replace",
        "rfind",
        "rjust",
        "rpartition",
        "rstrip",
        "search",
        "setdefault",
        "sort",
        "split",
        "splitlines",
        "start",
        "startswith",
        "strip",
        "sub",
        "title",
        "translate",
        "update",
        "upper",
        "values",
        "zfill",
    ]
)


class Expressions(Names):
    """The expressions of one module."""

    __slots__ = ()

    # -- operators -----------------------------------------------------------------------

    def _boolop(self, node: ast.BoolOp) -> str:
        *values, last = (self.js(value) for value in node.values)
        out = last
        for value in reversed(values):
            out = f"$.{'both' if isinstance(node.op, ast.And) else 'either'}({value}, () => {out})"
        return out

    def _unaryop(self, node: ast.UnaryOp) -> str:
        if isinstance(node.op, ast.Not):
            return f"!{self.truth(node.operand)}"
        if isinstance(node.op, ast.USub):
            return f"(-{self.js(node.operand)})"
        raise self.refused(node)

    def _binop(self, node: ast.BinOp) -> str:
        left, right = self.js(node.left), self.js(node.right)
        if isinstance(node.op, ast.Add) and (_is_text(node.left) or _is_text(node.right)):
            return f"({left} + {right})"
        name = _OPERATORS.get(type(node.op))
        if name is None:
            raise self.refused(node)
        return f"$.{name}({left}, {right})"

    def _compare(self, node: ast.Compare) -> str:
        tests = []
        left = node.left
        for op, right in zip(node.ops, node.comparators, strict=True):
            tests.append(self._test(left, op, right))
            left = right
        return f"({' && '.join(tests)})"

    def _test(self, left: ast.expr, op: ast.cmpop, right: ast.expr) -> str:
        a, b = self.js(left), self.js(right)
        match op:
            case ast.In():
                return f"$.in({a}, {b})"
            case ast.NotIn():
                return f"!$.in({a}, {b})"
            case ast.Is() | ast.IsNot():
                sign = "=" if isinstance(op, ast.Is) else "!"
                return f"{a} {sign}= null" if b == "null" else f"{a} {sign}== {b}"
            case ast.Eq() | ast.NotEq():
                sign = "=" if isinstance(op, ast.Eq) else "!"
                if _is_text(left) or _is_text(right):
                    return f"{a} {sign}== {b}"
                return f"{'!' if sign == '!' else ''}$.eq({a}, {b})"
            case _:
                return f"{a} {_COMPARED[type(op)]} {b}"

    def _ifexp(self, node: ast.IfExp) -> str:
        return f"({self.truth(node.test)} ? {self.js(node.body)} : {self.js(node.orelse)})"

    def _namedexpr(self, node: ast.NamedExpr) -> str:
        return f"({script_name(node.target.id)} = {self.js(node.value)})"

    # -- collections ---------------------------------------------------------------------

    def _items(self, nodes: list[ast.expr]) -> str:
        return ", ".join(self.js(node) for node in nodes)

    def _starred(self, node: ast.Starred) -> str:
        return f"...$.a({self.js(node.value)})"

    def _tuple(self, node: ast.Tuple) -> str:
        return f"[{self._items(node.elts)}]"

    def _list(self, node: ast.List) -> str:
        return f"[{self._items(node.elts)}]"

    def _set(self, node: ast.Set) -> str:
        return f"new Set([{self._items(node.elts)}])"

    def _dict(self, node: ast.Dict) -> str:
        items = [
            f"...{self.js(value)}" if key is None else f"[{self.js(key)}, {self.js(value)}]"
            for key, value in zip(node.keys, node.values, strict=True)
        ]
        return f"new Map([{', '.join(items)}])"

    def _subscript(self, node: ast.Subscript) -> str:
        value = self.js(node.value)
        if isinstance(node.slice, ast.Slice):
            if node.slice.step is not None:
                raise self.refused(node)
            ends = [self.js(end) if end else "null" for end in (node.slice.lower, node.slice.upper)]
            return f"$.slice({value}, {', '.join(ends)})"
        return f"$.at({value}, {self.js(node.slice)})"

    def target(self, node: ast.expr) -> str:
        """What a value is assigned to."""
        match node:
            case ast.Name(id=name):
                return script_name(name)
            case ast.Attribute(value=value, attr=attr):
                return f"{self.js(value)}.{attr}"
            case ast.Tuple(elts=elts) | ast.List(elts=elts):
                return f"[{', '.join(self.target(one) for one in elts)}]"
            case ast.Starred(value=value):
                return f"...{self.target(value)}"
            case _:
                raise self.refused(node)

    def _comprehension(self, element: str, generators: list[ast.comprehension]) -> str:
        *outer, last = generators
        target = self.target(last.target)
        made = f"$.a({self.js(last.iter)})"
        for test in last.ifs:
            made += f".filter(({target}) => {self.truth(test)})"
        if element != target:
            made += f".map(({target}) => {_result(element)})"
        for one in reversed(outer):
            whole = f"$.a({self.js(one.iter)})"
            for test in one.ifs:
                whole += f".filter(({self.target(one.target)}) => {self.truth(test)})"
            made = f"{whole}.flatMap(({self.target(one.target)}) => {made})"
        return made

    def _listcomp(self, node: ast.ListComp | ast.GeneratorExp) -> str:
        return self._comprehension(self.js(node.elt), node.generators)

    _generatorexp = _listcomp

    def _setcomp(self, node: ast.SetComp) -> str:
        return f"new Set({self._comprehension(self.js(node.elt), node.generators)})"

    def _dictcomp(self, node: ast.DictComp) -> str:
        pair = f"[{self.js(node.key)}, {self.js(node.value)}]"
        return f"new Map({self._comprehension(pair, node.generators)})"

    # -- text ----------------------------------------------------------------------------

    def _joinedstr(self, node: ast.JoinedStr) -> str:
        pieces = []
        for one in node.values:
            match one:
                case ast.Constant(value=str() as text):
                    inner = js_text(text)[1:-1].replace('\\"', '"')
                    pieces.append(inner.replace("`", "\\`").replace("${", "\\${"))
                case ast.FormattedValue(value=value, conversion=-1, format_spec=None):
                    pieces.append(f"${{$.s({self.js(value)})}}")
                case ast.FormattedValue(value=value, conversion=114, format_spec=None):
                    pieces.append(f"${{$.repr({self.js(value)})}}")
                case ast.FormattedValue(
                    value=value,
                    conversion=-1,
                    format_spec=ast.JoinedStr(values=[ast.Constant(value=str() as spec)]),
                ):
                    pieces.append(f"${{$.format({self.js(value)}, {js_text(spec)})}}")
                case _:
                    raise self.refused(node)
        return f"`{''.join(pieces)}`"

    def _lambda(self, node: ast.Lambda) -> str:
        given = node.args
        if given.vararg or given.kwarg or given.kwonlyargs or given.defaults:
            raise self.refused(node)
        names = ", ".join(script_name(one.arg) for one in given.args)
        return f"(({names}) => {_result(self.js(node.body))})"


def _result(text: str) -> str:
    """What an arrow returns; a literal of an object would be a block."""
    return f"({text})" if text.startswith("{") else text


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
