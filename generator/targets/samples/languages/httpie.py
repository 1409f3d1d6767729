"""HTTPie, for any POSIX shell."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.emit.literals import json_text, shell_str
from generator.ir.types import JsonValue
from generator.ir.wire import ParamIn
from generator.notation.media import JSON
from generator.requests.model import (
    FILE,
    ROOT,
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
    Pieces,
    Text,
    Variable,
    header_pieces,
    needs_of,
    title_of,
)
from generator.targets.samples.languages.curl import Shell, shell_of
from generator.targets.samples.views import CommandView

_NOTE: Final = "HTTPie cannot state the media type or the headers of a text part."
#: What separates the name of a request item from its value.
_SEPARATORS: Final = re.compile("[:=@;]")
_PLAIN_KEY: Final = re.compile("[A-Za-z_][A-Za-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Httpie:
    """The command line tool."""

    id: str = "httpie"
    label: str = "HTTPie"
    highlight: str = "shell"
    extension: str = "sh"
    needs: str = "HTTPie 3.2 or newer"
    command: str = "sh FILE"

    def view(self, model: RequestModel, name: str) -> CommandView:  # noqa: ARG002  (no class here)
        """Every request item on a line of its own."""
        parts = model.body.parts if isinstance(model.body, MultipartBody) else ()
        is_short = any(not isinstance(part, FilePart) and _says_more(part) for part in parts)
        return CommandView(
            title=title_of(model),
            needs=needs_of(model),
            first=" ".join(_flags(model)),
            options=tuple(_items(model)),
            note=_NOTE if is_short else "",
            has_note=is_short,
        )


LANGUAGE: Final = Httpie()


def _flags(model: RequestModel) -> Iterator[str]:
    yield "--check-status --ignore-stdin --timeout=60"
    if model.method == "HEAD" or model.operation.reply_with_body() is None:
        yield "--headers"
    if model.saves_reply:
        yield f"--output {REPLY_NAME}"
    if isinstance(model.body, MultipartBody):
        yield "--multipart"


def _items(model: RequestModel) -> Iterator[str]:
    shell = shell_of(model)
    for credential in model.credentials:
        if credential.encoded:
            yield f"--auth {shell.word((Variable(credential.variable),))}"
        elif not credential.name:
            yield f"--cert {shell.word((Variable(credential.variable),))}"
    text = _raw(model)
    if text is not None:
        yield f"--raw {shell_str(text)}"
    method = model.method if model.method.isalpha() else shell_str(model.method)
    yield f"{method} {shell.word((Variable(ROOT), Text(model.target)))}"
    for name, pieces in header_pieces(model):
        implied = name == "Content-Type" and pieces == (Text(JSON),)
        encoded = any(isinstance(piece, Variable) and piece.form == "base64" for piece in pieces)
        if not implied and not encoded:
            yield _header(shell, name, pieces)
    for credential in model.credentials:
        if credential.location is ParamIn.QUERY:
            key = Text(f"{_escaped(credential.name)}==")
            yield shell.word((key, Variable(credential.variable)))
    yield from _body(shell, model)


def _header(shell: Shell, name: str, pieces: Pieces) -> str:
    """A header; one without a value behind the colon is not sent, as when a variable is empty."""
    first, *rest = pieces
    if pieces == (Text(""),):
        return shell.word((Text(f"{name};"),))
    if isinstance(first, Text):
        return shell.word((Text(f"{name}:{_opening(first.text)}"), *rest))
    return shell.word((Text(f"{name}:"), *pieces))


def _raw(model: RequestModel) -> str | None:
    """The body as one text, where it has no request items."""
    match model.body:
        case JsonBody(value=value) if not _has_items(value):
            return json_text(value)
        case TextBody(text=text):
            return text
        case FormBody() as form:
            return form.text
        case _:
            return None


def _has_items(value: JsonValue) -> bool:
    """Whether the properties of an object can be written as request items that people read."""
    if not isinstance(value, dict) or not value:
        return False
    return all(
        _PLAIN_KEY.fullmatch(key) is not None
        and "\\" not in json.dumps(one, ensure_ascii=False)
        and not isinstance(one, dict)
        and not (isinstance(one, tuple) and any(isinstance(item, dict | tuple) for item in one))
        for key, one in value.items()
    )


def _body(shell: Shell, model: RequestModel) -> Iterator[str]:
    body = model.body
    if isinstance(body, FileBody):
        yield shell.word((Text("@"), Variable(FILE)))
    if isinstance(body, MultipartBody):
        for part in body.parts:
            yield _part(shell, part)
    if isinstance(body, JsonBody) and isinstance(body.value, dict) and _has_items(body.value):
        for key, value in body.value.items():
            if isinstance(value, str):
                yield f"{key}={shell_str(_opening(value))}"
            elif isinstance(value, tuple):
                yield f"{key}:={shell_str(json.dumps(value, ensure_ascii=False))}"
            else:
                yield f"{key}:={json.dumps(value)}"


def _part(shell: Shell, part: Part) -> str:
    name = _escaped(part.name)
    if isinstance(part, FilePart):
        media = f";type={part.media_type}" if part.media_type else ""
        return shell.word((Text(f"{name}@"), Variable(FILE), Text(media)))
    return shell.word((Text(f"{name}={_opening(part.text)}"),))


def _says_more(part: Part) -> bool:
    return bool(part.media_type or part.headers)


def _opening(text: str) -> str:
    """A value that does not make a longer separator of the one in front of it."""
    return f"\\{text}" if text[:1] in {"=", "@"} else text


def _escaped(name: str) -> str:
    return _SEPARATORS.sub(lambda match: f"\\{match[0]}", name)
