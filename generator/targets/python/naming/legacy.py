"""Names in the surface of OpenAPI Generator's Python client: a class for each tag."""

from __future__ import annotations

from collections.abc import Iterable

from generator.ir.model import Api, Operation
from generator.names.words import pascal, split_words


def class_of(operation: Operation) -> str:
    """The class that tool puts an operation into."""
    tag = operation.tags[0] if operation.tags else "default"
    return f"{pascal(split_words(tag))}Api"


def legacy_names(api: Api) -> tuple[str, ...]:
    """Everything that the module exports."""
    return (*dict.fromkeys(class_of(op) for op in api.operations), "ApiClient", "Configuration")


def api_class(operations: Iterable[Operation]) -> str:
    """The class behind ``api_instance`` of a resource; "" when it has no operation."""
    return next((class_of(operation) for operation in operations), "")
