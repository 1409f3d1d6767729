"""One request of a collection: address, headers, body, credentials."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, unquote_plus

from generator.emit.files import Data
from generator.examples import example_of
from generator.ir.model import Api, Operation, Parameter
from generator.ir.security import SecurityKind
from generator.ir.types import JsonValue
from generator.ir.wire import ArgumentIn, ParamIn
from generator.notation.media import MediaKind, media_kind
from generator.notation.paths import BracedText
from generator.relations.model import InParameter
from generator.requests import serialize
from generator.requests.model import (
    Credential,
    FileBody,
    FilePart,
    FormBody,
    JsonBody,
    MultipartBody,
    Part,
    RequestModel,
    TextBody,
)
from generator.targets.postman.paths import is_plain, path_parameter, placeholder_values
from generator.targets.postman.prose import parameter_doc
from generator.targets.postman.text import (
    Templated,
    json_template,
    literal,
    path_segment,
    readable,
    use,
    xml_literal,
)
from generator.targets.postman.values import Values, filled
from generator.targets.postman.variables import Names

Fields = dict[str, Data]

#: What Postman sends without a body unless it is told otherwise.
_PRUNED: Final = frozenset({"GET", "COPY", "HEAD", "PURGE", "UNLOCK"})


@dataclass(frozen=True, slots=True)
class Book:
    """What all requests of a collection share."""

    api: Api
    values: Values
    names: Names
    places: Mapping[str, str]  # variable of a path that no reply fills -> its value
    written: frozenset[str]  # those of places that a request writes to
    full: Mapping[str, RequestModel]  # by operation: what shows the values that may be given
    auth: Fields | None = None  # of the collection

    def request(
        self,
        model: RequestModel,
        *,
        shared: bool = False,
        body: Mapping[str, Templated] | None = None,
    ) -> Fields:
        """The request of ``model``, without a description.

        ``shared`` takes every value of the path from its variable, so that requests in a row
        speak of one thing; ``body`` replaces properties of the example.
        """
        auth, headers, query = self.credentials(model)
        request: Fields = {}
        if auth != self.auth:
            request["auth"] = auth or {"type": "noauth"}
        request["method"] = model.method
        request["header"] = _one_cookie([*self._headers(model, shared=shared), *headers])
        if content := self._body(model, body or {}):
            request["body"] = content
        request["url"] = self._url(model, query, shared=shared)
        return request

    def credentials(self, model: RequestModel) -> tuple[Fields | None, list[Fields], list[Fields]]:
        """Authorization in Postman's words; headers and query of what it has no words for."""
        auth: Fields | None = None
        headers: list[Fields] = []
        query: list[Fields] = []
        for credential in model.credentials:
            value = use(self.names.schemes[credential.scheme])
            found = self._auth(credential, value) if auth is None else None
            if found is not None:
                auth = found
            elif credential.location is ParamIn.QUERY:
                query.append({"key": literal(credential.name), "value": value})
            elif credential.location is ParamIn.COOKIE:
                headers.append({"key": "Cookie", "value": f"{literal(credential.name)}={value}"})
            elif credential.name:
                text = f"{credential.prefix}{value}"
                headers.append({"key": literal(credential.name), "value": text})
        return auth, headers, query

    def _auth(self, credential: Credential, value: str) -> Fields | None:
        match credential.kind:
            case SecurityKind.BEARER | SecurityKind.OAUTH2 | SecurityKind.OPENID:
                return _auth("bearer", token=value)
            case SecurityKind.BASIC:
                user = use(self.names.user(credential.scheme))
                password = use(self.names.password(credential.scheme))
                return _auth("basic", username=user, password=password)
            case SecurityKind.API_KEY if credential.location is not ParamIn.COOKIE:
                name = literal(credential.name)
                place = credential.location.value
                return _auth("apikey", key=name, value=value, **{"in": place})
            case _:
                return None

    def _headers(self, model: RequestModel, *, shared: bool) -> Iterator[Fields]:
        if model.accept != "*/*":
            yield {"key": "Accept", "value": literal(model.accept)}
        if model.body is not None and not isinstance(model.body, MultipartBody | FormBody):
            yield {"key": "Content-Type", "value": literal(model.body.media_type)}
        docs = {p.name: parameter_doc(p, self.api.decls) for p in model.operation.parameters}
        for header in model.client_headers:
            variable = use(self.names.headers[header.name.lower()])
            yield _row(header.name, variable, docs.get(header.name, ""), on=True)
        held = {header.name for header in model.client_headers}
        texts = dict(model.headers)
        for parameter in model.operation.parameters:
            if parameter.location is ParamIn.HEADER and parameter.name not in held:
                yield self._header(model, parameter, texts, shared=shared)
        if cookies := "; ".join(f"{name}={text}" for name, text in model.cookies):
            yield _row("Cookie", literal(cookies), "", on=True)

    def _header(
        self, model: RequestModel, parameter: Parameter, texts: Mapping[str, str], *, shared: bool
    ) -> Fields:
        doc = parameter_doc(parameter, self.api.decls)
        if variable := self.names.headers.get(parameter.name.lower()):
            return _row(literal(parameter.name), use(variable), doc, on=True)
        text = texts.get(parameter.name)
        if text is None:
            text = serialize.header_text(parameter, self._example(model.operation, parameter))
        variable = self.values.of_input(
            model.operation, InParameter(parameter.location, parameter.name)
        )
        value = use(variable) if variable else literal(" ".join(text.split()))
        # A workflow removes in the end what it wrote, so it may replace nothing.
        careful = shared and model.method == "PUT" and parameter.name.lower() == "if-none-match"
        on = careful or parameter.name in texts
        return _row(literal(parameter.name), value, doc, on=on)

    def _example(self, operation: Operation, parameter: Parameter) -> JsonValue:
        """What a parameter that is not sent would be."""
        full = self.full[operation.key]
        given = full.argument(ArgumentIn.of(parameter.location), parameter.name)
        return (
            example_of(self.api, parameter.type, parameter.name) if given is None else given.value
        )

    def _url(self, model: RequestModel, query: list[Fields], *, shared: bool) -> Data:
        segments: list[str] = []
        variables: Fields = {}
        template = model.operation.template
        path, _, written = model.encoded_path.partition("?")
        for segment, encoded in zip(template.segments, path.split("/")[1:], strict=True):
            segments.append(self._segment(model, segment, encoded, variables, shared=shared))
        rows = [*_written(written), *self._query(model), *query]
        root = use(self.names.root)
        shown = "&".join(_shown(row) for row in rows if not row.get("disabled"))
        url: Fields = {
            "raw": f"{root}/{'/'.join(segments)}" + (f"?{shown}" if shown else ""),
            "host": [root],
            "path": segments,
        }
        if rows:
            url["query"] = rows
        if variables:
            url["variable"] = list(variables.values())
        return url

    def _segment(
        self,
        model: RequestModel,
        segment: BracedText,
        encoded: str,
        variables: Fields,
        *,
        shared: bool,
    ) -> str:
        values = placeholder_values(segment, encoded)
        if segment.is_fixed or values is None:
            return path_segment(encoded)
        pieces = segment.pieces
        found = path_segment(pieces[0]) if pieces[0] else ""
        for name, value, after in zip(pieces[1::2], values, pieces[2::2], strict=True):
            variable = self.values.of_path(model.operation, name)
            parameter = path_parameter(model.operation, name)
            text = self._place(variable, value, parameter, shared=shared)
            if segment.only_name and text is not None:
                row: Fields = {"key": variable, "value": text}
                if parameter is not None:
                    row["description"] = parameter_doc(parameter, self.api.decls)
                variables[variable] = row
                return f":{variable}"
            is_variable = text is not None and text == use(variable)
            found += use(variable) if is_variable else value
            found += after and path_segment(f"x{after}")[1:]
        return path_segment(found)

    def _place(
        self, variable: str, encoded: str, parameter: Parameter | None, *, shared: bool
    ) -> str | None:
        """The value of a path parameter before it is encoded; None where that is of no use."""
        if parameter is not None and not is_plain(parameter):
            return None
        value = unquote(encoded)
        travels = variable in self.values.producers or variable in self.written
        if travels or shared or self.places.get(variable) == value:
            return use(variable)
        return value if literal(value) == value else None

    def _query(self, model: RequestModel) -> Iterator[Fields]:
        for parameter in model.operation.parameters:
            if parameter.location not in {ParamIn.QUERY, ParamIn.QUERYSTRING}:
                continue
            given = model.argument(ArgumentIn.of(parameter.location), parameter.name)
            value = self._example(model.operation, parameter) if given is None else given.value
            doc = parameter_doc(parameter, self.api.decls)
            variable = self.values.of_input(
                model.operation, InParameter(parameter.location, parameter.name)
            )
            for name, text in _pairs(parameter, value):
                shown = use(variable) if variable else readable(text)
                yield _row(readable(name), shown, doc, on=given is not None)

    def _body(self, model: RequestModel, changes: Mapping[str, Templated]) -> Fields | None:
        match model.body:
            case None:
                return None
            case JsonBody(value=value):
                content = filled(value, model.operation, self.values)
                if isinstance(content, dict):
                    content = {**content, **changes}
                return _raw(json_template(content), "json")
            case TextBody(media_type=media_type, text=text):
                if media_kind(media_type) is MediaKind.XML:
                    return _raw(xml_literal(text), "xml")
                return _raw(literal(text), "text")
            case FileBody(name=name):
                return {"mode": "file", "file": {"src": name}}
            case FormBody(pairs=pairs):
                rows = [
                    {"key": literal(unquote_plus(name)), "value": literal(unquote_plus(text))}
                    for name, text in pairs
                ]
                return {"mode": "urlencoded", "urlencoded": rows}
            case MultipartBody(parts=parts):
                return {"mode": "formdata", "formdata": [_part(part) for part in parts]}


