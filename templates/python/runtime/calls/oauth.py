"""OAuth2 client credentials: fetch a token, and keep it until it expires."""

from __future__ import annotations

import json
from base64 import b64encode
from typing import TYPE_CHECKING, Any, Dict, Optional, Tuple
from urllib.parse import quote_plus, urlencode, urljoin

from ..base.errors import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    ConfigurationError,
    status_error_class,
)
from ..base.response import ApiResponse, RequestInfo
from ..wire.messages import HttpReply, HttpRequest
from .retry import classify

if TYPE_CHECKING:
    from ..spec.api import SecurityScheme
    from ..wire.transport import Transport

#: A token is replaced this many seconds before it expires: a request takes time, clocks differ.
LEEWAY = 30.0
_TIMEOUTS: Dict[str, Optional[float]] = {"connect": 30.0, "read": 30.0, "write": 30.0, "pool": 30.0}


async def client_token(
    scheme: SecurityScheme,
    pair: Tuple[str, str],
    transport: Transport,
    base_url: str,
    stale: bool,
) -> str:
    """An access token for ``pair`` (client ID and secret).

    Only one task or thread fetches it; the others wait for the result. ``stale`` says that the
    server rejected the cached token.

    :raises APIStatusError: the authorization server returned an error.
    """
    key = f"{scheme.key}\n{pair[0]}\n{pair[1]}"
    tokens = transport.tokens
    refused = tokens.get(key, ("", 0.0))[0] if stale else ""
    async with transport.lock(scheme.key):
        token, until = tokens.get(key, ("", 0.0))
        if token and token != refused and transport.now() < until:
            return token
        answer = await _fetch(scheme, pair, transport, urljoin(base_url + "/", scheme.token_url))
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
    scheme: SecurityScheme, pair: Tuple[str, str], transport: Transport, url: str
) -> Dict[str, Any]:
    form = {"grant_type": "client_credentials"}
    if scheme.scopes:
        form["scope"] = " ".join(scheme.scopes)
    user, secret = (quote_plus(part) for part in pair)  # RFC 6749, section 2.3.1
    basic = "Basic " + b64encode(f"{user}:{secret}".encode()).decode("ascii")
    reply = await _post(transport, url, form, [("Authorization", basic)])
    if reply.status in (400, 401):
        # some servers accept the secret only in the body
        form.update(client_id=pair[0], client_secret=pair[1])
        reply = await _post(transport, url, form, [])
    if reply.status != 200:
        raise _refused(url, reply)
    try:
        answer = json.loads(reply.body)
    except ValueError:
        answer = None
    return answer if isinstance(answer, dict) else {}


async def _post(transport: Transport, url: str, form: Dict[str, str], headers: Any) -> HttpReply:
    body = urlencode(form).encode("ascii")
    headers = [
        *headers,
        ("Accept", "application/json"),
        ("Accept-Encoding", "identity"),
        ("Content-Type", "application/x-www-form-urlencoded"),
        ("Content-Length", str(len(body))),
    ]
    request = HttpRequest("POST", url, headers, content=_Once(body), timeouts=_TIMEOUTS, isolated=True)
    try:
        reply = await transport.send(request)
        await reply.read()
    except Exception as error:
        failure = classify(error)
        if failure is None:
            raise
        kind = APITimeoutError if failure.timeout else APIConnectionError
        shown = RequestInfo("POST", url)
        raise kind(f"no access token: {failure.message}", request=shown) from error
    return reply


class _Once:
    """A body of one chunk, for either client."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def __iter__(self) -> Any:
        yield self._data

    async def __aiter__(self) -> Any:
        yield self._data


def _refused(url: str, reply: HttpReply) -> APIStatusError:
    try:
        document = json.loads(reply.body)
    except ValueError:
        document = None
    said = document if isinstance(document, dict) else {}
    message = said.get("error_description") or said.get("error") or reply.reason
    response: ApiResponse[Any] = ApiResponse(
        reply.status, reply.headers, reason=reply.reason, request=RequestInfo("POST", url)
    )
    return status_error_class(reply.status)(
        response=response, message=f"no access token: {message}", data=document
    )
