"""What callers see of a request and its response: small values without secrets or httpx types."""

from __future__ import annotations

from typing import (
    Any,
    Callable,
    Dict,
    Generic,
    Iterable,
    Iterator,
    List,
    Mapping,
    Optional,
    Set,
    Tuple,
    TypeVar,
    Union,
    cast,
    overload,
)

from .charsets import decode_text
from .guards import is_mapping

D = TypeVar("D")
T = TypeVar("T")

HeaderItems = Union[Mapping[str, str], Iterable[Tuple[str, str]]]


class Headers(Mapping[str, str]):
    """Response headers. Names are not case-sensitive: ``headers["content-type"]``.

    A name that occurs several times has its values joined by ``", "``; :meth:`get_list` returns
    them one by one (``Set-Cookie`` must not be joined).
    """

    __slots__ = ("_items", "_values")

    def __init__(self, items: HeaderItems = ()) -> None:
        # a list is what responses come with; to find out that it is no mapping takes longer
        pairs = cast("Iterable[Tuple[str, str]]", items)
        if type(items) is not list and is_mapping(items):
            pairs = cast("Iterable[Tuple[str, str]]", items.items())
        self._items: Tuple[Tuple[str, str], ...] = tuple([(str(n), str(v)) for n, v in pairs])
        values: Dict[str, str] = {}
        for name, value in self._items:
            key = name.lower()
            values[key] = values[key] + ", " + value if key in values else value
        self._values = values

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()]

    @overload
    def get(self, key: object) -> Optional[str]: ...

    @overload
    def get(self, key: object, default: Union[str, D]) -> Union[str, D]: ...

    def get(self, key: object, default: Optional[object] = None) -> Optional[object]:
        """The value of one header, or ``default``."""
        return self._values.get(key.lower(), default) if isinstance(key, str) else default

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._values

    def __iter__(self) -> Iterator[str]:
        seen: Set[str] = set()
        for name, _ in self._items:
            if name.lower() not in seen:
                seen.add(name.lower())
                yield name

    def __len__(self) -> int:
        return len(self._values)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Headers):
            return self._values == other._values
        if is_mapping(other):
            return self._values == {str(n).lower(): v for n, v in other.items()}
        return NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Headers({dict(self)!r})"

    def __reduce__(self) -> Tuple[Any, ...]:
        return (Headers, (self._items,))

    def get_list(self, name: str) -> List[str]:
        """Return every value of ``name``, in the order received."""
        key = name.lower()
        return [value for other, value in self._items if other.lower() == key]

    def items_list(self) -> List[Tuple[str, str]]:
        """Return every header as ``(name, value)``, repeated names included."""
        return list(self._items)

    # names that code for urllib3 replies still calls
    getlist = get_list


class RequestInfo:
    """The request of a response or error, without secrets. ``path`` is relative to the base URL."""

    __slots__ = ("_headers", "method", "path", "url")

    def __init__(self, method: str, url: str, headers: HeaderItems = (), path: str = "") -> None:
        self.method = method
        self.url = url
        self.path = path or url
        self._headers = headers

    @property
    def headers(self) -> Headers:
        """The headers that were sent."""
        if not isinstance(self._headers, Headers):
            self._headers = Headers(self._headers)
        return self._headers

    def __repr__(self) -> str:
        return f"RequestInfo({self.method!r}, {self.url!r})"

    def __reduce__(self) -> Tuple[Any, ...]:
        return (RequestInfo, (self.method, self.url, self.headers, self.path))


class ApiResponse(Generic[T]):
    """A response: status, headers and data.

    ``data`` is the decoded body, ``raw_data`` its bytes (empty for a stream), and ``attempts`` the
    number of attempts that the call took.
    """

    def __init__(
        self,
        status_code: int,
        headers: HeaderItems = (),
        data: Optional[T] = None,
        raw_data: bytes = b"",
        *,
        reason: str = "",
        request: Optional[RequestInfo] = None,
        attempts: int = 1,
    ) -> None:
        self.status_code = status_code
        self.headers = headers if isinstance(headers, Headers) else Headers(headers)
        self.data: T = cast("T", data)
        self.raw_data = raw_data
        self.reason = reason
        self.request: RequestInfo = cast("RequestInfo", request)
        self.attempts = attempts
        #: decodes the headers that the API definition declares
        self.read_headers: Optional[Callable[[Headers], Dict[str, Any]]] = None

    def __getstate__(self) -> Dict[str, Any]:
        # types are given by functions, which have no pickled form
        return {**self.__dict__, "read_headers": None}

    @property
    def typed_headers(self) -> Dict[str, Any]:
        """The headers that the API definition declares, decoded, by their declared names."""
        return {} if self.read_headers is None else self.read_headers(self.headers)

    def __repr__(self) -> str:
        return f"ApiResponse(status_code={self.status_code}, data={self.data!r})"

    @property
    def status(self) -> int:
        """The same as ``status_code``."""
        return self.status_code

    @property
    def text(self) -> str:
        """The body as text: UTF-8, else as its label says; other bytes are replaced."""
        _, _, label = self.headers.get("content-type", "").lower().partition("charset=")
        return decode_text(self.raw_data, label.partition(";")[0].strip("\"' \t") or None)[0]


class UploadState:
    """How far an upload in parts came, on the ``upload`` of its error.

    ``session`` is the ID of the session on the server, or None; ``parts`` is what the server said
    of each part it has; ``committed`` says that the request to put them together was sent, so that
    the file may be there. ``checkpoint`` is the path of the file with which the same call goes on,
    or None if it would begin anew.
    """

    def __init__(self) -> None:
        self.session: Any = None
        self.parts: List[Dict[str, Any]] = []
        self.committed = False
        self.checkpoint: Optional[str] = None

    def __repr__(self) -> str:
        return f"UploadState({self.session!r}, {len(self.parts)} parts, committed={self.committed})"
