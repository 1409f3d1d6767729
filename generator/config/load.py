"""Reading ``sdk.yaml`` into :class:`generator.config.settings.Settings`, strictly and with positions."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.config.docs import docs_settings
from generator.config.postman import postman_settings
from generator.config.section import Section, identifier_problem, type_word
from generator.config.settings import (
    EDITIONS,
    ArgumentKind,
    ArgumentSettings,
    Author,
    ClientArgument,
    ClientSettings,
    CompatSettings,
    MethodSettings,
    ModelSettings,
    PackageSettings,
    ResourceSettings,
    Settings,
)
from generator.diagnostics import GenerationError, Loc, Sink
from generator.document.source import SourceFile
from generator.document.tree import Json, Obj
from generator.emit.style import FORMATTERS
from generator.ir.types import JsonValue

_DISTRIBUTION = re.compile(r"(?i)[a-z0-9]([a-z0-9._-]*[a-z0-9])?")
_PEP440 = re.compile(r"(?i)(\d+!)?\d+(\.\d+)*((a|b|rc)\d+)?(\.post\d+)?(\.dev\d+)?(\+[a-z0-9.]+)?")
_ENV = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_AUTHOR = re.compile(r"\s*([^<>]*?)\s*(?:<([^<>\s]+)>)?\s*")
_LOCATIONS = ("path", "query", "header", "cookie", "body")


def load_settings(source: SourceFile, folder: Path, sink: Sink) -> Settings:
    """The settings of ``source``, an ``sdk.yaml`` whose paths are relative to ``folder``.

    Every fault is reported to ``sink``; when there was one, raises :class:`GenerationError`
    (without diagnostics of its own), so that nothing is built on half of the settings.
    """
    loc = Loc(source.uri)
    for note in source.diagnostics:
        sink.add(note)
    if source.value is None:
        return Settings(loc=loc)
    if not isinstance(source.value, Obj):
        sink.error("C002", "The configuration must be a mapping of settings.", loc)
        raise GenerationError
    own = Sink()
    settings = _settings(Section(source.value, "", folder, own), loc)
    for item in own:
        sink.add(item)
    if own.failed:
        raise GenerationError
    return settings


def _settings(top: Section, loc: Loc) -> Settings:
    settings = Settings(
        edition=top.choice("edition", EDITIONS, EDITIONS[-1]),
        spec=top.path("spec"),
        overlays=tuple(top.folder / name for name in top.texts("overlays")),
        targets=top.texts("targets") or Settings().targets,
        output=top.path("output"),
        format="ruff" if top.choice("format", FORMATTERS, "black") == "ruff" else "black",
        strict=top.flag("strict"),
        tolerant=top.flag("tolerant"),
        typecheck=top.version("typecheck", None),
        package=_package(top.section("package")),
        client=_client(top.section("client")),
        resources=_resources(top.section("resources")),
        models=_models(top.section("models")),
        compat=_compat(top.section("compat")),
        postman=postman_settings(top.section("postman")),
        docs=docs_settings(top.section("docs")),
        loc=loc,
    )
    top.done()
    return settings


def _package(section: Section | None) -> PackageSettings:
    default = PackageSettings()
    if section is None:
        return default
    files = section.pairs("files")
    package = PackageSettings(
        distribution=section.shaped("distribution", _DISTRIBUTION, "a name like acme-client"),
        name=section.identifier("name"),
        version=section.shaped("version", _PEP440, "a version like 1.0.0"),
        python=section.version("python", default.python),
        summary=section.text("summary"),
        license=section.text("license"),
        copyright=section.text("copyright"),
        files={target: section.folder / source for target, source in files.items()},
        readme=section.path("readme"),
        urls=section.pairs("urls"),
        authors=tuple(_authors(section)),
        keywords=section.texts("keywords"),
    )
    section.done()
    return package


def _authors(section: Section) -> Iterator[Author]:
    for item in section.texts("authors"):
        found = _AUTHOR.fullmatch(item)
        if found and (found[1] or found[2]):
            yield Author(found[1], found[2] or "")
        else:
            section.fault("authors", f"holds {item!r}", 'Write "Name <address>" or "Name".')


def _client(section: Section | None) -> ClientSettings:
    default = ClientSettings()
    if section is None:
        return default
    client = ClientSettings(
        class_name=section.identifier("class"),
        arguments=tuple(_client_arguments(section)),
        timeout=_timeout(section, default.timeout),
        max_retries=section.count("max_retries", default.max_retries),
    )
    section.done()
    return client


def _timeout(section: Section, default: float | None) -> float | None:
    if not section.has("timeout"):
        return default
    value = section.node["timeout"]
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        section.fault("timeout", f"must be a number of seconds or null, not {type_word(value)}")
        return default
    if not (math.isfinite(value) and value > 0):
        section.fault("timeout", "must be more than 0", "Write null to wait for ever.")
    return float(value)


def _client_arguments(section: Section) -> Iterator[ClientArgument]:
    names = _Unique(section.sink)
    for item, loc in section.items("arguments") or ():
        if not isinstance(item, Obj):
            section.sink.error("C003", f"An argument is a mapping, not {type_word(item)}.", loc)
            continue
        entry = section.child("arguments", item)
        kinds = [kind for kind in ArgumentKind if entry.has(kind.value)]
        name = names.take(_required_name(entry), loc)
        if len(kinds) != 1:
            known = ", ".join(kind.value for kind in ArgumentKind)
            section.sink.error("C004", f"Argument {name!r} must have exactly one of: {known}.", loc)
            continue
        yield _client_argument(entry, name, kinds[0])


def _client_argument(entry: Section, name: str, kind: ArgumentKind) -> ClientArgument:
    target = ""
    if kind in {ArgumentKind.SERVER, ArgumentKind.DEBUG}:
        if not entry.flag(kind.value, default=True):
            entry.fault(kind.value, "can only be true", "Leave the argument out instead.")
    elif not (target := entry.text(kind.value)):
        entry.fault(kind.value, "must not be empty")
    argument = ClientArgument(
        name=name,
        kind=kind,
        target=target,
        env=entry.shaped("env", _ENV, "the name of an environment variable"),
        has_default=entry.has("default"),
        default=_plain(entry.node.get("default")),
        loc=entry.loc,
    )
    entry.done()
    return argument


def _resources(section: Section | None) -> dict[str, ResourceSettings]:
    found: dict[str, ResourceSettings] = {}
    if section is None:
        return found
    for name, value in section.node.items():
        if problem := identifier_problem(name):
            section.sink.error("C005", f"Resource {name!r} {problem}.", section.node.at(name))
        if isinstance(value, Obj):
            found[name] = _resource(section.child(name, value))
        else:
            section.fault(name, f"must be a mapping, not {type_word(value)}")
    return found


def _resource(section: Section) -> ResourceSettings:
    resource = ResourceSettings(
        class_name=section.identifier("class"),
        doc=section.text("doc"),
        methods=tuple(_methods(section.section("methods"))),
        resources=_resources(section.section("resources")),
        loc=section.loc,
    )
    section.done()
    for method in resource.methods:
        if method.name in resource.resources:
            problem = f"`{section.name}` has both a method and a resource {method.name!r}."
            section.sink.error("C006", problem, method.loc)
    return resource


def _methods(section: Section | None) -> Iterator[MethodSettings]:
    if section is None:
        return
    for name, value in section.node.items():
        loc = section.node.at(name)
        if problem := identifier_problem(name):
            section.sink.error("C005", f"Method {name!r} {problem}.", loc)
        if isinstance(value, str):
            yield MethodSettings(name, operation=value, loc=loc)
        elif isinstance(value, Obj):
            yield _method(section.child(name, value), name)
        else:
            section.fault(name, f"must be an operationId or a mapping, not {type_word(value)}")


def _method(entry: Section, name: str) -> MethodSettings:
    kinds = {kind: entry.text(kind) for kind in ("operation", "upload", "alias")}
    if sum(map(bool, kinds.values())) != 1:
        problem = f"Method {name!r} must have exactly one of: {', '.join(kinds)}."
        entry.sink.error("C004", problem, entry.loc)
    method = MethodSettings(
        name=name,
        operation=kinds["operation"],
        upload=kinds["upload"],
        alias=kinds["alias"],
        arguments=_arguments(entry),
        returns=entry.choice("returns", ("response",), ""),
        loc=entry.loc,
    )
    if method.alias and (method.arguments is not None or method.returns):
        entry.sink.error("C004", f"The alias {name!r} can have nothing else.", entry.loc)
    entry.done()
    return method


def _arguments(method: Section) -> tuple[ArgumentSettings, ...] | None:
    items = method.items("arguments")
    if items is None:
        return None
    names = _Unique(method.sink)
    arguments: list[ArgumentSettings] = []
    for item, loc in items:
        if isinstance(item, str):
            if problem := identifier_problem(item):
                hint = f"Write {{name: ..., wire: {item}}}."
                method.sink.error("C005", f"Argument {item!r} {problem}.", loc, hint=hint)
            arguments.append(ArgumentSettings(names.take(item, loc), item, loc=loc))
        elif isinstance(item, Obj):
            arguments.append(_argument(method.child("arguments", item), names))
        else:
            problem = f"An argument is a name or a mapping, not {type_word(item)}."
            method.sink.error("C003", problem, loc)
    if sum(argument.body for argument in arguments) > 1:
        method.sink.error(
            "C006", f"`{method.name}` has more than one body.", method.node.at("arguments")
        )
    return tuple(arguments)


def _argument(entry: Section, names: _Unique) -> ArgumentSettings:
    name = names.take(_required_name(entry), entry.loc)
    argument = ArgumentSettings(
        name=name,
        wire=entry.text("wire", name),
        location=entry.choice("in", _LOCATIONS, ""),
        has_default=entry.has("default"),
        default=_plain(entry.node.get("default")),
        body=entry.flag("body"),
        keyword=entry.flag("keyword"),
        ignored=entry.text("ignored"),
        loc=entry.loc,
    )
    entry.done()
    return argument


def _required_name(entry: Section) -> str:
    name = entry.identifier("name")
    if not name:
        entry.sink.error("C004", "An argument must have a name.", entry.loc)
    return name


def _models(section: Section | None) -> ModelSettings:
    if section is None:
        return ModelSettings()
    naming = section.choice("naming", ("plain", "openapi-generator"), "plain")
    names = section.section("names")
    found = _identifiers(names)
    locs = {path: names.node.at(path) for path in found} if names else {}
    section.done()
    return ModelSettings(naming, found, locs)


def _compat(section: Section | None) -> CompatSettings:
    if section is None:
        return CompatSettings()
    compat = CompatSettings(
        openapi_generator=section.flag("openapi_generator"),
        exceptions=_identifiers(section.section("exceptions"), keys=True),
    )
    section.done()
    return compat


def _identifiers(section: Section | None, *, keys: bool = False) -> dict[str, str]:
    """A mapping to identifiers; ``keys`` asks the same of its keys."""
    if section is None:
        return {}
    for key in section.node if keys else ():
        if problem := identifier_problem(key):
            section.sink.error(
                "C005", f"`{section.name}.{key}` {problem}.", section.node.loc.child(key)
            )
    return {key: section.identifier(key) for key in section.node}


@dataclass(slots=True)
class _Unique:
    """Reports a name that was taken before."""

    sink: Sink
    taken: set[str] = field(default_factory=set)

    def take(self, name: str, loc: Loc) -> str:
        if name and name in self.taken:
            self.sink.error("C006", f"There are two arguments {name!r}.", loc)
        self.taken.add(name)
        return name


def _plain(value: Json) -> JsonValue:
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return tuple(_plain(item) for item in value)
    return value
