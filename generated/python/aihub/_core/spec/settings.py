"""The settings of a client: checked, cleaned, and completed from the environment.

Imported when a client is created, so the imports here are light.
"""

from __future__ import annotations

import os

from ..base.frozen import Frozen
from ..base.hosts import names_a_host
from .credentials import (
    check_header,
    check_header_name,
    clean_credential,
    has_credential,
    is_url,
    missing,
    set_elsewhere,
)
from .options import NOT_GIVEN, NotGiven, seconds, timeouts, whole_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple, Union

    from .api import ClientSpec
    from .options import Timeout


class ClientOptions(Frozen):
    """The constructor arguments that every client has, as they were given."""

    __slots__ = (
        "anonymous",
        "deadline",
        "debug",
        "default_headers",
        "default_query",
        "http_client",
        "max_response_bytes",
        "max_retries",
        "middleware",
        "strict",
        "timeout",
        "transport",
        "trust_env",
    )

    debug: bool
    timeout: Timeout
    deadline: Union[float, int, None, NotGiven]
    max_retries: Optional[int]
    max_response_bytes: Optional[int]
    strict: bool
    default_headers: Optional[Mapping[str, str]]
    default_query: Optional[Mapping[str, Any]]
    http_client: object
    trust_env: bool
    middleware: Sequence[object]
    anonymous: bool
    #: A function of Settings that makes what sends the requests; only tests give one.
    transport: Any

    def __init__(
        self,
        *,
        debug: bool = False,
        timeout: Timeout = NOT_GIVEN,
        deadline: Union[float, int, None, NotGiven] = NOT_GIVEN,
        max_retries: Optional[int] = None,
        max_response_bytes: Optional[int] = None,
        strict: bool = False,
        default_headers: Optional[Mapping[str, str]] = None,
        default_query: Optional[Mapping[str, Any]] = None,
        http_client: object = None,
        trust_env: bool = True,
        middleware: Sequence[object] = (),
        anonymous: bool = False,
        transport: object = None,
    ) -> None:
        self._fill(
            debug=debug,
            timeout=timeout,
            deadline=deadline,
            max_retries=max_retries,
            max_response_bytes=max_response_bytes,
            strict=strict,
            default_headers=default_headers,
            default_query=default_query,
            http_client=http_client,
            trust_env=trust_env,
            middleware=middleware,
            anonymous=anonymous,
            transport=transport,
        )


