"""Generate an SDK and call its operations by what its manifest says, sync and async alike."""

from __future__ import annotations

import importlib
import inspect
import json
import pathlib
import subprocess
import sys
from collections.abc import Mapping
from operator import attrgetter
from types import ModuleType
from typing import Any

from tests.servers.running import ROOT


class Sdk:
    """The generated package and one client of it.

    ``await sdk("listZones", server_id="localhost")`` makes the call that the manifest names for
    an operation, with either client. ``called`` holds the keys of the operations so far.
    """

    def __init__(self, package: ModuleType, manifest: Mapping[str, Any], client: Any) -> None:
        self.models = importlib.import_module(f"{package.__name__}.models")
        self.errors = importlib.import_module(f"{package.__name__}.exceptions")
        self.client = client
        self.called: set[str] = set()
        self._operations = manifest["operations"]

    async def __call__(self, key: str, /, *arguments: Any, **keywords: Any) -> Any:
        call = self._operations[key]["call"].removeprefix("client.")
        self.called.add(key)
        result = attrgetter(call)(self.client)(*arguments, **keywords)
        return await result if inspect.isawaitable(result) else result

    async def fails(self, error: str, key: str, /, *arguments: Any, **keywords: Any) -> Any:
        """The exception that a call raises; it has to be of the class ``error``."""
        try:
            result = await self(key, *arguments, **keywords)
        except getattr(self.errors, error) as caught:
            return caught
        raise AssertionError(f"{key} gave {result!r}, not {error}")


def same(actual: object, expected: object) -> None:
    """An assertion that says what differs, without pytest."""
    if actual != expected:
        raise AssertionError(f"{actual!r} is not {expected!r}")


def generate(
    document: pathlib.Path, folder: pathlib.Path, package: str, overlay: pathlib.Path | None
) -> tuple[ModuleType, dict[str, Any], str]:
    """The imported package, its manifest, and what the generator said."""
    command = [sys.executable, "-m", "generator", "generate", str(document), "--formatter", "ruff"]
    command += ["--output", str(folder), "--package", package]
    command += ["--overlay", str(overlay)] if overlay else []
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(done.stdout + done.stderr)
    sys.path.insert(0, str(folder))
    manifest = json.loads((folder / "manifest.json").read_text())
    return importlib.import_module(package), manifest, done.stdout + done.stderr
