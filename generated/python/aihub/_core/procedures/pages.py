"""A list that goes on: one call for each page, when it is needed."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any, Dict, List, Mapping, Optional, Tuple, TypeVar, Union, cast

from ..base.errors import APIError, InvalidRequestError, PagingError, ResponseValidationError
from ..base.guards import is_dict, is_list
from ..codec.iterating import Part
from ..codec.list_pages import AsyncListPage, SyncListPage
from ..codec.models import Model
from ..codec.results import joined
from ..spec.options import Options, whole_number
from ..wire.transport import run
from .asking import Asking
from .turning import (
    COUNTED,
    MOST_EMPTY,
    Told,
    Trail,
    inner_items,
    items_at,
    marker_after,
)

if TYPE_CHECKING:
    from ..base.response import ApiResponse
    from ..calls.session import Session
    from ..spec.paging import Pages
    from .turning import Marker

E = TypeVar("E", bound=ResponseValidationError)
T = TypeVar("T")

async def perform(
    session: Session, recipe: Pages[T, Any], arguments: Mapping[str, Any], options: Options
) -> T:
    """The first page, or the one that ``resume`` leads to.

    :raises InvalidRequestError: an argument is not valid.
    """
    rest = dict(arguments)
    most = _most(rest.pop(recipe.max_items), recipe)
    token = rest.pop(recipe.resume)
    asking = Asking(session, recipe, rest, options)
    place = Place(asking.begin()) if token is None else Place(*asking.place_of(token))
    page = await Listing(asking).page(place, most, as_given=token is None, noted=True)
    return cast("T", page)


def _most(value: object, recipe: Pages[Any, Any]) -> Optional[int]:
    if value is None:
        return None
    try:
        return whole_number(value, 0)
    except ValueError as error:
        raise InvalidRequestError(str(error), recipe.max_items) from None


class Place:
    """Where a page begins, and how many of its items were yielded before.

    ``trail`` are the markers up to this one, ``empty`` the number of empty pages directly before.
    """

    __slots__ = ("empty", "marker", "skip", "trail")

    def __init__(
        self, marker: Marker, skip: int = 0, trail: Optional[Trail] = None, empty: int = 0
    ) -> None:
        self.marker = marker
        self.skip = skip
        known = Trail() if marker is None else Trail().after(marker)
        self.trail = known if trail is None else trail
        self.empty = empty


class Listing:
    """One list: what is the same for all its pages."""

    def __init__(self, asking: Asking) -> None:
        self.asking = asking
        self.recipe = asking.recipe
        self.asynchronous = asking.session.settings.asynchronous

    async def page(
        self,
        place: Place,
        most: Optional[int],
        *,
        as_given: bool = False,
        noted: bool = False,
        before: Optional[List[Any]] = None,
    ) -> object:
        """The page at a place, None behind the last one. ``as_given`` and ``noted`` are those of :meth:`Asking.call`.

        ``before`` are the items of the page before it.
        """
        try:
            exchange = self.asking.call(place.marker, as_given=as_given, noted=noted)
            response = await exchange.response()
            items = items_at(response.data, self.recipe.items)
            if before and self._repeats(items, before):
                if self.asking.session.settings.options.transport is not None:
                    return None  # a fake, whose last response stays
                problem = "the page is the same as the one before, so the list would never end"
                raise about(PagingError(problem), response)
            sent = "" if exchange.sent is None else exchange.sent.url
            told = Told(response.data, response.headers, items, sent, exchange.call.url)
            return self._made(Leaf(self, place, most, told, response), response)
        except APIError as error:
            error.resume_token = self.asking.token(place.marker, place.skip)
            raise

    def _made(self, leaf: Leaf, response: ApiResponse[Any]) -> object:
        """The page whose source is ``leaf``."""
        asynchronous = self.asynchronous
        value: object = response.data
        if self.recipe.classes is None:
            if not is_list(value):
                raise about(ResponseValidationError("a page must be an array"), response)
            page: Union[AsyncListPage[Any], SyncListPage[Any]]
            page = AsyncListPage(value) if asynchronous else SyncListPage(value)
            page.__dict__["_origin"] = leaf
            return page
        if not isinstance(value, Model):
            raise about(ResponseValidationError("a page must be an object"), response)
        cls: Any = self.recipe.classes()[1 if asynchronous else 0]
        return joined(cls, value, leaf)

    def _repeats(self, items: List[Any], before: List[Any]) -> bool:
        """Whether a page is the one before again: equal objects are no coincidence."""
        if len(items) == 1 and self.recipe.style not in COUNTED:
            return False
        return items == before and all(is_dict(item) or isinstance(item, Model) for item in items)


def about(error: E, response: ApiResponse[Any]) -> E:
    """``error``, with the response that it is about."""
    error.request, error.response, error.body = response.request, response, response.text
    return error


class Leaf:
    """The source of one page: what it told, and how to get to the next one."""

    def __init__(
        self,
        listing: Listing,
        place: Place,
        most: Optional[int],
        told: Told,
        response: ApiResponse[Any],
    ) -> None:
        self._listing = listing
        self._place = place
        self._outer = told.items
        each = listing.recipe.each
        found = inner_items(told.items, each) if each else told.items
        self._count = len(found)
        items = found[place.skip :]
        self.items = items if most is None else items[:most]
        self._left = None if most is None else most - len(self.items)
        self._next: Optional[Place] = None
        self._problem: Optional[PagingError] = None
        try:
            self._next = self._turned(told)
        except PagingError as error:
            error.resume_token = listing.asking.token(place.marker, self._count)
            self._problem = about(error, response)

    def _turned(self, told: Told) -> Optional[Place]:
        """Where the next page begins.

        :raises PagingError: nobody can tell.
        """
        recipe, place = self._listing.recipe, self._place
        marker = marker_after(recipe, place.marker, told)
        if marker is None:
            return None
        skip = max(0, place.skip - self._count)
        if recipe.style not in COUNTED:
            return Place(marker, skip, place.trail.after(marker))
        empty = 0 if told.items else place.empty + 1
        if empty == MOST_EMPTY:
            raise PagingError(f"there should be more items, but {empty} pages were empty")
        return Place(marker, skip, empty=empty)

    def __deepcopy__(self, memo: object) -> Leaf:
        return self  # a copy of a page goes on as the page does

    def __reduce__(self) -> Tuple[Any, ...]:
        end = self.token_at(len(self.items))
        own = self._listing.asking.token(self._place.marker, self._place.skip)
        return (Pressed, (self.items, own, end, self._listing.asynchronous, self.part))

    @property
    def part(self) -> Part:
        """Which items of the response are those of this page."""
        recipe, place, count = self._listing.recipe, self._place, len(self.items)
        before: Optional[int] = None
        if recipe.style == "offset" and isinstance(place.marker, int):
            before = place.marker - recipe.start
        cut = place.skip + count < self._count
        return Part(
            recipe.items,
            recipe.each,
            skip=place.skip,
            count=count if cut else None,
            before=before,
        )

    @property
    def has_next(self) -> bool:
        """Whether iterating asks for a further page."""
        return self._left != 0 and (self._next is not None or self._problem is not None)

    def token_at(self, position: int) -> Optional[Dict[str, Any]]:
        """Where iterating goes on behind so many of the items."""
        token, place, skip = self._listing.asking.token, self._place, self._place.skip + position
        if position < len(self.items) or skip < self._count or self._problem is not None:
            return token(place.marker, skip)
        return None if self._next is None else token(self._next.marker, self._next.skip)

    def following(self) -> object:
        """The next page or None; for the async client, a coroutine of it."""
        coroutine = self._follow()
        return coroutine if self._listing.asynchronous else run(coroutine)

    async def _follow(self) -> object:
        if not self.has_next:
            return None
        if self._next is None:
            raise copy(cast("PagingError", self._problem))
        return await self._listing.page(self._next, self._left, before=self._outer)


class Pressed:
    """The source of a page that was unpickled: its items, and the tokens of both its ends."""

    def __init__(
        self,
        items: List[Any],
        own: Dict[str, Any],
        end: Optional[Dict[str, Any]],
        asynchronous: bool,
        part: Part,
    ) -> None:
        self.items = items
        self.part = part
        self._own = own
        self._end = end
        self._asynchronous = asynchronous

    @property
    def has_next(self) -> bool:
        """Whether there is a further page."""
        return self._end is not None

    def token_at(self, position: int) -> Optional[Dict[str, Any]]:
        """Where iterating goes on behind so many of the items."""
        if position == len(self.items):
            return self._end
        return {**self._own, "skip": self._own.get("skip", 0) + position}

    def following(self) -> object:
        """Nothing, if this is the last page; otherwise it cannot be had without a client."""
        coroutine = self._follow()
        return coroutine if self._asynchronous else run(coroutine)

    async def _follow(self) -> None:
        if self._end is not None:
            raise APIError(
                "this page was unpickled, so it has no client to get the next one: call the method "
                "again, with its resume_token as the argument resume"
            )
