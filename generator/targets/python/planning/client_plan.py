"""The constructor of the clients: names, order and meaning of its arguments."""

from __future__ import annotations

from collections import Counter

from generator.config.settings import ArgumentKind, ClientArgument, Settings
from generator.diagnostics import Sink
from generator.diagnostics.suggest import did_you_mean
from generator.ir.model import Api, Operation
from generator.ir.security import SecurityKind, SecurityScheme
from generator.ir.servers import Server
from generator.names.table import Wish, assign
from generator.names.words import pascal, snake, split_words
from generator.targets.python.naming.reserved import CLIENT_ARGUMENTS
from generator.targets.python.planning.client_options import client_options
from generator.targets.tables.python import ClientPlan, ConstructorArgument

_CREDENTIAL = {
    SecurityKind.BEARER: "Union[str, Callable[[], str], None]",
    SecurityKind.OAUTH2: "Union[str, Callable[[], str], None]",
    SecurityKind.OPENID: "Union[str, Callable[[], str], None]",
    SecurityKind.HTTP: "Union[str, Callable[[], str], None]",
    SecurityKind.API_KEY: "Union[str, Callable[[], str], None]",
    SecurityKind.BASIC: "Union[str, Tuple[str, str], None]",
    SecurityKind.MUTUAL_TLS: "Union[str, Tuple[str, str], None]",
}


def plan_client(api: Api, settings: Settings, package: str, sink: Sink) -> ClientPlan:
    """Decide names, order and meaning of the constructor's arguments."""
    server = api.servers[0] if api.servers else Server("")
    name = settings.client.class_name or f"{pascal(split_words(package))}Client"
    arguments = _configured(api, settings, server, package, sink) or _derived(api, server, package)
    if not any(a.kind is ArgumentKind.SERVER and not a.variable for a in arguments):
        arguments = (*arguments, _base_url(server, f"{package.upper()}_BASE_URL"))
    # a relative URL has no host; that of one that begins with a variable is the caller's
    url = server.url if "://" in server.url or server.url.startswith("{") else ""
    options = client_options(settings, {argument.name for argument in arguments})
    return ClientPlan(name, arguments, url.rstrip("/"), _default_security(api), options)


def security_of(operation: Operation) -> tuple[tuple[str, ...], ...]:
    """The alternatives of an operation as tuples of scheme keys."""
    return tuple(tuple(use.key for use in alternative) for alternative in operation.security)


def _default_security(api: Api) -> tuple[tuple[str, ...], ...]:
    counted = Counter(security_of(operation) for operation in api.operations)
    return counted.most_common(1)[0][0] if counted else ()


def _base_url(server: Server, env: str) -> ConstructorArgument:
    doc = f"Root URL of the API. Default: `{server.url}`." if server.url else "Root URL of the API."
    return ConstructorArgument(
        name="base_url",
        kind=ArgumentKind.SERVER,
        annotation="Optional[str]",
        default=None,
        doc=doc,
        env=env,
        keyword=True,
    )


def _configured(
    api: Api, settings: Settings, server: Server, package: str, sink: Sink
) -> tuple[ConstructorArgument, ...]:
    schemes = {scheme.key: scheme for scheme in api.security_schemes}
    found = [
        argument
        for entry in settings.client.arguments
        if (argument := _from_settings(entry, schemes, server, sink)) is not None
    ]
    covered = {argument.scheme for argument in found}
    if found:  # a scheme that nobody placed is still usable
        for scheme in api.security_schemes:
            if scheme.key not in covered:
                found.extend(_credential(scheme, snake(split_words(scheme.key)), package.upper()))
    return tuple(found)


