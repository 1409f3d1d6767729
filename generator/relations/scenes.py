"""What one list shows of how it goes on: what its request takes, and what its reply tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.ir.kinds import Kind
from generator.ir.model import Operation
from generator.ir.types import JsonValue, Nullable, Primitive, TypeRef, Union
from generator.ir.wire import ParamIn
from generator.notation.pointer import pointer_to
from generator.relations.facts import Known
from generator.relations.model import InBody, InParameter, Input, Role
from generator.relations.paging_words import HOLDERS
from generator.relations.vocabulary import joined


@dataclass(frozen=True, slots=True)
class Argument:
    """Something that a request may give beside its path."""

    name: str
    where: Input
    type: TypeRef
    default: JsonValue


@dataclass(frozen=True, slots=True)
class Mark:
    """A value in a reply that may tell how the list goes on."""

    name: str  # joined()
    pointer: str
    type: TypeRef
    holder: str  # joined() name of the object around it; "" for the reply itself


@dataclass(frozen=True, slots=True)
class Scene:
    """One list: what its request takes, and what its reply holds beside the items."""

    operation: Operation
    items: str
    item: TypeRef | None
    arguments: Mapping[str, Argument]  # by joined() name
    marks: tuple[Mark, ...]
    known: Known

    def argument(self, names: tuple[str, ...]) -> Argument | None:
        """The argument with the likeliest of some names."""
        return next((self.arguments[name] for name in names if name in self.arguments), None)

    def mark(self, names: tuple[str, ...]) -> Mark | None:
        """The value of the reply with the likeliest of some names."""
        return next((one for name in names for one in self.marks if one.name == name), None)


def scene_of(known: Known, role: Role) -> Scene:
    operation, items = role.operation, role.items
    reply = known.of(operation).reply
    return Scene(
        operation=operation,
        items=items.pointer if items is not None else "",
        item=items.type if items is not None else None,
        arguments={joined(one.name): one for one in _arguments(known, operation)},
        marks=tuple(_marks(known, reply)) if reply is not None else (),
        known=known,
    )


def _arguments(known: Known, operation: Operation) -> Iterator[Argument]:
    for parameter in operation.parameters:
        if parameter.location in {ParamIn.QUERY, ParamIn.HEADER}:
            where = InParameter(parameter.location, parameter.name)
            yield Argument(parameter.name, where, parameter.type, parameter.default)
    if operation.method not in {"GET", "HEAD"}:
        for name, prop in known.properties(known.of(operation).body).items():
            yield Argument(name, InBody(pointer_to([name])), prop.type, prop.default)


def _marks(known: Known, reply: TypeRef) -> Iterator[Mark]:
    """The values of a reply beside its list, two objects deep, the outer ones first."""
    level: list[tuple[tuple[str, ...], str, TypeRef]] = [((), "", reply)]
    for _ in range(3):
        deeper: list[tuple[tuple[str, ...], str, TypeRef]] = []
        for way, holder, ref in level:
            for name, prop in known.properties(ref).items():
                here = (*way, name)
                if known.is_object(prop.type):
                    if joined(name) in HOLDERS or not way:
                        deeper.append((here, joined(name), prop.type))
                elif known.item_type(prop.type) is None:
                    yield Mark(joined(name), pointer_to(here), prop.type, holder)
        level = deeper


def kind_of(ref: TypeRef) -> Kind | None:
    bare = ref.inner if isinstance(ref, Nullable) else ref
    return bare.kind if isinstance(bare, Primitive) else None


def is_token(mark: Mark) -> bool:
    """Whether a value can be a token: text or a number, and no address."""
    return kind_of(mark.type) is not Kind.BOOLEAN and not is_url(mark.type)


def is_text(ref: TypeRef) -> bool:
    bare = ref.inner if isinstance(ref, Nullable) else ref
    return isinstance(bare, Union) or kind_of(ref) is Kind.STRING


def is_url(ref: TypeRef) -> bool:
    bare = ref.inner if isinstance(ref, Nullable) else ref
    return isinstance(bare, Primitive) and bare.format in {"uri", "url", "uri-reference"}


def is_count(ref: TypeRef) -> bool:
    """Whether a value is a whole number, or nothing is said of it."""
    kind = kind_of(ref)
    return kind is None or kind is Kind.INTEGER_STRING or kind.row.json in {"integer", "number"}
