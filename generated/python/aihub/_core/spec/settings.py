"""The settings of a client: checked, cleaned, and completed from the environment.

Imported when a client is created, so the imports here are light.
"""

from __future__ import annotations

import os

from .credentials import check_header, clean_credential, has_credential, missing
from .options import NOT_GIVEN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Coroutine, Dict, Mapping, Optional

    from ..calls.engine import Engine
    from .api import ClientSpec
    from .options import Timeout


class Settings:
    """The settings of one client. Two clients share none of them.

    ``values`` holds the constructor arguments that the spec names, credentials included.
    ``base_url_given`` says that the caller chose the server: then no operation uses another one.
    """

    def __init__(
        self,
        spec: ClientSpec,
        values: Mapping[str, Any],
        *,
        asynchronous: bool = False,
        debug: bool = False,
        timeout: Timeout = NOT_GIVEN,
        max_retries: Optional[int] = None,
        strict: bool = False,
        default_headers: Optional[Mapping[str, str]] = None,
        default_query: Optional[Mapping[str, Any]] = None,
        http_client: Optional[Any] = None,
        anonymous: bool = False,
    ) -> None:
        self.spec = spec
        self.asynchronous = asynchronous
        self.values: Dict[str, Any] = {}
        self.base_url = ""
        self.base_url_given = False
        self.timeout: Any = spec.timeout if timeout is NOT_GIVEN else timeout
        self.max_retries = spec.max_retries if max_retries is None else max_retries
        self.strict = strict
        self.debug = debug
        self.default_headers: Dict[str, str] = {}
        self.default_query = dict(default_query or {})
        self.http_client = http_client
        self.closed = False
        self._engine: Optional[Engine] = None
        for name, header in (default_headers or {}).items():
            self.default_headers[name] = _header(header, name)
        self._check_http_client()
        for name, value in _with_environment(spec, values).items():
            self.set_argument(name, value)
        if not self.base_url:
            self.base_url = clean_base_url(self._own_base_url(), spec.base_url_argument)
        if not (anonymous or self._authenticates()):
            raise _configuration(missing(spec) + " to authenticate")

    @property
    def engine(self) -> Engine:
        """Sends the calls. Created, with all its imports, by the first call."""
        if self._engine is None:
            from ..calls.engine import Engine

            # setdefault: racing threads get the same engine
            engine: Engine = self.__dict__.setdefault("_built", Engine(self))
            self._engine = engine
            return engine
        return self._engine

    def close(self) -> Optional[Coroutine[Any, Any, None]]:
        """Close the client; returns what to wait for, if anything. Imports nothing if unused."""
        self.closed = True
        return None if self._engine is None else self._engine.close()

    def set_argument(self, name: str, value: Any) -> None:
        """Store one constructor argument."""
        spec = self.spec
        if name == spec.base_url_argument:
            if value is not None:
                self.set_base_url(value)
            return
        if value is not None:
            for scheme in spec.security:
                if name in scheme.arguments:
                    value = clean_credential(scheme, name, value)
            for argument in spec.arguments:
                if name == argument.name and argument.location in ("header", "server"):
                    value = _header(value, name)
        self.values[name] = value

    def set_base_url(self, url: Any) -> None:
        """Send everything to another server."""
        self.base_url = clean_base_url(url, self.spec.base_url_argument)
        self.base_url_given = True

    def fill(self, url: str) -> str:
        """``url`` with its server variables filled in."""
        for argument in self.spec.arguments:
            if argument.location == "server":
                value = str(self.values.get(argument.name) or "")
                if argument.choices and value not in argument.choices:
                    choices = ", ".join(argument.choices)
                    raise _configuration(f"{argument.name} must be one of {choices}: {value!r}")
                url = url.replace("{" + argument.wire + "}", value)
        return url

    def _own_base_url(self) -> str:
        url = self.fill(self.spec.base_url)
        if url and "://" not in url:
            argument = self.spec.base_url_argument
            raise _configuration(
                f"{argument} is required: the API definition has only {url!r}, without a host"
            )
        return url

    def _authenticates(self) -> bool:
        """Whether the client has a credential or can do without; each call checks its own."""
        spec = self.spec
        if spec.anonymous or not spec.default_security or () in spec.default_security:
            return True
        if any(name.lower() == "authorization" for name in self.default_headers):
            return True
        if getattr(self.http_client, "auth", None) is not None:
            return True
        return any(has_credential(scheme, self.values) for scheme in spec.security)

    def _check_http_client(self) -> None:
        if self.http_client is None:
            return
        if not callable(getattr(self.http_client, "send", None)):
            raise _configuration("http_client must be an httpx client or a compatible one")
        if hasattr(self.http_client, "aclose") != self.asynchronous:
            kind = "an async" if self.asynchronous else "a sync"
            raise _configuration(f"this client needs {kind} http_client")


def clean_base_url(url: Any, argument: str) -> str:
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
            merged[name] = os.environ.get(variable) or None
    for argument in spec.arguments:
        if argument.default is not None and merged.get(argument.name) is None:
            merged[argument.name] = argument.default
    return merged


def _header(value: Any, name: str) -> str:
    try:
        return check_header(value, name)
    except (TypeError, ValueError) as error:
        raise _configuration(str(error)) from None


def _configuration(message: str) -> Exception:
    from ..base.errors import ConfigurationError

    return ConfigurationError(message)