def _from_settings(
    entry: ClientArgument, schemes: dict[str, SecurityScheme], server: Server, sink: Sink
) -> ConstructorArgument | None:
    if entry.kind is ArgumentKind.SECURITY:
        scheme = schemes.get(entry.target)
        if scheme is None:
            message = f"The document has no security scheme {entry.target!r}."
            sink.error("N007", message, entry.loc, hint=did_you_mean(entry.target, schemes))
            return None
        return ConstructorArgument(
            name=entry.name,
            kind=entry.kind,
            annotation=_CREDENTIAL[scheme.kind],
            default=entry.default,
            doc=_about(scheme),
            env=entry.env,
            scheme=scheme.key,
        )
    if entry.kind is ArgumentKind.DEBUG:
        doc = "Log every request and response to stderr, without credentials and bodies."
        return ConstructorArgument(
            name=entry.name, kind=entry.kind, annotation="bool", default=False, doc=doc
        )
    doc = {
        ArgumentKind.HEADER: f"Value of the `{entry.target}` header. If set, it is sent with every request.",
        ArgumentKind.QUERY: f"Value of the query parameter `{entry.target}`, sent with every request if set.",
        ArgumentKind.SERVER: f"Root URL of the API. Default: `{server.url}`.",
    }[entry.kind]
    return ConstructorArgument(
        name=entry.name,
        kind=entry.kind,
        annotation="Optional[str]",
        default=entry.default,
        doc=doc,
        env=entry.env,
        wire=entry.target,
    )


def _derived(api: Api, server: Server, package: str) -> tuple[ConstructorArgument, ...]:
    prefix = package.upper()
    wishes = [Wish(f"s{s.key}", (snake(split_words(s.key)),), 0) for s in api.security_schemes]
    variables = api.server_variables().values()
    own = {variable.name for variable in server.variables}
    wishes += [
        Wish(
            f"v{v.name}",
            (snake(split_words(v.name)), f"server_{snake(split_words(v.name))}"),
            1 if v.name in own else 2,
        )
        for v in variables
    ]
    names = assign(wishes, reserved=CLIENT_ARGUMENTS).names
    found = []
    for scheme in api.security_schemes:
        name = names[f"s{scheme.key}"]
        found.extend(_credential(scheme, name, prefix))
    for variable in variables:
        name = names[f"v{variable.name}"]
        doc = variable.doc.brief or f"Value of `{variable.name}` in the server URL."
        if variable.enum:
            doc = f"{doc} One of: {', '.join(variable.enum)}."
        found.append(
            ConstructorArgument(
                name=name,
                kind=ArgumentKind.SERVER,
                annotation="Optional[str]",
                default=variable.default,
                doc=doc,
                keyword=True,
                variable=variable.name,
            )
        )
    return (*found, _base_url(server, f"{prefix}_BASE_URL"))


def _credential(scheme: SecurityScheme, name: str, prefix: str) -> list[ConstructorArgument]:
    doc = _about(scheme)
    one = ConstructorArgument(
        name=name,
        kind=ArgumentKind.SECURITY,
        annotation=_CREDENTIAL[scheme.kind],
        doc=doc,
        env=f"{prefix}_{name.upper()}",
        scheme=scheme.key,
        keyword=True,
    )
    if scheme.kind is not SecurityKind.OAUTH2 or scheme.client_credentials is None:
        return [one]
    extra = [
        ConstructorArgument(
            name=f"{name}_{part}",
            kind=ArgumentKind.SECURITY,
            annotation="Optional[str]",
            doc=f"OAuth2 {part.replace('_', ' ')}. With ID and secret, the client fetches tokens.",
            env=f"{prefix}_{name.upper()}_{part.upper()}",
            scheme=scheme.key,
            keyword=True,
        )
        for part in ("client_id", "client_secret")
    ]
    return [one, *extra]


def _about(scheme: SecurityScheme) -> str:
    """What is said of a credential: what it is, where it comes from, whether it is on its way out."""
    parts = [scheme.doc.brief or _SCHEME_DOC[scheme.kind]]
    for flow in scheme.flows:
        if flow.device_authorization_url:
            urls = f"authorize at {flow.device_authorization_url}, fetch it from {flow.token_url}"
            parts.append(f"To obtain a token on a device without a browser, {urls}.")
    if scheme.metadata_url:
        parts.append(f"The authorization server describes itself at {scheme.metadata_url}.")
    if scheme.deprecated:
        parts.append("Deprecated.")
    return " ".join(parts)


_SCHEME_DOC = {
    SecurityKind.BEARER: "Bearer token, or a function that returns one for each request.",
    SecurityKind.OAUTH2: "OAuth2 access token, or a function that returns one for each request.",
    SecurityKind.OPENID: "OpenID Connect token, or a function that returns one for each request.",
    SecurityKind.HTTP: "Credentials for the Authorization header.",
    SecurityKind.API_KEY: "API key.",
    SecurityKind.BASIC: "User name and password, as a tuple or as `user:password`.",
    SecurityKind.MUTUAL_TLS: "Path of the client certificate, or a tuple of certificate and key paths.",
}
