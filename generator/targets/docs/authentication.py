"""How requests prove who sends them, in words: each security scheme, and what to send for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from generator.emit.markdown import md_code, md_text
from generator.emit.prose import md_fence, md_prose
from generator.ir.model import Api
from generator.ir.security import FlowKind, OAuthFlow, SecurityKind, SecurityScheme
from generator.ir.wire import ParamIn
from generator.never import assert_never

_FLOWS: Final[Mapping[FlowKind, str]] = MappingProxyType(
    {
        FlowKind.CLIENT_CREDENTIALS: "with the ID and the secret of your client (client credentials)",
        FlowKind.AUTHORIZATION_CODE: "by letting a user sign in (authorization code)",
        FlowKind.IMPLICIT: "by letting a user sign in (implicit)",
        FlowKind.PASSWORD: "with the name and the password of a user",
        FlowKind.DEVICE_AUTHORIZATION: "by letting a user sign in on another device",
    }
)


def used_schemes(api: Api) -> tuple[SecurityScheme, ...]:
    """The schemes that operations ask for, in the order of the document."""
    used = {use.key for op in api.operations for one in op.security for use in one}
    return tuple(scheme for scheme in api.security_schemes if scheme.key in used)


def authentication(api: Api) -> Iterator[str]:
    """What to send with a request, as blocks of Markdown."""
    schemes = used_schemes(api)
    if not schemes:
        yield "Requests to this API need no authentication."
        return
    if len(schemes) > 1:
        yield (
            f"There are {len(schemes)} ways to authenticate. "
            "The page of an operation says which of them it accepts."
        )
    for scheme in schemes:
        if len(schemes) > 1:
            yield f"**{md_text(scheme.key)}**"
        yield from _scheme(scheme)


def sent(scheme: SecurityScheme) -> str:
    """What a request carries for ``scheme``, as it stands in it; "" where that is no text."""
    match scheme.kind:
        case SecurityKind.BEARER | SecurityKind.OAUTH2 | SecurityKind.OPENID:
            return "Authorization: Bearer YOUR_TOKEN"
        case SecurityKind.BASIC:
            return "Authorization: Basic BASE64_OF_USER_COLON_PASSWORD"
        case SecurityKind.HTTP:
            return f"Authorization: {scheme.http_scheme} YOUR_CREDENTIALS"
        case SecurityKind.API_KEY if scheme.location is ParamIn.QUERY:
            return f"?{scheme.name}=YOUR_KEY"
        case SecurityKind.API_KEY if scheme.location is ParamIn.COOKIE:
            return f"Cookie: {scheme.name}=YOUR_KEY"
        case SecurityKind.API_KEY:
            return f"{scheme.name}: YOUR_KEY"
        case SecurityKind.MUTUAL_TLS:
            return ""
        case _:
            assert_never(scheme.kind)


def _scheme(scheme: SecurityScheme) -> Iterator[str]:
    yield _words(scheme)
    if text := " ".join(sent(scheme).split()):
        yield md_fence(text, "http" if scheme.location is not ParamIn.QUERY else "text")
    yield from filter(None, (_flow(flow) for flow in scheme.flows))
    if said := md_prose(scheme.doc.description):
        yield said


def _words(scheme: SecurityScheme) -> str:
    header = "in the header `Authorization`"
    match scheme.kind:
        case SecurityKind.BEARER:
            return f"Send your token {header}:"
        case SecurityKind.BASIC:
            return f"Send your user name and password, joined by a colon and in Base64, {header}:"
        case SecurityKind.HTTP:
            return f"Send your credentials {header}:"
        case SecurityKind.API_KEY:
            places = {ParamIn.QUERY: "query parameter", ParamIn.COOKIE: "cookie"}
            place = places.get(scheme.location, "header")
            return f"Send your API key in the {place} {md_code(scheme.name)}:"
        case SecurityKind.OAUTH2:
            return f"Get an access token by OAuth 2, and send it {header}:"
        case SecurityKind.OPENID:
            found = f" ({md_code(scheme.openid_url)})" if scheme.openid_url else ""
            return f"Sign in by OpenID Connect{found}, and send your token {header}:"
        case SecurityKind.MUTUAL_TLS:
            return "Connect with your client certificate (mutual TLS)."
        case _:
            assert_never(scheme.kind)


def _flow(flow: OAuthFlow) -> str:
    urls = [flow.authorization_url, flow.device_authorization_url, flow.token_url]
    places = " and ".join(md_code(url) for url in urls if url)
    return f"- Get a token {_FLOWS[flow.kind]} at {places}" if places else ""
