"""Class names without the path that a framework writes into operationIds.

FastAPI makes ``upload_upload_post`` of the function ``upload`` at ``POST /upload``, and calls the
form that it takes ``Body_upload_upload_post``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from generator.ir.model import Api
from generator.ir.types import NameHint
from generator.names.words import all_words, class_name
from generator.targets.python.naming.spoken import without_route

_FORM: Final = "Body"


def brief_owners(api: Api) -> Mapping[str, str]:
    """The class name of an operationId, and that of its function, where only one has that name."""
    found: dict[str, str] = {}
    for operation in api.operations:
        words = all_words(operation.operation_id) if operation.operation_id else ()
        short = without_route(operation, words)
        if short and short != words:
            found[class_name(operation.operation_id)] = class_name("_".join(short))
    counted = Counter(found.values())
    return {name: short for name, short in found.items() if counted[short] == 1}


def brief_name(name: str, hint: NameHint, owners: Mapping[str, str]) -> str:
    """``name`` of a declaration with the function's name in the place of the operationId."""
    head = "" if hint.owner_is_operation and not hint.component else _FORM
    owner = class_name(hint.component or hint.owner)
    short = owners.get(owner.removeprefix(head))
    if short is None or not owner.startswith(head) or not name.startswith(owner):
        return name
    return f"{head}{short}{name[len(owner):]}"
