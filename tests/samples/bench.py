"""A loopback server for samples, and what a request must be according to the request model."""

from __future__ import annotations

import base64
import email.parser
import email.policy
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import quote

from generator.examples import response_example
from generator.ir.model import Api
from generator.ir.types import JsonValue
from generator.ir.wire import ParamIn
from generator.relations.model import InBody, InParameter, Pages
from generator.requests.model import (
    Credential,
    FileBody,
    FilePart,
    FormBody,
    JsonBody,
    MultipartBody,
    RequestModel,
    TextBody,
)
from tests.wire.recorder import Received, Recorder

Answer: TypeAlias = Mapping[str, Any]

#: Asked before a sample runs: what follows belongs to the case of that number.
MARK = "/__case/"
SECRET = "s3cret+/=&$HOME'\"\\"


@dataclass(frozen=True)
class Case:
    """One operation: its request, where its samples are, and what it is answered."""

    model: RequestModel
    api: Api
    folder: Path  # of the samples target
    file: str  # without extension
    pages: Pages | None = None  # where the sample of the SDK loops over all of them

    @property
    def key(self) -> str:
        """How messages name it."""
        return f"{self.api.info.title}: {self.model.key}"

    def path(self, language: str, extension: str) -> Path:
        """The sample in one language."""
        return self.folder / language / f"{self.file}.{extension}"

    @property
    def refused(self) -> bool:
        """Whether the server says no."""
        return self.model.path == "/refused"

    @property
    def answer(self) -> Answer:
        """The reply that the document promises first; a refusal for one that asks for it."""
        if self.refused:
            return {"status": 404, "body": {"message": "no such thing"}}
        success = next(r for r in self.model.operation.responses if r.success)
        found = response_example(self.api, success)
        if self.model.saves_reply:
            headers = {"Content-Type": success.media[0].content_type}
            return {"status": int(success.status), "headers": headers, "body": "octets"}
        if found is None:
            return {"status": int(success.status)}
        text = json.dumps(found.value) if "json" in found.media.content_type else str(found.value)
        return {
            "status": int(success.status),
            "headers": {"Content-Type": found.media.content_type},
            "body": text,
        }


class Bench(Recorder):
    """Answers each case as its document says and keeps its requests apart from the others."""

    def __init__(self, cases: Sequence[Case]) -> None:
        self.cases = cases
        self.current = 0
        self.got: dict[int, list[Received]] = {}
        super().__init__()

    @property
    def root(self) -> str:
        """The root that samples are told."""
        return f"http://{self.address}/api"

    def reset(self) -> None:
        """Forget everything."""
        self.got = {}

    def _answer(self, count: int) -> Answer:
        request = self.requests[-1]
        if request.target.startswith(MARK):
            self.current = int(request.target[len(MARK) :])
            return {"status": 204}
        got = self.got.setdefault(self.current, [])
        got.append(request)
        case = self.cases[self.current]
        if case.pages is not None and len(got) > 1:  # the first page has all items
            return {**case.answer, "body": json.dumps(_empty_page(case.pages.items))}
        return case.answer


def _empty_page(items: str) -> JsonValue:
    """A page that has no items, and does not say that there are others."""
    page: JsonValue = ()
    for name in reversed(items.split("/")[1:]):
        page = {name: page}
    return page


def environment(cases: Sequence[Case], root: str, file: Path) -> dict[str, str]:
    """The variables that the samples read. Secrets of headers cannot hold everything."""
    found = {"API_ROOT": root, "FILE": str(file)}
    for case in cases:
        for credential in case.model.credentials:
            found[credential.variable] = secret(credential)
        for header in case.model.client_headers:
            found[header.variable] = f"value of {header.name}"
    return found


def secret(credential: Credential) -> str:
    """A value that is a nuisance in its place."""
    if credential.location is ParamIn.COOKIE:
        return "s3cret-$HOME"
    if credential.prefix == "Bearer " or credential.location is ParamIn.HEADER:
        return "user:s3cret-$HOME'" if credential.encoded else "s3cret-$HOME'"
    return SECRET


def problems(
    model: RequestModel,
    requests: Sequence[Received],
    *,
    sdk: bool = False,
    pages: Pages | None = None,
) -> list[str]:
    """How what arrived differs from the model; [] when it does not.

    With ``pages``, the first request does not say where they begin, and others may follow.
    """
    if not requests or (len(requests) > 1 and pages is None):
        return [f"{len(requests)} requests instead of one: {requests}"]
    if pages is not None:
        model = _from_the_beginning(model, pages)
    got = requests[0]
    found: list[str] = []

    def same(what: str, is_: object, should: object) -> None:
        if is_ != should:
            found.append(f"{what} is {is_!r}, not {should!r}")

    same("method", got.method, model.method)
    target = _without_defaults(model, got.target) if sdk else got.target
    same("target", _normal(target), _normal(f"/api{_target(model)}"))
    for name, value in _headers(model):
        if sdk and model.saves_reply and name == "Range":
            continue  # the SDK downloads all of a file
        same(f"header {name}", got.header(name), value)
    if model.accept != "*/*" or sdk:
        same("header Accept", got.header("Accept"), model.accept)
    found += _body_problems(model, got)
    return found


