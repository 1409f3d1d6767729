"""What the distribution needs: the packages that every SDK uses, and those of its extras."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.targets.python.planning.sdk import SdkPlan


@dataclass(frozen=True, slots=True)
class Requirement:
    """One package. ``version`` as PEP 440 has it: ``>=0.24,<1``; ``marker`` as PEP 508 has it."""

    name: str
    version: str
    marker: str = ""

    def __str__(self) -> str:
        marker = f"; {self.marker}" if self.marker else ""
        return f"{self.name}{self.version}{marker}"


@dataclass(frozen=True, slots=True)
class Extra:
    """Packages that are installed when somebody asks for them by the name of the extra."""

    name: str
    requirements: tuple[Requirement, ...]


REQUIRED: Final = (
    Requirement("httpx", ">=0.24,<1"),
    Requirement("pydantic", ">=2.5,<3"),
    Requirement("typing-extensions", ">=4.7"),
)
_TELEMETRY: Final = Extra("opentelemetry", (Requirement("opentelemetry-api", ">=1.12"),))
_TABLES: Final = (
    Extra("pandas", (Requirement("pandas", ">=1.3"),)),
    Extra("parquet", (Requirement("pyarrow", ">=12"),)),
)
_SINCE_3_9: Final = "python_version >= '3.9'"
_BULK: Final = Extra(
    "dask",
    (
        Requirement("dask", ">=2024.8", _SINCE_3_9),
        Requirement("distributed", ">=2024.8", _SINCE_3_9),
        Requirement("fsspec", ">=2024.6", _SINCE_3_9),
        Requirement("pyarrow", ">=16", _SINCE_3_9),
    ),
)


def extras(plan: SdkPlan) -> Iterator[Extra]:
    """The extras of an SDK: those for tables and for bulk only where it has any."""
    yield _TELEMETRY
    if any(result.rows is not None for result in plan.results.values()):
        yield from _TABLES
    if plan.bulk:
        yield _BULK
