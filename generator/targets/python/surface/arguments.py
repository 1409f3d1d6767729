"""Arguments of the surface, from parameters as signatures write them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.compat.surface import Argument
from generator.ir.wire import ArgumentIn
from generator.targets.python.naming.arguments import Argument as PlannedArgument
from generator.targets.python.planning.methods import PlannedMethod
from generator.targets.python.writing.signatures import split_parameter


def method_arguments(planned: PlannedMethod, parameters: Iterable[str]) -> tuple[Argument, ...]:
    """The arguments of a method; ``parameters`` is its signature."""
    known = {a.name: a for a in planned.arguments}
    known.update({a.name: a for a in (planned.whole, *planned.own) if a is not None})
    return arguments(parameters, known)


def arguments(
    parameters: Iterable[str],
    known: Mapping[str, PlannedArgument] | None = None,
    other: Iterable[str] = (),
) -> tuple[Argument, ...]:
    """What ``parameters`` say, with what is ``known`` of those of an API, by name.

    ``other`` is the signature of the asynchronous one, where that differs. Those behind ``*`` are
    keyword-only, and ``**`` collects options, which are none of the arguments.
    """
    others = {name: annotation for name, annotation, _ in map(split_parameter, other)}
    found: list[Argument] = []
    positional = True
    for parameter in parameters:
        if parameter.startswith("*"):
            positional = False
            continue
        name, annotation, default = split_parameter(parameter)
        planned = (known or {}).get(name)
        asynchronous = others.get(name, "")
        found.append(
            Argument(
                name,
                annotation,
                default,
                len(found) if positional else None,
                required=_is_required(planned, default),
                location=planned.place.value if planned is not None else "",
                wire=planned.wire if planned is not None else "",
                deprecated=planned is not None and planned.deprecated,
                async_annotation="" if asynchronous == annotation else asynchronous,
            )
        )
    return tuple(found)


def options(parameters: Iterable[str]) -> str:
    """The type of the further keyword arguments of a signature; "" where it takes none."""
    last = next((p for p in parameters if p.startswith("**")), "")
    return last.partition("Unpack[")[2].removesuffix("]")


def _is_required(planned: PlannedArgument | None, default: str) -> bool:
    if not default or planned is None:
        return not default
    # a property of the body, for which the whole body can be given
    needed = planned.required and not planned.has_default
    return needed and planned.place is ArgumentIn.BODY
