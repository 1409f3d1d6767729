"""``x-sdk-upload-folder``: which names and sizes the files of a folder can have when they are uploaded."""

from __future__ import annotations

from typing import Final

from generator.diagnostics import Sink
from generator.document.tree import Obj
from generator.ir.hints import FolderFacts
from generator.lower.hints import HintReader

KEY: Final = "x-sdk-upload-folder"


def read_folder(node: Obj, sink: Sink) -> FolderFacts:
    """What an operation says of the files of folders; nothing of what is malformed."""
    reader, reported = HintReader(sink), len(sink)
    inner = reader.mapping(node, KEY, {"separator", "largest"})
    if inner is None:
        return FolderFacts()
    if "x-sdk-upload" not in node:
        message = f"{KEY!r} says how files are uploaded, but the operation has no 'x-sdk-upload'."
        hint = "Move it to the operation that has x-sdk-upload, or remove it."
        sink.error("L301", message, node.at(KEY), hint=hint)
    separator = reader.text(inner, "separator")
    odd = not separator.isprintable() or not 0 < len(separator) <= 3
    if odd and isinstance(inner.get("separator"), str):
        reader.wrong(inner, "separator", "one to three characters, such as / or --")
    largest = reader.integer(inner, "largest", 0)
    if largest < 1 and isinstance(inner.get("largest"), int):
        reader.wrong(inner, "largest", "a positive number of bytes")
    return FolderFacts(separator, largest) if len(sink) == reported else FolderFacts()
