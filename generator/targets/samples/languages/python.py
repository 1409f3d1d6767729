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
    Interpolated,
    Variable,
    forms_of,
    header_pieces,
    needs_of,
    sorted_imports,
    title_of,
    url_pieces,
    variables_of,
)
from generator.targets.samples.views import HeaderView, ScriptView, VariableView

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
        """Variables, headers, one call, and what is done with the reply."""
        streams = isinstance(model.body, FileBody)
        headers = tuple(self._headers(model))
        return ScriptView(
            title=title_of(model),
            needs=needs_of(model),
            imports=sorted_imports(_imports(model)),
            package=f"import {self.library}",
            variables=python_variables(model),
            headers=headers,
            has_headers=bool(headers),
            opener=f'with open({FILE}, "rb") as file:' if streams else "",
            call=self._call(model, has_headers=bool(headers)),
            has_opener=streams,
            failed=self.failed,
            reason=self.reason,
            output=_output(model),
        )

    def _headers(self, model: RequestModel) -> Iterator[HeaderView]:
        told = {"content-type"} if _is_plain_json(model) else set()
        optional = {header.name for header in model.client_headers if not header.required}
        for name, pieces in header_pieces(model):
            if name.lower() not in told:
                value = SYNTAX.expression(pieces)
                yield HeaderView(py_str(name), value, "", name in optional)

    def _call(self, model: RequestModel, *, has_headers: bool) -> str:
        by_name = model.method in _NAMED and (
            model.body is None or self.library == "requests" or model.method in _WITH_BODY
        )
        function = model.method.lower() if by_name else "request"
        first = [] if by_name else [py_str(model.method)]
        arguments = [*first, SYNTAX.expression(url_pieces(model))]
        arguments += ["headers=headers"] if has_headers else []
        arguments += self._arguments(model)
        return f"{self.library}.{function}({', '.join(arguments)})"

    def _arguments(self, model: RequestModel) -> Iterator[str]:
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
        for credential in model.credentials:
            if not credential.name:
                yield f"cert={credential.variable}"
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
    match piece.form:
        case "percent":
            return f"quote({piece.name}, safe='')"
        case "base64":
            return f"base64.b64encode({piece.name}.encode()).decode()"
        case "plain":
            return piece.name


def _inner(text: str) -> str:
    """Text between the quotes of an f-string."""
    return py_str(text)[1:-1].replace("{", "{{").replace("}", "}}")


def _hole(value: str, behind: str) -> str:  # noqa: ARG001  (braces end by themselves)
    return f"{{{value}}}"


SYNTAX: Final = Interpolated(py_str, _variable, inner=_inner, hole=_hole, quotes=('f"', '"'))


def python_variables(model: RequestModel) -> tuple[VariableView, ...]:
    """The variables of a script, and the certificate that a client can be told."""
    names = [credential.variable for credential in model.credentials if not credential.name]
    return (
        *variables_of(model, SYNTAX),
        *(
            VariableView(
                name=name,
                local=name,
                default="",
                is_required=True,
                has_default=False,
                is_optional=False,
            )
            for name in names
        ),
    )


def _imports(model: RequestModel) -> Iterator[str]:
    yield from ("import os", "import sys")
    forms = forms_of(model)
    if "percent" in forms:
        yield "from urllib.parse import quote"
    if "base64" in forms:
        yield "import base64"
    if model.saves_reply or (isinstance(model.body, MultipartBody) and model.sends_file):
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
        content = f"Path({FILE}).name, Path({FILE}).read_bytes(), {media}{extra}"
    elif part.media_type or extra:
        content = f"None, {py_str(part.text)}, {media}{extra}"
    else:
        content = f"None, {py_str(part.text)}"
    return f"({py_str(part.name)}, ({content}))"
