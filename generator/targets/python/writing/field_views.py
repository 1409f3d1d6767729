"""The fields of model classes as Python code: their annotations, defaults and prose."""

from __future__ import annotations

from collections.abc import Mapping

from generator.emit.filters import py_literal, py_str
from generator.ir.types import Access, AnyType, Array, Decl, DeclId, Nullable, Property
from generator.ir.walk import target_of
from generator.targets.python.writing.annotations import Annotator
from generator.targets.python.writing.docstrings import doc_view, property_text
from generator.targets.python.writing.instants import instant_unit, marked, with_datetime
from generator.targets.python.writing.views import FieldView


def field_view(
    prop: Property, name: str, expected: bool, writer: Annotator, *, sent: bool = False
) -> FieldView:
    """The field of a property; every instance has what is ``expected``.

    Callers of what is ``sent`` may give datetimes for points in time.
    """
    unit = instant_unit(prop.name, prop.doc, prop.type) if sent else ""
    annotation = marked(prop.type, unit, writer) if unit else writer.wire(prop.type)
    default = py_literal(prop.constant) if prop.has_constant else None
    read_only, listed, given = prop.access is Access.READ, False, ""
    if default is None and not expected and _is_sent(prop):
        given, annotation = writer.optional(annotation), f"{writer.marker('Sent')}[{annotation}]"
        listed = _is_list(prop, writer.models.decls)
        default = "[]" if listed else writer.marker("SENT")
    elif default is None and not (expected and not isinstance(prop.type, Nullable)):
        annotation = writer.optional(annotation)
    if unit:
        bare = prop.type.inner if isinstance(prop.type, Nullable) else prop.type
        given = with_datetime(writer.argument(bare), writer)
        given = given if expected and bare is prop.type else writer.optional(given)
    if default is None and (not expected or (read_only and annotation == "Any")):
        default = "None"
    options = _options(prop, name)
    if default is None and read_only:
        # responses have it, but a caller who builds an instance can omit it
        annotation = f"{writer.annotated()}[{annotation}, {writer.marker('ReadOnly')}()]"
        default = _model_part("SET_BY_SERVER", writer)
        options.insert(0, f"default={default}")
    elif default is not None and options:
        filled = f"default_factory={_model_part('no_items', writer)}" if listed else ""
        options.insert(0, filled or f"default={default}")
    if options:
        writer.imports.module("import pydantic")
        value = f"pydantic.Field({', '.join(options)})"
    else:
        value = _model_part("SENT_LIST", writer) if listed else default or ""
    text = property_text(prop)
    return FieldView(
        name=name,
        annotation=annotation,
        default=default or "",
        value=value,
        doc=doc_view(text),
        documented=bool(text),
        given=given,
    )


def _options(prop: Property, name: str) -> list[str]:
    options = []
    if name != prop.name:
        # not ``alias``: type checkers would take that for the name of the argument
        wire = py_str(prop.name)
        options += [f"validation_alias={wire}", f"serialization_alias={wire}"]
    if prop.secret:
        options.append("repr=False")
    return options


def takes_more(prop: Property, sent: bool) -> bool:
    """Whether callers may build the field from more than it holds."""
    timed = sent and bool(instant_unit(prop.name, prop.doc, prop.type))
    return timed or (_is_sent(prop) and not prop.required)


def _model_part(name: str, writer: Annotator) -> str:
    return writer.imports.name(f"{writer.core}.codec.models", name)


def _is_sent(prop: Property) -> bool:
    """Whether every response has a value there, though the property is not required."""
    return prop.always and not isinstance(prop.type, Nullable | AnyType)


def _is_list(prop: Property, decls: Mapping[DeclId, Decl]) -> bool:
    return isinstance(target_of(prop.type, decls), Array)
