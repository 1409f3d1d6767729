"""What is said of lists whose way from page to page nobody stated: why it is taken, or why not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Final

from generator.diagnostics.wording import counted
from generator.notation.pointer import tokens_of
from generator.relations.model import Confidence, InBody, Input, Pages, PageStyle, Reason
from generator.relations.relate import Relations
from generator.targets.base import PlanRequest
from generator.targets.python.planning.methods import PlannedMethod

_PLAIN: Final = re.compile(r"[\w./@-]+\Z")
_WAYS: Final = {
    PageStyle.OFFSET: "by offset",
    PageStyle.PAGE: "by the number of the page",
    PageStyle.CURSOR: "by token",
    PageStyle.KEYSET: "by the key of the last item",
    PageStyle.URL: "by the address of the next page",
    PageStyle.LINK: "by the header Link",
}


def tell_pages(methods: Iterable[PlannedMethod], request: PlanRequest) -> None:
    """Report lists that were taken to go on, and those that may: in one line, or one by one."""
    uncertain = 0
    for planned in methods:
        pages = request.relations.pages.get(planned.method.operation.key)
        if pages is None or pages.style is PageStyle.NONE:
            continue
        uncertain += planned.paging is None
        if request.thorough:
            _tell(planned, pages, request)
    if uncertain and not request.thorough:
        request.sink.info(
            "N030",
            f"{counted(uncertain, 'list')} may go on from page to page, which is not certain: the "
            "methods return one page.",
            hint="Run validate to see them, and state x-sdk-paging where it is so.",
        )


def _tell(planned: PlannedMethod, pages: Pages, request: PlanRequest) -> None:
    operation = planned.method.operation
    way = _WAYS[pages.style]
    if planned.paging is None:
        request.sink.info(
            "N030",
            f"The method of {operation.key!r} returns one page, though its list may go on {way} "
            f"({_doubt(pages, request.relations, planned)}).",
            operation.loc,
            hint=f"Add 'x-sdk-paging: {_hint(pages)}' to the operation if it does.",
        )
    elif pages.reason.confidence is not Confidence.STATED:
        request.sink.info(
            "N031",
            f"The list of {operation.key!r} goes on {way} ({_bare(pages.reason)}).",
            operation.loc,
            hint="Add x-sdk-paging to the operation if this is wrong.",
        )


def _doubt(pages: Pages, relations: Relations, planned: PlannedMethod) -> str:
    """Why a list is not taken to go on."""
    role = relations.role(planned.method.operation)
    reasons = [pages.reason, *((role.items.reason,) if role.items is not None else ())]
    weak: list[Reason] = [one for one in reasons if one.confidence < Confidence.CERTAIN]
    if weak:
        worst = min(weak, key=lambda one: one.confidence)
        sure = "likely" if worst.confidence is Confidence.LIKELY else "a guess"
        return f"{sure}: {_bare(worst)}"
    return "its response is not always one kind of object or array, or an argument is missing"


def _bare(reason: Reason) -> str:
    return reason.text.removesuffix(".")


def _hint(pages: Pages) -> str:
    """``x-sdk-paging`` that states these pages, as YAML on one line."""
    return f"{{{', '.join(f'{name}: {_plain(value)}' for name, value in _entries(pages))}}}"


def _entries(pages: Pages) -> Iterator[tuple[str, str]]:
    yield "style", pages.style.value
    yield "items", pages.items
    for name, where in (("argument", pages.argument), ("size_argument", pages.size)):
        if where is not None:
            yield name, _name(where)
    if pages.next:
        yield "next_token" if pages.style is PageStyle.CURSOR else "next", pages.next
    if pages.key:
        yield "key", pages.key
    if pages.has_more is not None and pages.has_more.more:
        yield "has_more", pages.has_more.pointer
    if pages.start and pages.style in {PageStyle.OFFSET, PageStyle.PAGE}:
        yield "start", str(pages.start)


def _name(where: Input) -> str:
    return tokens_of(where.pointer)[-1] if isinstance(where, InBody) else where.name


def _plain(text: str) -> str:
    return text if _PLAIN.match(text) else json.dumps(text)
