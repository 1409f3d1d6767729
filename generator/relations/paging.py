"""How lists go on from page to page: as ``x-sdk-paging`` says, else as names and types suggest.

Each style has a rule of its own. The surest that applies is the way to go on; the others are
kept beside it.
"""

from __future__ import annotations

from dataclasses import replace

from generator.ir.hints import Paging
from generator.ir.kinds import Kind
from generator.names.words import split_words
from generator.notation.pointer import pointer_to
from generator.relations.facts import Known, input_of
from generator.relations.model import (
    Confidence,
    Flag,
    Pages,
    PageStyle,
    Reason,
    Role,
)
from generator.relations.paging_words import (
    AMBIGUOUS,
    COUNTS,
    CURSORS,
    LAST,
    MARKS,
    MORE,
    NEXT_WORDS,
    NEXTS,
    OFFSETS,
    PAGES,
    SIZES,
    STARTS,
    TOTALS,
    URL_WORDS,
)
from generator.relations.scenes import (
    Argument,
    Mark,
    Scene,
    is_count,
    is_text,
    is_token,
    is_url,
    kind_of,
    scene_of,
)
from generator.relations.vocabulary import IDS, joined

_CERTAIN, _LIKELY = Confidence.CERTAIN, Confidence.LIKELY


def find_pages(known: Known, role: Role) -> Pages | None:
    """How the list of an operation goes on; None where it has none, or nothing tells."""
    stated = role.operation.hints.paging
    if role.items is None:
        return None
    scene = scene_of(known, role)
    if stated is not None:
        return _beside(scene, _stated(scene, stated))
    rules = (_by_cursor, _by_url, _by_link, _by_key, _by_offset, _by_page, _alone)
    found = [one for rule in rules if (one := rule(scene)) is not None]
    found.sort(key=lambda one: -one.reason.confidence)
    if not found:
        return None
    first, *others = (_beside(scene, one) for one in found)
    ways = tuple(one for one in others if one.style is not PageStyle.NONE)
    return replace(first, others=ways)


# -- what is stated ----------------------------------------------------------------------


def _stated(scene: Scene, paging: Paging) -> Pages:
    return Pages(
        style=PageStyle(paging.style.value),
        items=paging.items,
        reason=Reason(Confidence.STATED, f"x-sdk-paging of {scene.operation.key} says so."),
        argument=input_of(scene.operation, paging.argument) if paging.argument else None,
        size=input_of(scene.operation, paging.size_argument) if paging.size_argument else None,
        start=paging.start,
        next=paging.next,
        key=paging.key,
        each=paging.each,
        has_more=Flag(paging.has_more) if paging.has_more else None,
    )


# -- a rule for each style ---------------------------------------------------------------


def _by_cursor(scene: Scene) -> Pages | None:
    """A token of the reply goes into the next request: their names agree, or are usual."""
    for argument in scene.arguments.values():
        for mark in scene.marks:
            if _agree(argument, mark) and _takes(argument, mark):
                text = f"{mark.pointer} of the reply is called like the argument {argument.name}."
                return _cursor(scene, argument, mark, Reason(_CERTAIN, text))
    found, next_mark = scene.argument(CURSORS), scene.mark(NEXTS)
    if found is None or next_mark is None or not _takes(found, next_mark):
        return None
    text = f"{found.name} and {next_mark.pointer} of the reply are usual names for tokens of pages."
    return _cursor(scene, found, next_mark, Reason(_LIKELY, text))


def _agree(argument: Argument, mark: Mark) -> bool:
    """Whether a value of the reply is that of the next request's argument, by their names."""
    words = _without(argument.name, STARTS)
    marks = mark.name.split("_")
    if mark.holder in {"next", "next_page", "cursors"} and mark.name == joined(argument.name):
        return True
    told = "next" in marks or marks[:2] == ["last", "evaluated"]
    return told and bool(words) and _without(mark.name, MARKS) == words


def _takes(argument: Argument, mark: Mark) -> bool:
    """Whether a value of the reply can be given for an argument; text for a number is an address."""
    number = is_count(argument.type) and kind_of(argument.type) is not None
    return is_token(mark) and not (number and is_text(mark.type))


def _cursor(scene: Scene, argument: Argument, mark: Mark, reason: Reason) -> Pages:
    return Pages(PageStyle.CURSOR, scene.items, reason, argument=argument.where, next=mark.pointer)


def _by_url(scene: Scene) -> Pages | None:
    """The reply holds the address of the next page."""
    for mark in scene.marks:
        words = mark.name.split("_")
        if "next" not in words and mark.holder not in {"next", "next_page"}:
            continue
        if is_url(mark.type):
            # the address of a next step or invoice is one as well
            sure = _CERTAIN if NEXT_WORDS.issuperset(words) or mark.holder else _LIKELY
            text = f"{mark.pointer} of the reply is an address."
            return Pages(PageStyle.URL, scene.items, Reason(sure, text), next=mark.pointer)
        named = URL_WORDS.intersection(words) and NEXT_WORDS.issuperset(words)
        if (named or mark.holder == "links") and is_text(mark.type):
            text = f"{mark.pointer} of the reply is called like an address."
            return Pages(PageStyle.URL, scene.items, Reason(_CERTAIN, text), next=mark.pointer)
    bare = scene.mark(("next",))
    if bare is None or bare.holder in {"cursor", "cursors"}:
        return None
    if is_text(bare.type) and scene.mark(("previous", "prev")) is not None:
        text = f"{bare.pointer} of the reply has a counterpart for the page before."
        return Pages(PageStyle.URL, scene.items, Reason(_LIKELY, text), next=bare.pointer)
    return None


