"""Calls: arguments by name find their place when they become JavaScript."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import re
from collections.abc import Sequence
from types import FunctionType, ModuleType
from typing import Final

from generator.targets.samples.browser.expressions import METHODS, Expressions
from generator.targets.samples.browser.patterns import js_pattern
from generator.targets.samples.browser.scope import UntranslatableError

# Arguments that only say what is so anyway.
_IDLE: Final = frozenset({"strict"})


class Calls(Expressions):
    """Expressions with calls."""

    __slots__ = ()

    def _call(self, node: ast.Call) -> str:
        called = self._known(node.func)
        if called is isinstance:
            return self.is_a(self.js(node.args[0]), self.value_of(node.args[1]))
        arguments = [self.js(one) for one in node.args]
        named = {k.arg: self.js(k.value) for k in node.keywords if k.arg not in _IDLE}
        if None in named:
            raise self.refused(node)
        keywords = {str(name): text for name, text in named.items()}
        if isinstance(called, type | FunctionType) and called.__module__.startswith("generator"):
            arguments = self._placed(node, called, arguments, keywords)
            prefix = "new " if isinstance(called, type) else ""
            return f"{prefix}{self.js(node.func)}({', '.join(arguments)})"
        match node.func:
            case ast.Attribute(value=value, attr=attr) if not self._is_place(value):
                return self._method(node, value, attr, (arguments, keywords))
            case _:
                function = self.js(node.func)
                if function.startswith("$.re_") and isinstance(node.args[0], ast.Constant):
                    arguments[0] = js_pattern(re.compile(str(node.args[0].value)))
                return f"{function}({', '.join([*arguments, *_options(keywords)])})"

    def _known(self, node: ast.expr) -> object:
        """What is called, where that is no local thing; else None."""
        root = node
        while isinstance(root, ast.Attribute):
            root = root.value
        if root is node and isinstance(root, ast.Name) and root.id == "cls":
            return self.owner
        if not isinstance(root, ast.Name) or root.id in self.names:
            return None
        try:
            return self.value_of(node)
        except (UntranslatableError, AttributeError):
            return None

    def _is_place(self, node: ast.expr) -> bool:
        """Whether functions are found there: in a module, or as those of a class."""
        return isinstance(self._known(node), type | ModuleType)

    def _method(
        self,
        node: ast.Call,
        value: ast.expr,
        attr: str,
        given: tuple[list[str], dict[str, str]],
    ) -> str:
        arguments, keywords = given
        if attr in METHODS:
            return f"$.{attr}({', '.join([self.js(value), *arguments, *_options(keywords)])})"
        if keywords:
            arguments = self._placed(node, self._only(node, attr), ["", *arguments], keywords)[1:]
        return f"{self.js(value)}.{attr}({', '.join(arguments)})"

    def _only(self, node: ast.Call, name: str) -> FunctionType:
        """The one method of that name in the module or in what it imports."""
        found = {
            id(method): method
            for owner in vars(self.source.module).values()
            if isinstance(owner, type)
            and isinstance(method := getattr(owner, name, None), FunctionType)
        }
        signatures = {str(inspect.signature(method)) for method in found.values()}
        if len(signatures) != 1:
            raise self.refused(node)
        return next(iter(found.values()))

    def _placed(
        self,
        node: ast.Call,
        called: type | FunctionType,
        arguments: list[str],
        keywords: dict[str, str],
    ) -> list[str]:
        """The arguments in the order of the parameters."""
        if not keywords:
            return arguments
        names = _parameters(called)
        if set(keywords) - set(names[len(arguments) :]):
            raise self.refused(node)
        last = max(names.index(name) for name in keywords)
        rest = names[len(arguments) : last + 1]
        return [*arguments, *(keywords.get(name, "undefined") for name in rest)]


def _parameters(called: type | FunctionType) -> list[str]:
    if dataclasses.is_dataclass(called):
        return [one.name for one in dataclasses.fields(called) if one.init]
    return list(inspect.signature(called).parameters)


def _options(keywords: dict[str, str]) -> Sequence[str]:
    """Arguments by name of what is built in: one object behind the others."""
    if not keywords:
        return ()
    return (f"{{{', '.join(f'{name}: {text}' for name, text in keywords.items())}}}",)
