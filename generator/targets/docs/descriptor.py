"""What the playground must know of an operation, as plain data.

The data stands in the page itself: pages work from ``file://``, where nothing can be fetched.
Values come from the request model, so that a form that nobody touched sends what the samples
send.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.config.settings import ArgumentKind
from generator.emit.files import Data
from generator.ir.media import sends_octets
from generator.ir.model import Api, MediaType, Parameter
from generator.ir.types import AnyType
from generator.ir.wire import ArgumentIn, ParamIn
from generator.notation.media import is_json
from generator.requests.model import (
    ROOT,
    ClientHeader,
    Credential,
    FileBody,
    FormBody,
    JsonBody,
    MultipartBody,
    RequestModel,
    TextBody,
)
from generator.targets.docs.form import FormSchema, brief
from generator.targets.tables.python import PythonTable


@dataclass(frozen=True, slots=True)
class Describer:
    """Describes the operations of one API."""

    api: Api
    sdk: PythonTable | None
    notes: Mapping[str, Data]  # for the scripts that make samples, by operation

    def describe(self, model: RequestModel) -> Mapping[str, Data]:
        """The descriptor of the operation of ``model``."""
        operation = model.operation
        held = {header.name.lower() for header in model.client_headers}
        parameters = [
            self._parameter(p, model)
            for p in operation.parameters
            if not (p.location is ParamIn.HEADER and p.name.lower() in held)
        ]
        found: dict[str, Data] = {
            "key": model.key,
            "method": model.method,
            "path": model.path,
            "servers": [s.address.rstrip("/") for s in operation.servers or self.api.servers],
            "root": ROOT,
            "accept": model.accept,
            "binary": model.saves_reply,
            "security": [_credential(c) for c in model.credentials],
            "context": [self._context(h, model) for h in model.client_headers],
            "params": parameters,
        }
        if operation.body is not None and operation.body.media:
            found["body"] = self._body(model)
        if self.sdk is not None and model.key in self.sdk.operations:
            found["sdk"] = _sdk(self.sdk, model)
        if model.key in self.notes:
            found["sample"] = self.notes[model.key]
        return found

    def _parameter(self, parameter: Parameter, model: RequestModel) -> Data:
        entry: dict[str, Data] = {
            "in": parameter.location.value,
            "name": parameter.name,
            **FormSchema(self.api.decls).of(parameter.type),
            "style": parameter.style.value,
            "explode": parameter.explode,
        }
        flags = {
            "required": parameter.required,
            "secret": parameter.secret,
            "reserved": parameter.allow_reserved,
            "spans": parameter.spans_segments,
            "json": is_json(parameter.media_type),
        }
        entry.update({name: True for name, is_set in flags.items() if is_set})
        if text := brief(parameter.doc):
            entry["doc"] = text
        argument = model.argument(ArgumentIn.of(parameter.location), parameter.name)
        if argument is not None:
            entry["value"] = argument.value
        return entry

    def _context(self, header: ClientHeader, model: RequestModel) -> Data:
        parameter = next(
            p for p in model.operation.parameters if p.name.lower() == header.name.lower()
        )
        text = brief(parameter.doc)
        return {"name": header.name, "variable": header.variable, "doc": text}

    def _body(self, model: RequestModel) -> Data:
        body = model.operation.body
        media = body.media if body is not None else ()
        sent = model.body.media_type if model.body is not None else ""
        return {
            "required": body is not None and body.required,
            "media": [self._media(one, one.content_type == sent, model) for one in media],
        }

    def _media(self, media: MediaType, chosen: bool, model: RequestModel) -> Data:
        kind = "file" if sends_octets(media, self.api.decls) else media.kind.value
        entry: dict[str, Data] = {"type": media.content_type, "kind": kind}
        if kind in {"json", "form", "multipart"}:
            entry["schema"] = FormSchema(self.api.decls).of(media.type or AnyType())
        encodings = {e.property: e.content_type for e in media.encoding if e.content_type}
        if encodings:
            entry["encoding"] = encodings
        if not chosen:
            return entry
        match model.body:
            case JsonBody(value=value):
                entry["value"] = value
            case FormBody() | MultipartBody():
                whole = model.argument(ArgumentIn.BODY_ROOT, "")
                entry["value"] = whole.value if whole is not None else None
            case TextBody(text=text):
                entry["value"] = text
            case FileBody() | None:
                pass
        return entry


def _credential(credential: Credential) -> Data:
    return {
        "scheme": credential.scheme,
        "kind": credential.kind.value,
        "in": credential.location.value,
        "name": credential.name,
        "prefix": credential.prefix,
        "variable": credential.variable,
        "encoded": credential.encoded,
    }


def _sdk(sdk: PythonTable, model: RequestModel) -> Data:
    symbol = sdk.operations[model.key]
    environment = {c.scheme: c.variable for c in model.credentials}
    headers = {h.name.lower(): h.variable for h in model.client_headers}
    client: list[Data] = []
    for argument in sdk.client.arguments:
        variable = ""
        if argument.kind is ArgumentKind.SECURITY:
            variable = environment.pop(argument.scheme, "")
        elif argument.kind is ArgumentKind.HEADER:
            variable = headers.get(argument.wire.lower(), "")
        elif argument.kind is ArgumentKind.SERVER and not argument.variable:
            variable = ROOT
        if variable:
            client.append([argument.name, variable])
    params: list[Data] = [
        [p.python, p.location.value, p.wire] for p in symbol.params if not p.client
    ]
    return {
        "package": sdk.package,
        "client": sdk.client.name,
        "arguments": client,
        "call": symbol.call,
        "params": params,
    }
