"""What the files of samples are called, and the classes in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from generator.ir.model import Operation
from generator.names.files import assign_files
from generator.names.table import Wish, assign
from generator.names.words import ascii_only, pascal, snake, split_words

_PLAIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,79}")
_LONGEST: Final = 80
# Classes that the code of a sample uses, in Java or C#.
_CLASSES: Final = frozenset(
    {"Base64", "Console", "Convert", "Encoding", "Environment", "Exception", "File", "Files"}
    | {"HttpClient", "HttpContent", "HttpMethod", "HttpRequest", "HttpRequestMessage"}
    | {"HttpResponse", "MediaTypeHeaderValue", "Path", "StandardCharsets", "String", "System"}
    | {"StreamContent", "Task", "URI", "URLEncoder", "UUID", "Uri", "ByteArrayContent"}
    | {"MultipartFormDataContent"}
)


def file_names(operations: Iterable[Operation]) -> Mapping[str, str]:
    """Operation key -> name of its files, without an extension; an operationId stays as it is."""
    return assign_files(
        Wish(op.key, _file_choices(op), 0 if op.operation_id else 1) for op in operations
    )


def class_names(operations: Iterable[Operation]) -> Mapping[str, str]:
    """Operation key -> name of a class; all of them fit into one program."""
    wishes = []
    for op in operations:
        words = ascii_only(split_words(op.operation_id or f"{op.method} {op.path}"))
        wishes.append(Wish(op.key, (pascal(words)[:_LONGEST],), 0))
    return assign(wishes, reserved=_CLASSES, fold_case=True).names


def _file_choices(operation: Operation) -> tuple[str, ...]:
    words = ascii_only(split_words(f"{operation.method} {operation.path}"))
    by_path = snake(words)[:_LONGEST]
    if not operation.operation_id:
        return (by_path,)
    if _PLAIN.fullmatch(operation.operation_id):
        return (operation.operation_id, by_path)
    own = ascii_only(split_words(operation.operation_id))
    return (snake(own)[:_LONGEST] if own else by_path, by_path)
