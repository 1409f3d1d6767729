"""The settings of what a former SDK had: the section ``compat`` of ``sdk.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.config import shapes
from generator.config.section import Section
from generator.config.words import identifier_problem
from generator.diagnostics import Loc
from generator.targets.python.stainless_settings import StainlessSettings, stainless_settings


@dataclass(frozen=True, slots=True)
class CompatSettings:
    """``compat``: names of a former SDK that go on working."""

    openapi_generator: bool = False  # add the surface of OpenAPI Generator's Python client
    # names of models that only the former package has; their modules go on being importable
    gone_models: tuple[str, ...] = ()
    # further module of the former package -> names of the package that it has, too
    modules: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    locs: Mapping[str, Loc] = field(default_factory=dict)  # module -> where it is written
    # keep the surface of Stainless' Python packages: true, or where their names were
    stainless: StainlessSettings | None = None
    # old name of an exception -> our name
    exceptions: Mapping[str, str] = field(default_factory=dict)


def compat_settings(section: Section | None) -> CompatSettings:
    """The section ``compat``; every fault of it is in its sink."""
    if section is None:
        return CompatSettings()
    modules, exceptions = section.section("modules"), section.section("exceptions")
    compat = CompatSettings(
        openapi_generator=section.flag("openapi_generator"),
        modules=_former_modules(modules),
        locs={name: modules.node.at(name) for name in modules.node} if modules else {},
        gone_models=_gone_models(section),
        stainless=stainless_settings(section),
        exceptions=exceptions.identifiers(keys=True) if exceptions is not None else {},
    )
    section.done(CompatSettings)
    return compat


def _former_modules(section: Section | None) -> dict[str, tuple[str, ...]]:
    """Names by module, which are checked to be names of Python."""
    if section is None:
        return {}
    section.others(shapes.TEXTS)
    found = {}
    for module in section.node:
        found[module] = section.texts(module)
        for part in (*module.split("."), *found[module]):
            if problem := identifier_problem(part):
                message = f"`{section.label(module)}` has {part!r}, which {problem}."
                section.sink.error("C005", message, section.node.at(module))
    return found


def _gone_models(section: Section) -> tuple[str, ...]:
    found = []
    for name, loc in section.placed_texts("gone_models"):
        if problem := identifier_problem(name):
            message = f"`{section.label('gone_models')}` lists {name!r}, which {problem}."
            section.sink.error("C005", message, loc)
        else:
            found.append(name)
    return tuple(found)