def _from_the_beginning(model: RequestModel, pages: Pages) -> RequestModel:
    """A request that does not select a page."""
    match pages.argument:
        case InParameter(name=name):
            query = re.sub(f"(^|&){name}=[^&]*", "", model.query_string).lstrip("&")
            return replace(model, query_string=query)
        case InBody(pointer=pointer):
            assert isinstance(model.body, JsonBody)
            value = {k: v for k, v in model.body.value.items() if f"/{k}" != pointer}
            return replace(model, body=replace(model.body, value=value))
        case None:
            return model


def _without_defaults(model: RequestModel, target: str) -> str:
    """A target without the values that a method of the SDK always sends, though nobody asks."""
    path, _, query = target.partition("?")
    own = {p.name for p in model.operation.parameters if not p.required}
    given = {pair.partition("=")[0] for pair in model.query_string.split("&")}
    kept = [
        pair
        for pair in query.split("&")
        if (name := pair.partition("=")[0]) in given or name not in own
    ]
    return f"{path}?{'&'.join(kept)}" if query and kept else path


def _normal(target: str) -> str:
    """%2f is %2F, and curl writes it small; browsers' URLs write the one quote as %27.

    In a query, a space is a plus sign, too.
    """
    path, sign, query = target.partition("?")
    target = f"{path}{sign}{query.replace('+', '%20')}"
    return re.sub("%[0-9a-f]{2}", lambda match: match[0].upper(), target).replace("'", "%27")


def _target(model: RequestModel) -> str:
    target = model.target
    for credential in model.credentials:
        if credential.location is ParamIn.QUERY:
            joiner = "&" if "?" in target else "?"
            name, value = quote(credential.name), quote(secret(credential), safe="")
            target += f"{joiner}{name}={value}"
    return target


def _headers(model: RequestModel) -> list[tuple[str, str]]:
    found = list(model.sent_headers)
    for credential in model.credentials:
        value = secret(credential)
        if credential.location is ParamIn.HEADER:
            text = base64.b64encode(value.encode()).decode() if credential.encoded else value
            found.append((credential.name, f"{credential.prefix}{text}"))
        if credential.location is ParamIn.COOKIE:
            pairs = [*model.cookies, (credential.name, value)]
            found.append(("Cookie", "; ".join(f"{name}={text}" for name, text in pairs)))
    found += [(h.name, f"value of {h.name}") for h in model.client_headers]
    return found


def _body_problems(model: RequestModel, got: Received) -> list[str]:
    match model.body:
        case None:
            return [f"a body: {got.body!r}"] if got.body else []
        case JsonBody(value=value):
            try:
                sent = json.loads(got.body)
            except ValueError:
                return [f"no JSON: {got.body!r}"]
            return [] if alike(sent, value) else [f"JSON is {sent!r}, not {value!r}"]
        case TextBody(text=text):
            return _same_octets(got.body, text.encode())
        case FormBody() as form:
            return _same_octets(got.body, form.text.encode())
        case FileBody(content=content):
            return _same_octets(got.body, content)
        case MultipartBody() as body:
            return _part_problems(body, got)


def _same_octets(is_: bytes, should: bytes) -> list[str]:
    return [] if is_ == should else [f"body is {is_[:300]!r}, not {should[:300]!r}"]


def _part_problems(body: MultipartBody, got: Received) -> list[str]:
    head = f"Content-Type: {got.header('Content-Type')}\r\n\r\n".encode()
    message = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + got.body)
    parts = list(message.iter_parts())
    if message.get_content_type() != body.media_type or len(parts) != len(body.parts):
        return [f"multipart is {got.body!r}"]
    found: list[str] = []
    for is_, should in zip(parts, body.parts, strict=True):
        name = is_.get_param("name", header="content-disposition")
        content: Any = is_.get_payload(decode=True)
        if name != should.name:
            found.append(f"part {name!r}, not {should.name!r}")
        if isinstance(should, FilePart):
            found += _same_octets(content, should.content)
            if is_.get_filename() != should.filename:
                found.append(f"file name {is_.get_filename()!r}")
            if is_.get_content_type() != should.media_type:
                found.append(f"part type {is_.get_content_type()!r}")
        elif not (content == should.text.encode() or "json" in should.media_type):
            found += _same_octets(content, should.text.encode())
        elif "json" in should.media_type and json.loads(content) != json.loads(should.text):
            found.append(f"part {content!r}, not {should.text!r}")
    return found


def alike(sent: object, value: JsonValue) -> bool:
    """Whether two JSON values are the same; 1 and 1.0 are, 1 and true are not."""
    if isinstance(value, Mapping):
        same_keys = isinstance(sent, dict) and sent.keys() == value.keys()
        return same_keys and all(alike(sent[key], item) for key, item in value.items())  # type: ignore[index]
    if isinstance(value, tuple):
        is_list = isinstance(sent, list) and len(sent) == len(value)
        return is_list and all(alike(a, b) for a, b in zip(sent, value, strict=True))  # type: ignore[call-overload]
    return sent == value and isinstance(sent, bool) == isinstance(value, bool)
