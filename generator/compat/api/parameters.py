"""Parameters of OLD and NEW."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.compat.api import facts, objects
from generator.compat.api.book import OPERATIONS, Node, Spot
from generator.compat.api.context import Comparing
from generator.compat.api.encodings import encodings
from generator.compat.api.pairs import by_name
from generator.compat.api.words import code
from generator.ir.model import Operation, Parameter
from generator.ir.wire import ParamIn

_NOUNS = {
    ParamIn.PATH: "path parameter",
    ParamIn.QUERY: "query parameter",
    ParamIn.HEADER: "header",
    ParamIn.COOKIE: "cookie",
    ParamIn.QUERYSTRING: "query",
}
_PLACES = {
    ParamIn.PATH: "path",
    ParamIn.QUERY: "query",
    ParamIn.HEADER: "headers",
    ParamIn.COOKIE: "cookies",
    ParamIn.QUERYSTRING: "whole query",
}


@dataclass(frozen=True, slots=True)
class _Pairs:
    both: list[tuple[Parameter, Parameter]]
    gone: list[Parameter]
    new: list[Parameter]


def parameters(
    values: Comparing, old: Operation, new: Operation, bit: int, way: int, *, subject: str
) -> None:
    """What is different between the parameters of an operation; ``way`` is that of its requests."""
    pairs = _pairs(old, new)

    def node(mine: Parameter | None, theirs: Parameter | None) -> tuple[Node, Spot, bool]:
        spot = _spot(mine, theirs, subject)
        key = ("parameter", spot.member, spot.old, spot.new)
        fresh = not values.book.visited(key)
        found = values.book.node(key)
        values.book.root(found, bit, way)
        return found, spot, fresh

    for gone in pairs.gone:
        one, spot, fresh = node(gone, None)
        if fresh:
            one.tell(f"parameter-{'required-' if _needed(gone) else ''}removed", spot)
    for added in pairs.new:
        one, spot, fresh = node(None, added)
        if fresh:
            one.tell(f"parameter-{'required-' if _needed(added) else ''}added", spot)
    for before, after in pairs.both:
        one, spot, fresh = node(before, after)
        if fresh:
            _compare(values, one, spot, before, after)


def _needed(one: Parameter) -> bool:
    return one.required and not one.has_default


def _spot(old: Parameter | None, new: Parameter | None, subject: str) -> Spot:
    one = old or new
    name, location = (one.name, one.location) if one else ("", ParamIn.QUERY)
    shared = next((p.loc for p in (old, new) if p and _is_shared(p)), None)
    return Spot(
        f"the {_NOUNS[location]} {code(name)}",
        OPERATIONS,
        f"#{shared.pointer}" if shared else subject,
        member=f"{location.value}:{name}",
        old=old.loc if old else None,
        new=new.loc if new else None,
    )


def _is_shared(one: Parameter) -> bool:
    return one.loc.pointer.startswith("/components/")


def _pairs(old: Operation, new: Operation) -> _Pairs:
    """By place and name; then placeholders by their position, spellings, and other places."""
    mine, theirs = _keyed(old.parameters), _keyed(new.parameters)
    both = [(mine.pop(key), theirs.pop(key)) for key in list(mine) if key in theirs]
    names = old.template.names, new.template.names
    if old.template.shape == new.template.shape and len(names[0]) == len(names[1]):
        for before, after in zip(*names, strict=True):
            left, right = (ParamIn.PATH, before), (ParamIn.PATH, after)
            if left in mine and right in theirs:
                both.append((mine.pop(left), theirs.pop(right)))
    for location in ParamIn:
        left_names, right_names = (
            {name: one for (where, name), one in side.items() if where is location}
            for side in (mine, theirs)
        )
        for before_one, after_one in by_name(left_names, right_names).both:
            both.append((before_one, after_one))
            del mine[(location, before_one.name)], theirs[(location, after_one.name)]
    for key in list(mine):
        others = [other for other in theirs if other[1] == key[1]]
        if len(others) == 1 and sum(1 for one in mine if one[1] == key[1]) == 1:
            both.append((mine.pop(key), theirs.pop(others[0])))
    return _Pairs(both, list(mine.values()), list(theirs.values()))


def _keyed(found: Iterable[Parameter]) -> dict[tuple[ParamIn, str], Parameter]:
    return {(one.location, one.name): one for one in found}


def _compare(values: Comparing, node: Node, spot: Spot, old: Parameter, new: Parameter) -> None:
    _place(node, spot, old, new)
    if old.required != new.required and old.location is new.location:
        step = "required" if new.required else "optional"
        given = "" if _needed(old) or _needed(new) else "with-default-"
        node.tell(f"parameter-{given}became-{step}", spot)
    words = ("parameter-deprecated", "parameter-no-longer-deprecated")
    facts.flag(node, spot, words, old=old.deprecated, new=new.deprecated)
    _writing(node, spot, old, new)
    if old.explicit != new.explicit:
        names = code(old.explicit or old.name), code(new.explicit or new.name)
        node.tell("sdk-name-changed", spot, before=names[0], after=names[1])
    facts.formers(node, spot, old.former, new.former)
    if old.secret != new.secret:
        node.tell("secret-changed", spot)
    encodings(values, node, spot, old.encoding, new.encoding)
    facts.defaults(node, spot, old, new)
    facts.prose(node, spot, old.doc, new.doc)
    facts.examples(node, spot, old.examples, new.examples)
    objects.value_of(values, node, spot, (old.limits, old.type), (new.limits, new.type))


def _place(node: Node, spot: Spot, old: Parameter, new: Parameter) -> None:
    """Where it travels, and by which name."""
    if old.location is not new.location:
        places = _PLACES[old.location], _PLACES[new.location]
        node.tell("parameter-moved", spot, before=places[0], after=places[1])
    if old.name != new.name:
        word = "parameter-name-case-changed"
        if old.location is ParamIn.PATH:
            word = "parameter-path-renamed"
        elif old.location is ParamIn.HEADER and old.name.lower() == new.name.lower():
            word = "parameter-header-case-changed"
        node.tell(word, spot, before=code(old.name), after=code(new.name))


def _writing(node: Node, spot: Spot, old: Parameter, new: Parameter) -> None:
    """How its values are written."""
    moved = old.location is not new.location
    if old.style is not new.style and not moved:
        styles = code(old.style.value), code(new.style.value)
        node.tell("parameter-style-changed", spot, before=styles[0], after=styles[1])
    elif old.explode != new.explode and not moved:
        flags = str(old.explode).lower(), str(new.explode).lower()
        node.tell("parameter-explode-changed", spot, before=flags[0], after=flags[1])
    if old.joined != new.joined:
        node.tell("parameter-separator-changed", spot)
    mine, theirs = ((p.allow_reserved, p.spans_segments) for p in (old, new))
    if mine != theirs:
        node.tell("parameter-allow-reserved-changed", spot)
    if old.media_type != new.media_type:
        media = (code(p.media_type) if p.media_type else "plain text" for p in (old, new))
        before, after = media
        node.tell("parameter-media-type-changed", spot, before=before, after=after)
