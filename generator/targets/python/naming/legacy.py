"""Names in the surface of OpenAPI Generator's Python client: its modules, and a class for each tag."""

from __future__ import annotations

import re
from collections.abc import Iterable
from keyword import iskeyword
from typing import Final

from generator.ir.model import Api, Operation
from generator.names.words import pascal, split_words

#: The boundaries at which that tool puts underscores into the names of its modules.
_HUMPS: Final = re.compile(r"(?<=[A-Z])(?=[A-Z][a-z])|(?<=[a-z0-9])(?=[A-Z])")


def module_of(class_name: str) -> str:
    """The module that tool puts a class into: ``list_batches200_response``."""
    name = _HUMPS.sub("_", class_name).replace("-", "_").lower()
    return f"model_{name}" if iskeyword(name) else name


def class_of(operation: Operation) -> str:
    """The class that tool puts an operation into."""
    tag = operation.tags[0] if operation.tags else "default"
    return f"{pascal(split_words(tag))}Api"


def legacy_classes(api: Api) -> tuple[str, ...]:
    """The classes of an API, in the order of the document."""
    return tuple(dict.fromkeys(class_of(op) for op in api.operations))


def legacy_names(api: Api) -> tuple[str, ...]:
    """Everything that the package ``api`` exports."""
    return (*legacy_classes(api), "ApiClient", "Configuration")


def api_class(operations: Iterable[Operation]) -> str:
    """The class behind ``api_instance`` of a resource; "" when it has no operation."""
    return next((class_of(operation) for operation in operations), "")
