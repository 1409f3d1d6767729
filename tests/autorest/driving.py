"""SDKs of the documents, and the calls: those of the table, and those that the documents imply."""

from __future__ import annotations

import importlib
import json
import pathlib
import re
import sys
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from generator.pipeline import Request, run
from tests.autorest.call import Call, Nothing
from tests.autorest.calls import CALLS, CREDENTIALS
from tests.autorest.unreached import NOT_CALLED, NOT_USED
from tests.servers.sdk import Sdk


@dataclass(frozen=True)
class Made:
    """The SDK of one document."""

    name: str  # of the file, without its suffix
    document: Mapping[str, Any]
    package: ModuleType
    manifest: Mapping[str, Any]
    messages: tuple[str, ...]  # the errors and warnings of the generator


@dataclass(frozen=True)
class Outcome:
    """What became of one call; ``error`` is "" where it was right."""

    operation: str
    error: str


def make(file: pathlib.Path, folder: pathlib.Path) -> Made:
    """Generate from ``file`` without a configuration, and import."""
    package = "autorest_" + re.sub(r"\W", "_", file.stem).lower()
    output = folder / package
    result = run(Request(str(file), output=output, package=package, formatter="ruff"), "generate")
    said = [each for each in result.sink if each.severity.name != "INFO"]
    if not result.ok:
        raise RuntimeError(f"{file.name}: {[each.message for each in said]}")
    sys.path.insert(0, str(output))
    document = json.loads(file.read_text(encoding="utf-8-sig"))
    manifest = json.loads((output / "manifest.json").read_text(encoding="utf-8"))
    messages = tuple(f"{each.code}: {each.message}" for each in said)
    return Made(file.stem, document, importlib.import_module(package), manifest, messages)


class Cookies:
    """A middleware that sends back the cookies that came: the server counts attempts with them."""

    def __init__(self) -> None:
        self._kept = ""

    def __call__(self, request: Any, call_next: Any) -> Any:
        if self._kept:
            request.headers["Cookie"] = self._kept
        response = call_next(request)
        self._kept = response.headers.get("set-cookie", self._kept).partition(";")[0]
        return response


async def drive(made: Made, root: str) -> AsyncIterator[Outcome]:
    """Make the calls of one document."""
    credential = CREDENTIALS.get(made.name, "secret")
    client = getattr(made.package, made.manifest["client"].rpartition(".")[2])(
        base_url=root,
        timeout=10,
        max_retries=1,
        middleware=[Cookies()],
        **dict.fromkeys(made.manifest["auth"].values(), credential),
    )
    with client:
        sdk = Sdk(made.package, made.manifest, client, strict=False)
        table = CALLS.get(made.name, [])
        for call in table:
            yield await _outcome(sdk, call)
        listed = {call.operation for call in table} | NOT_CALLED.keys()
        for key, operation in made.manifest["operations"].items():
            if key in listed or made.name in NOT_USED:
                continue
            route = made.document["paths"].get(operation["path"], {})
            arguments = _implied(made.document, route, operation["method"].lower())
            if arguments is None:
                continue
            taken = {each["wire"] for each in operation["params"]}
            arguments = {name: arguments[name] for name in arguments if name in taken}
            fails = _stated(operation["path"])
            found: list[Any] = []
            yield await _outcome(sdk, Call(key, arguments, fails=fails), found)
            back = f"PUT {operation['path']}"
            if found in ([], [None], [b""]) or sdk.key(back) in (None, *listed):
                continue
            if operation["method"] == "GET":
                yield await _outcome(sdk, Call(sdk.key(back), arguments, found[0]))


async def _outcome(sdk: Sdk, call: Call, found: list[Any] | None = None) -> Outcome:
    body = () if call.body is Nothing else (call.body,)
    try:
        result = await sdk.send(call.operation, call.parameters, *body, **call.options)
    except Exception as error:  # noqa: BLE001  (whatever it is, the other calls have their turn)
        kinds = {each.__name__ for each in type(error).__mro__}
        expected = call.fails in kinds
        return Outcome(call.operation, "" if expected else f"{type(error).__name__}: {error}")
    if found is not None:
        found.append(result)
    return Outcome(call.operation, f"gave {result!r}, not {call.fails}" if call.fails else "")


def _stated(path: str) -> str:
    """The error that the path of a route announces, by the status that it answers with."""
    status = re.search(r"/(?:failure/\w+|success|response)/(\d\d\d)", path)
    if path.startswith("/http/failure/emptybody"):
        return "APIStatusError"
    failing = status is not None and int(status[1]) >= 400
    return "APIStatusError" if failing else ""


def _implied(
    document: Mapping[str, Any], route: Mapping[str, Any], method: str
) -> dict[str, Any] | None:
    """The only arguments that there are; None if some are up to the caller."""
    found: dict[str, Any] = {}
    for parameter in _parameters(document, route, method):
        if not parameter.get("required"):
            continue
        values = parameter.get("enum", [])
        if "default" in parameter:
            values = [parameter["default"]]
        if len(values) != 1:
            return None
        found[parameter["name"]] = values[0]
    return found


def _parameters(
    document: Mapping[str, Any], route: Mapping[str, Any], method: str
) -> Iterator[Mapping[str, Any]]:
    for each in [*route.get("parameters", []), *route.get(method, {}).get("parameters", [])]:
        node = document if "$ref" in each else each
        for token in each.get("$ref", "#/").removeprefix("#/").split("/"):
            node = node[token] if token else node
        yield node
