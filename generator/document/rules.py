"""Our own rules: what is wrong with a document though its structure is right.

Run on an upgraded document, so that a rule knows one dialect. A rule is a function that
yields findings; :data:`RULES` gives each its code and its weight. To add one, write the
function, name it there, and write the page of the code (:mod:`generator.diagnostics.catalogue`).
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, Loc, Severity, Sink
from generator.diagnostics.suggest import did_you_mean
from generator.document import schema_rules as schemas
from generator.document import tag_rules
from generator.document.findings import Finding
from generator.document.model import Document
from generator.document.shape import METHODS, ROOT, Shape, containers, is_schema, reference
from generator.document.tree import Arr, Json, Obj
from generator.notation.paths import BracedText, PathTemplate


class Weight(enum.Enum):
    """How much a finding weighs."""

    INFO = "info"
    WARNING = "warning"
    STRICT = "error, unless tolerant"


@dataclass(frozen=True, slots=True)
class OperationView:
    """One operation with what is above it."""

    method: str
    path: str
    node: Obj
    item: Obj


@dataclass(frozen=True, slots=True)
class View:
    """The document as rules see it: every node once, by kind."""

    document: Document
    operations: tuple[OperationView, ...]
    schemas: tuple[Obj, ...]
    described: tuple[Obj, ...]  # the schemas that are no reference
    objects: tuple[Obj, ...]  # every object with a known shape, schemas too
    known_hints: frozenset[str] | None


Rule = Callable[[View], Iterator[Finding]]


def check_rules(
    document: Document,
    sink: Sink,
    *,
    tolerant: bool = False,
    known_hints: frozenset[str] | None = None,
) -> None:
    """Apply every rule to an upgraded document.

    ``known_hints`` is the registry of ``x-sdk-*`` keys; None: they are not checked. With
    ``tolerant`` nothing here is an ERROR.
    """
    view = _view(document, known_hints)
    for code, weight, rule in RULES:
        severity = Severity.WARNING
        if weight is Weight.INFO:
            severity = Severity.INFO
        elif weight is Weight.STRICT and not tolerant:
            severity = Severity.ERROR
        for found in rule(view):
            sink.add(
                Diagnostic(
                    code, severity, found.message, found.loc, hint=found.hint, related=found.related
                )
            )


def _view(document: Document, known_hints: frozenset[str] | None) -> View:
    """Walk the document once."""
    found_schemas: list[Obj] = []
    objects: list[Obj] = []
    seen: set[int] = set()
    stack: list[tuple[Obj | Arr, Shape]] = [
        *reversed(document.links.targets),
        (document.root, ROOT),
    ]
    while stack:
        node, shape = stack.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, Obj):
            objects.append(node)
            if is_schema(shape):
                found_schemas.append(node)
        inner = containers(node, shape)
        inner.reverse()
        stack += [(item, kind) for _, item, kind in inner]
    return View(
        document=document,
        operations=tuple(_operations(document)),
        schemas=tuple(found_schemas),
        described=tuple(node for node in found_schemas if reference(node) is None),
        objects=tuple(objects),
        known_hints=known_hints,
    )


def _operations(document: Document) -> Iterator[OperationView]:
    paths = document.root.get("paths")
    for path, raw in paths.items() if isinstance(paths, Obj) else ():
        item = document.deref(raw)
        if path.startswith("x-") or not isinstance(item, Obj):
            continue
        for method in METHODS:
            node = item.get(method)
            if isinstance(node, Obj):
                yield OperationView(method, path, node, item)
        extra = item.get("additionalOperations")
        for method, node in extra.items() if isinstance(extra, Obj) else ():
            if isinstance(node, Obj):
                yield OperationView(method, path, node, item)


def duplicate_operation_ids(view: View) -> Iterator[Finding]:
    """Two operations have the same operationId."""
    first: dict[str, Loc] = {}
    for operation in view.operations:
        name = operation.node.get("operationId")
        if not isinstance(name, str):
            continue
        loc = operation.node.at("operationId")
        if name in first:
            yield Finding(
                loc,
                f"The operationId {name!r} is used twice.",
                "Give each operation an id of its own.",
                (("first used here", first[name]),),
            )
        first.setdefault(name, loc)


def _parameters(view: View, operation: OperationView) -> Iterator[Obj]:
    """The parameters of an operation, those of its path included."""
    for holder in (operation.item, operation.node):
        parameters = holder.get("parameters")
        for raw in parameters if isinstance(parameters, Arr) else ():
            node = view.document.deref(raw)
            if isinstance(node, Obj):
                yield node


def _is_skipped(view: View, operation: OperationView) -> bool:
    """Whether an operation cannot be understood: then nothing is assumed of it."""
    listed = [holder.get("parameters") for holder in (operation.item, operation.node)]
    found = [view.document.deref(raw) for one in listed if isinstance(one, Arr) for raw in one]
    unclear = any(not isinstance(node, Obj) for node in found)
    return unclear or operation.node.loc in view.document.broken


def undeclared_path_parameters(view: View) -> Iterator[Finding]:
    """The path has a placeholder that no parameter describes."""
    for operation in view.operations:
        if _is_skipped(view, operation):
            continue
        declared = {
            name
            for p in _parameters(view, operation)
            if p.get("in") == "path" and isinstance(name := p.get("name"), str)
        }
        for name in PathTemplate.parse(operation.path).names:
            if name not in declared:
                yield Finding(
                    operation.node.loc,
                    f"The path {operation.path!r} contains {{{name}}}, but the operation declares "
                    "no path parameter of that name; a string is assumed.",
                    did_you_mean(
                        name, declared, f"Add a parameter with in: path and name: {name}."
                    ),
                )


def unused_path_parameters(view: View) -> Iterator[Finding]:
    """A path parameter has no placeholder in the path."""
    for operation in view.operations:
        names = PathTemplate.parse(operation.path).names
        for parameter in _parameters(view, operation):
            name = parameter.get("name")
            if parameter.get("in") == "path" and isinstance(name, str) and name not in names:
                hint = did_you_mean(name, names, f"Add {{{name}}} to the path.")
                message = (
                    f"The path {operation.path!r} does not contain {{{name}}}, so the path "
                    f"parameter {name!r} is ignored."
                )
                yield Finding(parameter.loc, message, hint)


def doubled_parameters(view: View) -> Iterator[Finding]:
    """A list of parameters has the same name and place twice."""
    for operation in view.operations:
        for holder in (operation.item, operation.node):
            parameters = holder.get("parameters")
            seen: set[tuple[Json, Json]] = set()
            for index, raw in enumerate(parameters if isinstance(parameters, Arr) else ()):
                node = view.document.deref(raw)
                if not isinstance(node, Obj) or not isinstance(parameters, Arr):
                    continue
                name, where = node.get("name"), node.get("in")
                if (name, where) in seen:
                    message = (
                        f"The {where} parameter {name!r} is listed twice; the last one is used."
                    )
                    yield Finding(parameters.at(index), message, "Remove one of the two.")
                seen.add((name, where))


def empty_document(view: View) -> Iterator[Finding]:
    """There is nothing to call."""
    if not view.operations and not isinstance(view.document.root.get("webhooks"), Obj):
        root = view.document.root
        loc = root.at("paths") if "paths" in root else root.loc
        yield Finding(loc, "The document has no operations.", "Add one under 'paths'.")


def same_paths(view: View) -> Iterator[Finding]:
    """Two paths differ only in the names of their placeholders."""
    paths = view.document.root.get("paths")
    first: dict[str, str] = {}
    for path in paths if isinstance(paths, Obj) else ():
        shape = BracedText.parse(path).shape
        if shape in first and isinstance(paths, Obj):
            other = first[shape]
            yield Finding(
                paths.loc.child(path),
                f"The paths {path!r} and {other!r} differ only in the names of their placeholders.",
                "Merge them into one path.",
                (("the other one", paths.loc.child(other)),),
            )
        first.setdefault(shape, path)


def paths_without_slash(view: View) -> Iterator[Finding]:
    """A path does not begin with a slash."""
    paths = view.document.root.get("paths")
    for path in paths if isinstance(paths, Obj) else ():
        if isinstance(paths, Obj) and not path.startswith(("/", "x-")):
            message = f"The path {path!r} does not begin with a slash; one was added."
            yield Finding(paths.loc.child(path), message, f"Write '/{path}'.")


def server_defaults(view: View) -> Iterator[Finding]:
    """The default of a server variable is not one of its values."""
    for node in view.objects:
        variables = node.get("variables")
        if "url" not in node or not isinstance(variables, Obj):
            continue
        for name, variable in variables.items():
            if not isinstance(variable, Obj):
                continue
            allowed, default = variable.get("enum"), variable.get("default")
            if isinstance(allowed, Arr) and allowed and default not in allowed:
                words = [word for word in allowed if isinstance(word, str)]
                message = (
                    f"The default {default!r} of the server variable {name!r} is not one of its "
                    "values."
                )
                yield Finding(variable.at("default"), message, did_you_mean(str(default), words))


def unknown_security(view: View) -> Iterator[Finding]:
    """A security requirement names a scheme that does not exist."""
    components = view.document.root.get("components")
    schemes = components.get("securitySchemes") if isinstance(components, Obj) else None
    known = list(schemes) if isinstance(schemes, Obj) else []
    places: dict[str, list[Loc]] = {}
    for holder in (view.document.root, *(operation.node for operation in view.operations)):
        requirements = holder.get("security")
        for requirement in requirements if isinstance(requirements, Arr) else ():
            for name in requirement if isinstance(requirement, Obj) else ():
                if name not in known and isinstance(requirement, Obj):
                    places.setdefault(name, []).append(requirement.loc.child(name))
    for name, locs in places.items():
        times = f" {len(locs)} times" if len(locs) > 1 else ""
        message = f"The security scheme {name!r} is required{times}, but it is not declared."
        hint = did_you_mean(name, known, "Declare it under components/securitySchemes.")
        yield Finding(locs[0], message, hint)


def unknown_hints(view: View) -> Iterator[Finding]:
    """An ``x-sdk-*`` key that nothing reads."""
    if view.known_hints is None:
        return
    for node in view.objects:
        for key in node:
            if key.startswith("x-sdk-") and key not in view.known_hints:
                message = f"{key!r} is not a known extension; it is ignored."
                hint = did_you_mean(
                    key, sorted(view.known_hints), "Correct its name, or remove it."
                )
                yield Finding(node.at(key), message, hint)


def absent_required(view: View) -> Iterator[Finding]:
    """``required`` names a property that neither the schema nor what holds beside it has."""
    whole: dict[int, Obj] = {}  # by id() of a part of a schema: that schema
    for node in view.schemas:
        for part in schemas.parts(node):
            whole[id(part)] = node
    for node in view.described:
        outer = node
        while id(outer) in whole and whole[id(outer)] is not outer:
            outer = whole[id(outer)]
        yield from schemas.absent_required(node, outer, view.document.deref)


def _each_schema(rule: Callable[[Obj], Iterator[Finding]]) -> Rule:
    def apply(view: View) -> Iterator[Finding]:
        for node in view.described:
            yield from rule(node)

    return apply


RULES: tuple[tuple[str, Weight, Rule], ...] = (
    ("D001", Weight.STRICT, duplicate_operation_ids),
    ("D002", Weight.WARNING, undeclared_path_parameters),
    ("D003", Weight.WARNING, unused_path_parameters),
    ("D004", Weight.WARNING, _each_schema(schemas.misfit_defaults)),
    ("D005", Weight.INFO, _each_schema(schemas.misfit_examples)),
    ("D006", Weight.WARNING, unknown_hints),
    ("D007", Weight.WARNING, _each_schema(schemas.doubled_values)),
    ("D008", Weight.INFO, absent_required),
    ("D009", Weight.WARNING, _each_schema(schemas.discriminators)),
    ("D010", Weight.WARNING, empty_document),
    ("D011", Weight.WARNING, same_paths),
    ("D012", Weight.WARNING, server_defaults),
    ("D013", Weight.STRICT, unknown_security),
    ("D014", Weight.WARNING, doubled_parameters),
    ("D015", Weight.WARNING, paths_without_slash),
    ("D016", Weight.WARNING, lambda view: tag_rules.parents(view.document.root)),
)
