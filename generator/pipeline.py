"""The order of the stages, written once.

``generate``, ``check`` and ``validate`` are one run that ends at another step; ``lower`` is for those
who want the API itself, and ``plan`` for those who want to know what its targets would make.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import generator
from generator.config.load import Configuration, load_configuration
from generator.config.section import Attachment
from generator.config.settings import Settings
from generator.diagnostics import GenerationError, Loc, Sink
from generator.document.fetch import Reach
from generator.document.model import Document
from generator.document.overlay import apply_overlays
from generator.document.refs import resolve
from generator.document.rules import check_rules
from generator.document.source import Matched, SourceFile, load_file, load_text
from generator.document.upgrade import upgrade
from generator.document.validate import validate
from generator.emit.cache import Cache, release
from generator.emit.files import FileJob, OutputTree
from generator.emit.report import WriteReport
from generator.emit.style import CodeStyle, Formatter
from generator.emit.templates import template_root
from generator.ir.model import Api
from generator.lower.api import lower
from generator.lower.hints import KNOWN as HINTS
from generator.names.lock import LockedNames
from generator.plans import Plans, stop_if_failed
from generator.relations.relate import Relations, relate
from generator.targets.base import (
    Definition,
    Planned,
    PlanRequest,
    Registry,
    Target,
)
from generator.targets.registry import TARGETS

if TYPE_CHECKING:
    from generator.requests.model import Requests

#: Where a run ends.
Step: TypeAlias = Literal["generate", "check", "validate", "lower", "plan"]

#: The output folder when neither the command nor sdk.yaml names one.
DEFAULT_OUTPUT: Final = Path("generated")

STDIN: Final = "-"


@dataclass(frozen=True, slots=True)
class Request:
    """What a run is asked for. What is left empty comes from the configuration."""

    spec: str = ""  # path of the document, or "-"
    stdin: bytes = b""  # the document when ``spec`` is "-"
    config: Path | None = None
    overlays: tuple[Path, ...] = ()  # take the place of those that the configuration names
    output: Path | None = None  # the folder of the first target itself
    targets: tuple[str, ...] = ()  # take the place of those that the configuration names
    package: str = ""
    formatter: Formatter | None = None
    strict: bool = False
    force: bool = False  # overwrite what was edited
    names: LockedNames | None = None  # to keep; None: those of a former run
    home: Path = Path()  # where the output is when nobody says where
    reach: Reach = Reach()  # of the document's references
    cache: Cache | None = None


@dataclass(slots=True)
class Result:
    """How far a run came. What a stage did not reach is None.

    Mutable: each stage adds what it made, so that a run that stops shows all until then.
    """

    sink: Sink = field(default_factory=Sink)
    files: dict[str, SourceFile] = field(default_factory=dict)  # by uri, for messages
    settings: Settings | None = None
    attachments: tuple[Attachment, ...] = ()  # files of the owner's that the configuration names
    matches: tuple[Matched, ...] = ()  # what the actions of overlays matched
    document: Document | None = None  # upgraded; one that is written about is forgotten
    api: Api | None = None
    relations: Relations | None = None
    plans: dict[str, Planned] = field(
        default_factory=dict
    )  # by target; of a run that ends with them
    tree: OutputTree | None = None
    report: WriteReport | None = None
    output: Path | None = None
    seconds: dict[str, float] = field(default_factory=dict)  # by stage

    @property
    def ok(self) -> bool:
        """Whether no error was reported."""
        return not self.sink.failed


def run(
    request: Request,
    step: Step,
    progress: Callable[[str], None] = lambda _: None,
    registry: Registry = TARGETS,
) -> Result:
    """Run the stages up to ``step``; every fault is in the sink of the result.

    Nothing is written unless every stage before the last one went without an error.
    """
    stages = _Stages(request, progress, registry, Result())
    try:
        stages.run(step)
    except GenerationError as error:
        for diagnostic in error.diagnostics:
            stages.result.sink.add(diagnostic)
    return stages.result


@dataclass(frozen=True, slots=True)
class _Stages:
    request: Request
    progress: Callable[[str], None]
    registry: Registry
    result: Result

    def run(self, step: Step) -> None:
        configuration = self._configuration()
        settings = configuration.settings
        api, definition = self._api(settings, step)
        with self._stage("relate"):
            relations = self.result.relations = relate(api)
        if step == "lower":
            return
        output = self.request.output or settings.output
        output = self.result.output = output or self.request.home / DEFAULT_OUTPUT
        with self._stage("plan"):
            asked = self._asked(relations, configuration.settings)
            asked = replace(asked, definition=definition, thorough=step == "validate")
            targets = Plans(
                configuration,
                self.registry,
                output,
                self.request.output is not None,
                self.result.files,
                names=self.request.names,
                with_own=step != "plan",
            )
            plans = targets.made(asked)
        if step == "plan":
            self.result.plans = plans
        elif step != "validate":
            self._emit(step, targets.jobs(plans), settings, output)

    def _api(self, settings: Settings, step: Step) -> tuple[Api, Definition | None]:
        """The API, and the document for targets that pass it on."""
        sink = self.result.sink
        with self._stage("read"):
            source = self._source(settings)
        with self._stage("resolve"):
            document = resolve(source, sink, settings.reach, tolerant=settings.tolerant)
            self.result.files.update(document.files)
        with self._stage("validate"):
            self._validate(document, settings, thorough=step == "validate")
            document = self.result.document = upgrade(document, sink)
            check_rules(document, sink, tolerant=settings.tolerant, known_hints=HINTS)
            stop_if_failed(sink)
        with self._stage("lower"):
            api = self.result.api = lower(document, sink)
            self._report_skipped(api, settings)
            stop_if_failed(sink)
        copied = any(entry.copies and entry.name in settings.targets for entry in self.registry)
        definition = Definition.of(source, document.files) if copied else None
        if step == "generate":  # what it has read takes half of the memory, and nobody asks again
            self.result.document = None
            self.result.files = {uri: f.without_tree() for uri, f in self.result.files.items()}
        return api, definition

    def _configuration(self) -> Configuration[Target]:
        """What the configuration says, with the words of the request in their place."""
        found: Configuration[Target] = Configuration()
        if path := self.request.config:
            source = load_file(path)
            self.result.files[source.uri] = source
            found = load_configuration(source, path.parent, self.result.sink, self.registry)
        self.result.settings = settings = _override(found.settings, self.request)
        self.result.sink.strict = settings.strict
        self.result.attachments = found.attachments
        return replace(found, settings=settings)

    def _source(self, settings: Settings) -> SourceFile:
        if self.request.spec == STDIN:
            source = load_text(self.request.stdin, "stdin")
        elif self.request.spec:
            source = load_file(Path(self.request.spec))
        elif settings.spec:
            source = load_file(settings.spec, settings.loc and settings.loc.child("spec"))
        else:
            message = "The configuration does not name a document."
            hint = "Add spec: openapi.yaml, or give SPEC on the command line."
            raise _failure(self.result.sink, "C007", message, settings.loc, hint)
        self.result.files[source.uri] = source
        overlays = []
        listed = None if self.request.overlays else settings.loc and settings.loc.child("overlays")
        for index, path in enumerate(settings.overlays):
            overlay = load_file(path, listed and listed.child(index))
            self.result.files[overlay.uri] = overlay
            overlays.append(overlay)
        found = apply_overlays(source, overlays, self.result.sink)
        self.result.matches = found.matches
        return found

    def _validate(self, document: Document, settings: Settings, *, thorough: bool) -> None:
        """Check the structure; the official schemas see a document that passed them only once.

        They cost more than all other stages of a run that changes nothing.
        """
        cache = self.request.cache
        by = f"valid {generator.__version__} {release('openapi_spec_validator')}"
        texts = (part for uri, file in sorted(document.files.items()) for part in (uri, file.text))
        key = cache and cache.key(by, *texts)
        if cache and key and not thorough and cache.get(key) is not None:
            validate(document, self.result.sink, tolerant=settings.tolerant, thorough=False)
            return
        before = len(self.result.sink)
        validate(document, self.result.sink, tolerant=settings.tolerant, thorough=thorough or None)
        if cache and key and len(self.result.sink) == before:
            cache.put({key: ""})

    def _report_skipped(self, api: Api, settings: Settings) -> None:
        if settings.strict:
            for skipped in api.skipped:
                message = f"{skipped.what} is skipped: {skipped.reason}."
                hint = "Correct this in the document or in an overlay, or run without --strict."
                self.result.sink.error("P002", message, skipped.loc, hint=hint)

    def _asked(self, relations: Relations, settings: Settings) -> PlanRequest:
        api = relations.api

        @cache
        def requests() -> Requests:
            # few targets show requests: the others wait neither for them nor for the import
            from generator.requests.build import build_requests  # noqa: PLC0415

            return build_requests(api, settings)

        return PlanRequest(api, relations, settings, self.result.sink, requests=requests)

    def _emit(self, step: Step, jobs: list[FileJob], settings: Settings, output: Path) -> None:
        # Templates and formatters are slow to import and not needed to validate.
        from generator.emit.engine import Engine  # noqa: PLC0415
        from generator.emit.render import emptied, render_tree  # noqa: PLC0415
        from generator.emit.spool import Spool  # noqa: PLC0415
        from generator.emit.write import check, write  # noqa: PLC0415

        with Spool() as spool:
            with self._stage("render"):
                style = CodeStyle(settings.format, settings.package.python)
                engine = Engine.at(template_root())
                tree = render_tree(emptied(jobs), engine, style, self.request.cache, spool)
                self.result.tree = tree
            with self._stage(step):
                sink = self.result.sink
                if step == "check":
                    self.result.report = check(tree, output, sink)
                else:
                    self.result.report = write(tree, output, sink, force=self.request.force)

    @contextmanager
    def _stage(self, name: str) -> Iterator[None]:
        self.progress(name)
        start = time.perf_counter()
        try:
            yield
        finally:
            self.result.seconds[name] = time.perf_counter() - start


def _override(settings: Settings, request: Request) -> Settings:
    """The settings with what the command line says in their place."""
    package = settings.package
    if request.package:
        package = replace(package, name=request.package)
    strict = settings.strict or request.strict
    return replace(
        settings,
        overlays=request.overlays or settings.overlays,
        reach=Reach(request.reach.hosts, (*request.reach.folders, *settings.reach.folders)),
        targets=request.targets or settings.targets,
        format=request.formatter or settings.format,
        strict=strict,
        tolerant=settings.tolerant and not strict,
        package=package,
    )


def _failure(
    sink: Sink, code: str, message: str, loc: Loc | None, hint: str = ""
) -> GenerationError:
    sink.error(code, message, loc, hint=hint)
    return GenerationError()
