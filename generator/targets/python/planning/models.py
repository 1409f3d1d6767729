"""The models of an SDK: what they are called, where each lives, and who needs them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from generator.diagnostics import Sink
from generator.diagnostics.suggest import did_you_mean
from generator.ir.model import Api, MediaType, Operation
from generator.ir.types import AliasDecl, Decl, DeclId, ObjectDecl, TypeRef, Union
from generator.ir.walk import needs, references
from generator.notation.media import MediaKind
from generator.targets.python.naming.classes import (
    ModelNames,
    endless_aliases,
    name_classes,
    place_classes,
)
from generator.targets.python.naming.schema_paths import schema_path
from generator.targets.python.planning.methods import PlannedMethod
from generator.targets.python.settings import ModelSettings

#: The module of models that only webhooks name.
WEBHOOKS: Final = "webhooks"


def plan_models(
    api: Api,
    methods: Mapping[str, Iterable[PlannedMethod]],
    settings: ModelSettings,
    *,
    locked: Mapping[str, str],
    former: Iterable[str] = (),
    legacy: bool = False,
    sink: Sink,
    plain: bool = False,
) -> tuple[ModelNames, tuple[Decl, ...]]:
    """The models, and the declarations that become a class or an alias of their own.

    ``methods`` are by module, ``locked`` is what an earlier run published. ``former`` names are those
    of before, which nothing new gets.
    """
    _tell_gone(api, settings, sink)
    found = name_classes(
        api,
        naming=settings.naming,
        explicit=settings.names,
        locked=locked,
        former=former,
        legacy=legacy,
        sink=sink,
    )
    names, merged = found.names, found.merged
    uses = {module: method_uses(planned) for module, planned in methods.items()}
    if api.webhooks:
        named = (d for hook in api.webhooks for d in operation_uses(hook.operation))
        uses[WEBHOOKS] = (*uses.get(WEBHOOKS, ()), *named)
    modules = place_classes(api.decls, merged, uses)
    decls = tuple(d for d in api.decls.values() if d.id not in merged)
    used = (p for planned in methods.values() for p in planned)
    inputs = _name_inputs(used, api.decls, names)
    cut = endless_aliases(api.decls)
    models = ModelNames(
        api.decls,
        names,
        modules,
        cut,
        inputs=inputs,
        keys=found.keys,
        aliases=found.aliases,
        plain=plain,
    )
    return models, decls


def _tell_gone(api: Api, settings: ModelSettings, sink: Sink) -> None:
    """Report lines of ``models.names`` that name no schema."""
    if not settings.names:
        return
    known = {schema_path(decl.hint) for decl in api.decls.values()}
    for path in settings.names:
        if path not in known:
            message = f"The document has no schema {path!r}; the line is ignored."
            hint = did_you_mean(path, known)
            sink.outdated("N056", message, settings.locs.get(path), hint=hint, subject=path)


def _name_inputs(
    methods: Iterable[PlannedMethod],
    decls: Mapping[DeclId, Decl],
    names: Mapping[DeclId, str],
) -> Mapping[DeclId, str]:
    """The names of what signatures take for objects, and for unions of them.

    Where a model has such a name already, signatures say it in full.
    """
    taken = set(names.values())
    given = (a for p in methods for a in (*p.arguments, p.whole) if a is not None)
    queue = list(dict.fromkeys(d for argument in given for d in references(argument.type)))
    seen = set(queue)
    found: set[str] = set()
    for decl_id in queue:
        decl = decls[decl_id]
        more = references(decl.target) if isinstance(decl, AliasDecl) else ()
        queue += dict.fromkeys(d for d in more if d not in seen)
        seen.update(more)
        objects = isinstance(decl, ObjectDecl) or (
            isinstance(decl, AliasDecl) and isinstance(decl.target, Union)
        )
        if objects and f"{names[decl_id]}Param" not in taken:
            found.add(names[decl_id])
    # several schemas can be one class
    return {decl_id: f"{name}Param" for decl_id, name in names.items() if name in found}


def method_uses(methods: Iterable[PlannedMethod]) -> tuple[DeclId, ...]:
    """The declarations that the methods of a resource name."""
    return tuple(dict.fromkeys(d for p in methods for d in operation_uses(p.method.operation)))


def operation_uses(operation: Operation) -> Iterable[DeclId]:
    """The declarations that an operation names itself."""
    for parameter in operation.parameters:
        yield from references(parameter.type)
    if operation.body is not None:
        for media in operation.body.media:
            yield from _media_uses(media)
    for response in operation.responses:
        for media in response.media:
            yield from _media_uses(media)
        for header in response.headers:
            yield from references(header.type)
    for callback in operation.callbacks:
        yield from operation_uses(callback.operation)


def _media_uses(media: MediaType) -> Iterable[DeclId]:
    refs: tuple[TypeRef | None, ...] = (media.type, media.item)
    for ref in refs:
        if ref is not None:
            yield from references(ref)
    for encoding in media.encoding:
        for header in encoding.headers:
            yield from references(header.type)


def xml_decls(operations: Iterable[Operation], decls: Mapping[DeclId, Decl]) -> frozenset[DeclId]:
    """The declarations that some operation sends or receives as XML."""
    stack: list[DeclId] = []
    for operation in operations:
        bodies = [operation.body.media] if operation.body is not None else []
        bodies += [response.media for response in operation.responses]
        for media in (m for group in bodies for m in group):
            if media.kind is MediaKind.XML:
                stack.extend(_media_uses(media))
    seen: set[DeclId] = set()
    while stack:
        node = stack.pop()
        if node not in seen:
            seen.add(node)
            stack.extend(needs(decls[node]))
    return frozenset(seen)
