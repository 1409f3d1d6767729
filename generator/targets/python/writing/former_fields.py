"""Former names of fields, and deprecated fields and models, as Python code."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from generator.emit.filters import py_str
from generator.ir.types import ObjectDecl
from generator.targets.python.planning.former import FormerField
from generator.targets.python.writing.annotations import Annotator
from generator.targets.python.writing.former import SPEC, Notices
from generator.targets.python.writing.signatures import former_signatures
from generator.targets.python.writing.views import FieldView


def class_notes(
    decl: ObjectDecl,
    name: str,
    former: Iterable[FormerField],
    names: Mapping[str, str],
    writer: Annotator,
) -> tuple[str, ...]:
    """The decorators of a model: of what is deprecated of it, and what was called otherwise."""
    notes = []
    if decl.deprecated:
        notes.append(_notices(writer).deprecated(f"{name} is deprecated"))
    old = [
        f"{py_str(key)}: ({py_str(names[one.property])}, {py_str(one.said.notice)})"
        for one in former
        for key in one.keys
    ]
    told = [
        f"{py_str(names[p.name])}: {py_str(f'{name}.{names[p.name]} is deprecated')}"
        for p in decl.properties
        if p.deprecated
    ]
    if old or told:
        decorator = writer.imports.name(f"{writer.core}.{SPEC}", "fields as _fields")
        notes.append(f"@{decorator}({{{', '.join(old)}}}, {{{', '.join(told)}}})")
    return tuple(notes)


def former_members(
    former: Sequence[FormerField],
    fields: Sequence[FieldView],
    names: Mapping[str, str],
    own: Collection[str],
    writer: Annotator,
) -> Iterator[str]:
    """Ways to build an instance, and the properties of those in ``own``, for type checkers."""
    note = _notices(writer).deprecated
    overload = writer.imports.name("typing", "overload")
    writer.imports.name("typing", "TYPE_CHECKING")
    signature = ("*", *(_parameter(field) for field in fields))
    pairs = [(one.keys[0], names[one.property]) for one in former]
    said = {one.keys[0]: one.said.notice for one in former}
    yield "if TYPE_CHECKING:"
    yield f"    @{overload}"
    yield f"    def __init__(self, {', '.join(signature)}) -> None: ..."
    for olds, ways in former_signatures(signature, pairs):
        yield f"    @{overload}"
        yield f"    {note('; '.join(said[old] for old in olds))}"
        yield f"    def __init__(self, {', '.join(ways)}) -> None: ..."
    yield "    def __init__(self, **values: object) -> None: ..."
    annotations = {field.name: field.annotation for field in fields}
    for one in former:
        if one.property in own:
            name, annotation = one.keys[0], annotations[names[one.property]]
            yield "    @property"
            yield f"    {note(one.said.notice)}"
            yield f"    def {name}(self) -> {annotation}: ..."
            yield f"    @{name}.setter"
            yield f"    {note(one.said.notice)}"
            yield f"    def {name}(self, value: {annotation}) -> None: ..."


def building(fields: Iterable[FieldView], writer: Annotator) -> Iterator[str]:
    """How type checkers see an instance built, where callers may give more than fields hold."""
    writer.imports.name("typing", "TYPE_CHECKING")
    given = ", ".join(map(_parameter, fields))
    yield "if TYPE_CHECKING:"
    yield f"    def __init__(self, *, {given}) -> None: ..."


def _parameter(field: FieldView) -> str:
    return f"{field.name}: {field.given or field.annotation}{' = ...' if field.default else ''}"


def _notices(writer: Annotator) -> Notices:
    return Notices(writer.imports.name, writer.core)
