"""What single operations take and give, as far as relations ask for it: read once, kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.ir.media import holds_file, is_octets, is_structured, json_of
from generator.ir.members import item_type, properties, type_at
from generator.ir.model import Api, MediaType, Operation
from generator.ir.types import Decl, DeclId, Map, Named, ObjectDecl, Property, TypeRef, Union
from generator.ir.walk import target_of
from generator.ir.wire import ParamIn
from generator.notation.media import MediaKind
from generator.notation.pointer import pointer_to
from generator.relations.model import InBody, InParameter, Input
from generator.relations.routes import Route, route_of


@dataclass(frozen=True, slots=True)
class Facts:
    """One operation: its route, the types that it takes and gives, and whether bytes travel."""

    operation: Operation
    route: Route
    replies: tuple[TypeRef, ...]  # of good replies, where they have a structure
    body: TypeRef | None  # of the body of the request, where it has a structure
    sends_bytes: bool  # the body is the content of a file
    sends_file: bool  # the body is or holds the content of a file
    gives_bytes: bool
    streams: bool  # the reply is a sequence of values: events, lines

    @property
    def reply(self) -> TypeRef | None:
        """The type of the first good reply that has a structure."""
        return self.replies[0] if self.replies else None

    @property
    def has_bytes(self) -> bool:
        """Whether the content of a file travels either way."""
        return self.sends_bytes or self.gives_bytes

    def tells_location(self) -> bool:
        """Whether a good reply has the header Location."""
        replies = self.operation.successes()
        return any(h.name.lower() == "location" for r in replies for h in r.headers)


@dataclass(frozen=True, slots=True)
class Known:
    """The API, and what was read of its operations."""

    api: Api
    facts: Mapping[str, Facts]  # by key of the operation
    _properties: dict[DeclId, dict[str, Property]] = field(default_factory=dict)  # read before

    @property
    def decls(self) -> Mapping[DeclId, Decl]:
        """The declarations of the API."""
        return self.api.decls

    def of(self, operation: Operation) -> Facts:
        """What was read of ``operation``."""
        return self.facts[operation.key]

    def properties(self, ref: TypeRef | None) -> dict[str, Property]:
        """The properties of objects of ``ref``, not to be written to."""
        target = target_of(ref, self.api.decls) if ref is not None else None
        if not isinstance(target, Named):
            return {}
        found = self._properties.get(target.id)
        if found is None:
            found = self._properties[target.id] = properties(target, self.api.decls)
        return found

    def target(self, ref: TypeRef) -> TypeRef:
        """``ref`` without aliases and null around it: what two uses of one type share."""
        return target_of(ref, self.api.decls)

    def type_at(self, ref: TypeRef | None, pointer: str) -> TypeRef | None:
        """The type of what stands at ``pointer``."""
        return type_at(ref, pointer, self.api.decls)

    def item_type(self, ref: TypeRef | None) -> TypeRef | None:
        """The type of the items of an array, of the first of several; None for other types."""
        target = target_of(ref, self.api.decls) if ref is not None else None
        if isinstance(target, Union):
            found = [self.item_type(one) for one in target.variants]
            return found[0] if None not in found else None
        return item_type(target, self.api.decls)

    def is_object(self, ref: TypeRef) -> bool:
        """Whether values of ``ref`` are objects; of several types the first one counts."""
        target = target_of(ref, self.api.decls)
        if isinstance(target, Named):
            return isinstance(self.api.decls.get(target.id), ObjectDecl)
        if isinstance(target, Union):
            return self.is_object(target.variants[0])
        return isinstance(target, Map)


def read(api: Api) -> Known:
    """Read every operation of ``api``."""
    return Known(api, {op.key: _facts(api, op) for op in api.operations})


def told_media(media: Sequence[MediaType], decls: Mapping[DeclId, Decl]) -> MediaType | None:
    """The media type whose structure is described: JSON, else a range, XML or a form."""
    told = (one for one in media if one.item is None and is_structured(one.type, decls))
    return json_of(media) or next(told, None)


def reply_types(operation: Operation, decls: Mapping[DeclId, Decl]) -> tuple[TypeRef, ...]:
    """The types of the good replies that have a structure, each once, in the document's order."""
    media = (told_media(reply.media, decls) for reply in operation.successes())
    types = (one.type for one in media if one is not None)
    return tuple(dict.fromkeys(ref for ref in types if ref is not None))


def body_type(operation: Operation, decls: Mapping[DeclId, Decl]) -> TypeRef | None:
    """The type of the body of a request that has a structure: JSON, a form, XML."""
    media = told_media(operation.body.media, decls) if operation.body is not None else None
    return media.type if media is not None else None


def gives_bytes(operation: Operation, decls: Mapping[DeclId, Decl]) -> bool:
    """Whether a good reply is the content of a file."""
    found = operation.reply()
    return found is not None and any(holds_file(one, decls) for one in found.media)


def input_of(operation: Operation, name: str) -> Input:
    """Where a request takes an argument: in a parameter, else in a property of its body."""
    for parameter in operation.parameters:
        if parameter.name == name:
            return InParameter(parameter.location, name)
    return InBody(pointer_to([name]))


def path_parameters(operation: Operation) -> list[str]:
    """The names of the path parameters that an operation has."""
    return [one.name for one in operation.parameters if one.location is ParamIn.PATH]


def _facts(api: Api, operation: Operation) -> Facts:
    decls = api.decls
    media = operation.body.media if operation.body is not None else ()
    octets = any(holds_file(one, decls) for one in media)
    return Facts(
        operation=operation,
        route=route_of(operation),
        replies=reply_types(operation, decls),
        body=body_type(operation, decls),
        sends_bytes=octets,
        sends_file=octets or any(_has_file(m, decls) for m in media),
        gives_bytes=gives_bytes(operation, decls),
        streams=any(m.item is not None for r in operation.successes() for m in r.media),
    )


def _has_file(media: MediaType, decls: Mapping[DeclId, Decl]) -> bool:
    """Whether a part of a multipart body is a file, or several of them."""
    if media.kind is not MediaKind.MULTIPART:
        return False
    types = [prop.type for prop in properties(media.type, decls).values()]
    return any(is_octets(item_type(ref, decls) or ref, decls) for ref in types)


def template_of(operation: Operation) -> str:
    """The path template of an operation, as an address has it."""
    return str(operation.template)
