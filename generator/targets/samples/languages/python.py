"""Python, with requests and with httpx. A formatter breaks the lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.emit.filters import py_literal, py_str
from generator.notation.media import JSON
from generator.requests.model import (
    FILE,
    FileBody,
    FilePart,
    FormBody,
    JsonBody,
    MultipartBody,
    Part,
    RequestModel,
    TextBody,
)
from generator.targets.samples.languages.base import (
    REPLY_NAME,
    Syntax,
    Variable,
    forms_of,
    header_pieces,
    needs_of,
    sorted_imports,
    title_of,
    url_pieces,
)
from generator.targets.samples.views import ScriptView

_NAMED: Final = frozenset({"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"})
#: Methods whose function in httpx takes a body.
_WITH_BODY: Final = frozenset({"PATCH", "POST", "PUT"})


@dataclass(frozen=True, slots=True)
class Python:
    """Scripts with one of the two libraries."""

    library: str
    content: str  # the argument that takes text and octets
    failed: str
    reason: str
    highlight: str = "python"
    extension: str = "py"
    command: str = "python FILE"

    @property
    def id(self) -> str:
        """``python-requests``."""
        return f"python-{self.library}"

    @property
    def label(self) -> str:
        """``Python (requests)``."""
        return f"Python ({self.library})"

    @property
    def needs(self) -> str:
        """The library."""
        return f"Python 3.9 or newer and the package {self.library}"

    def view(self, model: RequestModel, name: str) -> ScriptView:  # noqa: ARG002  (no class here)
        """One call, its arguments and what is done with the reply."""
        streams = isinstance(model.body, FileBody)
        files = isinstance(model.body, MultipartBody) and model.sends_file
        path = f'Path(os.environ["{FILE}"])'
        return ScriptView(
            title=title_of(model),
            needs=needs_of(model),
            imports=sorted_imports(_imports(model)),
            package=f"import {self.library}",
            opener=f'with {path}.open("rb") as file:' if streams else "",
            statements=(f"file = {path}",) if files else (),
            call=self._call(model),
            has_opener=streams,
            failed=self.failed,
            reason=self.reason,
            output=_output(model),
        )

    def _call(self, model: RequestModel) -> str:
        by_name = model.method in _NAMED and (
            model.body is None or self.library == "requests" or model.method in _WITH_BODY
        )
        function = model.method.lower() if by_name else "request"
        first = [] if by_name else [py_str(model.method)]
        arguments = [*first, _SYNTAX.expression(url_pieces(model)), *self._arguments(model)]
        return f"{self.library}.{function}({', '.join(arguments)})"

    def _arguments(self, model: RequestModel) -> Iterator[str]:
        told = {"content-type"} if _is_plain_json(model) else set()
        headers = [
            f"{py_str(name)}: {_SYNTAX.expression(pieces)}"
            for name, pieces in header_pieces(model)
            if name.lower() not in told
        ]
        if headers:
            yield f"headers={{{', '.join(headers)}}}"
        match model.body:
            case JsonBody(value=value):
                yield f"json={py_literal(value)}"
            case TextBody(text=text):
                yield f"{self.content}={py_str(text)}.encode()"
            case FormBody() as form:
                yield f"{self.content}={py_str(form.text)}"
            case FileBody():
                yield f"{self.content}=file"
            case MultipartBody(parts=parts):
                yield f"files=[{', '.join(_part(part) for part in parts)}]"
            case None:
                pass
        if any(not credential.name for credential in model.credentials):
            variable = next(c.variable for c in model.credentials if not c.name)
            yield f'cert=os.environ["{variable}"]'
        yield "timeout=60"


REQUESTS: Final = Python(
    "requests",
    "data",
    "not response.ok",
    'f"{response.status_code} {response.reason}: {response.text}"',
)
HTTPX: Final = Python(
    "httpx",
    "content",
    "response.is_error",
    'f"{response.status_code} {response.reason_phrase}: {response.text}"',
)


def _is_plain_json(model: RequestModel) -> bool:
    return isinstance(model.body, JsonBody) and model.body.media_type == JSON


def _variable(piece: Variable) -> str:
    value = f'os.environ["{piece.name}"]'
    match piece.form:
        case "percent":
            return f'quote({value}, safe="")'
        case "base64":
            return f"base64.b64encode({value}.encode()).decode()"
        case "plain":
            return value


_SYNTAX: Final = Syntax(py_str, _variable)


def _imports(model: RequestModel) -> Iterator[str]:
    yield from ("import os", "import sys")
    forms = forms_of(model)
    if "percent" in forms:
        yield "from urllib.parse import quote"
    if "base64" in forms:
        yield "import base64"
    if model.sends_file or model.saves_reply:
        yield "from pathlib import Path"


def _output(model: RequestModel) -> str:
    if model.saves_reply:
        return f'Path("{REPLY_NAME}").write_bytes(response.content)'
    if model.method != "HEAD" and model.operation.reply_with_body() is not None:
        return "print(response.text)"
    return "print(response.status_code, dict(response.headers))"


def _part(part: Part) -> str:
    media = py_str(part.media_type)
    extra = ""
    if part.headers:
        extra = ", {" + ", ".join(f"{py_str(k)}: {py_str(v)}" for k, v in part.headers) + "}"
    if isinstance(part, FilePart):
        content = f"file.name, file.read_bytes(), {media}{extra}"
    elif part.media_type or extra:
        content = f"None, {py_str(part.text)}, {media}{extra}"
    else:
        content = f"None, {py_str(part.text)}"
    return f"({py_str(part.name)}, ({content}))"
