"""The surface of an SDK from its plan."""

from __future__ import annotations

from generator.compat.surface import Alias, Surface, argument_symbol, field_symbol
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
from generator.targets.python.writing.model_views import other_names


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
    """Names of before, which go on working.

    Arguments and fields are there as parts of what has them today as well: the argument ``title`` of
    ``pets.make``, which is ``animals.create`` today, is ``animals.create(title)``, too.
    """
    former = plan.former
    found = {one.old: one.new for one in former.all}
    for owner, arguments in former.arguments.items():
        found.update((argument_symbol(owner, one.name), one.said.new) for one in arguments)
    for decl, fields in former.fields.items():
        name = plan.models.names[decl]
        found.update(
            (field_symbol(name, key), one.said.new) for one in fields for key in one.keys[:1]
        )
    others = (pair for decl in plan.decls for pair in other_names(decl.id, plan.models))
    return {
        **{old: Alias(new) for old, new in others},
        **{old: Alias(new, deprecated=True) for old, new in found.items()},
    }
