"""Checks of the hints that name other operations, arguments or properties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.diagnostics import Sink
from generator.diagnostics.suggest import did_you_mean
from generator.ir.model import Operation
from generator.ir.types import AliasDecl, Decl, DeclId, Named, ObjectDecl
from generator.lower import uploads
from generator.lower.paging import check_paging


def check(operations: Iterable[Operation], decls: Mapping[DeclId, Decl], sink: Sink) -> None:
    """Report every hint that names what does not exist."""
    listed = tuple(operations)
    by_id = {operation.operation_id: operation for operation in listed if operation.operation_id}
    for operation in listed:
        check_paging(operation, decls, sink)
        for key, target, argument in _mentions(operation):
            found = by_id.get(target) if target else operation
            if found is None:
                sink.error(
                    "L303",
                    f"{key!r} names the operation {target!r}, which does not exist.",
                    operation.loc.child(key),
                    hint=did_you_mean(target, by_id, "Write the operationId of an operation."),
                )
            elif argument and argument not in (known := _arguments(found, decls)):
                sink.error(
                    "L302",
                    f"{key!r} names the argument {argument!r}, which {found.key!r} does not have.",
                    operation.loc.child(key),
                    hint=did_you_mean(argument, known),
                )
    uploads.check_contents(listed, decls, sink)


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
