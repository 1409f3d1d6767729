"""The owner's code against the surface that is generated: what it uses in vain, and what it hides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.compat.custom.model import CustomCode, Member
from generator.compat.custom.uses import Fails, Missing, differences, missing
from generator.compat.custom.world import Runtime, World
from generator.compat.surface import Surface
from generator.diagnostics import Diagnostic, Severity, Sink
from generator.diagnostics.suggest import did_you_mean
from generator.targets.python.naming.reserved import CLIENT_ATTRIBUTES, FIELDS, OPTIONS
from generator.targets.python.planning.custom import placed

_RUNTIME: Final = Runtime(
    client=CLIENT_ATTRIBUTES,
    resource=frozenset(),
    model=FIELDS,
    options=frozenset(OPTIONS),
)
_EFFECTS: Final[Mapping[Fails, str]] = {
    "call": "the code fails when it runs",
    "import": "the file cannot be imported",
    "checker": "type checkers cannot find it",
}


def check_own_code(code: CustomCode, surface: Surface, sink: Sink, *, strict: bool) -> None:
    """Report what the owner's code uses and is not there, and methods that hide generated ones.

    With ``strict``, code that would fail when it runs is an error.
    """
    world = World(surface, code, _RUNTIME)
    for module in code.modules:
        for one in missing(world, module):
            sink.add(_missing(one, strict=strict))
    for cls in code.joined.values():
        for member, how in differences(world, cls):
            sink.add(_difference(member, how))


def _missing(one: Missing, *, strict: bool) -> Diagnostic:
    severity = Severity.ERROR if strict or one.fails == "import" else Severity.WARNING
    last = one.symbol.rstrip(")").rpartition("(")[2].rpartition(".")[2]
    hint = did_you_mean(last, one.known, "Correct the code, or remove it.")
    return placed("N053", severity, f"{one.what}; {_EFFECTS[one.fails]}.", one.place, hint)


def _difference(member: Member, how: str) -> Diagnostic:
    name = member.name
    if how == "field":
        message = f"{name!r} has the name of a field of the model, which takes its place."
        hint = "Rename it, or give the property another name with x-sdk-name."
        return placed("N051", Severity.ERROR, message, member.place, hint)
    if how == "shadow":
        message = f"{name!r} takes the place of the generated {name!r}, which it does not call."
        hint = "Rename it, or mark it with @override of typing_extensions if that is meant."
    else:
        message = f"{name!r} {how}, so calls of the generated {name!r} may fail."
        hint = "Correct its arguments."
    return placed("N054", Severity.WARNING, message, member.place, hint)
