"""The runtime: real code that is copied into every package."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from generator.emit.files import FileJob, Verbatim
from generator.emit.templates import template_root
from generator.targets.python.planning.sdk import SdkPlan

_CLASS: Final = re.compile(r"^class (\w+)\(([\w, ]+)\):", re.MULTILINE)


def runtime_version() -> str:
    """The version that the runtime says it has."""
    text = (template_root() / "python" / "runtime" / "__init__.py").read_text(encoding="utf-8")
    return text.partition('RUNTIME = "')[2].partition('"')[0]


def runtime_exceptions() -> dict[str, tuple[str, ...]]:
    """The exceptions of the runtime, each with the classes that it derives from."""
    text = (template_root() / "python" / "runtime" / "base" / "errors.py").read_text("utf-8")
    return {
        found[1]: tuple(base.strip() for base in found[2].split(","))
        for found in _CLASS.finditer(text)
    }


def runtime_files(plan: SdkPlan) -> Iterator[FileJob]:
    """The modules of ``_core``, but for those that this package does not need."""
    root = template_root() / "python" / "runtime"
    left_out = {
        "bulk": not plan.bulk,
        "compat": not plan.legacy and plan.stainless is None,
        "compat/legacy.py": not plan.legacy,
        "compat/stainless": plan.stainless is None,
    }
    for path in sorted(root.rglob("*.py")):
        place = PurePosixPath(path.relative_to(root))
        if not any(left_out.get(str(part), False) for part in (place, *place.parents)):
            yield FileJob("_core" / place, Verbatim(path.read_bytes()))
