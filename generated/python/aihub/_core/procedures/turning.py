"""From one page of a list to the next: what a response says of it, and what it must not say.

A *marker* tells which page is meant: an offset, the number of a page, a token, the key of an item,
or an address below the server's root. It is plain JSON; None is the first page, as asked for by the
arguments.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, List, Optional, Tuple, Union
from urllib.parse import urlsplit

from ..base.errors import PagingError
from ..base.guards import is_list
from ..calls import redirects
from ..codec import pointer
from ..codec.models import Model

if TYPE_CHECKING:
    from ..base.response import Headers
    from ..spec.paging import Pages

    Marker = Union[int, float, str, None]

#: Styles in which the next page is at an address.
ADDRESSED = ("url", "link")
#: Styles in which the marker is counted, and does not come from the server.
COUNTED = ("offset", "page")
#: After so many empty pages in a row that claim that more follows, nothing more is expected.
MOST_EMPTY = 10

_LINK = re.compile(r"<([^<>]*)>((?:[^,\"]|\"(?:[^\"\\]|\\.)*\")*)")
_REL = re.compile(r";\s*rel\s*=\s*(?:\"([^\"]*)\"|([^\s;,]+))", re.IGNORECASE)


class Told:
    """What the response with a page told: its value, its headers, its items.

    ``url`` is the address that was asked for last, and ``home`` that of the server.
    """

    __slots__ = ("headers", "home", "items", "url", "value")

    def __init__(self, value: object, headers: Headers, items: List[Any], url: str, home: str) -> None:
        self.value = value
        self.headers = headers
        self.items = items
        self.url = url
        self.home = home


def items_at(value: object, place: str) -> List[Any]:
    """The items at a pointer; none where a response has null, nothing, or no array."""
    found = pointer.lookup(value, place)
    return found[:] if is_list(found) else []


def inner_items(items: List[Any], each: str) -> List[Any]:
    """The items of the arrays at ``each`` of ``items``."""
    return [inner for item in items for inner in items_at(item, each)]


def marker_after(recipe: Pages[Any, Any], at: Marker, told: Told) -> Marker:
    """The marker of the next page; None if this was the last one.

    :raises PagingError: there should be one, and the response does not say which, or leads away.
    """
    more = pointer.lookup(told.value, recipe.has_more) if recipe.has_more else None
    goes_on = more is recipe.more if isinstance(more, bool) else None
    if goes_on is False:
        return None
    if recipe.style in COUNTED:
        if not told.items and not goes_on:
            return None
        here = at if isinstance(at, int) else recipe.start
        if recipe.style == "offset":
            return here + len(told.items)
        count = pointer.lookup(told.value, recipe.count) if recipe.count else None
        # some servers have an error for a page behind the last one
        last = isinstance(count, int) and 0 < count <= here + 1 - recipe.start
        return None if last and not goes_on else here + 1
    if recipe.style == "keyset":
        if not told.items and not goes_on:
            return None
        key = _scalar(told.items[-1], recipe.key) if told.items else None
        if key is None or key == "":
            what = f"the last item has no {recipe.key}" if told.items else "the page is empty"
            raise PagingError(f"there is no way to the next page: {what}")
        return key
    if recipe.style == "link":
        found: Marker = linked(told.headers.get("link", ""), "next")
        what = 'the header Link has no rel="next"'
    else:
        found = _scalar(told.value, recipe.next)
        what = f"the response has no {recipe.next}"
    if found is None or found in ("", 0, "0"):  # by convention, these lead nowhere
        if goes_on:
            raise PagingError(f"{recipe.has_more} says that there are more pages, but {what}")
        return None
    return _below_home(str(found), told) if recipe.style in ADDRESSED else found


def _scalar(value: object, place: str) -> Marker:
    """The number or text at a pointer; None if there is none."""
    found = pointer.lookup(value, place)
    if isinstance(value, Model) and not isinstance(found, (int, float, str)) and found is not None:
        found = pointer.lookup(value.to_dict(), place)  # a time, a UUID: as it came
    return found if isinstance(found, (int, float, str)) and not isinstance(found, bool) else None


def linked(header: str, relation: str) -> Optional[str]:
    """The address with this relation in a header Link (RFC 8288)."""
    for address, parameters in _LINK.findall(header):
        for quoted, plain in _REL.findall(parameters):
            if relation in (quoted or plain).lower().split():
                return str(address)
    return None


def _below_home(address: str, told: Told) -> str:
    """The path and query of the address of the next page, which must be at the same server."""
    try:
        target = redirects.target(told.url, address)
    except redirects.RedirectError as error:
        raise PagingError(f"the address of the next page cannot be used: {error}") from None
    parts = urlsplit(target)
    if redirects.origin(target) != redirects.origin(told.home):
        server = f"{parts.scheme}://{parts.netloc}"
        raise PagingError(f"the next page is at another server, which is not asked: {server}")
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


class Trail:
    """The markers so far, in bounded memory: one that comes back would be an endless list.

    The last ones are kept. Of those before, one is kept at growing distances (Brent's algorithm),
    which finds a longer circle in its second or third round.
    """

    __slots__ = ("_distance", "_kept", "_recent", "_steps")

    _MOST = 128

    def __init__(
        self,
        recent: Tuple[int, ...] = (),
        kept: Optional[int] = None,
        steps: int = 0,
        distance: int = 1,
    ) -> None:
        self._recent = recent
        self._kept = kept
        self._steps = steps
        self._distance = distance

    def after(self, marker: Marker) -> Trail:
        """The trail with one more marker; this one does not change.

        :raises PagingError: it was there before.
        """
        mark = hash(str(marker))  # tokens can be long, and -1 and -2 have the same hash
        if mark in self._recent or mark == self._kept:
            raise PagingError(
                "the response leads to a page that was there before, so the list would never end"
            )
        recent = (*self._recent[1 - self._MOST :], mark)
        if self._steps + 1 == self._distance:
            return Trail(recent, mark, 0, self._distance * 2)
        return Trail(recent, self._kept, self._steps + 1, self._distance)
