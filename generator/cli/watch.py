"""The command ``watch``."""

from __future__ import annotations

import contextlib
import gc
import signal
import threading
import time
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli import options
from generator.cli.generate import run_or_report, shared
from generator.diagnostics.wording import counted

if TYPE_CHECKING:
    from types import FrameType

    from generator.pipeline import Request, Result


@click.command()
@shared
@options.FORMATTER
@options.NO_CACHE
@options.FORCE
@click.pass_context
def watch(context: click.Context, /, **_: object) -> None:
    """Generate the SDK from SPEC, and again whenever one of its sources changes.

    Sources are SPEC and the files that it refers to, overlays, the configuration, the files that
    it names, and your code in _custom/. A source with an error is reported, and the watch goes on.
    """
    from generator.cli.output import open_streams  # noqa: PLC0415  (--help needs none of this)
    from generator.pipeline import STDIN, Result  # noqa: PLC0415
    from generator.watching import Watch, changed_since, inputs_of, snapshot  # noqa: PLC0415

    if context.params["spec"] == STDIN:
        raise click.UsageError("Standard input cannot be watched. Give SPEC as a file.")
    open_streams()
    request = options.request_of(context)
    live = _Live(context, request, Result())
    started = time.time_ns()
    live.generate()
    known = changed_since(snapshot(inputs_of(request, live.result)), started)
    watched = Watch(lambda: inputs_of(request, live.result), live.again)
    stopped = _Interrupted()
    signal.signal(signal.SIGINT, stopped.note)
    click.echo("Watching. Press Ctrl-C to stop.", err=True)
    with contextlib.suppress(KeyboardInterrupt):
        watched.follow(stopped, known)
    click.echo("", err=True)


class _Interrupted(threading.Event):
    """Whether Ctrl-C was pressed. The exception that it raises is lost where a finalizer runs."""

    came = False

    def note(self, _number: int, _frame: FrameType | None) -> None:
        """Handle the signal."""
        self.came = True
        raise KeyboardInterrupt

    def is_set(self) -> bool:
        return self.came or super().is_set()

    def wait(self, timeout: float | None = None) -> bool:
        return self.came or super().wait(timeout)


@dataclass(slots=True)
class _Live:
    """The output that is kept in step. Mutable: it remembers its last run."""

    context: click.Context
    request: Request
    result: Result

    def again(self, paths: Collection[Path]) -> None:
        """Generate once more, because ``paths`` changed."""
        names = ", ".join(path.name for path in list(paths)[:3])
        more = f" and {counted(len(paths) - 3, 'other')}" if len(paths) > 3 else ""
        click.echo(f"\n{time.strftime('%H:%M:%S')} {names}{more} changed", err=True)
        self.generate()

    def generate(self) -> None:
        """Bring the output in step, and say how that went."""
        from generator.cli.outcome import Outcome  # noqa: PLC0415
        from generator.cli.output import Progress, print_outcome  # noqa: PLC0415

        given = self.context.params
        start = time.perf_counter()
        self.result = run_or_report(self.request, "generate", Progress(shown=False))
        seconds = time.perf_counter() - start
        outcome = Outcome.of(self.result, "generate")
        print_outcome(self.context, outcome, given["style"], quiet=given["quiet"])
        if given["style"] == "text" and not given["quiet"]:
            click.echo(f"It took {seconds:.2f} s.", err=True)
        gc.collect()  # collections are rare otherwise, see main, and this process goes on
