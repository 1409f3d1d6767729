"""What the languages share: expressions made of text and variables, and the common view."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from generator.emit.literals import json_text
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
from generator.targets.samples.views import HeaderView, PartView, SampleView, VariableView

#: What a binary reply is saved as.
REPLY_NAME: Final = "download.bin"

# Headers that libraries set themselves and many refuse to be told.
_OWN_HEADERS: Final = frozenset(
    {"connection", "content-length", "expect", "host", "keep-alive", "te", "trailer"}
    | {"transfer-encoding", "upgrade"}
)
#: How long samples wait: for a reply, and where files travel.
_SECONDS: Final = "60"
_SECONDS_FOR_FILES: Final = "600"
_CERTIFICATE: Final = "The API requires a client certificate. Configure one for the HTTP client."


@dataclass(frozen=True, slots=True)
class Text:
    """Text of the document, or ours."""

    text: str


@dataclass(frozen=True, slots=True)
class Variable:
    """The value of an environment variable: as it is, percent-encoded, or in base64."""

    name: str
    form: Literal["plain", "percent", "base64"] = "plain"


Piece: TypeAlias = "Text | Variable"
Pieces: TypeAlias = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Syntax:
    """The expressions of one language."""

    string: Callable[[str], str]
    variable: Callable[[Variable], str]
    joiner: str = " + "
    local: Callable[[str], str] = str  # what the code calls the value of an environment variable

    def expression(self, pieces: Pieces) -> str:
        """One expression for text and variables side by side."""
        return self.joiner.join(
            self.string(piece.text) if isinstance(piece, Text) else self.variable(piece)
            for piece in pieces
            if piece != Text("")
        ) or self.string("")


def _bare(expression: str, behind: str) -> str:  # noqa: ARG001
    return expression


@dataclass(frozen=True, slots=True)
class Interpolated(Syntax):
    """The expressions of a language that puts the values of variables into its literals.

    ``inner`` is text between ``quotes``; ``hole`` gets an expression and the text behind it.
    """

    inner: Callable[[str], str] = str
    hole: Callable[[str, str], str] = _bare
    quotes: tuple[str, str] = ('"', '"')

    def expression(self, pieces: Pieces) -> str:
        """One literal for text and variables side by side."""
        parts = [piece for piece in pieces if piece != Text("")]
        if len(parts) == 1 and isinstance(parts[0], Variable):
            return self.variable(parts[0])
        if all(isinstance(part, Text) for part in parts):
            return self.string("".join(part.text for part in parts if isinstance(part, Text)))
        written = ""
        for part in reversed(parts):
            if isinstance(part, Text):
                written = self.inner(part.text) + written
            else:
                written = self.hole(self.variable(part), written) + written
        return f"{self.quotes[0]}{written}{self.quotes[1]}"


def camel(name: str) -> str:
    """``API_TOKEN`` as ``apiToken``."""
    first, *rest = name.lower().split("_")
    return first + "".join(word.capitalize() for word in rest)


def title_of(model: RequestModel) -> str:
    """What a sample is about, as one sentence."""
    doc = model.operation.doc
    text = " ".join((doc.summary or doc.title).split()) or f"{model.method} {model.path}"
    return text if text.endswith((".", "!", "?")) else f"{text}."


def variables_of(model: RequestModel, syntax: Syntax) -> tuple[VariableView, ...]:
    """The variables that a sample reads, in the order in which the request needs them."""
    found = {ROOT: not model.default_root}
    found |= {c.variable: True for c in model.credentials if c.name}
    found |= {header.variable: header.required for header in model.client_headers}
    found |= {FILE: True} if model.sends_file else {}
    return tuple(
        VariableView(
            name=name,
            local=syntax.local(name),
            default=syntax.string(model.default_root) if name == ROOT else "",
            is_required=required,
            has_default=name == ROOT and not required,
            is_optional=name != ROOT and not required,
        )
        for name, required in found.items()
    )


def needs_of(model: RequestModel) -> str:
    """``API_TOKEN and FILE; optional: IB_CONTEXT``: the variables that a sample reads."""
    found = variables_of(model, Syntax(str, str))
    required = _listed([one.name for one in found if one.is_required])
    optional = _listed([one.name for one in found if not one.is_required])
    return "; ".join(
        [*([required] if required else []), *([f"optional: {optional}"] if optional else [])]
    )


def _listed(names: list[str]) -> str:
    *most, last = names or [""]
    return f"{', '.join(most)} and {last}" if most else last


def url_pieces(model: RequestModel) -> Pieces:
    """The url: root, path and query, credentials of the query last."""
    pieces: list[Piece] = [Variable(ROOT), Text(model.target)]
    joiner = "&" if "?" in model.target else "?"
    for credential in model.credentials:
        if credential.location is ParamIn.QUERY:
            name = quote_all(credential.name)
            pieces += [Text(f"{joiner}{name}="), Variable(credential.variable, "percent")]
            joiner = "&"
    return tuple(pieces)


def header_pieces(model: RequestModel) -> Iterator[tuple[str, Pieces]]:
    """Every header: credentials first, then what the client holds, then the request's own."""
    for credential in model.credentials:
        if credential.location is ParamIn.HEADER and credential.name:
            form: Literal["plain", "base64"] = "base64" if credential.encoded else "plain"
            yield credential.name, (Text(credential.prefix), Variable(credential.variable, form))
    for header in model.client_headers:
        yield header.name, (Variable(header.variable),)
    yield from _cookie_pieces(model)
    for name, value in model.sent_headers:
        if name.lower() not in _OWN_HEADERS:
            yield name, (Text(value),)


