"""From the API and its examples to the requests that every output shows."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import quote

from generator.config.settings import Settings
from generator.examples.fit import fitted
from generator.examples.values import RequestExample, request_example
from generator.ir.media import is_binary_reply, media_kind
from generator.ir.model import (
    Api,
    MediaType,
    Operation,
    Parameter,
    ParamIn,
    SecurityKind,
    SecurityScheme,
    Server,
)
from generator.ir.types import JsonValue
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
from generator.requests.variables import environment

_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")
#: What may stand in the fixed text of a path, a query written there included.
_IN_PATHS: Final = "-._~!$&'()*+,;=:@%?"
_DOTS: Final = frozenset({"", ".", ".."})
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_CONTROL: Final = re.compile("[\x00-\x1f\x7f]+")
#: Values in values that an example may hold; no language likes to read more.
_DEPTH: Final = 40


def build_requests(api: Api, settings: Settings) -> Requests:
    """The requests of every operation, one for each set of examples; the first stands for all."""
    builder = _Builder(api, environment(api, settings))
    return Requests(
        builder.environment,
        {op.key: tuple(builder.requests(op)) for op in api.operations},
    )


@dataclass(frozen=True, slots=True)
class _Builder:
    api: Api
    environment: Environment

    def requests(self, operation: Operation) -> Iterator[RequestModel]:
        base = request_example(self.api, operation)
        for name, example in _sets(operation, base):
            yield self._request(operation, name, example)

    def _request(self, operation: Operation, name: str, example: RequestExample) -> RequestModel:
        given = [(p, self._fit(p, v)) for p, v in example.params if not self._held(p)]
        given = [(p, v) for p, v in given if v is not None or p.location is ParamIn.PATH]
        path = operation.path.partition("#")[0] or "/"
        query, query_string = _query(given)
        value = self._body_value(operation, example)
        body = self._body(operation, example, value)
        return RequestModel(
            operation,
            name,
            operation.method,
            path,
            _encoded_path(path, given),
            query,
            query_string,
            tuple(_headers(given)),
            tuple(
                pair
                for p, v in given
                if p.location is ParamIn.COOKIE
                for pair in serialize.cookie_pairs(p, v)
            ),
            tuple(self._client_headers(operation)),
            tuple(self._credentials(operation)),
            _accept(operation),
            body,
            _saves_reply(self.api, operation),
            tuple(_arguments(given, body, value)),
            _server(operation.servers or self.api.servers),
        )

    def _held(self, parameter: Parameter) -> bool:
        """Whether the client, not the call, says the value of this header."""
        is_header = parameter.location is ParamIn.HEADER
        return is_header and parameter.name.lower() in self.environment.headers

    def _client_headers(self, operation: Operation) -> Iterator[ClientHeader]:
        for parameter in operation.parameters:
            if self._held(parameter):
                variable = self.environment.headers[parameter.name.lower()]
                example = parameter.examples[0].value if parameter.examples else None
                yield ClientHeader(parameter.name, variable, _tidy(example))

    def _credentials(self, operation: Operation) -> Iterator[Credential]:
        """Those of the first alternative that asks for something."""
        schemes = {scheme.key: scheme for scheme in self.api.security_schemes}
        for alternative in operation.security:
            keys = [use.key for use in alternative]
            if keys and all(key in schemes for key in keys):
                for key in dict.fromkeys(keys):
                    yield _credential(schemes[key], self.environment.schemes[key])
                return

    def _fit(self, parameter: Parameter, value: JsonValue) -> JsonValue:
        """An example as the parameter's type has it, without what headers cannot carry."""
        clean = fitted(self.api, parameter.type, _tidy(value), parameter.name)
        if parameter.location is ParamIn.HEADER and isinstance(clean, str):
            return _header_text(clean)
        return clean

    def _body_value(self, operation: Operation, example: RequestExample) -> JsonValue:
        if example.body is None:
            return None
        media, value = _media(operation, example.body[0]), _tidy(example.body[1])
        written = isinstance(value, str) and media_kind(media.content_type) != "json"
        if media.type is None or written:  # e.g. an example of XML as text
            return value
        return fitted(self.api, media.type, value)

    def _body(self, operation: Operation, example: RequestExample, value: JsonValue) -> Body | None:
        """The body; None for one that may be left out and would say nothing."""
        if operation.body is None or example.body is None:
            return None
        if value == {} and not operation.body.required:
            return None
        return build_body(self.api, _media(operation, example.body[0]), value)


def _media(operation: Operation, content_type: str) -> MediaType:
    media = operation.body.media if operation.body is not None else ()
    return next(one for one in media if one.content_type == content_type)