def settings_of(model: RequestModel) -> Fields | None:
    """What Postman has to be told beside the request."""
    if model.body is not None and model.method in _PRUNED:
        return {"disableBodyPruning": True}
    return None


def _written(query: str) -> Iterator[Fields]:
    """The rows of a query that the document writes into the path."""
    for pair in query.split("&") if query else ():
        name, _, text = pair.partition("=")
        yield {"key": readable(name), "value": readable(text)}


def _pairs(parameter: Parameter, value: JsonValue) -> list[tuple[str, str]]:
    if parameter.location is ParamIn.QUERY:
        return serialize.query_pairs(parameter, value)
    whole = serialize.whole_query(parameter, value)
    return [(whole, "")] if isinstance(whole, str) else whole


def _auth(kind: str, **attributes: str) -> Fields:
    rows = [{"key": key, "value": value, "type": "string"} for key, value in attributes.items()]
    return {"type": kind, kind: rows}


def _row(key: str, value: str, doc: str, *, on: bool) -> Fields:
    row: Fields = {"key": key, "value": value}
    if doc:
        row["description"] = doc
    if not on:
        row["disabled"] = True
    return row


def _one_cookie(rows: list[Fields]) -> list[Fields]:
    """The same headers with all cookies in one."""
    cookies = [row for row in rows if row["key"] == "Cookie"]
    others = [row for row in rows if row["key"] != "Cookie"]
    text = "; ".join(str(row["value"]) for row in cookies)
    return [*others, {"key": "Cookie", "value": text}] if cookies else others


def _shown(row: Mapping[str, Data]) -> str:
    return f"{row['key']}={row['value']}"


def _raw(text: str, language: str) -> Fields:
    return {"mode": "raw", "raw": text, "options": {"raw": {"language": language}}}


def _part(part: Part) -> Data:
    row: Fields = {"key": literal(part.name)}
    if isinstance(part, FilePart):
        row |= {"type": "file", "src": part.filename}
    else:
        row |= {"type": "text", "value": literal(part.text)}
    if part.media_type:
        row["contentType"] = literal(part.media_type)
    return row
