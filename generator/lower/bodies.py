"""Bodies: media types, request bodies, responses and their headers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.diagnostics import Loc
from generator.document.shape import reference
from generator.document.tree import Arr, Json, Obj
from generator.ir.kinds import Kind
from generator.ir.model import Encoding, Header, MediaType, ReplyLink, RequestBody, Response
from generator.ir.types import AnyType, Array, Primitive, TypeRef
from generator.lower.contents import each_of, encoding_of, examples_of, positions_of
from generator.lower.hints import read_error_in_success
from generator.lower.parameters import UnclearError
from generator.lower.reader import Context, doc_of, flag, members, obj, place, text
from generator.lower.schemas import Schemas
from generator.lower.trails import Spot
from generator.lower.xml import root_xml
from generator.notation.media import MediaKind, media_kind
from generator.notation.pointer import tokens_of

_STATUS = re.compile(r"[1-5](\d\d|XX)|default")
_COMPARED = 2000  # two schemas larger than this are not compared


class Bodies:
    """Lowers bodies and responses; one that is shared by reference is lowered once."""

    def __init__(self, ctx: Context, schemas: Schemas) -> None:
        self._ctx = ctx
        self._schemas = schemas
        self._bodies: dict[int, RequestBody] = {}
        self._responses: dict[tuple[int, str], Response] = {}

    def body(self, node: Json, loc: Loc, spot: Spot) -> RequestBody | None:
        """The body of a request. Raises :class:`UnclearError` when it leads nowhere."""
        if node is None:
            return None
        target = self._ctx.tree.deref(node)
        if not isinstance(target, Obj):
            raise UnclearError(f"the request body at {reference(node)!r} does not exist", loc)
        if id(target) not in self._bodies:
            spot = _shared(node, target, spot).child("request")
            media = self._content(obj(target, "content"), spot)
            if not media:
                message = "This request body has no media type, so no body is sent."
                hint = "Add one under 'content', such as application/json."
                self._ctx.sink.warning("L208", message, target.loc, hint=hint)
            self._bodies[id(target)] = RequestBody(
                flag(target, "required"), media, target.loc, doc_of(target)
            )
        found = self._bodies[id(target)]
        return found if found.media else None

    def responses(self, node: Json, loc: Loc, spot: Spot) -> tuple[Response, ...]:
        """All responses of an operation, that for all other statuses last."""
        found: list[Response] = []
        for key, value in members(node, "responses"):
            status = key.upper() if key != "default" else key
            if not _STATUS.fullmatch(status):
                self._ctx.sink.warning(
                    "L209",
                    f"{key!r} is not a status code; the response is ignored.",
                    loc.child("responses").child(key),
                    hint="Use a status such as 200, a range such as 2XX, or default.",
                )
                continue
            found.append(self._response(value, status, loc.child("responses").child(key), spot))
        return tuple(sorted(found, key=lambda response: response.status == "default"))

    def _response(self, node: Json, status: str, loc: Loc, spot: Spot) -> Response:
        target = self._ctx.tree.deref(node)
        if not isinstance(target, Obj):
            return Response(status, loc)
        key = (id(target), status)
        if key not in self._responses:
            shared = reference(node) is not None
            spot = _shared(node, target, spot).child("response", "" if shared else status)
            self._responses[key] = Response(
                status=status,
                loc=target.loc,
                media=self._content(obj(target, "content"), spot),
                headers=self.headers(obj(target, "headers"), spot),
                doc=doc_of(target),
                error_in_success=read_error_in_success(target, self._ctx.sink),
                links=tuple(self._links(target)),
            )
        return self._responses[key]

    def _links(self, response: Obj) -> Iterator[ReplyLink]:
        for name, value in members(response, "links"):
            link = self._ctx.tree.deref(value)
            operation = text(link, "operationId") or text(link, "operationRef")
            if operation:
                given = members(link, "parameters")
                body = text(link, "requestBody")
                yield ReplyLink(
                    name=name,
                    operation=operation,
                    parameters=tuple(
                        (key, value)
                        for key, value in given
                        if isinstance(value, str) and value.startswith("$")
                    ),
                    body=body if body.startswith("$") else "",
                )

    def headers(self, node: Obj | None, spot: Spot) -> tuple[Header, ...]:
        """Headers of a response or a part; ``Content-Type`` is no header of its own."""
        found: list[Header] = []
        for name, value in (node or {}).items():
            target = self._ctx.tree.deref(value)
            if not isinstance(target, Obj) or name.lower() == "content-type":
                continue
            schema = target.get("schema")
            content = obj(target, "content")
            if schema is None and content:
                media = self._ctx.tree.deref(next(iter(content.values())))
                schema = media.get("schema") if isinstance(media, Obj) else None
            here = _shared(value, target, spot).child("header", name)
            kind: TypeRef = Primitive(Kind.STRING)
            if schema is not None:
                kind = self._schemas.use(schema, here)
            found.append(Header(name, kind, flag(target, "required"), target.loc, doc_of(target)))
        return tuple(found)

    def _content(self, content: Obj | None, spot: Spot) -> tuple[MediaType, ...]:
        if content is None:
            return ()
        nodes = {
            key: self._ctx.tree.deref(value)
            for key, value in content.items()
            if "/" in key or not key.startswith("x-")
        }
        schemas = _schemas(nodes)
        return tuple(
            self._media(
                key.strip() or "*/*", node, schemas.get(key), place(node, content, key), spot
            )
            for key, node in nodes.items()
        )

    def _media(self, key: str, node: Json, schema: Json, loc: Loc, spot: Spot) -> MediaType:
        if not isinstance(node, Obj):
            return MediaType(key, loc)
        kind = self._schemas.use(schema, spot) if schema is not None else None
        item: TypeRef | None = None
        if isinstance(item_schema := node.get("itemSchema"), Obj):
            item = self._schemas.use(item_schema, spot.child("item"))
            each = obj(node, "itemEncoding")
            if (
                isinstance(item, AnyType)
                and media_kind(text(each, "contentType")) is MediaKind.BYTES
            ):
                item = Primitive(Kind.BINARY) if text(each, "contentType") else item
        elif media_kind(key) in {MediaKind.LINES, MediaKind.EVENTS}:
            # before 3.2 the schema is that of one element, or of the array of them
            item = kind.item if isinstance(kind, Array) else kind or AnyType()
            kind = kind if isinstance(kind, Array) else None
        return MediaType(
            content_type=key,
            loc=loc,
            type=kind,
            item=item,
            encoding=self._encoding(obj(node, "encoding"), spot),
            positions=positions_of(node),
            each=each_of(node),
            examples=examples_of(self._ctx, node, key),
            xml=root_xml(self._ctx, schema) if media_kind(key) is MediaKind.XML else None,
        )

    def _encoding(self, node: Obj | None, spot: Spot) -> tuple[Encoding, ...]:
        return tuple(
            replace(
                encoding_of(name, value),
                headers=self.headers(obj(value, "headers"), spot.child("property", name)),
            )
            for name, value in (node or {}).items()
            if isinstance(value, Obj)
        )


def _shared(node: Json, target: Obj, spot: Spot) -> Spot:
    """The spot of something that may be kept for reuse: then it lends its own name."""
    tokens = tokens_of(target.loc.pointer)
    return Spot(tokens[-1]) if reference(node) is not None and tokens else spot


def _schemas(media: Mapping[str, Json]) -> dict[str, Json]:
    """The schema of each media type of a body; what is written the same is one schema."""
    found: dict[str, Json] = {}
    for key in sorted(media):  # whatever the order of the document, the same one is kept
        node = media[key]
        schema = node.get("schema") if isinstance(node, Obj) else None
        found[key] = next((known for known in found.values() if _alike(schema, known)), schema)
    return found


def _alike(left: Json, right: Json) -> bool:
    """Whether two schemas are written the same."""
    if left is right:
        return True
    stack, budget = [(left, right)], _COMPARED
    while stack:
        one, other = stack.pop()
        budget -= 1
        if budget < 0 or type(one) is not type(other):
            return False
        if isinstance(one, Obj) and isinstance(other, Obj):
            if one.keys() != other.keys():
                return False
            stack += [(value, other[key]) for key, value in one.items()]
        elif isinstance(one, Arr) and isinstance(other, Arr):
            if len(one) != len(other):
                return False
            stack += zip(one, other, strict=True)
        elif one != other:
            return False
    return True
