"""From the API and its examples to the requests that every output shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from generator.config.settings import Settings
from generator.examples import BodyExample, RequestExample, request_examples
from generator.ir.media import gives_octets
from generator.ir.model import Api, Operation, Parameter
from generator.ir.security import SecurityKind, SecurityScheme
from generator.ir.types import JsonValue
from generator.ir.wire import ArgumentIn, ParamIn
from generator.notation.paths import BracedText, PathTemplate
from generator.requests import serialize
from generator.requests.bodies import build_body
from generator.requests.model import (
    Argument,
    Body,
    ClientHeader,
    Credential,
    Environment,
    FileBody,
    FilePart,
    MultipartBody,
    Pair,
    RequestModel,
    Requests,
    join_pairs,
)
from generator.requests.reply import reply_type
from generator.requests.variables import environment

#: What may stand in the fixed text of a segment, and of a query written into a path.
_IN_PATHS: Final = "-._~!$&'()*+,;=:@%?/"
_DOTS: Final = frozenset({"", ".", ".."})
_CONTROL: Final = re.compile("[\x00-\x1f\x7f]+")


def build_requests(api: Api, settings: Settings) -> Requests:
    """The requests of every operation, one for each set of examples; the first stands for all."""
    builder = _Builder(api, environment(api, settings))
    return Requests(
        builder.environment,
        {op.key: builder.requests(op) for op in api.operations},
    )


@dataclass(frozen=True, slots=True)
class _Builder:
    api: Api
    environment: Environment

    def requests(self, operation: Operation) -> tuple[RequestModel, ...]:
        """Those that do not send what one before them sends."""
        found: dict[str, RequestModel] = {}
        for example in request_examples(self.api, operation):
            model = self._request(operation, example)
            found.setdefault(repr((model.target, model.headers, model.cookies, model.body)), model)
        return tuple(found.values())

    def _request(self, operation: Operation, example: RequestExample) -> RequestModel:
        given = [(p, _carried(p, v)) for p, v in example.params if not self._held(p)]
        given = [(p, v) for p, v in given if v is not None or p.location is ParamIn.PATH]
        query, query_string = _query(given)
        body = self._body(operation, example.body)
        return RequestModel(
            operation=operation,
            example=example.name,
            method=operation.method,
            path=str(operation.template.target),
            encoded_path=_encoded_path(operation.template, given),
            query=query,
            query_string=query_string,
            headers=tuple(_headers(given)),
            cookies=tuple(
                pair
                for p, v in given
                if p.location is ParamIn.COOKIE
                for pair in serialize.cookie_pairs(p, v)
            ),
            client_headers=tuple(self._client_headers(operation)),
            credentials=tuple(self._credentials(operation)),
            accept=_accept(operation),
            body=body,
            saves_reply=_saves_reply(self.api, operation),
            reply_type=reply_type(self.api, operation),
            arguments=tuple(_arguments(given, body, example.body.value if example.body else None)),
            server=next((s.address.rstrip("/") for s in operation.servers or self.api.servers), ""),
        )

    def _held(self, parameter: Parameter) -> bool:
        """Whether the client, not the call, says the value of this header."""
        is_header = parameter.location is ParamIn.HEADER
        return is_header and parameter.name.lower() in self.environment.headers

    def _client_headers(self, operation: Operation) -> Iterator[ClientHeader]:
        for parameter in operation.parameters:
            if self._held(parameter):
                variable = self.environment.headers[parameter.name.lower()]
                shown = next((one.value for one in parameter.examples), None)
                name, required = _header_name(parameter.name), parameter.required
                yield ClientHeader(name, variable, shown, required)

    def _credentials(self, operation: Operation) -> Iterator[Credential]:
        """Those of the first alternative that asks for something."""
        schemes = {scheme.key: scheme for scheme in self.api.security_schemes}
        for alternative in operation.security:
            keys = [use.key for use in alternative]
            if keys and all(key in schemes for key in keys):
                for key in dict.fromkeys(keys):
                    yield _credential(schemes[key], self.environment.schemes[key])
                return

    def _body(self, operation: Operation, example: BodyExample | None) -> Body | None:
        """The body; None for one that may be left out and would say nothing."""
        if operation.body is None or example is None:
            return None
        if example.value == {} and not operation.body.required:
            return None
        return build_body(self.api, example.media, example.value)


def _carried(parameter: Parameter, value: JsonValue) -> JsonValue:
    """An example without what headers cannot carry."""
    is_header = parameter.location is ParamIn.HEADER
    return _header_text(value) if is_header and isinstance(value, str) else value


def _encoded_path(template: PathTemplate, given: list[tuple[Parameter, JsonValue]]) -> str:
    texts = {p.name: _path_text(p, v) for p, v in given if p.location is ParamIn.PATH}

    def filled(part: BracedText) -> str:
        return part.filled(
            lambda name: texts.get(name, serialize.quote_all(name)),
            lambda text: quote(text, safe=_IN_PATHS),
        )

    found = ""
    for segment in template.segments:
        text = filled(segment)
        found += f"/{'value' if text in _DOTS and not segment.is_fixed else text}"
    return f"{found}?{filled(BracedText.parse(template.query))}" if template.query else found


def _path_text(parameter: Parameter, value: JsonValue) -> str:
    """A value that would name another resource is of no use as an example: another stands in."""
    parts = re.split(r"[/\\]", value) if isinstance(value, str) else []
    climbs = any(part in {".", ".."} for part in (parts if parameter.spans_segments else ()))
    text = serialize.path_text(parameter, value)
    if climbs or value in ("", (), {}) or text in _DOTS:
        return serialize.path_text(parameter, "value")
    return text


def _query(given: list[tuple[Parameter, JsonValue]]) -> tuple[tuple[Pair, ...], str]:
    pairs = [
        pair
        for p, v in given
        if p.location is ParamIn.QUERY
        for pair in serialize.query_pairs(p, v)
    ]
    pieces = [join_pairs(tuple(pairs))]
    for parameter, value in given:
        if parameter.location is ParamIn.QUERYSTRING:
            whole = serialize.whole_query(parameter, value)
            if isinstance(whole, str):
                pieces.append(whole)
            else:
                pairs += whole
                pieces.append(join_pairs(tuple(whole)))
    return tuple(pairs), "&".join(piece for piece in pieces if piece)


def _headers(given: list[tuple[Parameter, JsonValue]]) -> Iterator[Pair]:
    for parameter, value in given:
        if parameter.location is ParamIn.HEADER:
            text = _header_text(serialize.header_text(parameter, value))
            if text or not isinstance(value, tuple | dict):
                yield _header_name(parameter.name), text


def _header_name(name: str) -> str:
    """A name without what would begin another header."""
    return _CONTROL.sub("", name)


def _header_text(text: str) -> str:
    return _CONTROL.sub(" ", text).strip().encode("ascii", "replace").decode()


def _credential(scheme: SecurityScheme, variable: str) -> Credential:
    location, name, prefix = _carrier(scheme)
    return Credential(
        scheme=scheme.key,
        kind=scheme.kind,
        location=location,
        name=name,
        prefix=prefix,
        variable=variable,
        encoded=scheme.kind is SecurityKind.BASIC,
    )


def _carrier(scheme: SecurityScheme) -> tuple[ParamIn, str, str]:
    """Where a credential travels, under which name, and what stands in front of it."""
    match scheme.kind:
        case SecurityKind.API_KEY:
            is_header = scheme.location is ParamIn.HEADER
            return scheme.location, _header_name(scheme.name) if is_header else scheme.name, ""
        case SecurityKind.BASIC:
            return ParamIn.HEADER, "Authorization", "Basic "
        case SecurityKind.BEARER | SecurityKind.OAUTH2 | SecurityKind.OPENID:
            return ParamIn.HEADER, "Authorization", "Bearer "
        case SecurityKind.HTTP:
            return ParamIn.HEADER, "Authorization", ""
        case SecurityKind.MUTUAL_TLS:
            return ParamIn.HEADER, "", ""


def _accept(operation: Operation) -> str:
    """The media types of all replies, 2xx first: the header that the SDK sends."""
    ordered = sorted(operation.responses, key=lambda r: r.status[:1] != "2")
    types = dict.fromkeys(media.content_type for r in ordered for media in r.media)
    return ", ".join(name for name in types if name) or "*/*"


def _saves_reply(api: Api, operation: Operation) -> bool:
    if operation.method == "HEAD":
        return False
    reply = operation.reply_with_body()
    return reply is not None and gives_octets(reply.media[0], api.decls)


def _arguments(
    given: list[tuple[Parameter, JsonValue]], body: Body | None, value: JsonValue
) -> Iterator[Argument]:
    for parameter, own in given:
        yield Argument(ArgumentIn.of(parameter.location), parameter.name, own)
    if body is None or isinstance(body, FileBody):
        return
    if isinstance(value, dict):
        parts = body.parts if isinstance(body, MultipartBody) else ()
        files = {part.name for part in parts if isinstance(part, FilePart)}
        for name, item in value.items():
            if name not in files:
                yield Argument(ArgumentIn.BODY, name, item)
    yield Argument(ArgumentIn.BODY_ROOT, "", value)
