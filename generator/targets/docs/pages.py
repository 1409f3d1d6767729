"""The pages of the site, neutral of any markup: what there is, where it lives, what it shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, replace
from pathlib import PurePosixPath
from typing import Final

from generator.examples import response_example
from generator.ir.model import Api, Operation, Parameter, Response
from generator.ir.types import (
    Access,
    AliasDecl,
    Decl,
    DeclId,
    Doc,
    EnumDecl,
    JsonValue,
    ObjectDecl,
    TypeRef,
)
from generator.ir.walk import used_in_requests
from generator.ir.wire import ParamIn
from generator.names.files import assign_files
from generator.names.groups import Group, groups_of
from generator.names.table import Wish, assign
from generator.names.words import dashed, split_words
from generator.never import assert_never
from generator.notation.media import MediaKind
from generator.targets.docs.fields import Field, FieldReader, Phrase, documented

#: Above this number of models each letter has a page of its own.
MODELS_ON_ONE_PAGE: Final = 80
_TITLE: Final = 80  # characters of a summary that still make a title


@dataclass(frozen=True, slots=True)
class BodyPage:
    """A body or reply in one media type, or in several that look alike."""

    content_types: tuple[str, ...]
    phrase: Phrase
    fields: tuple[Field, ...]
    _: KW_ONLY
    has_example: bool = False
    example: JsonValue = None


@dataclass(frozen=True, slots=True)
class ReplyPage:
    """What comes back for one status."""

    status: str
    doc: Doc
    headers: tuple[Field, ...]
    bodies: tuple[BodyPage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationPage:
    """One operation."""

    operation: Operation
    title: str
    path: PurePosixPath  # without suffix, from the root of the site
    parameters: tuple[tuple[str, str, tuple[Field, ...]], ...]  # (title, where they travel, them)
    body_required: bool
    body_doc: Doc
    bodies: tuple[BodyPage, ...]
    replies: tuple[ReplyPage, ...]

    @property
    def field_names(self) -> tuple[str, ...]:
        """What parameters and properties of the body are called."""
        groups = [found for _, _, found in self.parameters]
        groups += [body.fields for body in self.bodies]
        return tuple(dict.fromkeys(one.name for found in groups for one in found))


@dataclass(frozen=True, slots=True)
class GroupPage:
    """The operations of one tag."""

    title: str
    doc: Doc
    path: PurePosixPath  # of its index
    operations: tuple[OperationPage, ...]
    children: tuple[GroupPage, ...] = ()


@dataclass(frozen=True, slots=True)
class ModelSection:
    """One model."""

    decl: Decl
    title: str
    label: str  # of its section, unique in the site
    _: KW_ONLY
    fields: tuple[Field, ...] = ()
    phrase: Phrase = ()  # of an alias: what it stands for


@dataclass(frozen=True, slots=True)
class ModelPage:
    """Models, in alphabetical order."""

    title: str
    path: PurePosixPath
    sections: tuple[ModelSection, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that the document says, page by page."""

    groups: tuple[GroupPage, ...]
    models: tuple[ModelPage, ...]

    @property
    def labels(self) -> Mapping[DeclId, str]:
        """The label of each model's section."""
        return {s.decl.id: s.label for page in self.models for s in page.sections}

    @property
    def all_groups(self) -> tuple[GroupPage, ...]:
        """All groups in the order of the site, those inside others after them."""
        return tuple(_with_children(self.groups))

    @property
    def operations(self) -> tuple[OperationPage, ...]:
        """All operations in the order of the site."""
        return tuple(page for group in self.all_groups for page in group.operations)


def _with_children(groups: Iterable[GroupPage]) -> Iterator[GroupPage]:
    for group in groups:
        yield group
        yield from _with_children(group.children)


def build_site(api: Api) -> Site:
    """The pages of ``api``: operations by their first tag, models by name."""
    return Site(tuple(_groups(api)), tuple(_model_pages(api)))


def slug(text: str) -> str:
    """A piece of a URL: the words of ``text`` with dashes, in lower case."""
    return dashed(split_words(text)) or "page"


def _groups(api: Api) -> Iterable[GroupPage]:
    groups = groups_of(api, "Operations")
    names = list(_names(groups))
    wishes = [Wish(name, (slug(name), f"{slug(name)}-operations")) for name in names]
    folders = assign_files(wishes, reserved={"index"})

    def page(group: Group) -> GroupPage:
        folder = PurePosixPath("reference") / folders[group.name]
        doc = group.tag.doc
        return GroupPage(
            title=doc.title or doc.summary or group.name,
            doc=doc,
            path=folder / "index",
            operations=tuple(_operations(api, group.operations, folder)),
            children=tuple(page(inner) for inner in group.children),
        )

    return (page(group) for group in groups)


def _names(groups: Iterable[Group]) -> Iterator[str]:
    for group in groups:
        yield group.name
        yield from _names(group.children)


def _operations(
    api: Api, operations: Sequence[Operation], folder: PurePosixPath
) -> Iterable[OperationPage]:
    wishes = [Wish(op.key, _slugs(op)) for op in operations]
    names = assign_files(wishes, reserved={"index"})
    for operation in operations:
        yield _operation(api, operation, folder / names[operation.key])


