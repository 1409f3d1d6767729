"""What the playground must know of an operation, as plain data.

The data stands in the page itself: pages work from ``file://``, where nothing can be fetched.
Values come from the request model, so that a form that nobody touched sends what the samples
send.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.emit.files import Data
from generator.ir.media import sends_octets
from generator.ir.model import Api, MediaType, Parameter
from generator.ir.types import AnyType, JsonValue
from generator.ir.wire import ArgumentIn, ParamIn
from generator.notation.media import is_json
from generator.requests.model import (
    ClientHeader,
    Credential,
    FormBody,
    JsonBody,
    MultipartBody,
    RequestModel,
    TextBody,
)
from generator.targets.docs.form import FormSchema, brief, words
from generator.targets.docs.render import plain_line
from generator.targets.docs.travel import Travels


@dataclass(frozen=True, slots=True)
class Describer:
    """Describes the operations of one API."""

    api: Api
    travels: Travels
    notes: Mapping[str, Data]  # for the scripts that make samples, by operation

    def describe(self, model: RequestModel, full: RequestModel | None) -> Mapping[str, Data]:
        """The descriptor of the operation of ``model``; ``full`` is its request with everything."""
        operation = model.operation
        held = {header.name.lower() for header in model.client_headers}
        parameters = [
            self._parameter(p, model, full)
            for p in operation.parameters
            if not (p.location is ParamIn.HEADER and p.name.lower() in held)
        ]
        found: dict[str, Data] = {
            "key": model.key,
            "title": plain_line(self.travels.pages[model.key].title),
            "method": model.method,
            "path": model.path,
            "servers": [s.address.rstrip("/") for s in operation.servers or self.api.servers],
            "accept": model.accept,
            "binary": model.saves_reply,
            "security": [_credential(c) for c in model.credentials],
            "context": [self._context(h, model) for h in model.client_headers],
            "params": parameters,
        }
        if operation.body is not None and operation.body.media:
            found["body"] = self._body(model, full)
        if model.key in self.notes:
            found["sample"] = self.notes[model.key]
        return {**found, **self.travels.describe(operation)}

    def _parameter(
        self, parameter: Parameter, model: RequestModel, full: RequestModel | None
    ) -> Data:
        entry: dict[str, Data] = {
            "in": parameter.location.value,
            "name": parameter.name,
            **FormSchema(self.api.decls).of(parameter.type),
            **words(parameter.limits),
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
        place = ArgumentIn.of(parameter.location)
        return {**entry, **_shown(model, full, lambda one: _argument(one, place, parameter.name))}

    def _context(self, header: ClientHeader, model: RequestModel) -> Data:
        parameter = next(
            p for p in model.operation.parameters if p.name.lower() == header.name.lower()
        )
        text = brief(parameter.doc)
        found: dict[str, Data] = {"name": header.name, "variable": header.variable, "doc": text}
        return {**found, "required": True} if header.required else found

    def _body(self, model: RequestModel, full: RequestModel | None) -> Data:
        body = model.operation.body
        media = body.media if body is not None else ()
        described = [{**self._media(one), **_bodies(one, model, full)} for one in media]
        return {"required": body is not None and body.required, "media": described}

    def _media(self, media: MediaType) -> dict[str, Data]:
        kind = "file" if sends_octets(media, self.api.decls) else media.kind.value
        entry: dict[str, Data] = {"type": media.content_type, "kind": kind}
        if kind in {"json", "form", "multipart"}:
            entry["schema"] = FormSchema(self.api.decls).of(media.type or AnyType())
        encodings = {e.property: e.content_type for e in media.encoding if e.content_type}
        if encodings:
            entry["encoding"] = encodings
        return entry


def _shown(
    model: RequestModel,
    full: RequestModel | None,
    read: Callable[[RequestModel], tuple[JsonValue, ...]],
) -> Mapping[str, Data]:
    """What both requests have somewhere: "value", and "full" where that is another one."""
    least = read(model)
    most = read(full) if full is not None else ()
    found: dict[str, Data] = {"value": least[0]} if least else {}
    return {**found, "full": most[0]} if most and most != least else found


def _argument(model: RequestModel, place: ArgumentIn, wire: str) -> tuple[JsonValue, ...]:
    found = model.argument(place, wire)
    return () if found is None else (found.value,)


def _bodies(media: MediaType, model: RequestModel, full: RequestModel | None) -> Mapping[str, Data]:
    found = _shown(model, full, lambda request: _body_value(request, media))
    return {"chosen": True, **found} if _sends(model, media) else found


def _sends(model: RequestModel, media: MediaType) -> bool:
    return model.body is not None and model.body.media_type == media.content_type


def _body_value(model: RequestModel, media: MediaType) -> tuple[JsonValue, ...]:
    """What the form holds for a body; nothing for a file, which nobody chose yet."""
    match model.body if _sends(model, media) else None:
        case JsonBody(value=value):
            return (value,)
        case FormBody() | MultipartBody():
            return _argument(model, ArgumentIn.BODY_ROOT, "")
        case TextBody(text=text):
            return (text,)
        case _:
            return ()


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
