"""From pages to views: fields become Markdown lists, prose stays raw until its filter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Final

from generator.emit.characters import shown
from generator.emit.files import json_bytes
from generator.emit.markdown import md_code, md_text
from generator.emit.prose import md_fence
from generator.ir.types import DeclId, Doc, EnumDecl, JsonValue, ObjectDecl, Scalar
from generator.targets.docs.fieldlist import Anchors, FieldWriter, folded, literal, prose
from generator.targets.docs.form import brief
from generator.targets.docs.pages import (
    BodyPage,
    GroupPage,
    ModelPage,
    ModelSection,
    OperationPage,
    ReplyPage,
)
from generator.targets.docs.views import (
    GroupView,
    LinkView,
    ModelsView,
    ModelView,
    SectionView,
)

# Emphasis, code and links, for lines that show them as they are written.
_MARKS: Final = re.compile(
    r"(?<![\w*])\*{1,2}([^*\s](?:[^*]*[^*\s])?)\*{1,2}(?![\w*])|`+([^`]+)`+|!?\[([^\[\]]*)\]\([^()]*\)"
)
_EXAMPLE: Final = 8_000  # characters of an example that a page shows


def summary(doc: Doc, fallback: str) -> str:
    """One line without Markdown for search engines and lists, raw."""
    return plain_line(_MARKS.sub(lambda m: m[1] or m[2] or m[3] or "", brief(doc)) or fallback)


def plain_line(text: str) -> str:
    """``text`` on one line, without characters that show other than they are."""
    return shown(" ".join(text.split()))


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes what refers to models: it knows their labels."""

    labels: Mapping[DeclId, str]
    write: Callable[[str], str]  # makes Markdown of prose, for one page

    def page(self, title: str) -> FieldWriter:
        """What writes the fields of a page: its heading has an anchor, too."""
        anchors = Anchors()
        anchors.of(title)
        return FieldWriter(self.labels, anchors, self.write)

    def models(self, page: ModelPage) -> ModelsView:
        """A page of models."""
        fields = FieldWriter(self.labels, Anchors(set(self.labels.values())), self.write)
        views = tuple(_model(section, fields.at(section.label)) for section in page.sections)
        text = "The objects in requests and responses."
        return ModelsView(text, page.title, views)


def request_views(page: OperationPage, fields: FieldWriter) -> Iterator[SectionView]:
    """What has to be sent."""
    for title, place, found in page.parameters:
        yield SectionView(title, (fields.at(place).fields(found),))
    for index, body in enumerate(page.bodies):
        number = [] if index == 0 else [str(index + 1)]
        title = "Body" if len(page.bodies) == 1 else f"Body: {_types(body)}"
        optional = "" if page.body_required else ", optional"
        text = [fields.write(prose(page.body_doc))] if index == 0 else []
        parts = _body(body, f"{_types(body)}{optional}", fields.at("body", *number))
        yield SectionView(title, _shown(*text, *parts))


def reply_view(page: ReplyPage, fields: FieldWriter) -> str:
    """What comes back for one status: errors are folded."""
    anchor = fields.anchors.of("reply", page.status)
    parts: list[str] = [fields.write(prose(page.doc))]
    for index, body in enumerate(page.bodies):
        number = [] if index == 0 else [str(index + 1)]
        parts += _body(body, _types(body), fields.at(anchor, *number))
    if page.headers:
        parts += ["Headers:", fields.at(anchor, "header").fields(page.headers)]
    text = "\n\n".join(_shown(*parts))
    title = _status(page.status)
    return folded(title, text, "reply", anchor=anchor, is_open=_succeeds(page.status))


def example_views(page: OperationPage) -> Iterator[str]:
    """The example replies, by status; the first one is open."""
    count = 0
    for reply in page.replies:
        for body in reply.bodies:
            text = json_bytes(body.example).decode().rstrip() if body.has_example else ""
            if text and len(text) <= _EXAMPLE:
                title = f"{_status(reply.status)}"
                yield folded(title, md_fence(text, "json"), "example", is_open=count == 0)
                count += 1


