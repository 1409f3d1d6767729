"""All kinds of changes of an API, by their ids."""

from __future__ import annotations

from typing import Final

from generator.compat.api.kinds import (
    access,
    limits,
    messages,
    operations,
    parameters,
    prose,
    shapes,
    values,
)
from generator.compat.change import Kinds, table

KINDS: Final[Kinds] = table(
    *operations.ROWS,
    *parameters.ROWS,
    *messages.ROWS,
    *values.ROWS,
    *shapes.ROWS,
    *limits.ROWS,
    *access.ROWS,
    *prose.ROWS,
)
