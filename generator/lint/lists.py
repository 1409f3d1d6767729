"""Advice about what takes several requests: lists that go on, and work that goes on."""

from __future__ import annotations

from typing import Final

from generator.diagnostics import Sink
from generator.lint.subject import Subject, told
from generator.relations.model import Confidence, Pages, PageStyle
from generator.relations.processes import Work
from generator.relations.stated import stated_pages, stated_work

_SURE: Final = {Confidence.LIKELY: "likely", Confidence.GUESS: "a guess"}


def uncertain_pages(subject: Subject, sink: Sink) -> None:
    """L007: a list that may go on, of which one page is returned."""
    for symbol in subject.table.operations.values():
        pages = subject.relations.pages.get(symbol.key)
        if pages is None or pages.style is PageStyle.NONE or symbol.iterates:
            continue
        sink.info(
            "L007",
            f"The list of {told(symbol.operation)} may go on, but its method returns one page "
            f"({_reason(pages)}).",
            symbol.operation.loc,
            hint=f"Add 'x-sdk-paging: {stated_pages(pages)}' to the operation if it does, or "
            "'x-sdk-paging: {style: none}' if not.",
        )


def uncertain_work(subject: Subject, sink: Sink) -> None:
    """L008: work that goes on after a response, for which nobody can wait."""
    works = subject.relations.work
    for work in works:
        if work.reason.confidence < Confidence.CERTAIN:
            sink.info(
                "L008",
                f"No method waits for what {told(work.poll)} tells of, though it may be work that "
                f"goes on ({_reason(work)}).",
                work.poll.loc,
                hint=f"Add {stated_work(work)} if it is so.",
            )
    known = {start.operation.key for work in works for start in work.starts}
    for operation in subject.api.operations:
        if operation.declares("202") and operation.key not in known and not operation.hints.starts:
            sink.info(
                "L008",
                f"{told(operation)} starts work (status 202), but no method waits for its end.",
                operation.loc,
                hint="Add x-sdk-polling to the operation that tells how far the work is, and "
                "x-sdk-starts to this one.",
            )


def _reason(fact: Pages | Work) -> str:
    reason = fact.reason
    text = reason.text.removesuffix(".")
    sure = _SURE.get(reason.confidence)
    return f"{sure}: {text}" if sure else text
