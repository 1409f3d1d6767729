"""What the targets of a run make: where each goes, which names it gave before, whose tables it reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Final

from generator.config.load import Configuration
from generator.config.section import check_attachments
from generator.diagnostics import GenerationError, Sink
from generator.diagnostics.suggest import did_you_mean
from generator.document.source import SourceFile, load_file, own_files
from generator.emit.files import FileJob, Json, Mode, Verbatim
from generator.names.lock import LockedNames, read_names
from generator.targets.base import (
    API_LOCK,
    NAMES_LOCK,
    Entry,
    Planned,
    PlanRequest,
    Registry,
    Table,
    Target,
)

_ATTRIBUTES: Final = PurePosixPath(".gitattributes")
#: What git has to know of an output. Written once: whoever has other wishes keeps them.
_MERGED: Final = """\
# Every system gets the same bytes, and what two branches add to the lists below is kept on a merge.
* text=auto eol=lf linguist-generated
.manifest.json merge=union
names.lock merge=union
"""


@dataclass(frozen=True, slots=True)
class Plans:
    """Plans the targets of a run. ``alone``: the output is the folder of the first one itself.

    Files of the owner's that a target reads in the output are added to ``files``.
    """

    configuration: Configuration[Target]
    registry: Registry
    output: Path
    alone: bool
    files: dict[str, SourceFile]
    names: LockedNames | None = None  # to keep, whatever a former run gave
    with_own: bool = True  # whether targets see the owner's files; a state of the API has none

    def made(self, asked: PlanRequest) -> dict[str, Planned]:
        """What each target makes, by its name."""
        sink = asked.sink
        plans: dict[str, Planned] = {}
        published: dict[str, Table] = {}
        check_attachments(self.configuration.attachments, sink)
        stop_if_failed(sink)
        for entry in self._chosen(sink):
            plan = self.configuration.own.get(entry.name) or entry.configure({})
            folder = self.output / self._folder(entry.name)
            request = replace(
                asked,
                names_lock=self._names(folder, sink),
                tables=tuple(published[one] for one in entry.reads if one in published),
            )
            if self.with_own:
                request = replace(request, own_files=partial(own_files, folder, self.files))
            planned = plans[entry.name] = plan(request)
            if planned.table is not None:
                published[entry.name] = planned.table
        stop_if_failed(sink)
        return plans

    def _names(self, folder: Path, sink: Sink) -> LockedNames:
        """The names that the target of ``folder`` keeps."""
        if self.names is not None:
            return self.names
        path = folder / NAMES_LOCK
        try:
            text = path.read_bytes().decode()
        except (FileNotFoundError, NotADirectoryError):  # what is in the way is said when writing
            return self._released()
        except (OSError, UnicodeError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            hint = "Check its permissions, or restore it from version control."
            sink.error("P003", f"{path.as_posix()} cannot be read: {reason}.", hint=hint)
            raise GenerationError from error
        return read_names(text, path.as_posix())

    def _released(self) -> LockedNames:
        """The names of the last release, where nothing else says what something was called."""
        loc = self.configuration.settings.loc
        path = Path(loc.uri).with_name(API_LOCK) if loc is not None else None
        if path is None or not path.is_file():
            return {}
        # read only where names.lock is missing
        from generator.compat.lock import released_names  # noqa: PLC0415

        source = self.files[path.as_posix()] = load_file(path)
        return released_names(source.text, source.uri)

    def jobs(self, plans: dict[str, Planned]) -> list[FileJob]:
        """The files of all targets, below the output; ``plans`` is empty then."""
        jobs: list[FileJob] = []
        while plans:  # what is forgotten takes no memory while files are rendered
            name = next(iter(plans))
            planned = plans.pop(name)
            folder = self._folder(name)
            jobs += (job.below(folder) for job in planned.jobs)
            if planned.locked:
                jobs.append(FileJob(folder / NAMES_LOCK, Json(planned.locked), language="json"))
        return [*jobs, FileJob(_ATTRIBUTES, Verbatim(_MERGED), Mode.CREATE_ONCE)]

    def _folder(self, target: str) -> PurePosixPath:
        """Where a target goes, below the output."""
        first = self.configuration.settings.targets[0]
        return PurePosixPath() if self.alone and target == first else PurePosixPath(target)

    def _chosen(self, sink: Sink) -> Iterator[Entry]:
        """The targets of the settings, in the order of the registry."""
        settings = self.configuration.settings
        known = {entry.name: entry for entry in self.registry}
        for name in settings.targets:
            if name not in known:
                loc = settings.loc.child("targets") if settings.loc else None
                hint = did_you_mean(name, known)
                sink.error("C009", f"There is no target {name!r}.", loc, hint=hint)
        return (entry for entry in self.registry if entry.name in settings.targets)


def stop_if_failed(sink: Sink) -> None:
    """Raise :class:`GenerationError` where an error was reported."""
    if sink.failed:
        raise GenerationError
