"""Result classes: the model of a response, joined with a base of the runtime, once for each client.

``class ListPetsPage(SyncPage[Pet], ListPetsResponse)`` has the fields of the model, and what can be
done with the result next. To add a base:

1. Write it in the runtime, derived from ``codec.results.Result`` (or ``ResultOf[T]``): ``SyncX`` and
   ``AsyncX`` with the public methods, and ``BareSyncX`` and ``BareAsyncX`` without, which have each
   method under its name with an underscore before it. A bare one is used where the model has a
   property that is called like a method: the property keeps the name, and the method gets another.
2. Describe it as a :class:`ResultBase`.
3. Let :func:`.sdk.decide` hand a :class:`WantedResult` for each operation to :func:`plan_results`.
4. Let the procedure make the instances, with ``codec.results.joined``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import KW_ONLY, dataclass
from typing import Final

from generator.ir.rows import RowsOf
from generator.ir.types import DeclId, TypeRef
from generator.names.files import assign_files
from generator.names.table import Wish, assign
from generator.targets.python.naming.classes import ModelNames

_ENDING: Final = re.compile(r"(?<=.)(2\d\d)?(Response|Results?)$")


@dataclass(frozen=True, slots=True)
class Member:
    """A public method of a base, as it is written in a class that gives it another name.

    ``result`` and ``async_result`` are annotations. A method that is ``by_name`` serves a protocol
    of Python and means nothing under another name, so it is left out instead.
    """

    name: str
    doc: str
    result: str
    async_result: str = ""  # "": the same
    _: KW_ONLY
    awaited: bool = False  # the async one is a coroutine
    is_property: bool = False
    takes: tuple[str, ...] = ()  # parameters
    passes: str = ""  # the same as arguments
    by_name: bool = False
    sync_only: bool = False


@dataclass(frozen=True, slots=True)
class ResultBase:
    """A base class of the runtime. ``members`` are its public methods, by which it has two forms."""

    name: str  # Page: the classes are SyncPage, AsyncPage, BareSyncPage and BareAsyncPage
    module: str  # of the runtime: codec.pages
    wish: str  # what a result is called, after its model: {}Page
    doc: str  # of the classes; {model} is the model
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class WantedResult:
    """One operation whose result gets a class of its own.

    ``detail`` tells the classes of one model apart that differ in more than the client. With
    ``rows``, the result is a table as well.
    """

    operation: str  # key
    base: ResultBase
    model: DeclId
    argument: TypeRef | None = None  # what the base knows beside the model: the type of an item
    detail: str = ""
    _: KW_ONLY
    rows: RowsOf | None = None


@dataclass(frozen=True, slots=True)
class ResultClass:
    """A class for each client. ``key`` is what it is called in ``names.lock``.

    With ``rows``, the result is a table as well, and ``row_name`` is the class of a row.
    """

    key: str
    name: str
    async_name: str
    module: str  # below ``models``
    base: ResultBase
    model: DeclId
    argument: TypeRef | None
    rows: RowsOf | None
    row_name: str

    @property
    def names(self) -> Mapping[str, str]:
        """What ``names.lock`` keeps: names by key."""
        return {self.key: self.name, **({_row(self.key): self.row_name} if self.rows else {})}


def plan_results(
    wanted: Iterable[WantedResult], models: ModelNames, locked: Mapping[str, str]
) -> Mapping[str, ResultClass]:
    """The class of every result by operation key; ``locked`` is what an earlier run published."""
    keys = list(_keys(wanted, models))
    firsts = {key: one for one, key in reversed(keys)}
    taken = {*models.names.values(), *models.inputs.values(), *models.aliases.values()}
    taken |= {name.removeprefix("Async") for name in taken}
    wishes = [
        wish for key, one in sorted(firsts.items()) for wish in _wishes(key, one, models, taken)
    ]
    names = assign(wishes, reserved=taken, locked=locked).names
    modules = _modules({models.modules[one.model] for one in firsts.values()}, models)
    classes = {
        key: ResultClass(
            key=key,
            name=names[key],
            async_name=f"Async{names[key]}",
            module=modules[models.modules[one.model]],
            base=one.base,
            model=one.model,
            argument=one.argument,
            rows=one.rows,
            row_name=names.get(_row(key), ""),
        )
        for key, one in firsts.items()
    }
    return {one.operation: classes[key] for one, key in keys}


def _keys(wanted: Iterable[WantedResult], models: ModelNames) -> Iterator[tuple[WantedResult, str]]:
    """Each result with its name in ``names.lock``: operations with equal ones share a class."""
    homes: dict[str, str] = {}
    for decl in models.decls.values():  # several can be one class
        name, home = models.names[decl.id], models.keys[decl.id]
        homes[name] = min(homes.get(name, home), home)
    for one in wanted:
        rows = f"rows of {one.operation}" if one.rows is not None else ""
        parts = (homes[models.names[one.model]], one.base.name, one.detail, rows)
        yield one, " ".join(part for part in parts if part)


def _wishes(key: str, one: WantedResult, models: ModelNames, taken: set[str]) -> Iterator[Wish]:
    yield Wish(key, _choices(one, models, taken))
    if one.rows is not None:
        whole = models.known(one.model)
        rows = (f"{_short(whole)}Row", f"{whole}Row", f"{whole}ResultRow")
        yield Wish(_row(key), tuple(name for name in rows if name not in taken) or rows[-1:])


def _row(key: str) -> str:
    """What the class of a row is called in ``names.lock``."""
    return f"{key} (row)"


def _choices(one: WantedResult, models: ModelNames, taken: set[str]) -> tuple[str, ...]:
    whole = models.known(one.model)
    found = [one.base.wish.format(name) for name in (_short(whole), whole, f"{whole}Result")]
    if whole.endswith(one.base.wish.format("")):  # PetPage is a model already
        found.insert(0, f"{whole}s")
    # the class of the other client has ``Async`` before the name of this one
    plain = [f"{n.removeprefix('Async')}Async" if n.startswith("Async") else n for n in found]
    return tuple(name for name in plain if name not in taken) or (plain[-1],)


def _short(name: str) -> str:
    """The name of a model without the words that only say that it is a response."""
    return _ENDING.sub("", name)


def _modules(homes: Iterable[str], models: ModelNames) -> Mapping[str, str]:
    """The module of results beside each module of models.

    It is one of its own, so that models are imported without what results need.
    """
    wishes = (Wish(home, (f"{home}_results", f"{home}_result_classes")) for home in homes)
    return assign_files(wishes, reserved=frozenset(models.modules.values()))


def free_members(members: Iterable[Member], fields: Iterable[str]) -> Iterator[tuple[Member, str]]:
    """The methods with the names that they have beside ``fields`` of a model."""
    names = set(fields)
    for member in members:
        if member.name not in names:
            yield member, member.name
        elif not member.by_name:
            free = f"{member.name}_"
            while free in names:
                free += "_"
            yield member, free
