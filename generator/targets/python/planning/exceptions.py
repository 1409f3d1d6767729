"""Other names of our exceptions: the client's own, and those of a former SDK."""

from __future__ import annotations

from collections.abc import Mapping

from generator.diagnostics import Loc, Sink
from generator.diagnostics.suggest import did_you_mean
from generator.targets.python.naming.package import ERRORS


def exception_aliases(
    client: str, configured: Mapping[str, str], loc: Loc | None, sink: Sink
) -> tuple[tuple[str, str], ...]:
    """Pairs of another name and ours, sorted; ``loc`` is the file of the configuration."""
    brand = f"{client.removesuffix('Client')}Error"
    aliases = {**configured}
    aliases.setdefault(brand, "APIError")
    for old, new in configured.items():
        if new not in ERRORS:
            message = f"There is no exception {new!r} for which {old} could stand."
            sink.error("N010", message, loc, hint=did_you_mean(new, ERRORS))
    return tuple(
        sorted((old, new) for old, new in aliases.items() if new in ERRORS and old not in ERRORS)
    )
