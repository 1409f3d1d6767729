"""The places an API is about, and which path means which of them.

A path that ends in a parameter is that of one thing of the collection before it. Other paths are
collections when something lists them or makes things there, else single things.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from generator.ir.types import Named, TypeRef
from generator.relations.collections import Ground, find_collection, find_lister
from generator.relations.facts import Known
from generator.relations.lists import Listing, find_items
from generator.relations.model import Confidence, Place, PlaceKind
from generator.relations.records import shown_record
from generator.relations.singles import find_single
from generator.relations.sites import NOWHERE, Site, find_sites


@dataclass(frozen=True, slots=True)
class Places:
    """The places, and which path means which of them."""

    sites: Mapping[str, Site]
    by_shape: Mapping[str, Place]  # shape of the path of a collection or a single thing
    at: Mapping[str, str]  # shape of another path -> shape of the place that it means
    lists: Mapping[str, Listing]  # by key of the operations that list a place

    def of(self, shape: str) -> Place | None:
        """The place that a path of this shape means."""
        return self.by_shape.get(self.at.get(shape, shape))

    def thing(self, shape: str) -> Place | None:
        """The place of the one thing that a path of this shape leads to."""
        if not shape.endswith("/{}"):
            return None
        found = self.by_shape.get(shape.removesuffix("/{}"))
        return found if found is not None and found.item_path else None


def find_places(known: Known) -> Places:
    """The places of an API, in the order of the document."""
    finder = _Finder(known, find_sites(known.facts.values()))
    finder.pair_numbers()
    for site in sorted(finder.sites.values(), key=lambda one: len(one.steps)):
        finder.visit(site)
    finder.join_makers()
    ordered = {s: finder.places[s] for s in finder.sites if s in finder.places}
    return Places(finder.sites, ordered, finder.at, finder.lists)


@dataclass(slots=True)
class _Finder:
    """The places found so far. Mutable: sites are visited from the outside in."""

    known: Known
    sites: Mapping[str, Site]
    places: dict[str, Place] = field(default_factory=dict)
    at: dict[str, str] = field(default_factory=dict)
    twins: dict[str, Site] = field(default_factory=dict)  # shape of /pets -> the site /pet
    lists: dict[str, Listing] = field(default_factory=dict)

    def visit(self, site: Site) -> None:
        """Find out whether there is a place at ``site``; those around it are known already."""
        if site.shape in self.at:
            return
        outer = self.sites.get(site.parent) if site.ends_in_value else None
        is_thing = outer is not None and self._things(outer) is site
        ground = Ground(site, self._things(site), self.twins.get(site.shape, NOWHERE))
        if is_thing and ground.things is None:
            return
        place = self._collection(ground)
        if is_thing and place is not None and place.lister is None and place.creator is None:
            return  # /owners/{owner}/{pet} only tells pets of several owners apart
        if place is None:
            place = self._single(site)
        if place is not None:
            self.places[site.shape] = replace(place, parent=self._parent(site))

    def _collection(self, ground: Ground) -> Place | None:
        found = find_collection(self.known, self.sites, ground)
        if found is None:
            return None
        place, listing = found.place, found.listing
        items = listing.items if listing is not None else None
        only_lists = ground.things is None and place.creator is None
        if only_lists and items is not None and self._repeats(ground.site, items.type):
            return None
        if place.lister is not None and listing is not None:
            self.lists[place.lister.key] = listing
        return place

    def _single(self, site: Site) -> Place | None:
        place = find_single(self.known, site)
        if place is None:
            return None
        if place.reader is not None and not (place.replacer or place.merger or place.deleter):
            shown = shown_record(self.known, place.reader, site.noun)
            if self._repeats(site, shown[1] if shown is not None else None):
                return None
        octets = any(self.known.of(op).has_bytes for op in place.operations())
        return None if octets and self._parent(site) else place  # bytes belong to a thing

    # -- which things a path has -------------------------------------------------------------

    def _things(self, site: Site) -> Site | None:
        """The site of one thing of a collection; None where a value only filters a list."""
        things = self.sites.get(f"{site.shape}/{{}}")
        if things is None or things.before_word or things.verbs or things.methods.keys() - {"GET"}:
            return things
        if "GET" not in things.methods:
            return None if things.before_value else things  # /repos/{owner}/{repo} is one thing
        found = find_items(self.known, things.methods["GET"], site.noun, None)
        least = Confidence.LIKELY if things.before_value else Confidence.CERTAIN
        if found is None or found.reason.confidence < least:
            return things
        # GET /invoices/{id} may reply as GET /invoices does, with a list of one
        lister = site.by("GET")
        own = find_items(self.known, lister, site.noun, None) if lister is not None else None
        same = own is not None and own.type == found.type and not things.before_value
        return things if same else None

    def _parent(self, site: Site) -> str:
        """The path of the place whose thing the path of ``site`` leads through."""
        for end in range(len(site.steps) - 1, 0, -1):
            place = self.places.get(site.shapes[end])
            if place is not None and place.item_path and site.steps[end].parameter:
                return place.path
        return ""

    # -- which paths are about the same things -----------------------------------------------

    def pair_numbers(self) -> None:
        """Let ``/pets`` and ``/pet/{id}`` be one place, where each has what the other lacks."""
        by_noun: dict[tuple[str, tuple[str, ...]], list[Site]] = {}
        for site in self.sites.values():
            if site.steps and not site.ends_in_value:
                by_noun.setdefault((site.parent, site.noun), []).append(site)
        for group in by_noun.values():
            mains = [one for one in group if self._things(one) is not None]
            if len(group) == 2 and len(mains) == 1:
                main, other = mains[0], next(one for one in group if one is not mains[0])
                if self._completes(main, other):
                    self.at[other.shape] = main.shape
                    self.twins[main.shape] = other

    def _completes(self, main: Site, other: Site) -> bool:
        """Whether ``other`` lists or makes the things of ``main``, and does nothing else."""
        if not other.methods or other.methods.keys() - {"GET", "POST", "HEAD", "OPTIONS"}:
            return False
        reader = other.by("GET")
        listed = reader is None or find_lister(self.known, Ground(other), None)[0] is reader
        return listed and not main.methods.keys() & other.methods.keys()

    def _repeats(self, site: Site, record: TypeRef | None) -> bool:
        """Whether a path shows things of a place around it: ``/pets/newest``, ``/pets/sold``."""
        wanted = self.known.target(record) if record is not None else None
        if not isinstance(wanted, Named):
            return False
        for end in range(len(site.steps) - 1, 0, -1):
            place = self.places.get(site.shapes[end])
            if place is None or place.record is None or place.kind is PlaceKind.SINGLE:
                continue
            if self.known.target(place.record) == wanted:
                self.at[site.shape] = site.shapes[end]
                return True
        return False

    def join_makers(self) -> None:
        """Let ``POST /pets/{id}/orders`` make what is at ``/orders/{id}``.

        That is so where it makes the same records, under the same name, and nothing lists them.
        """
        homes: dict[tuple[tuple[str, ...], TypeRef], list[str]] = {}
        for shape, place in self.places.items():
            if place.item_path and place.record is not None:
                homes.setdefault((place.noun, self.known.target(place.record)), []).append(shape)
        for shape, place in list(self.places.items()):
            if place.item_path or place.lister is not None or place.creator is None:
                continue
            record = self.known.target(place.record) if place.record is not None else None
            found = homes.get((place.noun, record), []) if isinstance(record, Named) else []
            if len(found) == 1:
                self.at[shape] = found[0]
                del self.places[shape]
