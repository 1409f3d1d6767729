"""The names that were given, in ``names.lock``: what is called something keeps that name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

#: Names by section and key.
LockedNames: TypeAlias = Mapping[str, Mapping[str, str]]
