"""What is said of lists whose way from page to page nobody stated: why it is taken, or why not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generator.diagnostics.wording import counted
from generator.relations.model import Confidence, Pages, PageStyle, Reason
from generator.relations.relate import Relations
from generator.relations.stated import stated_pages
from generator.targets.base import PlanRequest
from generator.targets.python.planning.methods import PlannedMethod

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
            hint=f"Add 'x-sdk-paging: {stated_pages(pages)}' to the operation if it does.",
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
