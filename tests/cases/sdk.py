"""From the text of a document to an importable SDK, in memory: nothing is written, nothing slow.

The stages are those of the command; only the layout is left out, and the last step.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.abc
import importlib.util
import json
import sys
from functools import lru_cache
from pathlib import Path, PurePosixPath
from types import CodeType, ModuleType
from typing import TYPE_CHECKING, Any
from unittest import mock

from generator.emit.engine import Engine
from generator.emit.layout import Layout
from generator.emit.templates import template_root
from generator.pipeline import Request, Result, run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.machinery import ModuleSpec

#: One engine for all cases: what it compiled is kept.
_ENGINE = Engine.at(template_root())


class Sdk:
    """What one document became. ``files`` are texts by path; ``warnings`` are the diagnostics."""

    def __init__(self, result: Result, package: str) -> None:
        self.result = result
        self.package = package
        self.files: dict[str, str] = {}
        if result.tree is not None:
            self.files = {
                str(file.path): file.content.decode(errors="replace") for file in result.tree
            }

    @property
    def warnings(self) -> list[Any]:
        """The diagnostics that ask for somebody's attention, in order."""
        return [d for d in self.result.sink if d.severity.value != "info"]

    @property
    def manifest(self) -> dict[str, Any]:
        """``manifest.json``."""
        found: dict[str, Any] = json.loads(self.files["manifest.json"])
        return found

    @property
    def emitted(self) -> dict[str, str]:
        """The modules that came out of templates, by path below the package."""
        head = f"{self.package}/"
        return {
            path.removeprefix(head): text
            for path, text in self.files.items()
            if path.startswith(head) and path.endswith(".py") and "/_core/" not in path
        }

    @contextlib.contextmanager
    def imported(self) -> Iterator[ModuleType]:
        """The package, importable for as long as the block lasts."""
        finder = _Finder(self)
        sys.meta_path.insert(0, finder)
        try:
            yield importlib.import_module(self.package)
        finally:
            sys.meta_path.remove(finder)
            for name in [n for n in sys.modules if n.partition(".")[0] == self.package]:
                del sys.modules[name]


def generate(spec: bytes | Path, package: str, **options: Any) -> Sdk:
    """The SDK of a document: its bytes, or the path of a file that may refer to others."""
    request = Request(
        spec=str(spec) if isinstance(spec, Path) else "-",
        stdin=spec if isinstance(spec, bytes) else b"",
        package=package,
        output=Path("nowhere") / package,
        **options,
    )
    with (
        mock.patch("generator.emit.format.lay_out", _as_it_is),
        mock.patch.object(Engine, "at", return_value=_ENGINE),
        mock.patch("generator.emit.write.check", return_value=None),
    ):
        return Sdk(run(request, "check"), package)


def _as_it_is(text: str) -> Layout:
    return Layout([text], [])


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports the modules of one SDK from memory."""

    def __init__(self, sdk: Sdk) -> None:
        self._sdk = sdk

    def find_spec(self, fullname: str, path: object, target: object = None) -> ModuleSpec | None:
        base = fullname.replace(".", "/")
        for name, is_package in ((f"{base}/__init__.py", True), (f"{base}.py", False)):
            if name in self._sdk.files:
                return importlib.util.spec_from_loader(
                    fullname, self, origin=name, is_package=is_package
                )
        return None

    def exec_module(self, module: ModuleType) -> None:
        spec = module.__spec__
        assert spec is not None
        assert spec.origin is not None
        # the runtime is the same in every SDK, so it is compiled once
        place = PurePosixPath(spec.origin)
        name = "/".join(place.parts[1:]) if "_core" in place.parts else spec.origin
        exec(_compiled(self._sdk.files[spec.origin], name), module.__dict__)


@lru_cache(maxsize=200)
def _compiled(text: str, name: str) -> CodeType:
    return compile(text, name, "exec", dont_inherit=True)
