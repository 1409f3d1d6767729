"""Walking an :class:`Api`: what needs what, and who uses it. Everything here is iterative."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.ir.dump import dump, load
from generator.ir.graph import strong_groups
from generator.ir.kinds import Kind
from generator.ir.model import Api, Header, MediaType, Operation
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
    ObjectDecl,
    Primitive,
    Property,
    Scalar,
    Tuple,
    TypeRef,
    Union,
)

__all__ = [
    "dump",
    "groups",
    "load",
    "needs",
    "operations_of",
    "properties_of",
    "reachable",
    "references",
    "request_types",
    "response_types",
    "takes_null",
    "target_of",
    "used_in_requests",
    "used_in_responses",
]


def references(ref: TypeRef) -> Iterator[DeclId]:
    """The declarations that a type names itself, in the document's order, perhaps twice."""
    stack: list[TypeRef] = [ref]
    while stack:
        match stack.pop():
            case Named(id=decl_id):
                yield decl_id
            case Nullable(inner=inner):
                stack.append(inner)
            case Array(item=inner) | Map(value=inner):
                stack.append(inner)
            case Tuple(items=items, rest=rest):
                stack += ([rest] if rest is not None else []) + list(reversed(items))
            case Union(variants=variants, discriminator=tags):
                if tags is not None:
                    stack += [tags.default] if tags.default is not None else []
                    stack += [target for _, target in reversed(tags.mapping)]
                stack += reversed(variants)
            case _:
                pass


def needs(decl: Decl) -> tuple[DeclId, ...]:
    """The declarations that ``decl`` names, each once."""
    match decl:
        case ObjectDecl():
            types = [prop.type for prop in decl.properties]
            types += [decl.extra] if decl.extra is not None else []
            found = [decl_id for one in types for decl_id in references(one)]
            return tuple(dict.fromkeys([*decl.bases, *found]))
        case AliasDecl(target=target):
            return tuple(dict.fromkeys(references(target)))
        case EnumDecl():
            return ()


def reachable(decls: Mapping[DeclId, Decl], roots: Iterable[TypeRef]) -> tuple[DeclId, ...]:
    """Every declaration that the types ``roots`` need, directly or not, nearest first."""
    found = dict.fromkeys(decl_id for root in roots for decl_id in references(root))
    queue = list(found)
    for decl_id in queue:
        for needed in needs(decls[decl_id]):
            if needed not in found:
                found[needed] = None
                queue.append(needed)
    return tuple(queue)


def operations_of(api: Api) -> Iterator[tuple[Operation, bool]]:
    """Every operation, and whether it is the server that calls (webhooks, callbacks)."""
    stack = [(hook.operation, True) for hook in reversed(api.webhooks)]
    stack += [(operation, False) for operation in reversed(api.operations)]
    while stack:
        operation, reverse = stack.pop()
        yield operation, reverse
        stack += [(hook.operation, True) for hook in reversed(operation.callbacks)]


def request_types(operation: Operation) -> Iterator[TypeRef]:
    """The types of everything that the caller of ``operation`` sends."""
    for parameter in operation.parameters:
        yield parameter.type
    if operation.body is not None:
        yield from _media_types(operation.body.media)


def response_types(operation: Operation) -> Iterator[TypeRef]:
    """The types of everything that comes back."""
    for response in operation.responses:
        yield from _media_types(response.media)
        yield from _header_types(response.headers)


def used_in_requests(api: Api) -> frozenset[DeclId]:
    """The declarations of values that a user of the SDK makes and sends."""
    return frozenset(reachable(api.decls, _types(api, sent=True)))


def used_in_responses(api: Api) -> frozenset[DeclId]:
    """The declarations of values that a user of the SDK receives."""
    return frozenset(reachable(api.decls, _types(api, sent=False)))


def _types(api: Api, *, sent: bool) -> Iterator[TypeRef]:
    for operation, reverse in operations_of(api):
        yield from request_types(operation) if sent is not reverse else response_types(operation)


def _media_types(media: Iterable[MediaType]) -> Iterator[TypeRef]:
    for one in media:
        yield from (ref for ref in (one.type, one.item) if ref is not None)
        for encoding in one.encoding:
            yield from _header_types(encoding.headers)


def _header_types(headers: Iterable[Header]) -> Iterator[TypeRef]:
    return (header.type for header in headers)


def groups(decls: Mapping[DeclId, Decl]) -> tuple[tuple[DeclId, ...], ...]:
    """The strongly connected groups of declarations, what is needed before what needs it.

    A group of more than one is a cycle. The order depends on the order of ``decls`` only.
    """
    return strong_groups({decl_id: needs(decl) for decl_id, decl in decls.items()})


def properties_of(decl: ObjectDecl, decls: Mapping[DeclId, Decl]) -> tuple[Property, ...]:
    """The properties of an object and of all that it inherits from, bases first."""
    merged: dict[str, Property] = {}
    for ancestor in _ancestors(decl, decls):
        merged.update({prop.name: prop for prop in ancestor.properties})
    return tuple(merged.values())


def _ancestors(decl: ObjectDecl, decls: Mapping[DeclId, Decl]) -> list[ObjectDecl]:
    """``decl`` and its bases, the farthest first."""
    found = {decl.id: decl}
    queue = [decl]
    for one in queue:
        for base in one.bases:
            parent = decls.get(base)
            if isinstance(parent, ObjectDecl) and base not in found:
                found[base] = parent
                queue.append(parent)
    return list(reversed(queue))


def target_of(ref: TypeRef, decls: Mapping[DeclId, Decl]) -> TypeRef:
    """``ref`` with aliases followed: the type that a value has, without Nullable around it."""
    seen: set[DeclId] = set()
    while True:
        if isinstance(ref, Nullable):
            ref = ref.inner
        if not isinstance(ref, Named):
            return ref
        decl = decls.get(ref.id)
        if not isinstance(decl, AliasDecl) or decl.id in seen:
            return ref
        seen.add(decl.id)
        ref = decl.target


def constant_of(ref: TypeRef) -> tuple[Scalar, ...]:
    """The only value that ``ref`` has; () if it has several."""
    return ref.values if isinstance(ref, Literals) and len(ref.values) == 1 else ()


def takes_null(ref: TypeRef, decls: Mapping[DeclId, Decl]) -> bool:
    """Whether null is a value of ``ref``: it says so, or it says nothing of its values."""
    seen: set[DeclId] = set()
    stack: list[TypeRef] = [ref]
    while stack:
        match stack.pop():
            case Nullable() | AnyType() | Primitive(kind=Kind.NULL):
                return True
            case Union(variants=variants):
                stack += variants
            case Named(id=decl_id) if decl_id not in seen:
                seen.add(decl_id)
                decl = decls.get(decl_id)
                stack += [decl.target] if isinstance(decl, AliasDecl) else []
            case _:
                pass
    return False
