"""What ``x-sdk-*`` says of operations, replies and webhooks: paging, uploads, names, signatures."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.ir.rows import RowsOf
from generator.ir.types import JsonValue


@dataclass(frozen=True, slots=True)
class ErrorInSuccess:
    """``x-sdk-error-in-success``: a reply that is an error though its status says otherwise."""

    pointer: str  # JSON pointer into the reply
    equals: JsonValue
    message_pointer: str


class PagingStyle(enum.Enum):
    """What selects a page."""

    OFFSET = "offset"  # how many items come before it
    PAGE = "page"  # its number
    CURSOR = "cursor"  # a token of the reply before it
    KEYSET = "keyset"  # the key of the last item before it
    URL = "url"  # an address in the reply before it
    LINK = "link"  # the address in the header Link of the reply before it
    NONE = "none"  # nothing: there is one page


@dataclass(frozen=True, slots=True)
class Paging:
    """``x-sdk-paging``: how a list operation is paged.

    Pointers are JSON Pointers. What a style does not use is "".
    """

    style: PagingStyle
    items: str  # pointer into the reply
    each: str = ""  # pointer into an item, to an array: what is listed are the items of these
    argument: str = ""  # parameter or body property that selects the page
    size_argument: str = ""
    next: str = ""  # pointer into the reply: the next cursor, or the address of the next page
    key: str = ""  # pointer into an item
    has_more: str = ""  # pointer into the reply: false ends
    start: int = 0


@dataclass(frozen=True, slots=True)
class Polling:
    """``x-sdk-polling``: the operation that tells how far some work is."""

    state: str  # pointer into the reply
    succeeded: tuple[str, ...]
    failed: tuple[str, ...]
    waiting: tuple[str, ...] = ()  # not final, but a person has to act
    interval: float = 3.0  # seconds


@dataclass(frozen=True, slots=True)
class StartsWork:
    """``x-sdk-starts``: the operation starts work that ``poll`` reports on.

    ``handle`` is where the id comes from: a pointer into the body, or ``header:Location``
    (matched against the path template of ``poll``).
    """

    poll: str  # operationId
    argument: str  # parameter of poll
    handle: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SimpleUpload:
    """``x-sdk-upload``: a file in one request, of ``operation`` or, if "", of the one that holds it.

    Both names are parameters or body properties. Without the first, the name of the file goes with
    its content; without the second, the body or its only binary property is the content.
    """

    operation: str = ""  # operationId
    name_argument: str = ""
    data_argument: str = ""
    up_to: int = 0  # bytes; larger files go in parts


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadRecipe:
    """``x-sdk-upload``: a large file in parts. Held by the operation that opens the session.

    Each of the names is a parameter or body property of the operation it belongs to;
    each pointer goes into that operation's reply.
    """

    size_argument: str  # of the opening operation: total number of bytes
    session: str  # pointer: session id
    part_size: str  # pointer: bytes per part
    part_operation: str  # operationId
    part_session_argument: str
    part_number_argument: str
    part_reply: tuple[str, ...]  # properties of the part reply that finish wants back
    finish_operation: str  # operationId
    finish_session_argument: str
    finish_action_argument: str
    finish_commit: str
    finish_abort: str
    finish_parts_argument: str
    first_part: int = 1
    name_argument: str = ""  # of the opening operation: what the file is called
    simple: SimpleUpload | None = None  # how small files go


@dataclass(frozen=True, slots=True)
class FolderFacts:
    """``x-sdk-upload-folder``: what is to be known of the files of a folder that are uploaded.

    ``separator`` stands for ``/`` in their names; it is ``/`` where names can hold paths, and "" if
    nobody says.
    """

    separator: str = ""
    largest: int = 0  # bytes; no limit


@dataclass(frozen=True, slots=True)
class BulkRecipe:
    """``x-sdk-bulk``: documents are uploaded, run by this operation, and found in its results."""

    argument: str  # of this operation: what the documents were uploaded into
    file: str  # pointer into one result: the name of its document
    most_files: int = 0  # documents that one run may have; 0 for any number
    since: str = ""  # argument of the list of what was started: the earliest time


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookSignature:
    """``x-sdk-webhook-signature``: the HMAC with which the server signs what it sends.

    ``content`` are the pieces that are signed, one after the other: ``{id}``, ``{timestamp}``,
    ``{body}``, or plain text. A signature is a part of ``header`` that begins with ``prefix``. The
    time is in ``timestamp_header``, or in a part of ``header`` that begins with
    ``timestamp_prefix``, or there is none.
    """

    header: str
    content: tuple[str, ...]
    algorithm: str = "sha256"  # sha1, sha256, sha512
    encoding: str = "hex"  # of the signature: hex, base64
    key: str = "text"  # how a secret gives the key: text, hex, base64, whsec
    prefix: str = ""
    timestamp: str = "seconds"  # seconds, milliseconds, iso8601
    timestamp_header: str = ""
    timestamp_prefix: str = ""
    id_header: str = ""
    tolerance: float = 300.0  # seconds that the time may differ from the clock

    @property
    def timed(self) -> bool:
        """Whether what is sent has a time."""
        return bool(self.timestamp_header or self.timestamp_prefix)


#: ``x-sdk-retry``: whether a call may be repeated, even a POST; "": what the method says.
Retry: TypeAlias = Literal["", "safe", "never"]


@dataclass(frozen=True, slots=True)
class Downloads:
    """``x-sdk-download``: how the file that an operation returns can be downloaded."""

    off: bool = False  # there are no methods for it
    checksum: str = ""  # the header with a checksum of the file


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What ``x-sdk-*`` extensions say of an operation."""

    name: str = ""  # x-sdk-name: the method's name
    former: tuple[str, ...] = ()  # x-sdk-renamed-from: what it was called before
    group: tuple[str, ...] = ()  # x-sdk-group: the resource path
    retry: Retry = ""
    paging: Paging | None = None
    polling: Polling | None = None
    starts: StartsWork | None = None
    upload: UploadRecipe | None = None
    downloads: Downloads = Downloads()
    sends_file: SimpleUpload | None = None
    rows: RowsOf | None = None
    folder: FolderFacts = FolderFacts()
    bulk: BulkRecipe | None = None
