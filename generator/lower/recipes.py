"""Hints that name other operations, arguments or properties: those that name none are left out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from generator.diagnostics import Sink
from generator.diagnostics.suggest import did_you_mean
from generator.ir.hints import FolderFacts, Hints
from generator.ir.media import json_of
from generator.ir.model import Operation
from generator.ir.types import AliasDecl, Decl, DeclId, Named, ObjectDecl
from generator.lower import uploads
from generator.lower.paging import check_paging, lost

#: What an operation is without one of its hints, by the key.
_WITHOUT: Final[Mapping[str, Callable[[Hints], Hints]]] = MappingProxyType(
    {
        "x-sdk-paging": lambda hints: replace(hints, paging=None),
        "x-sdk-polling": lambda hints: replace(hints, polling=None),
        "x-sdk-starts": lambda hints: replace(hints, starts=None),
        "x-sdk-bulk": lambda hints: replace(hints, bulk=None),
        uploads.KEY: lambda hints: replace(
            hints, upload=None, sends_file=None, folder=FolderFacts()
        ),
    }
)


def checked(
    operations: Iterable[Operation], decls: Mapping[DeclId, Decl], sink: Sink
) -> tuple[Operation, ...]:
    """The operations without the hints that name what does not exist; each of these is reported.

    A method that would do half of what its hint says is worse than none.
    """
    listed = tuple(operations)
    by_id = {operation.operation_id: operation for operation in listed if operation.operation_id}
    found: dict[str, set[str]] = {
        operation.key: set(_faulty(operation, by_id, decls, sink)) for operation in listed
    }
    unpolled = {key for key, keys in found.items() if "x-sdk-polling" in keys}
    for operation in listed:
        starts = operation.hints.starts
        if starts is not None and (poll := by_id.get(starts.poll)) and poll.key in unpolled:
            message = f"'x-sdk-starts' names {starts.poll!r}, whose 'x-sdk-polling' is ignored."
            hint = "Correct that first."
            sink.outdated("L303", message, operation.loc.child("x-sdk-starts"), hint=hint)
            found[operation.key].add("x-sdk-starts")
    uploads.check_contents(listed, decls, sink)
    return tuple(_without(operation, found[operation.key]) for operation in listed)


def _without(operation: Operation, keys: Collection[str]) -> Operation:
    hints = operation.hints
    for key in sorted(keys):
        hints = _WITHOUT[key](hints)
    return replace(operation, hints=hints) if keys else operation


def _faulty(
    operation: Operation,
    by_id: Mapping[str, Operation],
    decls: Mapping[DeclId, Decl],
    sink: Sink,
) -> Iterator[str]:
    """The keys of hints that name what does not exist, which is reported."""
    if not check_paging(operation, decls, sink):
        yield "x-sdk-paging"
    for key, pointer in _pointers(operation):
        response = operation.reply_with_body()
        media = json_of(response.media) if response is not None else None
        gone, known = lost(media.type, pointer, decls) if media is not None else ("", ())
        if gone:
            head = f"{key!r} names {pointer!r}, and the response of {operation.key!r}"
            hint = did_you_mean(gone, known, "Correct the pointer.")
            message = f"{head} has no {gone!r} there; it is ignored."
            sink.outdated("L302", message, operation.loc.child(key), hint=hint, subject=pointer)
            yield key
    for key, target, argument in _mentions(operation):
        found = by_id.get(target) if target else operation
        place = operation.loc.child(key)
        if found is None:
            message = (
                f"{key!r} names the operation {target!r}, which does not exist; it is ignored."
            )
            hint = did_you_mean(target, by_id, "Write the operationId of an operation.")
            sink.outdated("L303", message, place, hint=hint, subject=target)
            yield key
        elif argument and argument not in (known_names := _arguments(found, decls)):
            head = f"{key!r} names the argument {argument!r}, which {found.key!r} does not have"
            hint = did_you_mean(argument, known_names)
            sink.outdated("L302", f"{head}; it is ignored.", place, hint=hint, subject=argument)
            yield key


def _pointers(operation: Operation) -> Iterator[tuple[str, str]]:
    """Every pointer into the response that a hint has, with the key of that."""
    hints = operation.hints
    if hints.polling is not None:
        yield "x-sdk-polling", hints.polling.state
    for handle in hints.starts.handle if hints.starts is not None else ():
        if handle.startswith("/"):
            yield "x-sdk-starts", handle
    if hints.upload is not None:
        yield uploads.KEY, hints.upload.session
        yield uploads.KEY, hints.upload.part_size


def _mentions(operation: Operation) -> Iterable[tuple[str, str, str]]:
    """(key, operationId or "" for the operation itself, argument) of everything that is named."""
    hints = operation.hints
    if (paging := hints.paging) is not None:
        yield "x-sdk-paging", "", paging.argument
        yield "x-sdk-paging", "", paging.size_argument
    if (starts := hints.starts) is not None:
        yield "x-sdk-starts", starts.poll, starts.argument
    if (bulk := hints.bulk) is not None:
        yield "x-sdk-bulk", "", bulk.argument
    if (upload := hints.upload) is not None:
        key = "x-sdk-upload"
        yield key, "", upload.size_argument
        yield key, upload.part_operation, upload.part_session_argument
        yield key, upload.part_operation, upload.part_number_argument
        yield key, upload.finish_operation, upload.finish_session_argument
        yield key, upload.finish_operation, upload.finish_action_argument
        yield key, upload.finish_operation, upload.finish_parts_argument
    for target, argument in uploads.mentions(operation):
        yield uploads.KEY, target, argument


def _arguments(operation: Operation, decls: Mapping[DeclId, Decl]) -> dict[str, None]:
    """The parameters of an operation and the properties of its body, by wire name."""
    names = dict.fromkeys(parameter.name for parameter in operation.parameters)
    for media in operation.body.media if operation.body is not None else ():
        pending = [media.type]
        seen: set[DeclId] = set()
        while pending:
            kind = pending.pop()
            if not isinstance(kind, Named) or kind.id in seen:
                continue
            seen.add(kind.id)
            match decls.get(kind.id):
                case ObjectDecl(properties=properties, bases=bases):
                    names |= dict.fromkeys(one.name for one in properties)
                    pending += [Named(base) for base in bases]
                case AliasDecl(target=target):
                    pending.append(target)
                case _:
                    pass
    return names
