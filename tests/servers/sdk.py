"""Generate an SDK and call its operations by what its manifest says, sync and async alike."""

from __future__ import annotations

import importlib
import inspect
import json
import pathlib
import subprocess
import sys
import traceback
import warnings
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from types import ModuleType
from typing import Any

from tests.servers.running import ROOT

_NO_BODY = object()


class Sdk:
    """The generated package and one client of it.

    ``await sdk("listZones", server_id="localhost")`` makes the call that the manifest names for
    an operation, with either client. ``called`` holds the keys of the operations so far.

    ``await sdk.send("GET /zones/{id}", {"id": 3, "X-Page": 2})`` does the same by method and path,
    with the names of the document, whatever the arguments are called in Python.
    """

    def __init__(
        self, package: ModuleType, manifest: Mapping[str, Any], client: Any, *, strict: bool
    ) -> None:
        self.models = importlib.import_module(f"{package.__name__}.models")
        self.errors = importlib.import_module(f"{package.__name__}.exceptions")
        self.client = client
        self.strict = strict
        self.called: set[str] = set()
        self.dump = package.to_jsonable
        self._operations = manifest["operations"]
        self._keys = {f"{op['method']} {op['path']}": key for key, op in self._operations.items()}

    async def __call__(self, key: str, /, *arguments: Any, **keywords: Any) -> Any:
        result = self._method(key)(*arguments, **keywords)
        return await result if inspect.isawaitable(result) else result

    async def send(
        self,
        route: str,
        parameters: Mapping[str, Any] | None = None,
        body: Any = _NO_BODY,
        /,
        **options: Any,
    ) -> Any:
        """Call by the names on the wire, also of the properties of a body that is flattened.

        ``route`` is the method and the path, or the operationId.

        A model stands for the properties that are set in it. Properties that the document does
        not have go into ``extra_body``.
        """
        key = self._keys.get(route, route)
        return await self(key, **self._arguments(key, parameters or {}, body), **options)

    def key(self, route: str) -> str | None:
        """The key of an operation by its method and path, if there is one."""
        return self._keys.get(route)

    async def whole(
        self,
        route: str,
        parameters: Mapping[str, Any] | None = None,
        body: Any = _NO_BODY,
        /,
    ) -> Any:
        """The response of such a call, with its status and headers."""
        key = self._keys.get(route, route)
        method = self._method(key)
        result = self.client.with_response(method, **self._arguments(key, parameters or {}, body))
        return await result if inspect.isawaitable(result) else result

    def _method(self, key: str) -> Any:
        self.called.add(key)
        return attrgetter(self._operations[key]["call"].removeprefix("client."))(self.client)

    def _arguments(self, key: str, parameters: Mapping[str, Any], body: Any) -> dict[str, Any]:
        """What the method calls them."""
        taken = self._operations[key]["params"]
        outside: dict[str, str] = {}  # where a path and a query have a name in common, the path
        for each in taken:
            if "body" not in each["in"]:
                outside.setdefault(each["wire"], each["python"])
        inside = {each["wire"]: each["python"] for each in taken if each["in"] == "body"}
        root = [each["python"] for each in taken if each["in"] == "body_root"]
        arguments = {outside[name]: value for name, value in parameters.items()}
        if root and body is not _NO_BODY:
            return {**arguments, root[0]: body}
        given = {} if body is _NO_BODY else body if isinstance(body, Mapping) else _set_in(body)
        arguments.update({inside[name]: given[name] for name in given if name in inside})
        extra = {name: given[name] for name in given if name not in inside}
        return {**arguments, "extra_body": extra} if extra else arguments

    async def refused(self, status: int, route: str, /, *arguments: Any) -> Any:
        """The exception that a call by the names on the wire raises, with its status."""
        try:
            result = await self.send(route, *arguments)
        except self.errors.APIStatusError as caught:
            same(caught.status_code, status)
            return caught
        raise AssertionError(f"{route} gave {result!r}, not an error")

    async def fails(self, error: str, key: str, /, *arguments: Any, **keywords: Any) -> Any:
        """The exception that a call raises; it has to be of the class ``error``."""
        try:
            result = await self(key, *arguments, **keywords)
        except getattr(self.errors, error) as caught:
            return caught
        raise AssertionError(f"{key} gave {result!r}, not {error}")


def _set_in(model: Any) -> dict[str, Any]:
    """What is set in a model, by the names on the wire."""
    fields = type(model).model_fields
    declared = model.model_fields_set & fields.keys()
    given = {fields[name].serialization_alias or name: getattr(model, name) for name in declared}
    return {**given, **(model.model_extra or {})}


def same(actual: object, expected: object) -> None:
    """An assertion that says what differs, without pytest."""
    if actual != expected:
        raise AssertionError(f"{actual!r} is not {expected!r}")


@dataclass(frozen=True)
class Generated:
    """An imported package, its manifest, and what the generator said."""

    package: ModuleType
    manifest: Mapping[str, Any]
    said: str


async def use(
    generated: Generated,
    exercise: Callable[[Sdk], Awaitable[None]],
    client: Mapping[str, Any],
    *,
    asynchronous: bool,
) -> tuple[set[str], str]:
    """The operations that were called, and the traceback of what failed."""
    name = generated.manifest["client"].rpartition(".")[2]
    make = getattr(generated.package, f"Async{name}" if asynchronous else name)
    strict = client["strict"]
    sdk = Sdk(generated.package, generated.manifest, make(**client), strict=strict)
    problem = ""
    try:
        with warnings.catch_warnings():
            # what documents deprecate is called as well
            warnings.filterwarnings("ignore", r".* is deprecated$", DeprecationWarning)
            await exercise(sdk)
    except Exception:  # noqa: BLE001  (whatever it is, the other servers have their turn)
        problem = traceback.format_exc()
    closing = sdk.client.close()
    if inspect.isawaitable(closing):
        await closing
    return sdk.called, problem


def generate(
    document: pathlib.Path, folder: pathlib.Path, package: str, overlay: pathlib.Path | None
) -> Generated:
    """Generate into ``folder`` and import."""
    command = [sys.executable, "-m", "generator", "generate", str(document), "--formatter", "ruff"]
    command += ["--output", str(folder), "--package", package]
    command += ["--overlay", str(overlay)] if overlay else []
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(done.stdout + done.stderr)
    sys.path.insert(0, str(folder))
    manifest = json.loads((folder / "manifest.json").read_text())
    return Generated(importlib.import_module(package), manifest, done.stdout + done.stderr)
