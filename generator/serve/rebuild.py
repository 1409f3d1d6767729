"""From the definition to the built site, again whenever one of its files changes."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from generator.diagnostics import Diagnostic, Sink
from generator.pipeline import Request, Result, run
from generator.watching import Watch, inputs_of


@dataclass(slots=True)
class LiveSite:
    """A site that is kept in step with its definition.

    Mutable: it remembers its last run while it is served.
    """

    request: Request
    folder: Path  # of the built pages
    report: Callable[[Result, Iterable[Diagnostic]], None]  # prints diagnostics of a run
    say: Callable[[str], None]
    builds: int = 0  # how often the pages were built
    result: Result = field(default_factory=Result)  # of the last run

    def build(self) -> bool:
        """Generate and build; what fails is reported, and the pages stay as they were."""
        self.result = result = run(self.request, "generate")
        source = result.output / "docs" if result.ok and result.output is not None else None
        if source is not None and not (source / "conf.py").is_file():
            message = "There is no site to serve, because 'docs' is not one of the targets."
            result.sink.error("M004", message, hint="Add docs to targets in the configuration.")
        self.report(result, result.sink)
        if source is None or not result.ok:
            return False
        command = [sys.executable, "-m", "sphinx", "-q", "-d", str(self.folder) + ".doctrees"]
        done = subprocess.run(
            [*command, str(source), str(self.folder)], capture_output=True, text=True, check=False
        )
        if done.returncode or done.stderr:
            self.say(done.stderr.strip())
        if done.returncode == 0:
            self.builds += 1
            return True
        failed = Sink()
        message = f"Sphinx could not build the site in {self.folder.as_posix()}."
        failed.error("M005", message, hint="Correct what Sphinx says above.")
        self.report(result, failed)
        return False

    def watch(self, stopped: threading.Event) -> None:
        """Build again whenever a file changed, until ``stopped``."""
        Watch(lambda: inputs_of(self.request, self.result), self._build_again).follow(stopped)

    def _build_again(self, _: Collection[Path]) -> None:
        self.say("The definition has changed; building the site again.")
        self.build()
