"""The scripts of a site: what all languages share, and one script a language."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from generator.emit.engine import Engine
from generator.emit.templates import template_root
from generator.targets.samples.browser.data import js_data
from generator.targets.samples.browser.program import Program, shared
from generator.targets.samples.browser.scope import Symbol
from generator.targets.samples.browser.templates import js_template
from generator.targets.samples.languages.base import Language
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
    name: Symbol(_TABLE, name) for name in ("ComposedSymbol", "OperationSymbol", "ParamSymbol")
}
_LAID_OUT: Final = Symbol("generator.targets.samples.browser.layout", "laid_out")


@dataclass(frozen=True, slots=True)
class Printed:
    """A language and the template of its samples."""

    language: Language
    template: str

    @property
    def is_python(self) -> bool:
        """Whether what it prints is laid out like other Python."""
        return self.language.extension == "py"

    @property
    def has_sdk(self) -> bool:
        """Whether it calls the SDK."""
        return isinstance(self.language, Sdk)


@dataclass(frozen=True, slots=True)
class Scripts:
    """The scripts of ``languages``."""

    languages: Sequence[Printed]
    program: Program = field(default_factory=Program)

    def made(self) -> Mapping[str, str]:
        """Name of a script -> its text; ``samples.js`` is the one that loads the others."""
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
        return {"samples.js": self._index(out), **out}

    def _language(self, printed: Printed) -> tuple[str, set[Symbol]]:
        used: set[Symbol] = set()

        def use(symbol: Symbol) -> str:
            self.program.add(symbol)
            used.add(symbol)
            return symbol.script

        language = js_data(_alone(printed.language), use)
        template = js_template(_engine().environment, printed.template, use)
        finish = use(_LAID_OUT) if printed.is_python else ""
        lines = [f"const language = {language};", f"const template = {template};"]
        chosen = "language"
        if printed.has_sdk:
            lines += [
                *_aliases({name: use(symbol) for name, symbol in _OF_SDK.items()}),
                _read("sdk"),
            ]
            chosen = "withOperation(language, request)"
        text = "$.ended(template(view))"
        lines.append(
            "return (request) => {\n"
            f"const view = {chosen}.view(request.model, request.name);\n"
            f"return {f'{finish}({text})' if finish else text};\n}};\n"
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
    bare = replace(language.table, operations={}, composed=(), deprecated=(), own=())
    return replace(language, table=bare)


def _aliases(names: Mapping[str, str]) -> Iterator[str]:
    for name, script in names.items():
        yield f"const {name} = {script};"


def _read(name: str) -> str:
    return (template_root() / "docs" / "samples" / f"{name}.js").read_text(encoding="utf-8")


def _engine() -> Engine:
    return Engine.at(template_root())
