"""``x-sdk-bulk``: how any number of documents go through an operation that starts work."""

from __future__ import annotations

from generator.diagnostics import Sink
from generator.document.tree import Obj
from generator.ir.hints import BulkRecipe
from generator.lower.hints import HintReader

_KEY = "x-sdk-bulk"


def read_bulk(node: Obj, sink: Sink) -> BulkRecipe | None:
    """``x-sdk-bulk`` of an operation."""
    reader = HintReader(sink)
    inner = reader.mapping(node, _KEY, {"argument", "file", "most_files", "since"})
    if inner is None or not reader.needs(inner, "argument", "file"):
        return None
    most_files = reader.integer(inner, "most_files", 0)
    if most_files < 0:
        reader.wrong(inner, "most_files", "a positive integer")
    return BulkRecipe(
        argument=reader.text(inner, "argument"),
        file=reader.pointer(inner, "file"),
        most_files=most_files,
        since=reader.text(inner, "since"),
    )
