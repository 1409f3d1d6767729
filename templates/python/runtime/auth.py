"""Credentials: check them, and choose those that an operation needs.

Imported when a client is created, so the imports here are light.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, List, Optional, Tuple

    from .operation import Operation
    from .settings import Settings
    from .spec import ClientSpec, SecurityScheme
    from .transport import Transport

#: Kinds whose single credential is sent as ``Authorization: Bearer <token>``.
_BEARER = ("bearer", "oauth2", "openIdConnect")


def clean_token(value: str, argument: str) -> str:
    """``value`` without what is often copied along with a token: whitespace and ``Bearer ``.

    :raises ConfigurationError: it cannot be a token. The message never contains it.
    """
    token = value.strip()
    if token[:7].lower().rstrip() == "bearer":
        token = token[7:].strip()
    return _plain(token, argument)


def _plain(token: str, argument: str, allowed: str = "") -> str:
    for problem, found in (
        ("is empty", not token),
        ("contains a space or a line break", any(c.isspace() for c in token if c not in allowed)),
        ("contains a control character", any(ord(c) < 32 or ord(c) == 127 for c in token)),
        (
            "contains a character that is not allowed in HTTP headers",
            any(ord(c) > 255 for c in token),
        ),
    ):
        if found:
            from .errors import ConfigurationError

            raise ConfigurationError(f"{argument} {problem}; check the value that you pasted")
    return token


def check_header(value: object, name: str) -> str:
    """``value``, checked to be valid for the header ``name``; else a TypeError or ValueError."""
    if not isinstance(value, str):
        raise TypeError(f"{name} must be a str, not {type(value).__name__}")
    if any(c in value for c in "\r\n\0"):
        raise ValueError(f"{name} contains a line break or NUL, which HTTP headers do not allow")
    if any(ord(c) > 255 for c in value):
        raise ValueError(
            f"{name} contains a character outside Latin-1, which HTTP headers do not allow"
        )
    return value


def clean_credential(scheme: SecurityScheme, argument: str, value: Any) -> Any:
    """``value`` as the client keeps it.

    A str is checked and cleaned. A callable is kept; its result is checked on each request.
    A pair (user and password, client ID and secret, certificate and key) is kept as it is.
    """
    if not isinstance(value, str):
        pairs = ("basic", "oauth2", "mutualTLS")
        if callable(value) or (scheme.kind in pairs and isinstance(value, (tuple, list))):
            return value
        from .errors import ConfigurationError

        raise ConfigurationError(f"{argument} must be a str, not {type(value).__name__}")
    index = scheme.arguments.index(argument)
    if scheme.kind in _BEARER and index == 0 and len(scheme.arguments) != 2:
        return clean_token(value, argument)
    if scheme.kind == "apiKey":
        # a header value may consist of two words: "Token abc"
        token = _plain(value.strip(), argument, " " if scheme.location == "header" else "")
        if scheme.location == "cookie" and any(c in token for c in ';,"'):
            return _refuse(argument, "contains a character that is not allowed in cookies")
        return token
    if scheme.kind == "http":
        return _checked(value.strip(), argument)
    return value  # user names, passwords, file names


def _checked(value: str, argument: str) -> str:
    try:
        return check_header(value, argument)
    except (TypeError, ValueError) as error:
        return _refuse(argument, str(error)[len(argument) + 1 :])


def _refuse(argument: str, problem: str) -> str:
    from .errors import ConfigurationError

    raise ConfigurationError(f"{argument} {problem}")


def has_credential(scheme: SecurityScheme, values: Dict[str, Any]) -> bool:
    """Whether the client has everything that ``scheme`` needs."""
    given = [values.get(argument) is not None for argument in scheme.arguments]
    if scheme.kind == "oauth2" and len(given) > 2:  # token, or client id and secret
        return given[0] or all(given[1:3])
    if scheme.kind in ("basic", "mutualTLS"):
        return given[0]  # a password, or a key beside the certificate, may be missing
    return bool(given) and all(given)


class Secrets:
    """What authenticates one request, and the names whose values must never be shown."""

    __slots__ = ("cookies", "headers", "query", "refreshable")

    def __init__(self) -> None:
        self.headers: List[Tuple[str, str]] = []
        self.query: List[Tuple[str, str]] = []
        self.cookies: List[Tuple[str, str]] = []
        self.refreshable = False  # another attempt may get another token


def choose(
    spec: ClientSpec, values: Dict[str, Any], op: Operation[Any]
) -> Optional[Tuple[SecurityScheme, ...]]:
    """The schemes to use for a request of ``op``; None when a credential is missing."""
    alternatives = spec.default_security if op.security is None else op.security
    if not alternatives:
        return ()
    schemes = {scheme.key: scheme for scheme in spec.security}
    for alternative in alternatives:
        wanted = [schemes[key] for key in alternative if key in schemes]
        complete = len(wanted) == len(alternative)
        if wanted and complete and all(has_credential(scheme, values) for scheme in wanted):
            return tuple(wanted)
    # "no credential" is tried last: if the client has a credential, it is sent
    return () if any(not alternative for alternative in alternatives) else None


def missing(spec: ClientSpec, op: Optional[Operation[Any]] = None) -> str:
    """The message for a call that lacks its credential."""
    security = spec.default_security if op is None or op.security is None else op.security
    schemes = {scheme.key: scheme for scheme in spec.security}
    ways = []
    for alternative in security:
        words = []
        for key in alternative:
            if key not in schemes:
                words.append(f"the security scheme {key}, which this client does not support")
                continue
            scheme = schemes[key]
            for index, argument in enumerate(scheme.arguments):
                env = scheme.env[index] if index < len(scheme.env) else ""
                words.append(argument + (f" (or the environment variable {env})" if env else ""))
        ways.append(" and ".join(words))
    what = f"{op.id} needs" if op is not None else f"{spec.name} needs"
    return f"{what} {', or '.join(ways)}"


async def authenticate(
    settings: Settings,
    op: Operation[Any],
    transport: Transport,
    *,
    stale: bool = False,
) -> Optional[Secrets]:
    """The secrets of one request of ``op``; None when the client has none.

    ``stale`` says that the server rejected the last ones: no cached token is used again.
    """
    values = settings.values
    schemes = choose(settings.spec, values, op)
    if schemes is None:
        return None
    secrets = Secrets()
    for scheme in schemes:
        value = values.get(scheme.arguments[0]) if scheme.arguments else None
        if scheme.kind == "basic":
            secrets.headers.append(("Authorization", await _basic(scheme, values, transport)))
            secrets.refreshable = any(callable(values.get(name)) for name in scheme.arguments)
        elif _client_pair(scheme, values) is not None:
            from .oauth import client_token

            pair = _client_pair(scheme, values) or ("", "")
            token = await client_token(scheme, pair, transport, settings.base_url, stale)
            secrets.headers.append(("Authorization", "Bearer " + token))
            secrets.refreshable = True
        elif scheme.kind != "mutualTLS":  # the HTTP client has the certificate
            if callable(value):
                value = clean_credential(scheme, scheme.arguments[0], await _ask(value, transport))
                secrets.refreshable = True
            _attach(secrets, scheme, str(value))
    return secrets


async def _ask(provider: Any, transport: Transport) -> Any:
    value = await transport.resolve(provider())
    if not isinstance(value, (str, tuple, list)):
        from .errors import ConfigurationError

        raise ConfigurationError(
            f"the credential callable returned {type(value).__name__}, not a str"
        )
    return value


def _attach(secrets: Secrets, scheme: SecurityScheme, value: str) -> None:
    if scheme.kind in _BEARER:
        secrets.headers.append(("Authorization", "Bearer " + value))
    elif scheme.kind == "http":
        secrets.headers.append(("Authorization", f"{scheme.http_scheme} {value}".strip()))
    elif scheme.location == "query":
        secrets.query.append((scheme.name, value))
    elif scheme.location == "cookie":
        secrets.cookies.append((scheme.name, value))
    else:
        secrets.headers.append((scheme.name, value))


async def _basic(scheme: SecurityScheme, values: Dict[str, Any], transport: Transport) -> str:
    from base64 import b64encode

    given: List[Any] = [values.get(argument) for argument in scheme.arguments]
    given = [await _ask(value, transport) if callable(value) else value for value in given]
    if len(given) == 1:  # one argument for both: a pair, or text as in a URL
        only = given[0]
        given = list(only) if isinstance(only, (tuple, list)) else str(only).split(":", 1)
    user, password = (*given, None)[:2]
    text = f"{user}:{'' if password is None else password}"
    return "Basic " + b64encode(text.encode("utf-8")).decode("ascii")


def _client_pair(scheme: SecurityScheme, values: Dict[str, Any]) -> Optional[Tuple[str, str]]:
    """Client ID and secret, if ``scheme`` exchanges them for a token and none is given."""
    if scheme.kind != "oauth2" or not scheme.token_url:
        return None
    given = [values.get(argument) for argument in scheme.arguments]
    if len(given) == 1 and isinstance(given[0], (tuple, list)):
        given = list(given[0])
    elif len(given) > 2 and given[0] is None:
        given = given[1:]
    return (str(given[0]), str(given[1])) if len(given) == 2 else None
