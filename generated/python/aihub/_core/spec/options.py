"""The options that every method takes in addition to its own arguments."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Mapping, Optional, Union


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

if TYPE_CHECKING:
    #: Seconds that each attempt may wait to connect, to send, or for more of the response. None
    #: means no limit.
    Timeout = Union[float, int, None, NotGiven]
else:

    def __getattr__(name: str) -> object:
        # importing ``typing`` would take most of the time that creating a client takes
        if name != "Timeout":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from typing import Union

        globals()[name] = Union[float, int, None, NotGiven]
        return globals()[name]


class CallOptions:
    """The options of one call. An omitted option has the value of the client."""

    __slots__ = (
        "content_type",
        "extra_body",
        "extra_headers",
        "extra_query",
        "max_retries",
        "timeout",
    )

    def __init__(
        self,
        extra_headers: Optional[Mapping[str, Optional[str]]] = None,
        extra_query: Optional[Mapping[str, Any]] = None,
        extra_body: Optional[Mapping[str, Any]] = None,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
        content_type: Optional[str] = None,
    ) -> None:
        self.extra_headers = extra_headers
        self.extra_query = extra_query
        self.extra_body = extra_body
        self.timeout = timeout
        self.max_retries = max_retries
        self.content_type = content_type
