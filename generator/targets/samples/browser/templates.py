"""The templates of samples as JavaScript functions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from generator.emit.engine import Engine
from generator.emit.syntax import (
    Attribute,
    Choice,
    Constant,
    Filtered,
    Loop,
    Name,
    Not,
    Print,
    Statement,
    Text,
    UnknownSyntaxError,
    Value,
    syntax_of,
)
from generator.never import assert_never
from generator.targets.samples.browser.data import js_data, js_text
from generator.targets.samples.browser.scope import Symbol, UntranslatableError, script_name


def js_template(engine: Engine, name: str, source: str, use: Callable[[Symbol], str]) -> str:
    """The function of the template ``name``, which reads ``source``: from its view to its text.

    Templates of samples print, ask bare flags and loop; anything else is refused.
    """
    try:
        found = syntax_of(engine, name, source)
    except UnknownSyntaxError as error:
        raise UntranslatableError(str(error)) from error
    body = "".join(_Template(use).block(found))
    return f'function (v) {{\nlet out = "";\n{body}return out;\n}}'


class _Template:
    """One template; ``use`` knows the functions of the generator by their names in the script."""

    def __init__(self, use: Callable[[Symbol], str]) -> None:
        self.use = use

    def block(self, body: Sequence[Statement]) -> Iterator[str]:
        """Statements that add to the text; neighbours that print are one."""
        printed: list[str] = []
        for one in body:
            if isinstance(one, Text | Print):
                printed.append(self._printed(one))
                continue
            if printed:
                yield f"out += {' + '.join(printed)};\n"
                printed = []
            yield self._choice(one) if isinstance(one, Choice) else self._loop(one)
        if printed:
            yield f"out += {' + '.join(printed)};\n"

    def _printed(self, one: Text | Print) -> str:
        return js_text(one.text) if isinstance(one, Text) else f"$.s({self._value(one.value)})"

    def _choice(self, one: Choice) -> str:
        found = " else ".join(
            f"if ($.t({self._value(test)})) {{\n{''.join(self.block(body))}}}"
            for test, body in one.branches
        )
        if one.otherwise:
            found += f" else {{\n{''.join(self.block(one.otherwise))}}}"
        return f"{found}\n"

    def _loop(self, one: Loop) -> str:
        names = [script_name(name) for name in one.names]
        target = f"[{', '.join(names)}]" if one.is_tuple else names[0]
        inner = "".join(self.block(one.body))
        return f"for (const {target} of {self._value(one.values)}) {{\n{inner}}}\n"

    def _value(self, value: Value) -> str:
        match value:
            case Name(name):
                return script_name(name)
            case Attribute(inner, name):
                return f"{self._value(inner)}.{name}"
            case Not(inner):
                return f"!$.t({self._value(inner)})"
            case Constant(constant):
                return js_data(constant, self.use)
            case Filtered(function, values):
                name = self.use(Symbol(function.__module__, function.__qualname__))
                return f"{name}({', '.join(self._value(one) for one in values)})"
            case _:
                assert_never(value)