class Settings(Frozen):
    """The settings of one client. They never change; :meth:`changed` makes others.

    ``given`` holds the constructor arguments that the spec names, as they were given, and
    ``options`` the others. ``values`` are those of the spec, checked and completed.
    ``base_url_given`` says that the caller chose the server: then no operation uses another one.
    ``base_url_from`` says in words where the URL is from.
    """

    __slots__ = (
        "asynchronous",
        "base_url",
        "base_url_from",
        "base_url_given",
        "deadline",
        "default_headers",
        "default_query",
        "given",
        "max_response_bytes",
        "max_retries",
        "middleware",
        "options",
        "spec",
        "strict",
        "timeouts",
        "values",
    )

    spec: ClientSpec
    asynchronous: bool
    given: Mapping[str, Any]
    options: ClientOptions
    values: Mapping[str, Any]
    base_url: str
    base_url_from: str
    base_url_given: bool
    timeouts: Dict[str, Optional[float]]
    deadline: Optional[float]
    max_retries: int
    max_response_bytes: Optional[int]
    strict: bool
    default_headers: Mapping[str, str]
    default_query: Mapping[str, Any]
    middleware: Tuple[Any, ...]

    def __init__(
        self,
        spec: ClientSpec,
        given: Mapping[str, Any],
        options: ClientOptions,
        *,
        asynchronous: bool = False,
    ) -> None:
        """:raises ConfigurationError: an argument is missing or not valid."""
        completed = _with_environment(spec, given)
        self._fill(
            spec=spec,
            asynchronous=asynchronous,
            given=dict(given),
            options=options,
            values={
                name: _checked(spec, name, value)
                for name, value in completed.items()
                if name != spec.base_url_argument
            },
            default_headers={
                _header_name(name): _header(value, name)
                for name, value in (options.default_headers or {}).items()
            },
            default_query=dict(options.default_query or {}),
            strict=options.strict,
            middleware=_checked_middleware(options.middleware, asynchronous),
            max_response_bytes=options.max_response_bytes,
        )
        url = completed.get(spec.base_url_argument)
        self._fill(
            base_url=clean_base_url(self._own_url() if url is None else url, spec.base_url_argument),
            base_url_given=url is not None,
            base_url_from=_origin(spec, given.get(spec.base_url_argument), url),
        )
        self._fill(**_limits(spec, options))
        self._check_http_client()
        if not (options.anonymous or self._authenticates()):
            raise _configuration(
                f"{missing(spec)} to authenticate.{set_elsewhere(spec)} If a call gives the credential, pass a function "
                "that returns it later, and send_credentials=False to that call."
            )

    def changed(self, given: Mapping[str, Any], **options: object) -> Settings:
        """The same settings with other arguments; what was read from the environment stays."""
        values: Dict[str, Any] = dict(self.values)
        if self.base_url_given:
            values[self.spec.base_url_argument] = self.base_url
        values.update(given)
        made = Settings(
            self.spec, values, self.options.replace(**options), asynchronous=self.asynchronous
        )
        made._fill(given={**self.given, **given})  # what a pickle holds
        if given.get(self.spec.base_url_argument) is None:
            made._fill(base_url_from=self.base_url_from)
        return made

    def fill(self, url: str) -> str:
        """``url`` with its server variables filled in."""
        for argument in self.spec.arguments:
            if argument.location == "server":
                value = str(self.values.get(argument.name) or "")
                if argument.choices and value not in argument.choices:
                    choices = ", ".join(argument.choices)
                    raise _configuration(f"{argument.name} must be one of {choices}: {value!r}")
                place = "{" + argument.wire + "}"
                url = url.replace(place, value.rstrip("/") if url.startswith(place) else value)
        return url

    def certificate(self) -> object:
        """What the client presents to servers (mutual TLS), or None."""
        for scheme in self.spec.security:
            if scheme.kind == "mutualTLS" and scheme.arguments:
                return self.values.get(scheme.arguments[0])
        return None

    def __reduce__(self) -> Tuple[Any, ...]:
        self.check_that_nothing_is_secret()
        return (_restored, (self.spec, dict(self.given), self.options, self.asynchronous))

    def check_that_nothing_is_secret(self) -> None:
        """Refuse a pickle that would hold a credential, or what cannot be pickled.

        :raises TypeError: it would; the message says what to do.
        """
        for scheme in self.spec.security:
            for name, env in zip(scheme.arguments, (*scheme.env, *("",) * len(scheme.arguments))):  # noqa: B905
                value = self.given.get(name)
                if value is not None and not callable(value):
                    way = f"the environment variable {env} or a callable" if env else "a callable"
                    raise TypeError(f"a pickle would hold {name}; give it as {way} instead")
        if self.options.http_client is not None:
            raise TypeError("a client with an http_client of your own cannot be pickled")
        from ..base.secrets import is_secret

        for name in (*self.default_headers, *self.default_query):
            if is_secret(name):
                raise TypeError(f"a pickle would hold the default {name}")

    def _own_url(self) -> str:
        spec = self.spec
        url = self.fill(spec.base_url)
        if spec.base_url and "://" not in url:
            first = [a.name for a in spec.arguments if spec.base_url.startswith(f"{{{a.wire}}}")]
            raise _configuration(
                f"{(*first, spec.base_url_argument)[0]} is required, with https:// and a host:"
                f" the API definition has only {url!r}"
            )
        return url

    def _authenticates(self) -> bool:
        """Whether the client has a credential or can do without; each call checks its own."""
        spec = self.spec
        if spec.anonymous or not spec.default_security or () in spec.default_security:
            return True
        if any(name.lower() == "authorization" for name in self.default_headers):
            return True
        if getattr(self.options.http_client, "auth", None) is not None:
            return True
        return any(has_credential(scheme, self.values) for scheme in spec.security)

    def _check_http_client(self) -> None:
        client = self.options.http_client
        if client is None:
            return
        if not callable(getattr(client, "send", None)):
            raise _configuration("http_client must be an httpx client or a compatible one")
        if hasattr(client, "aclose") != self.asynchronous:
            kind = "an async" if self.asynchronous else "a sync"
            raise _configuration(f"this client needs {kind} http_client")


def _restored(
    spec: ClientSpec, given: Mapping[str, Any], options: ClientOptions, asynchronous: bool
) -> Settings:
    return Settings(spec, given, options, asynchronous=asynchronous)


def _origin(spec: ClientSpec, given: object, completed: object) -> str:
    """Where the base URL is from, in words."""
    if given is not None:
        return f"the argument {spec.base_url_argument}"
    if completed is not None:
        return f"the environment variable {spec.base_url_env}"
    return "the API definition"


def _checked(spec: ClientSpec, name: str, value: object) -> object:
    """One constructor argument, cleaned."""
    if value is None:
        return None
    for scheme in spec.security:
        if name in scheme.arguments:
            value = clean_credential(scheme, name, value)
            if is_url(scheme, value):
                raise _configuration(
                    f"{name} is a URL, not a credential; pass the URL as {spec.base_url_argument}="
                )
    for argument in spec.arguments:
        if name == argument.name and argument.location in ("header", "server"):
            blank = value != "" and not str(value).strip()
            value = _header(value, name)
            if blank:
                raise _configuration(f"{name} is blank")
    return value


