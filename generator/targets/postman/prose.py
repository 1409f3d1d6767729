"""Descriptions for people: Markdown for requests and folders, one line for parameters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.emit.markdown import md_cell, md_code, md_text
from generator.emit.prose import md_prose
from generator.ir.model import Api, Operation, Parameter
from generator.ir.types import (
    AliasDecl,
    Array,
    Decl,
    DeclId,
    Doc,
    EnumDecl,
    Literals,
    Map,
    Named,
    Nullable,
    ObjectDecl,
    Primitive,
    Property,
    Tuple,
    TypeRef,
    Union,
)
from generator.ir.walk import properties_of, target_of
from generator.names.units import unit_note
from generator.names.words import split_words

_VALUES = 12  # of an enumeration, in one line


def text_of(doc: Doc) -> str:
    """The longest that a document says of something, as Markdown."""
    return md_prose(doc.description or doc.summary or doc.title)


def line_of(doc: Doc) -> str:
    """The same on one line."""
    return " ".join(text_of(doc).split())


def title_of(operation: Operation) -> str:
    """What a request is called: the summary on one line, else the words of its key."""
    summary = " ".join(operation.doc.summary.split())
    if summary:
        return summary
    words = " ".join(split_words(operation.operation_id)) or f"{operation.method} {operation.path}"
    return words[:1].upper() + words[1:]


def type_words(ref: TypeRef, decls: Mapping[DeclId, Decl], depth: int = 3) -> str:
    """A type in a few words: ``integer``, ``list of text``, ``A or B``."""
    match ref:
        case Nullable(inner=inner):
            return f"{type_words(inner, decls, depth)} or null"
        case Primitive(kind=kind, format=word):
            return f"{kind.value} ({word})" if word and word != kind.value else kind.value
        case Literals(values=values):
            return _values(values)
        case Array(item=item):
            return f"list of {type_words(item, decls, depth - 1)}" if depth else "list"
        case Tuple():
            return "list"
        case Union(variants=variants) if depth:
            return " or ".join(
                dict.fromkeys(type_words(variant, decls, depth - 1) for variant in variants)
            )
        case Named(id=decl_id):
            match decls[decl_id]:
                case EnumDecl(values=values):
                    return _values(values)
                case AliasDecl(target=target) if depth:
                    return type_words(target, decls, depth - 1)
                case _:
                    return "object"
        case Map():
            return "object"
        case _:
            return "any"


def _values(values: tuple[object, ...]) -> str:
    shown = [str(value) for value in values[:_VALUES]]
    more = [f"{len(values) - _VALUES} more"] if len(values) > _VALUES else []
    return " or ".join([*shown, *more])


def parameter_doc(parameter: Parameter, decls: Mapping[DeclId, Decl]) -> str:
    """Type, whether it is needed, and what the document says of it."""
    facts = [type_words(parameter.type, decls)]
    facts += ["required"] if parameter.required else []
    facts += ["deprecated"] if parameter.deprecated else []
    unit = unit_note(parameter.name, parameter.doc, text_of(parameter.doc))
    facts += [unit] if unit else []
    return f"({', '.join(facts)}) {text_of(parameter.doc)}".strip()


def operation_doc(api: Api, operation: Operation, fills: tuple[str, ...]) -> str:
    """The description of a request; ``fills`` are the variables that its reply fills."""
    return "\n\n".join(_paragraphs(api, operation, fills))


def _paragraphs(api: Api, operation: Operation, fills: tuple[str, ...]) -> Iterator[str]:
    if operation.deprecated:
        yield "**Deprecated.**"
    if about := md_prose(operation.doc.description):
        yield about
    if table := _body_table(api, operation):
        yield table
    if operation.responses:
        yield "**Responses**\n\n" + "\n".join(
            f"- {md_code(response.status)} {line_of(response.doc)}".rstrip()
            for response in operation.responses
        )
    if fills:
        names = ", ".join(md_code(name) for name in fills)
        yield f"The response sets {names} for the requests that follow."


def _body_table(api: Api, operation: Operation) -> str:
    if operation.body is None:
        return ""
    rows = [
        _row(prop, api)
        for media in operation.body.media[:1]
        if media.type is not None
        for prop in _properties(media.type, api)
    ]
    about = line_of(operation.body.doc)
    head = f"**Body**{': ' if about else ''}{about}"
    if not rows:
        return head if about else ""
    return "\n".join([head, "", "| Property | Type | Description |", "|---|---|---|", *rows])


def _row(prop: Property, api: Api) -> str:
    words = md_text(type_words(prop.type, api.decls)) + (", required" if prop.required else "")
    meaning = line_of(prop.doc)
    return f"| {md_cell(md_code(prop.name))} | {md_cell(words)} | {md_cell(meaning)} |"


def _properties(ref: TypeRef, api: Api) -> tuple[Property, ...]:
    target = target_of(ref, api.decls)
    decl = api.decls.get(target.id) if isinstance(target, Named) else None
    return properties_of(decl, api.decls) if isinstance(decl, ObjectDecl) else ()
