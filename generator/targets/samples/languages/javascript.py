"""JavaScript for Node, and TypeScript: both with fetch."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from generator.emit.literals import js_str, js_template
from generator.requests.model import JsonBody, RequestModel
from generator.targets.samples.languages.base import (
    Interpolated,
    Variable,
    common_view,
    without_body,
)
from generator.targets.samples.languages.values import Notation, is_plain
from generator.targets.samples.views import HeaderView, SampleView

#: Methods with which fetch refuses a body.
_BODILESS: Final = frozenset({"GET", "HEAD"})
#: Integers that a JavaScript number holds exactly.
_BITS: Final = 53
_NAME: Final = re.compile("[A-Za-z_$][A-Za-z0-9_$]*")


@dataclass(frozen=True, slots=True)
class JavaScript:
    """Modules of Node."""

    id: str = "javascript"
    label: str = "JavaScript"
    highlight: str = "javascript"
    extension: str = "mjs"
    needs: str = "Node 20 or newer"
    command: str = "node FILE"

    def view(self, model: RequestModel, name: str) -> SampleView:
        """Top-level code; a module of Node may wait there."""
        return _view(model, name)


@dataclass(frozen=True, slots=True)
class TypeScript:
    """TypeScript, strict, as Node runs it."""

    id: str = "typescript"
    label: str = "TypeScript"
    highlight: str = "typescript"
    extension: str = "ts"
    needs: str = "Node 22.18 or newer; the package @types/node for type checks"
    command: str = "node FILE"

    def view(self, model: RequestModel, name: str) -> SampleView:
        """The same with the type of the reply."""
        view = _view(model, name)
        reply = model.reply_type or ("type Reply = unknown;",)
        return replace(view, reply=reply if view.prints_json else ())


LANGUAGE: Final = JavaScript()
TYPED: Final = TypeScript()


def _variable(piece: Variable) -> str:
    match piece.form:
        case "percent":
            return f"encodeURIComponent({piece.name})"
        case "base64":
            return f'Buffer.from({piece.name}).toString("base64")'
        case "plain":
            return piece.name


def property_name(name: str) -> str:
    """A key of an object: in quotes where it has to be."""
    return name if _NAME.fullmatch(name) else js_str(name)


_SYNTAX: Final = Interpolated(
    js_str,
    _variable,
    inner=js_template,
    hole=lambda expression, _: f"${{{expression}}}",
    quotes=("`", "`"),
)
_VALUES: Final = Notation(
    string=js_str, number=repr, key=lambda key: f"{property_name(key)}: ", null="null"
)


def _view(model: RequestModel, name: str) -> SampleView:
    view = common_view(model, name, _SYNTAX)
    if model.method in _BODILESS and view.has_body:
        view = without_body(view, "fetch")
    body = model.body if view.has_text else None
    if isinstance(body, JsonBody) and is_plain(body.value, bits=_BITS, objects=True):
        view = replace(view, body=f"JSON.stringify({_VALUES.write(body.value, 1)})")
    headers = tuple(_header(header) for header in view.headers)
    return replace(view, headers=headers, imports=_imports(view))


def _header(header: HeaderView) -> HeaderView:
    name = header.name[1:-1]
    bare = _NAME.fullmatch(name) is not None and not header.is_optional
    return replace(header, name=name) if bare else header


def _imports(view: SampleView) -> tuple[str, ...]:
    imports = []
    if view.has_file or view.part_files:
        imports += ['import { openAsBlob } from "node:fs";']
    if view.saves:
        imports += ['import { writeFile } from "node:fs/promises";']
    if view.part_files:
        imports += ['import { basename } from "node:path";']
    return (*imports, 'import process from "node:process";')
