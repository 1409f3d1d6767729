"""Generic schemas: each ``$dynamicRef`` becomes the ``$ref`` that it is where it is used.

A ``$dynamicRef`` means the schema that the outermost user names with a ``$dynamicAnchor`` of the
same name. ``Page`` with ``items: {$dynamicRef: "#item"}`` is a page of users where ``UserPage``
refers to it and has that anchor. So each use that binds an anchor otherwise than ``Page`` itself
gets a copy of ``Page``, in place of the reference, with its references bound. ``$recursiveRef`` of
JSON Schema 2019-09 is the same with one anchor that has no name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.diagnostics import Sink
from generator.document.shape import ROOT, SHAPES, Shape, containers, is_schema, member, reference
from generator.document.tree import Arr, Json, Obj, Origin
from generator.document.upgrade.context import new_obj, origin_at

_SCHEMA = SHAPES["schema"]
_MAX_COPIES = 1000
_POINTERS = ("$ref", "$dynamicRef", "$recursiveRef")
#: What names a schema or says where it is: a copy is another one.
_OWN = frozenset({"$id", "$anchor", "$dynamicAnchor", "$recursiveAnchor", "$defs", "definitions"})
_NAMES = frozenset({"title", "x-sdk-name"})
#: What may stand beside a reference without changing its type.
_BESIDE = frozenset(
    {*_POINTERS, *_OWN, "title", "summary", "description", "deprecated", "readOnly", "writeOnly"}
    | {"default", "example", "examples", "xml", "$schema", "$comment", "externalDocs"}
)

Bindings = Mapping[str, Obj]
Hops = dict[Origin, Json]


@dataclass(frozen=True, slots=True)
class _Unit:
    """A schema with an identity of its own: a component, an inline one, or one with ``$id``."""

    root: Obj
    outer: _Unit | None = None
    anchors: dict[str, Obj] = field(default_factory=dict)
    nodes: list[Obj] = field(default_factory=list)

    def bindings(self) -> Bindings:
        """What the anchors mean inside: those further out win."""
        return {**self.anchors, **(self.outer.bindings() if self.outer else {})}


def bind(root: Obj, targets: Sequence[tuple[Obj | Arr, Shape]], hops: Hops, sink: Sink) -> None:
    """Bind every dynamic reference of an upgraded document, which is changed in place.

    ``hops`` says where references lead; it gets an entry for each reference that is bound.
    """
    survey = _Survey(hops)
    whole = sorted(targets, key=lambda target: len(target[0].loc.pointer))  # outer ones first
    for node, shape in ((root, ROOT), *whole):
        survey.learn(node, shape)
    if survey.dynamic:
        _Binding(survey, hops, sink).run(root)


class _Survey:
    """Which units there are, what their anchors are, and which names each schema leaves open."""

    def __init__(self, hops: Hops) -> None:
        self.dynamic: dict[int, str] = {}  # by id() of a reference: the name that it asks for
        self.named: dict[str, list[Obj]] = {}
        self.units: list[_Unit] = []
        self._hops = hops
        self._units: dict[int, _Unit] = {}
        self._free: dict[int, frozenset[str]] = {}

    def learn(self, node: Obj | Arr, shape: Shape) -> None:
        """Note what is in ``node``."""
        stack: list[tuple[Obj | Arr, Shape, _Unit | None]] = [(node, shape, None)]
        seen: set[int] = set()
        while stack:
            node, shape, unit = stack.pop()
            if id(node) in seen or id(node) in self._units:
                continue
            seen.add(id(node))
            if is_schema(shape) and isinstance(node, Obj):
                unit = self._learn(node, unit)
            inner = [(item, kind, unit) for _, item, kind in containers(node, shape)]
            stack.extend(reversed(inner))

    def _learn(self, node: Obj, unit: _Unit | None) -> _Unit:
        if unit is None or isinstance(node.get("$id"), str) or _binds(node):
            unit = _Unit(node, unit)
            self.units.append(unit)
            if node.get("$recursiveAnchor") is True:
                unit.anchors[""] = node
        self._units[id(node)] = unit
        unit.nodes.append(node)
        name = node.get("$dynamicAnchor")
        if isinstance(name, str):
            unit.anchors.setdefault(name, node)
            self.named.setdefault(name, []).append(node)
        text = node.get("$dynamicRef")
        if isinstance(node.get("$recursiveRef"), str):
            self.dynamic[id(node)] = ""
        elif isinstance(text, str) and "$ref" not in node:
            fragment = text.partition("#")[2]
            if fragment and not fragment.startswith("/"):
                self.dynamic[id(node)] = fragment
        return unit

    def unit(self, node: Obj) -> _Unit:
        """The unit that ``node`` is in."""
        return self._units[id(node)]

    def free(self, target: Obj) -> frozenset[str]:
        """The names that ``target``, and all that it refers to, leave to whoever uses it."""
        if id(target) not in self._free:
            names: set[str] = set()
            stack: list[tuple[Obj | Arr, Shape]] = [(target, _SCHEMA)]
            seen: set[int] = set()
            while stack:
                node, shape = stack.pop()
                if id(node) in seen:
                    continue
                seen.add(id(node))
                if id(node) in self.dynamic:
                    names.add(self.dynamic[id(node)])
                if isinstance(node, Obj) and is_schema(shape):
                    hop = self._hops.get(node.origin)
                    if isinstance(hop, Obj):
                        stack.append((hop, _SCHEMA))
                stack.extend((item, kind) for _, item, kind in containers(node, shape))
            self._free[id(target)] = frozenset(names)
        return self._free[id(target)]

    def asked(self, target: Obj, bindings: Bindings) -> Bindings | None:
        """What of ``bindings`` a use of ``target`` changes; None if it is as ``target`` itself."""
        own = self.unit(target).bindings()
        found: dict[str, Obj] = {}
        waiting = sorted(self.free(target), reverse=True)
        while waiting:
            name = waiting.pop()
            if name in bindings and name not in found:
                found[name] = bindings[name]
                waiting.extend(sorted(self.free(bindings[name]), reverse=True))
        return found if any(own.get(name) is not node for name, node in found.items()) else None


def _binds(node: Obj) -> bool:
    """Whether a schema has definitions that are there to be bound."""
    defs = node.get("$defs")
    return isinstance(defs, Obj) and any(
        isinstance(inner, Obj) and "$dynamicAnchor" in inner for inner in defs.values()
    )


class _Binding:
    """Binds references. Copies are made of what the author wrote; changes come last."""

    def __init__(self, survey: _Survey, hops: Hops, sink: Sink) -> None:
        self._survey = survey
        self._hops = hops
        self._sink = sink
        self._bound: Hops = {}
        self._copies: dict[tuple[object, ...], Obj] = {}
        self._work: list[_Job] = []
        self._open: list[Obj] = []  # references that nothing binds

    def run(self, root: Obj) -> None:
        """Bind everything below ``root``."""
        changed: list[tuple[Obj, Obj]] = []
        for unit in self._survey.units:
            bindings = unit.bindings()
            for node in unit.nodes:
                new = Obj({}, node.origin)
                if self._refer(node, new, bindings, node):
                    changed.append((node, new))
                while self._work:
                    self._fill(self._work.pop())
        for node, new in changed:
            whole = _beside(node, new)
            node.clear()
            node.update(whole)
        self._hops.update(self._bound)
        self._report_open(root)

    def _refer(self, node: Obj, new: Obj, bindings: Bindings, seat: Obj) -> bool:
        """Put what the reference ``node`` means into ``new``; False if it stays as it is.

        ``seat`` is the node that will stand in the document with what ``new`` holds.
        """
        target = self._target(node, bindings)
        static = "$ref" in node
        asked = self._survey.asked(target, bindings) if isinstance(target, Obj) else None
        if asked is None or not isinstance(target, Obj):
            if not static and any(key in node for key in _POINTERS):
                new["$ref"] = next(node[key] for key in _POINTERS if key in node)
                self._bound[new.origin] = target
                return True
            return False
        key = (id(target), *((name, id(bound)) for name, bound in asked.items()))
        if key not in self._copies and len(self._copies) >= _MAX_COPIES:
            if len(self._copies) == _MAX_COPIES:
                self._copies[()] = node  # said once
                self._sink.warning(
                    "R008",
                    f"Generic schemas are used in more than {_MAX_COPIES:,} ways; this use and "
                    "those that follow are read as the generic schema itself.",
                    node.loc,
                    hint="Use fewer anchors, or write out the schemas.",
                )
            key = (id(target),)
            self._copies[key] = target
        if key in self._copies:
            new["$ref"] = next(node[key] for key in _POINTERS if key in node)
            self._bound[new.origin] = self._copies[key]
            return True
        inner = new
        if any(key not in _BESIDE and not key.startswith("x-") for key in node):
            inner = new_obj({}, new, "allOf", 0)
            new["allOf"] = Arr([inner], origin_at(new, "allOf"))
        self._copies[key] = seat if inner is new else inner
        self._work.append(_Job(target, _SCHEMA, inner, asked, top=True))
        return True

    def _target(self, node: Obj, bindings: Bindings) -> Json:
        """What a reference leads to here."""
        name = self._survey.dynamic.get(id(node))
        if name is None:
            return self._hops.get(node.origin)
        if name in bindings:
            return bindings[name]
        if not name:
            return self._survey.unit(node).root
        named = self._survey.named.get(name, [])
        if len(named) == 1:
            return named[0]
        if named:
            self._open.append(node)
            return True
        return self._hops.get(node.origin)

    def _fill(self, job: _Job) -> None:
        """Copy one object or array; what stands in the copy already wins."""
        source, new, bindings = job.source, job.new, job.bindings
        if isinstance(source, Arr) or isinstance(new, Arr):
            for index, item in enumerate(source):
                kind = SHAPES[job.shape.items] if job.shape.items else None
                new.append(self._copied(item, kind, new, index, bindings))  # type: ignore[union-attr]
            return
        skipped: frozenset[str] = frozenset()
        if is_schema(job.shape):
            bindings = {**self._survey.unit(source).bindings(), **bindings}
            skipped = _OWN | _NAMES if job.top else _OWN
            if self._refer(source, new, bindings, new):
                skipped |= frozenset(_POINTERS)
            elif (hop := self._hops.get(source.origin)) is not None:
                self._bound[new.origin] = hop
        for key, item in source.items():
            if key in skipped:
                continue
            value = self._copied(item, member(job.shape, key), new, key, bindings)
            held = new.get(key)
            if key not in new:
                new[key] = value
            elif key == "allOf" and isinstance(held, Arr) and isinstance(value, Arr):
                held.extend(value)

    def _report_open(self, root: Obj) -> None:
        """Report references that nothing binds, as far as requests or responses have them."""
        if not self._open:
            return
        parts = {key: root[key] for key in ("paths", "webhooks") if key in root}
        stack: list[tuple[Obj | Arr, Shape]] = [(Obj(parts, root.origin), ROOT)]
        reached: set[int] = set()
        while stack:
            node, shape = stack.pop()
            if id(node) in reached:
                continue
            reached.add(id(node))
            hop = self._hops.get(node.origin) if reference(node) is not None else None
            if isinstance(hop, Obj):
                stack.append((hop, shape))
            stack.extend((item, kind) for _, item, kind in containers(node, shape))
        for node in self._open:
            if id(node) in reached:
                name = self._survey.dynamic[id(node)]
                message = f"Nothing that uses this schema names a schema {name!r}"
                hint = f"Add a schema with $dynamicAnchor: {name} to the $defs of what uses it."
                self._sink.warning("R008", f"{message}; it can be any value.", node.loc, hint=hint)

    def _copied(
        self, item: Json, kind: Shape | None, new: Obj | Arr, key: str | int, bindings: Bindings
    ) -> Json:
        """A member of a copy: data is shared, anything else is copied later."""
        if kind is None or not isinstance(item, Obj | Arr):
            return item
        if not (kind.fields or kind.rest or kind.items):
            return item
        origin = Origin(new.origin.uri, new.origin, key)
        made = Obj({}, origin) if isinstance(item, Obj) else Arr([], origin)
        self._work.append(_Job(item, kind, made, bindings))
        return made


@dataclass(frozen=True, slots=True)
class _Job:
    """Something to be copied into ``new``; ``top``: it is a whole schema that is used."""

    source: Obj | Arr
    shape: Shape
    new: Obj | Arr
    bindings: Bindings
    top: bool = False


def _beside(node: Obj, new: Obj) -> Obj:
    """``new`` with what its author wrote beside the reference."""
    own = {key: value for key, value in node.items() if key not in _POINTERS}
    both = (new.get("allOf"), own.get("allOf"))
    if isinstance(both[0], Arr) and isinstance(both[1], Arr):
        own["allOf"] = Arr([*both[0], *both[1]], both[0].origin)
    return Obj({**new, **own}, new.origin)
