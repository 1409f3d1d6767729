"""The scripts of a site: what all languages share, and one script a language."""

from __future__ import annotations

import hashlib
import importlib
import inspect
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from generator.emit.engine import Engine
from generator.emit.templates import template_root
from generator.targets.samples.browser.data import js_data
from generator.targets.samples.browser.kept import Made, kept
from generator.targets.samples.browser.program import Program, shared
from generator.targets.samples.browser.scope import Symbol
from generator.targets.samples.browser.templates import js_template
from generator.targets.samples.languages.language import Language
from generator.targets.samples.languages.sdk import Sdk

_MODEL: Final = "generator.requests.model"
_TABLE: Final = "generator.targets.tables.python"
#: What our scripts use of the generator, by the names that they use.
_USED: Final[Mapping[str, Symbol]] = {
    **{
        name: Symbol(_MODEL, name)
        for name in [
            "Argument",
            "ClientHeader",
            "Credential",
            "FileBody",
            "FilePart",
            "FormBody",
            "JsonBody",
            "MultipartBody",
            "RequestModel",
            "TextBody",
            "TextPart",
        ]
    },
    "cookiePairs": Symbol("generator.requests.serialize", "cookie_pairs"),
}
_OF_SDK: Final[Mapping[str, Symbol]] = {
    **{
        name: Symbol(_TABLE, name)
        for name in ("ClientPlan", "ComposedSymbol", "ConstructorArgument", "OperationSymbol")
    },
    **{name: Symbol(_TABLE, name) for name in ("ParamSymbol", "PythonTable")},
    "Environment": Symbol(_MODEL, "Environment"),
    "Sdk": Symbol(Sdk.__module__, "Sdk"),
}
# Stands for the SDK of a site: all else is the same for every site.
_SITE: Final = "/* the SDK */"
_FOLDER: Final = template_root() / "docs" / "samples"
_LAID_OUT: Final = Symbol("generator.targets.samples.browser.layout", "laid_out")


@dataclass(frozen=True, slots=True)
class Printed:
    """A language and the template of its samples."""

    language: Language
    template: str


@dataclass(frozen=True, slots=True)
class Scripts:
    """The scripts of ``languages``."""

    languages: Sequence[Printed]
    program: Program = field(default_factory=Program)

    def made(self) -> Mapping[str, str]:
        """Name of a script -> its text; ``samples.js`` is the one that loads the others."""
        ids = [one.language.id for one in self.languages]
        made = {**kept(f"{'-'.join(ids)}.js", self._compiled)}
        for one in self.languages:
            if isinstance(one.language, Sdk):
                data = js_data(_alone(one.language), lambda symbol: symbol.script)
                name = f"samples/{one.language.id}.js"
                made[name] = made[name].replace(_SITE, data)
        return {"samples.js": self._index(made), **made}

    def _compiled(self) -> Made:
        for symbol in _USED.values():
            self.program.add(symbol)
        parts = {one.language.id: self._language(one) for one in self.languages}
        reached = {name: self.program.reached(symbols) for name, (_, symbols) in parts.items()}
        common = shared(reached) | self.program.reached(_USED.values())
        out = {"samples/base.js": self._base(common)}
        for name, (text, _) in parts.items():
            own = self.program.text(reached[name] - common)
            taken = sorted(symbol.script for symbol in reached[name] & common)
            head = f"const {{ $, {', '.join(taken)} }} = base;\n"
            body = f"{head}{own}{text}"
            out[f"samples/{name}.js"] = (
                f'Samples.parts[{json.dumps(name)}] = function (base) {{\n"use strict";\n{body}}};\n'
            )
        return out, self._files()

    def _files(self) -> Iterator[Path]:
        """Everything that the scripts are made from."""
        for module in {symbol.module for symbol in self.program.texts}:
            yield Path(inspect.getfile(importlib.import_module(module)))
        yield from Path(__file__).parent.glob("*.py")
        yield from _FOLDER.glob("*.js")
        yield from (template_root() / one.template for one in self.languages)

    def _language(self, printed: Printed) -> tuple[str, set[Symbol]]:
        used: set[Symbol] = set()

        def use(symbol: Symbol) -> str:
            self.program.add(symbol)
            used.add(symbol)
            return symbol.script

        has_sdk = isinstance(printed.language, Sdk)
        data = _SITE if has_sdk else js_data(printed.language, use)
        source = (template_root() / printed.template).read_text(encoding="utf-8")
        engine = Engine.at(template_root())
        template = js_template(engine, printed.template, source, use)
        text = "$.ended(template(view))"
        if printed.language.extension == "py":
            text = f"{use(_LAID_OUT)}({text})"
        chosen = "withOperation(language, request)" if has_sdk else "language"
        lines = [f"const language = {data};", f"const template = {template};"]
        if has_sdk:
            lines += [
                *_aliases({name: use(symbol) for name, symbol in _OF_SDK.items()}),
                _read("sdk"),
            ]
        lines.append(
            "return (request) => {\n"
            f"const view = {chosen}.view(request.model, request.name);\n"
            f"return {text};\n}};\n"
        )
        return "\n".join(lines), used

    def _base(self, common: set[Symbol]) -> str:
        names = ", ".join(sorted(symbol.script for symbol in common))
        aliases = "\n".join(_aliases({name: one.script for name, one in _USED.items()}))
        parts = [_read("python"), self.program.text(common), aliases, _read("request")]
        text = "\n".join(parts)
        return (
            f'(function () {{\n"use strict";\n\n{text}\n'
            f"Samples.base = {{ $, given, modelOf, {names} }};\n}})();\n"
        )

    def _index(self, scripts: Mapping[str, str]) -> str:
        digest = hashlib.sha256("".join(scripts.values()).encode()).hexdigest()[:8]
        rows = [{"id": one.language.id, "label": one.language.label} for one in self.languages]
        known = f"const VERSION = {json.dumps(digest)};\nconst LANGUAGES = {json.dumps(rows)};\n"
        head, _, tail = _read("index").partition('"use strict";\n')
        return f'{head}"use strict";\n{known}{tail}{_read("highlight")}'


def _alone(language: Language) -> Language:
    """The SDK without what it knows of operations: each page says that of its own."""
    if not isinstance(language, Sdk):
        return language
    table = language.table
    bare = replace(table, operations={}, composed=(), deprecated=(), own=(), reference=None)
    return replace(language, table=bare)


def _aliases(names: Mapping[str, str]) -> Iterator[str]:
    for name, script in names.items():
        yield f"const {name} = {script};"


def _read(name: str) -> str:
    return (_FOLDER / f"{name}.js").read_text(encoding="utf-8")