def _slugs(operation: Operation) -> tuple[str, ...]:
    by_path = slug(f"{operation.method} {operation.path}")
    if not operation.operation_id:
        return (by_path,)
    return (slug(operation.operation_id), f"{slug(operation.operation_id)}-{by_path}"[:120])


def operation_title(operation: Operation) -> str:
    """What an operation is called: its summary if that is short, else the words of its id."""
    summary = " ".join(operation.doc.summary.split()).rstrip(".")
    if 0 < len(summary) <= _TITLE:
        return summary
    if operation.operation_id:
        return " ".join(split_words(operation.operation_id)).capitalize()
    return f"{operation.method} {operation.path}"[: _TITLE * 2]


def _operation(api: Api, operation: Operation, path: PurePosixPath) -> OperationPage:
    body = operation.body
    media = body.media if body is not None else ()
    return OperationPage(
        operation=operation,
        title=operation_title(operation),
        path=path,
        parameters=tuple(_parameters(api, operation.parameters)),
        body_required=body is not None and body.required,
        body_doc=body.doc if body is not None else Doc(),
        bodies=_merged(
            _body(api, one.content_type, one.type or one.item, Access.READ) for one in media
        ),
        replies=tuple(_reply(api, response) for response in operation.responses),
    )


_PLACES: Final = (
    (ParamIn.PATH, "Path parameters"),
    (ParamIn.QUERY, "Query parameters"),
    (ParamIn.QUERYSTRING, "Query"),
    (ParamIn.HEADER, "Headers"),
    (ParamIn.COOKIE, "Cookies"),
)


def _parameters(
    api: Api, parameters: tuple[Parameter, ...]
) -> Iterable[tuple[str, str, tuple[Field, ...]]]:
    reader = FieldReader(api.decls)
    for place, title in _PLACES:
        found = tuple(reader.parameter(p) for p in parameters if p.location is place)
        if found:
            yield title, place.value, found


def _body(api: Api, content_type: str, ref: TypeRef | None, hidden: Access) -> BodyPage:
    if ref is None:
        return BodyPage((content_type,), (), ())
    reader = FieldReader(api.decls, received=hidden is Access.WRITE)
    return BodyPage((content_type,), reader.phrase(ref), reader.fields(ref, hidden))


def _reply(api: Api, response: Response) -> ReplyPage:
    reader = FieldReader(api.decls)
    example = response_example(api, response)
    bodies = []
    for media in response.media:
        page = _body(api, media.content_type, media.type or media.item, Access.WRITE)
        shown = media.kind in {MediaKind.JSON, MediaKind.LINES}
        if example is not None and example.media is media and shown:
            page = replace(page, has_example=True, example=example.value)
        bodies.append(page)
    return ReplyPage(
        response.status,
        response.doc,
        tuple(reader.header(header) for header in response.headers),
        _merged(bodies),
    )


def _merged(bodies: Iterable[BodyPage]) -> tuple[BodyPage, ...]:
    """Bodies that look alike as one: the same object is often offered as JSON and as XML."""
    found: list[BodyPage] = []
    for body in bodies:
        alike = (one for one in found if (one.phrase, one.fields) == (body.phrase, body.fields))
        if (same := next(alike, None)) is None:
            found.append(body)
            continue
        shown = same if same.has_example else body
        types = same.content_types + body.content_types
        found[found.index(same)] = replace(shown, content_types=types)
    return tuple(found)


def _model_pages(api: Api) -> Iterable[ModelPage]:
    decls = [decl for decl in api.decls.values() if documented(decl)]
    decls.sort(key=lambda d: (d.hint.component.casefold(), d.hint.component, _key(d)))
    wishes = [Wish(_key(d), (f"model-{slug(d.hint.component)}",)) for d in decls]
    labels = assign(wishes, fold_case=True).names
    sent = used_in_requests(api)
    sections = [
        _section(decl, labels[_key(decl)], FieldReader(api.decls, received=decl.id not in sent))
        for decl in decls
    ]
    if len(sections) <= MODELS_ON_ONE_PAGE:
        if sections:
            yield ModelPage("Models", PurePosixPath("models"), tuple(sections))
        return
    letters: dict[str, list[ModelSection]] = {}
    for section in sections:
        first = section.label.removeprefix("model-")[:1]
        letter = first if "a" <= first <= "z" else "other"
        letters.setdefault(letter, []).append(section)
    for letter, found in sorted(letters.items()):
        path = PurePosixPath("models") / letter
        yield ModelPage(f"Models: {letter.capitalize()}", path, tuple(found))


def _key(decl: Decl) -> str:
    # the file's own name only: the folder depends on who runs the generator
    return f"{decl.id.pointer} {PurePosixPath(decl.id.uri).name}"


def _section(decl: Decl, label: str, reader: FieldReader) -> ModelSection:
    title = decl.hint.component
    match decl:
        case ObjectDecl():
            return ModelSection(decl, title, label, fields=reader.own_fields(decl))
        case AliasDecl(target=target):
            fields = reader.inline_fields(target, 1)
            return ModelSection(decl, title, label, fields=fields, phrase=reader.phrase(target))
        case EnumDecl():
            return ModelSection(decl, title, label)
        case _:
            assert_never(decl)
