"""Points in time that are numbers, or their text: what callers may give, and how they are read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from generator.emit.filters import py_str
from generator.ir.kinds import Kind
from generator.ir.types import Doc, Nullable, Primitive, Property, TypeRef
from generator.names.units import bare_words, is_instant
from generator.targets.python.naming.reserved import FIELDS
from generator.targets.python.writing.annotations import Annotator

#: Plain JSON types that can count.
_TYPES: Final = frozenset({"integer", "number", "string"})
#: What a verb in the name of a time becomes: ``start_timestamp`` is read as ``started_at``.
_DONE: Final[Mapping[str, str]] = {
    "create": "created",
    "delete": "deleted",
    "end": "ended",
    "expire": "expires",
    "finish": "finished",
    "modify": "modified",
    "start": "started",
    "update": "updated",
}
_TIME_WORDS: Final = frozenset({"at", "date", "datetime", "time", "timestamp"})
NOTE: Final = "A datetime is accepted as well; without a time zone, it is in UTC."


def instant_unit(name: str, doc: Doc, ref: TypeRef) -> str:
    """What a point in time counts since 1970; "" for everything else."""
    bare = ref.inner if isinstance(ref, Nullable) else ref
    if not isinstance(bare, Primitive) or bare.kind.value not in _TYPES:
        return ""
    other = bare.kind is Kind.STRING and bare.format  # which says what the text is
    return doc.unit if not other and is_instant(name, doc) else ""


def marked(ref: TypeRef, unit: str, writer: Annotator) -> str:
    """The annotation of a value that counts ``unit`` since 1970, as the runtime reads it."""
    if isinstance(ref, Nullable):
        return writer.optional(marked(ref.inner, unit, writer))
    annotated, plain = f"{writer.annotated()}[", writer.wire(ref)
    inner = plain[len(annotated) : -1] if plain.startswith(annotated) else plain
    return f"{annotated}{inner}, {writer.marker('Instant')}({py_str(unit)})]"


def with_datetime(annotation: str, writer: Annotator) -> str:
    """``annotation``, or a datetime."""
    writer.imports.module("import datetime as _dt")
    return writer.union([annotation, "_dt.datetime"])


def moments(
    found: Mapping[str, Property], names: Mapping[str, str], writer: Annotator
) -> Iterator[str]:
    """The properties ``found`` of a class, see :func:`moment_names`, as statements."""
    for name, prop in found.items():
        unit = instant_unit(prop.name, prop.doc, prop.type)
        function = writer.imports.name(f"{writer.core}.codec.moments", "moment")
        writer.imports.module("import datetime as _dt")
        always = (prop.required or prop.always) and not isinstance(prop.type, Nullable)
        result = "_dt.datetime" if always else writer.optional("_dt.datetime")
        field = names[prop.name]
        yield "@property"
        yield f"def {name}(self) -> {result}:"
        yield f'    """`{field}` as a datetime in UTC."""'
        yield f"    return {function}(self.{field}, {py_str(unit)})"


def moment_names(properties: Collection[Property], fields: Collection[str]) -> dict[str, Property]:
    """The properties that read points in time as datetimes, with what each reads.

    None is called as one of ``fields`` is, in Python or in JSON.
    """
    taken = {*fields, *(prop.name for prop in properties)}
    found: dict[str, Property] = {}
    for prop in properties:
        words = list(bare_words(prop.name))
        if not words or not instant_unit(prop.name, prop.doc, prop.type):
            continue
        stem = words[:-1] if len(words) > 1 and words[-1] in _TIME_WORDS else words
        last = stem[-1]
        done = "_".join((*stem[:-1], _DONE.get(last, last)))
        wishes = (f"{done}_at", f"{done}_datetime", f"{'_'.join(words)}_datetime")
        free = [w for w in wishes if w.isidentifier() and w not in {*taken, *found, *FIELDS}]
        if stem == words and words[-1] in _TIME_WORDS:
            free = [w for w in free if not w.endswith("_at")]  # timestamp_at says nothing
        if free:
            found[free[0]] = prop
    return found
