"""Credentials: check and clean them when a client is created. Imports nothing heavy."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, List, Mapping, Optional, Tuple

    from .api import ClientSpec, SecurityScheme
    from .operation import Operation

#: Kinds whose single credential is sent as ``Authorization: Bearer <token>``.
BEARER = ("bearer", "oauth2", "openIdConnect")


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
            from ..base.errors import ConfigurationError

            raise ConfigurationError(f"{argument} {problem}; check the value that you pasted")
    return token


def check_header(value: object, name: str) -> str:
    """``value`` as it is sent in the header ``name``: checked, without spaces around it.

    :raises TypeError: it is not a str.
    :raises ValueError: a header cannot hold it. The message never contains it.
    """
    if not isinstance(value, str):
        raise TypeError(f"{name} must be a str, not {type(value).__name__}")
    text = value.strip(" \t")
    if text.isascii() and text.isprintable():
        return text
    if any(c in text for c in "\r\n\0"):
        raise ValueError(f"{name} contains a line break or NUL, which HTTP headers do not allow")
    if any(ord(c) > 255 for c in text):
        raise ValueError(
            f"{name} contains a character outside Latin-1, which HTTP headers do not allow"
        )
    if any((ord(c) < 32 and c != "\t") or ord(c) == 127 for c in text):
        raise ValueError(f"{name} contains a control character, which HTTP headers do not allow")
    return text


#: What a header name consists of (RFC 9110, section 5.6.2).
_TOKEN = frozenset(
    "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
)
#: Headers that say where the message ends; another value would smuggle a second one.
_FRAMING = frozenset({"content-length", "transfer-encoding"})


def check_header_name(name: object) -> str:
    """``name``, checked to be one of a header that a caller can set; else a ValueError."""
    if not isinstance(name, str) or not name or not _TOKEN.issuperset(name):
        raise ValueError(f"{name!r} is not the name of a header")
    if name.lower() in _FRAMING:
        raise ValueError(f"{name} is set by the client")
    return name


def clean_credential(scheme: SecurityScheme, argument: str, value: object) -> object:
    """``value`` as the client keeps it.

    A str is checked and cleaned. A callable is kept; its result is checked on each request.
    A pair (user and password, client ID and secret, certificate and key) is kept as it is.
    """
    if not isinstance(value, str):
        if _is_kept(scheme, value):
            return value
        from ..base.errors import ConfigurationError

        raise ConfigurationError(f"{argument} must be a str, not {type(value).__name__}")
    index = scheme.arguments.index(argument)
    if scheme.kind in BEARER and index == 0 and len(scheme.arguments) != 2:
        return clean_token(value, argument)
    if scheme.kind == "apiKey":
        # a header may have two words, "Token abc", and a query any text; a cookie has no spaces
        token = _plain(value.strip(), argument, "" if scheme.location == "cookie" else " ")
        if scheme.location == "cookie" and any(c in token for c in ';,"'):
            return _refuse(argument, "contains a character that is not allowed in cookies")
        return token
    if scheme.kind == "http":
        return _checked(value.strip(), argument)
    return value  # user names, passwords, file names


def is_url(scheme: SecurityScheme, value: object) -> bool:
    """Whether ``value`` was meant for the base URL. User names, client IDs and tokens of OAuth can be URLs."""
    return (
        isinstance(value, str)
        and scheme.kind in ("bearer", "apiKey", "http")
        and len(scheme.arguments) == 1
        and value.lower().startswith(("https://", "http://"))
    )


def _is_kept(scheme: SecurityScheme, value: object) -> bool:
    pairs = ("basic", "oauth2", "mutualTLS")
    return callable(value) or (scheme.kind in pairs and isinstance(value, (tuple, list)))


def _checked(value: str, argument: str) -> str:
    try:
        return check_header(value, argument)
    except (TypeError, ValueError) as error:
        return _refuse(argument, str(error)[len(argument) + 1 :])


def _refuse(argument: str, problem: str) -> str:
    from ..base.errors import ConfigurationError

    raise ConfigurationError(f"{argument} {problem}")


def has_credential(scheme: SecurityScheme, values: Mapping[str, Any]) -> bool:
    """Whether the client has everything that ``scheme`` needs."""
    given = [values.get(argument) is not None for argument in scheme.arguments]
    if scheme.kind == "oauth2" and len(given) > 2:  # token, or client id and secret
        return given[0] or all(given[1:3])
    if scheme.kind in ("basic", "mutualTLS"):
        return given[0]  # a password, or a key beside the certificate, may be missing
    return bool(given) and all(given)


def set_elsewhere(spec: ClientSpec) -> str:
    """Sentences on variables that are set under names that others read: code samples, for one."""
    wanted: List[Tuple[str, Tuple[str, ...]]] = [
        (spec.base_url_env, ("API_ROOT", spec.base_url_argument))
    ]
    wanted += [(argument.env, (argument.name,)) for argument in spec.arguments]
    for scheme in spec.security:
        sample = scheme.sample_env if len(scheme.arguments) == 1 else ""
        wanted += [(env, (sample, a)) for a, env in zip(scheme.arguments, scheme.env)]  # noqa: B905
    said: List[str] = []
    for ours, names in reversed(wanted):
        # a single word, such as USER, means something else
        others = [name.upper() for name in names if "_" in name and os.environ.get(name.upper())]
        if ours and others and not os.environ.get(ours):
            said.append(f" {others[0]} is set, but this client reads {ours}.")
    return "".join(said)


def missing(spec: ClientSpec, op: Optional[Operation[Any]] = None) -> str:
    """The message for a call that lacks its credential."""
    security = spec.default_security if op is None or op.security is None else op.security
    schemes = {scheme.key: scheme for scheme in spec.security}
    ways: List[str] = []
    for alternative in security:
        words: List[str] = []
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
