"""Methods whose list goes on: what their pages are, and how they get from one to the next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from generator.ir.members import item_type, type_at
from generator.ir.types import Decl, DeclId, Named, ObjectDecl, TypeRef
from generator.ir.walk import takes_null, target_of
from generator.ir.wire import ArgumentIn
from generator.notation.pointer import tokens_of
from generator.relations.model import (
    Confidence,
    InParameter,
    Input,
    Pages,
    PageStyle,
    Role,
)
from generator.targets.python.naming.arguments import Argument
from generator.targets.python.naming.own import optional_argument
from generator.targets.python.naming.reserved import ARGUMENTS
from generator.targets.python.naming.speller import Speller, plain
from generator.targets.python.planning.methods import PagingPlan, PlannedMethod
from generator.targets.python.planning.results import Member, ResultBase, WantedResult
from generator.targets.python.settings import Returns

if TYPE_CHECKING:
    from generator.relations.relate import Relations

_RESUME: Final = "Optional[Dict[str, Any]]"

#: A page: ``codec.pages.SyncPage`` and its kin.
PAGE: Final = ResultBase(
    name="Page",
    module="codec.pages",
    wish="{}Page",
    doc="A page: :class:`{model}`, and the way to the items of all further pages.",
    members=(
        Member(
            "keys",
            "The names of the fields: `dict(page)` has them and their values.",
            "Iterable[str]",
            by_name=True,
            sync_only=True,
        ),
        Member("pages", "This page and all further ones.", "Iterator[Self]", "AsyncIterator[Self]"),
        Member("has_next", "Whether a further page can be asked for.", "bool"),
        Member(
            "next_page",
            "The next page; None if this is the last one.",
            "Optional[Self]",
            awaited=True,
        ),
        Member(
            "to_list",
            "The items of this page and of all further ones.",
            "List[{argument}]",
            awaited=True,
        ),
        Member(
            "resume_token",
            "Where the next page begins, for `resume=`; None at the end.",
            _RESUME,
            is_property=True,
        ),
    ),
)


def plan_paging(
    planned: PlannedMethod, relations: Relations, decls: Mapping[DeclId, Decl]
) -> PagingPlan | None:
    """How the list of a method goes on; None if it does not, or if that is not certain."""
    operation = planned.method.operation
    pages = relations.pages.get(operation.key)
    if pages is None or planned.returns is not Returns.VALUE:
        return None
    if sureness(pages, relations.role(operation)) < Confidence.CERTAIN:
        return None
    shown = shown_type(planned, decls)
    if shown is None or pages.style is PageStyle.NONE:
        return None
    model = model_of(shown, decls)
    argument = _argument(pages.argument, planned.arguments)
    if (model is None and pages.items) or (argument is None and pages.argument is not None):
        return None
    item = _item(shown, pages, decls)
    size = _argument(pages.size, planned.arguments)
    if item is None:
        return None
    most, resume = _own({a.name for a in planned.arguments} | ARGUMENTS)
    return PagingPlan(pages, model, item, argument=argument, size=size, most=most, resume=resume)


def sureness(pages: Pages, role: Role) -> Confidence:
    """How sure it is that a list goes on like this, and where its items are."""
    found = role.items.reason.confidence if role.items is not None else Confidence.GUESS
    return min(pages.reason.confidence, found)


def wanted_pages(methods: Iterable[PlannedMethod]) -> Iterator[WantedResult]:
    """The classes of the pages that are models."""
    for planned in methods:
        plan = planned.paging
        if plan is not None and plan.model is not None:
            key = planned.method.operation.key
            detail = plan.pages.items + (f" {plan.pages.each}" if plan.pages.each else "")
            rows = planned.method.operation.hints.rows
            yield WantedResult(key, PAGE, plan.model, plan.item, detail, rows=rows)


def shown_type(planned: PlannedMethod, decls: Mapping[DeclId, Decl]) -> TypeRef | None:
    """The type of the response, where there is always one and it is no stream."""
    media = [m for r in planned.method.operation.successes() for m in r.media]
    types = {m.type for m in media}
    whole = all(r.media for r in planned.method.operation.successes())
    if len(types) != 1 or not whole or any(m.is_stream for m in media):
        return None
    found = types.pop()
    return None if found is None or takes_null(found, decls) else found


def model_of(ref: TypeRef, decls: Mapping[DeclId, Decl]) -> DeclId | None:
    """The one class that a response is; None for other types."""
    found = target_of(ref, decls)
    if isinstance(found, Named) and isinstance(decls.get(found.id), ObjectDecl):
        return found.id
    return None


def _item(shown: TypeRef, pages: Pages, decls: Mapping[DeclId, Decl]) -> TypeRef | None:
    item = item_type(type_at(shown, pages.items, decls), decls)
    if item is not None and pages.each:
        item = item_type(type_at(item, pages.each, decls), decls)
    return item


def _argument(where: Input | None, arguments: Iterable[Argument]) -> Argument | None:
    if where is None:
        return None
    if isinstance(where, InParameter):
        place, name = ArgumentIn.of(where.location), where.name
    else:
        place, name = ArgumentIn.BODY, "".join(tokens_of(where.pointer)[:1])
    return next((a for a in arguments if a.place is place and a.wire == name), None)


def _own(taken: Collection[str]) -> Iterator[Argument]:
    """The method's own arguments, under names that are not ``taken``."""
    for argument in (
        optional_argument(
            "max_items",
            plain("int"),
            "The maximum number of items that iterating yields, over all pages. Defaults to all of "
            "them.",
        ),
        optional_argument(
            "resume",
            _token_type,
            "Where to go on: the `resume_token` of a page, of its iterator, or of the exception that "
            "ended the iteration. It is plain JSON. Pass the same other arguments again.",
        ),
    ):
        names = (argument.wire, f"{argument.wire}_option", f"{argument.wire}_option_")
        yield replace(argument, name=next(name for name in names if name not in taken))


def _token_type(write: Speller) -> str:
    return f"{write.name('typing', 'Mapping')}[str, {write.any()}]"
