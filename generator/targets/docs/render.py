"""From pages to views: fields become Markdown lists, prose stays raw until its filter."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Final

from generator.emit.characters import shown
from generator.emit.files import json_bytes
from generator.emit.filters import indent
from generator.emit.markdown import md_code, md_text
from generator.emit.prose import md_fence, md_prose
from generator.ir.types import Access, DeclId, Doc, EnumDecl, JsonValue, ObjectDecl, Scalar
from generator.targets.docs.fields import Field, Phrase
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

_EXAMPLE: Final = 20_000  # characters of an example that a page shows
_UNITS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ns": "nanoseconds",
        "us": "microseconds",
        "ms": "milliseconds",
        "s": "seconds",
        "m": "minutes",
        "h": "hours",
    }
)


def prose(doc: Doc) -> str:
    """What a node says of itself, raw."""
    return doc.description.strip() or doc.summary.strip()


def summary(doc: Doc, fallback: str) -> str:
    """One line for search engines and lists, raw."""
    return plain_line(brief(doc) or fallback)


def plain_line(text: str) -> str:
    """``text`` on one line, without characters that show other than they are."""
    return shown(" ".join(text.split()))


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes what refers to models: it knows their labels."""

    labels: Mapping[DeclId, str]

    def phrase(self, phrase: Phrase) -> str:
        """A phrase as Markdown, models as links."""
        return "".join(
            (
                f"[{md_text(piece.text)}](#{self.labels[piece.model]})"
                if piece.model is not None and piece.model in self.labels
                else _spaced(piece.text)
            )
            for piece in phrase
        )

    def fields(self, fields: Iterable[Field]) -> str:
        """Fields as a list; those within a field as a list within its item."""
        return "\n".join(self._field(one) for one in fields)

    def _field(self, one: Field) -> str:
        facts = [f"*{self.phrase(one.phrase)}*"] if one.phrase else []
        facts += ["**required**"] if one.required else []
        facts += ["read-only"] if one.access is Access.READ else []
        facts += ["write-only"] if one.access is Access.WRITE else []
        facts += ["**deprecated**"] if one.deprecated else []
        head = f"- {md_code(one.name) or '(empty name)'} {', '.join(facts)}".rstrip()
        parts = [head, *_notes(one), self.fields(one.children)]
        return indent("\n\n".join(part for part in parts if part), 2)

    # -- sections ----------------------------------------------------------------------------

    def request(self, page: OperationPage) -> Iterator[SectionView]:
        """What has to be sent."""
        for title, fields in page.parameters:
            yield SectionView(title, (self.fields(fields),))
        for index, body in enumerate(page.bodies):
            word = "Body" if len(page.bodies) == 1 else f"Body: {md_code(body.content_type)}"
            optional = "" if page.body_required else ", optional"
            kind = f"{md_code(body.content_type)}{optional}"
            text = [md_prose(prose(page.body_doc))] if index == 0 else []
            yield SectionView(word, _shown(*text, *self._body(body, kind)))

    def reply(self, page: ReplyPage) -> SectionView:
        """What comes back for one status."""
        parts: list[str] = []
        for body in page.bodies:
            parts += self._body(body, md_code(body.content_type))
        if page.headers:
            parts += ["Headers:", self.fields(page.headers)]
        return SectionView(_status(page.status), _shown(md_prose(prose(page.doc)), *parts))

    def _body(self, body: BodyPage, kind: str) -> Iterator[str]:
        yield f"{kind}: {self.phrase(body.phrase)}" if body.phrase else kind
        if body.fields:
            yield self.fields(body.fields)
        if body.has_example:
            yield from _example(body.example)

    def models(self, page: ModelPage) -> ModelsView:
        """A page of models."""
        views = tuple(self._model(section) for section in page.sections)
        text = "The objects in requests and responses."
        return ModelsView(text, page.title, views)

    def _model(self, section: ModelSection) -> ModelView:
        decl = section.decl
        parts: list[str] = []
        match decl:
            case EnumDecl():
                parts.append(_values(decl.values, decl.value_docs))
            case ObjectDecl() if decl.has_example:
                parts = [self.fields(section.fields), *_example(decl.example)]
            case _:
                parts = [f"Type: {self.phrase(section.phrase)}."] if section.phrase else []
                parts.append(self.fields(section.fields))
        return ModelView(section.label, section.title, _shown(md_prose(prose(decl.doc)), *parts))


def group_view(page: GroupPage, *, listed: bool) -> GroupView:
    """The index of a group."""
    rows = tuple(
        (
            LinkView(one.title, f"{one.path.name}.md"),
            f"{one.operation.method} {one.operation.path}",
        )
        for one in page.operations
    )
    inner = tuple(str(relative(one.path, page.path)) for one in page.children)
    names = inner + tuple(one.path.name for one in page.operations)
    text = summary(page.doc, page.title)
    return GroupView(
        summary=text,
        title=page.title,
        text=prose(page.doc),
        rows=rows,
        listed=listed or bool(inner),
        pages=names if listed else inner,
    )


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


def _spaced(text: str) -> str:
    """Escaped, with the white space around it kept."""
    left = " " if text[:1] == " " else ""
    right = " " if text[-1:] == " " else ""
    return f"{left}{md_text(text)}{right}"


def _notes(one: Field) -> Iterator[str]:
    text = md_prose(prose(one.doc) or one.doc.title)
    if text:
        yield text
    if one.doc.unit:
        yield f"Unit: {md_text(_UNITS.get(one.doc.unit, one.doc.unit))}."
    if one.choices:
        yield f"One of {', '.join(_literal(value) for value in one.choices)}."
    if one.has_default:
        yield f"Default: {_literal(one.default)}."


def _literal(value: JsonValue | Scalar) -> str:
    text = value if isinstance(value, str) and value.strip() else json.dumps(value)
    return md_code(text if len(text) <= 200 else f"{text[:200]}...")


def _values(values: tuple[Scalar, ...], docs: tuple[str, ...]) -> str:
    """The values of an enumeration, each with what is said of it."""
    texts = [*docs, *[""] * len(values)]
    lines = [
        f"- {_literal(value)}: {md_text(text)}" if text else f"- {_literal(value)}"
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
    return md_text(f"{status} {_REASONS.get(status, '')}")


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
