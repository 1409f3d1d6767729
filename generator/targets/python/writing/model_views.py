"""From declarations to modules of models."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from generator.compat.custom.model import CustomCode
from generator.emit.filters import py_str
from generator.ir.kinds import Kind
from generator.ir.types import (
    Access,
    AliasDecl,
    Decl,
    DeclId,
    EnumDecl,
    Literals,
    ObjectDecl,
    Primitive,
    Property,
    Xml,
)
from generator.ir.walk import properties_of, takes_null, target_of
from generator.never import assert_never
from generator.targets.python.naming.classes import ModelNames
from generator.targets.python.naming.fields import field_names
from generator.targets.python.naming.stainless import ROOM
from generator.targets.python.planning.former import FormerField, FormerPlan
from generator.targets.python.writing.annotations import Annotator
from generator.targets.python.writing.bases import own_base
from generator.targets.python.writing.docstrings import class_text, doc_view, prose
from generator.targets.python.writing.field_views import field_view, takes_more
from generator.targets.python.writing.former import former_name
from generator.targets.python.writing.former_fields import building, class_notes, former_members
from generator.targets.python.writing.imports import Imports
from generator.targets.python.writing.instants import moment_names, moments
from generator.targets.python.writing.model_order import targets_first
from generator.targets.python.writing.views import (
    AliasView,
    ClassView,
    FieldView,
    FormerNameView,
    ModelsModuleView,
)
from generator.targets.python.writing.xml import items_xml, xml_info


@dataclass(frozen=True, kw_only=True)
class ModelWriter:
    """Writes the modules of models of one SDK."""

    models: ModelNames
    floor: tuple[int, int]
    header: str
    xml: frozenset[DeclId]  # declarations that travel as XML
    received: frozenset[DeclId]  # declarations of what replies hold
    sent: frozenset[DeclId]  # declarations of what requests hold
    order: Mapping[DeclId, tuple[int, int]]  # of classes: what is needed first, bases first
    custom: CustomCode  # the owner's own
    former: FormerPlan
    stainless: bool = False  # models have the methods of those in its packages

    @cached_property
    def extended(self) -> frozenset[DeclId]:
        """The declarations whose properties others have as well."""
        objects = (d for d in self.models.decls.values() if isinstance(d, ObjectDecl))
        return frozenset(base for decl in objects for base in decl.bases)

    def modules(self, decls: Iterable[Decl]) -> Mapping[str, ModelsModuleView]:
        """Every module by name; ``decls`` are the ones that get a class or alias of their own."""
        grouped: dict[str, list[Decl]] = {}
        for decl in decls:
            grouped.setdefault(self.models.modules[decl.id], []).append(decl)
        return {name: self._module(name, grouped[name]) for name in sorted(grouped)}

    def _module(self, module: str, decls: list[Decl]) -> ModelsModuleView:
        imports = Imports(frozenset(self.models.names.values()))
        writer = Annotator(self.models, imports, self.floor, module, builtin_generics=True)
        enums = [self._enum(d, writer) for d in decls if isinstance(d, EnumDecl)]
        ordered = sorted(
            (d for d in decls if isinstance(d, ObjectDecl)), key=lambda d: self.order[d.id]
        )
        classes = [self._class(d, writer) for d in ordered]
        targets = targets_first([d for d in decls if isinstance(d, AliasDecl)])
        aliases = [self._alias(d, writer) for d in targets]
        aliases += self._inputs([*(d.id for d in ordered), *(d.id for d in targets)], writer)
        aliases += self._others(decls)
        names = exported(decls, self.models)
        former = self._former_names(module, imports)
        return ModelsModuleView(
            header=self.header,
            doc=doc_view(f"Models: {module.replace('_', ' ')}."),
            imports=imports.lines(),
            enums=tuple(enums),
            classes=tuple(classes),
            aliases=tuple(aliases),
            exports=tuple(names),
            former=former,
        )

    def _former_names(self, module: str, imports: Imports) -> tuple[FormerNameView, ...]:
        found = tuple(
            former_name(one, "") for one in self.former.models if one.module == f"models.{module}"
        )
        if found:
            imports.name("typing", "TYPE_CHECKING")
            imports.name(".._core.spec.deprecation", "former_names as _former_names")
        return found

    def view(self, decl: Decl, writer: Annotator) -> ClassView | AliasView:
        """The class or the alias that a declaration becomes."""
        match decl:
            case ObjectDecl():
                return self._class(decl, writer)
            case EnumDecl():
                return self._enum(decl, writer)
            case AliasDecl():
                return self._alias(decl, writer)
            case _:
                assert_never(decl)

    def own_properties(self, decl: ObjectDecl) -> tuple[Property, ...]:
        """The properties that the class of ``decl`` does not inherit."""
        parent = self._parent(decl)
        return properties_of(decl, self.models.decls) if parent is None else decl.properties

    # -- aliases -------------------------------------------------------------------------

    def _enum(self, decl: EnumDecl, writer: Annotator) -> AliasView:
        text = prose(decl.doc)
        listed = [
            f"- {value!r}: {' '.join(said.split())}"
            for value, said in zip(decl.values, decl.value_docs, strict=False)
            if said
        ]
        if listed:
            text = "\n\n".join(part for part in (text, "\n".join(listed)) if part)
        return _alias(self.models.names[decl.id], writer.open_enum(decl.values), text)

    def _inputs(self, decls: Iterable[DeclId], writer: Annotator) -> Iterator[AliasView]:
        """What callers may pass for the models, where signatures name that."""
        for decl in decls:
            if decl in self.models.inputs:
                yield _alias(self.models.inputs[decl], writer.input(decl), "")

    def _others(self, decls: Iterable[Decl]) -> Iterator[AliasView]:
        """The names of OpenAPI Generator for the models, and for what callers may pass for them."""
        for decl in decls:
            for old, name in other_names(decl.id, self.models):
                yield _alias(old, name, f"The name of `{name}` in SDKs of OpenAPI Generator.")

    def _alias(self, decl: AliasDecl, writer: Annotator) -> AliasView:
        value = writer.wire(decl.target, decl.id)
        if value == "None":  # which type checkers do not take for an alias
            value = f"{writer.imports.name('typing', 'Optional')}[None]"
        return _alias(self.models.names[decl.id], value, prose(decl.doc))

    # -- classes -------------------------------------------------------------------------

    def _class(self, decl: ObjectDecl, writer: Annotator) -> ClassView:
        parent = self._parent(decl)
        properties = self.own_properties(decl)
        everything = properties_of(decl, self.models.decls)
        inherited = self.field_names(parent) if parent is not None else {}
        names = field_names(everything, inherited)
        fields = tuple(self._fields(decl, properties, names, writer))
        if parent is not None:
            base = writer.named(parent.id)
        else:
            base = (
                writer.imports.name(f".._core.{ROOM}.models", "BaseModel")
                if self.stainless
                else writer.imports.name(".._core.codec.models", "Model as BaseModel")
            )
        name = self.models.names[decl.id]
        base = own_base(self.custom, name, base, writer)
        text = class_text(decl, f"{name}.")
        extras = self._extras(decl, everything if properties else (), names, writer)
        return ClassView(
            name=name,
            base=base,
            doc=doc_view(text),
            fields=fields,
            extras=extras,
            notes=class_notes(decl, name, self._own_former(decl, properties), names, writer),
            checked=tuple(self._checked(decl, names, writer)),
            moments=tuple(moments(self.moments(decl), names, writer)),
        )

    def _fields(
        self,
        decl: ObjectDecl,
        properties: Iterable[Property],
        names: Mapping[str, str],
        writer: Annotator,
    ) -> Iterator[FieldView]:
        for prop in properties:
            expected = self._expected(decl, prop)
            yield field_view(prop, names[prop.name], expected, writer, sent=decl.id in self.sent)

    def moments(self, decl: ObjectDecl) -> Mapping[str, Property]:
        """The properties that read points in time as datetimes, of a class that responses have.

        One that others are derived from has none, because their fields could have these names.
        """
        if decl.id not in self.received or decl.id in self.extended:
            return {}
        names = self.field_names(decl).values()
        return moment_names(properties_of(decl, self.models.decls), names)

    def _own_former(
        self, decl: ObjectDecl, properties: tuple[Property, ...]
    ) -> tuple[FormerField, ...]:
        """The former names of the fields that the class of ``decl`` declares itself."""
        own = {prop.name for prop in properties}
        return tuple(one for one in self.former.fields.get(decl.id, ()) if one.property in own)

    def _checked(
        self, decl: ObjectDecl, names: Mapping[str, str], writer: Annotator
    ) -> Iterator[str]:
        """What only type checkers see: ways to build an instance, and properties of former names."""
        former = self.former.fields.get(decl.id, ())
        everything = properties_of(decl, self.models.decls)
        sent = decl.id in self.sent
        if not former and not any(takes_more(prop, sent) for prop in everything):
            return
        fields = tuple(self._fields(decl, everything, names, writer))
        if not former:
            yield from building(fields, writer)
            return
        own = {one.property for one in self._own_former(decl, self.own_properties(decl))}
        yield from former_members(former, fields, names, own, writer)

    def _parent(self, decl: ObjectDecl) -> ObjectDecl | None:
        """The class that ``decl`` can inherit from: the only one, with names of its own."""
        parent = self.models.decls.get(decl.bases[0]) if len(decl.bases) == 1 else None
        if not isinstance(parent, ObjectDecl):
            return None
        names = self.field_names(parent)
        inherited = {p.name: p for p in properties_of(parent, self.models.decls)}
        taken = set(names.values())
        fits = all(
            self._overrides(p, inherited[p.name]) if p.name in names else p.name not in taken
            for p in decl.properties
        )
        return parent if fits else None

    def _overrides(self, prop: Property, inherited: Property) -> bool:
        """Whether a class may declare a property again: every value of it is one of the parent's."""
        if inherited.required and not (prop.required or prop.has_constant):
            return False
        if inherited.always and not (prop.always or prop.required):
            return False
        return prop.type == inherited.type or (
            isinstance(prop.type, Literals)
            and target_of(inherited.type, self.models.decls) == Primitive(Kind.STRING)
            and all(isinstance(value, str) for value in prop.type.values)
        )

    def field_names(self, decl: ObjectDecl) -> Mapping[str, str]:
        """The names of the fields of a class, which keeps those of its parents."""
        parent = self._parent(decl)
        inherited = self.field_names(parent) if parent is not None else {}
        return field_names(properties_of(decl, self.models.decls), inherited)

    def _expected(self, decl: ObjectDecl, prop: Property) -> bool:
        """Whether every instance has the property: no reply has what is writeOnly."""
        hidden = prop.access is Access.WRITE and decl.id in self.received
        return prop.required and not hidden

    def _extras(
        self,
        decl: ObjectDecl,
        properties: tuple[Property, ...],
        names: Mapping[str, str],
        writer: Annotator,
    ) -> tuple[str, ...]:
        lines = []
        if decl.extra is not None:
            extra = writer.wire(decl.extra)
            lines.append(f"__pydantic_extra__: {writer.generic('Dict')}[str, {extra}]")
        nullable = [names[p.name] for p in properties if takes_null(p.type, self.models.decls)]
        read_only = [
            names[p.name] for p in properties if p.access is Access.READ and not p.has_constant
        ]
        write_only = [
            names[p.name] for p in properties if p.required and not self._expected(decl, p)
        ]
        nulls = [names[p.name] for p in properties if p.has_constant and p.constant is None]
        facts = (
            ("_nullable", nullable),
            ("_read_only", read_only),
            ("_write_only", write_only),
            ("_null_constants", nulls),
        )
        lines.extend(_names_fact(name, held, writer) for name, held in facts if held)
        if decl.id in self.xml:
            lines.extend(_xml_facts(decl, properties, names, writer))
        return tuple(lines)


