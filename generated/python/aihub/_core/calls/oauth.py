"""OAuth2 client credentials: fetch a token, and keep it until it expires."""

from __future__ import annotations

import json
from base64 import b64encode
from typing import TYPE_CHECKING, Any, AsyncIterator, Dict, Iterator, List, Optional, Tuple
from urllib.parse import quote_plus, urlencode, urljoin

from ..base.errors import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    ConfigurationError,
    status_error_class,
)
from ..base.guards import is_dict
from ..base.response import ApiResponse, RequestInfo
from ..wire.messages import HttpReply, HttpRequest
from .outcome import ANSWERED, CALLER, without_secrets

if TYPE_CHECKING:
    from ..spec.api import SecurityScheme
    from .state import CallState

#: A token is replaced this many seconds before it expires: a request takes time, clocks differ.
LEEWAY = 30.0
TIMEOUTS: Dict[str, Optional[float]] = {"connect": 30.0, "read": 30.0, "write": 30.0, "pool": 30.0}


async def client_token(
    state: CallState, scheme: SecurityScheme, pair: Tuple[str, str], *, stale: bool
) -> str:
    """An access token for ``pair`` (client ID and secret).

    Only one task or thread fetches it; the others wait for the result. ``stale`` says that the
    server rejected the cached token.

    :raises APIStatusError: the authorization server returned an error.
    """
    key = f"{scheme.key}\n{pair[0]}\n{pair[1]}"
    transport, tokens = state.transport, state.session.connection.tokens
    refused = tokens.get(key, ("", 0.0))[0] if stale else ""
    async with transport.lock(scheme.key):
        token, until = tokens.get(key, ("", 0.0))
        if token and token != refused and transport.now() < until:
            return token
        url = urljoin(state.session.settings.base_url + "/", scheme.token_url)
        answer = await _fetch(state, scheme, pair, url)
        fresh = answer.get("access_token")
        if not isinstance(fresh, str) or not fresh:
            raise ConfigurationError("the authorization server returned no access_token")
        tokens[key] = (fresh, transport.now() + _lifetime(answer.get("expires_in")))
        return fresh


def _lifetime(seconds: Any) -> float:
    try:
        lasts = float(seconds)
    except (TypeError, ValueError):
        return 300.0  # no lifetime given: renew it soon
    # a token with a lifetime shorter than the leeway is used for half of it
    return max(lasts - LEEWAY, lasts / 2)


async def _fetch(
    state: CallState, scheme: SecurityScheme, pair: Tuple[str, str], url: str
) -> Dict[str, object]:
    form = {"grant_type": "client_credentials"}
    if scheme.scopes:
        form["scope"] = " ".join(scheme.scopes)
    user, secret = (quote_plus(part) for part in pair)  # RFC 6749, section 2.3.1
    basic = "Basic " + b64encode(f"{user}:{secret}".encode()).decode("ascii")
    reply = await _post(state, url, form, [("Authorization", basic)])
    if reply.status in (400, 401):
        # some servers accept the secret only in the body
        form.update(client_id=pair[0], client_secret=pair[1])
        reply = await _post(state, url, form, [])
    if reply.status != 200:
        raise state.told(_refused(url, reply))
    try:
        answer = json.loads(reply.body)
    except ValueError:
        answer = None
    return answer if is_dict(answer) else {}


async def _post(
    state: CallState, url: str, form: Dict[str, str], headers: List[Tuple[str, str]]
) -> HttpReply:
    """Ask for a token; repeated like a call that is safe to repeat."""
    body = urlencode(form).encode("ascii")
    headers = [
        *headers,
        ("Accept", "application/json"),
        ("Accept-Encoding", "identity"),
        ("Content-Type", "application/x-www-form-urlencoded"),
        ("Content-Length", str(len(body))),
    ]
    attempts = 0
    while True:
        attempts += 1
        request = HttpRequest("POST", url, headers, content=_Form(body), isolated=True)
        outcome = await state.ask(request, TIMEOUTS)
        if outcome.kind == CALLER and outcome.error is not None:
            raise outcome.error
        wait = state.patience.wait(outcome, "POST", "safe", attempts=attempts)
        if wait is None:
            if outcome.kind == ANSWERED and outcome.reply is not None:
                return outcome.reply
            kind = APITimeoutError if outcome.timeout else APIConnectionError
            raise state.told(
                kind(
                    f"no access token: {outcome.message}{state.why_not}",
                    request=RequestInfo("POST", url),
                    sent="no",  # what was asked for was not
                )
            ) from without_secrets(outcome.error)
        await state.transport.sleep(wait)


class _Form:
    """A body of one chunk, for either client."""

    replayable = True
    unread_or_replayable = True

    def __init__(self, data: bytes) -> None:
        self._data = data

    def reset(self) -> None:
        """It can be read any number of times."""

    def __iter__(self) -> Iterator[bytes]:
        yield self._data

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self._data


def _refused(url: str, reply: HttpReply) -> APIStatusError:
    try:
        document = json.loads(reply.body)
    except ValueError:
        document = None
    said: Dict[str, object] = document if is_dict(document) else {}
    message = said.get("error_description") or said.get("error") or reply.reason
    response: ApiResponse[Any] = ApiResponse(
        reply.status, reply.headers, reason=reply.reason, request=RequestInfo("POST", url)
    )
    return status_error_class(reply.status)(
        response=response, message=f"no access token: {message}", data=document
    )