def _limits(spec: ClientSpec, options: ClientOptions) -> Dict[str, object]:
    """Timeouts, deadline and number of retries."""
    default = timeouts(spec.timeout, {})
    retries = options.max_retries
    checks = (
        ("timeouts", "timeout", options.timeout, lambda: timeouts(options.timeout, default)),
        ("deadline", "deadline", options.deadline, lambda: seconds(options.deadline)),
        ("max_retries", "max_retries", retries, lambda: whole_number(retries, 0)),
    )
    limits: Dict[str, object] = {
        "timeouts": default,
        "deadline": spec.deadline,
        "max_retries": spec.max_retries,
    }
    for slot, argument, value, check in checks:
        if value is NOT_GIVEN or (value is None and slot == "max_retries"):
            continue
        try:
            limits[slot] = check()
        except ValueError as error:
            raise _configuration(f"{argument} {error}") from None
    largest = options.max_response_bytes
    if largest is not None:
        try:
            whole_number(largest, 1)
        except ValueError as error:
            raise _configuration(f"max_response_bytes {error}") from None
    return limits


def _checked_middleware(given: Sequence[object], asynchronous: bool) -> Tuple[object, ...]:
    """The functions to call around each attempt, the outermost first.

    A middleware is a function ``(request, call_next)``, or an object with a method ``handle``; an
    async client uses its ``handle_async`` if it has one.
    """
    handlers: List[object] = []
    for one in given:
        handle: object = getattr(one, "handle", one)
        if asynchronous:
            handle = getattr(one, "handle_async", handle)
        if not callable(handle):
            raise _configuration(f"middleware must be callable, or have a method handle: {one!r}")
        code = getattr(getattr(handle, "__func__", handle), "__code__", None)
        is_async = code is None or bool(code.co_flags & 0x80)  # CO_COROUTINE
        if code is not None and is_async != asynchronous:
            kind = "an async" if asynchronous else "a sync"
            raise _configuration(f"this client needs {kind} middleware, not {one!r}")
        handlers.append(handle)
    return tuple(handlers)


def clean_base_url(url: object, argument: str) -> str:
    """``url`` without surrounding whitespace and trailing slashes.

    :raises ConfigurationError: it is not an absolute http(s) URL, or has a query, a fragment or
        a user name.
    """
    if not isinstance(url, str):
        raise _configuration(f"{argument} must be a str, not {type(url).__name__}")
    text = url.strip().rstrip("/")
    scheme, separator, rest = text.partition("://")
    problem = ""
    if not text:
        problem = "is required: the API definition names no server"
    elif not separator or scheme.lower() not in ("http", "https") or not rest.split("/")[0]:
        problem = "must start with https:// (or http://) and a host"
    elif "@" in rest.split("/")[0]:
        problem = "must not contain a user name or password"
    elif "?" in rest or "#" in rest:
        problem = "must not contain a query or a fragment"
    elif any(c.isspace() or ord(c) < 32 or ord(c) == 127 for c in rest):
        problem = "contains a space or a control character"
    elif not names_a_host(rest.split("/")[0]):
        problem = "has a host name or a port that is not valid"
    if problem:
        shown = "" if "@" in rest or not text else f": {text!r}"
        raise _configuration(f"{argument} {problem}{shown}")
    return text


def _with_environment(spec: ClientSpec, values: Mapping[str, Any]) -> Dict[str, Any]:
    """``values`` with each None filled from the environment, then from the defaults."""
    merged = dict(values)
    variables = {argument.name: argument.env for argument in spec.arguments}
    variables[spec.base_url_argument] = spec.base_url_env
    for scheme in spec.security:
        variables.update(zip(scheme.arguments, scheme.env))  # noqa: B905
    for name, variable in variables.items():
        if variable and merged.get(name) is None:
            merged[name] = (os.environ.get(variable) or "").strip() or None
    for argument in spec.arguments:
        if argument.default is not None and merged.get(argument.name) is None:
            merged[argument.name] = argument.default
    return merged


def _header(value: object, name: str) -> str:
    try:
        return check_header(value, name)
    except (TypeError, ValueError) as error:
        raise _configuration(str(error)) from None


def _header_name(name: object) -> str:
    try:
        return check_header_name(name)
    except ValueError as error:
        raise _configuration(f"default_headers: {error}") from None


def _configuration(message: str) -> Exception:
    from ..base.errors import ConfigurationError

    return ConfigurationError(message)
