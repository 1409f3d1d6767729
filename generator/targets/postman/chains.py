"""Which reply fills which variable, so that later requests need no copying by hand.

Facts of the document come first (``x-sdk-starts``, ``x-sdk-upload``), then what paths say: the
``id`` in the reply to ``POST /pets`` is the ``pet_id`` of ``/pets/{pet_id}``. Nothing is
taken from a reply that only repeats what its request said.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from generator.ir.media import json_of
from generator.ir.model import Api, Operation, Response
from generator.ir.types import Array, Named, Nullable, ObjectDecl, Property, TypeRef
from generator.ir.walk import properties_of, target_of
from generator.ir.wire import ParamIn
from generator.names.table import Wish, assign
from generator.names.words import singular, snake, split_words
from generator.notation.paths import PathTemplate
from generator.notation.pointer import steps_of

#: Words of a name: ``batch_id``, ``batchId`` and ``Batch-ID`` are one thing.
Identity: TypeAlias = tuple[str, ...]

# What many kinds of things have: only together with its owner it is a name.
_SHARED: Final = frozenset({"code", "guid", "id", "key", "name", "number", "slug", "uuid"})


@dataclass(frozen=True, slots=True)
class FromBody:
    """A value of the JSON body: the names and indices that lead to it."""

    steps: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class FromLocation:
    """One parameter of a path template that the ``Location`` header is matched against."""

    path: PathTemplate
    parameter: str
    spans: bool  # the value may hold slashes


Source: TypeAlias = "FromBody | FromLocation"


@dataclass(frozen=True, slots=True)
class Capture:
    """A variable, and where a reply holds its value; the first source that has one counts."""

    variable: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Chains:
    """The variables of an API: one for each thing that paths name."""

    names: Mapping[Identity, str]
    captures: Mapping[str, tuple[Capture, ...]] = field(default_factory=dict)  # by operation
    producers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # variable -> operations
    fills: Mapping[str, frozenset[str]] = field(default_factory=dict)  # operation -> variables

    def of_path(self, operation: Operation, parameter: str) -> str:
        """The variable of a path parameter."""
        return self.names[identity(operation.template, parameter)]

    def of_name(self, operation: Operation, name: str) -> str:
        """The variable that fills a property or a parameter called ``name``; "" for none."""
        variable = self.names.get(split_words(name), "")
        return variable if variable in self.fills.get(operation.key, ()) else ""

    def takes(self, operation: Operation) -> frozenset[str]:
        """The variables that a request of ``operation`` cannot do without."""
        return takes(operation, self.names) | self.fills.get(operation.key, frozenset())


def identity(template: PathTemplate, parameter: str) -> Identity:
    """What a path parameter stands for: ``{id}`` of ``/pets/{id}`` is ``("pet", "id")``."""
    words = split_words(parameter)
    shared = len(words) == 1 and words[0] in _SHARED
    owner = split_words(template.before(parameter)) if shared else ()
    return (*owner[:-1], singular(owner[-1]), *words) if owner else words


def find_chains(api: Api, reserved: Collection[str]) -> Chains:
    """The chains of ``api``; no variable is called like one of ``reserved``."""
    by_id = {o.operation_id: o for o in api.operations if o.operation_id}
    finder = _Finder(api, _names(api, reserved), by_id, _children(api))
    for operation in api.operations:
        finder.stated(operation)
        finder.created(operation)
    finder.fallback(finder.named_alike)
    finder.fallback(finder.listed)
    captures = {
        key: tuple(Capture(name, tuple(dict.fromkeys(sources))) for name, sources in found.items())
        for key, found in finder.found.items()
    }
    producers: dict[str, tuple[str, ...]] = {}
    for key, made in captures.items():
        for capture in made:
            producers[capture.variable] = (*producers.get(capture.variable, ()), key)
    return Chains(finder.names, captures, producers)


def _names(api: Api, reserved: Collection[str]) -> dict[Identity, str]:
    found: dict[Identity, None] = {}
    for operation in api.operations:
        for name in operation.template.names:
            found[identity(operation.template, name)] = None
        if recipe := operation.hints.upload:
            found.update({split_words(name): None for name in recipe.part_reply})
    wishes = [Wish(repr(words), (snake(words),)) for words in found]
    names = assign(wishes, reserved=reserved).names
    return {words: names[repr(words)] for words in found}


def _children(api: Api) -> dict[PathTemplate, dict[str, Operation]]:
    """By path, what is one step below it: ``/pets`` gives the operations of ``/pets/{pet_id}``."""
    found: dict[PathTemplate, dict[str, Operation]] = {}
    for operation in api.operations:
        template = operation.template
        if name := template.last.only_name:
            found.setdefault(template.parent, {}).setdefault(name, operation)
    return found


def takes(operation: Operation, names: Mapping[Identity, str]) -> frozenset[str]:
    """The variables that the path of ``operation`` needs."""
    template = operation.template
    return frozenset(names[identity(template, name)] for name in template.names)


_Rule: TypeAlias = Callable[[Operation], Iterator[tuple[str, Source]]]


@dataclass(slots=True)
class _Finder:
    """Mutable: it collects what it finds."""

    api: Api
    names: Mapping[Identity, str]
    by_id: Mapping[str, Operation]
    children: Mapping[PathTemplate, Mapping[str, Operation]]
    found: dict[str, dict[str, list[Source]]] = field(default_factory=dict)

    def stated(self, operation: Operation) -> None:
        """What ``x-sdk-*`` says."""
        hints = operation.hints
        if hints.starts and (poll := self.by_id.get(hints.starts.poll)):
            for handle in hints.starts.handle:
                self._handle(operation, poll, hints.starts.argument, handle)
        if recipe := hints.upload:
            part = self.by_id.get(recipe.part_operation)
            if part is not None:
                self._handle(operation, part, recipe.part_session_argument, recipe.session)
                for name in recipe.part_reply:
                    self._add(part, self.names[split_words(name)], FromBody((name,)))

    def _handle(self, operation: Operation, to: Operation, argument: str, handle: str) -> None:
        if argument not in to.template.names:
            return
        source = (
            FromBody(steps_of(handle))
            if handle.startswith("/")
            else FromLocation(to.template, argument, _spans(to, argument))
        )
        self._add(operation, self.names[identity(to.template, argument)], source)

    def created(self, operation: Operation) -> None:
        """``POST /pets`` makes what ``/pets/{pet_id}`` names."""
        if operation.method != "POST":
            return
        below = self._below(operation.template.bare)
        replies = [r for r in operation.responses if r.success]
        for to, parameter in below:
            variable = self.names[identity(to.template, parameter)]
            for response in replies:
                if steps := self._id_in(self._type(response), to, parameter):
                    self._add(operation, variable, FromBody(steps))
        if any(h.name.lower() == "location" for r in replies for h in r.headers):
            for to, parameter in below or self._further_below(operation.template.bare):
                source = FromLocation(to.template, parameter, _spans(to, parameter))
                self._add(operation, self.names[identity(to.template, parameter)], source)

    def fallback(self, rule: _Rule) -> None:
        """Apply ``rule`` where no better source of a variable is known."""
        known = {variable for found in self.found.values() for variable in found}
        for operation in self.api.operations:
            for variable, source in rule(operation):
                if variable not in known:
                    self._add(operation, variable, source)

    def named_alike(self, operation: Operation) -> Iterator[tuple[str, Source]]:
        """A property of the reply that is called like a parameter of a path."""
        if operation.method in {"GET", "HEAD", "OPTIONS", "QUERY"}:
            return
        for response in operation.responses:
            for prop in self._properties(self._type(response)) if response.success else ():
                variable = self.names.get(split_words(prop.name), "")
                if variable and not isinstance(prop.type, Nullable):
                    yield variable, FromBody((prop.name,))

    def listed(self, operation: Operation) -> Iterator[tuple[str, Source]]:
        """The first item of a list names a thing, where nothing can be made."""
        if operation.method != "GET":
            return
        for response in operation.responses:
            items = self._items(operation, self._type(response)) if response.success else None
            if items is None:
                continue
            steps, item = items
            for to, parameter in self._below(operation.template.bare):
                if found := self._id_in(item, to, parameter):
                    yield self.names[identity(to.template, parameter)], FromBody(
                        (*steps, 0, *found)
                    )

    def _items(
        self, operation: Operation, ref: TypeRef | None
    ) -> tuple[tuple[str | int, ...], TypeRef] | None:
        target = target_of(ref, self.api.decls) if ref is not None else None
        if isinstance(target, Array):
            return (), target.item
        paging = operation.hints.paging
        lists = [
            ((prop.name,), found.item)
            for prop in self._properties(ref)
            if isinstance(found := target_of(prop.type, self.api.decls), Array)
        ]
        if paging is not None:
            lists = [one for one in lists if one[0] == steps_of(paging.items)]
        return lists[0] if len(lists) == 1 else None

    def _add(self, operation: Operation, variable: str, source: Source) -> None:
        if variable not in takes(operation, self.names):
            self.found.setdefault(operation.key, {}).setdefault(variable, []).append(source)

    def _below(self, path: PathTemplate) -> list[tuple[Operation, str]]:
        """The operations of ``path/{parameter}``, one for each parameter."""
        found = self.children.get(path, {})
        return [(operation, parameter) for parameter, operation in found.items()]

    def _further_below(self, path: PathTemplate) -> list[tuple[Operation, str]]:
        """The operations of ``path/word/{parameter}``, where there is one such path."""
        parents = [
            parent for parent in self.children if parent.parent == path and parent.last.is_fixed
        ]
        return self._below(parents[0]) if len(parents) == 1 else []

    def _type(self, response: Response) -> TypeRef | None:
        media = json_of(response.media)
        return media.type if media is not None else None

    def _properties(self, ref: TypeRef | None) -> tuple[Property, ...]:
        target = target_of(ref, self.api.decls) if ref is not None else None
        decl = self.api.decls.get(target.id) if isinstance(target, Named) else None
        return properties_of(decl, self.api.decls) if isinstance(decl, ObjectDecl) else ()

    def _id_in(self, ref: TypeRef | None, to: Operation, parameter: str) -> tuple[str | int, ...]:
        """Where an object holds what ``parameter`` asks for: at its top, or one level in."""
        wanted = (split_words(parameter), identity(to.template, parameter))
        last = wanted[1][-1:]
        properties = self._properties(ref)
        for words in (*wanted, last if last[0] in _SHARED else ()):
            for prop in properties:
                if split_words(prop.name) == words:
                    return (prop.name,)
        for prop in properties:
            inner = {split_words(p.name): p.name for p in self._properties(prop.type)}
            for words in (*wanted, ("id",)):
                if words in inner:
                    return (prop.name, inner[words])
        return ()


def _spans(operation: Operation, parameter: str) -> bool:
    return any(
        p.spans_segments
        for p in operation.parameters
        if p.location is ParamIn.PATH and p.name == parameter
    )
