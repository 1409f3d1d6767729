"""What the files of samples are called, and the classes in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from generator.ir.model import Operation
from generator.names.table import Wish, assign
from generator.names.words import pascal, snake, split_words

_PLAIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,79}")
_LONGEST: Final = 80
# What Windows keeps for devices.
_DEVICES: Final = frozenset(
    {"aux", "con", "nul", "prn", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)
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
    return assign(
        (Wish(op.key, _file_choices(op), 0 if op.operation_id else 1) for op in operations),
        reserved=_DEVICES,
        fold_case=True,
    ).names


def class_names(operations: Iterable[Operation]) -> Mapping[str, str]:
    """Operation key -> name of a class; all of them fit into one program."""
    wishes = []
    for op in operations:
        words = _ascii(split_words(op.operation_id or f"{op.method} {op.path}"))
        wishes.append(Wish(op.key, (pascal(words)[:_LONGEST],), 0))
    return assign(wishes, reserved=_CLASSES, fold_case=True).names


def _file_choices(operation: Operation) -> tuple[str, ...]:
    words = _ascii(split_words(f"{operation.method} {operation.path}"))
    by_path = snake(words)[:_LONGEST]
    if not operation.operation_id:
        return (by_path,)
    if _PLAIN.fullmatch(operation.operation_id):
        return (operation.operation_id, by_path)
    own = _ascii(split_words(operation.operation_id))
    return (snake(own)[:_LONGEST] if own else by_path, by_path)


def _ascii(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word.isascii())
