"""What the quirks share."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.diagnostics import Sink
from generator.document.model import Document
from generator.document.tree import Arr, Json, Obj, Origin


@dataclass(frozen=True, slots=True)
class Context:
    """The document as its author wrote it, and where to report.

    ``moved`` goes from the origin of a reference that a quirk moved into a node of its own to
    the origin it had: both lead to the same target. ``schemes`` are the names of security schemes
    that requirements refer to, by ``id()`` of the scheme as its author wrote it.
    """

    document: Document
    sink: Sink
    moved: dict[Origin, Origin] = field(default_factory=dict)
    schemes: dict[int, str] = field(default_factory=dict)

    @property
    def swagger(self) -> bool:
        """Whether the document is a Swagger 2.0 one."""
        return self.document.version.startswith("2")

    @property
    def ref_rules(self) -> bool:
        """Whether a ``$ref`` hides what stands beside it (before 3.1)."""
        return self.document.version.startswith(("2", "3.0"))


def origin_at(node: Obj | Arr, *path: str | int) -> Origin:
    """The origin of something that a quirk put below ``node``."""
    origin = node.origin
    for key in path:
        origin = Origin(origin.uri, origin, key)
    return origin


def new_obj(members: dict[str, Json], node: Obj | Arr, *path: str | int) -> Obj:
    """An object that a quirk puts below ``node``."""
    return Obj(members, origin_at(node, *path))


def words(value: Json) -> list[str]:
    """The texts of an array that was not checked yet."""
    return [item for item in value if isinstance(item, str)] if isinstance(value, Arr) else []
