"""The surface of an SDK from its plan."""

from __future__ import annotations

from generator.compat.surface import Alias, Surface
from generator.targets.python.planning.sdk import SdkPlan
from generator.targets.python.surface.calls import call_aliases, calls, resources
from generator.targets.python.surface.models import models
from generator.targets.python.surface.modules import (
    client,
    exception_aliases,
    exceptions,
    exports,
    functions,
    modules,
)


def surface_of(plan: SdkPlan) -> Surface:
    """Everything that user code can name."""
    offered, named, root = resources(plan), models(plan), exports(plan)
    return Surface(
        package=plan.names.package,
        distribution=plan.names.distribution,
        client=client(plan),
        resources=offered,
        calls=calls(plan),
        models=named,
        exceptions=exceptions(),
        functions=functions(plan),
        modules=modules(plan, offered, named, root),
        exports=root,
        aliases={**call_aliases(plan), **exception_aliases(plan), **_former(plan)},
    )


def _former(plan: SdkPlan) -> dict[str, Alias]:
    """Names of before, which go on working."""
    return {one.old: Alias(one.new, deprecated=True) for one in plan.former.all}
