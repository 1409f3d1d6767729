"""Chooses the credentials that an operation needs, and writes them into a request."""

from __future__ import annotations

from ..base.guards import is_several
from ..base.process import exclusive
from ..spec.credentials import BEARER, clean_credential, has_credential
from .secrets import Secrets

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, List, Mapping, Optional, Tuple

    from ..spec.api import ClientSpec, SecurityScheme
    from ..spec.operation import Operation
    from ..wire.transport import Transport
    from .state import CallState

def choose(
    spec: ClientSpec, values: Mapping[str, Any], op: Operation[Any]
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


async def authenticate(state: CallState, *, stale: bool = False) -> Optional[Secrets]:
    """The secrets of one request; None when the client has none.

    ``stale`` says that the server rejected the last ones: no cached token is used again.
    """
    values = state.session.settings.values
    schemes = choose(state.session.settings.spec, values, state.op)
    if schemes is None:
        return None
    transport = state.transport
    secrets = Secrets()
    for scheme in schemes:
        value = values.get(scheme.arguments[0]) if scheme.arguments else None
        if scheme.kind == "basic":
            secrets.headers.append(("Authorization", await _basic(scheme, values, transport)))
            secrets.refreshable = any(callable(values.get(name)) for name in scheme.arguments)
        elif _client_pair(scheme, values) is not None:
            with exclusive:
                from .oauth import client_token

            pair = _client_pair(scheme, values) or ("", "")
            token = await client_token(state, scheme, pair, stale=stale)
            secrets.headers.append(("Authorization", "Bearer " + token))
            secrets.refreshable = True
        elif scheme.kind != "mutualTLS":  # the HTTP client has the certificate
            if callable(value):
                value = clean_credential(scheme, scheme.arguments[0], await _ask(value, transport))
                secrets.refreshable = True
            _attach(secrets, scheme, str(value))
    return secrets


async def _ask(provider: Callable[[], object], transport: Transport) -> object:
    value = await transport.resolve(provider())
    if isinstance(value, str) or is_several(value):
        return value
    from ..base.errors import ConfigurationError

    raise ConfigurationError(f"the credential callable returned {type(value).__name__}, not a str")


def _attach(secrets: Secrets, scheme: SecurityScheme, value: str) -> None:
    if scheme.kind in BEARER:
        secrets.headers.append(("Authorization", "Bearer " + value))
    elif scheme.kind == "http":
        secrets.headers.append(("Authorization", f"{scheme.http_scheme} {value}".strip()))
    elif scheme.location == "query":
        secrets.query.append((scheme.name, value))
    elif scheme.location == "cookie":
        secrets.cookies.append((scheme.name, value))
    else:
        secrets.headers.append((scheme.name, value))


async def _basic(scheme: SecurityScheme, values: Mapping[str, Any], transport: Transport) -> str:
    with exclusive:
        from base64 import b64encode

    given: List[object] = [values.get(argument) for argument in scheme.arguments]
    given = [await _ask(value, transport) if callable(value) else value for value in given]
    if len(given) == 1:  # one argument for both: a pair, or text as in a URL
        only = given[0]
        given = list(only) if is_several(only) else [*str(only).split(":", 1)]
    user, password = (*given, None)[:2]
    text = f"{user}:{'' if password is None else password}"
    return "Basic " + b64encode(text.encode("utf-8")).decode("ascii")


def _client_pair(scheme: SecurityScheme, values: Mapping[str, Any]) -> Optional[Tuple[str, str]]:
    """Client ID and secret, if ``scheme`` states them for a token and none is given."""
    if scheme.kind != "oauth2" or not scheme.token_url:
        return None
    given: List[object] = [values.get(argument) for argument in scheme.arguments]
    if len(given) == 1 and is_several(given[0]):
        given = list(given[0])
    elif len(given) > 2 and given[0] is None:
        given = given[1:]
    return (str(given[0]), str(given[1])) if len(given) == 2 else None
