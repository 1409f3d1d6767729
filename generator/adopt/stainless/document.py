"""What the configuration says of the API itself, as actions of an overlay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from generator.adopt.endpoints import Endpoints, query, query_of
from generator.adopt.facts import Action
from generator.adopt.stainless.reading import Reading
from generator.diagnostics import Loc
from generator.document.tree import Arr, Json, Obj
from generator.emit.files import Data
from generator.ir.members import form_of
from generator.ir.model import Parameter
from generator.ir.wire import ParamIn, Style
from generator.notation.pointer import parent_of, tokens_of

_BARE: Final = re.compile(r"\.(/[^.\[\]]*)")  # $.paths./pets.get


def data(value: Json) -> Data:
    """A tree of the configuration as plain data."""
    if isinstance(value, Mapping):
        return {key: data(item) for key, item in value.items()}
    if isinstance(value, list):
        return [data(item) for item in value]
    return value


# -- servers and security ----------------------------------------------------------------


def servers(environments: Mapping[str, str], endpoints: Endpoints) -> Iterator[Action]:
    """``environments``, where the document names other servers."""
    urls = list(environments.values())
    own = [server.url.rstrip("/") for server in endpoints.api.servers]
    if not urls or own[:1] == [urls[0].rstrip("/")]:
        return
    why = "The environments that the client can be told to use; the first is the default."
    yield Action("$.servers", why, remove=True, optional=True)
    listed: list[Data] = [{"url": url, "description": name} for name, url in environments.items()]
    yield Action("$", update={"servers": listed})


def security(top: Reading) -> Iterator[Action]:
    """``security`` and ``security_schemes``, which take the place of the document's own."""
    if (schemes := top.mapping("security_schemes")) is not None:
        for name, value in schemes.node.items():
            plain = data(value)
            yield Action(query("components", "securitySchemes", name), remove=True, optional=True)
            yield Action("$", update={"components": {"securitySchemes": {name: plain}}})
    if listed := top.items("security"):
        yield Action("$.security", remove=True, optional=True)
        yield Action("$", update={"security": [data(item) for item, _ in listed]})


# -- query parameters --------------------------------------------------------------------


def queries(top: Reading, endpoints: Endpoints) -> Iterator[Action]:
    """``query_settings``: how arrays and objects are written in queries, parameter by parameter."""
    settings = top.mapping("query_settings")
    if settings is None:
        return
    arrays, objects = settings.text("array_format"), settings.text("nested_format")
    for key, value, known in (
        ("array_format", arrays, ("comma", "repeat", "brackets")),
        ("nested_format", objects, ("brackets",)),
    ):
        if value and value not in known:
            settings.lost(key, f"OpenAPI has no way to write {value!r}")
    settings.done()
    done: set[Loc] = set()
    for operation in endpoints.api.operations:
        for parameter in operation.parameters:
            if parameter.location is not ParamIn.QUERY or parameter.loc in done:
                continue
            done.add(parameter.loc)
            update = _written(parameter, arrays, objects, endpoints)
            if update:
                yield Action(place_of(parameter), update=update)


def place_of(parameter: Parameter) -> str:
    """A JSONPath to a parameter, by its name where it is one of a list."""
    pointer, last = parent_of(parameter.loc.pointer)
    if not last.isdigit():
        return query_of(parameter.loc.pointer)
    name = parameter.name.replace("\\", "\\\\").replace("'", "\\'")
    return f"{query(*tokens_of(pointer))}[?@.name == '{name}' && @.in == 'query']"


def _written(
    parameter: Parameter, arrays: str, objects: str, endpoints: Endpoints
) -> dict[str, Data]:
    if parameter.media_type:
        return {}
    kind = form_of(parameter.type, endpoints.api.decls)
    if kind == "array" and arrays in {"comma", "repeat"}:
        explode = arrays == "repeat"
        if parameter.style is Style.FORM and parameter.explode is explode:
            return {}
        return {"style": "form", "explode": explode}
    if kind == "array" and arrays == "brackets" and not parameter.name.endswith("[]"):
        return {"name": f"{parameter.name}[]", "style": "form", "explode": True}
    if kind == "object" and objects == "brackets" and parameter.style is not Style.DEEP:
        return {"style": "deepObject", "explode": True}
    return {}


