"""Whether a path is that of a collection, and who lists, makes and changes its things."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from generator.ir.model import Operation
from generator.ir.types import TypeRef
from generator.names.words import split_words
from generator.relations.facts import Known
from generator.relations.keys import find_key
from generator.relations.lists import Listing, find_listing
from generator.relations.model import Confidence, Place, PlaceKind, Purpose, Reason
from generator.relations.records import creation, described_record, find_naming, shown_record
from generator.relations.sites import NOWHERE, Site

#: What is done to one thing, and the method that mostly does it. READ has none without a path.
_CHANGES: Final = {
    Purpose.DELETE: "DELETE",
    Purpose.MERGE: "PATCH",
    Purpose.REPLACE: "PUT",
    Purpose.READ: "",
}


#: Words in the name of a PUT that makes what is not there yet: createOrUpdatePet.
_MAKES: Final = frozenset({"create", "upsert", "add"})


@dataclass(frozen=True, slots=True)
class Ground:
    """What may be a collection: its path, that of one thing, and a path that is about the same."""

    site: Site
    things: Site | None = None  # None: things have no path of their own
    twin: Site = NOWHERE

    def by(self, *keys: str | Purpose) -> Operation | None:
        """The first operation on the collection with one of these methods or verbs."""
        return self.site.by(*keys) or self.twin.by(*keys)

    @property
    def parameter(self) -> str:
        """The parameter that names one thing; "" for none."""
        return self.things.steps[-1].parameter if self.things is not None else ""

    @property
    def inside(self) -> bool:
        """Whether the path ends in a value: ``/repos/{owner}``, where ``/{repo}`` follows."""
        return bool(self.site.steps) and "{" in self.site.steps[-1].text

    @property
    def expected(self) -> str:
        """Why there should be a list; "" when nothing says so."""
        site = self.site
        if self.things is not None and not self.inside:
            return f"{self.things.path} is one of what {site.path or '/'} lists."
        return f"{site.path} ends in a plural." if site.is_plural else ""


@dataclass(frozen=True, slots=True)
class Found:
    """A collection, and how its lister lists."""

    place: Place
    listing: Listing | None


def find_collection(known: Known, sites: Mapping[str, Site], ground: Ground) -> Found | None:
    """The collection at a path; None where nothing lists or makes things, or names one."""
    site, things = ground.site, ground.things
    reader = things.by("GET", "HEAD", Purpose.READ) if things is not None else None
    reader = reader or site.verbs.get(Purpose.READ)
    shown = shown_record(known, reader, site.noun) if reader is not None else None
    lister, listing = find_lister(known, ground, shown[1] if shown is not None else None)
    creator, made = _creator(known, ground, lister)
    if things is None and ((lister is None and creator is None) or not site.steps):
        return None
    if site.called and len(site.verbs) < 2 and lister is None:
        return None
    items = listing.items if listing is not None else None
    record = shown[1] if shown is not None else items.type if items is not None else None
    place = Place(
        path=site.path,
        kind=PlaceKind.COLLECTION,
        noun=site.noun,
        reason=_reason(ground, listing, made),
        record=record,
        lister=lister,
        creator=creator,
        reader=reader,
    )
    if things is not None:
        place = _with_things(known, sites, place, things)
    return Found(_with_names(known, place, site), listing)


def _reason(ground: Ground, listing: Listing | None, made: Reason | None) -> Reason:
    """Why there is a collection."""
    if ground.things is not None:
        sure = Confidence.CERTAIN if ground.things.methods else Confidence.LIKELY
        return Reason(sure, f"{ground.things.path} is the path of one thing.")
    if listing is not None:
        return listing.reason
    return made or Reason(Confidence.GUESS, f"{ground.site.path} ends in a plural.")


# -- who lists and who makes -------------------------------------------------------------


def find_lister(
    known: Known, ground: Ground, record: TypeRef | None
) -> tuple[Operation | None, Listing | None]:
    """Who lists a collection, and how that is known; ``record`` is what one thing looks like."""
    site, expected = ground.site, ground.expected
    for operation in (ground.by("GET"), site.verbs.get(Purpose.LIST), ground.by("QUERY")):
        if operation is not None:
            found = find_listing(known, operation, site.noun, record, expected=expected)
            if found is not None:
                return operation, found
    reader = ground.by("GET") if ground.things is not None and not ground.inside else None
    reply = known.of(reader).reply if reader is not None else None
    if reader is not None and reply is not None:
        same = record is not None and known.target(reply) == known.target(record)
        if same or site.is_plural:
            return reader, Listing(None, Reason(Confidence.GUESS, expected))
    asked = site.by("POST") if ground.things is None and "GET" not in site.methods else None
    if asked is not None and creation(known, asked, site.noun, "") is None:
        found = find_listing(known, asked, site.noun, record)
        if found is not None:
            return asked, found
    return None, None


def _creator(
    known: Known, ground: Ground, lister: Operation | None
) -> tuple[Operation | None, Reason | None]:
    """Who makes the things of a collection, and how that is known."""
    site, things = ground.site, ground.things
    made = site.verbs.get(Purpose.CREATE)
    operation = made or ground.by("POST")
    if operation is None or operation is lister:
        return None, None
    if operation.hints.paging is not None or operation.hints.polling is not None:
        return None, None
    if ground.inside and not (lister or made or things):
        return None, None
    reason = creation(known, operation, site.noun, ground.parameter)
    others = things is not None or lister is not None
    others = others or (site.is_plural and "DELETE" in site.methods)
    if not others and (reason is None or not (site.is_plural or made)):
        return None, None
    text = f"{operation.method} {operation.path} goes to a collection, which it may add to."
    return operation, reason or Reason(Confidence.LIKELY, text)


# -- who changes what is there -----------------------------------------------------------


def _with_things(known: Known, sites: Mapping[str, Site], place: Place, things: Site) -> Place:
    """A collection whose things have paths, with who changes them, and their key."""
    replacer = things.by("PUT", Purpose.REPLACE)
    creator = place.creator or _by_name(known, things)
    record = place.record or described_record(known, place.noun, creator, replacer)
    properties = known.properties(record)
    keys = (find_key(name, place.noun, properties, known.decls) for name in things.names)
    # a POST changes one thing, unless it makes it, or another one in it
    post = things.by("POST") if f"{things.shape}/{{}}" not in sites else None
    return replace(
        place,
        item_path=things.path,
        parameter=things.steps[-1].parameter,
        record=record,
        key=max((k for k in keys if k), key=lambda k: k.reason.confidence, default=None),
        creator=creator,
        replacer=replacer,
        merger=things.by("PATCH", Purpose.MERGE) or (post if post is not creator else None),
        deleter=things.by("DELETE", Purpose.DELETE),
    )


def _by_name(known: Known, things: Site) -> Operation | None:
    """What makes a thing under the name in its path, where nothing else makes any."""
    put, post = things.by("PUT"), things.by("POST")
    changes = put is not None or things.by("PATCH") is not None
    if post is not None and (changes or post.declares("201")):
        return post
    said = put is not None and _MAKES.intersection(split_words(put.operation_id))
    if put is not None and (said or put.declares("201") or known.of(put).sends_bytes):
        return put
    # who can neither read a thing nor make one elsewhere adds it with its name
    return None if things.by("GET", "PATCH") is not None else put or post


def _with_names(known: Known, place: Place, site: Site) -> Place:
    """A collection with who changes things that a query or a body names, rather than the path."""
    record = place.record or described_record(known, place.noun, place.creator)
    key = place.key
    named: dict[Purpose, Operation] = {}
    for purpose, method in _CHANGES.items():
        operation = site.by(method, purpose)
        if operation is None or operation is place.lister:
            continue
        found = find_naming(known, operation, place.noun, record, key)
        if found is not None:
            named[purpose] = operation
            key = key or found[1]
    reader = place.reader if place.item_path else None
    return replace(
        place,
        record=record,
        key=key,
        reader=reader or named.get(Purpose.READ),
        replacer=place.replacer or named.get(Purpose.REPLACE),
        merger=place.merger or named.get(Purpose.MERGE),
        deleter=place.deleter or named.get(Purpose.DELETE),
    )
