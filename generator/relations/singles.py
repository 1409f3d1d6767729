"""Single things: what is read or written at a path that ends in a word, without a key."""

from __future__ import annotations

from generator.relations.facts import Known
from generator.relations.model import Confidence, Place, PlaceKind, Purpose, Reason
from generator.relations.records import described_record, shown_record
from generator.relations.sites import Site


def find_single(known: Known, site: Site) -> Place | None:
    """The single thing at a path that is no collection; None where nothing is read or written."""
    if not site.steps or "{" in site.steps[-1].text or site.called:
        return None
    reader, replacer = site.by("GET", "HEAD", Purpose.READ), site.by("PUT", Purpose.REPLACE)
    merger, deleter = site.by("PATCH", Purpose.MERGE), site.by("DELETE", Purpose.DELETE)
    found = [op for op in (reader, replacer, merger, deleter) if op is not None]
    shown = shown_record(known, reader, site.noun) if reader is not None else None
    if not found or (found == [reader] and shown is None):
        return None
    confidence = Confidence.GUESS if len(found) == 1 else Confidence.LIKELY
    if reader is not None and (replacer is not None or merger is not None):
        confidence = Confidence.CERTAIN
    listed = " and ".join(op.method for op in found)
    text = f"{site.path} ends in a word, and {listed} {'are' if len(found) > 1 else 'is'} about one thing there."
    return Place(
        path=site.path,
        kind=PlaceKind.SINGLE,
        noun=site.noun,
        reason=Reason(confidence, text),
        record=(
            shown[1] if shown is not None else described_record(known, site.noun, replacer, merger)
        ),
        reader=reader,
        replacer=replacer,
        merger=merger,
        deleter=deleter,
    )
