"""A program that uses every symbol of a surface, as the users of a release can have written it.

Type checkers read it with the package of today: each call with each argument by keyword, then with
those by position that can be; every field of every model read and given; every import; every
exception caught as what it is. Run, it looks every symbol up in the package of today, and asks
every function whether it still takes its arguments.
"""

from __future__ import annotations

import keyword
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from generator.compat.surface import Argument, Call, Model, Surface, argument_symbol, field_symbol
from generator.compat.usage.running import RUNNING
from generator.compat.usage.types import TYPING, Spelling

_WHOLE: Final = "body_root"  # where the whole body of a request travels


@dataclass(frozen=True, slots=True)
class Program:
    """The text of the program, and which symbol each of its lines is about."""

    text: str
    symbols: dict[int, str]  # by line, from 1

    def symbol_at(self, line: int) -> str:
        """The symbol of a line, or of the nearest line before that has one."""
        return next((self.symbols[at] for at in range(line, 0, -1) if at in self.symbols), "")


def program(surface: Surface) -> Program:
    """The program for ``surface``."""
    writer = _Writer(surface)
    writer.write()
    return Program("\n".join(writer.lines) + "\n", writer.symbols)


@dataclass(slots=True)
class _Writer:
    """Writes the program. Mutable: lines are added."""

    surface: Surface
    lines: list[str] = field(default_factory=list)
    symbols: dict[int, str] = field(default_factory=dict)
    count: int = 0  # of functions

    def write(self) -> None:
        """All of it."""
        self._head()
        self._imports()
        self._exceptions()
        self._constructors()
        for symbol, call in self.surface.calls.items():
            self._call(symbol, call)
        for symbol, function in self.surface.functions.items():
            if symbol.startswith(f"{self.surface.package}.bulk."):
                self._function(symbol, function.arguments)
        for name, model in self.surface.models.items():
            self._model(name, model)
        self._checks()

    # -- lines ---------------------------------------------------------------------------

    def _line(self, text: str, symbol: str = "") -> None:
        self.lines.append(text)
        if symbol:
            self.symbols[len(self.lines)] = symbol

    def _define(self, parameters: Iterable[str], symbol: str, *, awaits: bool = False) -> None:
        self.count += 1
        self._line("")
        start = "async def" if awaits else "def"
        listed = ", ".join(parameters)
        self._line(f"{start} use_{self.count}({listed}) -> None:", symbol)

    @property
    def _spelling(self) -> Spelling:
        return Spelling(self.surface.models.keys(), self._types())

    def _types(self) -> tuple[str, ...]:
        package = self.surface.package
        module = self.surface.modules.get(f"{package}.types")
        clients = (self.surface.client.name, self.surface.client.async_name)
        return (*(module.exports if module is not None else ()), *clients)

    # -- parts ---------------------------------------------------------------------------

    def _head(self) -> None:
        package, client = self.surface.package, self.surface.client
        self._line(f'"""Uses everything of a release of {package}: made by the generator."""')
        self._line("# mypy: disable-error-code=deprecated")
        self._line("# pyright: basic")
        self._line("from __future__ import annotations")
        self._line("import datetime, decimal, uuid")
        self._line(f"from typing import {', '.join(TYPING)}")
        self._line("from typing_extensions import Literal")
        self._line(f"from {package} import exceptions, models")
        self._line(f"from {package} import {client.name}, {client.async_name}", client.name)
        types = [name for name in self._types() if name not in (client.name, client.async_name)]
        for name in types:
            self._line(f"from {package}.types import {name}", f"{package}.types.{name}")

    def _imports(self) -> None:
        for symbol, module in self.surface.modules.items():
            self._define((), symbol)
            for name in module.exports:
                if not name.startswith("_"):
                    self._line(f"    from {symbol} import {name} as _{name}", f"{symbol}.{name}")
            self._line("    pass")

    def _exceptions(self) -> None:
        for symbol, error in self.surface.exceptions.items():
            for base in error.bases:
                owner = "exceptions." if f"exceptions.{base}" in self.surface.exceptions else ""
                self._define((f"error: {symbol}",), symbol)
                self._line(f"    caught: {owner}{base} = error", symbol)
                self._line("    raise caught")

    def _constructors(self) -> None:
        client = self.surface.client
        for name in (client.name, client.async_name):
            arguments = [
                _asynchronous(a) if name == client.async_name else a for a in client.arguments
            ]
            self._uses(client.name, name, arguments, result="")
        changed = f"{client.name}.with_options"
        self._uses(changed, "client.with_options", client.changes, of=f"client: {client.name}")

    def _call(self, symbol: str, call: Call) -> None:
        client = self.surface.client
        path = f"client.{symbol}"
        self._uses(symbol, path, call.arguments, of=f"client: {client.name}", result=call.result)
        of = f"client: {client.async_name}"
        arguments = [_asynchronous(argument) for argument in call.arguments]
        result = call.async_result or call.result
        if call.awaited:
            self._uses(symbol, path, arguments, of=of, result=result, awaits=True)
        else:
            self._uses(symbol, path, arguments, of=of, result="")

    def _function(self, symbol: str, arguments: Sequence[Argument]) -> None:
        module, _, name = symbol.rpartition(".")
        self._uses(symbol, name, arguments, first=f"from {module} import {name}")

    def _model(self, name: str, model: Model) -> None:
        spell = self._spelling
        if model.kind in {"enum", "alias", "input"}:
            self._define((f"value: models.{name}",), name)
            self._line(f"    kept: models.{name} = value", name)
            return
        self._define((f"it: models.{name}",), name)
        fields = self.surface.fields_of(name)
        for at, one in enumerate(fields):
            symbol = field_symbol(name, one.name)
            if model.kind == "row":
                self._line(f"    it.get({one.name!r})", symbol)
            else:
                read = f"    f{at}: {spell.annotation(one.annotation)} = it.{one.name}"
                self._line(read, symbol)
        for member in model.members:
            self._line(f"    it.{member}", field_symbol(name, member))
        self._line("    pass")
        if model.kind != "object":
            return
        named = [one for one in fields if not keyword.iskeyword(one.name)]
        for chosen in (named, [one for one in named if one.required]):
            self._define((f"{f.name}_: {spell.annotation(f.annotation)}" for f in chosen), name)
            self._line(f"    models.{name}(", name)
            for one in chosen:
                self._line(f"        {one.name}={one.name}_,", field_symbol(name, one.name))
            self._line("    )")

    # -- calls ---------------------------------------------------------------------------

    def _uses(
        self,
        symbol: str,
        path: str,
        arguments: Sequence[Argument],
        *,
        of: str = "",
        result: str = "",
        awaits: bool = False,
        first: str = "",
    ) -> None:
        """The calls of one function: by keyword, by position, and with the whole body if any."""
        typed = result and result != "None"
        target = f"result: {self._spelling.annotation(result)} = " if typed else ""
        call = f"{target}{'await ' if awaits else ''}{path}("
        for way, chosen in _ways(arguments).items():
            parameters = [of] if of else []
            parameters += [f"{a.name}_: {self._annotation(a)}" for a in chosen]
            self._define(parameters, symbol, awaits=awaits)
            if first:
                self._line(f"    {first}", symbol)
            self._line(f"    {call}", symbol)
            for one in chosen:
                by_position = way == "position" and one.position is not None
                given = f"{one.name}_" if by_position else f"{one.name}={one.name}_"
                self._line(f"        {given},", argument_symbol(symbol, one.name))
            self._line("    )")

    def _annotation(self, argument: Argument) -> str:
        if argument.required or argument.location == _WHOLE:
            return self._spelling.given(argument.annotation)
        return self._spelling.annotation(argument.annotation)

    # -- running -------------------------------------------------------------------------

    def _checks(self) -> None:
        surface = self.surface
        self._line("")
        self._line("")
        for line in RUNNING.splitlines():
            self._line(line)
        self._line("")
        self._line('if __name__ == "__main__":')
        self._line("    finish([")
        for kind, symbol, place in self._lookups():
            self._line(f"        ({kind!r}, {symbol!r}, {place!r}),", symbol)
        self._line(f"    ], {surface.package!r}, {surface.client.name!r})")

    def _lookups(self) -> Iterator[tuple[str, str, object]]:
        surface = self.surface
        for symbol, module in surface.modules.items():
            yield "module", symbol, tuple(n for n in module.exports if not n.startswith("_"))
        yield "client", surface.client.name, _taken(surface.client.arguments)
        for symbol, call in surface.calls.items():
            yield "call", symbol, _taken(call.arguments)
        for name, model in surface.models.items():
            if model.kind == "object":
                fields = surface.fields_of(name)
                yield "model", name, tuple(one.name for one in fields)


def _ways(arguments: Sequence[Argument]) -> dict[str, list[Argument]]:
    """Which arguments are given together."""
    plain = [a for a in arguments if a.location != _WHOLE or a.required]
    whole = [a for a in arguments if a.location == _WHOLE and not a.required]
    positional = [a for a in plain if a.position is not None]
    needed = [a for a in plain if a.position is None and a.required]
    found = {"keyword": plain, "position": [*positional, *needed]}
    if whole:
        found["whole"] = whole
    return found


def _taken(arguments: Iterable[Argument]) -> tuple[tuple[str, bool], ...]:
    """The names of arguments in order, and whether each can be given by position."""
    return tuple((a.name, a.position is not None) for a in arguments)


def _asynchronous(argument: Argument) -> Argument:
    if not argument.async_annotation:
        return argument
    return Argument(
        argument.name,
        argument.async_annotation,
        argument.default,
        argument.position,
        required=argument.required,
        location=argument.location,
    )
