"""What single requests and replies say of things: their record, their name, that one was made."""

from __future__ import annotations

from collections.abc import Iterator

from generator.ir.model import Operation
from generator.ir.types import TypeRef
from generator.ir.wire import ParamIn
from generator.names.words import split_words
from generator.notation.pointer import pointer_to
from generator.relations.facts import Known
from generator.relations.keys import find_key
from generator.relations.lists import find_items, find_record
from generator.relations.model import Confidence, InBody, InParameter, Input, Key, Purpose, Reason
from generator.relations.vocabulary import IDS


def shown_record(
    known: Known, operation: Operation, noun: tuple[str, ...]
) -> tuple[str, TypeRef] | None:
    """Where a reply about one thing has its record, and of which type; None for no JSON.

    A list of one counts as the thing in it.
    """
    reply = known.of(operation).reply
    if reply is None:
        return None
    pointer, ref = find_record(known, reply, noun)
    if known.is_object(ref) and not pointer:
        items = find_items(known, operation, noun, None)
        if items is not None and items.type and items.reason.confidence >= Confidence.CERTAIN:
            return f"{items.pointer}/0", items.type
    item = known.item_type(ref)
    return (f"{pointer}/0", item) if item is not None else (pointer, ref)


def sent_record(
    known: Known, operation: Operation, noun: tuple[str, ...]
) -> tuple[str, TypeRef] | None:
    """Where the body of a request has the record of a thing, and of which type."""
    body = known.of(operation).body
    if body is None:
        return None
    pointer, ref = find_record(known, body, noun, reply=False)
    return (pointer, ref) if known.is_object(ref) else None


def find_naming(
    known: Known,
    operation: Operation,
    noun: tuple[str, ...],
    record: TypeRef | None,
    key: Key | None,
) -> tuple[Input, Key] | None:
    """Where a request without a path for one thing names it, and the key that stands there.

    With a ``key`` that is known already only that one counts. Else it is what must be given to
    read or delete a thing, or what is called like a key.
    """
    properties = known.properties(record)
    verb = known.of(operation).route.verb
    selects = operation.method in {"DELETE", "GET"} or verb in {Purpose.DELETE, Purpose.READ}
    best: tuple[Input, Key] | None = None
    for where, name, required in _arguments(known, operation, noun):
        found = find_key(name, noun, properties, known.decls)
        if found is None:
            continue
        if key is not None:
            fits = found.property == key.property
        else:
            fits = (required and selects) or (_is_key(name, noun) and (required or bool(verb)))
        if fits and (best is None or found.reason.confidence > best[1].reason.confidence):
            best = where, found
    return best


def _is_key(name: str, noun: tuple[str, ...]) -> bool:
    """Whether a name is that of a key, or of the thing itself."""
    words = split_words(name)
    return bool(IDS.intersection(words[-1:])) or words in (noun, noun[-1:])


def _arguments(
    known: Known, operation: Operation, noun: tuple[str, ...]
) -> Iterator[tuple[Input, str, bool]]:
    """What a request takes beside its path: where, its name, and whether it must be given."""
    for parameter in operation.parameters:
        if parameter.location is ParamIn.QUERY:
            where = InParameter(parameter.location, parameter.name)
            yield where, parameter.name, parameter.required
    if (sent := sent_record(known, operation, noun)) is not None:
        pointer, ref = sent
        for name, prop in known.properties(ref).items():
            yield InBody(f"{pointer}{pointer_to([name])}"), name, prop.required


def creation(
    known: Known, operation: Operation, noun: tuple[str, ...], parameter: str
) -> Reason | None:
    """What shows that a POST makes a thing whose key its caller gets to know, or chose."""
    facts = known.of(operation)
    name = f"{operation.method} {operation.path}"
    for status in ("201", "202"):
        if facts.tells_location() and facts.operation.declares(status):
            text = f"{name} replies with {status} and the header Location."
            return Reason(Confidence.CERTAIN, text)
    for where, found in (
        ("the reply to", shown_record(known, operation, noun)),
        ("the body of", sent_record(known, operation, noun)),
    ):
        properties = known.properties(found[1]) if found is not None else {}
        key = find_key(parameter or "id", noun, properties, known.decls)
        if key is not None and key.reason.confidence >= Confidence.LIKELY:
            told = where == "the reply to" and (facts.operation.declares("201") or bool(parameter))
            sure = told and key.reason.confidence is Confidence.CERTAIN
            confidence = Confidence.CERTAIN if sure else Confidence.LIKELY
            return Reason(
                confidence, f"{key.property} in {where} {name} is the key of what it makes."
            )
    if facts.operation.declares("201"):
        return Reason(Confidence.LIKELY, f"{name} replies with 201.")
    return None


def described_record(
    known: Known, noun: tuple[str, ...], *operations: Operation | None
) -> TypeRef | None:
    """The type of a record by what is told of it when it is written, else by what is sent."""
    for find in (shown_record, sent_record):
        for operation in operations:
            found = find(known, operation, noun) if operation is not None else None
            if found is not None and known.is_object(found[1]):
                return found[1]
    return None
