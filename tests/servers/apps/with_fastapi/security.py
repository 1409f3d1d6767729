"""Who may call: every scheme that FastAPI has."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Security
from fastapi.security import (
    APIKeyCookie,
    APIKeyHeader,
    APIKeyQuery,
    HTTPAuthorizationCredentials,
    HTTPBasic,
    HTTPBasicCredentials,
    HTTPBearer,
    OAuth2PasswordBearer,
    OAuth2PasswordRequestForm,
    OpenIdConnect,
    SecurityScopes,
)

from with_fastapi.parameters import Received, told

router = APIRouter(prefix="/security", tags=["security"])

_bearer = HTTPBearer()
_basic = HTTPBasic()
_header = APIKeyHeader(name="X-Key")
_query = APIKeyQuery(name="api_key")
_cookie = APIKeyCookie(name="key")
_password = OAuth2PasswordBearer(
    "security/token", scopes={"read": "To read.", "write": "To write."}
)
_optional = HTTPBearer(auto_error=False, scheme_name="optionalBearer")
_either = APIKeyHeader(name="X-Other-Key", auto_error=False, scheme_name="otherKey")
_oidc = OpenIdConnect(openIdConnectUrl="/.well-known/openid-configuration")


@router.post("/token")
def token(form: Annotated[OAuth2PasswordRequestForm, Depends()]) -> dict[str, Any]:
    if form.password != "secret":
        raise HTTPException(400, "Incorrect username or password")
    scopes = ".".join(sorted(form.scopes))
    return {"access_token": f"{form.username}:{scopes}", "token_type": "bearer"}


@router.get("/bearer")
def bearer(who: Annotated[HTTPAuthorizationCredentials, Depends(_bearer)]) -> Received:
    return told({"scheme": who.scheme, "credentials": who.credentials})


@router.get("/basic")
def basic(who: Annotated[HTTPBasicCredentials, Depends(_basic)]) -> Received:
    return told({"username": who.username, "password": who.password})


@router.get("/header")
def header(key: Annotated[str, Depends(_header)]) -> Received:
    return told(locals())


@router.get("/query")
def query(key: Annotated[str, Depends(_query)]) -> Received:
    return told(locals())


@router.get("/cookie")
def cookie(key: Annotated[str, Depends(_cookie)]) -> Received:
    return told(locals())


def _scoped(scopes: SecurityScopes, token: Annotated[str, Depends(_password)]) -> str:
    held = token.rpartition(":")[2].split(".")
    if not set(scopes.scopes) <= set(held):
        raise HTTPException(401, "Not enough permissions")
    return token


@router.get("/oauth")
def oauth(token: Annotated[str, Security(_scoped, scopes=["read"])]) -> Received:
    return told(locals())


@router.get("/oidc")
def oidc(token: Annotated[str, Depends(_oidc)]) -> Received:
    return told(locals())


@router.get("/optional")
def optional(
    who: Annotated[HTTPAuthorizationCredentials | None, Depends(_optional)],
    key: Annotated[str | None, Depends(_either)],
) -> Received:
    return told({"who": who and who.credentials, "key": key})


@router.get("/both")
def both(
    who: Annotated[HTTPAuthorizationCredentials, Depends(_bearer)],
    key: Annotated[str, Depends(_header)],
) -> Received:
    return told({"credentials": who.credentials, "key": key})
