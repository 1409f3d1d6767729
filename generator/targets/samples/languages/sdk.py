"""Python with the generated SDK: names come from its symbol table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.config.settings import ArgumentKind
from generator.emit.filters import py_literal
from generator.ir.wire import ArgumentIn
from generator.requests.model import (
    FILE,
    ROOT,
    Environment,
    FileBody,
    FilePart,
    MultipartBody,
    RequestModel,
    TextBody,
)
from generator.targets.samples.languages.base import (
    REPLY_NAME,
    needs_of,
    sorted_imports,
    title_of,
    variables_of,
)
from generator.targets.samples.languages.python import SYNTAX
from generator.targets.samples.views import SdkView
from generator.targets.tables.python import (
    ComposedSymbol,
    OperationSymbol,
    ParamSymbol,
    PythonTable,
)

_ERROR: Final = "APIError"
_PATH: Final = f"Path({FILE})"


@dataclass(frozen=True, slots=True)
class Sdk:
    """Scripts that call the SDK of this very run."""

    table: PythonTable
    environment: Environment
    id: str = "python"
    label: str = "Python (SDK)"
    highlight: str = "python"
    extension: str = "py"
    command: str = "python FILE"

    @property
    def needs(self) -> str:
        """The distribution."""
        return f"the package {self.table.distribution}"

    def view(self, model: RequestModel, name: str) -> SdkView:  # noqa: ARG002  (no class here)
        """One call inside the client's context."""
        table = self.table
        symbol = table.operations[model.key]
        client = f"{table.client.name}({', '.join(self._constructor(model))})"
        download = _download(table, model)
        call = f"{symbol.call}({', '.join(_arguments(symbol, model))})"
        gives = download is None and symbol.gives and not symbol.iterates
        output = _output(model, symbol) if gives else ""
        if download is not None:
            call = f"{download.call}({', '.join(_arguments(download, model))})"
        variables = tuple(
            one
            for one in variables_of(model, SYNTAX)
            if one.is_required and (one.name == FILE or one.name in client)
        )
        return SdkView(
            title=title_of(model),
            needs=needs_of(model),
            imports=sorted_imports(_imports(model, writes=gives and model.saves_reply)),
            names=", ".join(sorted((table.client.name, _ERROR))),
            package=table.package,
            variables=variables,
            has_required=bool(variables),
            client=client,
            error=_ERROR,
            body=_body(symbol, call, gives=gives),
            output=output,
            has_output=bool(output),
        )

    def _constructor(self, model: RequestModel) -> Iterator[str]:
        """The arguments that stand for what the environment holds; of a scheme the first one."""
        used = {credential.scheme: credential.variable for credential in model.credentials}
        if not used:  # the constructor asks for what most operations need
            known = self.environment.schemes
            default = next(iter(self.table.client.default_security), ())
            used = {key: known[key] for key in default if key in known}
        for argument in self.table.client.arguments:
            variable = ""
            if argument.kind is ArgumentKind.SECURITY:
                variable = used.pop(argument.scheme, "")
            elif argument.kind is ArgumentKind.HEADER:
                variable = self.environment.headers.get(argument.wire.lower(), "")
            elif argument.kind is ArgumentKind.SERVER and not argument.variable:
                variable = ROOT
            if variable and variable in _variables(model, self.environment):
                yield f"{argument.name}={_read(model, variable)}"


def _read(model: RequestModel, variable: str) -> str:
    """A constant that was checked, or the variable itself: without it, the client has a default."""
    needed = {one.name for one in variables_of(model, SYNTAX) if one.is_required}
    return variable if variable in needed else f'os.environ.get("{variable}") or None'


def _variables(model: RequestModel, environment: Environment) -> frozenset[str]:
    """What the other samples read too, and the credentials that the client wants anyway."""
    held = {header.variable for header in model.client_headers}
    return frozenset({ROOT, *environment.schemes.values(), *held})


def _download(table: PythonTable, model: RequestModel) -> ComposedSymbol | None:
    """The method that stores the file of a reply."""
    found = table.composed_of(model.key) if model.saves_reply else ()
    return next((one for one in found if one.kind == "download"), None)


def _imports(model: RequestModel, *, writes: bool) -> Iterator[str]:
    yield from ("import os", "import sys")
    if model.sends_file or writes:
        yield "from pathlib import Path"


def _arguments(symbol: OperationSymbol | ComposedSymbol, model: RequestModel) -> Iterator[str]:
    page = symbol.page_argument if isinstance(symbol, OperationSymbol) else ""
    for param in symbol.params:
        omitted = param.client or param.python == page
        value = "" if omitted else _value(param, model)
        if value:
            yield f"{param.python}={value}"
    known = {param.wire for param in symbol.params if param.location is ArgumentIn.BODY}
    told = {a.wire: a.value for a in model.arguments if a.location is ArgumentIn.BODY}
    unknown = {name: value for name, value in told.items() if name not in known}
    if known and unknown:  # the example says more than the schema
        yield f"extra_body={py_literal(unknown)}"


def _value(param: ParamSymbol, model: RequestModel) -> str:
    body = model.body
    if param.location is ArgumentIn.OWN:
        return py_literal(REPLY_NAME) if param.wire == "to" else ""
    if param.location is ArgumentIn.BODY_ROOT and isinstance(body, FileBody):
        return _PATH
    if param.location is ArgumentIn.BODY_ROOT and isinstance(body, TextBody):
        return py_literal(body.text)
    if isinstance(body, MultipartBody) and param.location is ArgumentIn.BODY:
        for part in body.parts:
            if isinstance(part, FilePart) and part.name == param.wire:
                return _PATH
    wire = "" if param.location is ArgumentIn.BODY_ROOT else param.wire
    argument = model.argument(param.location, wire)
    if argument is None or argument.value in param.constant:
        return ""
    return py_literal(argument.value)


def _body(symbol: OperationSymbol, call: str, *, gives: bool) -> str:
    if symbol.iterates:
        return f"for item in {call}:\n            print(item)"
    return f"{symbol.result} = {call}" if gives else call


def _output(model: RequestModel, symbol: OperationSymbol) -> str:
    if model.saves_reply:
        return f'Path("{REPLY_NAME}").write_bytes({symbol.result})'
    return f"print({symbol.shown})"
