"""The stage: a document becomes an :class:`Api`."""

from __future__ import annotations

from generator.diagnostics import Loc, Sink
from generator.document.model import Document
from generator.document.tree import Obj
from generator.ir.model import Api, Info, Tag
from generator.lower import recipes, row_types, security
from generator.lower.circles import open_circles
from generator.lower.constants import with_constants
from generator.lower.hints import read_error_message, read_former
from generator.lower.operations import Operations
from generator.lower.reader import Context, doc_of, items, obj, text
from generator.lower.schemas import Schemas


def lower(document: Document, sink: Sink) -> Api:
    """Everything that an upgraded ``document`` says, free of JSON Schema and of references.

    Faults whose meaning is clear are read as they were meant; what :mod:`generator.document` reports
    of them is not said twice. An operation that cannot be understood is listed in
    ``Api.skipped``. Never raises for what a document holds.
    """
    ctx = Context(document, sink)
    schemas = Schemas(ctx)
    for node in (obj(obj(document.root, "components"), "schemas") or {}).values():
        if isinstance(node, Obj):
            schemas.component(node)
    schemes = security.schemes(ctx)
    lowered = Operations(ctx, schemas, schemes)
    operations = tuple(lowered.paths())
    webhooks = tuple(lowered.webhooks())
    schemas.drain()
    decls = open_circles(schemas.decls)
    operations = recipes.checked(operations, decls, sink)
    operations = row_types.complete(operations, decls, sink)
    api = Api(
        info=_info(document),
        operations=operations,
        decls=decls,
        servers=security.servers(document.root),
        tags=_tags(document.root, sink),
        security_schemes=schemes,
        webhooks=webhooks,
        skipped=tuple(lowered.skipped),
        error_message=read_error_message(document.root, sink),
        root=Loc(document.uri),
    )
    return with_constants(api)


def _info(document: Document) -> Info:
    info = obj(document.root, "info")
    contact, licence = obj(info, "contact"), obj(info, "license")
    return Info(
        title=text(info, "title"),
        version=text(info, "version"),
        doc=doc_of(info),
        license_name=text(licence, "name"),
        contact_name=text(contact, "name"),
        contact_url=text(contact, "url"),
        contact_email=text(contact, "email"),
        terms=text(info, "termsOfService"),
        openapi=document.version,
        loc=info.loc if info else None,
    )


def _tags(root: Obj, sink: Sink) -> tuple[Tag, ...]:
    found: dict[str, Tag] = {}
    for node in items(root, "tags"):
        if isinstance(node, Obj) and (name := text(node, "name")):
            former = read_former(node, sink)
            found.setdefault(
                name,
                Tag(
                    name,
                    doc_of(node),
                    text(node, "parent"),
                    text(node, "kind"),
                    former=former,
                    loc=node.loc if former else None,
                ),
            )
    return tuple(found.values())
