"""Bodies of OLD and NEW: requests, responses, and their media types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.compat.api import facts
from generator.compat.api.book import OPERATIONS, RECEIVED, SENT, Node, Spot
from generator.compat.api.context import Comparing
from generator.compat.api.encodings import encodings
from generator.compat.api.headers import headers
from generator.compat.api.words import code
from generator.diagnostics import Loc
from generator.ir.model import MediaType, Operation, ReplyLink, RequestBody, Response
from generator.notation.media import ContentType

_OTHER = {SENT: RECEIVED, RECEIVED: SENT}


def bodies(
    values: Comparing, old: Operation, new: Operation, bit: int, way: int, *, subject: str
) -> None:
    """What is different between the bodies of the requests of an operation."""
    mine, theirs = old.body, new.body
    if mine is None and theirs is None:
        return
    spot = _spot("the body", subject, mine or old, theirs or new)
    node, fresh = _node(values, ("body", spot.old, spot.new), bit, way)
    if not fresh:
        return
    if mine is None or theirs is None:
        one = mine or theirs
        needed = "required-" if one is not None and one.required else ""
        node.tell(f"body-{needed}{'added' if mine is None else 'removed'}", spot)
        return
    words = ("body-became-required", "body-became-optional")
    facts.flag(node, spot, words, old=mine.required, new=theirs.required)
    facts.prose(node, spot, mine.doc, theirs.doc)
    _media(values, node, spot, mine.media, theirs.media)


def responses(
    values: Comparing, old: Operation, new: Operation, bit: int, way: int, *, subject: str
) -> None:
    """What is different between the responses of an operation; ``way`` is that of its requests."""
    mine = {_status(one): one for one in old.responses}
    theirs = {_status(one): one for one in new.responses}
    gone = [one for status, one in mine.items() if status not in theirs]
    fresh = [one for status, one in theirs.items() if status not in mine]
    both = [(one, theirs[status]) for status, one in mine.items() if status in theirs]
    lost = [one for one in gone if one in old.successes()]
    won = [one for one in fresh if one in new.successes()]
    if len(lost) == len(won) == 1:
        both.append((lost[0], won[0]))
        gone.remove(lost[0])
        fresh.remove(won[0])
    for one in gone:
        kind = "success" if one in old.successes() else "error"
        _lone(values, one, subject, f"{kind}-status-removed", (bit, _OTHER[way]))
    for one in fresh:
        kind = "success" if one in new.successes() else "error"
        _lone(values, one, subject, f"{kind}-status-added", (bit, _OTHER[way]))
    for before, after in both:
        _response(values, before, after, subject, (bit, _OTHER[way]))


def _status(one: Response) -> str:
    return one.status.upper()


def _lone(
    values: Comparing, one: Response, subject: str, word: str, reach: tuple[int, int]
) -> None:
    """A status that only OLD or NEW has; it belongs to the operation, not to a shared response."""
    added = word.endswith("added")
    old, new = (None, one.loc) if added else (one.loc, None)
    spot = Spot("", OPERATIONS, subject, old=old, new=new, member=one.status)
    node, _ = _node(values, (word, subject, one.status), *reach)
    status = code(one.status)
    node.tell(word, spot, before="" if added else status, after=status if added else "")


def _response(
    values: Comparing, old: Response, new: Response, subject: str, reach: tuple[int, int]
) -> None:
    spot = _spot(f"the response {code(old.status)}", subject, old, new, member=old.status)
    if _status(old) != _status(new):
        node, _ = _node(values, ("status", subject, old.status), *reach)
        statuses = code(old.status), code(new.status)
        node.tell("success-status-changed", spot, before=statuses[0], after=statuses[1])
    node, fresh = _node(values, ("response", spot.old, spot.new), *reach)
    if not fresh:
        return
    spot = replace(spot, member="")
    if bool(old.media) != bool(new.media):
        node.tell(f"content-{'added' if new.media else 'removed'}", spot)
    else:
        _media(values, node, spot, old.media, new.media)
    headers(values, node, spot, old.headers, new.headers)
    facts.prose(node, spot, old.doc, new.doc)
    if facts.value_key(old.error_in_success) != facts.value_key(new.error_in_success):
        node.tell("error-in-success-changed", spot)
    _links(node, spot, old.links, new.links)


def _links(node: Node, spot: Spot, old: Sequence[ReplyLink], new: Sequence[ReplyLink]) -> None:
    mine, theirs = ({one.name: one for one in side} for side in (old, new))
    for name in sorted(mine.keys() | theirs.keys()):
        before, after = mine.get(name), theirs.get(name)
        if before == after:
            continue
        step = "added" if before is None else "removed" if after is None else "changed"
        node.tell(
            f"link-{step}",
            spot,
            before=code(name) if before is not None else "",
            after=code(name) if after is not None else "",
        )


# -- media types -------------------------------------------------------------------------


def _media(
    values: Comparing,
    node: Node,
    spot: Spot,
    old: Sequence[MediaType],
    new: Sequence[MediaType],
) -> None:
    mine, theirs = _by_type(old), _by_type(new)
    both = [(mine.pop(key), theirs.pop(key)) for key in list(mine) if key in theirs]
    for key in list(mine):
        same = [other for other in theirs if _essence(other) == _essence(key)]
        if len(same) == 1 and sum(1 for one in mine if _essence(one) == _essence(key)) == 1:
            both.append((mine.pop(key), theirs.pop(same[0])))
    for one in mine.values():
        where = replace(spot, old=one.loc)
        node.tell("media-type-removed", where, before=code(one.content_type))
    for one in theirs.values():
        where = replace(spot, new=one.loc)
        node.tell("media-type-added", where, after=code(one.content_type))
    for before, after in both:
        _one_media(values, node, _media_spot(spot, before, after), before, after)


def _media_spot(spot: Spot, old: MediaType, new: MediaType) -> Spot:
    member = "" if old.is_json else old.content_type
    return replace(spot, old=old.loc, new=new.loc, member=member)


def _by_type(found: Sequence[MediaType]) -> dict[str, MediaType]:
    return {" ".join(one.content_type.lower().split()).replace("; ", ";"): one for one in found}


def _essence(content_type: str) -> str:
    return ContentType.parse(content_type).essence


def _one_media(values: Comparing, node: Node, spot: Spot, old: MediaType, new: MediaType) -> None:
    types = old.content_type.lower(), new.content_type.lower()
    if types[0].replace(" ", "") != types[1].replace(" ", ""):
        names = code(old.content_type), code(new.content_type)
        node.tell("media-type-parameters-changed", spot, before=names[0], after=names[1])
    mine, theirs = old.type or old.item, new.type or new.item
    if mine is not None and theirs is not None:
        if (old.item is None) != (new.item is None):
            node.tell("stream-changed", spot)
        values.compare(node, spot, mine, theirs)
        if old.item is not None and new.item is not None and old.type is not None:
            values.compare(node, spot.inside("an item of", "[]"), old.item, new.item)
    elif mine is not None or theirs is not None:
        node.tell(f"body-schema-{'removed' if theirs is None else 'added'}", spot)
    whole = [
        (*one.encoding, *one.positions, *((one.each,) if one.each else ())) for one in (old, new)
    ]
    encodings(values, node, spot, whole[0], whole[1])
    if old.xml != new.xml:
        node.tell("xml-changed", spot)
    facts.examples(node, spot, old.examples, new.examples)


def _spot(
    part: str,
    subject: str,
    old: RequestBody | Response | Operation,
    new: RequestBody | Response | Operation,
    *,
    member: str = "",
) -> Spot:
    shared = next((_component(one.loc) for one in (old, new) if _component(one.loc)), "")
    return Spot(part, OPERATIONS, shared or subject, member=member, old=old.loc, new=new.loc)


def _component(loc: Loc) -> str:
    return f"#{loc.pointer}" if loc.pointer.startswith("/components/") else ""


def _node(values: Comparing, key: tuple[object, ...], bit: int, way: int) -> tuple[Node, bool]:
    fresh = not values.book.visited(key)
    node = values.book.node(key)
    values.book.root(node, bit, way)
    return node, fresh
