"""JavaScript for Node, and TypeScript: both with fetch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from generator.emit.literals import js_str, json_text
from generator.requests.model import JsonBody, RequestModel
from generator.targets.samples.languages.base import (
    Syntax,
    Variable,
    common_view,
    is_plain,
    without_body,
)
from generator.targets.samples.views import SampleView

#: Methods with which fetch refuses a body.
_BODILESS: Final = frozenset({"GET", "HEAD"})
#: Integers that a JavaScript number holds exactly.
_BITS: Final = 53


@dataclass(frozen=True, slots=True)
class JavaScript:
    """Modules of Node."""

    id: str = "javascript"
    label: str = "JavaScript"
    highlight: str = "javascript"
    extension: str = "mjs"
    needs: str = "Node 18 or newer"
    command: str = "node FILE"

    def view(self, model: RequestModel, name: str) -> SampleView:
        """Top-level code."""
        imports = []
        view = _view(model, name, lambda name: f"process.env.{name}")
        if view.part_files:
            imports.append('import { basename } from "node:path";')
        files = [word for word, used in _file_functions(view) if used]
        if files:
            imports.append(f'import {{ {", ".join(files)} }} from "node:fs/promises";')
        return replace(view, imports=tuple(sorted(imports)))


@dataclass(frozen=True, slots=True)
class TypeScript:
    """TypeScript, strict; inside a function because not every set-up has top-level await."""

    id: str = "typescript"
    label: str = "TypeScript"
    highlight: str = "typescript"
    extension: str = "ts"
    needs: str = "Node 18 or newer, and the packages typescript and @types/node"
    command: str = "npx tsx FILE"

    def view(self, model: RequestModel, name: str) -> SampleView:
        """The same with a helper for variables that may not be set."""
        view = _view(model, name, lambda name: f'setting("{name}")')
        imports = ['import { env, exit } from "node:process";']
        if view.part_files:
            imports.append('import { basename } from "node:path";')
        files = [word for word, used in _file_functions(view) if used]
        if files:
            imports.append(f'import {{ {", ".join(files)} }} from "node:fs/promises";')
        return replace(view, imports=tuple(sorted(imports)))


LANGUAGE: Final = JavaScript()
TYPED: Final = TypeScript()


def _file_functions(view: SampleView) -> tuple[tuple[str, bool], ...]:
    return (("readFile", view.has_file or view.part_files), ("writeFile", view.saves))


def _view(model: RequestModel, name: str, read: Callable[[str], str]) -> SampleView:
    def variable(piece: Variable) -> str:
        match piece.form:
            case "percent":
                return f"encodeURIComponent({read(piece.name)})"
            case "base64":
                return f'Buffer.from({read(piece.name)}).toString("base64")'
            case "plain":
                return read(piece.name)

    view = common_view(model, name, Syntax(js_str, variable))
    if model.method in _BODILESS and view.has_body:
        return without_body(view, "fetch")
    body = model.body
    if isinstance(body, JsonBody) and is_plain(body.value, bits=_BITS, objects=True):
        return replace(view, body=f"JSON.stringify({json_text(body.value)})")
    return view
