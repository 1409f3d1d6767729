"""The JSON that is decoded and encoded: the same bytes on every machine."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

#: The sizes that decoding is measured at, in bytes.
KILO, MIDDLE, LARGE = 1_000, 100_000, 10_000_000

_FIELDS = 30  # in a document
_DOCUMENTS = 4  # in a file


@cache
def results(size: int, *, odd: bool = False) -> bytes:
    """A page of run results of at least ``size`` bytes, and less than one field more.

    ``odd`` puts a number where the definition says string, into the last field.
    """
    page = _page()
    total = len(json.dumps(page))
    number = 0
    field: dict[str, Any] = {}
    while total < size or not number:
        if number % (_FIELDS * _DOCUMENTS) == 0:
            page["files"].append({"original_file_name": f"{number}.pdf", "documents": []})
        if number % _FIELDS == 0:
            document = _document()
            page["files"][-1]["documents"].append(document)
            total += len(json.dumps(document)) + 2
        field = _field(number)
        page["files"][-1]["documents"][-1]["fields"].append(field)
        total += len(json.dumps(field)) + 2
        number += 1
    if odd:
        field["value"] = 17
    return json.dumps(page).encode()


def _page() -> dict[str, Any]:
    return {
        "id": "run-1",
        "status": "COMPLETE",
        "start_timestamp": 1700000000000000000,
        "finish_timestamp": 1700000001000000000,
        "batch_id": "1",
        "has_more": False,
        "files": [],
    }


def _document() -> dict[str, Any]:
    return {
        "class_name": "invoice",
        "review_completed": False,
        "page_numbers": [1, 2],
        "page_layouts": [{"page_number": 0, "width": 612.0, "height": 792.0}],
        "fields": [],
    }


def _field(number: int) -> dict[str, Any]:
    box = {"top_x": 12.5, "top_y": 30.25, "bottom_x": 99.0, "bottom_y": 41.5, "page_number": 0}
    return {
        "field_name": f"field_{number}",
        "value": f"value {number}",
        "type": "TEXT",
        "source_coordinates": [box],
        "confidence": {"model": 0.93, "ocr": 0.87},
        "validations": {"valid": True, "alerts": []},
    }


@cache
def parts(size: int = 4_500_000) -> list[dict[str, Any]]:
    """The parts of an upload to commit; as JSON they have about ``size`` bytes."""
    one = len(json.dumps(_part(10_000))) + 2
    return [_part(number) for number in range(1, size // one + 1)]


def _part(number: int) -> dict[str, Any]:
    return {"part_num": number, "part_id": f"part-{number:032d}"}


_BATCH = {
    "id": 17,
    "name": "march",
    "workspace": "accounts-payable",
    "mount_point": "Instabase Drive",
    "repo_owner": "acme",
    "batch_owner": "jane",
    "created_at_ms": 1700000000000,
    "updated_at_ms": 1700000001000,
}
#: What ``client.batches.get`` returns: the small reply of an ordinary call.
BATCH = json.dumps(_BATCH).encode()


def batches(first: int, size: int) -> bytes:
    """A page of a list of batches that never ends."""
    page = [{**_BATCH, "id": number} for number in range(first, first + size)]
    return json.dumps({"batches": page}).encode()