def exported(decls: Iterable[Decl], models: ModelNames) -> list[str]:
    """The names that a module defines for ``decls``."""
    listed = list(decls)
    found = [models.names[d.id] for d in listed]
    found += [models.inputs[d.id] for d in listed if d.id in models.inputs]
    return sorted([*found, *(old for d in listed for old, _ in other_names(d.id, models))])


def other_names(decl: DeclId, models: ModelNames) -> Iterator[tuple[str, str]]:
    """The names of OpenAPI Generator for a model, each with the name of today."""
    if decl in models.aliases:
        old, name = models.aliases[decl], models.names[decl]
        yield old, name
        if decl in models.inputs:
            yield f"{old}Param", models.inputs[decl]


def _alias(name: str, value: str, text: str) -> AliasView:
    return AliasView(name=name, value=value, doc=doc_view(text), documented=bool(text))


def _names_fact(name: str, names: list[str], writer: Annotator) -> str:
    class_var = writer.imports.name("typing", "ClassVar")
    frozen = writer.imports.name("typing", "FrozenSet")
    listed = ", ".join(py_str(n) for n in names)
    return f"{name}: {class_var}[{frozen}[str]] = frozenset({{{listed}}})"


def _xml_facts(
    decl: ObjectDecl,
    properties: tuple[Property, ...],
    names: Mapping[str, str],
    writer: Annotator,
) -> Iterable[str]:
    class_var = writer.imports.name("typing", "ClassVar")
    mapping = writer.imports.name("typing", "Mapping")
    entries = []
    root = decl.xml or Xml()
    named = replace(root, name=root.name or decl.hint.component)
    entries.append(f'"": {xml_info(named, writer)}')
    for prop in properties:
        item = items_xml(prop.type, writer.models.decls)
        if prop.xml is not None or item is not None:
            info = xml_info(replace(prop.xml or Xml(), item=item), writer)
            entries.append(f"{py_str(names[prop.name])}: {info}")
    if entries:
        info = writer.marker("XmlInfo")
        yield f"_xml: {class_var}[{mapping}[str, {info}]] = {{{', '.join(entries)}}}"
