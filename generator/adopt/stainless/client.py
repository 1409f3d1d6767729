"""``organization``, ``targets``, ``client_settings`` and ``settings``: the package and the client."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.adopt.casing import Casing
from generator.adopt.facts import Client, ClientArgument, Package
from generator.adopt.stainless.reading import LANGUAGE, Reading
from generator.document.tree import Obj
from generator.emit.files import Data
from generator.names.words import split_words

_DURATION = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?")
_OTHERS = "node typescript go java kotlin ruby terraform cli php csharp http sql openapi docs mcp"


def read_casing(top: Reading) -> Casing:
    """``custom_casings``."""
    pascals: dict[str, str] = {}
    snakes: dict[str, str] = {}
    initialisms = set(Casing().initialisms)
    for word, node in top.mappings("custom_casings"):
        key = "_".join(split_words(word))
        if (flag := node.flag("initialism")) is not None:
            (initialisms.add if flag else initialisms.discard)(word.lower())
        for part in [node, *(below for _, below in _pair(node))]:
            own = "_".join(split_words(part.text("snake"))) or key
            if pascal := part.text("pascal"):
                pascals[own] = pascal
            if snake := part.text("snake"):
                snakes[key if part is node else own] = snake
            part.foreign("capital", "camel")
            part.done()
    return Casing(pascals, snakes, frozenset(initialisms))


def _pair(node: Reading) -> Iterator[tuple[str, Reading]]:
    for key in ("singular", "plural"):
        if (below := node.mapping(key)) is not None:
            yield key, below


def read_package(top: Reading) -> Package:
    """The distribution, as far as it is told of."""
    organization = top.mapping("organization")
    targets = top.mapping("targets")
    own = targets.mapping(LANGUAGE) if targets is not None else None
    urls: dict[str, str] = {}
    authors: tuple[str, ...] = ()
    if organization is not None:
        name, contact = organization.text("name"), organization.text("contact")
        if docs := organization.text("docs"):
            urls["Documentation"] = docs
        if contact and "@" in contact:
            authors = (f"{name} <{contact}>",)
        organization.foreign("github_org", "upload_spec", "security_contact")
        organization.foreign("security_policy_url", "security_policy_terms")
        organization.done()
    if targets is not None:
        targets.foreign(*_OTHERS.split())
        targets.done()
    package = Package(urls=urls, authors=authors, license=_license(top))
    return _own(own, package) if own is not None else package


def _own(own: Reading, package: Package) -> Package:
    """``targets.python``."""
    publish = own.mapping("publish")
    index = publish.node.get("pypi") if publish is not None else None
    published = index.get("package_name") if isinstance(index, Obj) else ""
    distribution = (
        published if isinstance(published, str) and published else own.text("project_name")
    )
    repository = own.text("production_repo").partition("#")[0]
    urls = dict(package.urls)
    if repository:
        urls["Source"] = f"https://github.com/{repository}"
    own.has("project_name")
    own.foreign("staging_repo", "screencast", "edition", "keep_files", "code_owners")
    if own.flag("skip"):
        own.foreign("skip")
    if (options := own.mapping("options")) is not None:
        options.foreign("disable_pydantic_namespace_protection", "websockets_extra_name")
        options.done()
    name = own.text("package_name")
    title = own.text("readme_title")
    own.done()
    return replace(
        package,
        name="_".join(split_words(name)),
        distribution=distribution or name,
        summary=f"The Python SDK for {title}" if title else "",
        urls=urls,
    )


def _license(top: Reading) -> str:
    settings = top.mapping("settings")
    if settings is None:
        return ""
    value = settings.node.get("license") if settings.has("license") else None
    settings.foreign("sort_schema_properties", "python", "disable_mock_tests", "disable_tests")
    settings.foreign("mock_server", "file_header", "require_websocket_dependencies")
    settings.lost("unwrap_response_fields", "methods return the whole response")
    settings.lost("unwrap_multiproperty_response_fields", "methods return the whole response")
    for known in ("positional_params", "per_endpoint_security"):
        settings.has(known)
    settings.done()
    if isinstance(value, Obj):
        name = value.get("name")
        return name if isinstance(name, str) else ""
    return value if isinstance(value, str) else ""


def read_client(top: Reading, casing: Casing, package: Package) -> Client:
    """The client: its name, its constructor, and how it sends."""
    organization = top.node.get("organization")
    owner = organization.get("name") if isinstance(organization, Obj) else ""
    settings = top.mapping("client_settings")
    name = casing.pascal(str(owner or package.name))
    if settings is not None:
        name = settings.text("default_client_name") or name
    prefix = (settings.text("default_env_prefix") if settings is not None else "") or "_".join(
        split_words(str(owner or package.name))
    ).upper()
    arguments = list(_options(settings, casing)) if settings is not None else []
    arguments.append(ClientArgument("base_url", "server", env=f"{prefix}_BASE_URL"))
    client = Client(name, tuple(arguments), _environments(top))
    if settings is None:
        return client
    idempotency = settings.mapping("idempotency")
    header = idempotency.text("header") if idempotency is not None else ""
    header = header or settings.text("idempotency_header")
    retries = settings.mapping("default_retries")
    client = replace(
        client,
        timeout=_seconds(settings, "default_timeout"),
        max_retries=retries.integer("max_retries") if retries is not None else None,
        idempotency_header=header,
    )
    if retries is not None:
        for key in ("initial_delay_seconds", "max_delay_seconds"):
            retries.lost(key, "the delays between retries are those of the runtime")
        retries.done()
    settings.foreign(
        "omit_stainless_headers", "default_client_example_name", "omit_platform_headers"
    )
    settings.lost("response_headers", "headers of responses are read with with_response")
    settings.done()
    return client


def _environments(top: Reading) -> dict[str, str]:
    node = top.mapping("environments")
    found: dict[str, str] = {}
    for key in node.node if node is not None else ():
        if node is not None and (url := node.text(key)):
            found[key] = url
    return found


def _options(settings: Reading, casing: Casing) -> Iterator[ClientArgument]:
    """``client_settings.opts`` and ``default_headers`` as arguments of the constructor."""
    for key, node in settings.mappings("opts"):
        name = casing.snake(key)
        env = node.text("read_env")
        auth = node.mapping("auth")
        kind, target = "", ""
        if auth is not None:
            kind, target = "security", auth.text("security_scheme")
            auth.text("role")
            auth.done()
        elif header := node.text("send_in_header"):
            kind, target = "header", header
        elif parameter := node.text("send_as_query_param"):
            kind, target = "query", parameter
        for other in ("send_in_header", "send_as_query_param"):
            node.has(other)
        has_default = node.has("default") and node.node["default"] is not None
        default = node.node.get("default") if has_default else None
        node.foreign("example", "required_in_tests", "description")
        for known in ("type", "nullable"):
            node.has(known)
        if not kind:
            node.lost("server_variable", "the address with all variables filled in is base_url")
            node.lost("send_as_path_param", "each method takes the parameters of its path")
            if not (node.has("server_variable") and "server_variable" in node.node):
                message = f"`{node.name}` is sent nowhere, so the client does not take it."
                hint = "Add it in _custom/client.py if users of the client read it."
                node.sink.warning("A002", message, node.node.loc, hint=hint)
        else:
            plain: Data = default if isinstance(default, str | int | float | bool) else None
            yield ClientArgument(
                name, kind, target, env=env, has_default=plain is not None, default=plain
            )
        node.done()
    headers = settings.mapping("default_headers")
    for header in headers.node if headers is not None else ():
        if headers is not None and (value := headers.text(header)):
            name = "_".join(split_words(header))
            yield ClientArgument(name, "header", header, has_default=True, default=value)


def _seconds(settings: Reading, key: str) -> float | None:
    """Milliseconds, or a duration as ISO 8601 writes it, in seconds."""
    if not settings.has(key):
        return None
    value = settings.node[key]
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value / 1000
    found = _DURATION.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        settings.wrong(key, "a number of milliseconds, or a duration such as PT60S")
        return None
    days, hours, minutes, seconds = (float(part or 0) for part in found.groups())
    return ((days * 24 + hours) * 60 + minutes) * 60 + seconds
