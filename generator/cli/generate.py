"""The commands ``generate``, ``check`` and ``validate``."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from generator.cli import options
from generator.diagnostics import REPORT_BUG

if TYPE_CHECKING:
    from generator.cli.outcome import Outcome
    from generator.cli.output import Progress
    from generator.pipeline import Request, Result, Step


def shared(function: Callable[..., None]) -> Callable[..., None]:
    """The options that all three have."""
    for option in reversed(
        (
            options.SPEC,
            options.config("The configuration of the SDK (sdk.yaml). It can also name SPEC."),
            options.OVERLAY,
            options.OUTPUT,
            options.TARGET,
            options.PACKAGE,
            options.FORMAT,
            options.QUIET,
            options.STRICT,
            options.ALLOW_REMOTE,
            options.ALLOW_PATH,
        )
    ):
        function = option(function)
    return function


@click.command()
@shared
@options.FORMATTER
@options.NO_CACHE
@options.FORCE
@click.pass_context
def generate(context: click.Context, /, **_: object) -> None:
    """Generate the SDK from SPEC, an OpenAPI document.

    SPEC is a file, or "-" for standard input. --target and the configuration say what else is
    generated, such as samples and documentation.
    """
    _command(context, "generate")


@click.command()
@shared
@options.FORMATTER
@options.NO_CACHE
@click.pass_context
def check(context: click.Context, /, **_: object) -> None:
    """Check that the generated files are up to date; write nothing."""
    _command(context, "check")


@click.command()
@shared
@click.pass_context
def validate(context: click.Context, /, **_: object) -> None:
    """Check SPEC, its overlays and the configuration; write nothing."""
    _command(context, "validate")


def _command(context: click.Context, step: Step) -> None:
    from generator.cli.output import Progress, open_streams, print_outcome  # noqa: PLC0415

    open_streams()
    style, quiet = context.params["style"], context.params["quiet"]
    progress = Progress(shown=style == "text" and not quiet and sys.stderr.isatty())
    try:
        outcome = _outcome(context, step, progress)
    finally:
        progress.clear()
    print_outcome(context, outcome, style, quiet=quiet)
    context.exit(1 if outcome.errors else 0)


def _outcome(context: click.Context, step: Step, progress: Progress) -> Outcome:
    """What comes of the run, which is not done when it would change nothing."""
    from generator.cli.outcome import Outcome  # noqa: PLC0415  (--help needs none of this)

    memory = None
    if step != "validate" and (cache := options.cache_of(context)) is not None:
        from generator.cli.memory import Memory  # noqa: PLC0415

        memory = Memory.of(context.params, cache)
        if memory is not None and (known := memory.recall(step)) is not None:
            return known
    result = run_or_report(options.request_of(context), step, progress)
    if memory is not None:
        memory.keep(result)
    return Outcome.of(result, step)


def run_or_report(request: Request, step: Step, progress: Progress) -> Result:
    """Run the stages; a fault of our own is reported like one of the document."""
    from generator.cli.went import explain_gone  # noqa: PLC0415  (--help needs none of this)
    from generator.pipeline import Result, run  # noqa: PLC0415

    try:
        result = run(request, step, progress)
        explain_gone(request, result)
    except Exception as error:
        if os.environ.get("SDK_GENERATOR_DEBUG"):
            raise
        result = Result()
        reason = f"{type(error).__name__}: {error}"[:500]
        result.sink.error(
            "P001",
            f"The generator failed while {progress.stage} ({reason}).",
            hint=f"{REPORT_BUG} Set SDK_GENERATOR_DEBUG=1 to see where it happened.",
        )
    return result
