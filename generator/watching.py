"""Files that are watched: whoever depends on them is told once they have changed and come to rest.

The files are looked at, a dozen of them ten times a second, rather than reported by the system: that
costs next to nothing, needs no package, and works on disks of networks and containers, too. Editors
save by writing beside a file and renaming; then it is another file, and missing for a moment.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from generator.emit.files import Mode
from generator.pipeline import Request, Result

#: What a file was when it was last looked at: its number, time of change in ns, and size; None: not
#: there.
Snapshot: TypeAlias = Mapping[Path, tuple[int, int, int] | None]

_POLL: Final = 0.1  # seconds
_REST: Final = 0.04  # for which nothing changes before a change counts as complete
_GONE: Final = 1.0  # for which a file that was there may be missing


def snapshot(paths: Iterable[Path]) -> Snapshot:
    """The state of files."""
    found: dict[Path, tuple[int, int, int] | None] = {}
    for path in paths:
        try:
            stat = path.stat()
            found[path] = (stat.st_ino, stat.st_mtime_ns, stat.st_size)
        except OSError:
            found[path] = None
    return found


def changed_since(found: Snapshot, moment: int) -> Snapshot:
    """``found`` with files that changed since a ``moment`` (ns) as if they had not been there."""
    return {p: None if state and state[1] >= moment else state for p, state in found.items()}


def inputs_of(request: Request, result: Result) -> set[Path]:
    """Every file that the result of a run depends on, as far as it came."""
    paths = {Path(uri) for uri in result.files}
    paths |= {attachment.path for attachment in result.attachments}
    named = [request.config, *request.overlays]
    if (settings := result.settings) is not None:  # also those that could not be read
        named += [settings.spec, *settings.overlays]
    paths |= {path for path in named if path is not None}
    if result.tree is not None and result.output is not None:
        kept = (file.path for file in result.tree if file.mode is Mode.CREATE_ONCE)
        # not of .gitattributes: the whole output is beside it
        for folder in {path.parent for path in kept if path.suffix == ".py"}:
            paths |= set((result.output / folder).rglob("*.py"))
    return paths


@dataclass(frozen=True, slots=True)
class Watch:
    """Calls ``changed`` with the paths that changed. ``inputs`` are all that matter at the time.

    ``changed`` may change what the inputs are. A file that was one of them is watched on: what is
    wrong with a file may keep others from being read.
    """

    inputs: Callable[[], Collection[Path]]
    changed: Callable[[Collection[Path]], None]

    def follow(self, stopped: threading.Event, known: Snapshot | None = None) -> None:
        """Watch until ``stopped``. What changed since ``known`` counts as well."""
        before = snapshot(self.inputs()) if known is None else known
        while not stopped.wait(_POLL):
            now = self._look(before)
            if now == before:
                continue
            now = self._rest(now, before, stopped)
            paths = sorted(path for path in now if now[path] != before.get(path))
            before = now  # taken before the work, so that what changes during it is seen
            if paths and not stopped.is_set():
                self.changed(paths)

    def _look(self, known: Snapshot) -> Snapshot:
        return snapshot({*known, *self.inputs()})

    def _rest(self, now: Snapshot, before: Snapshot, stopped: threading.Event) -> Snapshot:
        """What is there once nothing changes any more, and nothing is missing for a moment."""
        end = time.monotonic() + _GONE
        while not stopped.wait(_REST):
            later = self._look(now)
            missing = any(state is None and before.get(path) for path, state in later.items())
            if later == now and not (missing and time.monotonic() < end):
                break
            now = later
        return now
