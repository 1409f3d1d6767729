"""Files that are sent as ``x-sdk-upload`` says: the operations, and where the file goes."""

from __future__ import annotations

from collections.abc import Mapping

from generator.ir.hints import SimpleUpload
from generator.ir.media import file_argument
from generator.ir.model import Operation
from generator.relations.facts import Known, path_parameters
from generator.relations.places import Places
from generator.relations.processes import FileUpload, SimpleSend, Upload


def find_uploads(known: Known, places: Places) -> tuple[Upload, ...]:
    """Every upload whose three operations the document has."""
    by_id = {op.operation_id: op for op in known.api.operations if op.operation_id}
    found = []
    for operation in known.api.operations:
        recipe = operation.hints.upload
        if recipe is None:
            continue
        sends, finishes = by_id.get(recipe.part_operation), by_id.get(recipe.finish_operation)
        if sends is not None and finishes is not None:
            place = _place(known, places, operation)
            found.append(Upload(operation, sends, finishes, recipe, place))
    return tuple(found)


def find_file_uploads(known: Known, uploads: tuple[Upload, ...]) -> tuple[FileUpload, ...]:
    """Every operation that starts to send a file, and which way files go by their size."""
    by_id = {op.operation_id: op for op in known.api.operations if op.operation_id}
    in_parts = {upload.opens.key: upload for upload in uploads}
    found = []
    for operation in known.api.operations:
        parts = in_parts.get(operation.key)
        hint = operation.hints.sends_file
        if parts is not None:
            hint = parts.recipe.simple
            if not parts.recipe.name_argument:
                continue
        simple = None if hint is None else _simple(known, operation, hint, by_id)
        if simple is not None or parts is not None:
            up_to = hint.up_to if hint is not None else 0
            found.append(FileUpload(operation, simple, up_to, parts))
    return tuple(found)


def _simple(
    known: Known, operation: Operation, hint: SimpleUpload, by_id: Mapping[str, Operation]
) -> SimpleSend | None:
    sends = by_id.get(hint.operation) if hint.operation else operation
    if sends is None:
        return None
    data = hint.data_argument or file_argument(sends, known.api.decls)
    return None if data is None else SimpleSend(sends, data, hint.name_argument)


def _place(known: Known, places: Places, opens: Operation) -> str:
    """The place whose things are files with names that the opening request gives."""
    given = set(known.properties(known.of(opens).body)) | {one.name for one in opens.parameters}
    for place in places.by_shape.values():
        writer = place.replacer if place.item_path else None
        if writer is None or not known.of(writer).sends_bytes:
            continue
        if given.issuperset(path_parameters(writer)):
            return place.path
    return ""
