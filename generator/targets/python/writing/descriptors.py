"""The descriptor of an operation as Python code: what the runtime has to know of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.emit.filters import py_literal, py_str, py_tuple
from generator.ir.media import received_type, sent_type
from generator.ir.model import Encoding, Header, MediaType, Operation, Parameter, Response
from generator.ir.types import JsonValue, Nullable, ObjectDecl
from generator.ir.wire import ArgumentIn
from generator.targets.python.naming.arguments import Argument
from generator.targets.python.planning.client_plan import security_of
from generator.targets.python.planning.methods import PlannedMethod, is_undescribed
from generator.targets.python.settings import Returns
from generator.targets.python.writing.annotations import Annotator
from generator.targets.python.writing.instants import instant_unit, marked
from generator.targets.python.writing.xml import xml_info


@dataclass(frozen=True, slots=True)
class DescriptorContext:
    """What a descriptor needs beside the operation."""

    annotator: Annotator
    default_security: tuple[tuple[str, ...], ...]
    default_server: str
    variables: Mapping[str, str]  # of servers, that the client has arguments for: their defaults


def write_descriptor(planned: PlannedMethod, context: DescriptorContext) -> str:
    """A call of ``Operation(...)``, or of ``StreamOperation(...)``."""
    operation, arguments = planned.method.operation, planned.arguments
    body, returns = planned.body, planned.returns
    writer = context.annotator
    parts = [
        py_str(operation.key),
        py_str(operation.method),
        py_str(str(operation.template.target)),
    ]
    # on the wire in the order of the document, whatever the order of the signature
    named = {id(a.parameter): a for a in arguments if a.parameter is not None}
    params = [
        _param(p, named[id(p)].name, named[id(p)].client, writer)
        for p in operation.parameters
        if id(p) in named
    ]
    if params:
        parts.append(f"params={py_tuple(params)}")
    if body.media:
        parts.append(f"bodies={py_tuple([_body(m, planned, writer) for m in body.media])}")
    replies = [reply for r in operation.responses for reply in _replies(operation, r, writer)]
    if replies:
        parts.append(f"replies={py_tuple(replies)}")
    if returns is Returns.RESPONSE:
        parts.append(f"returns={py_str(returns.value)}")
    security = security_of(operation)
    if security != context.default_security:
        parts.append(f"security={_security(security)}")
    if operation.servers and operation.servers[0].url != context.default_server:
        address = operation.servers[0].address_without(context.variables)
        parts.append(f"server={py_str(address)}")
    if operation.hints.retry:
        parts.append(f"retry={py_str(operation.hints.retry)}")
    if body.decl is not None:
        parts.extend(_rules(body.decl, arguments, writer))
    kind = "StreamOperation" if returns is Returns.STREAM else "Operation"
    return f"{writer.part(kind)}({', '.join(parts)})"


def _security(alternatives: tuple[tuple[str, ...], ...]) -> str:
    return py_tuple([py_tuple([py_str(key) for key in keys]) for keys in alternatives])


def _param(parameter: Parameter, name: str, client: bool, writer: Annotator) -> str:
    location = parameter.location.value
    bare = parameter.type.inner if isinstance(parameter.type, Nullable) else parameter.type
    unit = instant_unit(parameter.name, parameter.doc, bare)
    parts = [
        py_str(name),
        py_str(location),
        py_str(parameter.name),
        f"lambda: {marked(bare, unit, writer) if unit else writer.wire(bare)}",
    ]
    if parameter.required and not client:
        parts.append("required=True")
    if parameter.style is not parameter.location.default_style:
        parts.append(f"style={py_str(parameter.style.value)}")
    if parameter.explode is not parameter.style.explodes:
        parts.append(f"explode={parameter.explode}")
    if parameter.joined:
        parts.append(f"joined={py_tuple([py_str(one) for one in parameter.joined])}")
    if parameter.allow_reserved:
        parts.append("allow_reserved=True")
    if parameter.media_type:
        parts.append(f"media={py_str(parameter.media_type)}")
    if parameter.spans_segments:
        parts.append("spans_segments=True")
    if client:
        parts.append("client=True")
    if parameter.secret:
        parts.append("secret=True")
    if parameter.encoding:
        encodings = [_part(e, (), writer) for e in parameter.encoding]
        parts.append(f"parts={py_tuple(encodings)}")
    return f"{writer.part('Param')}({', '.join(parts)})"


def _body(media: MediaType, planned: PlannedMethod, writer: Annotator) -> str:
    arguments, body = planned.arguments, planned.body
    sent = _as_root(media, writer.wire(sent_type(media, writer.models.decls)), writer)
    parts = [py_str(media.content_type), f"lambda: {sent}"]
    if planned.whole is not None:
        parts.append(f"argument={py_str(planned.whole.name)}")
    if body.decl is not None:
        names = {a.wire: a.name for a in arguments if a.place is ArgumentIn.BODY}
        fields = [
            f"({py_str(names[p.name])}, {py_str(p.name)})"
            for p in body.properties
            if p.name in names
        ]
        parts.append(f"fields={py_tuple(fields)}")
    else:
        root = next(a.name for a in arguments if a.place is ArgumentIn.BODY_ROOT)
        parts.append(f"argument={py_str(root)}")
    if not body.required:
        parts.append("required=False")
    encodings = [_part(e, arguments, writer) for e in media.encoding]
    if encodings:
        parts.append(f"parts={py_tuple(encodings)}")
    parts.extend(_by_position(media.positions, media.each, writer))
    if media.item is not None:
        parts.append(f"item=lambda: {writer.wire(media.item)}")
    return f"{writer.part('Body')}({', '.join(parts)})"


def _by_position(
    positions: tuple[Encoding, ...], each: Encoding | None, writer: Annotator
) -> Iterator[str]:
    """How the parts of a multipart body without names are written."""
    if positions:
        yield f"positions={py_tuple([_part(one, (), writer) for one in positions])}"
    if each is not None:
        yield f"each={_part(each, (), writer)}"


def _part(encoding: Encoding, arguments: tuple[Argument, ...], writer: Annotator) -> str:
    parts = [py_str(encoding.property)]
    if encoding.content_type:
        parts.append(f"content_type={py_str(encoding.content_type)}")
    if encoding.style is not None:
        parts.append(f"style={py_str(encoding.style.value)}")
    if encoding.explode is not None:
        parts.append(f"explode={encoding.explode}")
    if encoding.allow_reserved:
        parts.append("allow_reserved=True")
    headers = [
        _part_header(argument.name, argument.header, writer)
        for argument in arguments
        if argument.header is not None and argument.part == encoding.property
    ]
    if headers:
        parts.append(f"headers={py_tuple(headers)}")
    parts.extend(_by_position(encoding.positions, encoding.each, writer))
    return f"{writer.part('Part')}({', '.join(parts)})"


def _part_header(name: str, header: Header, writer: Annotator) -> str:
    bare = header.type.inner if isinstance(header.type, Nullable) else header.type
    required = ", required=True" if header.required else ""
    return (
        f'{writer.part("Param")}({py_str(name)}, "header", {py_str(header.name)}, '
        f"lambda: {writer.wire(bare)}{required})"
    )


def _replies(operation: Operation, response: Response, writer: Annotator) -> list[str]:
    reply, head, tail = writer.part("Reply"), py_str(response.status), ""
    if response.headers:
        pairs = [f"({py_str(h.name)}, lambda: {writer.wire(h.type)})" for h in response.headers]
        tail = f", headers={py_tuple(pairs)}"
    if is_undescribed(operation, response):
        return [f'{reply}({head}, "*/*", lambda: bytes{tail})']
    if not response.media:
        return [f"{reply}({head}{tail})"]
    found = response.error_in_success
    if found is not None:
        tail += (
            f", error_if=({py_str(found.pointer)}, {py_literal(found.equals)}, "
            f"{py_str(found.message_pointer)})"
        )
    return [f"{reply}({head}, {_reply_type(media, writer)}{tail})" for media in response.media]


def _reply_type(media: MediaType, writer: Annotator) -> str:
    name = py_str(media.content_type)
    if media.item is not None:
        return f"{name}, item=lambda: {writer.wire(media.item)}"
    if media.is_stream:
        item = writer.wire(media.type) if media.type is not None else writer.any()
        return f"{name}, item=lambda: {item}"
    return f"{name}, lambda: {_as_root(media, reply_annotation(media, writer), writer)}"


def _as_root(media: MediaType, annotation: str, writer: Annotator) -> str:
    """The type of a body, marked with how the root of an XML document is written."""
    if media.xml is None:
        return annotation
    mark = xml_info(media.xml, writer)
    return f"{writer.annotated()}[{annotation}, {mark}]"


def reply_annotation(media: MediaType, writer: Annotator) -> str:
    """The Python type that a reply of this media type is decoded into."""
    return writer.wire(received_type(media))


def _rules(decl: ObjectDecl, arguments: tuple[Argument, ...], writer: Annotator) -> list[str]:
    names: Mapping[str, str] = {a.wire: a.name for a in arguments if a.place is ArgumentIn.BODY}
    parts: list[str] = []
    rules = [
        f"{writer.part('Rule')}({py_tuple([py_str(names[p]) for p in rule.properties])}, "
        f"{rule.minimum}, {rule.maximum})"
        for rule in decl.requires
        if all(p in names for p in rule.properties)
    ]
    if rules:
        parts.append(f"rules={py_tuple(rules)}")
    guarded = [
        _sent_if(names[p.name], names[p.sent_if[0]], p.sent_if[1])
        for p in decl.properties
        if p.sent_if is not None and p.name in names and p.sent_if[0] in names
    ]
    if guarded:
        parts.append(f"sent_if={py_tuple(guarded)}")
    return parts


def _sent_if(name: str, other: str, value: JsonValue) -> str:
    return f"({py_str(name)}, {py_str(other)}, {py_literal(value)})"
