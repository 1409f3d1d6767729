"""The samples as a plan of files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Final

from generator.emit.definition import can_be_written, definition_text
from generator.emit.files import Data, Derived, FileJob, Template, Verbatim
from generator.emit.files import Language as Code
from generator.ir.model import Api
from generator.ir.security import SecurityKind
from generator.requests.model import (
    FILE,
    ROOT,
    SAMPLE_CONTENT,
    SAMPLE_NAME,
    Environment,
    Requests,
)
from generator.targets.base import Definition, Planned, PlanRequest
from generator.targets.samples.browser.notes import note_of
from generator.targets.samples.browser.scripts import Printed, Scripts
from generator.targets.samples.definition import place_of, with_samples
from generator.targets.samples.files import class_names, file_names
from generator.targets.samples.languages import (
    csharp,
    curl,
    go,
    httpie,
    java,
    javascript,
    kotlin,
    php,
    powershell,
    ruby,
    rust,
    swift,
)
from generator.targets.samples.languages.base import REPLY_NAME
from generator.targets.samples.languages.language import Language
from generator.targets.samples.languages.python import HTTPX, REQUESTS
from generator.targets.samples.languages.sdk import Sdk
from generator.targets.samples.views import LanguageRow, ReadmeView, VariableRow
from generator.targets.tables.python import PythonTable
from generator.targets.tables.samples import SamplesTable, SampleSymbol

#: The copy of the definition, without its suffix.
DEFINITION: Final = "openapi.with-samples"

#: Languages in the order in which they are shown; the SDK comes behind the first.
LANGUAGES: Final[tuple[Language, ...]] = (
    curl.LANGUAGE,
    REQUESTS,
    HTTPX,
    javascript.TYPED,
    javascript.LANGUAGE,
    go.LANGUAGE,
    java.LANGUAGE,
    csharp.LANGUAGE,
    ruby.LANGUAGE,
    php.LANGUAGE,
    kotlin.LANGUAGE,
    swift.LANGUAGE,
    rust.LANGUAGE,
    powershell.LANGUAGE,
    httpie.LANGUAGE,
)
# Languages that share a template with others of their kind.
_FOLDERS: Final[Mapping[str, str]] = MappingProxyType(
    {"python-requests": "python-http", "python-httpx": "python-http"}
)

#: What the variable of a security scheme holds.
MEANINGS: Final[Mapping[SecurityKind, str]] = MappingProxyType(
    {
        SecurityKind.BEARER: "Bearer token",
        SecurityKind.OAUTH2: "OAuth2 access token",
        SecurityKind.OPENID: "OpenID Connect token",
        SecurityKind.HTTP: "The complete value of the Authorization header",
        SecurityKind.API_KEY: "API key",
        SecurityKind.BASIC: "User name and password, as user:password",
        SecurityKind.MUTUAL_TLS: "Path of the client certificate",
    }
)


def plan_samples(request: PlanRequest) -> Planned:
    """Every file: the samples, a file for them to send, a README, the definition."""
    plan = _Plan.make(request)
    jobs = [*plan.samples(), *plan.beside()]
    definition = request.definition
    if definition is not None and can_be_written(definition.value):
        jobs.append(plan.definition(definition))
    else:
        reason = (
            "is spread over several files" if definition is None else "is too large or too deep"
        )
        message = f"The samples come without a copy of the definition, because it {reason}."
        request.sink.info("N020", message)
    return Planned(tuple(jobs), plan.table)


@dataclass(frozen=True, slots=True)
class _Plan:
    api: Api
    requests: Requests
    languages: tuple[Language, ...]
    table: SamplesTable

    @classmethod
    def make(cls, request: PlanRequest) -> _Plan:
        api = request.api
        requests = request.requests()
        python = request.table(PythonTable)
        languages = languages_of(python, requests.environment)
        names = file_names(api.operations)
        classes = class_names(api.operations)
        printed = [Printed(one, template_of(one)) for one in languages]
        table = SamplesTable(
            {
                op.key: tuple(
                    _symbol(one, names[op.key], one.view(requests.first(op.key), classes[op.key]))
                    for one in languages
                )
                for op in api.operations
            },
            Scripts(printed).made,
            {
                op.key: note_of(requests.shown(op.key), classes[op.key], python)
                for op in api.operations
            },
        )
        return cls(api, requests, languages, table)

    def samples(self) -> Iterator[FileJob]:
        for operation in self.api.operations:
            for symbol in self.table.operations[operation.key]:
                language: Code = "python" if symbol.path.suffix == ".py" else "none"
                yield FileJob(symbol.path, symbol.source, language=language)

    def beside(self) -> Iterator[FileJob]:
        yield FileJob(PurePosixPath(SAMPLE_NAME), Verbatim(SAMPLE_CONTENT))
        yield FileJob(
            PurePosixPath("README.md"),
            Template("samples/README.md.jinja", self._readme()),
            language="markdown",
        )

    def definition(self, definition: Definition) -> FileJob:
        """The definition, made once the samples have their final text."""
        operations = self.api.operations
        found = [s for op in operations for s in self.table.operations[op.key]]
        counts = [(op, len(self.table.operations[op.key])) for op in operations]

        def make(texts: Sequence[str]) -> str | bytes:
            entries = iter([_entry(s, text) for s, text in zip(found, texts, strict=True)])
            samples = {place_of(op): [next(entries) for _ in range(n)] for op, n in counts}
            text = with_samples(definition.value, samples)
            return definition_text(text, is_json=definition.is_json)

        suffix = "json" if definition.is_json else "yaml"
        return FileJob(
            PurePosixPath(f"{DEFINITION}.{suffix}"),
            Derived(tuple(symbol.path for symbol in found), make),
        )

    def _about_root(self) -> str:
        models = [self.requests.first(operation.key) for operation in self.api.operations]
        servers = [model.default_root for model in models if not model.operation.servers]
        default = next((server for server in servers if server), "")
        text = "Root URL of the API, without a trailing slash"
        return f"Optional. {text}; by default {default}" if default else text

    def _readme(self) -> ReadmeView:
        environment = self.requests.environment
        variables = [VariableRow(ROOT, self._about_root())]
        schemes = {scheme.key: scheme for scheme in self.api.security_schemes}
        for key, variable in environment.schemes.items():
            variables.append(VariableRow(variable, MEANINGS[schemes[key].kind]))
        headers = {
            header.name: header
            for models in self.requests.by_operation.values()
            for header in models[0].client_headers
        }
        for header in headers.values():
            meaning = f"Value of the {header.name} header"
            optional = "" if header.required else "Optional. "
            variables.append(VariableRow(header.variable, f"{optional}{meaning}"))
        variables.append(VariableRow(FILE, f"Path of a file to upload, e.g. {SAMPLE_NAME}"))
        rows = tuple(
            LanguageRow(
                language.id,
                language.label,
                language.needs,
                language.command.replace("FILE", f"{language.id}/NAME.{language.extension}"),
            )
            for language in self.languages
        )
        title = self.api.info.title or "the API"
        return ReadmeView(
            title=title, variables=tuple(variables), languages=rows, reply_name=REPLY_NAME
        )


def languages_of(sdk: PythonTable | None, environment: Environment) -> tuple[Language, ...]:
    """All languages in the order of readers; the SDK stands behind the first."""
    own = [Sdk(sdk, environment)] if sdk is not None else []
    return (*LANGUAGES[:1], *own, *LANGUAGES[1:])


def template_of(language: Language) -> str:
    """The template of its samples."""
    folder = _FOLDERS.get(language.id, language.id)
    return f"samples/{folder}/sample.{language.extension}.jinja"


def _symbol(language: Language, name: str, view: object) -> SampleSymbol:
    path = PurePosixPath(language.id) / f"{name}.{language.extension}"
    source = Template(template_of(language), view)
    return SampleSymbol(language.id, language.label, language.highlight, path, source)


def _entry(symbol: SampleSymbol, text: str) -> Data:
    return {"lang": symbol.highlight, "label": symbol.label, "source": text}
