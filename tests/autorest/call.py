"""One call of an operation."""

from __future__ import annotations

from typing import Any, NamedTuple


class Nothing:
    """No body."""


class Call(NamedTuple):
    """One call of an operation: with what, and which error it has to end with ("" for none)."""

    operation: str
    parameters: dict[str, Any] = {}  # noqa: RUF012  (nobody changes it)
    body: Any = Nothing
    fails: str = ""
    options: dict[str, Any] = {}  # noqa: RUF012
