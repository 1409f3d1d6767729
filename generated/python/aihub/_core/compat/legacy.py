# these classes are views of the insides of a client:
# pyright: reportPrivateUsage=false
"""The parts of OpenAPI Generator's Python client that existing code still uses.

``Configuration`` and ``ApiClient`` are thin views of a live client; ``LegacyApi`` is the base of
the generated ``<Tag>Api`` classes. A package contains them only if its configuration asks for it.
"""

from __future__ import annotations

from typing import (
    Any,
    Callable,
    Dict,
    Iterator,
    Mapping,
    MutableMapping,
    Optional,
    Tuple,
    Type,
    Union,
)

from ..base.errors import InvalidAttributeError, InvalidRequestError
from ..base.response import ApiResponse, Headers
from ..calls.exchange import Exchange
from ..calls.secrets import Secrets
from ..client import ClientOptions, SyncClient
from ..spec.api import ClientSpec
from ..spec.operation import Body, Operation
from ..spec.options import NOT_GIVEN, Options, Timeout
from ..wire.messages import HttpReply
from ..wire.transport import run

#: The argument that holds the whole body of an operation.
_WHOLE = "_whole_body"

#: A token, or a callable that returns one.
Token = Union[str, Callable[[], object], None]


class Configuration:
    """The base URL and the credentials of a client.

    ``client.client.configuration`` reads and changes the live client. A configuration that you
    create yourself holds the values until you pass it to an :class:`ApiClient`.
    """

    __slots__ = ("_client", "access_token_", "debug", "host_", "retries")

    def __init__(
        self,
        host: Optional[str] = None,
        access_token: Token = None,
        *,
        debug: bool = False,
        retries: Optional[int] = None,
        _client: Optional[SyncClient] = None,
    ) -> None:
        self._client = _client
        self.host_ = host
        self.access_token_ = access_token
        self.debug = debug
        self.retries = retries

    def __setattr__(self, name: str, value: object) -> None:
        try:
            super().__setattr__(name, value)
        except AttributeError:
            raise InvalidAttributeError(
                f"Configuration has no {name}. To set up connections (proxy, certificates), "
                "pass an HTTP client of your own as http_client."
            ) from None

    @property
    def host(self) -> str:
        """The base URL."""
        if self._client is None:
            return self.host_ or ""
        return self._client._session.settings.base_url

    @host.setter
    def host(self, value: str) -> None:
        if self._client is not None:
            self._client._change({self._client._spec.base_url_argument: value})
        self.host_ = value

    @property
    def access_token(self) -> Token:
        """The token, or the callable that returns it."""
        if self._client is None:
            return self.access_token_
        values = self._client._session.settings.values
        token: Token = values.get(_token_argument(self._client._spec))
        return token

    @access_token.setter
    def access_token(self, value: Token) -> None:
        if self._client is not None:
            self._client._change({_token_argument(self._client._spec): value})
        self.access_token_ = value

    def __repr__(self) -> str:
        return f"Configuration(host={self.host!r})"


def _token_argument(spec: ClientSpec) -> str:
    schemes = spec.security
    bearers = [s for s in schemes if s.kind in ("bearer", "oauth2", "openIdConnect")]
    for scheme in bearers + list(schemes):
        return scheme.arguments[0]
    raise InvalidAttributeError("this API does not use a token")


class ApiClient:
    """Sends the requests of ``<Tag>Api`` objects through a client of this package.

    Generated code derives from it and sets ``client_class``.
    """

    client_class: Type[SyncClient]

    def __init__(
        self,
        configuration: Optional[Configuration] = None,
        header_name: Optional[str] = None,
        header_value: Optional[str] = None,
        cookie: Optional[str] = None,
        *,
        _client: Optional[SyncClient] = None,
    ) -> None:
        given = configuration or Configuration()
        self.client = _client if _client is not None else self._build(given)
        self.configuration = Configuration(debug=given.debug, _client=self.client)
        self._whole: Dict[Operation[Any], Operation[Any]] = {}
        if header_name is not None and header_value is not None:
            self.set_default_header(header_name, header_value)
        if cookie is not None:
            self.set_default_header("Cookie", cookie)

    def _build(self, configuration: Configuration) -> SyncClient:
        client = self.client_class.__new__(self.client_class)
        spec: ClientSpec = self.client_class._spec
        values: Dict[str, Any] = {spec.base_url_argument: configuration.host_}
        token = configuration.access_token_
        if token is not None:
            values[_token_argument(spec)] = token
        # the former client required no argument: the server refuses a call without a token
        options = ClientOptions(
            debug=configuration.debug, max_retries=configuration.retries, anonymous=True
        )
        SyncClient.__init__(client, values, options)
        return client

    def whole_body(self, op: Operation[Any]) -> Operation[Any]:
        """The cached result of :func:`whole_body`: one object for each operation."""
        if op not in self._whole:
            self._whole[op] = whole_body(op)
        return self._whole[op]

    @property
    def default_headers(self) -> MutableMapping[str, str]:
        """Headers of every request. Changes apply to the live client."""
        return _LiveHeaders(self.client)

    def set_default_header(self, header_name: str, header_value: str) -> None:
        """Send a header with every request."""
        self.default_headers[header_name] = header_value

    @property
    def user_agent(self) -> str:
        """The User-Agent header."""
        from ..calls.prepare import user_agent

        return self.default_headers.get("User-Agent") or user_agent(self.client._spec.user_agent)

    @user_agent.setter
    def user_agent(self, value: str) -> None:
        self.set_default_header("User-Agent", value)

    def close(self) -> None:
        """Close all connections."""
        self.client.close()

    def __enter__(self) -> ApiClient:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()


