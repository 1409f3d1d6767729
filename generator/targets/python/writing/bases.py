"""The bases of models that the owner's code extends."""

from __future__ import annotations

from generator.compat.custom.model import CustomCode
from generator.targets.python.writing.annotations import Annotator


def own_base(custom: CustomCode, name: str, bases: str, writer: Annotator) -> str:
    """The bases of a model: before the generated ones that which the owner wrote, if any."""
    module = custom.module_of("models", name) if writer.home else ""
    if not module:
        return bases
    return f"{writer.imports.own(f'..{module}', f'{name} as _Own{name}')}, {bases}"
