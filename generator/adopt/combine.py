"""Two sources together: what users can import is as the package has it, the rest as configured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import TypeVar

from generator.adopt.facts import Action, Adopted, Client, Package, Resource, Types

_T = TypeVar("_T", Package, Client)


def combined(package: Adopted, configuration: Adopted) -> Adopted:
    """What a package says, completed by what a configuration says."""
    paged = {one.target for one in package.actions if _is_paging(one)}
    rest = (one for one in configuration.actions if not (_is_paging(one) and one.target in paged))
    return Adopted(
        _filled(package.package, configuration.package),
        _filled(package.client, configuration.client),
        _joined(package.resources, configuration.resources),
        _tables(package.types, configuration.types),
        {**configuration.pages, **package.pages},
        samples=configuration.samples,
        legacy_response=package.legacy_response,
        actions=(*package.actions, *rest),
        files={**configuration.files, **package.files},
    )


def _joined(first: Mapping[str, Resource], second: Mapping[str, Resource]) -> dict[str, Resource]:
    """The resources of both; methods that only the second has come last."""
    found = dict(first)
    for name, other in second.items():
        own = first.get(name)
        if own is None:
            found[name] = other
            continue
        named = {method.name for method in own.methods}
        found[name] = replace(
            own,
            doc=own.doc or other.doc,
            methods=(*own.methods, *(one for one in other.methods if one.name not in named)),
            resources=_joined(own.resources, other.resources),
        )
    return found


def _tables(first: Types, second: Types) -> Types:
    """The names of both: what the package lacks may be younger than it."""
    modules = dict.fromkeys((*first, *second))
    return {name: {**second.get(name, {}), **first.get(name, {})} for name in sorted(modules)}


def _is_paging(action: Action) -> bool:
    return isinstance(action.update, dict) and "x-sdk-paging" in action.update


def _filled(first: _T, second: _T) -> _T:
    """``first`` with what it lacks taken from ``second``."""
    missing = {
        one.name: getattr(second, one.name)
        for one in fields(first)
        if not getattr(first, one.name) and getattr(second, one.name)
    }
    return replace(first, **missing)
