"""OLD and NEW of one API: all that is different between them. The way into the comparison."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator.compat.api import facts
from generator.compat.api.book import Book, Node, Spot
from generator.compat.api.operations import operations, webhooks
from generator.compat.api.security import schemes
from generator.compat.api.servers import servers
from generator.compat.api.values import Values
from generator.compat.api.words import code, value
from generator.compat.change import Change
from generator.diagnostics import Loc
from generator.ir.model import Api, Info, Tag
from generator.ir.types import Decl, DeclId, EnumDecl, ObjectDecl, TypeRef
from generator.ir.walk import (
    operations_of,
    properties_of,
    reachable,
    request_types,
    response_types,
)


def changes(old: Api, new: Api) -> tuple[Change, ...]:
    """What is different between two states of an API, the worst first."""
    if old is new:
        return ()
    book = Book()
    values = Values(old.decls, new.decls, book, (home_of(old), home_of(new)))
    known = schemes(book, old.security_schemes, new.security_schemes)
    operations(values, known, old.operations, new.operations)
    webhooks(values, known, old.webhooks, new.webhooks)
    book.work()
    book.spread()
    _unused(values, old, new)
    _about(book, old, new)
    return book.changes()


def home_of(api: Api) -> str:
    """The file of the root of the document."""
    if api.operations:
        return api.operations[0].loc.uri
    return next((decl_id.uri for decl_id in api.decls), "")


# -- schemas that no operation uses ------------------------------------------------------


def _unused(values: Values, old: Api, new: Api) -> None:
    mine, theirs = values.components
    used = _used(old), _used(new)
    gone = [one for key, one in mine.items() if key not in theirs and one.id not in used[0]]
    fresh = [one for key, one in theirs.items() if key not in mine and one.id not in used[1]]
    forms = _by_form(gone, values.old), _by_form(fresh, values.new)
    renamed = [(one, forms[1][form]) for form, one in forms[0].items() if form in forms[1]]
    taken = {id(one) for pair in renamed for one in pair}
    for one in gone:
        if id(one) not in taken:
            _unused_node(values.book, one, None, "unused-schema-removed")
    for one in fresh:
        if id(one) not in taken:
            _unused_node(values.book, None, one, "unused-schema-added")
    same = [(one, theirs[key]) for key, one in mine.items() if key in theirs]
    for before, after in (*renamed, *same):
        if before.id in used[0] and after.id in used[1]:
            continue
        if not values.book.visited(("decl", before.id, after.id)):
            node = values.pair(before, after, _decl_spot(before, after))
            values.book.work()
            if values.book.differs(node):
                _unused_node(values.book, before, after, "unused-schema-changed")


def _by_form(found: Iterable[Decl], decls: Mapping[DeclId, Decl]) -> dict[str, Decl]:
    """The schemas that no other has the names or values of, by these."""
    groups: dict[str, list[Decl]] = {}
    for one in found:
        if isinstance(one, ObjectDecl):
            words = sorted(prop.name for prop in properties_of(one, decls))
        elif isinstance(one, EnumDecl):
            words = sorted(map(repr, one.values))
        else:
            continue
        groups.setdefault(f"{type(one).__name__} {words}", []).append(one)
    return {form: group[0] for form, group in groups.items() if len(group) == 1}


def _name(one: Decl) -> str:
    return code(one.hint.component)


def _decl_spot(old: Decl | None, new: Decl | None) -> Spot:
    one = old or new
    return Spot(
        "a value",
        _name(one) if one else "",
        f"#{one.id.pointer}" if one else "",
        old=old.id if old else None,
        new=new.id if new else None,
    )


def _unused_node(book: Book, old: Decl | None, new: Decl | None, word: str) -> None:
    spot = _decl_spot(old, new)
    names = [_name(one) if one is not None else "" for one in (old, new)]
    book.node((word, spot.subject)).tell(word, spot, before=names[0], after=names[1])


def _used(api: Api) -> frozenset[DeclId]:
    """The declarations that any message of the API needs."""
    roots: list[TypeRef] = []
    for operation, _ in operations_of(api):
        roots += request_types(operation)
        roots += response_types(operation)
    return frozenset(reachable(api.decls, dict.fromkeys(roots)))


# -- the API as a whole ------------------------------------------------------------------


def _about(book: Book, old: Api, new: Api) -> None:
    node = book.node(("about",))
    spot = Spot("", "the API", "info", old=Loc(home_of(old)), new=Loc(home_of(new)))
    _info(node, spot, old.info, new.info)
    servers(node, _at(spot, "servers"), old.servers, new.servers)
    _tags(node, _at(spot, "tags"), old.tags, new.tags)
    if old.error_message != new.error_message:
        node.tell("error-message-changed", spot)


def _at(spot: Spot, word: str) -> Spot:
    old, new = (loc.child(word) if loc is not None else None for loc in (spot.old, spot.new))
    return Spot(spot.part, spot.owner, word, old=old, new=new)


def _info(node: Node, spot: Spot, old: Info, new: Info) -> None:
    info = _at(spot, "info")
    facts.prose(node, info, old.doc, new.doc)
    for field, word in (
        ("version", "api-version-changed"),
        ("openapi", "dialect-changed"),
        ("license_name", "api-facts-changed"),
        ("contact_name", "api-facts-changed"),
        ("contact_url", "api-facts-changed"),
        ("contact_email", "api-facts-changed"),
        ("terms", "api-facts-changed"),
    ):
        before, after = getattr(old, field), getattr(new, field)
        if before != after:
            where = Spot(
                field.replace("_", " "),
                spot.owner,
                "info",
                old=info.old,
                new=info.new,
                member=field,
            )
            node.tell(word, where, before=value(before), after=value(after))


def _tags(node: Node, spot: Spot, old: Sequence[Tag], new: Sequence[Tag]) -> None:
    mine, theirs = ({one.name: one for one in side} for side in (old, new))
    for name in [*mine, *(name for name in theirs if name not in mine)]:
        before, after = mine.get(name), theirs.get(name)
        where = replace(spot, part=code(name), member=name)
        if before is None:
            node.tell("tag-added", where, after=code(name))
        elif after is None:
            node.tell("tag-removed", where, before=code(name))
        else:
            if (before.parent, before.kind) != (after.parent, after.kind):
                node.tell("tag-place-changed", where)
            tag = replace(where, part="", owner=f"the tag {code(name)}")
            facts.formers(node, tag, before.former, after.former)
            facts.prose(node, tag, before.doc, after.doc)
