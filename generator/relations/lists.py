"""Where the list stands in a reply, and the record in a reply about one thing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.ir.hints import PagingStyle
from generator.ir.model import Operation
from generator.ir.types import AnyType, Map, Property, TypeRef, Union
from generator.ir.wire import ParamIn
from generator.names.words import split_words
from generator.notation.pointer import pointer_to
from generator.relations.facts import Known
from generator.relations.model import Confidence, Items, Purpose, Reason
from generator.relations.vocabulary import ENVELOPES, IDS, LISTS, PAGING, aside, joined, one_of

_DEPTH = 3  # names on the way to a list
_READS = frozenset({"GET", "HEAD", "QUERY"})


@dataclass(frozen=True, slots=True)
class _Array:
    """An array in a reply."""

    way: tuple[str, ...]  # the names that lead to it
    item: TypeRef
    of_objects: bool
    owned: bool  # it belongs to a thing: an id or a name stand beside it
    alone: bool  # no other object stands beside it

    @property
    def name(self) -> str:
        """The name of the property."""
        return self.way[-1]

    def items(self, confidence: Confidence, text: str) -> Items:
        """The array as the list of a reply."""
        return Items(pointer_to(self.way), self.item, Reason(confidence, text))


def find_items(
    known: Known,
    operation: Operation,
    noun: tuple[str, ...],
    record: TypeRef | None,
    *,
    expected: str = "",
) -> Items | None:
    """Where a reply of ``operation`` has its list of things called ``noun``; None for no list.

    ``record`` is the type of one of them, where another operation shows one; ``expected`` says
    why there should be a list. Arrays of the reply itself come before those further in.
    """
    reply = known.of(operation).reply
    paging = operation.hints.paging
    if paging is not None and paging.style is not PagingStyle.NONE:
        item = known.item_type(known.type_at(reply, paging.items))
        stated = Reason(Confidence.STATED, f"x-sdk-paging of {operation.key} names the list.")
        return Items(paging.items, item, stated)
    if (item := known.item_type(reply)) is not None:
        text = f"The reply to {operation.method} {operation.path} is an array."
        return Items("", item, Reason(Confidence.CERTAIN, text))
    level: list[tuple[tuple[str, ...], TypeRef]] = [((), reply)] if reply is not None else []
    for _ in range(_DEPTH):
        arrays = [one for way, ref in level for one in _arrays(known, way, ref, noun)]
        if arrays:
            return _chosen(known, arrays, noun, record, expected)
        level = [inner for way, ref in level for inner in _inside(known, way, ref, noun)]
    return None


def _arrays(
    known: Known, way: tuple[str, ...], ref: TypeRef, noun: tuple[str, ...]
) -> Iterator[_Array]:
    properties = known.properties(ref)
    own = any(joined(name) in IDS or joined(name) == "name" for name in properties)
    alone = all(aside(name) for name in _objects(known, properties))
    for name, prop in properties.items():
        item = known.item_type(prop.type)
        if item is not None and (not aside(name) or _called(name, noun)):
            yield _Array((*way, name), item, known.is_object(item), own, alone)


def _inside(
    known: Known, way: tuple[str, ...], ref: TypeRef, noun: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], TypeRef]]:
    """The objects in an object that may be around a list."""
    objects = _objects(known, known.properties(ref))
    for name, prop in objects.items():
        if len(objects) == 1 or joined(name) in ENVELOPES or _called(name, noun):
            yield (*way, name), prop.type


def _chosen(
    known: Known,
    arrays: Sequence[_Array],
    noun: tuple[str, ...],
    record: TypeRef | None,
    expected: str,
) -> Items | None:
    """The array of a reply that is its list, by the first rule that singles out one."""
    wanted = known.target(record) if record is not None else None
    for one in arrays:
        if wanted is not None and known.target(one.item) == wanted:
            text = f"The items of {one.name} are of the type that one thing has elsewhere."
            return one.items(Confidence.CERTAIN, text)
    for one in arrays:
        if _called(one.name, noun) and (one.of_objects or len(arrays) == 1):
            text = f"The array {one.name} in the reply is called like the path."
            return one.items(Confidence.CERTAIN, text)
    free = [one for one in arrays if not one.owned and (one.alone or expected)]
    objects = [one for one in free if one.of_objects]
    found = objects or free
    if not found:
        return None
    if len(arrays) == 1 and objects and expected:
        text = f"{found[0].name} is the only array in the reply. {expected}"
        return found[0].items(Confidence.CERTAIN, text)
    for name in LISTS:
        for one in found:
            if joined(one.name) == name:
                text = f"The array {one.name} in the reply is called as lists mostly are."
                return one.items(Confidence.LIKELY, text)
    first = found[0]
    if len(found) > 1:
        return first.items(
            Confidence.GUESS, f"{first.name} is the first of several arrays in the reply."
        )
    sure = Confidence.LIKELY if objects and expected else Confidence.GUESS
    text = f"{first.name} is the only array{' of objects' if objects else ''} in the reply."
    return first.items(sure, f"{text} {expected}".rstrip())


@dataclass(frozen=True, slots=True)
class Listing:
    """An operation that lists; ``items`` is None where its reply is not described."""

    items: Items | None
    reason: Reason


def find_listing(
    known: Known,
    operation: Operation,
    noun: tuple[str, ...],
    record: TypeRef | None,
    *,
    expected: str = "",
) -> Listing | None:
    """Whether an operation lists things; None when it does not.

    ``expected`` says why its path is that of a list. Where nothing does, the reply must be an
    array, or speak of nothing but a list.
    """
    facts = known.of(operation)
    reads = operation.method in _READS or facts.route.verb is Purpose.LIST
    pages = takes_pages(known, operation)
    why = expected
    if pages and not expected:
        why = f"{operation.method} {operation.path} says which page it wants."
    items = find_items(known, operation, noun, record, expected=why)
    if items is not None:
        sure = items.reason.confidence
        stated = sure is Confidence.STATED
        likely = sure >= Confidence.LIKELY and (reads or pages)
        return Listing(items, items.reason) if stated or likely or (reads and why) else None
    if facts.route.verb is Purpose.LIST and facts.route.action[0] == "list":
        text = f"{operation.method} {operation.path} says so in its path."
        return Listing(None, Reason(Confidence.LIKELY, text))
    if facts.gives_bytes or facts.streams:
        return None
    if reads and expected and _untold(known, facts.reply):
        return Listing(None, Reason(Confidence.LIKELY, expected))
    return None


def takes_pages(known: Known, operation: Operation) -> bool:
    """Whether a request says which page of a list it wants."""
    names = {p.name for p in operation.parameters if p.location is ParamIn.QUERY}
    if operation.method not in _READS:
        names |= known.properties(known.of(operation).body).keys()
    return any(joined(name) in PAGING for name in names)


def _untold(known: Known, ref: TypeRef | None) -> bool:
    """Whether a type leaves open what a value holds."""
    return ref is None or isinstance(known.target(ref), AnyType | Map | Union)


def find_record(
    known: Known, ref: TypeRef, noun: tuple[str, ...], *, reply: bool = True
) -> tuple[str, TypeRef]:
    """Where the record of a thing called ``noun`` stands in a value of ``ref``, and its type.

    It is the value itself, but for one object inside that is called ``data``, or like the
    thing, where nothing beside it tells of the thing. In a reply an only property will do.
    """
    way: list[str] = []
    for _ in range(2):
        properties = known.properties(ref)
        inner = _enveloped(_objects(known, properties), properties, noun, reply=reply)
        if inner is None:
            break
        way.append(inner.name)
        ref = inner.type
    return pointer_to(way), ref


def _enveloped(
    objects: Mapping[str, Property],
    properties: Mapping[str, Property],
    noun: tuple[str, ...],
    *,
    reply: bool,
) -> Property | None:
    if any(joined(name) in IDS or joined(name) == "name" for name in properties):
        return None
    named = [prop for name, prop in objects.items() if _is(name, noun)]
    if len(named) == 1:
        return named[0]
    if reply and len(properties) == 1 and objects:
        return next(iter(objects.values()))
    usual = [prop for name, prop in objects.items() if joined(name) in ENVELOPES]
    if len(usual) != 1:
        return None
    others = [name for name in properties if not aside(name) and name != usual[0].name]
    return usual[0] if not others else None


def _objects(known: Known, properties: Mapping[str, Property]) -> dict[str, Property]:
    return {name: prop for name, prop in properties.items() if known.is_object(prop.type)}


def _is(name: str, noun: tuple[str, ...]) -> bool:
    """Whether a property is called like one thing: ``pet`` or ``pet_record`` of a record."""
    return bool(noun) and split_words(name)[-1:] == noun[-1:]


def _called(name: str, noun: tuple[str, ...]) -> bool:
    """Whether a property is called like things that are called ``noun``."""
    return bool(noun) and one_of(split_words(name))[-1:] == noun[-1:]
