"""What modules define, as JavaScript: functions, classes and constants."""

from __future__ import annotations

import ast
import dataclasses
from dataclasses import replace

from generator.targets.samples.browser.data import js_data
from generator.targets.samples.browser.scope import Symbol, UntranslatableError, script_name
from generator.targets.samples.browser.statements import Statements, names_in


class Definitions(Statements):
    """The definitions of one module."""

    __slots__ = ()

    def definition(self, symbol: Symbol, value: object) -> str:
        """What defines ``symbol``, whose value is ``value``."""
        node = self.source.defined[symbol.name]
        match node:
            case ast.FunctionDef():
                text = self.function(node)
                return text.replace(f" {script_name(node.name)}(", f" {symbol.script}(", 1)
            case ast.ClassDef() if isinstance(value, type):
                return self._class(symbol, node, value)
            case ast.Assign(value=given) | ast.AnnAssign(value=ast.expr() as given):
                try:
                    text = js_data(value, self.use)
                except UntranslatableError:
                    text = replace(self, names=names_in(given)).js(given)
                return f"const {symbol.script} = {text};\n"
            case _:
                raise self.refused(node)

    def _class(self, symbol: Symbol, node: ast.ClassDef, value: type) -> str:
        base = "$.Thing"
        if issubclass(value, Exception):
            base = "Error"
        elif value.__bases__[0].__module__.startswith("generator"):
            first = value.__bases__[0]
            base = self.use(Symbol(first.__module__, first.__qualname__))
        methods = [one for one in node.body if isinstance(one, ast.FunctionDef)]
        inside = replace(self, owner=value)
        inner = "".join(inside.member(one) for one in methods)
        constructor = self._constructor(value) if dataclasses.is_dataclass(value) else ""
        return f"class {symbol.script} extends {base} {{\n{constructor}{inner}}}\n"

    def member(self, node: ast.FunctionDef) -> str:
        """A method or a property."""
        words = {one.id for one in node.decorator_list if isinstance(one, ast.Name)}
        prefix = "get " if "property" in words else ""
        prefix += "static " if words & {"classmethod", "staticmethod"} else ""
        text = self.function(node, "")
        if "classmethod" in words:
            text = text.replace("{\n", "{\nconst cls = this;\n", 1)
        return prefix + text

    def _constructor(self, value: type) -> str:
        names, puts = [], ["super();"]
        for one in dataclasses.fields(value):
            name = script_name(one.name)
            default = ""
            if one.default is not dataclasses.MISSING:
                default = f" = {js_data(one.default, self.use)}"
            elif one.default_factory is not dataclasses.MISSING:
                default = f" = {self._fresh(one.default_factory)}"
            names.append(f"{name}{default}")
            puts.append(f"this.{one.name} = {name};")
        return f"constructor({', '.join(names)}) {{\n{' '.join(puts)}\n}}\n"

    def _fresh(self, factory: object) -> str:
        if isinstance(factory, type) and factory.__module__.startswith("generator"):
            return f"new {self.use(Symbol(factory.__module__, factory.__qualname__))}()"
        return f"$.{getattr(factory, '__name__', '')}()"
