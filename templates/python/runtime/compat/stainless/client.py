"""The base classes of the clients of a package that keeps this surface."""

# clients make one another in this module:
# pyright: reportPrivateUsage=false

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Mapping, Optional, Type, TypeVar, Union, cast

import httpx

from ...calls.session import open_session
from ...client import AsyncClient, BaseClient, ClientOptions, SyncClient
from ...spec.options import NOT_GIVEN
from .arguments import without_omitted
from .direct import AsyncDirect, Direct
from .http import httpx_timeout
from .identity import Former, platform_headers

if TYPE_CHECKING:
    pass

B = TypeVar("B", bound="_FormerClient")

#: What a copy of a client cannot share a connection with.
_CONNECTION = ("http_client", "trust_env", "debug")


class ClientAttribute:
    """An attribute of a client that shows an argument of its constructor, and changes it."""

    def __init__(self, argument: str) -> None:
        self._argument = argument

    def __get__(self, client: Optional[BaseClient], owner: object = None) -> str:
        held: object = self
        if client is not None:
            held = client._session.settings.values.get(self._argument)
        return cast("str", held)  # None is rare, and nobody asks for it

    def __set__(self, client: BaseClient, value: object) -> None:
        client._change({self._argument: value})


class _FormerClient(BaseClient):
    """What both clients have beside their resources."""

    #: set by generated code: base URLs by the value of the argument ``environment``
    _environments: Mapping[str, str] = {}
    #: set by generated code: the header with a key that repeated requests share; "" for none
    _idempotency_header = ""

    def __init__(self, given: Mapping[str, Any], options: ClientOptions) -> None:
        headers = options.default_headers
        _check_http_client(options.http_client, self._asynchronous)
        super().__init__(
            self._located(given),
            options.replace(
                middleware=(*options.middleware, self._former()),
                default_headers=None if headers is None else _sent(headers),
            ),
        )

    def _former(self) -> Former:
        return Former(
            self._spec.version, self._idempotency_header, asynchronous=self._asynchronous
        )

    def _located(self, given: Mapping[str, Any]) -> Dict[str, Any]:
        """``given`` with the URL of the environment that was chosen, if there is no other URL."""
        found = {n: str(v) if isinstance(v, httpx.URL) else v for n, v in given.items()}
        chosen = found.pop("environment", None)
        if chosen is None or chosen is NOT_GIVEN:
            return found
        if chosen not in self._environments:
            raise ValueError(f"Unknown environment: {chosen}")
        if found.get(self._spec.base_url_argument) in (None, NOT_GIVEN):
            found[self._spec.base_url_argument] = self._environments[chosen]
        return found

    def _derived(self: B, given: Mapping[str, Any], options: Mapping[str, Any]) -> B:
        rest = {n: v for n, v in options.items() if v is not NOT_GIVEN}
        changes: Dict[str, Any] = {}
        for name in ("default_headers", "default_query"):
            whole = rest.pop(f"set_{name}", None)
            if whole is not None and rest.get(name) is not None:
                raise ValueError(
                    f"The `{name}` and `set_{name}` arguments are mutually exclusive"
                )
            if whole is not None:
                changes[name] = whole
        if "middleware" in rest:
            rest["middleware"] = (*rest["middleware"], self._former())
        for name in _CONNECTION:
            value = rest.pop(name, None)
            if value is not None:
                changes[name] = value
        kept = self._located({**given, "environment": rest.pop("environment", None)})
        made = super()._derived({n: v for n, v in kept.items() if v is not None}, rest)
        if changes:
            settings = made._session.settings.changed({}, **changes)
            if any(name in changes for name in _CONNECTION):
                made._session, made._owner = open_session(settings), True
            else:
                made._session = made._session.replace(settings=settings)
        return made

    @property
    def base_url(self) -> httpx.URL:
        """The base URL, with a slash at its end."""
        return httpx.URL(self._session.settings.base_url + "/")

    @base_url.setter
    def base_url(self, value: Union[str, httpx.URL]) -> None:
        self._change({self._spec.base_url_argument: str(value)})

    @property
    def max_retries(self) -> int:
        """How often a request is sent again."""
        return self._session.settings.max_retries

    @property
    def timeout(self) -> Union[float, httpx.Timeout, None]:
        """The timeout of each attempt."""
        return httpx_timeout(self._session.settings.options.timeout)

    @property
    def default_headers(self) -> Dict[str, str]:
        """The headers that every request has, without credentials."""
        own = platform_headers(self._spec.version, asynchronous=self._asynchronous)
        return {
            "Accept": "application/json",
            "Content-Type": "application/json",
            **own,
            **self._session.settings.default_headers,
        }

    @property
    def default_query(self) -> Dict[str, object]:
        """The query parameters that every request has."""
        return dict(self._session.settings.default_query)

    def is_closed(self) -> bool:
        """Whether the client was closed."""
        return self._session.connection.closed


def _sent(headers: Mapping[str, Any]) -> Dict[str, str]:
    return {name: value for name, value in without_omitted(headers).items() if value is not None}


def _check_http_client(given: object, asynchronous: bool) -> None:
    """:raises TypeError: it is the HTTP client of the other kind of client."""
    wrong: Type[Any] = httpx.Client if asynchronous else httpx.AsyncClient
    if isinstance(given, wrong):
        right = "httpx.AsyncClient" if asynchronous else "httpx.Client"
        raise TypeError(
            f"Invalid `http_client` argument: it must be an {right}, not {type(given).__name__}"
        )


class SyncAPIClient(_FormerClient, Direct, SyncClient):
    """The synchronous client."""


class AsyncAPIClient(_FormerClient, AsyncDirect, AsyncClient):
    """The asynchronous client."""
