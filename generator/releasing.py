"""A release: the version, the changelog, the lock and the code of it, all of them or none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from generator.compat.changelog import Category, has_section, lines_of, with_section
from generator.compat.compare import report_on
from generator.compat.history import remembered
from generator.compat.lock import State
from generator.compat.release import Choice, choose
from generator.compat.report import Report
from generator.compat.versions import Level
from generator.config.load import load_configuration
from generator.config.settings import Settings
from generator.diagnostics import Diagnostic, GenerationError, Loc, Severity, Sink
from generator.document.edit import with_value
from generator.document.source import load_file
from generator.emit.markdown import md_sentence
from generator.emit.together import replaced
from generator.pipeline import Request, Result, run
from generator.states import Survey, lock_text, released, survey
from generator.targets.base import API_LOCK
from generator.targets.registry import TARGETS

#: The changelog that goes into the package, and the one beside sdk.yaml where none does.
CHANGELOG: Final = "CHANGELOG.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a release is asked for."""

    config: Path
    request: Request
    version: str = ""  # "": the one that the changes ask for
    allow_lower: bool = False
    today: str = ""  # 2026-11-28


@dataclass(frozen=True, slots=True)
class Edit:
    """One file before and after; ``old`` is None where there is none."""

    path: Path
    old: str | None
    new: str

    @property
    def changes(self) -> bool:
        """Whether there is anything to write."""
        return (self.old or "") != self.new


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What a release does. ``report`` is None for the first one."""

    wish: Wish
    choice: Choice
    former: str  # the version before, "" for none
    state: State
    report: Report | None
    files: Survey  # what was read
    config: Edit
    changelog: Edit
    lock: Edit

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The files beside the output that are written."""
        return tuple(one for one in (self.config, self.changelog, self.lock) if one.changes)

    @property
    def contents(self) -> dict[Path, bytes]:
        """The files beside the output as they are afterwards, by their paths."""
        files = (self.config, self.changelog, self.lock)
        return {one.path: one.new.encode() for one in files if one.changes or one.old is not None}


def prepared(wish: Wish) -> Release:
    """Everything that a release would write, without writing it.

    Raises :class:`GenerationError` for what stands in its way.
    """
    found = survey(str(wish.config), replace(wish.request, config=wish.config))
    state = found.state
    if state is None:
        raise GenerationError(*found.sink.errors)
    settings = _settings(wish.config)
    before = released(wish.config.parent)
    report = report_on(before, state, before.history) if before is not None else None
    choice = _chosen(wish, settings.package.version or state.version, before, report)
    again = before is not None and choice.version == before.version
    history = before.history if before is not None else ()
    if report is not None and before is not None and not again:
        history = remembered(history, choice.version, report.entries)
    state = replace(state, version=choice.version, history=history)
    return Release(
        wish=wish,
        choice=choice,
        former=before.version if before is not None else "",
        state=state,
        report=report,
        files=found,
        config=_configured(wish.config, choice.version),
        changelog=_told(wish, settings, choice.version, report),
        lock=_locked(wish.config.parent, state),
    )


def carried_out(release: Release) -> Result:
    """Write the release, and generate. Where that fails, every file is as it was."""
    request = replace(release.wish.request, config=release.wish.config)
    result = Result()
    try:
        with replaced(release.contents):
            result = run(request, "generate")
            _check(result)
    except GenerationError:
        return result
    except OSError as error:
        place, reason = error.filename or str(release.wish.config.parent), error.strerror or error
        message = f"The path {place} cannot be written: {reason}; nothing was changed."
        hint = "Check the permissions of the folder and the free space on the disk."
        result.sink.error("P023", message, hint=hint)
    return result


def _check(result: Result) -> None:
    """Raise for errors, so that what was replaced is put back."""
    if not result.ok:
        raise GenerationError(*result.sink.errors)


def _settings(config: Path) -> Settings:
    return load_configuration(load_file(config), config.parent, Sink(), TARGETS).settings


def _chosen(wish: Wish, configured: str, before: State | None, report: Report | None) -> Choice:
    """The version. Raises :class:`GenerationError` for one that is too low."""
    place = Loc(wish.config.as_posix(), "/package/version")
    if report is None or before is None:
        return choose("", configured, wish.version, Level.NONE)
    choice = choose(before.version, configured, wish.version, report.level)
    if not choice.enough and not wish.allow_lower:
        raise GenerationError(
            Diagnostic(
                "P021",
                Severity.ERROR,
                f"The version {choice.version} is too low: after {before.version}, the changes ask "
                f"for {choice.asked} or higher.",
                None if wish.version else place,
                hint=f"Choose {choice.asked}, or pass --allow-lower to release it nevertheless.",
            )
        )
    return choice


def _configured(path: Path, version: str) -> Edit:
    """sdk.yaml with the version. Raises :class:`GenerationError` where it cannot be edited."""
    try:
        text = path.read_bytes().decode()
        return Edit(path, text, with_value(text, ("package", "version"), version))
    except (OSError, ValueError) as error:
        raise GenerationError(
            Diagnostic(
                "P022",
                Severity.ERROR,
                f"The version in {path.as_posix()} cannot be set: {error}.",
                Loc(path.as_posix(), "/package/version"),
                hint=f"Write `package: version: {version}` yourself, and run the command again.",
            )
        ) from error


def _told(wish: Wish, settings: Settings, version: str, report: Report | None) -> Edit:
    """The changelog with a section about the release."""
    path = settings.package.files.get(CHANGELOG) or wish.config.parent / CHANGELOG
    text = _read(path)
    lines: dict[Category, list[str]] = {"Added": ["The first release."]}
    if report is not None:
        lines = lines_of(report, md_sentence)
    unchanged = report is not None and report.verdict is None and text is None
    if unchanged or (text is not None and has_section(text, version)):
        return Edit(path, text, text or "")
    return Edit(path, text, with_section(text or "", version, lines, wish.today))


def _locked(folder: Path, state: State) -> Edit:
    path = folder / API_LOCK
    return Edit(path, _read(path), lock_text(state, folder))


def _read(path: Path) -> str | None:
    """A text, None where there is no file. Raises :class:`GenerationError` for anything else."""
    try:
        return path.read_bytes().decode()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = f"{path.as_posix()} cannot be read: {reason}."
        hint = "Check the permissions of the file, and save it as UTF-8."
        raise GenerationError(Diagnostic("P023", Severity.ERROR, message, hint=hint)) from error
