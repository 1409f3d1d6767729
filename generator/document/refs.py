"""Resolving references: one walk over what the document is made of, each node once.

The walk follows the shapes of OpenAPI, so a ``$ref`` inside an example or an extension is
data. A reference may lead to a pointer, an ``$anchor`` or an ``$id``, in this file or another
one; what it reaches is walked too. Everything is reported with the place of the ``$ref``.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, replace

from generator.diagnostics import Diagnostic, GenerationError, Loc, Severity, Sink
from generator.document.circles import circles_of
from generator.document.fetch import Reach
from generator.document.locate import Base, Dangling, Locator
from generator.document.model import Document, link
from generator.document.shape import (
    ROOT,
    SHAPES,
    Form,
    Shape,
    containers,
    is_schema,
    reference,
)
from generator.document.source import SourceFile
from generator.document.tree import Arr, Json, Obj, Origin
from generator.document.wholes import is_whole, list_around, takes_reference

_VERSIONS = re.compile(r"2\.0|3\.[0-2](\.\d+(-.+)?)?")
_ADDRESS = re.compile(r"#|\.(json|ya?ml)$")
_BEGIN = "Begin it with openapi: 3.1.0 (or swagger: '2.0')."


def resolve(
    root: SourceFile,
    sink: Sink,
    reach: Reach = Reach(),
    *,
    tolerant: bool = False,
) -> Document:
    """The document of ``root`` with every reference followed.

    A dangling or circular reference is an ERROR, with ``tolerant`` a WARNING; it is also
    listed in ``dangling``. Raises :class:`GenerationError` when the file is no OpenAPI document
    of a version that is supported. ``reach`` is where other files may be.
    """
    for diagnostic in root.diagnostics:
        sink.add(diagnostic)
    top, version = _check_root(root, sink)
    locator = Locator(root, sink, reach)
    resolver = _Resolver(
        locator,
        top,
        sink,
        severity=Severity.WARNING if tolerant else Severity.ERROR,
        version=version,
    )
    resolver.run()
    return Document(
        root=top,
        uri=root.uri,
        version=version,
        files=dict(locator.files),
        links=replace(
            link(resolver.hops, resolver.mapped, tuple(resolver.targets.values())),
            wholes=frozenset(resolver.wholes),
            typings=frozenset(resolver.typings),
        ),
        dangling=frozenset(resolver.dangling),
    )


def _check_root(source: SourceFile, sink: Sink) -> tuple[Obj, str]:
    """The root object and the version that it says. Raises :class:`GenerationError`."""
    root = source.value
    if not isinstance(root, Obj):
        what = "is empty" if root is None else "does not contain a mapping"
        message = f"This is not an OpenAPI document: the file {what}."
        raise GenerationError(_fatal("S010", message, Loc(source.uri), _BEGIN))
    key = next((k for k in ("openapi", "swagger") if k in root), None)
    if key is None:
        message = "This is not an OpenAPI document: the key 'openapi' is missing."
        hint = "Pass it with --overlay, since it is an overlay." if "overlay" in root else _BEGIN
        raise GenerationError(_fatal("S011", message, root.loc, hint))
    written = root[key]
    version = str(written) if isinstance(written, str | int | float) else ""
    if not _VERSIONS.fullmatch(version) or (key == "swagger") != (version == "2.0"):
        message = f"The version {key}: {written!r} is not supported."
        hint = "Use swagger 2.0, or openapi 3.0, 3.1 or 3.2."
        raise GenerationError(_fatal("S012", message, root.at(key), hint))
    if not isinstance(written, str):
        message = f"The version {key}: {written} is a number; it was read as a string."
        sink.warning("S013", message, root.at(key), hint="Put it in quotes.")
    return root, version


def _fatal(code: str, message: str, loc: Loc, hint: str = "") -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, loc, hint=hint)


@dataclass(frozen=True, slots=True)
class _Reference:
    """A reference that waits to be followed."""

    node: Obj
    text: str
    shape: Shape
    base: Base

    @property
    def loc(self) -> Loc:
        """Where the text of the reference stands."""
        return self.node.loc.child("$ref" if "$ref" in self.node else "$dynamicRef")


class _Resolver:
    """One run of :func:`resolve`."""

    def __init__(
        self, locator: Locator, top: Obj, sink: Sink, *, severity: Severity, version: str
    ) -> None:
        self.hops: dict[Origin, Json] = {}
        self.mapped: dict[Origin, dict[str, Json]] = {}
        self.targets: dict[int, tuple[Obj | Arr, Shape]] = {}
        self.wholes: dict[Origin, Obj | Arr] = {}  # and what each of them leads to
        self.typings: set[Origin] = set()
        self.dangling: set[Loc] = set()
        self._locator, self._top, self._sink = locator, top, sink
        self._severity = severity
        self._swagger = version.startswith("2")
        # $id, $anchor and $self mean something from 3.1 on
        self._identifiers = not version.startswith(("2", "3.0"))
        self._seen: dict[int, Shape] = {}  # by id of nodes that were walked; files keep them alive
        self._waiting: deque[_Reference] = deque()
        self._mappings: list[tuple[Obj, Base]] = []
        self._requirements: list[tuple[Obj, Base]] = []

    def run(self) -> None:
        """Walk everything that can be reached from the root."""
        self._walk(self._top, ROOT, self._locator.root_base(identifiers=self._identifiers))
        while self._waiting or self._mappings or self._requirements:
            while self._waiting:
                self._follow(self._waiting.popleft())
            mappings, self._mappings = self._mappings, []
            for mapping, base in mappings:
                self._follow_mapping(mapping, base)
            requirements, self._requirements = self._requirements, []
            for requirement, base in requirements:
                self._follow_requirement(requirement, base)
        for circle in circles_of(self.hops, self.wholes):
            self._report_circle(circle)

    def _walk(self, node: Obj | Arr, shape: Shape, base: Base) -> None:
        """Note identifiers and references of ``node`` and of all that it contains."""
        stack: list[tuple[Obj | Arr, Shape, Base]] = [(node, shape, base)]
        seen, identifiers = self._seen, self._identifiers
        while stack:
            node, shape, base = stack.pop()
            if id(node) in seen:
                continue
            seen[id(node)] = shape
            if isinstance(node, Obj):
                if is_schema(shape) and identifiers:
                    base = self._locator.identify(node, base)
                if ("$ref" in node or "$dynamicRef" in node) and takes_reference(shape):
                    text = reference(node)
                    if text is not None:
                        self._waiting.append(_Reference(node, text, shape, base))
                if shape.name == "requirement":
                    self._requirements.append((node, base))
                if shape.name == "discriminator":
                    mapping = node.get("mapping")
                    if isinstance(mapping, Obj):
                        self._mappings.append((mapping, base))
            inner = containers(node, shape)
            inner.reverse()  # so that messages come in the order of the document
            stack += [(item, kind, base) for _, item, kind in inner]

    def _follow(self, ref: _Reference) -> None:
        """Find the target of a reference, and walk it when it is new."""
        try:
            target, base = self._target(ref)
        except Dangling as problem:
            self._report("R001", problem.message, ref, problem.hint)
        except GenerationError as error:
            for diagnostic in error.diagnostics:
                self._report(diagnostic.code, diagnostic.message, ref, diagnostic.hint, diagnostic)
        else:
            self.hops[ref.node.origin] = target
            if isinstance(target, Obj | Arr):
                if is_whole(ref.node, ref.shape) or isinstance(target, Arr):
                    self._note_whole(ref, target)
                shape = self._seen.get(id(target), _expected(target, ref))
                self._reach(target, shape, base)

    def _target(self, ref: _Reference) -> tuple[Json, Base]:
        """What a reference leads to: an object, or for a schema also a boolean."""
        target, base = self._locator.find(
            ref.text,
            ref.base,
            ref.loc,
            learn=lambda node, home: self._walk(node, ref.shape, home),
            dynamic="$ref" not in ref.node,
        )
        wanted = _called(ref.shape)
        if isinstance(target, Obj | Arr):
            found = self._seen.get(id(target), _expected(target, ref))
            if self._fits(found, ref, target):
                return target, base
            what = "a list" if isinstance(target, Arr) and found.name == ref.shape.name else ""
            message = (
                f"The reference {ref.text!r} leads to {what or _called(found)}, not to {wanted}."
            )
            raise Dangling(message, f"Refer to {wanted} instead.")
        if isinstance(target, bool) and is_schema(ref.shape):
            return target, base
        message = f"The reference {ref.text!r} leads to something that is not {wanted}."
        raise Dangling(message, f"Refer to {wanted} instead.")

    def _fits(self, found: Shape, ref: _Reference, target: Obj | Arr) -> bool:
        """Whether a thing of the shape ``found`` can stand for what a reference wants."""
        wanted = ref.shape
        if isinstance(target, Arr) and wanted.form not in {Form.ARRAY, Form.STRINGS}:
            around = list_around(ref.node, wanted)
            return around is not None and found.name == around.name
        if found.name in {wanted.name, wanted.items} or (is_schema(found) and is_schema(wanted)):
            return True
        if is_schema(found) and self._takes_schema(ref.node, wanted):
            what = f"The reference {ref.text!r} leads to a schema, not to {_called(wanted)}"
            message = f"{what}; it was read as {_called(wanted)} with that schema."
            hint = f"Refer to {_called(wanted)}, or move the reference below 'schema'."
            self._sink.warning("R009", message, ref.node.loc, hint=hint)
            self.typings.add(ref.node.origin)
            return True
        return wanted.name == "content" and found.name in {"media_type", "request_body", "response"}

    def _takes_schema(self, node: Obj, wanted: Shape) -> bool:
        """Whether a reference to a schema says all that ``wanted`` needs."""
        if wanted.name == "parameter":
            return self._swagger or ("name" in node and "in" in node)
        return wanted.name in {"header", "media_type", "content", "request_body", "response"}

    def _note_whole(self, ref: _Reference, target: Obj | Arr) -> None:
        """Note a reference that stands where OpenAPI has none."""
        if ref.node.origin not in self.typings:
            self.wholes[ref.node.origin] = target
            several = isinstance(target, Arr) and list_around(ref.node, ref.shape) is not None
            place = "several items of a list" if several else _called(ref.shape)
            message = f"OpenAPI has no $ref in place of {place}; it was followed."
            hint = "Write out what it refers to, or refer to its members."
            self._sink.warning("R007", message, ref.node.loc, hint=hint)

    def _reach(self, target: Obj | Arr, shape: Shape, base: Base) -> None:
        """Note that a reference leads to ``target``; walk it unless that was done."""
        self.targets.setdefault(id(target), (target, shape))
        if id(target) not in self._seen:
            self._walk(target, shape, base)

    def _report(
        self, code: str, message: str, ref: _Reference, hint: str, found: Diagnostic | None = None
    ) -> None:
        self.dangling.add(ref.node.loc)
        at = ref.loc if found is None or found.loc is None else found.loc
        mark = found.mark if found else None
        self._sink.add(Diagnostic(code, self._severity, message, at, mark=mark, hint=hint))

    def _follow_mapping(self, mapping: Obj, base: Base) -> None:
        """Find the schemas that a discriminator's mapping names."""
        targets = self.mapped.setdefault(mapping.origin, {})
        schema = SHAPES["schema"]
        for tag, text in mapping.items():
            if not isinstance(text, str):
                continue
            try:
                target, home = self._locator.named_schema(text), base
                if target is None:
                    target, home = self._locator.find(
                        text,
                        base,
                        mapping.at(tag),
                        learn=lambda node, inner: self._walk(node, schema, inner),
                    )
            except (Dangling, GenerationError) as problem:
                message = f"The discriminator maps {tag!r} to {text!r}, which does not exist."
                hint = problem.hint if isinstance(problem, Dangling) else ""
                hint = hint or self._locator.suggestion(text, self._locator.schema_names())
                self._sink.warning("R005", message, mapping.at(tag), hint=hint)
            else:
                if isinstance(target, Obj):
                    targets[tag] = target
                    self._reach(target, schema, home)

    def _follow_requirement(self, requirement: Obj, base: Base) -> None:
        """Find the security schemes that are named by where they are; a rule reports the others."""
        shape = SHAPES["security_scheme"]
        for name in requirement:
            if not _ADDRESS.search(name) or self._locator.component("securitySchemes", name):
                continue
            try:
                target, home = self._locator.find(
                    name,
                    base,
                    requirement.loc.child(name),
                    learn=lambda node, inner: self._walk(node, shape, inner),
                )
            except (Dangling, GenerationError):
                continue
            if isinstance(target, Obj):
                self.mapped.setdefault(requirement.origin, {})[name] = target
                self._reach(target, shape, home)

    def _report_circle(self, circle: list[Origin]) -> None:
        steps = " -> ".join(f"#{origin.loc.pointer}" for origin in [*circle, circle[0]])
        message = f"These references form a circle and never reach a value: {steps}."
        hint = "Replace one of them with what it should refer to."
        at = circle[0].loc.child("$ref")
        self._sink.add(Diagnostic("R004", self._severity, message, at, hint=hint))
        for origin in circle:
            self.dangling.add(origin.loc)
            self.hops.pop(origin, None)
            self.wholes.pop(origin, None)


def _expected(target: Obj | Arr, ref: _Reference) -> Shape:
    """The shape of something that only the reference to it tells: the thing, one, or several."""
    wanted = ref.shape
    if isinstance(target, Obj) and wanted.items:
        return SHAPES[wanted.items]
    around = list_around(ref.node, wanted) if isinstance(target, Arr) else None
    return around or wanted


def _called(shape: Shape) -> str:
    """What messages call a value of this shape."""
    if shape.title:
        return shape.title
    if many := shape.items or shape.rest:
        return f"a {'list' if shape.items else 'map'} of {many.replace('_', ' ')}s"
    return shape.form.value
