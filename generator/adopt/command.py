"""The order in which a configuration, a package and a document are read, and the files written."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.adopt.combine import combined
from generator.adopt.endpoints import Endpoints
from generator.adopt.facts import Adopted
from generator.adopt.package.read import read_package
from generator.adopt.stainless.read import is_configuration, read_stainless, transforms
from generator.adopt.write import OVERLAY, needs_text, overlay_yaml, sdk_yaml
from generator.diagnostics import GenerationError, Loc, Sink
from generator.diagnostics.wording import shortened
from generator.document.fetch import Reach
from generator.document.source import SourceFile, load_file
from generator.document.tree import Obj
from generator.pipeline import Request, Result, run

SDK = "sdk.yaml"


@dataclass(frozen=True, slots=True)
class Sources:
    """What is adopted, and where it goes."""

    spec: Path
    configuration: SourceFile | None = None
    package: Path | None = None
    folder: Path | None = None  # None: that of the document
    reach: Reach = Reach()
    force: bool = False

    @property
    def target(self) -> Path:
        """The folder that is written to."""
        return self.folder or self.spec.parent


@dataclass(slots=True)
class Adoption:
    """What came of it.

    Mutable: each step adds what it made, so that a run that stops shows all until then.
    """

    result: Result = field(default_factory=Result)
    written: list[Path] = field(default_factory=list)


def sort_out(given: Sequence[str], package: Path | None, sink: Sink) -> Sources | None:
    """Which of the given paths is what: known by what the files hold, not by their order."""
    spec, configuration, folder = None, None, None
    for text in given:
        path = Path(text)
        if path.is_dir() or not path.exists():
            folder = path
            continue
        source = load_file(path)
        if configuration is None and is_configuration(source.value):
            configuration = source
        elif spec is None:
            spec = path
    if spec is None:
        message = "None of the files is an OpenAPI document."
        sink.error("A001", message, hint="Give the document that the SDK was generated from.")
        return None
    if configuration is None and package is None:
        message = "None of the files is a configuration of Stainless."
        hint = "Give stainless.yml, or --package with the package that was generated from it."
        sink.error("A001", message, Loc(spec.as_posix()), hint=hint)
        return None
    return Sources(spec, configuration, package, folder)


def read(sources: Sources) -> Adoption:
    """Read everything, then write; nothing is written unless all of it could be read."""
    adoption = Adoption()
    sink = adoption.result.sink
    try:
        texts = _texts(sources, adoption)
        if not sink.failed:
            _write(texts, sources, adoption)
    except GenerationError as error:
        for diagnostic in error.diagnostics:
            sink.add(diagnostic)
    return adoption


def _texts(sources: Sources, adoption: Adoption) -> dict[str, str | bytes]:
    """The files to write, by name."""
    notes = Sink()
    root = sources.configuration.value if sources.configuration is not None else None
    early = transforms(root, notes) if isinstance(root, Obj) else ()
    with tempfile.TemporaryDirectory() as scratch:
        overlays: tuple[Path, ...] = ()
        if early:
            overlays = (Path(scratch, OVERLAY),)
            overlays[0].write_text(overlay_yaml(early, "transforms", "the document"), "utf-8")
        request = Request(spec=str(sources.spec), overlays=overlays, reach=sources.reach)
        adoption.result = run(request, "lower")
    result = adoption.result
    if result.api is None or not result.ok:
        return {}
    if sources.configuration is not None:
        result.files[sources.configuration.uri] = sources.configuration
    endpoints = Endpoints(result.api)
    found = Adopted()
    names = []
    if isinstance(root, Obj) and sources.configuration is not None:
        found = read_stainless(root, endpoints, result.sink)
        names.append(Path(sources.configuration.uri).name)
    if sources.package is not None:
        found = combined(read_package(sources.package, endpoints, result.sink), found)
        names.append(sources.package.name)
    if needs_text(found):
        _report_license(found.package.license, sources, result.sink)
    source = " and ".join(names)
    spec = Path(os.path.relpath(sources.spec, sources.target)).as_posix()
    texts: dict[str, str | bytes] = {SDK: sdk_yaml(found, source, spec), **found.files}
    if found.actions:
        texts[OVERLAY] = overlay_yaml(found.actions, source, spec)
    return texts


def _report_license(name: str, sources: Sources, sink: Sink) -> None:
    """Say that a license is left out: the generator does not write the text of this one."""
    place = Loc((sources.package or sources.spec).as_posix())
    root = sources.configuration.value if sources.configuration is not None else None
    settings = root.get("settings") if isinstance(root, Obj) else None
    if isinstance(settings, Obj) and "license" in settings:
        place = settings.at("license")
    shown = shortened(name)
    message = f"The license {shown} is not carried over, since its text is in none of the sources."
    hint = (
        f"Add `license: {shown}` and `files: {{LICENSE: path of the text}}` to package in sdk.yaml."
    )
    sink.warning("A002", message, place, hint=hint)


def _write(texts: dict[str, str | bytes], sources: Sources, adoption: Adoption) -> None:
    """All files, or none: those that are there are kept unless they are to be overwritten."""
    sink, folder = adoption.result.sink, sources.target
    for name in texts:
        if (folder / name).exists() and not sources.force:
            message = f"{(folder / name).as_posix()} is there already."
            hint = "Give another FOLDER, or use --force to overwrite it."
            sink.error("A007", message, hint=hint)
    if sink.failed:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".adopt-") as scratch:
            for name, text in texts.items():
                content = text.encode() if isinstance(text, str) else text
                Path(scratch, name).write_bytes(content)
            for name in texts:
                Path(scratch, name).replace(folder / name)
                adoption.written.append(folder / name)
    except OSError as error:
        message = f"{folder.as_posix()} cannot be written: {error.strerror or error}."
        sink.error("A007", message, hint="Check the folder and its permissions.")
