"""Discriminators: which tag means which schema, written down or implied.

A :class:`Family` is a schema with a ``discriminator`` whose variants are not listed by it but
inherit it through ``allOf``: where such a schema is used, any of its children may stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.document.tree import Json, Obj
from generator.ir.types import DeclId, Scalar
from generator.lower.allof import CHOICES, Parts, flatten, is_ref, landing, only_ref
from generator.lower.closed import Closed
from generator.lower.reader import Context, items, obj, text
from generator.lower.trails import Spot, component_name


@dataclass(frozen=True, slots=True)
class Family:
    """A base schema and the schemas that inherit from it, by tag."""

    id: DeclId
    base: Obj
    property: str
    tags: tuple[tuple[Scalar, Obj], ...]


@dataclass(slots=True)
class Families:
    """Finds families.

    Mutable: the index of who inherits from whom is made on first use.
    """

    ctx: Context
    closed: Closed
    _children: dict[int, list[Obj]] | None = None  # both by id() of the schema
    _known: dict[int, Family | None] = field(default_factory=dict)

    def of(self, node: Obj) -> Family | None:
        """The family that the schema ``node`` is the base of."""
        key = id(node)
        if key not in self._known:
            disc = _discriminator(node)
            self._known[key] = None
            if disc is not None and (name := text(disc, "propertyName")):
                self._known[key] = self._find(node, disc, name)
        return self._known[key]

    def _find(self, base: Obj, disc: Obj, name: str) -> Family | None:
        tags: dict[Scalar, Obj] = {}
        for word, target in explicit_tags(self.ctx, disc):
            tags[self.closed.meant(flatten(self.ctx, [(target, Spot(""))]), name, word)] = target
        mapped = {id(target) for target in tags.values()}
        own = {id(node) for node in flatten(self.ctx, [(base, Spot(""))]).nodes}
        for child in self._descendants(base):
            if id(child) in mapped:
                continue
            parts = flatten(self.ctx, [(child, Spot(""))])
            kept = tuple(part for part in parts.parts if id(part.node) not in own)
            narrowed = [tag for tag in self.closed.of(Parts(kept), name) if tag not in tags]
            for tag in narrowed or [self._name(child)]:
                tags.setdefault(tag, child)
        if all(target is base for target in tags.values()):
            return None
        if id(base) not in mapped:
            tags.setdefault(self._name(base), base)
        return Family(disc.loc, base, name, tuple(tags.items()))

    def _name(self, node: Obj) -> str:
        """The tag of a schema: its name, unless the document has another way to say it.

        Swagger 2.0 has no ``mapping``: documents say ``x-ms-discriminator-value`` instead.
        """
        said = text(node, "x-ms-discriminator-value")
        return said or component_name(node.loc, self.ctx.tree.root.loc)

    def _descendants(self, base: Obj) -> Iterator[Obj]:
        """Everything that inherits from ``base``, nearest first."""
        if self._children is None:
            self._children = self._index()
        queue, seen = [base], {id(base)}
        for parent in queue:
            for child in self._children.get(id(parent), ()):
                if id(child) not in seen:
                    seen.add(id(child))
                    queue.append(child)
                    yield child

    def _index(self) -> dict[int, list[Obj]]:
        found: dict[int, list[Obj]] = {}
        for schema in (obj(obj(self.ctx.tree.root, "components"), "schemas") or {}).values():
            stack: list[Json] = list(items(schema, "allOf"))
            while stack:
                member = stack.pop()
                stack.extend(items(member, "allOf"))
                if is_ref(member) and isinstance(schema, Obj):
                    target = landing(self.ctx, member)
                    if isinstance(target, Obj):
                        found.setdefault(id(target), []).append(schema)
        return found


def _discriminator(node: Obj) -> Obj | None:
    """The discriminator of a schema that lists no variants, perhaps inside its ``allOf``."""
    for layer in (node, *items(node, "allOf")):
        if (
            isinstance(layer, Obj)
            and not is_ref(layer)
            and not any(items(layer, k) for k in CHOICES)
        ):
            disc = obj(layer, "discriminator")
            if disc is not None:
                return disc
    return None


def explicit_tags(ctx: Context, disc: Obj) -> Iterator[tuple[str, Obj]]:
    """The ``mapping`` of a discriminator; what it names in vain is left out (and reported)."""
    for tag, value in ctx.tree.mapping(disc).items():
        target = landing(ctx, value) if only_ref(value) else value
        if isinstance(target, Obj):
            yield tag, target
