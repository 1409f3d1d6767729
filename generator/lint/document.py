"""Advice about the document as a whole: servers, security, and parts that nothing uses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import urlsplit

from generator.diagnostics import Loc, Sink
from generator.document.model import Document
from generator.document.tree import Arr, Json, Obj
from generator.lint.subject import Subject, told

_PARTS: Final = (
    "schemas",
    "parameters",
    "responses",
    "requestBodies",
    "headers",
    "examples",
    "links",
    "callbacks",
    "pathItems",
)
_LOCAL: Final = frozenset({"localhost", "127.0.0.1", "::1", "example.com", "api.example.com"})


def unused_parts(subject: Subject, sink: Sink) -> None:
    """L017: components that no operation needs."""
    for kind, name, node in _unused(subject.document):
        sink.info(
            "L017",
            f"Nothing refers to components/{kind}/{name}, so it is not part of the SDK.",
            node.loc,
            hint="Remove it, or refer to it where it is meant.",
        )


def without_security(subject: Subject, sink: Sink) -> None:
    """L018: operations that need no credential, as far as the document says."""
    api = subject.api
    if not api.operations or "security" in subject.document.root:
        return
    root = subject.document.root.loc
    if not api.security_schemes:
        sink.info(
            "L018",
            "The document has no security scheme, so the client takes no credential.",
            root,
            hint="Add components/securitySchemes and security, or 'security: []' if everybody may "
            "call the API.",
        )
        return
    bare = [one for one in api.operations if not one.security and not _says_so(subject, one.loc)]
    for operation in bare:
        sink.info(
            "L018",
            f"{told(operation)} does not say which credential it needs, so it is sent without one.",
            operation.loc,
            hint=subject.overlay(operation.loc, {"security": [{api.security_schemes[0].key: []}]}),
        )


def servers(subject: Subject, sink: Sink) -> None:
    """L019: servers that are missing, relative, not encrypted, or stand for others."""
    api, root = subject.api, subject.document.root
    urls = [server.address for server in api.servers]
    if not urls or all(url == "/" for url in urls):
        sink.info(
            "L019",
            "The document names no server, so every user has to pass a base URL.",
            root.loc,
            hint='Add servers: [{url: "https://api.your-company.com"}] to the document.',
        )
        return
    node = root.get("servers")
    loc = node.loc if isinstance(node, Arr) else root.loc
    first = urlsplit(urls[0])
    if not first.scheme:
        problem = "is relative, so every user has to pass a base URL"
    elif (first.hostname or "") in _LOCAL:
        problem = "is a placeholder or on the machine of the user"
    elif first.scheme == "http":
        problem = "is not encrypted, so credentials can be read on their way"
    else:
        return
    sink.info(
        "L019",
        f"The server {urls[0]!r} {problem}.",
        loc,
        hint="Write the address of the real server first, with https.",
    )


def _says_so(subject: Subject, loc: Loc) -> bool:
    """Whether an operation has a ``security`` of its own, which may be empty."""
    paths = subject.document.root.get("paths")
    for item in paths.values() if isinstance(paths, Obj) else ():
        whole = subject.document.deref(item)
        for node in whole.values() if isinstance(whole, Obj) else ():
            if isinstance(node, Obj) and node.loc == loc:
                return "security" in node
    return False


def _unused(document: Document) -> Iterator[tuple[str, str, Obj]]:
    """The components that are not reached from anything else."""
    components = document.root.get("components")
    if not isinstance(components, Obj):
        return
    listed = [
        (kind, name, node)
        for kind in _PARTS
        if isinstance(group := components.get(kind), Obj)
        for name, node in group.items()
        if isinstance(node, Obj)
    ]
    reached = _reached(document, [v for k, v in document.root.items() if k != "components"])
    while True:  # what inherits from a base with a discriminator is one of its variants
        more = [n for _, _, n in listed if id(n) not in reached and _extends(document, n, reached)]
        if not more:
            break
        _reached(document, more, reached)
    yield from (one for one in listed if id(one[2]) not in reached)


def _reached(
    document: Document, start: Sequence[Json], reached: set[int] | None = None
) -> set[int]:
    found = set() if reached is None else reached
    stack: list[Json] = list(start)
    while stack:
        node = stack.pop()
        if not isinstance(node, Obj | Arr) or id(node) in found:
            continue
        found.add(id(node))
        if isinstance(node, Obj):
            stack += [document.hop(node), *document.mapping(node.get("discriminator")).values()]
            stack += node.values()
        else:
            stack += node
    return found


def _extends(document: Document, node: Obj, reached: set[int]) -> bool:
    parts = node.get("allOf")
    bases = [document.deref(one) for one in parts] if isinstance(parts, Arr) else []
    return any(isinstance(b, Obj) and id(b) in reached and "discriminator" in b for b in bases)
