"""The models of the surface: classes, aliases, results, and what callers can give."""

from __future__ import annotations

from collections.abc import Iterator

from generator.compat.surface import Field, Model, ModelKind
from generator.ir.types import Access, Decl, EnumDecl, ObjectDecl, Property
from generator.targets.python.planning.results import Member, ResultClass, free_members
from generator.targets.python.planning.sdk import SdkPlan
from generator.targets.python.planning.tables import ROWS
from generator.targets.python.writing.annotations import Annotator
from generator.targets.python.writing.imports import Imports
from generator.targets.python.writing.model_views import ModelWriter
from generator.targets.python.writing.modules import model_writer
from generator.targets.python.writing.tables import RAW, TableWriter
from generator.targets.python.writing.views import AliasView, FieldView


def models(plan: SdkPlan) -> dict[str, Model]:
    """The models by symbol."""
    return dict(sorted(_models(plan, model_writer(plan))))


def _models(plan: SdkPlan, writer: ModelWriter) -> Iterator[tuple[str, Model]]:
    for decl in plan.decls:
        home = plan.models.modules[decl.id]
        speller = Annotator(plan.models, Imports(), plan.floor, home, builtin_generics=True)
        yield plan.models.names[decl.id], _model(decl, writer, speller)
        if decl.id in plan.models.inputs:
            given = Model(
                module=f"models.{home}",
                kind="input",
                pointer=plan.models.keys[decl.id],
                target=speller.input(decl.id),
            )
            yield plan.models.inputs[decl.id], given
    for key, result in {one.key: one for one in plan.results.values()}.items():
        decl = plan.models.decls[result.model]
        speller = Annotator(
            plan.models, Imports(), plan.floor, result.module, builtin_generics=True
        )
        yield result.name, _result(result, decl, writer, speller, key)
        yield result.async_name, _result(result, decl, writer, speller, key, way="Async")
        if result.rows is not None:
            yield result.row_name, _row(result, speller, plan)


def _model(decl: Decl, writer: ModelWriter, speller: Annotator) -> Model:
    view = writer.view(decl, speller)
    module, pointer = f"models.{speller.home}", speller.models.keys[decl.id]
    if isinstance(view, AliasView):
        kind: ModelKind = "enum" if isinstance(decl, EnumDecl) else "alias"
        values = decl.values if isinstance(decl, EnumDecl) else ()
        return Model(module=module, kind=kind, pointer=pointer, values=values, target=view.value)
    properties = writer.own_properties(decl) if isinstance(decl, ObjectDecl) else ()
    extra = decl.extra if isinstance(decl, ObjectDecl) else None
    return Model(
        module=module,
        kind="object",
        pointer=pointer,
        bases=(view.base,),
        fields=tuple(map(_field, view.fields, properties)),
        members=tuple(sorted(writer.moments(decl))) if isinstance(decl, ObjectDecl) else (),
        extra="" if extra is None else speller.wire(extra),
    )


def _field(view: FieldView, prop: Property) -> Field:
    return Field(
        name=view.name,
        annotation=view.annotation,
        default=view.default,
        required=not view.default,
        wire=prop.name,
        read_only=prop.access is Access.READ,
        deprecated=prop.deprecated,
    )


def _result(
    result: ResultClass,
    decl: Decl,
    writer: ModelWriter,
    speller: Annotator,
    key: str,
    way: str = "Sync",
) -> Model:
    names = writer.field_names(decl) if isinstance(decl, ObjectDecl) else {}
    bases: list[str] = []
    members: list[Member] = []
    if result.rows is not None:
        bases.append(f"{way}Rows[{result.row_name}]")
        members += ROWS.members
    if result.base is not ROWS:
        argument = f"[{speller.wire(result.argument)}]" if result.argument is not None else ""
        bases.append(f"{way}{result.base.name}{argument}")
        members += result.base.members
    offered = [member for member in members if way == "Sync" or not member.sync_only]
    return Model(
        module=f"models.{result.module}",
        kind="result",
        pointer=key,
        bases=(*bases, speller.named(decl.id)),
        members=tuple(sorted(name for _, name in free_members(offered, names.values()))),
    )


def _row(result: ResultClass, speller: Annotator, plan: SdkPlan) -> Model:
    rows = result.rows
    if rows is None:
        raise ValueError("only a table has rows")
    table = TableWriter(result, rows, speller, "", distribution=plan.names.distribution)
    cells = [Field(name=k, annotation=a, required=True, wire=k) for k, a in table.cells()]
    cells += [Field(name=key, annotation="str", wire=key) for key in RAW]
    return Model(
        module=f"models.{result.module}",
        kind="row",
        pointer=f"{result.key} (row)",
        bases=("TypedDict",),
        fields=tuple(cells),
    )