def _types(body: BodyPage) -> str:
    return " or ".join(md_code(one) for one in body.content_types)


def _body(body: BodyPage, kind: str, fields: FieldWriter) -> Iterator[str]:
    words = f"{kind}: {fields.phrase(body.phrase)}" if body.phrase else kind
    yield f"{{.media}}\n{words}"
    if body.fields:
        yield fields.fields(body.fields)


def _model(section: ModelSection, fields: FieldWriter) -> ModelView:
    decl = section.decl
    parts: list[str] = []
    match decl:
        case EnumDecl():
            parts.append(_values(decl.values, decl.value_docs))
        case ObjectDecl() if decl.has_example:
            parts = [fields.fields(section.fields), *_example(decl.example)]
        case _:
            parts = [f"Type: {fields.phrase(section.phrase)}."] if section.phrase else []
            parts.append(fields.fields(section.fields))
    return ModelView(section.label, section.title, _shown(fields.write(prose(decl.doc)), *parts))


def group_view(page: GroupPage, write: Callable[[str], str]) -> GroupView:
    """The index of a group."""
    rows = tuple(
        (
            LinkView(one.title, f"{one.path.name}.md", plain_line(brief(one.operation.doc))),
            badge(one.operation.method),
            one.operation.path,
        )
        for one in page.operations
    )
    inner = tuple(str(relative(one.path, page.path)) for one in page.children)
    return GroupView(
        summary=summary(page.doc, page.title),
        title=page.title,
        text=write(prose(page.doc)),
        rows=rows,
        pages=inner + tuple(one.path.name for one in page.operations),
    )


def badge(method: str) -> str:
    """The method of a request as Markdown, in its color."""
    kind = method.lower() if method.isascii() and method.isalpha() else "other"
    return f'<b class="method {kind}">{md_text(method)}</b>'


def relative(target: PurePosixPath, start: PurePosixPath) -> str:
    """The way from the page ``start`` to the page ``target``."""
    up = list(start.parent.parts)
    down = list(target.parts)
    while up and down and up[0] == down[0]:
        up.pop(0)
        down.pop(0)
    return "/".join([".."] * len(up) + down)


def _shown(*parts: str) -> tuple[str, ...]:
    return tuple(part for part in parts if part)


def _succeeds(status: str) -> bool:
    return status[:1] in {"1", "2", "3"}


def _values(values: tuple[Scalar, ...], docs: tuple[str, ...]) -> str:
    """The values of an enumeration, each with what is said of it."""
    texts = [*docs, *[""] * len(values)]
    lines = [
        f"- {literal(value)}: {md_text(text)}" if text else f"- {literal(value)}"
        for value, text in zip(values, texts, strict=False)
    ]
    return "\n".join(lines)


def _example(value: JsonValue) -> Iterator[str]:
    text = json_bytes(value).decode().rstrip()
    if len(text) <= _EXAMPLE:
        yield md_fence(text, "json")


def _status(status: str) -> str:
    if status == "default":
        return "Any other status"
    return md_text(f"{status} {reason(status)}")


def reason(status: str) -> str:
    """What a status means, "" for one that few know."""
    return _REASONS.get(status, "")


_REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "200": "OK",
        "201": "Created",
        "202": "Accepted",
        "204": "No content",
        "206": "Partial content",
        "304": "Not modified",
        "400": "Bad request",
        "401": "Unauthorized",
        "403": "Forbidden",
        "404": "Not found",
        "409": "Conflict",
        "412": "Precondition failed",
        "413": "Content too large",
        "415": "Unsupported media type",
        "422": "Unprocessable content",
        "429": "Too many requests",
        "500": "Internal server error",
        "503": "Service unavailable",
    }
)
