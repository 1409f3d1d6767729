"""What is known about an API beyond its operations one by one: frozen facts, with reasons.

A *place* is what operations are about: the pets of ``/pets``, one of which is ``/pets/{pet_id}``,
or a single thing such as ``/me``. A *role* says what one operation is there for, and at which
place. Every fact that is not written in the document carries a :class:`Reason`.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TypeAlias

from generator.ir.model import Operation
from generator.ir.types import TypeRef
from generator.ir.wire import ParamIn


class Confidence(enum.IntEnum):
    """How sure a fact is. Where two facts exclude each other, the surer one holds."""

    GUESS = 1  # a name suggests it
    LIKELY = 2  # a convention that most APIs keep
    CERTAIN = 3  # paths, methods and types leave no other reading
    STATED = 4  # the document says so: ``x-sdk-*``, or ``links``


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a fact is taken for one: a sentence that names what it was inferred from."""

    confidence: Confidence
    text: str


# -- where values stand ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class InParameter:
    """A parameter of a request."""

    location: ParamIn
    name: str


@dataclass(frozen=True, slots=True)
class InBody:
    """A value in the body of a request, by JSON Pointer; "" is the whole body."""

    pointer: str


#: Where a request takes a value.
Input: TypeAlias = "InParameter | InBody"


@dataclass(frozen=True, slots=True)
class OutBody:
    """A value in the body of a reply, by JSON Pointer; "" is the whole body."""

    pointer: str


@dataclass(frozen=True, slots=True)
class OutHeader:
    """The value of a header of a reply."""

    name: str


@dataclass(frozen=True, slots=True)
class OutUrl:
    """A path parameter of the address in a header of a reply, mostly ``Location``."""

    header: str
    template: str  # the path that the address has: /pets/{pet_id}
    parameter: str  # whose value is meant: pet_id
    spans: bool = False  # the value may hold slashes


#: Where a reply holds a value.
Output: TypeAlias = "OutBody | OutHeader | OutUrl"


# -- places ------------------------------------------------------------------------------


class PlaceKind(enum.Enum):
    """What is at a place."""

    COLLECTION = "collection"  # any number of things, each with a key
    SINGLE = "single"  # one thing that needs no key: /me


@dataclass(frozen=True, slots=True)
class Key:
    """The property of a record that names the thing, as the last path parameter does."""

    property: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Place:
    """What some operations are about, with the first operation for each purpose.

    ``path`` identifies the place: the path of its collection or of the single thing, without
    what is no part of a place (a slash at the end, ``.json``, a query, a verb).
    """

    path: str
    kind: PlaceKind
    noun: tuple[str, ...]  # the words of one thing: ("pet",)
    reason: Reason
    item_path: str = ""  # the path of one thing; "" when it has none of its own
    parameter: str = ""  # the last parameter of ``item_path``
    parent: str = ""  # the path of the place whose thing this one belongs to; "" for none
    record: TypeRef | None = None  # what the API shows of one thing
    key: Key | None = None
    lister: Operation | None = None
    creator: Operation | None = None  # a POST, or the PUT that makes what is not there yet
    reader: Operation | None = None
    replacer: Operation | None = None
    merger: Operation | None = None
    deleter: Operation | None = None

    def operations(self) -> tuple[Operation, ...]:
        """Those named above, each once."""
        named = (self.lister, self.creator, self.reader, self.replacer, self.merger, self.deleter)
        return tuple({one.key: one for one in named if one is not None}.values())

    @property
    def key_name(self) -> str:
        """The property that names a thing; "" when none is known."""
        return self.key.property if self.key is not None else ""


# -- roles -------------------------------------------------------------------------------


class Purpose(enum.Enum):
    """What an operation is there for."""

    LIST = "list"
    CREATE = "create"
    READ = "read"
    REPLACE = "replace"  # an update by the whole
    MERGE = "merge"  # an update by what is to change
    DELETE = "delete"
    UPLOAD = "upload"  # the request is the bytes of a file
    OPEN_UPLOAD = "open upload"  # x-sdk-upload: a file in parts
    SEND_PART = "send part"
    FINISH_UPLOAD = "finish upload"
    DOWNLOAD = "download"  # the reply is the bytes of a file
    START = "start"  # begins work that goes on after the reply
    POLL = "poll"  # tells how far work is
    RESULTS = "results"  # gives what work has found
    ACT = "act"  # does something else with a thing or a collection
    OTHER = "other"


class Scope(enum.Enum):
    """How much of its place an operation is about."""

    ONE = "one"  # one thing
    ALL = "all"  # the collection
    NONE = "none"  # there is no place


@dataclass(frozen=True, slots=True)
class Items:
    """Where the list stands in a reply, and of what it is."""

    pointer: str
    type: TypeRef | None  # of one item
    reason: Reason


@dataclass(frozen=True, slots=True)
class Role:
    """What one operation is there for.

    ``purpose`` is the main one: what it does to its place. ``also`` are others at the same
    time: a DELETE may START work, a READ may POLL it, a REPLACE may UPLOAD bytes.
    """

    operation: Operation
    purpose: Purpose
    scope: Scope
    reason: Reason
    place: str = ""  # path of the place
    also: tuple[Purpose, ...] = ()
    action: tuple[str, ...] = ()  # what the path says is done: ("feed",), ("search",)
    named_by: Input | None = None  # where the request says which thing is meant
    record_at: str | None = None  # pointer to the record in the reply; None: it shows none
    body_at: str = ""  # pointer to the record in the body of the request
    items: Items | None = None  # of LIST and RESULTS, where the reply is described

    @property
    def is_placed(self) -> bool:
        """Whether the operation is about a place; that of ``/{name}`` has the path ""."""
        return self.scope is not Scope.NONE

    def has(self, purpose: Purpose) -> bool:
        """Whether ``purpose`` is among the purposes."""
        return purpose is self.purpose or purpose in self.also


# -- pages -------------------------------------------------------------------------------


class PageStyle(enum.Enum):
    """How one gets from a page to the next one."""

    OFFSET = "offset"  # ``argument`` grows by the number of items that came
    PAGE = "page"  # ``argument`` grows by one
    CURSOR = "cursor"  # ``argument`` is the value at ``next``
    URL = "url"  # the address at ``next`` is the next page
    LINK = "link"  # the header Link has the address, with rel="next"
    KEYSET = "keyset"  # ``argument`` is the value at ``key`` of the last item
    NONE = "none"  # there is one page; ``size`` limits it


@dataclass(frozen=True, slots=True)
class Flag:
    """A boolean of a reply; further pages follow when it is ``more``."""

    pointer: str
    more: bool = True


@dataclass(frozen=True, slots=True)
class Pages:
    """How a list goes on. An empty page always ends it, a short one need not."""

    style: PageStyle
    items: str  # pointer to the items of a page
    reason: Reason
    argument: Input | None = None  # selects the page; none with URL, LINK and NONE
    size: Input | None = None  # how many items a page may have
    start: int = 0  # the first value of ``argument``, with OFFSET and PAGE
    next: str = ""  # pointer to the marker of the next page, with CURSOR and URL
    key: str = ""  # pointer into an item, with KEYSET
    each: str = ""  # pointer into an item, to an array: what is listed are the items of these
    has_more: Flag | None = None
    total: str = ""  # pointer to the number of items on all pages
    count: str = ""  # pointer to the number of pages, with PAGE
    others: tuple[Pages, ...] = ()  # other ways to go on, the surest first