def _sets(operation: Operation, base: RequestExample) -> Iterator[tuple[str, RequestExample]]:
    """The first example, then one for each further name that the document gives to examples.

    A named set takes that example wherever there is one, and the first elsewhere.
    """
    media = _media(operation, base.body[0]) if base.body is not None else None
    of_body = media.examples if media is not None else ()
    first = of_body[0].name if of_body else ""
    yield first, base
    names = [e.name for e in of_body[1:]]
    names += [e.name for p, _ in base.params for e in p.examples[1:]]
    for name in dict.fromkeys(name for name in names if name and name != first):
        params = tuple(
            (p, next((e.value for e in p.examples if e.name == name), value))
            for p, value in base.params
        )
        body = base.body
        if body is not None:
            body = (body[0], next((e.value for e in of_body if e.name == name), body[1]))
        yield name, replace(base, params=params, body=body)


def _tidy(value: JsonValue, depth: int = _DEPTH) -> JsonValue:
    """What JSON and UTF-8 can say of ``value``: no lone surrogates, no infinities, not too deep."""
    match value:
        case str():
            return _SURROGATE.sub("\ufffd", value)
        case float():
            return value if math.isfinite(value) else None
        case tuple():
            return tuple(_tidy(item, depth - 1) for item in value) if depth else ()
        case dict():
            if not depth:
                return {}
            return {
                _SURROGATE.sub("\ufffd", key): _tidy(item, depth - 1) for key, item in value.items()
            }
        case _:
            return value


def _encoded_path(path: str, given: list[tuple[Parameter, JsonValue]]) -> str:
    texts = {p.name: _path_text(p, v) for p, v in given if p.location is ParamIn.PATH}
    segments = []
    for segment in path.split("/"):
        plain, *rest = _PLACEHOLDER.split(segment)  # text, name, text, name, text ...
        filled = quote(plain, safe=_IN_PATHS)
        for name, text in zip(rest[::2], rest[1::2], strict=True):
            filled += texts.get(name, serialize.quote_all(name)) + quote(text, safe=_IN_PATHS)
        segments.append("value" if filled in _DOTS and rest else filled)
    return "/".join(segments)


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
                yield parameter.name, text


def _header_text(text: str) -> str:
    return _CONTROL.sub(" ", text).strip().encode("ascii", "replace").decode()


def _credential(scheme: SecurityScheme, variable: str) -> Credential:
    key, kind = scheme.key, scheme.kind
    match kind:
        case SecurityKind.API_KEY:
            return Credential(key, kind, scheme.location, scheme.name, "", variable)
        case SecurityKind.BASIC:
            name = "Authorization"
            return Credential(key, kind, ParamIn.HEADER, name, "Basic ", variable, encoded=True)
        case SecurityKind.MUTUAL_TLS:
            return Credential(key, kind, ParamIn.HEADER, "", "", variable)
        case SecurityKind.HTTP:
            return Credential(key, kind, ParamIn.HEADER, "Authorization", "", variable)
        case SecurityKind.BEARER | SecurityKind.OAUTH2 | SecurityKind.OPENID:
            return Credential(key, kind, ParamIn.HEADER, "Authorization", "Bearer ", variable)


def _accept(operation: Operation) -> str:
    """The media types of all replies, 2xx first: the header that the SDK sends."""
    ordered = sorted(operation.responses, key=lambda r: r.status[:1] != "2")
    types = dict.fromkeys(media.content_type for r in ordered for media in r.media)
    return ", ".join(name for name in types if name) or "*/*"


def _saves_reply(api: Api, operation: Operation) -> bool:
    if operation.method == "HEAD":
        return False
    reply = operation.reply_with_body()
    return reply is not None and is_binary_reply(reply.media[0], api.decls)


def _arguments(
    given: list[tuple[Parameter, JsonValue]], body: Body | None, value: JsonValue
) -> Iterator[Argument]:
    for parameter, own in given:
        yield Argument(parameter.location.value, parameter.name, own)
    if body is None or isinstance(body, FileBody):
        return
    if isinstance(value, dict):
        parts = body.parts if isinstance(body, MultipartBody) else ()
        files = {part.name for part in parts if isinstance(part, FilePart)}
        for name, item in value.items():
            if name not in files:
                yield Argument("body", name, item)
    yield Argument("body_root", "", value)


def _server(servers: tuple[Server, ...]) -> str:
    if not servers:
        return ""
    url = servers[0].url
    values: Mapping[str, str] = {v.name: v.default for v in servers[0].variables}
    return _PLACEHOLDER.sub(lambda m: values.get(m[1], m[0]), url).rstrip("/")
