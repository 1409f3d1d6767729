"""curl, for any POSIX shell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.emit.literals import json_text, shell_double, shell_str
from generator.ir.wire import ParamIn
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
from generator.requests.serialize import quote_all
from generator.targets.samples.languages.base import (
    REPLY_NAME,
    Pieces,
    Text,
    Variable,
    header_pieces,
    needs_of,
    title_of,
)
from generator.targets.samples.views import CommandView


@dataclass(frozen=True, slots=True)
class Curl:
    """The command line tool."""

    id: str = "curl"
    label: str = "curl"
    highlight: str = "shell"
    extension: str = "sh"
    needs: str = "curl 7.87 or newer"
    command: str = "sh FILE"

    def view(self, model: RequestModel, name: str) -> CommandView:  # noqa: ARG002  (no class here)
        """Every option on a line of its own."""
        first, *options = _options(model)
        return CommandView(
            title=title_of(model), needs=needs_of(model), first=first, options=tuple(options)
        )


LANGUAGE: Final = Curl()


def _options(model: RequestModel) -> Iterator[str]:
    saved = model.saves_reply
    # with a file to write to, the text of an error would end up in it
    yield "--fail --silent --show-error" if saved else "--fail-with-body --silent --show-error"
    has_reply = model.operation.reply_with_body() is not None
    if model.method == "HEAD":
        yield "--head"
    elif model.method != "GET" or model.body is not None:
        yield f"--request {shell_str(model.method) if not model.method.isalpha() else model.method}"
    if not has_reply and model.method != "HEAD":
        yield "--include"
    if saved:
        yield f"--output {REPLY_NAME}"
    for credential in model.credentials:
        if credential.encoded:
            yield f'--user "${{{credential.variable}}}"'
        elif not credential.name:
            yield f'--cert "${{{credential.variable}}}"'
    for name, pieces in header_pieces(model):
        if all(not (isinstance(p, Variable) and p.form == "base64") for p in pieces):
            yield f"--header {_header(name, pieces)}"
    yield from _body(model)
    for credential in model.credentials:
        if credential.location is ParamIn.QUERY:
            key = shell_double(quote_all(credential.name))
            yield f'--url-query "{key}=${{{credential.variable}}}"'
    yield _word((Variable(ROOT), Text(model.target)))


def _header(name: str, pieces: Pieces) -> str:
    if pieces == (Text(""),):
        return _word((Text(f"{name};"),))  # a colon alone would remove the header
    return _word((Text(f"{name}: "), *pieces))


def _word(pieces: Pieces) -> str:
    """One word: quotes that nothing of a document can leave."""
    if all(isinstance(piece, Text) for piece in pieces):
        return shell_str("".join(piece.text for piece in pieces if isinstance(piece, Text)))
    inside = "".join(
        shell_double(piece.text) if isinstance(piece, Text) else f"${{{piece.name}}}"
        for piece in pieces
    )
    return f'"{inside}"'


def _body(model: RequestModel) -> Iterator[str]:
    match model.body:
        case JsonBody(value=value):
            yield f"--data-raw {shell_str(json_text(value))}"
        case TextBody(text=text):
            yield f"--data-raw {shell_str(text)}"
        case FormBody() as form:
            yield f"--data-raw {shell_str(form.text)}"
        case FileBody():
            yield f'--data-binary "@${{{FILE}}}"'
        case MultipartBody(parts=parts):
            yield from (_part(part) for part in parts)
        case None:
            pass


def _part(part: Part) -> str:
    media = f";type={part.media_type}" if part.media_type else ""
    lines = [_quoted(f"{key}: {value}") for key, value in part.headers]
    extra = "".join(f';headers="{line}"' for line in lines)
    if isinstance(part, FilePart):
        word = _word((Text(f"{part.name}=@"), Variable(FILE), Text(media + extra)))
        return f"--form {word}"
    if not media and not extra:
        return f"--form-string {shell_str(f'{part.name}={part.text}')}"
    text = f'{part.name}="{_quoted(part.text)}"{media}{extra}'
    return f"--form {shell_str(text)}"


def _quoted(text: str) -> str:
    """Inside the double quotes that curl reads itself."""
    return text.replace("\\", "\\\\").replace('"', '\\"')
