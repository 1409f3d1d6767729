"""Large files in parts, as ``x-sdk-upload`` says: the three operations, and where the file goes."""

from __future__ import annotations

from generator.ir.model import Operation
from generator.relations.facts import Known, path_parameters
from generator.relations.places import Places
from generator.relations.processes import Upload


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
