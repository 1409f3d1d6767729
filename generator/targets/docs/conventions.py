"""What all operations of an API have in common, as far as it is known: errors, and lists in pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.emit.markdown import md_code, md_text
from generator.ir.model import Api, Response
from generator.ir.types import DeclId, Named
from generator.relations.model import InBody, InParameter, Input, Pages, PageStyle
from generator.targets.docs.pages import OperationPage
from generator.targets.docs.render import reason

_ENOUGH = 8  # statuses, and lists, that are named


def errors(api: Api, labels: Mapping[DeclId, str]) -> Iterator[str]:
    """What comes back for a request that fails, as blocks of Markdown; nothing where nothing is known.

    ``labels`` are the anchors of models.
    """
    failed = [r for op in api.operations for r in op.responses if r.status[:1] in {"4", "5", "d"}]
    if not failed:
        return
    body = _common(failed)
    name = api.decls[body].hint.component if body is not None else ""
    if body is not None and name and body in labels:
        yield (
            "A request that fails is answered with a status of 400 or more, and mostly with "
            f"[{md_text(name)}](#{labels[body]}) as JSON."
        )
    else:
        yield "A request that fails is answered with a status of 400 or more."
    statuses = Counter(r.status for r in failed if r.status.isdigit())
    if statuses:
        common = sorted(status for status, _ in statuses.most_common(_ENOUGH))
        yield "\n".join(f"- {md_code(one)} {md_text(reason(one))}".rstrip() for one in common)


def _common(failed: Sequence[Response]) -> DeclId | None:
    """The model that most errors have; None where no model is that of a third of them."""
    found = Counter(
        media.type.id
        for response in failed
        for media in response.media
        if media.is_json and isinstance(media.type, Named)
    )
    for model, count in found.most_common(1):
        if count * 3 >= len(failed):
            return model
    return None


@dataclass(frozen=True, slots=True)
class _Way:
    """How lists go on."""

    style: PageStyle
    argument: str
    size: str
    next: str


def paging(
    pages: Mapping[str, Pages], shown: Mapping[str, OperationPage], loop: str
) -> Iterator[str]:
    """How one gets from a page of a list to the next, as blocks of Markdown.

    ``shown`` are the pages of operations by key; ``loop`` is code of the SDK that goes through a
    list, "" without one.
    """
    ways: dict[_Way, list[OperationPage]] = {}
    for key, page in pages.items():
        if page.style is not PageStyle.NONE and key in shown:
            way = _Way(page.style, _name(page.argument), _name(page.size), page.next)
            ways.setdefault(way, []).append(shown[key])
    if not ways:
        return
    yield "Long lists come in pages. Ask for pages until one is empty or says that it is the last."
    yield "\n".join(f"- {_words(way)}: {_links(found)}" for way, found in ways.items())
    if loop:
        yield f"In Python, a `for` loop over the result gets the items of all pages: {md_code(loop)}"


def _name(place: Input | None) -> str:
    match place:
        case InParameter(name=name):
            return name
        case InBody(pointer=pointer):
            return pointer.rpartition("/")[2]
        case None:
            return ""


def _words(way: _Way) -> str:
    size = f", {md_code(way.size)} how many come at once" if way.size else ""
    argument = md_code(way.argument)
    marker = md_code(way.next.strip("/").replace("/", ".")) if way.next else "the response"
    match way.style:
        case PageStyle.OFFSET:
            return f"{argument} says how many items to skip{size}"
        case PageStyle.PAGE:
            return f"{argument} is the number of the page{size}"
        case PageStyle.CURSOR:
            return f"{argument} takes the marker in {marker} of the last response{size}"
        case PageStyle.KEYSET:
            return f"{argument} takes the key of the last item{size}"
        case PageStyle.LINK:
            return "the header `Link` has the address of the next page"
        case _:
            return f"{marker} has the address of the next page"


def _links(found: Iterable[OperationPage]) -> str:
    pages = list(found)
    links = [f"[{md_text(one.title)}]({one.path}.md)" for one in pages[:_ENOUGH]]
    more = len(pages) - len(links)
    return ", ".join(links) + (f" and {more} more" if more else "")
