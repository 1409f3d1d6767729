"""Reading ``sdk.yaml``: strictly, with positions, and each section by whoever it is for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Generic, Protocol, TypeVar

from generator.config import shapes
from generator.config.section import Attachment, Section, Sections, UniqueNames
from generator.config.settings import (
    EDITIONS,
    LICENSE_FILE,
    LICENSE_WITH_TEXT,
    ArgumentKind,
    Author,
    ClientArgument,
    ClientSettings,
    LintSettings,
    PackageSettings,
    Settings,
)
from generator.config.shapes import Schema
from generator.config.words import type_word
from generator.diagnostics import GenerationError, Loc, Sink
from generator.diagnostics.catalogue import known_codes
from generator.diagnostics.suggest import did_you_mean
from generator.document.fetch import Reach
from generator.document.source import SourceFile
from generator.document.tree import Obj
from generator.emit.style import FORMATTERS

_T = TypeVar("_T")
_T_co = TypeVar("_T_co", covariant=True)

_DISTRIBUTION = re.compile(r"[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?")
_PEP440 = re.compile(
    r"([0-9]+!)?[0-9]+(\.[0-9]+)*(([aAbB]|[rR][cC])[0-9]+)?(\.[pP][oO][sS][tT][0-9]+)?"
    r"(\.[dD][eE][vV][0-9]+)?(\+[A-Za-z0-9.]+)?"
)
_SPDX_ONE = r"(?:DocumentRef-[A-Za-z0-9.-]+:)?[A-Za-z0-9.-]+\+?(?: WITH [A-Za-z0-9.-]+)?"
_SPDX_ALL = rf"{_SPDX_ONE}(?: (?:AND|OR) {_SPDX_ONE})*"
_SPDX = re.compile(
    rf"(?:{_SPDX_ALL}|\({_SPDX_ALL}\))(?: (?:AND|OR) (?:{_SPDX_ONE}|\({_SPDX_ALL}\)))*"
)
# The text of any other license is a file of the owner's (PackageSettings.license_files).
_LICENSED: Final[Schema] = {
    "if": {
        "required": ("license",),
        "properties": {"license": {"not": {"enum": ("", LICENSE_WITH_TEXT, None)}}},
    },
    "then": {
        "required": ("files",),
        "properties": {"files": {"not": {"propertyNames": {"not": {"pattern": LICENSE_FILE}}}}},
    },
}
_ADVICE = re.compile("L0[0-9][0-9]")
_ENV = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_AUTHOR = re.compile(r"\s*([^<>]*?)\s*(?:<([^<>\s]+)>)?\s*")


class Reader(Protocol[_T_co]):
    """Whoever reads sections that are no business of the other readers: a target."""

    @property
    def name(self) -> str:
        """What it is known by."""
        ...

    @property
    def sections(self) -> tuple[str, ...]:
        """The keys of ``sdk.yaml`` that it reads."""
        ...

    @property
    def configure(self) -> Callable[[Sections], _T_co]:
        """Read those sections that the file has; every fault goes into the section's sink."""
        ...


@dataclass(frozen=True, slots=True)
class Configuration(Generic[_T]):
    """What one ``sdk.yaml`` says."""

    settings: Settings = field(default_factory=Settings)
    own: Mapping[str, _T] = field(default_factory=dict)  # by reader, of those it speaks to
    attachments: tuple[Attachment, ...] = ()  # every file of the owner's that it names
    read: Section | None = None  # the whole file with how it was read


def load_configuration(
    source: SourceFile, folder: Path, sink: Sink, readers: Iterable[Reader[_T]]
) -> Configuration[_T]:
    """What ``source``, an ``sdk.yaml`` whose paths are relative to ``folder``, says.

    Every fault is reported to ``sink``; when there was one, raises :class:`GenerationError`
    (without diagnostics of its own), so that nothing is built on half of the settings.
    """
    loc = Loc(source.uri)
    for note in source.diagnostics:
        sink.add(note)
    if source.value is None:
        return Configuration(Settings(loc=loc))
    if not isinstance(source.value, Obj):
        message = "The configuration must be a mapping of settings."
        sink.error("C002", message, loc, hint="Begin it with spec: openapi.yaml.")
        raise GenerationError
    top = Section(source.value, "", folder, Sink())
    settings = _settings(top, loc)
    own: dict[str, _T] = {}
    for reader in readers:
        given = {key: top.section(key) for key in reader.sections}
        sections = {key: section for key, section in given.items() if section is not None}
        if sections:
            own[reader.name] = reader.configure(sections)
    top.done(Settings)
    for item in top.sink:
        sink.add(item)
    if top.sink.failed:
        raise GenerationError
    return Configuration(settings, own, tuple(top.attachments), top)


