"""The options of a call, which every method takes in addition to its own arguments."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, Mapping, Optional, Tuple, Union

    from typing_extensions import Protocol, TypedDict


class NotGiven:
    """The type of :data:`NOT_GIVEN`."""

    __slots__ = ()
    _instance: Optional[NotGiven] = None

    def __new__(cls) -> NotGiven:
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "NOT_GIVEN"

    def __reduce__(self) -> str:
        return "NOT_GIVEN"


#: The value of an omitted argument where None has a meaning of its own.
NOT_GIVEN = NotGiven()

#: httpx's four timeouts: seconds to open a connection (``connect``), without progress while the
#: request is sent (``write``) or the response arrives (``read``), and in the queue for a free
#: connection (``pool``).
KINDS = ("connect", "read", "write", "pool")
#: Seconds. More than anybody waits, and less than what a socket refuses.
_LONGEST = 1e8

if TYPE_CHECKING:

    class TimeoutObject(Protocol):
        """The timeout class of the HTTP library."""

        def as_dict(self) -> Dict[str, Optional[float]]: ...

    #: Seconds without any progress after which an attempt fails: a number for each of connect,
    #: read, write and pool; ``(connect, read)``; a mapping with one or more of these four names; or
    #: an ``httpx.Timeout``. None means no limit. It does not limit the length of a call: that is
    #: what ``deadline`` does.
    Timeout = Union[
        float,
        int,
        None,
        Tuple[Optional[float], Optional[float]],
        Mapping[str, Optional[float]],
        TimeoutObject,
        NotGiven,
    ]

    class CallOptions(TypedDict, total=False):
        """The options of one call. An omitted option has the value of the client.

        ``extra_headers``, ``extra_query`` and ``extra_body`` are sent in addition and replace
        what has the same name; None removes a header or a query parameter. ``timeout`` is the
        longest silence in seconds and applies to each attempt; ``deadline`` limits the whole call
        in seconds, with its retries, redirects and waits. ``max_retries`` is the number of
        further attempts. ``max_response_bytes`` limits the size of the decompressed response.
        ``send_credentials=False`` sends the request without the credentials of the client.
        """

        extra_headers: Optional[Mapping[str, Optional[str]]]
        extra_query: Optional[Mapping[str, Any]]
        extra_body: Optional[Mapping[str, Any]]
        timeout: Timeout
        deadline: Union[float, int, None, NotGiven]
        max_retries: Optional[int]
        max_response_bytes: Optional[int]
        send_credentials: bool

else:

    def __getattr__(name: str) -> object:
        # importing ``typing`` would take most of the time that creating a client takes
        if name not in ("CallOptions", "Timeout"):
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from typing import Any, Mapping, Optional, Tuple, Union

        from typing_extensions import TypedDict

        made = globals()
        number = Union[float, int, None]
        made["Timeout"] = Union[
            number, Tuple[Optional[float], Optional[float]], Mapping[str, Optional[float]], NotGiven
        ]
        made["CallOptions"] = TypedDict(
            "CallOptions",
            {
                "extra_headers": Optional[Mapping[str, Optional[str]]],
                "extra_query": Optional[Mapping[str, Any]],
                "extra_body": Optional[Mapping[str, Any]],
                "timeout": made["Timeout"],
                "deadline": Union[number, NotGiven],
                "max_retries": Optional[int],
                "max_response_bytes": Optional[int],
                "send_credentials": bool,
            },
            total=False,
        )
        return made[name]


class Options:
    """:class:`CallOptions` as the runtime hands them on.

    ``content_type`` is an argument of methods whose body has several media types, ``accept`` of
    those whose response has.
    """

    __slots__ = (
        "accept",
        "content_type",
        "deadline",
        "extra_body",
        "extra_headers",
        "extra_query",
        "max_response_bytes",
        "max_retries",
        "send_credentials",
        "timeout",
    )

    def __init__(
        self,
        *,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        deadline: Union[float, int, None, NotGiven] = NOT_GIVEN,
        max_retries: Optional[int] = None,
        max_response_bytes: Optional[int] = None,
        send_credentials: bool = True,
        content_type: Optional[str] = None,
        accept: Optional[str] = None,
    ) -> None:
        self.extra_headers = extra_headers
        self.extra_query = extra_query
        self.extra_body = extra_body
        self.timeout = timeout
        self.deadline = deadline
        self.max_retries = max_retries
        self.max_response_bytes = max_response_bytes
        self.send_credentials = send_credentials
        self.content_type = content_type
        self.accept = accept

    def replace(self, **changes: object) -> Options:
        """A copy with other values."""
        values: Dict[str, Any] = {name: getattr(self, name) for name in self.__slots__}
        values.update(changes)
        return Options(**values)


def timeouts(value: Timeout, others: Mapping[str, Optional[float]]) -> Dict[str, Optional[float]]:
    """The four timeouts in seconds, as :data:`KINDS` names them.

    A mapping that does not name all of them leaves the rest to ``others``.

    :raises ValueError: it is not a timeout; the message names no argument.
    """
    if value is None or isinstance(value, (float, int)):
        return dict.fromkeys(KINDS, seconds(value))
    if isinstance(value, tuple) and len(value) == 2:
        connect, other = (seconds(item) for item in value)
        return {"connect": connect, "read": other, "write": other, "pool": connect}
    as_dict: Any = getattr(value, "as_dict", None)
    found: Any = value if as_dict is None else as_dict()
    if not hasattr(found, "keys") or not all(name in KINDS for name in found):
        raise ValueError(
            "must be a number of seconds above 0, None, (connect, read), or a mapping with some of "
            + ", ".join(KINDS)
        )
    return {name: seconds(found.get(name, others.get(name))) for name in KINDS}


def seconds(value: object) -> Optional[float]:
    """``value``, checked to be a length of time; None means no limit.

    :raises ValueError: it is not.
    """
    if value is None:
        return None
    if not isinstance(value, (float, int)) or isinstance(value, bool) or not value > 0:
        raise ValueError("must be a number of seconds above 0, or None")
    if value > _LONGEST:  # infinity, among others
        raise ValueError("is too long; None means no limit")
    return value


def whole_number(value: object, least: int) -> int:
    """``value``, checked to be an int of at least ``least``.

    :raises ValueError: it is not.
    """
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        raise ValueError(f"must be an int of at least {least}")
    return value