# -- operations that the SDK does not have -----------------------------------------------


def left_out(top: Reading, skipped: Mapping[str, Loc], endpoints: Endpoints) -> Iterator[Action]:
    """``unspecified_endpoints``, and methods that this SDK skips."""
    keys = dict.fromkeys(skipped)
    for endpoint in top.texts("unspecified_endpoints") or ():
        found = endpoints.find(endpoint)
        if found is not None:
            keys.setdefault(found.key)
        else:
            message = (
                f"`unspecified_endpoints` lists {endpoint!r}, which the document does not have."
            )
            hint = endpoints.hint(endpoint)
            top.sink.warning("A003", message, top.at("unspecified_endpoints"), hint=hint)
    for key in keys:
        place = query_of(endpoints.by_key[key].loc.pointer)
        yield Action(place, "The SDK does not have this operation.", remove=True)


# -- transforms --------------------------------------------------------------------------


def transforms(node: Reading) -> Iterator[Action]:
    """``openapi.transforms``: changes of the document."""
    for key in ("transforms", "transformations"):
        for item, loc in node.items(key):
            if isinstance(item, Obj):
                yield from _transform(Reading(item, node.label(key), node.sink), loc)
            else:
                node.wrong(key, "a list of mappings")


def _transform(node: Reading, loc: Loc) -> Iterator[Action]:
    command, why = node.text("command"), node.text("reason")
    args = node.mapping("args")
    node.done()
    made = list(_actions(command, why, args)) if args is not None else []
    if not made:
        message = f"The transform {command!r} cannot be written as actions of an overlay."
        hint = "Write the change into overlay.yaml by hand."
        node.sink.warning("A002", message, loc, hint=hint)
    yield from (replace(action, optional=True) for action in made)


def _actions(command: str, why: str, args: Reading) -> Iterator[Action]:
    value = data(args.node.get("value"))
    for target in _targets(args.node.get("target", args.node.get("from"))):
        match command:
            case "merge" | "append" if "value" in args.node:
                yield Action(_plain(target), why, update=value)
            case "remove" if (keys := args.node.get("keys")) is not None:
                for key in keys if isinstance(keys, Arr) else [keys]:
                    yield Action(_plain(target) + query(str(key))[1:], why, remove=True)
            case "remove":
                yield Action(_plain(target), why, remove=True)
            case "update" if not args.node.get("template"):
                yield from _replaced(_plain(target), why, value)
            case "copy" | "move":
                for to in _targets(args.node.get("to")):
                    yield Action(_plain(to), why, copy=_plain(target))
                if command == "move":
                    yield Action(_plain(target), why, remove=True)
            case _:
                return


def _targets(value: Json) -> list[str]:
    found = value if isinstance(value, Arr) else [value]
    return [item for item in found if isinstance(item, str)] if found else []


def _plain(target: str) -> str:
    """A JSONPath-plus expression as RFC 9535 writes it, as far as they differ: filters, bare keys."""
    text = target.replace("[?(", "[?").replace(")]", "]").replace("===", "==")
    return _BARE.sub(lambda found: query(found[1])[1:], text)


def _replaced(target: str, why: str, value: Data) -> Iterator[Action]:
    """A value in the place of another: an overlay can only add to what is there."""
    parent, last = _split(target)
    if not last:
        return
    if isinstance(value, dict | list):
        yield Action(target, why, remove=True)
    yield Action(parent, why, update={last: value})


def _split(target: str) -> tuple[str, str]:
    """The expression for what holds ``target``, and the name there; "" when it has none."""
    head, dot, name = target.rpartition(".")
    if dot and name.replace("_", "").replace("-", "").isalnum() and "]" not in name:
        return head, name
    if target.endswith("']") and "['" in target:
        head, _, name = target[:-2].rpartition("['")
        return head, name
    return "", ""
