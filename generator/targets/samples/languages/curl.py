"""curl, for any POSIX shell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.emit.literals import json_text, shell_default, shell_double, shell_str
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
    Syntax,
    Text,
    Variable,
    header_pieces,
    needs_of,
    title_of,
    variables_of,
)
from generator.targets.samples.views import CommandView, VariableView


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


@dataclass(frozen=True, slots=True)
class Shell:
    """Words of a POSIX shell that hold the variables of one sample.

    A variable that is required ends the command before it starts, and one with a default takes that.
    """

    reads: Mapping[str, str]

    @classmethod
    def of(cls, model: RequestModel) -> Shell:
        """The words for the sample of ``model``."""
        return cls(
            {one.name: _read(one) for one in variables_of(model, Syntax(shell_default, str))}
        )

    def word(self, pieces: Pieces) -> str:
        """One word: quotes that nothing of a document can leave."""
        if all(isinstance(piece, Text) for piece in pieces):
            return shell_str("".join(piece.text for piece in pieces if isinstance(piece, Text)))
        inside = "".join(
            (
                shell_double(piece.text)
                if isinstance(piece, Text)
                else self.reads.get(piece.name, _required(piece.name))
            )
            for piece in pieces
        )
        return f'"{inside}"'


def shell_of(model: RequestModel) -> Shell:
    """The words of the sample of ``model``."""
    found = variables_of(model, Syntax(shell_default, str))
    return Shell({one.name: _read(one) for one in found})


def _required(name: str) -> str:
    return f"${{{name}:?{name} is not set.}}"


def _read(variable: VariableView) -> str:
    name = variable.name
    if variable.is_required:
        return _required(name)
    return f"${{{name}:-{variable.default}}}" if variable.has_default else f"${{{name}}}"


def _options(model: RequestModel) -> Iterator[str]:
    shell = shell_of(model)
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
            yield f"--user {shell.word((Variable(credential.variable),))}"
        elif not credential.name:
            yield f"--cert {shell.word((Variable(credential.variable),))}"
    for name, pieces in header_pieces(model):
        if all(not (isinstance(p, Variable) and p.form == "base64") for p in pieces):
            yield f"--header {_header(shell, name, pieces)}"
    yield from _body(shell, model)
    for credential in model.credentials:
        if credential.location is ParamIn.QUERY:
            key = Text(f"{quote_all(credential.name)}=")
            yield f"--url-query {shell.word((key, Variable(credential.variable)))}"
    yield shell.word((Variable(ROOT), Text(model.target)))


def _header(shell: Shell, name: str, pieces: Pieces) -> str:
    """A header; one without a value behind the colon is not sent, as when a variable is empty."""
    if pieces == (Text(""),):
        return shell.word((Text(f"{name};"),))
    return shell.word((Text(f"{name}: "), *pieces))


def _body(shell: Shell, model: RequestModel) -> Iterator[str]:
    match model.body:
        case JsonBody(value=value):
            yield f"--data-raw {shell_str(json_text(value))}"
        case TextBody(text=text):
            yield f"--data-raw {shell_str(text)}"
        case FormBody() as form:
            yield f"--data-raw {shell_str(form.text)}"
        case FileBody():
            yield f"--data-binary {shell.word((Text('@'), Variable(FILE)))}"
        case MultipartBody(parts=parts):
            yield from (_part(shell, part) for part in parts)
        case None:
            pass


def _part(shell: Shell, part: Part) -> str:
    media = f";type={part.media_type}" if part.media_type else ""
    lines = [_quoted(f"{key}: {value}") for key, value in part.headers]
    extra = "".join(f';headers="{line}"' for line in lines)
    if isinstance(part, FilePart):
        word = shell.word((Text(f"{part.name}=@"), Variable(FILE), Text(media + extra)))
        return f"--form {word}"
    if not media and not extra:
        return f"--form-string {shell_str(f'{part.name}={part.text}')}"
    text = f'{part.name}="{_quoted(part.text)}"{media}{extra}'
    return f"--form {shell_str(text)}"


def _quoted(text: str) -> str:
    """Inside the double quotes that curl reads itself."""
    return text.replace("\\", "\\\\").replace('"', '\\"')
