"""``x-sdk-upload``: how a file is sent, in one request or in parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from generator.diagnostics import Sink
from generator.document.tree import Obj
from generator.ir.hints import SimpleUpload, UploadRecipe
from generator.ir.media import file_argument
from generator.ir.model import Operation
from generator.ir.types import Decl, DeclId
from generator.lower.hints import HintReader

KEY: Final = "x-sdk-upload"

_PLAIN: Final = frozenset({"name_argument", "data_argument"})
_IN_PARTS: Final = ("size_argument", "session", "part_size", "part", "finish")
_PART: Final = ("operation", "session_argument", "number_argument", "reply")
_FINISH: Final = (
    *("operation", "session_argument", "action_argument", "commit", "abort", "parts_argument"),
)


def read_upload(node: Obj, sink: Sink) -> tuple[UploadRecipe | None, SimpleUpload | None]:
    """How the operation opens an upload in parts, and how it sends a file itself: one at most."""
    reader = HintReader(sink)
    names = {*_IN_PARTS, *_PLAIN, "first_part", "simple"}
    inner = reader.mapping(node, KEY, names)
    if inner is None:
        return None, None
    if _PLAIN.issuperset(inner):
        return None, _simple(reader, inner, "")
    return _in_parts(reader, inner), None


def _in_parts(reader: HintReader, inner: Obj) -> UploadRecipe | None:
    if not reader.needs(inner, "size_argument", "session", "part_size"):
        return None
    part = reader.mapping(inner, "part", set(_PART), required=True)
    finish = reader.mapping(inner, "finish", set(_FINISH), required=True)
    if part is None or finish is None:
        return None
    if not reader.needs(part, *_PART) or not reader.needs(finish, *_FINISH):
        return None
    name = reader.text(inner, "name_argument")
    simple = reader.mapping(inner, "simple", {*_PLAIN, "operation", "up_to"})
    if simple is not None and not (
        reader.needs(simple, "operation", "up_to") and reader.needs(inner, "name_argument")
    ):
        simple = None
    return UploadRecipe(
        size_argument=reader.text(inner, "size_argument"),
        session=reader.pointer(inner, "session"),
        part_size=reader.pointer(inner, "part_size"),
        part_operation=reader.text(part, "operation"),
        part_session_argument=reader.text(part, "session_argument"),
        part_number_argument=reader.text(part, "number_argument"),
        part_reply=reader.words(part, "reply"),
        finish_operation=reader.text(finish, "operation"),
        finish_session_argument=reader.text(finish, "session_argument"),
        finish_action_argument=reader.text(finish, "action_argument"),
        finish_commit=reader.text(finish, "commit"),
        finish_abort=reader.text(finish, "abort"),
        finish_parts_argument=reader.text(finish, "parts_argument"),
        first_part=reader.integer(inner, "first_part", 1),
        name_argument=name,
        simple=None if simple is None else _simple(reader, simple, name),
    )


def _simple(reader: HintReader, inner: Obj, name: str) -> SimpleUpload:
    """``name`` is what the argument is called that is not named."""
    return SimpleUpload(
        operation=reader.text(inner, "operation"),
        name_argument=reader.text(inner, "name_argument") if "name_argument" in inner else name,
        data_argument=reader.text(inner, "data_argument"),
        up_to=reader.integer(inner, "up_to", 0),
    )


def mentions(operation: Operation) -> Iterator[tuple[str, str]]:
    """The operationId ("": its own) and the argument of everything that is named."""
    if (sends := operation.hints.sends_file) is not None:
        yield "", sends.name_argument
        yield "", sends.data_argument
    upload = operation.hints.upload
    if upload is None:
        return
    yield "", upload.size_argument
    yield "", upload.name_argument
    yield upload.part_operation, upload.part_session_argument
    yield upload.part_operation, upload.part_number_argument
    yield upload.finish_operation, upload.finish_session_argument
    yield upload.finish_operation, upload.finish_action_argument
    yield upload.finish_operation, upload.finish_parts_argument
    if upload.simple is not None:
        yield upload.simple.operation, upload.simple.name_argument
        yield upload.simple.operation, upload.simple.data_argument


def check_contents(
    operations: Iterable[Operation], decls: Mapping[DeclId, Decl], sink: Sink
) -> None:
    """Report every operation that is to send a file, but does not say which argument that is."""
    listed = tuple(operations)
    by_id = {operation.operation_id: operation for operation in listed}
    for operation in listed:
        upload = operation.hints.upload
        simple = operation.hints.sends_file if upload is None else upload.simple
        sends = None if simple is None else by_id.get(simple.operation or operation.operation_id)
        if simple is None or simple.data_argument or sends is None:
            continue
        if file_argument(sends, decls) is None:
            sink.error(
                "L301",
                f"{KEY!r} must have the key 'data_argument', because the request body of "
                f"{sends.key!r} is not a file.",
                operation.loc.child(KEY),
                hint="Name the property that holds the file.",
            )
