"""Descriptors: what a generated method knows about its operation, as data.

A resource module has one :class:`Operation` for each method. Nothing here is imported before the
first resource is used, and nothing here imports pydantic or httpx: types are given as functions
without arguments, which are called when the first request needs them.
"""

from __future__ import annotations

from typing import Any, Callable, Generic, Optional, Tuple, TypeVar

A = TypeVar("A")
T = TypeVar("T")

#: Returns the Python type of a value, for example ``lambda: Optional[List[models.Run]]``.
TypeThunk = Callable[[], Any]


class Param:
    """One argument that is sent outside the body.

    ``name`` is the Python argument, ``wire`` the name that is sent. ``location`` is ``path``,
    ``query``, ``header``, ``cookie`` or ``querystring``. ``client`` says that the client has a
    value for it: NOT_GIVEN uses that value, None sends none. ``secret`` says that the value must
    never be shown. ``parts`` says how the properties of a whole query are written, ``joined``
    what joins the items of arrays inside an array (Swagger 2.0).
    """

    __slots__ = (
        "allow_reserved",
        "client",
        "explode",
        "joined",
        "location",
        "media",
        "name",
        "parts",
        "required",
        "secret",
        "spans_segments",
        "style",
        "type",
        "wire",
    )

    def __init__(
        self,
        name: str,
        location: str,
        wire: str,
        type: TypeThunk,
        *,
        required: bool = False,
        style: str = "",
        explode: Optional[bool] = None,
        allow_reserved: bool = False,
        media: str = "",
        spans_segments: bool = False,
        client: bool = False,
        secret: bool = False,
        parts: Tuple[Part, ...] = (),
        joined: Tuple[str, ...] = (),
    ) -> None:
        self.name = name
        self.location = location
        self.wire = wire
        self.type = type
        self.required = required
        # the defaults of the OpenAPI specification
        self.style = style or ("form" if location in ("query", "cookie") else "simple")
        self.explode = (self.style in ("form", "cookie")) if explode is None else explode
        self.allow_reserved = allow_reserved
        self.media = media
        self.spans_segments = spans_segments
        self.client = client
        self.secret = secret
        self.parts = parts
        self.joined = joined


class Part:
    """How one part of a form or multipart body is written (the ``encoding`` object).

    ``wire`` is the property, "" for a part that has a position instead. ``positions`` and ``each``
    are the parts of a part that is multipart itself: the first ones, and any other one.
    """

    __slots__ = (
        "allow_reserved",
        "content_type",
        "each",
        "explode",
        "headers",
        "positions",
        "style",
        "wire",
    )

    def __init__(
        self,
        wire: str,
        *,
        content_type: str = "",
        style: str = "",
        explode: Optional[bool] = None,
        allow_reserved: bool = False,
        headers: Tuple[Param, ...] = (),
        positions: Tuple[Part, ...] = (),
        each: Optional[Part] = None,
    ) -> None:
        self.wire = wire
        self.content_type = content_type
        self.style = style
        self.explode = explode
        self.allow_reserved = allow_reserved
        self.headers = headers
        self.positions = positions
        self.each = each


class Body:
    """One media type that the request body can have.

    ``argument`` is the Python argument that holds the whole body, or "" when the properties are
    separate arguments, listed in ``fields`` as ``(argument, property)`` in schema order.
    ``item`` is the type of one item of a stream. ``positions`` and ``each`` are for multipart
    bodies whose parts have no names: how the first parts are written, and any other one.
    """

    __slots__ = (
        "argument",
        "each",
        "fields",
        "item",
        "media",
        "parts",
        "positions",
        "required",
        "type",
    )

    def __init__(
        self,
        media: str,
        type: TypeThunk,
        *,
        argument: str = "",
        fields: Tuple[Tuple[str, str], ...] = (),
        required: bool = True,
        parts: Tuple[Part, ...] = (),
        item: Optional[TypeThunk] = None,
        positions: Tuple[Part, ...] = (),
        each: Optional[Part] = None,
    ) -> None:
        self.media = media
        self.type = type
        self.argument = argument
        self.fields = fields
        self.required = required
        self.parts = parts
        self.item = item
        self.positions = positions
        self.each = each


class Reply:
    """A possible response for one status (``200``, ``2XX``, ``default``) in one media type.

    ``type`` is None when the document declares no body (``media`` is "" then). ``item`` is
    the type of one element of a stream (server-sent events, JSON lines). ``error_if`` is
    ``(pointer, value, message pointer)``: a response with this value is an error, whatever its
    status. ``headers`` are the declared ones: name and type.
    """

    __slots__ = ("error_if", "headers", "item", "media", "status", "type")

    def __init__(
        self,
        status: str,
        media: str = "",
        type: Optional[TypeThunk] = None,
        *,
        item: Optional[TypeThunk] = None,
        error_if: Optional[Tuple[str, Any, str]] = None,
        headers: Tuple[Tuple[str, TypeThunk], ...] = (),
    ) -> None:
        self.status = status
        self.media = media
        self.type = type
        self.item = item
        self.error_if = error_if
        self.headers = headers


class Rule:
    """How many of these arguments a call must have (``x-sdk-requires``)."""

    __slots__ = ("arguments", "maximum", "minimum")

    def __init__(self, arguments: Tuple[str, ...], minimum: int, maximum: int) -> None:
        self.arguments = arguments
        self.minimum = minimum
        self.maximum = maximum


class Recipe(Generic[T]):
    """What a method does. T is the type of its result, or of each item of an iterator.

    ``procedure`` is the module of ``procedures`` that does it.
    """

    __slots__ = ()
    procedure = "single"


class Twin(Recipe[T], Generic[T, A]):
    """What a method does whose result has another type in the asynchronous client: A."""

    __slots__ = ()


class Operation(Recipe[T]):
    """One operation: its URL, its arguments, and its responses.

    ``returns`` is ``value`` (the decoded body) or ``response`` (an ``ApiResponse`` with status,
    headers and body, for example for HEAD). ``security`` lists
    the alternatives, each a tuple of scheme keys; None means the client's default, ``()`` none.
    ``retry`` is "" (by method), ``safe`` (retry even a POST) or ``never``.
    """

    __slots__ = (
        "bodies",
        "id",
        "method",
        "params",
        "path",
        "replies",
        "retry",
        "returns",
        "rules",
        "security",
        "sent_if",
        "server",
    )

    def __init__(
        self,
        id: str,
        method: str,
        path: str,
        *,
        params: Tuple[Param, ...] = (),
        bodies: Tuple[Body, ...] = (),
        replies: Tuple[Reply, ...] = (),
        returns: str = "value",
        security: Optional[Tuple[Tuple[str, ...], ...]] = None,
        server: str = "",
        retry: str = "",
        rules: Tuple[Rule, ...] = (),
        sent_if: Tuple[Tuple[str, str, Any], ...] = (),
    ) -> None:
        self.id = id
        self.method = method
        self.path = path
        self.params = params
        self.bodies = bodies
        self.replies = replies
        self.returns = returns
        self.security = security
        self.server = server
        self.retry = retry
        self.rules = rules
        #: ``(argument, other argument, value)``: sent only when the other has that value
        self.sent_if = sent_if


class StreamOperation(Operation[T]):
    """An operation whose result is a stream. T is the type of an item."""

    __slots__ = ()
    procedure = "stream"