def _by_link(scene: Scene) -> Pages | None:
    """The header Link of RFC 8288."""
    replies = scene.operation.successes()
    if any(h.name.lower() == "link" for reply in replies for h in reply.headers):
        text = f"The reply to {scene.operation.key} has the header Link."
        return Pages(PageStyle.LINK, scene.items, Reason(_LIKELY, text))
    return None


def _by_key(scene: Scene) -> Pages | None:
    """The key of the last item goes into the next request, where nothing else can be meant."""
    known = {joined(name): name for name in scene.known.properties(scene.item)}
    for name, argument in scene.arguments.items():
        words = name.split("_")
        key = "_".join(words[1:]) if words[0] in {"after", "since"} and len(words) > 1 else ""
        if name == "starting_after" and "ending_before" in scene.arguments:
            key = "id" if scene.mark(MORE) is not None else ""
        if key and key in known:
            # what happened after a time is mostly a filter
            sure = _CERTAIN if key.split("_")[-1] in IDS else _LIKELY
            text = f"{argument.name} names {known[key]}, which items have."
            pointer = pointer_to([known[key]])
            return Pages(
                PageStyle.KEYSET,
                scene.items,
                Reason(sure, text),
                argument=argument.where,
                key=pointer,
            )
    return None


def _by_offset(scene: Scene) -> Pages | None:
    """The request says how many items to leave out."""
    found, size = scene.argument(OFFSETS), scene.argument(SIZES)
    if found is None or not is_count(found.type):
        return None
    plain = joined(found.name) in OFFSETS[:2]
    if not plain and size is None:
        return None
    if joined(found.name) in AMBIGUOUS and (
        AMBIGUOUS[joined(found.name)] in scene.arguments or scene.mark(NEXTS) is not None
    ):
        return None
    sure = plain and size is not None
    text = f"{found.name} is a number of items to leave out"
    text += f", and {size.name} how many to give." if size is not None else "."
    start = found.default if isinstance(found.default, int) else 0
    return Pages(
        PageStyle.OFFSET,
        scene.items,
        Reason(_CERTAIN if sure else _LIKELY, text),
        argument=found.where,
        start=start,
    )


def _by_page(scene: Scene) -> Pages | None:
    """The request says the number of a page."""
    found = scene.argument(PAGES)
    if found is None or not (is_count(found.type) or kind_of(found.type) is Kind.STRING):
        return None
    told = isinstance(found.default, int) and not isinstance(found.default, bool)
    text = f"{found.name} is the number of a page"
    text += f", {found.default} by default." if told else "; that they begin with 1 is a guess."
    start = found.default if isinstance(found.default, int) and told else 1
    return Pages(
        PageStyle.PAGE,
        scene.items,
        Reason(_CERTAIN if told else _LIKELY, text),
        argument=found.where,
        start=start,
    )


def _alone(scene: Scene) -> Pages | None:
    """There is one page, whose size may be asked for, or which tells its total."""
    size = scene.argument(SIZES)
    limits = size is not None and is_count(size.type)
    if size is None or not limits:
        if not _total(scene):
            return None
        text = "The reply tells a total, and nothing says how the list goes on."
    else:
        text = f"{size.name} limits the list, and nothing says how it goes on."
    return Pages(PageStyle.NONE, scene.items, Reason(Confidence.GUESS, text))


def _total(scene: Scene) -> str:
    """The pointer to the number of items on all pages; "" for none."""
    totals = [one for name in TOTALS for one in scene.marks if one.name == name]
    counts = [one for one in totals if is_count(one.type) and one.holder != "links"]
    beside = {(one.name, one.holder) for one in scene.marks}
    if counts and counts[0].name == "count" and (counts[0].holder or ("next", "") not in beside):
        return ""  # it may be the number of items on this page
    return counts[0].pointer if counts else ""


def _beside(scene: Scene, pages: Pages) -> Pages:
    """The pages with what the reply says beside them, and the size that can be asked for."""
    size = scene.argument(SIZES)
    own = pages.size or (size.where if size is not None and is_count(size.type) else None)
    more = pages.has_more
    for mark in scene.marks if more is None else ():
        if kind_of(mark.type) is Kind.BOOLEAN and mark.name in (*MORE, *LAST):
            more = Flag(mark.pointer, mark.name in MORE)
            break
    return replace(
        pages,
        size=own if own != pages.argument else None,
        has_more=more,
        total=_total(scene),
        count=_count(scene) if pages.style is PageStyle.PAGE else "",
    )


def _count(scene: Scene) -> str:
    """The pointer to the number of pages; "" for none."""
    found = (one for name in COUNTS for one in scene.marks if one.name == name)
    return next((one.pointer for one in found if is_count(one.type) and kind_of(one.type)), "")


def _without(name: str, words: frozenset[str]) -> tuple[str, ...]:
    return tuple(word for word in split_words(name) if word not in words)
