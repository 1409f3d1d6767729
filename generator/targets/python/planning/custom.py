"""The owner's code: read where it lies, and joined with the classes that it extends."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from generator.compat.custom.model import CUSTOM, EXTENDED, GENERATED, CustomClass, CustomCode
from generator.config.settings import Version
from generator.diagnostics import Diagnostic, GenerationError, Loc, Mark, Severity, Sink
from generator.diagnostics.suggest import did_you_mean
from generator.targets.base import OwnFile, PlanRequest
from generator.targets.python.naming.package import ERRORS, ROOT, TYPES

if TYPE_CHECKING:
    from generator.compat.custom.model import Extended, Place

_WORDS: Final[Mapping[str, str]] = {
    "client": "client",
    "resources": "resource class",
    "models": "model",
}


def read_custom(request: PlanRequest, package: str, floor: Version) -> CustomCode:
    """The owner's code in ``package``. Most packages have none, and wait for nothing.

    Raises :class:`GenerationError` for a file that cannot be read as Python.
    """
    files = [one for one in request.own_files(PurePosixPath(package, CUSTOM)) if one[2].strip()]
    return _read(files, package, floor) if files else CustomCode()


def _read(files: list[OwnFile], package: str, floor: Version) -> CustomCode:
    # reading Python waits for an import
    from generator.compat.custom.read import UnreadableError, read_module  # noqa: PLC0415

    modules, problems = [], []
    for path, uri, text in files:
        try:
            modules.append(read_module(path, text, uri, package=package, floor=floor))
        except UnreadableError as error:
            message = f"The code cannot be read: {error.reason}."
            hint = "Correct it; nothing was written."
            problems.append(placed("N055", Severity.ERROR, message, error.place, hint))
    if problems:
        raise GenerationError(*problems)
    return CustomCode(tuple(one for one in modules if one.says_something))


def check_joined(code: CustomCode, names: Mapping[Extended, Collection[str]], sink: Sink) -> None:
    """Report classes that extend what the package does not have, and those that do so in vain.

    ``names`` are the names of the classes that can be extended. Raises :class:`GenerationError` for
    code with which the package could not be imported.
    """
    problems = (*_problems(code, names), *_exports(code, names), *_circles(code))
    for problem in problems:
        sink.add(problem)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise GenerationError


def _problems(code: CustomCode, names: Mapping[Extended, Collection[str]]) -> Iterator[Diagnostic]:
    for one in code.classes:
        extends = one.extends
        if extends is None:
            yield from _namesakes(one, names)
            continue
        kind, base = extends
        first = code.joined.get(extends)
        if base not in names[kind]:
            message = f"{one.name!r} extends the {_WORDS[kind]} {base!r}, which does not exist."
            hint = did_you_mean(base, names[kind], "Remove the class, or extend another one.")
            yield placed("N051", Severity.ERROR, message, one.place, hint)
        elif one.name != base:
            message = f"{one.name!r} extends the generated {base!r}, but takes no place in the SDK."
            hint = f"Name it {base!r}, so that the SDK uses it."
            yield placed("N052", Severity.WARNING, message, one.place, hint)
        elif first is not None and first is not one:
            message = f"{base!r} is extended twice; the first is in {first.place.uri}."
            hint = "Move everything into one class."
            yield placed("N051", Severity.ERROR, message, one.place, hint)
        elif kind == "client" and one.module == "client":
            message = f"{one.name!r} extends a client in the file that the client imports itself."
            hint = "Move the class into another file of the folder."
            yield placed("N051", Severity.ERROR, message, one.place, hint)


def _namesakes(one: CustomClass, names: Mapping[Extended, Collection[str]]) -> Iterator[Diagnostic]:
    """A class that is called like a generated one, and is not that."""
    for kind in EXTENDED:
        if one.name in names[kind]:
            message = f"{one.name!r} has the name of a {_WORDS[kind]}, but does not extend it."
            base = f"from {'.' * (one.module.count('.') + 2)}{GENERATED}.{kind} import {one.name}"
            hint = f"Write `{base} as Generated{one.name}` and derive from that, or rename it."
            yield placed("N052", Severity.WARNING, message, one.place, hint)
            return


def _exports(code: CustomCode, names: Mapping[Extended, Collection[str]]) -> Iterator[Diagnostic]:
    """Exported names that the module does not define, or that others have."""
    for module in code.modules:
        for name, place in module.exports:
            if name not in module.defined:
                message = f"'__all__' lists {name!r}, which the module does not define."
                yield placed("N051", Severity.ERROR, message, place, "Remove it, or define it.")
    taken = {*ERRORS, *TYPES, *ROOT, *names["client"], *names["models"]}
    for name, (_, place) in code.exports.items():
        if name in taken:
            message = f"{name!r} takes the place of a generated name of the package."
            hint = f"Rename it, or remove it from '__all__', so that {name!r} is what it was."
            yield placed("N052", Severity.WARNING, message, place, hint)


def _circles(code: CustomCode) -> Iterator[Diagnostic]:
    """Imports of models in modules that these import themselves, while they are imported."""
    needed = {one.module for (kind, _), one in code.joined.items() if kind == "models"}
    for module in code.modules:
        if module.name not in needed:
            continue
        for one in module.imported:
            if one.target.startswith("models.") and not one.checking:
                message = f"{one.target!r} is imported by a module that the models import."
                hint = "Write `from .. import models`, or import it under `if TYPE_CHECKING:`."
                yield placed("N051", Severity.ERROR, message, one.place, hint)


def placed(code: str, severity: Severity, message: str, place: Place, hint: str) -> Diagnostic:
    """A message about a place in a file of the owner's."""
    mark = Mark(place.line, place.column)
    return Diagnostic(code, severity, message, Loc(place.uri), mark=mark, hint=hint)
