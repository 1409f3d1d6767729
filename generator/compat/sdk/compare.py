"""From one surface to another: every change, with what seems to be called otherwise now."""

from __future__ import annotations

from generator.compat.sdk.annotations import Types
from generator.compat.sdk.calls import Calls
from generator.compat.sdk.facts import Facts
from generator.compat.sdk.models import Models, renamed_models
from generator.compat.sdk.package import Package
from generator.compat.sdk.telling import Found
from generator.compat.surface import Surface


def compare(old: Facts, new: Facts) -> Found:
    """What user code can no longer name, can name now, or gets something else for.

    Both clients count as one: what changes in both is one change.
    """
    renamings = renamed_models(old.surface, new.surface)
    types = Types({one.old: one.new for one in renamings}, _bases(old.surface, new.surface))
    return (
        Calls(old, new, types).compare()
        + Models(old, new, types).compare(renamings)
        + Package(old, new, types).compare()
    )


def _bases(*surfaces: Surface) -> dict[str, frozenset[str]]:
    """The models that each model derives from, directly or not."""
    direct: dict[str, set[str]] = {}
    for surface in surfaces:
        for name, model in surface.models.items():
            bases = direct.setdefault(name, set())
            bases.update(base.removeprefix("models.") for base in model.bases)
    found: dict[str, frozenset[str]] = {}
    for name, nearest in direct.items():
        above: set[str] = set()
        queue = [*nearest]
        while queue:
            base = queue.pop()
            if base not in above:
                above.add(base)
                queue += direct.get(base, ())
        found[name] = frozenset(above)
    return found
