"""From two states to the report on them."""

from __future__ import annotations

from collections.abc import Sequence

from generator.compat.api.compare import changes as api_changes
from generator.compat.change import Verdict
from generator.compat.hints import hints_of
from generator.compat.history import Release, with_undone
from generator.compat.join import join
from generator.compat.lock import State
from generator.compat.report import Report
from generator.compat.sdk.compare import compare as compare_surfaces
from generator.compat.sdk.facts import Facts


def report_on(old: State, new: State, history: Sequence[Release] = ()) -> Report:
    """What changed from ``old`` to ``new``; ``history`` are the releases before, the newest first.

    ``new`` has to be planned with the names of ``old``, so that what is the same has one name.
    """
    before, after = Facts(old.api, old.surface), Facts(new.api, new.surface)
    changes = api_changes(old.api, new.api)
    effects = compare_surfaces(before, after)
    told = [change for change in changes if change.verdict is not Verdict.DOCS]
    entries = join(told, effects, before, after)
    return Report(
        entries=with_undone(entries, history),
        prose=tuple(change for change in changes if change.verdict is Verdict.DOCS),
        hints=hints_of(before, after),
        version=old.version,
    )
