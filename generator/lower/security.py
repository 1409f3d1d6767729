"""Security schemes, what an operation asks of them, and servers."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from generator.diagnostics.suggest import did_you_mean
from generator.document.tree import Arr, Obj
from generator.ir.security import (
    FlowKind,
    OAuthFlow,
    SecurityAlternative,
    SecurityKind,
    SecurityScheme,
    SecurityUse,
)
from generator.ir.servers import Server, ServerVariable
from generator.ir.wire import ParamIn
from generator.lower.reader import Context, doc_of, flag, items, members, obj, text, texts

_HTTP = {"bearer": SecurityKind.BEARER, "basic": SecurityKind.BASIC}
_TYPES = ("apiKey", "http", "oauth2", "openIdConnect", "mutualTLS")


def schemes(ctx: Context) -> tuple[SecurityScheme, ...]:
    """``components/securitySchemes``; one that cannot be understood is left out."""
    found: list[SecurityScheme] = []
    for key, value in (obj(obj(ctx.tree.root, "components"), "securitySchemes") or {}).items():
        node = ctx.tree.deref(value)
        if isinstance(node, Obj) and (scheme := _scheme(ctx, key, node)) is not None:
            found.append(scheme)
    return tuple(found)


def _scheme(ctx: Context, key: str, node: Obj) -> SecurityScheme | None:
    word, location = text(node, "type"), ParamIn.HEADER
    if word == "http":
        kind = _HTTP.get(text(node, "scheme").lower(), SecurityKind.HTTP)
    elif word in _TYPES:
        kind = SecurityKind(word)
    else:
        message = f"The security scheme {key!r} has the unknown type {word!r}; it is ignored."
        ctx.sink.warning("L211", message, node.loc, hint=did_you_mean(word, _TYPES))
        return None
    if kind is SecurityKind.API_KEY:
        where = text(node, "in")
        if where not in {"query", "header", "cookie"} or not text(node, "name"):
            ctx.sink.warning(
                "L211",
                f"The API key {key!r} does not say where it is sent; it is ignored.",
                node.loc,
                hint="Add its name, and in: query, header or cookie.",
            )
            return None
        location = ParamIn(where)
    return SecurityScheme(
        key=key,
        kind=kind,
        loc=node.loc,
        doc=doc_of(node),
        name=text(node, "name") if kind is SecurityKind.API_KEY else "",
        location=location,
        http_scheme=text(node, "scheme"),
        bearer_format=text(node, "bearerFormat"),
        flows=_flows(node),
        openid_url=text(node, "openIdConnectUrl"),
        metadata_url=text(node, "oauth2MetadataUrl"),
        deprecated=flag(node, "deprecated"),
    )


def _flows(node: Obj) -> tuple[OAuthFlow, ...]:
    known = {kind.value: kind for kind in FlowKind}
    return tuple(
        OAuthFlow(
            kind=known[name],
            token_url=text(flow, "tokenUrl"),
            authorization_url=text(flow, "authorizationUrl"),
            refresh_url=text(flow, "refreshUrl"),
            scopes=tuple(obj(flow, "scopes") or ()),
            device_authorization_url=text(flow, "deviceAuthorizationUrl"),
        )
        for name, flow in members(node, "flows")
        if name in known
    )


def requirements(node: Obj, known: Collection[str]) -> tuple[SecurityAlternative, ...] | None:
    """``security`` of an operation or the root, or None; schemes outside ``known`` are dropped."""
    listed = node.get("security")
    if not isinstance(listed, Arr):
        return None
    found: dict[SecurityAlternative, None] = {}
    for entry in listed:
        if not isinstance(entry, Obj):
            continue
        unknown = [key for key in entry if key not in known]
        uses = tuple(SecurityUse(key, texts(entry, key)) for key in entry if key in known)
        if uses or not unknown:  # an alternative of unknown schemes only is not anonymous access
            found.setdefault(uses)
    return tuple(found)


def servers(node: Obj) -> tuple[Server, ...]:
    """The ``servers`` of the root, a path or an operation."""
    return tuple(
        Server(
            url=text(server, "url"),
            doc=doc_of(server),
            variables=_variables(obj(server, "variables") or {}),
            name=text(server, "name"),
        )
        for server in items(node, "servers")
        if isinstance(server, Obj) and isinstance(server.get("url"), str)
    )


def _variables(node: Mapping[str, object]) -> tuple[ServerVariable, ...]:
    return tuple(
        ServerVariable(name, text(value, "default"), texts(value, "enum"), doc_of(value))
        for name, value in node.items()
        if isinstance(value, Obj)
    )
