"""Which requests take the values that the ledger has: in their path, or in what is called alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.ir.model import Operation
from generator.ir.types import DeclId, Named, TypeRef
from generator.ir.wire import ParamIn
from generator.names.words import split_words
from generator.notation.pointer import pointer_to
from generator.relations.facts import Known
from generator.relations.keys import names_things
from generator.relations.ledger import Ledger
from generator.relations.model import Confidence, InBody, InParameter, Input, Reason, Role
from generator.relations.processes import Use
from generator.relations.vocabulary import SHARED

#: What a value may not be called alone: every kind of thing has one.
SHARED_NAMES: Final = frozenset((word,) for word in SHARED)

_DEPTH: Final = 4  # objects in objects of a body


def add_uses(known: Known, ledger: Ledger, role: Role) -> None:
    """Note every value that a request of ``role.operation`` takes."""
    operation = role.operation
    for parameter, name in ledger.in_path[operation.key].items():
        reason = Reason(Confidence.CERTAIN, f"{operation.key} has {{{parameter}}} in its path.")
        where: Input = InParameter(ParamIn.PATH, parameter)
        ledger.add_use(name, Use(operation, where, True, reason))
    named = role.named_by
    if named is not None and not (
        isinstance(named, InParameter) and named.location is ParamIn.PATH
    ):
        for name in ledger.of_place.get(role.place, ()):
            ledger.add_use(name, Use(operation, named, True, role.reason))
    for one in operation.parameters:
        if one.location in {ParamIn.QUERY, ParamIn.HEADER}:
            where = InParameter(one.location, one.name)
            _add_alike(ledger, operation, one.name, where, required=one.required)
    for way, ref, required in _properties(known, known.of(operation).body):
        if names_things(ref, known.decls):
            where = InBody(pointer_to(way))
            _add_alike(ledger, operation, way[-1], where, required=required)


def _add_alike(
    ledger: Ledger, operation: Operation, called: str, where: Input, *, required: bool
) -> None:
    """Note the use of a value by something that is called like it."""
    name = split_words(called)
    if name in ledger.drafts and name not in SHARED_NAMES and not ledger.takes(operation, name):
        reason = Reason(Confidence.LIKELY, f"{called} of {operation.key} is called like the value.")
        ledger.add_use(name, Use(operation, where, required, reason))


def _properties(
    known: Known, body: TypeRef | None
) -> Iterator[tuple[tuple[str, ...], TypeRef, bool]]:
    """The properties of a body, also those of objects in it, each declaration once."""
    seen: set[DeclId] = set()
    level: list[tuple[tuple[str, ...], TypeRef, bool]] = [((), body, True)] if body else []
    for _ in range(_DEPTH):
        deeper: list[tuple[tuple[str, ...], TypeRef, bool]] = []
        for way, ref, needed in level:
            target = known.target(ref)
            if isinstance(target, Named) and target.id in seen:
                continue
            if isinstance(target, Named):
                seen.add(target.id)
            for name, prop in known.properties(target).items():
                found = ((*way, name), prop.type, needed and prop.required)
                yield found
                deeper.append(found)
        level = deeper