class _LiveHeaders(MutableMapping[str, str]):
    """The default headers of a live client."""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def _held(self) -> Mapping[str, str]:
        return self._client._session.settings.default_headers

    def __getitem__(self, name: str) -> str:
        return self._held()[name]

    def __setitem__(self, name: str, value: str) -> None:
        self._client._change({}, default_headers={**self._held(), name: value})

    def __delitem__(self, name: str) -> None:
        kept = dict(self._held())
        del kept[name]
        self._client._change({}, default_headers=kept)

    def __iter__(self) -> Iterator[str]:
        return iter(self._held())

    def __len__(self) -> int:
        return len(self._held())

    def __repr__(self) -> str:
        return repr(dict(self._held()))


class RawResponse:
    """The response that the ``_without_preload_content`` methods return, whatever its status."""

    def __init__(self, reply: HttpReply) -> None:
        self.status = reply.status
        self.reason = reply.reason
        self.data = reply.body
        self.headers: Headers = reply.headers

    def read(self) -> bytes:
        """The body."""
        return self.data

    def getheader(self, name: str, default: Optional[str] = None) -> Optional[str]:
        """One header; its name is not case-sensitive."""
        return self.headers.get(name, default)

    def getheaders(self) -> Headers:
        """All headers."""
        return self.headers


class LegacyApi:
    """The base of the ``<Tag>Api`` classes."""

    #: set by generated code: what ``<Tag>Api()`` builds
    api_client_class: Type[ApiClient] = ApiClient

    def __init__(self, api_client: Optional[ApiClient] = None) -> None:
        self.api_client = self.api_client_class() if api_client is None else api_client

    def _invoke(
        self,
        op: Operation[Any],
        arguments: Mapping[str, Any],
        body: object = NOT_GIVEN,
        kind: str = "value",
        *,
        _request_timeout: Timeout = None,
        _request_auth: Optional[Mapping[str, Any]] = None,
        _content_type: Optional[str] = None,
        _headers: Optional[Mapping[str, Any]] = None,
        _host_index: int = 0,
    ) -> Any:
        """Call ``op``; ``body`` is its whole body.

        ``kind`` is ``value``, ``response`` (an :class:`ApiResponse`) or ``raw`` (a
        :class:`RawResponse`). ``_request_timeout`` is in seconds: a number or ``(connect, read)``.
        ``_request_auth`` is ``{"in": "header", "key": ..., "value": ...}``.
        """
        if _host_index != 0:
            raise InvalidRequestError("must be 0: there is only one server", "_host_index")
        values = dict(arguments)
        if op.bodies:
            op = self.api_client.whole_body(op)
            values[_WHOLE] = body
        options = Options(
            extra_headers=_headers,
            timeout=NOT_GIVEN if _request_timeout is None else _request_timeout,
            content_type=_content_type,
        )
        exchange = Exchange(
            self.api_client.client._session,
            op,
            values,
            options,
            secrets=_secrets(_request_auth) if _request_auth else None,
            raw=kind == "raw",
        )
        if kind == "raw":
            return RawResponse(run(exchange.reply()))
        response = run(exchange.response())
        return response if "response" in (kind, op.returns) else response.data


def whole_body(op: Operation[Any]) -> Operation[Any]:
    """``op`` with its body as one argument; other arguments are sent only if given."""
    bodies = tuple(
        Body(
            body.media,
            body.type,
            argument=_WHOLE,
            required=body.required,
            parts=body.parts,
            item=body.item,
        )
        for body in op.bodies
    )
    return Operation(
        op.id,
        op.method,
        op.path,
        params=op.params,
        bodies=bodies,
        replies=op.replies,
        returns=op.returns,
        security=op.security,
        server=op.server,
        retry=op.retry,
    )


def _secrets(auth: Mapping[str, Any]) -> Secrets:
    secrets = Secrets()
    pair: Tuple[str, str] = (str(auth["key"]), str(auth["value"]))
    {"header": secrets.headers, "query": secrets.query, "cookie": secrets.cookies}[
        auth["in"]
    ].append(pair)
    return secrets


def api_client_of(client: SyncClient, kind: Type[ApiClient]) -> ApiClient:
    """The view of a live client that ``client.client`` returns."""
    return kind(_client=client)


__all__ = [
    "ApiClient",
    "ApiResponse",
    "Configuration",
    "LegacyApi",
    "RawResponse",
    "api_client_of",
    "whole_body",
]
