"""The surface of an SDK: everything that user code can name, as frozen data.

A *symbol* names one thing of a surface, and is the same in ``renamed:`` of sdk.yaml, in reports, in
messages and in the lock of a release:

=========================  ==============================================================
``batches``                a resource, by its attributes from the client
``apps.runs.create``       a method
``apps.runs.create(id)``   an argument of a method
``Batch``                  a model, by its public name
``Batch.created_at``       a field of a model
``AIHub``, ``AIHub(key)``  the client, and an argument of its constructor
``exceptions.APIError``    an exception
``aihub.bulk.run_app``     a function of a module, and ``aihub.bulk.run_app(source)``
``aihub.models.batches``   a module
=========================  ==============================================================

Annotations and defaults are Python source. They are spelled without regard to what a module imports
under another name, so that they change only when the type does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import KW_ONLY, dataclass, field
from functools import cached_property
from typing import Final, Literal, TypeAlias, get_args

from generator.ir.types import Scalar


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument. ``position`` counts from 0 behind ``self``; None: keyword-only.

    ``default`` is "" where there is none. An argument can be ``required`` and have a default: where
    the whole object may be given in place of its properties.
    """

    name: str
    annotation: str
    default: str = ""
    position: int | None = None
    _: KW_ONLY
    required: bool = False
    location: str = ""  # a word of ArgumentIn; "": an option that no operation has
    wire: str = ""  # its name there
    deprecated: bool = False
    async_annotation: str = ""  # "": the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A method of a resource, in both clients.

    ``kind`` is ``operation`` or that of a composed method: ``upload``, ``wait``. ``operations`` are
    the keys of those that it calls, ``about`` of the one that it is named after.
    """

    kind: str
    about: str
    operations: tuple[str, ...]
    arguments: tuple[Argument, ...] = ()
    options: str = "CallOptions"  # the type of further keyword arguments
    result: str
    async_result: str = ""  # "": the same
    awaited: bool = True  # the asynchronous one is a coroutine, not an iterator
    iterates: bool = False  # over the items of all pages
    deprecated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A class with methods. ``module`` is relative to the package: ``resources.batches``."""

    name: str
    async_name: str
    module: str
    fake: str  # its class in the module ``testing``
    former: tuple[str, ...] = ()  # attributes of the synchronous one for code of a former SDK


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a model: ``required`` where it must be given to build an instance."""

    name: str
    annotation: str
    default: str = ""
    required: bool = False
    wire: str
    read_only: bool = False
    deprecated: bool = False


#: What a model is. ``input`` is what callers may give for an object or a union, ``result`` the model
#: of a response joined with a base of the runtime, ``row`` a row of a table.
ModelKind: TypeAlias = Literal["object", "enum", "alias", "input", "result", "row"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A name in ``models``. ``pointer`` is the key of its schema in ``names.lock``."""

    module: str  # relative to the package: models.batches
    kind: ModelKind
    pointer: str
    bases: tuple[str, ...] = ()  # of an object or a result
    fields: tuple[Field, ...] = ()  # those of its own
    members: tuple[
        str, ...
    ] = ()  # what it has beside fields: of a result, what can be done with it
    values: tuple[Scalar, ...] = ()  # of an enum
    target: str = ""  # what an alias stands for
    extra: str = ""  # the type of further properties, where one is stated


@dataclass(frozen=True, slots=True)
class ExceptionClass:
    """An exception, and the classes that it derives from."""

    bases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """A function of a module, or a method of a class of the former SDK."""

    arguments: tuple[Argument, ...]
    options: str = ""  # the type of further keyword arguments
    result: str


