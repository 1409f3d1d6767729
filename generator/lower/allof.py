"""allOf: taking a schema apart into the plain schemas that all hold together.

Nothing here makes a type. :func:`flatten` follows references and ``allOf`` to a flat list of
:class:`Part`; :func:`essence` looks through wrappers that add nothing; :class:`Nulls` says
whether null is allowed.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from generator.diagnostics import Loc
from generator.document.shape import reference
from generator.document.tree import Arr, Json, Obj
from generator.lower.reader import Context, items
from generator.lower.scalars import types_of
from generator.lower.trails import Spot, component_name, spot_of

Seed = tuple[Json, Spot]

# Keywords that change what a schema is, not only what it says or how it is checked.
STRUCTURAL = frozenset(
    {"type", "properties", "required", "additionalProperties", "patternProperties", "items"}
    | {"prefixItems", "enum", "const", "oneOf", "anyOf", "format", "contentEncoding", "if"}
    | {"contentMediaType", "discriminator", "x-sdk-requires", "not", "dependentSchemas"}
)
CHOICES = ("oneOf", "anyOf")
_NULL_DEPTH = 40

# Types nest this deep in place; a schema further in becomes a declaration of its own.
MAX_DEPTH = 16


@dataclass(frozen=True, slots=True)
class Part:
    """One schema of a conjunction, without its ``allOf`` and ``$ref``.

    ``own`` parts are written in place, others came by reference. The properties of an
    ``optional`` part may be absent: it holds under a condition that Python cannot say. The
    choices (``oneOf``, ``anyOf``) of a ``settled`` part have been dealt with.
    """

    node: Obj
    spot: Spot
    own: bool = True
    optional: bool = False
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Parts:
    """A schema taken apart.

    ``targets`` are the schemas that references led through, the nearest first; ``seen`` are
    they and where it began, by ``id()``: a schema is one object of the tree however often it
    is referred to.
    """

    parts: tuple[Part, ...] = ()
    targets: tuple[Obj, ...] = ()
    seen: frozenset[int] = frozenset()

    def __add__(self, other: Parts) -> Parts:
        known = {id(part.node) for part in self.parts}
        fresh = tuple(part for part in other.parts if id(part.node) not in known)
        targets = tuple(t for t in other.targets if id(t) not in self.seen)
        return Parts(self.parts + fresh, self.targets + targets, self.seen | other.seen)

    def marked(self, *, optional: bool = False, settled: bool = False) -> Parts:
        """The same with every part marked."""
        parts = tuple(
            replace(p, optional=p.optional or optional, settled=p.settled or settled)
            for p in self.parts
        )
        return replace(self, parts=parts)

    @property
    def nodes(self) -> tuple[Obj, ...]:
        """The schemas alone."""
        return tuple(part.node for part in self.parts)


def is_ref(node: Json) -> bool:
    """Whether a schema refers to another."""
    return reference(node) is not None


def only_ref(node: Json) -> bool:
    """Whether a schema is another one, perhaps with prose of its own."""
    return isinstance(node, Obj) and is_ref(node) and not structural(node) and "allOf" not in node


def landing(ctx: Context, node: Json) -> Json:
    """The schema that a chain of references leads to: the first that says something itself."""
    target = ctx.tree.hop(node)
    while only_ref(target):
        target = ctx.tree.hop(target)
    return target


def structural(node: Obj) -> bool:
    """Whether ``node`` says anything about its type beside a reference or ``allOf``."""
    return bool(node.keys() & STRUCTURAL)


def trivial(node: Json) -> bool:
    """Whether a schema adds nothing to another that holds beside it."""
    if not isinstance(node, Obj):
        return node is True
    if is_ref(node) or "allOf" in node:
        return False
    return not (node.keys() & STRUCTURAL) - {"type"}


def only_requires(node: Json) -> bool:
    """Whether a variant only says which properties must be there."""
    return (
        isinstance(node, Obj)
        and bool(node.keys() & {"required", "not"})
        and not (
            is_ref(node) or node.keys() & (STRUCTURAL | {"allOf"}) - {"required", "not", "type"}
        )
    )


def essence(ctx: Context, node: Json) -> tuple[Json, bool]:
    """What is left when wrappers of one member are removed, and whether they allow null.

    ``allOf: [{$ref: X}]`` with prose beside it is X; so is ``allOf: [X, {type: object}]``.
    """
    nullable = False
    while isinstance(node, Obj) and "allOf" in node:
        own = {key for key in node.keys() & STRUCTURAL if key != "type"}
        telling = [m for m in items(node, "allOf") if not trivial(m)]
        if own or len(telling) != 1 or is_ref(node) or not _stands_alone(telling[0]):
            break
        nullable |= _own_null(ctx, node) or any(
            isinstance(m, Obj) and _own_null(ctx, m) for m in items(node, "allOf") if trivial(m)
        )
        node = telling[0]
    return node, nullable


def _stands_alone(node: Json) -> bool:
    """Whether a schema names its type itself, so that a ``type`` beside it says no more."""
    return isinstance(node, Obj) and bool(
        is_ref(node) or node.keys() & {"type", "properties", "allOf", "oneOf", "anyOf"}
    )


def _own_null(ctx: Context, node: Obj) -> bool:
    return "null" in (types_of(node, ctx.sink) or ())


def flatten(ctx: Context, seeds: Sequence[Seed]) -> Parts:
    """The plain schemas that hold together when all ``seeds`` do, in the order to merge them."""
    parts: list[Part] = []
    seen = {id(node) for node, _ in seeds}
    targets: list[Obj] = []
    # entries: schema, spot, written in place, expand (False: only take its own keywords)
    stack = [(node, spot, True, True) for node, spot in reversed(seeds)]
    met: set[tuple[int, bool]] = set()  # what holds twice says no more than once
    while stack:
        node, spot, own, expand = stack.pop()
        if not isinstance(node, Obj) or (id(node), expand) in met:
            continue
        met.add((id(node), expand))
        if not expand or not (is_ref(node) or "allOf" in node):
            parts.append(Part(node, spot, own))
            continue
        if structural(node):
            stack.append((node, spot, own, False))
        stack.extend((member, spot, own, True) for member in reversed(items(node, "allOf")))
        if is_ref(node):
            target = landing(ctx, node)
            if isinstance(target, Obj) and id(target) in seen:
                if "allOf" in target:
                    message = "This allOf includes itself; the repetition is ignored."
                    hint = "Remove the reference that leads back."
                    ctx.sink.warning("L109", message, node.loc, hint=hint)
            elif isinstance(target, Obj):
                seen.add(id(target))
                targets.append(target)
                stack.append((target, spot_of(target.loc, ctx.tree), False, True))
    kept = [p for p in parts if structural(p.node)] or parts
    return Parts(tuple(kept), tuple(targets), frozenset(seen))


class Nulls(enum.Enum):
    """What a schema says about null."""

    NO = "no"
    SILENT = "silent"
    YES = "yes"
    ONLY = "only"


@dataclass(frozen=True, slots=True)
class NullReader:
    """Reads off a schema whether null is among its values, without making its type."""

    ctx: Context
    _known: dict[int, Nulls] = field(default_factory=dict)  # a cache, by id() of the target

    def of(self, node: Json, depth: int = 0) -> Nulls:
        """What the schema ``node`` says; a cycle of references says nothing."""
        if not isinstance(node, Obj) or depth > _NULL_DEPTH:
            return Nulls.SILENT
        if only_ref(node):
            target = landing(self.ctx, node)
            if not isinstance(target, Obj):
                return Nulls.SILENT
            key = id(target)
            if key not in self._known:
                self._known[key] = Nulls.SILENT
                self._known[key] = self.of(target, depth + 1)
            return self._known[key]
        core, nullable = essence(self.ctx, node)
        if core is not node:
            state = self.of(core, depth + 1)
            return Nulls.YES if nullable and state is not Nulls.ONLY else state
        if is_ref(node) or "allOf" in node:
            return self.all_of(flatten(self.ctx, [(node, Spot(""))]).parts, depth + 1)
        return self._plain(node, depth)

    def all_of(self, parts: Sequence[Part], depth: int = 0) -> Nulls:
        """What several schemas say together.

        One that is written in place outranks a reference: ``nullable`` beside ``allOf`` is
        meant, though taken literally it changes nothing.
        """
        found = [(self._plain(part.node, depth), part.own) for part in parts]
        states = [state for state, _ in found]
        if Nulls.ONLY in states:
            return Nulls.ONLY
        if (Nulls.YES, True) in found:
            return Nulls.YES
        if Nulls.NO in states:
            return Nulls.NO
        return Nulls.YES if Nulls.YES in states else Nulls.SILENT

    def _plain(self, node: Obj, depth: int) -> Nulls:
        """What one schema says apart from its ``$ref`` and ``allOf``."""
        states = [self._values(node)]
        for keyword in CHOICES:
            variants = items(node, keyword)
            if variants:
                states.append(self._choice(variants, depth))
        if Nulls.ONLY in states or Nulls.YES in states:
            return Nulls.YES if Nulls.ONLY not in states else Nulls.ONLY
        return Nulls.NO if Nulls.NO in states else Nulls.SILENT

    def _values(self, node: Obj) -> Nulls:
        types = types_of(node, self.ctx.sink)
        if types == ("null",):
            return Nulls.ONLY
        if "const" in node:
            return Nulls.ONLY if node["const"] is None else Nulls.NO
        enum_values = node.get("enum")
        if isinstance(enum_values, Arr) and None in enum_values:
            return Nulls.ONLY if all(v is None for v in enum_values) else Nulls.YES
        if types is None:
            return Nulls.NO if enum_values else Nulls.SILENT
        return Nulls.YES if "null" in types else Nulls.NO

    def _choice(self, variants: Sequence[Json], depth: int) -> Nulls:
        states = {self.of(variant, depth + 1) for variant in variants}
        if states == {Nulls.ONLY}:
            return Nulls.ONLY
        if states & {Nulls.ONLY, Nulls.YES}:
            return Nulls.YES
        return Nulls.SILENT if Nulls.SILENT in states else Nulls.NO


def is_component(ctx: Context, loc: Loc) -> bool:
    """Whether the schema at ``loc`` is kept for reuse under a name."""
    return bool(component_name(loc, ctx.tree.root.loc))
