"""Fields as Markdown: a list, each field with an anchor of its own, those within it folded away."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from generator.emit.filters import indent
from generator.emit.markdown import md_code, md_text
from generator.ir.types import Access, DeclId, Doc, JsonValue, Scalar
from generator.names.units import unit_note
from generator.names.words import dashed, split_words
from generator.targets.docs.fields import Field, Phrase
from generator.targets.docs.limits import limit_words

_LITERAL: Final = 200  # characters of a value that are shown


@dataclass(slots=True)
class Anchors:
    """The anchors of one page. Mutable: ``taken`` are those that have been given."""

    taken: set[str] = field(default_factory=set)

    def of(self, *words: str) -> str:
        """``body-name`` for the words ``body`` and ``name``, with a number if that is taken."""
        wish = "-".join(filter(None, (dashed(split_words(word)) for word in words))) or "field"
        name, count = wish, 1
        while name in self.taken:
            count += 1
            name = f"{wish}-{count}"
        self.taken.add(name)
        return name


@dataclass(frozen=True, slots=True)
class FieldWriter:
    """Writes the fields of one page: it knows the labels of models, and the page's anchors."""

    labels: Mapping[DeclId, str]
    anchors: Anchors
    write: Callable[[str], str]  # makes Markdown of prose
    place: str = ""  # what the anchors begin with: body, query, reply-200 ...

    def at(self, *place: str) -> FieldWriter:
        """A writer for fields at ``place`` of the page."""
        return replace(self, place="-".join(place))

    def phrase(self, phrase: Phrase) -> str:
        """A phrase as Markdown, models as links."""
        return "".join(
            (
                f"[{md_text(piece.text)}](#{self.labels[piece.model]})"
                if piece.model is not None and piece.model in self.labels
                else _spaced(piece.text)
            )
            for piece in phrase
        )

    def fields(self, fields: Iterable[Field]) -> str:
        """Fields as a list; those within a field as a list within its item."""
        return field_list(self._field(one) for one in fields)

    def _field(self, one: Field) -> str:
        anchor = self.anchors.of(self.place, one.name)
        name = md_code(one.name) or "(empty name)"
        head = [f"- {named(anchor, name)}", *self._facts(one)]
        parts = [" ".join(head), *self._notes(one), self._children(one, anchor)]
        return indent("\n\n".join(part for part in parts if part), 2)

    def _notes(self, one: Field) -> Iterator[str]:
        if text := self.write(prose(one.doc) or one.doc.title):
            yield text
        yield from _note_facts(one)

    def _facts(self, one: Field) -> Iterator[str]:
        if one.phrase:
            yield f"*{self.phrase(one.phrase)}*"
        if one.required:
            yield "**required**"
        if one.access is not Access.BOTH:
            yield "read-only" if one.access is Access.READ else "write-only"
        if one.deprecated:
            yield "**deprecated**"

    def _children(self, one: Field, anchor: str) -> str:
        if not one.children:
            return ""
        count = len(one.children)
        title = f"{count} field{'s' * (count > 1)} of {md_text(one.name)}"
        return folded(title, self.at(anchor).fields(one.children), "children")


def named(anchor: str, name: str) -> str:
    """The name of a field, as Markdown, which is its own anchor."""
    return f'<a id="{anchor}" href="#{anchor}">{name}</a>'


def field_list(items: Iterable[str]) -> str:
    """Items of a Markdown list as a list of fields; "" for none."""
    text = "\n".join(items)
    return f"{{.fields}}\n{text}" if text else ""


def folded(title: str, body: str, kind: str, *, anchor: str = "", is_open: bool = False) -> str:
    """``body`` in a box that readers open; ``title`` is Markdown of one line."""
    named = f' id="{anchor}"' if anchor else ""
    start = f'<details class="{kind}"{named}{" open" * is_open}>'
    return f"{start}\n<summary>\n\n{title}\n\n</summary>\n\n{body}\n\n</details>"


def literal(value: JsonValue | Scalar) -> str:
    """A value as code."""
    text = value if isinstance(value, str) and value.strip() else json.dumps(value)
    return md_code(text if len(text) <= _LITERAL else f"{text[:_LITERAL]}...")


def prose(doc: Doc) -> str:
    """What a node says of itself, raw."""
    return doc.description.strip() or doc.summary.strip()


def _note_facts(one: Field) -> Iterator[str]:
    facts = [f"Default {literal(one.default)}"] if one.has_default else []
    unit = unit_note(one.name, one.doc, prose(one.doc) or one.doc.title)
    facts += [md_text(unit)] if unit else []
    facts += limit_words(one.limits)
    facts += (f"each {words}" for words in limit_words(one.item_limits))
    if facts:
        yield "{.facts}\n" + " · ".join(facts)
    if one.choices:
        yield "{.facts}\nOne of " + ", ".join(literal(value) for value in one.choices)


def _spaced(text: str) -> str:
    """Escaped, with the white space around it kept."""
    left = " " if text[:1] == " " else ""
    right = " " if text[-1:] == " " else ""
    return f"{left}{md_text(text)}{right}"
