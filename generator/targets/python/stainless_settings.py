"""The settings of a package that keeps the surface of one that Stainless generated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.config import shapes
from generator.config.section import Section
from generator.config.words import identifier_problem
from generator.diagnostics import Loc
from generator.document.tree import Obj


@dataclass(frozen=True, slots=True)
class StainlessSettings:
    """``compat.stainless``: where the names of a package were that Stainless generated."""

    # module below ``types`` ("" is ``types`` itself) -> name -> a model, ``resource.method`` for
    # what it returns, or ``resource.method(*)`` for what it takes
    types: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    # method, as ``resource.method`` -> class of ``pagination`` without ``Sync``
    pages: Mapping[str, str] = field(default_factory=dict)
    # value of the client's argument ``environment`` -> base URL; the first is the default
    environments: Mapping[str, str] = field(default_factory=dict)
    idempotency_header: str = ""  # the header with a key that repeated requests share
    legacy_response: bool = False  # raw responses of the async client are parsed without await
    loc: Loc | None = None  # where it is written
    # where each name of ``types`` and each method of ``pages`` is written
    type_locs: Mapping[tuple[str, str], Loc] = field(default_factory=dict)
    page_locs: Mapping[str, Loc] = field(default_factory=dict)


def stainless_settings(compat: Section) -> StainlessSettings | None:
    """``true``, or a mapping that says where names were."""
    if compat.has("stainless") and isinstance(compat.node["stainless"], bool):
        wanted = compat.flag("stainless")
        return StainlessSettings(loc=compat.node.at("stainless")) if wanted else None
    section = compat.section("stainless")
    compat.has("stainless", shapes.FLAG_OR_MAPPING)
    if section is None:
        return None
    types, pages = section.section("types"), section.node.get("pages")
    found = StainlessSettings(
        types=_types(types) if types is not None else {},
        pages=section.pairs("pages"),
        environments=section.pairs("environments"),
        idempotency_header=section.text("idempotency_header"),
        legacy_response=section.flag("legacy_response"),
        loc=section.loc,
        type_locs=_type_locs(types) if types is not None else {},
        page_locs={key: pages.at(key) for key in pages} if isinstance(pages, Obj) else {},
    )
    section.done(StainlessSettings)
    return found


def _types(section: Section) -> dict[str, dict[str, str]]:
    """Names by module, both checked to be names of Python."""
    section.others(shapes.MAPPING)
    found: dict[str, dict[str, str]] = {}
    for module in section.node:
        found[module] = section.pairs(module)
        named = [(section.node.at(module), part) for part in module.split(".") if module]
        below = section.node[module]
        if isinstance(below, Obj):
            named += [(below.at(name), name) for name in below]
        for loc, name in named:
            if problem := identifier_problem(name):
                section.sink.error("C005", f"The name {name!r} {problem}.", loc)
    return found


def _type_locs(section: Section) -> dict[tuple[str, str], Loc]:
    """Where each name is written, by module and name."""
    return {
        (module, name): below.at(name)
        for module, below in section.node.items()
        if isinstance(below, Obj)
        for name in below
    }
