"""JSON Schema to types: one :class:`Schemas` lowers all schemas of a document.

A schema in use becomes a :data:`TypeRef`; one that deserves a name is queued and becomes a
:data:`Decl` in :meth:`Schemas.drain`. Each is lowered once, however often it is referenced,
and nothing here recurses through references, so cycles and long chains cost nothing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace

from generator.diagnostics import Loc
from generator.document.tree import Json, Obj
from generator.ir.kinds import Kind
from generator.ir.types import (
    AliasDecl,
    AnyType,
    Array,
    Decl,
    DeclId,
    EnumDecl,
    Literals,
    Map,
    Named,
    Nullable,
    Primitive,
    Tuple,
    TypeRef,
)
from generator.lower import objects, unions
from generator.lower.allof import (
    MAX_DEPTH,
    NullReader,
    Nulls,
    Parts,
    Seed,
    essence,
    flatten,
    is_component,
    landing,
    only_ref,
    trivial,
)
from generator.lower.bounds import limits_of
from generator.lower.closed import Closed
from generator.lower.family import Families
from generator.lower.limits import (
    allowed_types,
    allowed_values,
    item_counts,
    item_literals,
    report_lossy,
)
from generator.lower.lowering import Site
from generator.lower.reader import Context, doc_of, flag, items, xml_of
from generator.lower.scalars import (
    both_booleans,
    primitive,
    simple_scalar,
)
from generator.lower.trails import Spot, spot_of
from generator.lower.xml import item_xml


class Schemas:
    """Lowers schemas; ``decls`` is complete after :meth:`drain`."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.nulls = NullReader(ctx)
        self.closed = Closed(ctx, self.nulls)
        self.families = Families(ctx, self.closed)
        self.decls: dict[DeclId, Decl] = {}
        self._jobs: deque[tuple[DeclId, Callable[[], Decl]]] = deque()
        self._queued: set[DeclId] = set()
        self._refs: dict[int, TypeRef] = {}  # by id() of what is referred to
        self._declaring: DeclId | None = None  # what is built now, and so need not be queued
        self._open: set[Loc] = set()  # inline schemas that a reference is being followed into
        self._knots: set[Loc] = set()  # those of them that were met again on the way

    def component(self, target: Obj) -> TypeRef:
        """Declare the named schema ``target`` and give the type that a use of it has."""
        key = id(target)
        if key not in self._refs:
            loc = target.loc
            spot = spot_of(loc, self.ctx.tree)
            self.queue(loc, lambda: self._declare_component(target, Site(target, spot, loc)))
            found: TypeRef = Named(loc)
            if (family := self.families.of(target)) is not None:
                self.queue(family.id, lambda: unions.declare_family(self, family, spot))
                found = Named(family.id)
            nulls = self.nulls.of(target)
            self._refs[key] = Nullable(found) if nulls is Nulls.YES else found
        return self._refs[key]

    def use(self, node: Json, spot: Spot, depth: int = 0) -> TypeRef:
        """The type of a schema where it is used. ``depth`` counts the types around it."""
        if not isinstance(node, Obj):
            return AnyType()  # true and false: a type cannot say "nothing"
        if (scalar := simple_scalar(node)) is not None:
            return scalar
        core, nullable = essence(self.ctx, node)
        if not isinstance(core, Obj):
            return AnyType()
        found = self.reference(core, depth) if only_ref(core) else self._inline(core, spot, depth)
        return _nullable(found) if nullable else found

    def use_all(self, seeds: Sequence[Seed], site: Site, depth: int) -> TypeRef:
        """The type of several schemas that hold together; ``site`` is where they meet."""
        telling = [seed for seed in seeds if not trivial(seed[0])] or list(seeds)
        if len(telling) == 1:
            return self.use(*telling[0], depth)
        parts = flatten(self.ctx, telling)
        last = telling[-1][0]
        if only_ref(last):
            alone = flatten(self.ctx, telling[-1:])
            if {id(node) for node in parts.nodes} == {id(node) for node in alone.nodes}:
                return self.use(*telling[-1], depth)
        found = self.merged(parts, site, depth)
        return Nullable(found) if self.nulls.all_of(parts.parts) is Nulls.YES else found

    def merged(self, parts: Parts, site: Site, depth: int) -> TypeRef:
        """The type, without null, of a conjunction that is no schema of the document itself.

        Inside one merged object the same schemas that meet twice are one declaration.
        """
        key = tuple((id(part.node), part.optional, part.settled) for part in parts.parts)
        merging = {} if site.merging is None else site.merging
        known = merging.setdefault(key, site.id)
        return self.meaning(parts, replace(site, known_id=known, merging=merging), depth)

    def reference(self, node: Obj, depth: int = 0) -> TypeRef:
        """The type that a ``$ref`` leads to."""
        target = landing(self.ctx, node)
        if not isinstance(target, Obj):
            return AnyType()  # true, false, or nothing at all
        if id(target) in self._refs:
            return self._refs[id(target)]
        loc = target.loc
        if is_component(self.ctx, loc):
            return self.component(target)
        return self._follow(target, loc, depth)

    def queue(self, decl_id: DeclId, job: Callable[[], Decl]) -> None:
        """Have ``job`` make the declaration ``decl_id``, unless that is made or queued."""
        if decl_id not in self._queued:
            self._queued.add(decl_id)
            self._jobs.append((decl_id, job))

    def drain(self) -> None:
        """Make every declaration that is queued, and those which they need in turn."""
        while self._jobs:
            decl_id, job = self._jobs.popleft()
            self.decls[decl_id] = job()

    # -- how one schema is read --------------------------------------------------------

    def meaning(self, parts: Parts, site: Site, depth: int) -> TypeRef:
        """The type of a conjunction, without null."""
        choices = unions.choices(self, parts)
        if choices:
            return unions.lower(self, parts, choices, site, depth)
        return self.plain(parts, site, depth)

    def plain(self, parts: Parts, site: Site, depth: int) -> TypeRef:
        """The type of a conjunction without choices, without null."""
        report_lossy(self.ctx, parts)
        types = allowed_types(self.ctx, parts, site.node)
        if types != ("array",):
            values = allowed_values(self.ctx, parts, types)
            if values is not None and not both_booleans(values):
                return Literals(tuple(values))
        if types is None:
            only_null = self.nulls.all_of(parts.parts) is Nulls.ONLY
            return Primitive(Kind.NULL) if only_null else AnyType()
        found: list[TypeRef] = []
        for json_type in types:
            where = site
            if json_type == "object" and len(types) > 1:
                # the object is one variant: the schema itself is the union
                spot = site.spot.child("variant", str(len(found)))
                where = replace(site, spot=spot, known_id=site.id.child("properties"))
            found.append(self._of_type(json_type, parts, where, depth))
        return unions.join(found)

    def _of_type(self, json_type: str, parts: Parts, site: Site, depth: int) -> TypeRef:
        if json_type == "object":
            if objects.is_object(parts):
                if site.id == self._declaring:
                    self.decls[site.id] = objects.build(self, parts, site)
                else:
                    self.queue(site.id, lambda: objects.build(self, parts, site))
                return Named(site.id)
            extra, _ = objects.extra_of(self, parts, site, depth)
            return Map(extra if extra is not None else AnyType(), limits_of(parts.nodes))
        if json_type == "array":
            return self._array(parts, site, depth)
        return primitive(json_type, parts.nodes)

    def _array(self, parts: Parts, site: Site, depth: int) -> TypeRef:
        prefix = next((p for p in parts.parts if items(p.node, "prefixItems")), None)
        rest = [(p.node["items"], p.spot.child("item")) for p in parts.parts if "items" in p.node]
        none = any(node is False for node, _ in rest)
        rest = [(node, spot) for node, spot in rest if isinstance(node, Obj)]
        spot, known = site.spot.child("item"), site.id.child("items")
        where = replace(site, spot=spot, known_id=known, variant=None)
        if prefix is not None:
            positions = tuple(
                self.use(node, prefix.spot.child("part", str(index)), depth + 1)
                for index, node in enumerate(items(prefix.node, "prefixItems"))
            )
            least, most = item_counts(parts)
            if none or (most is not None and most <= len(positions)):
                # without minItems it is hardly ever meant that all may be missing
                positions = positions[:most]
                missing = 0 if least is None else len(positions) - least
                return Tuple(positions, None, max(0, missing))
            return Tuple(positions, self.use_all(rest, where, depth + 1) if rest else AnyType())
        if none:
            return Tuple(())
        item = self.use_all(rest, where, depth + 1) if rest else AnyType()
        values = item_literals(self.ctx, parts)
        unique = any(flag(node, "uniqueItems") for node in parts.nodes)
        xml = item_xml(self.ctx, rest[-1][0]) if rest else None
        return Array(values or item, unique, xml, limits_of(parts.nodes))

    # -- how a schema is reached -------------------------------------------------------

    def _inline(self, node: Obj, spot: Spot, depth: int) -> TypeRef:
        parts = flatten(self.ctx, ((node, spot),))
        found: TypeRef
        if depth > MAX_DEPTH:
            site = Site(node, spot, node.loc)
            self.queue(site.id, lambda: self._declare_component(node, site))
            found = Named(site.id)
        else:
            found = self.meaning(parts, Site(node, spot), depth)
        return Nullable(found) if self.nulls.all_of(parts.parts) is Nulls.YES else found

    def _follow(self, target: Obj, loc: Loc, depth: int) -> TypeRef:
        """The type of an inline schema that a reference leads into."""
        spot = spot_of(loc, self.ctx.tree)
        if loc in self._open:
            self._knots.add(loc)
            return Named(loc)
        self._open.add(loc)
        found = self.use(target, spot, depth)
        self._open.discard(loc)
        if loc in self._knots and loc not in self._queued:
            inner = found.inner if isinstance(found, Nullable) else found
            self._queued.add(loc)
            self.decls[loc] = AliasDecl(
                loc, spot.hint(target, self.ctx.sink), doc_of(target), target=inner
            )
            found = Nullable(Named(loc)) if isinstance(found, Nullable) else Named(loc)
        self._refs[id(target)] = found
        return found

    def _declare_component(self, node: Obj, site: Site) -> Decl:
        core, _ = essence(self.ctx, node)
        parts = flatten(self.ctx, ((node, site.spot),))
        if isinstance(core, Obj) and only_ref(core):
            found = self.reference(core)
        else:
            self._declaring = site.id
            found = self.meaning(parts, site, 0)
            self._declaring = None
        if found == Named(site.id):
            return self.decls[site.id]
        hint, doc = site.spot.hint(node, self.ctx.sink), doc_of(node)
        deprecated = flag(node, "deprecated")
        if isinstance(found, Literals):
            docs = unions.value_docs(parts, found.values)
            return EnumDecl(
                site.id, hint, doc, values=found.values, value_docs=docs, deprecated=deprecated
            )
        target = found.inner if isinstance(found, Nullable) else found
        return AliasDecl(site.id, hint, doc, target=target, deprecated=deprecated, xml=xml_of(node))


def _nullable(found: TypeRef) -> TypeRef:
    null = found == Primitive(Kind.NULL)
    return found if isinstance(found, Nullable | AnyType) or null else Nullable(found)
