"""What the python target publishes: how the client is built, and which call makes which request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.config.settings import ArgumentKind
from generator.ir.model import Operation
from generator.ir.rows import RowsOf
from generator.ir.types import JsonValue
from generator.ir.wire import ArgumentIn
from generator.targets.base import Table
from generator.targets.tables.reference import SdkReference


@dataclass(frozen=True, slots=True, kw_only=True)
class ConstructorArgument:
    """One argument of the constructor."""

    name: str
    kind: ArgumentKind
    annotation: str
    default: JsonValue = None
    doc: str = ""
    env: str = ""
    scheme: str = ""  # security: the key
    wire: str = ""  # header, query
    keyword: bool = False
    variable: str = ""  # server: a variable of the url, "" the url itself


@dataclass(frozen=True, slots=True)
class ClientPlan:
    """What every output must know of the client."""

    name: str
    arguments: tuple[ConstructorArgument, ...]
    base_url: str
    default_security: tuple[tuple[str, ...], ...]
    options: tuple[
        tuple[str, str], ...
    ] = ()  # further arguments, which all clients have: name, doc

    @property
    def async_name(self) -> str:
        """The class for asyncio."""
        return f"Async{self.name}"

    @property
    def base_url_argument(self) -> str:
        """The constructor argument that takes the server."""
        return next(
            a.name for a in self.arguments if a.kind is ArgumentKind.SERVER and not a.variable
        )

    @property
    def headers(self) -> dict[str, str]:
        """Lower-case header name -> constructor argument, for headers of every request."""
        return {a.wire.lower(): a.name for a in self.arguments if a.kind is ArgumentKind.HEADER}


@dataclass(frozen=True, slots=True)
class ParamSymbol:
    """One argument of a call: its Python name, where it travels, its name there."""

    python: str
    location: ArgumentIn  # a parameter's, BODY or BODY_ROOT
    wire: str
    required: bool
    client: bool  # the client holds a value for it
    constant: tuple[JsonValue, ...] = ()  # the value that is sent without it too, if any


@dataclass(frozen=True, slots=True)
class OperationSymbol:
    """How an operation is called."""

    key: str
    operation: Operation
    call: str  # client.batches.create
    callable: str  # papers.resources.folders:Folders.create
    params: tuple[ParamSymbol, ...]
    options: tuple[str, ...] = ()  # further arguments, which can all be omitted
    iterates: bool = False  # over the items of all pages
    page_argument: str = ""  # selects the page where that begins; "" where nothing does
    gives: bool = True  # returns anything
    waits: bool = False  # what it returns can wait for the work that was started
    rows: RowsOf | None = None  # of a result that is a table as well
    result: str = "result"  # what samples call what it returns: batch
    shown: str = "result"  # what they show of it: batch.id


@dataclass(frozen=True, slots=True)
class ComposedSymbol:
    """How a method is called that is more than one operation."""

    kind: str  # upload, wait
    about: Operation  # that it is named after
    operations: tuple[Operation, ...]  # that it calls
    call: str
    callable: str
    params: tuple[ParamSymbol, ...]
    summary: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnSymbol:
    """What the owner adds to the SDK by code of their own."""

    place: str  # what it belongs to: client.batches, a model, the package
    call: str  # with its arguments
    summary: str


@dataclass(frozen=True, slots=True)
class DeprecatedSymbol:
    """What users should no longer use: ``successor`` replaces it until ``removed_in``, if known."""

    symbol: str
    successor: str = ""
    removed_in: str = ""


@dataclass(frozen=True, slots=True)
class PythonTable(Table):
    """The SDK as other outputs show it."""

    package: str
    distribution: str
    client: ClientPlan
    operations: Mapping[str, OperationSymbol]  # by key
    composed: tuple[ComposedSymbol, ...] = ()
    deprecated: tuple[DeprecatedSymbol, ...] = ()
    own: tuple[OwnSymbol, ...] = ()
    reference: Callable[[], SdkReference] | None = None  # takes a moment to be made

    def composed_of(self, key: str) -> tuple[ComposedSymbol, ...]:
        """The composed methods that call an operation, those about it first."""
        found = [one for one in self.composed if any(o.key == key for o in one.operations)]
        return tuple(sorted(found, key=lambda one: one.about.key != key))

    @property
    def resources(self) -> Mapping[str, tuple[OperationSymbol | ComposedSymbol, ...]]:
        """The methods of each resource, by what comes before their names: ``client.batches``."""
        found: dict[str, list[OperationSymbol | ComposedSymbol]] = {}
        symbols: list[OperationSymbol | ComposedSymbol] = [
            *self.operations.values(),
            *self.composed,
        ]
        for symbol in symbols:
            found.setdefault(symbol.call.rpartition(".")[0], []).append(symbol)
        return {resource: tuple(methods) for resource, methods in found.items()}
