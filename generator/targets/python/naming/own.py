"""Arguments that no operation has: those of a composed method's own, beside its operations'."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from generator.diagnostics import Sink
from generator.ir.types import AnyType, Doc, JsonValue
from generator.ir.wire import ArgumentIn
from generator.names.table import Wish, assign
from generator.targets.python.naming.arguments import Argument, match_settings
from generator.targets.python.naming.reserved import ARGUMENTS
from generator.targets.python.naming.speller import Annotation
from generator.targets.python.settings import ArgumentSettings


def own_argument(
    key: str,
    annotation: Annotation,
    doc: str,
    *,
    positional: bool = False,
    example: str = "",
    whole: bool = False,
) -> Argument:
    """A required argument that the recipe knows as ``key``; ``example`` is Python code.

    ``whole`` marks the one that ``body: true`` of sdk.yaml means.
    """
    return Argument(
        place=ArgumentIn.OWN,
        wire=key,
        type=AnyType(),
        required=True,
        doc=Doc(description=doc),
        positional=positional,
        annotation=annotation,
        example=example,
        whole=whole,
    )


def optional_argument(
    key: str, annotation: Annotation, doc: str, default: JsonValue = None
) -> Argument:
    """A keyword argument with a default; the annotation of one that is None leaves that out."""
    found = own_argument(key, annotation, doc)
    return replace(found, required=default is not None, has_default=True, default=default)


def compose_arguments(
    taken: Iterable[Argument],
    own: Iterable[Argument],
    settings: Collection[ArgumentSettings],
    sink: Sink,
) -> tuple[Argument, ...]:
    """The signature of a composed method: arguments of an operation, and its own.

    Those of the operation keep the names that its descriptor knows, unless ``settings`` of sdk.yaml
    call them something else: then ``key`` is the name for the recipe. Its own step aside.
    """
    found = [replace(a, key=a.key or a.name) for a in taken if not a.ignored]
    keys = {a.key for a in found}
    found += own
    matched = match_settings(found, settings, sink)
    names = _names(found, matched, keys)
    named = [replace(a, name=names[at], key=a.key or names[at]) for at, a in enumerate(found)]
    listed = {entry.name: at for at, entry in matched.items()}
    order = [listed[entry.name] for entry in settings if entry.name in listed]
    first = [_as_listed(named[at], matched[at]) for at in order]
    rest = [
        replace(a, positional=a.positional and not settings)
        for at, a in enumerate(named)
        if at not in matched and not a.client
    ]
    ordered = sorted([*first, *rest], key=lambda a: (not a.positional, _optional(a)))
    clients = (a for at, a in enumerate(named) if a.client and at not in matched)
    return (*ordered, *clients)


def _names(
    found: list[Argument], matched: Mapping[int, ArgumentSettings], keys: set[str]
) -> Mapping[int, str]:
    own = [
        Wish(f"{at:03}", (matched[at].name,) if at in matched else _choices(a))
        for at, a in enumerate(found)
        if a.place is ArgumentIn.OWN
    ]
    given = {
        at: matched[at].name if at in matched else a.name
        for at, a in enumerate(found)
        if a.place is not ArgumentIn.OWN
    }
    # an underscore at the end would say that it is about the word; these say what they are for
    taken = [Wish(f"\0{name}", (name,), 0) for name in {*given.values(), *keys}]
    names = assign([*taken, *own], reserved=ARGUMENTS).names
    return {**given, **{int(wish.key): names[wish.key] for wish in own}}


def _choices(argument: Argument) -> tuple[str, ...]:
    return argument.wire, f"{argument.wire}_option"


def _as_listed(argument: Argument, entry: ArgumentSettings) -> Argument:
    found = replace(argument, positional=not entry.keyword)
    if entry.has_default:
        return replace(found, has_default=True, default=entry.default)
    return found


def _optional(argument: Argument) -> bool:
    return argument.positional and (argument.has_default or not argument.required)