def _settings(top: Section, loc: Loc) -> Settings:
    return Settings(
        edition=top.choice("edition", EDITIONS, EDITIONS[0]),
        spec=top.path("spec"),
        overlays=tuple(top.folder / name for name in top.texts("overlays")),
        reach=Reach(folders=tuple(top.folder / name for name in top.texts("allow_paths"))),
        targets=top.texts("targets") or Settings().targets,
        output=top.path("output"),
        format=top.choice("format", FORMATTERS, "black"),
        strict=top.flag("strict"),
        tolerant=top.flag("tolerant"),
        typecheck=top.version("typecheck", None),
        package=_package(top.section("package")),
        client=_client(top.section("client")),
        lint=_lint(top.section("lint")),
        loc=loc,
    )


def _package(section: Section | None) -> PackageSettings:
    default = PackageSettings()
    if section is None:
        return default
    package = PackageSettings(
        distribution=section.shaped("distribution", _DISTRIBUTION, "a name like acme-client"),
        name=section.identifier("name"),
        version=section.shaped("version", _PEP440, "a version like 1.0.0"),
        python=section.version("python", default.python),
        summary=section.text("summary"),
        license=section.shaped("license", _SPDX, "an SPDX expression like Apache-2.0"),
        copyright=section.text("copyright"),
        files=_files(section.section("files")),
        readme=section.file("readme"),
        urls=section.pairs("urls"),
        authors=tuple(_authors(section)),
        keywords=section.texts("keywords"),
    )
    if package.license not in {"", LICENSE_WITH_TEXT} and not package.license_files:
        problem = f"is {package.license}, whose text the generator does not have"
        section.fault("license", problem, "Add it to package: files: {LICENSE: path of the text}.")
    section.rule(_LICENSED)
    section.done(PackageSettings)
    return package


def _files(section: Section | None) -> dict[str, Path]:
    if section is None:
        return {}
    section.others(shapes.PATH)
    return {
        target: section.attach(section.text(target), section.node.at(target), is_text=False)
        for target in section.node
    }


def _authors(section: Section) -> Iterator[Author]:
    for item in section.texts("authors"):
        found = _AUTHOR.fullmatch(item)
        if found and (found[1] or found[2]):
            yield Author(found[1], found[2] or "")
        else:
            problem = f"lists {item!r}, which is not an author"
            section.fault("authors", problem, 'Write "Name <address>" or "Name".')


def _client(section: Section | None) -> ClientSettings:
    default = ClientSettings()
    if section is None:
        return default
    client = ClientSettings(
        class_name=section.identifier("class"),
        arguments=tuple(_client_arguments(section)),
        timeout=section.seconds("timeout", default.timeout),
        deadline=section.seconds("deadline", default.deadline),
        max_retries=section.count("max_retries", default.max_retries),
    )
    section.done(ClientSettings)
    return client


def _lint(section: Section | None) -> LintSettings:
    if section is None:
        return LintSettings()
    known = [code for code in known_codes() if _ADVICE.fullmatch(code)]
    listed = section.placed_texts("off", shapes.list_of("string", pattern=f"^{_ADVICE.pattern}$"))
    for code, loc in listed:
        if code not in known:
            message = f"`lint.off` lists {code!r}, which is not the code of advice."
            section.sink.error("C003", message, loc, hint=did_you_mean(code, known))
    section.done(LintSettings)
    return LintSettings(tuple(code for code, _ in listed))


def _client_arguments(section: Section) -> Iterator[ClientArgument]:
    names = UniqueNames(section.sink, "arguments")
    for item, loc in section.items("arguments", shapes.list_of("object")) or ():
        if not isinstance(item, Obj):
            message = f"An argument of the client must be a mapping, not {type_word(item)}."
            section.sink.error("C003", message, loc, hint="Write {name: ..., header: ...}.")
            continue
        entry = section.child("arguments", item)
        kinds = [kind for kind in ArgumentKind if entry.has(kind.value)]
        entry.rule(shapes.exactly_one(kind.value for kind in ArgumentKind))
        name = names.take(entry.argument_name(), loc)
        if len(kinds) != 1:
            known = ", ".join(kind.value for kind in ArgumentKind)
            message = f"The argument {name!r} must have exactly one of these keys: {known}."
            section.sink.error("C004", message, loc)
            continue
        yield _client_argument(entry, name, kinds[0])


def _client_argument(entry: Section, name: str, kind: ArgumentKind) -> ClientArgument:
    target = ""
    if kind in {ArgumentKind.SERVER, ArgumentKind.DEBUG}:
        entry.only_true(kind.value, "Remove the argument instead.")
    else:
        hint = "Name a header, a query parameter or a security scheme."
        target = entry.filled(kind.value, hint)
    argument = ClientArgument(
        name=name,
        kind=kind,
        target=target,
        env=entry.shaped("env", _ENV, "the name of an environment variable"),
        has_default=entry.has("default"),
        default=entry.plain("default"),
        loc=entry.loc,
    )
    entry.done(ClientArgument, ArgumentKind)
    return argument
