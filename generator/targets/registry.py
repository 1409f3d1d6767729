"""The targets there are, in the order in which they are planned."""

from __future__ import annotations

from typing import Final

from generator.targets.base import Target
from generator.targets.python.target import PythonTarget

TARGETS: Final[tuple[Target, ...]] = (PythonTarget(),)
