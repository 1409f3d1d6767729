"""Which property of a record a path parameter stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.ir.media import is_octets
from generator.ir.members import form_of
from generator.ir.types import Decl, DeclId, Primitive, Property, TypeRef
from generator.ir.walk import target_of
from generator.names.words import split_words
from generator.relations.model import Confidence, Key, Reason
from generator.relations.vocabulary import IDS, SHARED

#: What may name a thing whose parameter says only what it is: ``/repos/{repo}``.
_PLAIN = ("id", "uuid", "name", "slug", "key", "code")


def find_key(
    parameter: str,
    noun: tuple[str, ...],
    properties: Mapping[str, Property],
    decls: Mapping[DeclId, Decl],
) -> Key | None:
    """The key of things called ``noun``, which ``parameter`` names; None when nothing fits.

    The first rule that finds a property counts; each is less sure than the one before it.
    """
    scalars = [name for name, prop in properties.items() if names_things(prop.type, decls)]
    by_text = {"".join(split_words(name)): name for name in reversed(scalars)}
    for text, confidence, why in _wanted(split_words(parameter), noun):
        if text in by_text:
            found = by_text[text]
            sentence = f"The argument {parameter} {why.format(found)}."
            return Key(found, Reason(confidence, sentence))
    text = "".join(split_words(parameter))
    endings = [one for one in by_text if len(one) > 1 and text.endswith(one)]
    if endings:
        found = by_text[max(endings, key=len)]
        sentence = f"The argument {parameter} ends like the property {found}."
        return Key(found, Reason(Confidence.LIKELY, sentence))
    return None


def _wanted(words: tuple[str, ...], noun: tuple[str, ...]) -> Iterator[tuple[str, Confidence, str]]:
    """Properties that fit, the best first: their words joined, how sure that is, and why."""
    thing = " ".join(noun)
    yield "".join(words), Confidence.CERTAIN, "is called like the property {}"
    if len(words) == 1 and words[0] in SHARED and noun:
        why = "is the property {}, which says in full what it names"
        yield "".join((*noun, *words)), Confidence.CERTAIN, why
        yield "".join((*noun[-1:], *words)), Confidence.CERTAIN, why
    if len(words) > 1 and words[:-1] in (noun, noun[-1:]):
        yield words[-1], Confidence.CERTAIN, f"names the property {{}} of one {thing}"
    if len(words) > 1 and words[-1] in IDS:
        why = f"ends in {words[-1]!r}, and the record has the property {{}}"
        yield words[-1], Confidence.LIKELY, why
    if len(words) == 1 and words[0] in IDS:
        yield "id", Confidence.LIKELY, "is a word for keys, and the record has the property {}"
    if words in (noun, noun[-1:]):
        for one in _PLAIN:
            why = "is called like the thing itself, and the record has the property {}"
            yield one, Confidence.GUESS, why
    if "id" in words:
        yield "id", Confidence.GUESS, "speaks of an id, and the record has the property {}"


def names_things(ref: TypeRef, decls: Mapping[DeclId, Decl]) -> bool:
    """Whether a value can be a step of a path: text or a number."""
    target = target_of(ref, decls)
    if isinstance(target, Primitive):
        return target.kind.row.json in {"string", "integer", "number"} and not is_octets(ref, decls)
    return form_of(ref, decls) == "scalar"
