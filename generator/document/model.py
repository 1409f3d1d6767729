"""The document that the stages hand on: one tree, and where its references lead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from generator.diagnostics import Loc, Mark
from generator.document.shape import Shape, reference
from generator.document.source import SourceFile, mark_of
from generator.document.tree import Arr, Json, Obj, Origin

_NO_TARGETS: Mapping[str, Json] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Links:
    """Where references lead. Made by :func:`link`.

    ``hops`` goes from the origin of a node that is a reference to its target, one step, and
    ``ends`` to the end of the chain of references, so that a long chain costs nothing;
    ``mapped`` from the origin of a discriminator's ``mapping`` to the targets of its values.
    ``targets`` are all nodes that references lead to, each once, also those that a walk from the
    root does not meet (other files, extensions). ``wholes`` are the references that stand where
    OpenAPI has none, in place of a whole map or list, and ``typings`` those that lead to the
    schema of what is wanted rather than to the thing itself: the upgrade writes both out.
    """

    hops: Mapping[Origin, Json] = field(default_factory=dict)
    ends: Mapping[Origin, Json] = field(default_factory=dict)
    mapped: Mapping[Origin, Mapping[str, Json]] = field(default_factory=dict)
    targets: tuple[tuple[Obj | Arr, Shape], ...] = ()
    wholes: frozenset[Origin] = frozenset()
    typings: frozenset[Origin] = frozenset()


def link(
    hops: Mapping[Origin, Json],
    mapped: Mapping[Origin, Mapping[str, Json]],
    targets: tuple[tuple[Obj | Arr, Shape], ...],
) -> Links:
    """The links of a document. ``hops`` must be free of circles."""
    ends: dict[Origin, Json] = {}
    for start in hops:
        trail: list[Origin] = []
        node: Json = None
        origin: Origin | None = start
        while origin is not None and origin not in ends:
            trail.append(origin)
            node = hops.get(origin)
            is_reference = isinstance(node, Obj) and reference(node) is not None
            origin = node.origin if is_reference and isinstance(node, Obj) else None
        end = node if origin is None else ends[origin]
        ends.update(dict.fromkeys(trail, end))
    return Links(hops, ends, mapped, targets)


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A document whose references are resolved.

    The identity of a schema is the ``loc`` of the :class:`Obj` that :meth:`deref` leads to.
    ``version`` is the version that the author wrote ("2.0", "3.0.3" ...). ``files`` are all
    files that were read, overlays included. ``dangling`` are the references (the locations of
    the nodes that hold them) that lead nowhere or in a circle. ``broken`` are operations with a
    part that cannot be understood, and what is wrong: they are to be left out. ``opened`` are the
    schemas of JSON inside the text of events: their word counts, whatever else says it is text.
    """

    root: Obj
    uri: str
    version: str
    files: Mapping[str, SourceFile]
    links: Links = Links()
    dangling: frozenset[Loc] = frozenset()
    broken: Mapping[Loc, str] = field(default_factory=dict)
    opened: frozenset[Loc] = frozenset()

    def deref(self, node: Json) -> Json:
        """The target of a chain of references; ``node`` itself if it is none; None if dangling."""
        if not isinstance(node, Obj) or reference(node) is None:
            return node
        return self.links.ends.get(node.origin)

    def hop(self, node: Json) -> Json:
        """The target of one reference, which may be a reference again; None if dangling."""
        return self.links.hops.get(node.origin) if isinstance(node, Obj) else None

    def mapping(self, discriminator: Json) -> Mapping[str, Json]:
        """Tag value -> schema, as the ``mapping`` of a discriminator object says.

        A value that leads nowhere is absent (it was reported).
        """
        mapping = discriminator.get("mapping") if isinstance(discriminator, Obj) else None
        if not isinstance(mapping, Obj):
            return _NO_TARGETS
        return self.links.mapped.get(mapping.origin, _NO_TARGETS)

    def mark(self, loc: Loc) -> Mark | None:
        """Line and column of a location in any of the files."""
        return mark_of(loc, self.files)