@dataclass(frozen=True, slots=True)
class Module:
    """A module, and the names that it exports."""

    exports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name: ``target`` is the symbol that it stands for."""

    target: str
    deprecated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """The clients. ``changes`` are the arguments of ``with_options``."""

    name: str
    async_name: str
    arguments: tuple[Argument, ...] = ()
    changes: tuple[Argument, ...] = ()
    former: tuple[str, ...] = ()  # attributes of the synchronous one for code of a former SDK


Entry: TypeAlias = (
    Client | Resource | Call | Argument | Model | Field | ExceptionClass | Function | Module
)
#: What a symbol can mean, in the order in which :meth:`Surface.lookup` tries them.
Kind: TypeAlias = Literal[
    "client",
    "method",
    "resource",
    "argument",
    "model",
    "field",
    "exception",
    "function",
    "module",
]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)


@dataclass(frozen=True, kw_only=True)
class Surface:
    """The surface of one package; the keys of every mapping are symbols.

    ``exports`` are the names of the package itself with the module that each comes from.
    """

    package: str
    distribution: str
    client: Client
    resources: Mapping[str, Resource] = field(default_factory=dict)
    calls: Mapping[str, Call] = field(default_factory=dict)
    models: Mapping[str, Model] = field(default_factory=dict)
    exceptions: Mapping[str, ExceptionClass] = field(default_factory=dict)
    functions: Mapping[str, Function] = field(default_factory=dict)
    modules: Mapping[str, Module] = field(default_factory=dict)
    exports: Mapping[str, str] = field(default_factory=dict)
    aliases: Mapping[str, Alias] = field(default_factory=dict)

    @cached_property
    def entries(self) -> Mapping[tuple[Kind, str], Entry]:
        """Everything, by what it is and its symbol; aliases are not in it."""
        return {(kind, symbol): entry for kind, symbol, entry in self._entries()}

    def lookup(self, symbol: str, kind: Kind | None = None) -> Entry | None:
        """What ``symbol`` names; with ``kind``, only if it is that. Fields may be inherited."""
        for one in KINDS if kind is None else (kind,):
            if (entry := self.entries.get((one, symbol))) is not None:
                return entry
        model, _, name = symbol.partition(".")
        if kind in {None, "field"} and model in self.models:
            return next((f for f in self.fields_of(model) if f.name == name), None)
        return None

    def fields_of(self, model: str) -> tuple[Field, ...]:
        """The fields of a model: those that it inherits, and its own, which replace them."""
        found: dict[str, Field] = {}
        for one in self._lineage(model):
            found.update((each.name, each) for each in self.models[one].fields)
        return tuple(found.values())

    def _lineage(self, model: str, below: frozenset[str] = frozenset()) -> Iterator[str]:
        """``model`` behind the models that it derives from."""
        for base in self.models[model].bases:
            name = base.removeprefix("models.")
            if name in self.models and name not in below:
                yield from self._lineage(name, below | {model})
        yield model

    def _entries(self) -> Iterator[tuple[Kind, str, Entry]]:
        yield "client", self.client.name, self.client
        yield from _arguments(self.client.name, self.client.arguments)
        for symbol, resource in self.resources.items():
            yield "resource", symbol, resource
        for symbol, call in self.calls.items():
            yield "method", symbol, call
            yield from _arguments(symbol, call.arguments)
        for symbol, model in self.models.items():
            yield "model", symbol, model
            for one in model.fields:
                yield "field", field_symbol(symbol, one.name), one
        for symbol, error in self.exceptions.items():
            yield "exception", symbol, error
        for symbol, function in self.functions.items():
            yield "function", symbol, function
            yield from _arguments(symbol, function.arguments)
        for symbol, module in self.modules.items():
            yield "module", symbol, module


def argument_symbol(owner: str, name: str) -> str:
    """The symbol of an argument of a method, function or constructor."""
    return f"{owner}({name})"


def field_symbol(model: str, name: str) -> str:
    """The symbol of a field."""
    return f"{model}.{name}"


def _arguments(owner: str, arguments: Iterable[Argument]) -> Iterator[tuple[Kind, str, Entry]]:
    for one in arguments:
        yield "argument", argument_symbol(owner, one.name), one
