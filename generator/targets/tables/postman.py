"""What the postman target publishes: the collection, for those who offer it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.emit.files import Data
from generator.targets.base import Table


@dataclass(frozen=True, slots=True)
class PostmanTable(Table):
    """The collection; ``file`` is the name that it has wherever it is stored."""

    file: str
    collection: Data
