"""Security: each scheme with its own credential; all are set in the client."""

from __future__ import annotations

from tests.servers.checks import Checks
from tests.servers.sdk import Sdk, same

checks = Checks()

CLIENT = {
    "http_bearer": "b-token",
    "http_basic": ("user", "p:w"),
    "api_key_header": "h-key",
    "api_key_query": "q-key&=%",
    "api_key_cookie": "c-key",
    "oauth2_password_bearer": "me:read",
    "open_id_connect": "id-token",
    "other_key": "o-key",
}
RECEIVED = {
    "bearer": {"scheme": "Bearer", "credentials": "b-token"},
    "basic": {"username": "user", "password": "p:w"},
    "header": {"key": "h-key"},
    "query": {"key": "q-key&=%"},
    "cookie": {"key": "c-key"},
    "oauth": {"token": "me:read"},
    "oidc": {"token": "Bearer id-token"},
    "optional": {"who": None, "key": "o-key"},
}
for _name, _values in RECEIVED.items():
    checks.received(f"GET /security/{_name}", {}, **_values)


@checks
async def both(sdk: Sdk) -> None:
    """FastAPI wants both credentials, its document says that one of them is enough."""
    key = "both_security_both_get"
    same((await sdk.fails("AuthenticationError", key)).message, "Not authenticated")
    reply = await sdk(key, extra_headers={"X-Key": "h-key"})
    same(reply.received, {"credentials": "'b-token'", "key": "'h-key'"})


@checks
async def password_flow(sdk: Sdk) -> None:
    route = "POST /security/token"
    form = {"username": "me", "password": "secret", "grant_type": "password", "scope": "read write"}
    reply = await sdk.send(route, {}, form)
    same(sdk.dump(reply), {"access_token": "me:read.write", "token_type": "bearer"})
    error = await sdk.refused(400, route, {}, form | {"password": "wrong"})
    same(error.message, "Incorrect username or password")
