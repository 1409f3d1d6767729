"""The settings of the collection: the section ``postman`` of ``sdk.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from generator.config import shapes
from generator.config.section import Section, UniqueNames
from generator.config.settings import ArgumentKind
from generator.config.words import type_word
from generator.diagnostics import Loc
from generator.document.tree import Obj

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_KINDS = (ArgumentKind.SERVER, ArgumentKind.SECURITY, ArgumentKind.HEADER)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostmanVariable:
    """One variable of the Postman collection."""

    # name of the variable: API_ROOT is {{API_ROOT}} in requests
    name: str  # as requests write it: {{name}}
    kind: ArgumentKind | None = None  # SERVER, SECURITY or HEADER; None: for other variables
    target: str = ""  # key of the scheme, or name of the header
    value: str | None = None  # first value; by default the address of the server, or nothing
    doc: str = ""  # what the variable is for
    loc: Loc | None = None  # where it is written


@dataclass(frozen=True, slots=True)
class PostmanSettings:
    """``postman``: the collection."""

    name: str = ""  # name of the collection; by default the title of the document
    # variables in order; those that are missing are added
    variables: tuple[PostmanVariable, ...] = ()


def postman_settings(section: Section | None) -> PostmanSettings:
    """What ``section`` says; every fault of it is in its sink."""
    if section is None:
        return PostmanSettings()
    settings = PostmanSettings(section.text("name"), tuple(_variables(section)))
    section.done(PostmanSettings)
    return settings


def _variables(section: Section) -> Iterator[PostmanVariable]:
    names = UniqueNames(section.sink, "variables")
    for item, loc in section.items("variables", shapes.list_of("object")) or ():
        if not isinstance(item, Obj):
            message = f"A variable must be a mapping, not {type_word(item)}."
            section.sink.error("C003", message, loc, hint="Write {name: ..., value: ...}.")
            continue
        variable = _variable(section.child("variables", item))
        names.take(variable.name, loc)
        yield variable


def _variable(entry: Section) -> PostmanVariable:
    name = entry.shaped("name", _NAME, "a name like API_ROOT")
    if not name:
        hint = "Add a name, such as API_ROOT."
        entry.sink.error("C004", "A variable must have a name.", entry.loc, hint=hint)
    kinds = [kind for kind in _KINDS if entry.has(kind.value)]
    if len(kinds) > 1:
        known = ", ".join(kind.value for kind in _KINDS)
        message = f"The variable {name!r} can have only one of these keys: {known}."
        entry.sink.error("C004", message, entry.loc, hint="Remove the others.")
    kind = kinds[0] if kinds else None
    variable = PostmanVariable(
        name=name,
        kind=kind,
        target=_target(entry, kind),
        value=entry.text("value") if entry.has("value") else None,
        doc=entry.text("doc"),
        loc=entry.loc,
    )
    if kind is ArgumentKind.SECURITY and variable.value:
        problem = "cannot be given for a credential, which must not be written to a file"
        entry.fault("value", problem, "Remove it, and set the value in Postman.")
    entry.rule(shapes.needs("name"), shapes.not_both("security", "value"))
    entry.rule(*(shapes.not_both(one.value, two.value) for one, two in combinations(_KINDS, 2)))
    entry.done(PostmanVariable, ArgumentKind)
    return variable


def _target(entry: Section, kind: ArgumentKind | None) -> str:
    if kind is ArgumentKind.SERVER:
        entry.only_true(kind.value, "Remove it instead.")
        return ""
    return entry.filled(kind.value, "Name a header or a security scheme.") if kind else ""
