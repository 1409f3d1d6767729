"""The resources of an SDK as ``sdk.yaml`` has them, and as people read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.emit.filters import comment
from generator.emit.yaml import key_text, string_text
from generator.names.tree import NamedArgument, NamedMethod, NamedResource, Why

_SOURCES = {
    "sdk.yaml": "sdk.yaml",
    "lock": "as it was released",
    "x-sdk-name": "x-sdk-name {said}",
    "x-sdk-group": "x-sdk-group {said}",
    "operationId": "operationId {said}",
    "path": "path {said}",
    "tag": "tag {said}",
    "component": "schema {said}",
    "title": "title {said}",
    "trail": "place {said}",
    "kind": "added by itself",
}


def reason(why: Why) -> str:
    """Where a name comes from, in a few words."""
    text = _SOURCES[why.source].format(said=why.said)
    if why.holder:
        return f"{text}; {why.wanted} is {why.holder}"
    return f"{text}; else {why.wanted}" if why.wanted else text


def signature(method: NamedMethod) -> str:
    """``create(name, *, color=...)``: what a method takes."""
    parts = [_shown(one) for one in method.arguments if one.positional]
    keywords = [_shown(one) for one in method.arguments if not one.positional]
    return f"{method.name}({', '.join([*parts, *(['*'] if keywords else []), *keywords])})"


def _shown(argument: NamedArgument) -> str:
    return argument.name if argument.required else f"{argument.name}=..."


def tree_lines(resources: Iterable[NamedResource], indent: str = "  ") -> Iterator[str]:
    """What stands below ``resources:``, a line an operation."""
    for resource in resources:
        yield f"{indent}{key_text(resource.path[-1])}{_comment(reason(resource.why))}"
        if resource.methods:
            yield f"{indent}  methods:"
            yield from (f"{indent}    {line}" for line in _methods(resource.methods))
        if resource.resources:
            yield f"{indent}  resources:"
            yield from tree_lines(resource.resources, f"{indent}    ")


def _methods(methods: Iterable[NamedMethod]) -> Iterator[str]:
    for method in methods:
        name, key = key_text(method.name), string_text(method.key)
        if method.kind:
            yield f"# {name} {{{method.kind}: {key}}}"
            continue
        told = method.key.startswith(f"{method.method} ")
        yield f"{name} {key}{'' if told else _comment(f'{method.method} {method.path}')}"
        for alias in method.aliases:
            yield f"{key_text(alias)} {{alias: {string_text(method.name)}}}"


def _comment(text: str) -> str:
    """``text`` behind a value."""
    return f" {comment(' '.join(text.split()))}"
