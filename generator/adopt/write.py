"""What was adopted, as the files that the generator reads: sdk.yaml and overlay.yaml."""

from __future__ import annotations

from collections.abc import Iterable

from generator.adopt.facts import Action, Adopted, Argument, Client, Method, Resource
from generator.config.settings import EDITIONS, LICENSE_WITH_TEXT
from generator.emit.files import Data
from generator.emit.yaml import yaml_text

OVERLAY = "overlay.yaml"

_SDK = """\
# The shape of the Python SDK, adopted from {source}. The API itself is described in {spec} and {overlay}.
"""
_ACTIONS = """\
# What {source} said of the API, as an OpenAPI overlay of {spec}.
"""


def sdk_yaml(adopted: Adopted, source: str, spec: str) -> str:
    """The text of ``sdk.yaml``; ``source`` and ``spec`` are names of files."""
    overlays: dict[str, Data] = {"overlays": [OVERLAY]} if adopted.actions else {}
    value: dict[str, Data] = {
        "edition": EDITIONS[-1],
        "spec": spec,
        **overlays,
        "tolerant": True,
        "targets": ["python", "samples"] if adopted.samples else ["python"],
        "package": _package(adopted),
        "client": _client(adopted.client),
        "resources": {key: _resource(one) for key, one in adopted.resources.items()},
        "compat": {"stainless": _compat(adopted)},
    }
    head = _SDK.format(source=_on_one_line(source), spec=_on_one_line(spec), overlay=OVERLAY)
    return head + yaml_text({key: item for key, item in value.items() if item not in ({}, "")})


def overlay_yaml(actions: Iterable[Action], source: str, spec: str) -> str:
    """The text of ``overlay.yaml``."""
    value: Data = {
        "overlay": "1.1.0",
        "info": {"title": f"Facts adopted from {source}", "version": "1.0.0"},
        "actions": [_action(action) for action in actions],
    }
    head = _ACTIONS.format(source=_on_one_line(source), spec=_on_one_line(spec))
    return head + yaml_text(value)


def _on_one_line(name: str) -> str:
    """The name of a file in a comment, which it must not end."""
    return "".join(char if char.isprintable() else "?" for char in name)


def _action(action: Action) -> Data:
    found: dict[str, Data] = {"target": action.target}
    if action.why:
        found["description"] = action.why
    if action.remove:
        found["remove"] = True
    elif action.copy:
        found["copy"] = action.copy
    else:
        found["update"] = action.update
    if action.optional:
        found["x-sdk-optional"] = True
    return found


def needs_text(adopted: Adopted) -> bool:
    """Whether the license cannot be written: it is one whose text the owner must give."""
    return adopted.package.license not in {"", LICENSE_WITH_TEXT} and not adopted.files


def _package(adopted: Adopted) -> Data:
    package = adopted.package
    found: dict[str, Data] = {
        "distribution": package.distribution,
        "name": package.name,
        "version": package.version,
        "python": package.python,
        "summary": package.summary,
        "urls": dict(package.urls),
        "authors": list(package.authors),
    }
    if not needs_text(adopted):
        found["license"] = package.license
    if adopted.files:
        found["files"] = {name: name for name in adopted.files}
    return {key: value for key, value in found.items() if value}


def _client(client: Client) -> Data:
    found: dict[str, Data] = {"class": client.name}
    arguments: list[Data] = []
    for one in client.arguments:
        entry: dict[str, Data] = {"name": one.name, one.kind: one.target or True}
        if one.env:
            entry["env"] = one.env
        if one.has_default:
            entry["default"] = one.default
        arguments.append(entry)
    if arguments:
        found["arguments"] = arguments
    if client.timeout is not None:
        found["timeout"] = client.timeout
    if client.max_retries is not None:
        found["max_retries"] = client.max_retries
    return found


def _resource(resource: Resource) -> Data:
    found: dict[str, Data] = {
        "class": resource.class_name,
        "doc": resource.doc,
        "methods": {one.name: _method(one) for one in resource.methods},
        "resources": {key: _resource(below) for key, below in resource.resources.items()},
    }
    return {key: value for key, value in found.items() if value}


def _method(method: Method) -> Data:
    if method.alias:
        return {"alias": method.alias}
    if method.arguments is None:
        return method.operation
    return {"operation": method.operation, "arguments": list(map(_argument, method.arguments))}


def _argument(argument: Argument) -> Data:
    found: dict[str, Data] = {"name": argument.name}
    if argument.body:
        found["body"] = True
    elif argument.wire != argument.name:
        found["wire"] = argument.wire
    if not argument.positional:
        found["keyword"] = True
    return found if len(found) > 1 else argument.name


def _compat(adopted: Adopted) -> Data:
    client = adopted.client
    found: dict[str, Data] = {"legacy_response": adopted.legacy_response}
    if len(client.environments) > 1:
        found["environments"] = dict(client.environments)
    if client.idempotency_header:
        found["idempotency_header"] = client.idempotency_header
    if adopted.pages:
        found["pages"] = dict(adopted.pages)
    if adopted.types:
        found["types"] = {module: dict(names) for module, names in adopted.types.items()}
    return found