def forms_of(model: RequestModel) -> frozenset[str]:
    """The forms in which variables are read."""
    pieces = [*url_pieces(model), *(p for _, found in header_pieces(model) for p in found)]
    return frozenset(piece.form for piece in pieces if isinstance(piece, Variable))


def _cookie_pieces(model: RequestModel) -> Iterator[tuple[str, Pieces]]:
    secrets = [c for c in model.credentials if c.location is ParamIn.COOKIE]
    if not secrets:
        return
    known = "".join(f"{name}={text}; " for name, text in model.cookies)
    pieces: list[Piece] = []
    for secret in secrets:
        pieces += [Text(f"{known}{secret.name}="), Variable(secret.variable)]
        known = "; "
    yield "Cookie", tuple(pieces)


def text_of_body(model: RequestModel) -> str | None:
    """The body where it is text: JSON as people read it."""
    match model.body:
        case JsonBody(value=value):
            return json_text(value)
        case TextBody(text=text):
            return text
        case FormBody() as form:
            return form.text
        case _:
            return None


def common_view(model: RequestModel, name: str, syntax: Syntax) -> SampleView:
    """The view with everything that languages have in common."""
    body = model.body
    text = text_of_body(model)
    parts = body.parts if isinstance(body, MultipartBody) else ()
    needs_certificate = any(not credential.name for credential in model.credentials)
    has_reply = model.operation.reply_with_body() is not None
    prints = has_reply and not model.saves_reply and model.method != "HEAD"
    variables = variables_of(model, syntax)
    headers = tuple(header_pieces(model))
    optional = {header.name for header in model.client_headers if not header.required}
    has_files = model.sends_file or model.saves_reply
    return SampleView(
        title=title_of(model),
        needs=needs_of(model),
        name=name,
        method=syntax.string(model.method),
        verb=model.method.capitalize(),
        url=syntax.expression(url_pieces(model)),
        headers=tuple(
            HeaderView(
                syntax.string(header),
                syntax.expression(pieces),
                syntax.expression(_line(header, pieces)),
                header in optional,
            )
            for header, pieces in headers
        ),
        variables=variables,
        seconds=_SECONDS_FOR_FILES if has_files else _SECONDS,
        body=syntax.string(text) if text is not None else "",
        media_type=syntax.string(body.media_type) if body is not None else "",
        parts=tuple(_part(part, syntax) for part in parts),
        note=_CERTIFICATE if needs_certificate else "",
        has_note=needs_certificate,
        has_text=text is not None,
        has_file=isinstance(body, FileBody),
        has_parts=isinstance(body, MultipartBody),
        has_body=body is not None,
        part_files=any(isinstance(part, FilePart) for part in parts),
        is_head=model.method == "HEAD",
        has_required=any(one.is_required for one in variables),
        has_headers=bool(headers),
        has_optional=any(one.is_optional for one in variables),
        prints_json=prints and is_json(model.accept),
        prints=prints,
        saves=model.saves_reply,
        shows=not prints and not model.saves_reply,
    )


def without_body(view: SampleView, library: str) -> SampleView:
    """The same for a library that refuses a body with this method, and says so."""
    note = f"{library} does not send a body with this method, so the body is omitted."
    return replace(
        view,
        note=note,
        has_note=True,
        body="",
        parts=(),
        has_text=False,
        has_file=False,
        has_parts=False,
        has_body=False,
        part_files=False,
    )


def _line(name: str, pieces: Pieces) -> Pieces:
    first, *rest = pieces
    if isinstance(first, Text):
        return (Text(f"{name}: {first.text}"), *rest)
    return (Text(f"{name}: "), *pieces)


def _part(part: Part, syntax: Syntax) -> PartView:
    name = escaped_name(part.name)
    extra = "".join(f"{key}: {value}\r\n" for key, value in part.headers)
    typed = f"Content-Type: {part.media_type}\r\n" if part.media_type else ""
    disposition = f'Content-Disposition: form-data; name="{name}"'
    is_file = isinstance(part, FilePart)
    head = f'{disposition}; filename="' if is_file else f"{disposition}\r\n{typed}{extra}\r\n"
    return PartView(
        name=syntax.string(part.name),
        text="" if isinstance(part, FilePart) else syntax.string(part.text),
        media_type=syntax.string(part.media_type),
        disposition=syntax.string(
            f'form-data; name="{name}"; filename="' if is_file else f'form-data; name="{name}"'
        ),
        head=syntax.string(head),
        tail=syntax.string(f'"\r\n{typed}{extra}\r\n') if is_file else "",
        headers=tuple(
            HeaderView(syntax.string(key), syntax.string(value), syntax.string(f"{key}: {value}"))
            for key, value in part.headers
        ),
        is_file=is_file,
        has_type=bool(part.media_type),
    )


def is_json(accept: str) -> bool:
    """Whether a reply of the first media type that is asked for is JSON."""
    media_type = accept.split(",", maxsplit=1)[0].split(";", maxsplit=1)[0].strip().lower()
    return media_type == "application/json" or media_type.endswith("+json")


def escaped_name(name: str) -> str:
    """A name inside the quotes of a Content-Disposition, as browsers write it."""
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def sorted_imports(names: Iterable[str]) -> tuple[str, ...]:
    """Each once, in order; Python's whole modules before what is taken out of one."""
    return tuple(sorted(set(names), key=lambda name: (name.startswith("from "), name)))
