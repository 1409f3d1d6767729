"""The last step: bring a folder in step with an output tree, or say how it differs."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import generator
from generator.diagnostics import Diagnostic, GenerationError, Severity, Sink
from generator.diagnostics.wording import counted
from generator.emit.apply import Change, apply
from generator.emit.files import MANIFEST, Manifest, Mode, OutputTree
from generator.emit.report import WriteReport
from generator.emit.spool import Content, digest, loaded
from generator.emit.staging import sweep

_DIFF_LINES = 400  # shown of all files together
_DIFF_BYTES = 1_000_000  # of one file: comparing longer ones line by line takes too long
_DRIFT_SHOWN = 50  # files that get a message of their own


@dataclass(frozen=True, slots=True, kw_only=True)
class _Comparison:
    changes: tuple[Change, ...]
    edited: tuple[PurePosixPath, ...]
    left: tuple[PurePosixPath, ...]  # no longer made, but edited: stays where it is
    unchanged: int
    former: Manifest
    manifest: Change

    def report(self, diff: str = "") -> WriteReport:
        made = [change for change in self.changes if change.new is not None]
        return WriteReport(
            created=tuple(change.path for change in made if change.old is None),
            updated=tuple(change.path for change in made if change.old is not None),
            pruned=tuple(change.path for change in self.changes if change.new is None),
            unchanged=self.unchanged,
            edited=self.edited,
            diff=diff,
        )


def write(tree: OutputTree, folder: Path, sink: Sink, *, force: bool = False) -> WriteReport:
    """Write what differs, remove what we own and no longer make; all of it or nothing.

    Raises :class:`GenerationError`, before anything is touched, for files that somebody edited
    (``force`` overwrites them) and for paths that are not ours to write; and, after everything
    was put back, when the file system refuses.
    """
    compared = _compare(tree, folder, force=force)
    if compared.edited and not force:
        raise GenerationError(*(_edited(folder, path) for path in compared.edited))
    for path in compared.left:
        sink.warning(
            "F012",
            f"{folder / path} is no longer generated, but it was edited by hand, so it is kept.",
            hint="Delete it once you no longer need it.",
        )
    if compared.changes or compared.manifest.old != compared.manifest.new:
        try:
            apply(compared.changes, folder, compared.former, compared.manifest)
        except (OSError, UnicodeEncodeError) as error:
            raise _refused(folder, error) from error
    sweep(folder)
    return compared.report()


def check(tree: OutputTree, folder: Path, sink: Sink) -> WriteReport:
    """Compare without touching what is there; every difference is an error in ``sink``.

    Files that belong to the owner are not looked at. Raises :class:`GenerationError` where a
    run was interrupted: only the next one to write can tell which files are whose.
    """
    owned = OutputTree({f.path: f for f in tree if f.mode is Mode.OWNED})
    sweep(folder)
    compared = _compare(owned, folder, force=False, kept=frozenset(tree.files))
    if compared.former.pending:
        message = f"A run that wrote to {folder} was interrupted; some files may be old."
        hint = "Run `generate` to finish it."
        raise GenerationError(Diagnostic("F024", Severity.ERROR, message, hint=hint))
    for change in compared.changes[:_DRIFT_SHOWN]:
        _report_drift(change, folder, edited=change.path in compared.edited, sink=sink)
    if (more := len(compared.changes) - _DRIFT_SHOWN) > 0:
        hint = "Run `generate` to update them."
        what = counted(more, "more file")
        sink.error("F023", f"The output in {folder} differs in {what}.", hint=hint)
    if not compared.changes and compared.manifest.old != compared.manifest.new:
        _report_drift(compared.manifest, folder, edited=False, sink=sink)
    return compared.report("".join(_diff(compared.changes)))


def _compare(
    tree: OutputTree,
    folder: Path,
    *,
    force: bool,
    kept: frozenset[PurePosixPath] = frozenset(),
) -> _Comparison:
    disk = _Disk(folder, {})
    stored = disk.read(MANIFEST)
    former = _former(stored, folder, force=force)
    changes: list[Change] = []
    edited: list[PurePosixPath] = []
    unchanged = 0
    for file in tree:
        old = disk.read(file.path)
        if old is not None and (file.mode is Mode.CREATE_ONCE or _same(old, file.held)):
            unchanged += 1
            continue
        if old is not None and not _owns(former, file.path, old):
            edited.append(file.path)
        changes.append(Change(file.path, old, file.held))
    manifest = _manifest(tree).dump()
    left: list[PurePosixPath] = []
    for path in sorted(map(PurePosixPath, {**former.files, **former.pending})):
        if path in tree.files or path in kept or (old := disk.read(path)) is None:
            continue
        if _owns(former, path, old):
            changes.append(Change(path, old, None))
        else:
            left.append(path)
    return _Comparison(
        changes=tuple(changes),
        edited=tuple(edited),
        left=tuple(left),
        unchanged=unchanged,
        former=former,
        manifest=Change(
            MANIFEST, manifest if stored and _same(stored, manifest) else stored, manifest
        ),
    )


def _same(old: bytes, new: Content) -> bool:
    """Whether a file has its content, but for the line ends that a checkout on Windows gives."""
    if isinstance(new, bytes):
        return old == new or _unix(old) == new
    return new.digest in {digest(old), digest(_unix(old))}


def _owns(former: Manifest, path: PurePosixPath, content: bytes) -> bool:
    """Whether we wrote a file, whatever line ends version control gave it."""
    return any(former.owns(path, digest(one)) for one in (content, _unix(content)))


def _unix(content: bytes) -> bytes:
    return content.replace(b"\r\n", b"\n")


def _manifest(tree: OutputTree) -> Manifest:
    owned = {str(file.path): file.digest for file in tree if file.mode is Mode.OWNED}
    return Manifest(generator.__version__, owned)


def _former(stored: bytes | None, folder: Path, *, force: bool) -> Manifest:
    if stored is None:
        return Manifest("")
    try:
        return Manifest.load(stored)
    except ValueError as error:
        if force:
            return Manifest("")
        raise GenerationError(
            Diagnostic(
                "F013",
                Severity.ERROR,
                f"{folder / MANIFEST} is damaged: {error}.",
                hint="Restore it from version control, or pass --force to overwrite every "
                "generated file.",
            )
        ) from error


@dataclass(frozen=True, slots=True)
class _Disk:
    """Reads files below ``folder`` and follows no symbolic link there."""

    folder: Path
    checked: dict[PurePosixPath, bool]  # folder below -> whether it exists

    def read(self, path: PurePosixPath) -> bytes | None:
        """The content of a file, None where there is none; anything else is an error."""
        if not self._enter(path.parent):
            return None
        try:
            mode = (self.folder / path).lstat().st_mode
            if stat.S_ISREG(mode):
                return (self.folder / path).read_bytes()
        except FileNotFoundError:
            return None
        except (OSError, UnicodeEncodeError) as error:
            raise _refused(self.folder / path, error) from error
        raise _in_the_way(self.folder / path, "it is not a regular file")

    def _enter(self, path: PurePosixPath) -> bool:
        if (known := self.checked.get(path)) is not None:
            return known
        exists = path == path.parent or self._enter(path.parent)
        if exists:
            exists = self._is_folder(self.folder / path, root=path == path.parent)
        self.checked[path] = exists
        return exists

    @staticmethod
    def _is_folder(path: Path, *, root: bool) -> bool:
        try:
            mode = (path.stat() if root else path.lstat()).st_mode
        except FileNotFoundError:
            return False
        except NotADirectoryError:
            raise _in_the_way(path, "a part of it is a file, not a folder") from None
        except (OSError, UnicodeEncodeError) as error:
            raise _refused(path, error) from error
        if stat.S_ISLNK(mode):
            raise _in_the_way(path, "it is a symbolic link, which is not followed")
        if not stat.S_ISDIR(mode):
            raise _in_the_way(path, "it is not a folder")
        return True


def _diff(changes: tuple[Change, ...]) -> Iterator[str]:
    """A unified diff from disk to tree, cut after some hundred lines."""
    import difflib  # noqa: PLC0415  (only where something differs)

    budget = _DIFF_LINES
    for change in changes:
        old, new = change.old or b"", loaded(change.new or b"")
        if max(len(old), len(new)) > _DIFF_BYTES:
            yield f"{change.path} differs; the file is too large to show how\n"
            continue
        lines = difflib.unified_diff(
            _lines(old),
            _lines(new),
            f"{change.path} (on disk)" if change.old is not None else "/dev/null",
            f"{change.path} (generated)" if change.new is not None else "/dev/null",
        )
        for line in lines:
            if budget == 0:
                yield "... more differences are not shown\n"
                return
            budget -= 1
            yield line if line.endswith("\n") else f"{line}\n\\ no newline at end of file\n"


def _lines(content: bytes) -> list[str]:
    return content.decode("utf-8", "replace").splitlines(keepends=True)


def _report_drift(change: Change, folder: Path, *, edited: bool, sink: Sink) -> None:
    path = folder / change.path
    if edited:
        sink.add(_edited(folder, change.path))
    elif change.old is None:
        sink.error("F020", f"{path} is missing.", hint="Run `generate` to create it.")
    elif change.new is None:
        sink.error("F021", f"{path} is no longer generated.", hint="Run `generate` to remove it.")
    else:
        sink.error("F022", f"{path} is out of date.", hint="Run `generate` to update it.")


def _edited(folder: Path, path: PurePosixPath) -> Diagnostic:
    return Diagnostic(
        "F010",
        Severity.ERROR,
        f"{folder / path} was edited by hand, or was not written by the generator.",
        hint="Move the edit to where it is kept: to the document or an overlay, to sdk.yaml, or "
        "to _custom/ for code of your own. Then pass --force.",
    )


def _in_the_way(path: Path, reason: str) -> GenerationError:
    return GenerationError(
        Diagnostic(
            "F011",
            Severity.ERROR,
            f"The path {path} is in the way: {reason}.",
            hint="Move it away, or choose another --output.",
        )
    )


def _refused(path: Path, error: OSError | UnicodeEncodeError) -> GenerationError:
    hint = "Check the permissions of the folder and the free space on the disk."
    if isinstance(error, UnicodeEncodeError):
        place, reason = (
            error.object,
            f"{error.encoding}, the encoding of file names, lacks a character",
        )
        hint = "Set PYTHONUTF8=1, or a locale whose encoding is UTF-8."
    else:
        place, reason = error.filename or str(path), error.strerror or str(error)
    return GenerationError(
        Diagnostic(
            "F014",
            Severity.ERROR,
            f"The path {place} cannot be written: {reason}; nothing was changed.",
            hint=hint,
        )
    )
