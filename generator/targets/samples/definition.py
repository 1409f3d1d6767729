"""A copy of the definition with the samples in it, as ``x-codeSamples``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from generator.emit.files import Data
from generator.ir.model import Operation

KEY: Final = "x-codeSamples"


def with_samples(value: Data, samples: Mapping[tuple[str, str], Sequence[Data]]) -> Data:
    """``value`` with the samples of each operation, known by its path and its method.

    What the document has already stays in front. Nothing of ``value`` is changed: what lies on
    the way to an operation is copied, the rest is shared.
    """
    paths = value.get("paths") if isinstance(value, Mapping) else None
    if not isinstance(value, Mapping) or not isinstance(paths, Mapping):
        return value
    copied: dict[str, dict[str, Data]] = {}
    for (path, method), found in samples.items():
        item = copied.get(path) or paths.get(path)
        operation = item.get(method) if isinstance(item, Mapping) else None
        if not isinstance(item, Mapping) or not isinstance(operation, Mapping):
            continue  # the path is a reference: its operations stand elsewhere
        own = operation.get(KEY)
        kept = list(own) if isinstance(own, Sequence) and not isinstance(own, str) else []
        copied[path] = {**item, method: {**operation, KEY: [*kept, *found]}}
    return {**value, "paths": {**paths, **copied}}


def place_of(operation: Operation) -> tuple[str, str]:
    """The path and the key of an operation in the document."""
    return operation.path, operation.method.lower()
