"""From declarations to modules of models."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from generator.emit.filters import py_literal, py_str
from generator.ir.types import (
    AliasDecl,
    Array,
    Decl,
    DeclId,
    EnumDecl,
    Literals,
    Nullable,
    ObjectDecl,
    Property,
    TypeRef,
    Xml,
)
from generator.ir.walk import groups, needs, properties_of, references
from generator.names.table import Wish, assign
from generator.names.words import snake, spelled_out, split_words
from generator.targets.python.annotations import Annotator, ModelNames
from generator.targets.python.docstrings import class_text, doc_view, property_text, prose
from generator.targets.python.imports import Imports
from generator.targets.python.reserved import FIELDS
from generator.targets.python.views import AliasView, ClassView, FieldView, ModelsModuleView


@dataclass(frozen=True, slots=True)
class ModelWriter:
    """Writes the modules of models of one SDK."""

    models: ModelNames
    floor: tuple[int, int]
    header: str
    xml: frozenset[DeclId]  # declarations that travel as XML
    order: Mapping[DeclId, tuple[int, int]]  # of classes: what is needed first, bases first

    def modules(self, decls: Iterable[Decl]) -> Mapping[str, ModelsModuleView]:
        """Every module by name; ``decls`` are the ones that get a class or alias of their own."""
        grouped: dict[str, list[Decl]] = {}
        for decl in decls:
            grouped.setdefault(self.models.modules[decl.id], []).append(decl)
        return {name: self._module(name, grouped[name]) for name in sorted(grouped)}

    def _module(self, module: str, decls: list[Decl]) -> ModelsModuleView:
        imports = Imports()
        writer = Annotator(self.models, imports, self.floor, module, builtin_generics=True)
        enums = [self._enum(d, writer) for d in decls if isinstance(d, EnumDecl)]
        ordered = sorted(
            (d for d in decls if isinstance(d, ObjectDecl)), key=lambda d: self.order[d.id]
        )
        classes = [self._class(d, writer) for d in ordered]
        targets = _targets_first([d for d in decls if isinstance(d, AliasDecl)])
        aliases = [self._alias(d, writer) for d in targets]
        names = sorted(self.models.names[d.id] for d in decls)
        return ModelsModuleView(
            self.header,
            doc_view(f"Models: {module.replace('_', ' ')}."),
            imports.lines(),
            tuple(enums),
            tuple(classes),
            tuple(aliases),
            tuple(names),
        )

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

    def _alias(self, decl: AliasDecl, writer: Annotator) -> AliasView:
        value = writer.wire(decl.target, decl.id)
        return _alias(self.models.names[decl.id], value, prose(decl.doc))

    # -- classes -------------------------------------------------------------------------

    def _class(self, decl: ObjectDecl, writer: Annotator) -> ClassView:
        base, properties = self._inheritance(decl, writer)
        names = field_names(properties_of(decl, self.models.decls))
        fields = tuple(self._field(p, names[p.name], writer) for p in properties)
        name = self.models.names[decl.id]
        text = class_text(decl, f"{name}.")
        extras = self._extras(decl, properties, names, writer)
        return ClassView(name, base, doc_view(text), fields, extras)

    def _inheritance(self, decl: ObjectDecl, writer: Annotator) -> tuple[str, tuple[Property, ...]]:
        if len(decl.bases) == 1:
            parent = self.models.decls.get(decl.bases[0])
            if isinstance(parent, ObjectDecl):
                inherited = {p.name for p in properties_of(parent, self.models.decls)}
                if inherited.isdisjoint(p.name for p in decl.properties):
                    return writer.named(parent.id), decl.properties
        writer.imports.name(".._core.models", "Model as BaseModel")
        return "BaseModel", properties_of(decl, self.models.decls)

    def _field(self, prop: Property, name: str, writer: Annotator) -> FieldView:
        annotation = writer.wire(prop.type)
        constant = _constant(prop)
        if constant is None and not (prop.required and not isinstance(prop.type, Nullable)):
            annotation = writer.optional(annotation)
        options = []
        if constant is not None:
            options.append(f"default={constant}")
        elif not prop.required:
            options.append("default=None")
        if name != prop.name:
            # not ``alias``: type checkers would take that for the name of the argument
            wire = py_str(prop.name)
            options.append(f"validation_alias={wire}")
            options.append(f"serialization_alias={wire}")
        if prop.secret:
            options.append("repr=False")
        value = _field_value(options, writer)
        text = property_text(prop)
        return FieldView(f"{name}: {annotation}{value}", doc_view(text), bool(text))

    def _extras(
        self,
        decl: ObjectDecl,
        properties: tuple[Property, ...],
        names: Mapping[str, str],
        writer: Annotator,
    ) -> tuple[str, ...]:
        lines = []
        nullable = [names[p.name] for p in properties if isinstance(p.type, Nullable)]
        read_only = [names[p.name] for p in properties if p.access.value == "read"]
        if nullable:
            lines.append(_names_fact("_nullable", nullable, writer))
        if read_only:
            lines.append(_names_fact("_read_only", read_only, writer))
        if decl.id in self.xml:
            lines.extend(_xml_facts(decl, properties, names, writer))
        return tuple(lines)


def class_order(decls: Mapping[DeclId, Decl]) -> Mapping[DeclId, tuple[int, int]]:
    """Where a class stands: after what it needs, and in a cycle after its bases."""
    return {
        decl: (at, _depth(decl, decls))
        for at, group in enumerate(groups(decls))
        for decl in group
    }


def _depth(decl: DeclId, decls: Mapping[DeclId, Decl]) -> int:
    """How many classes a class inherits from."""
    seen = {decl}
    depth, stack = 0, [decl]
    while stack:
        node = decls[stack.pop()]
        bases = [b for b in node.bases if b not in seen] if isinstance(node, ObjectDecl) else []
        seen.update(bases)
        stack.extend(bases)
        depth += len(bases)
    return depth


def field_names(properties: Iterable[Property]) -> Mapping[str, str]:
    """The Python name of every property of one object."""
    wishes = []
    for prop in properties:
        plain = snake(split_words(prop.name))
        spelled = snake(spelled_out(prop.name))
        # a property that is spelled as an identifier keeps its name against one that is not
        rank = 0 if prop.explicit else 1 if prop.name == plain else 2
        choices = tuple(dict.fromkeys(c for c in (prop.explicit, plain, spelled) if c))
        wishes.append(Wish(prop.name, tuple(c.lstrip("_") or "field" for c in choices), rank))
    return assign(wishes, reserved=FIELDS).names


def _alias(name: str, value: str, text: str) -> AliasView:
    return AliasView(name, value, doc_view(text), bool(text))


def _field_value(options: list[str], writer: Annotator) -> str:
    if not options:
        return ""
    if len(options) == 1 and options[0].startswith("default="):
        return f" = {options[0].removeprefix('default=')}"
    writer.imports.module("import pydantic")
    return f" = pydantic.Field({', '.join(options)})"


def _constant(prop: Property) -> str | None:
    """A required constant needs not be given: there is one value it can have."""
    if prop.required and isinstance(prop.type, Literals) and len(prop.type.values) == 1:
        return py_literal(prop.type.values[0])
    return None


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
    entries.append(f'"": {_xml_info(named, None, writer)}')
    for prop in properties:
        item = _item_xml(prop.type)
        if prop.xml is not None or item is not None:
            info = _xml_info(prop.xml or Xml(), item, writer)
            entries.append(f"{py_str(names[prop.name])}: {info}")
    if entries:
        writer.marker("XmlInfo")
        yield f"_xml: {class_var}[{mapping}[str, XmlInfo]] = {{{', '.join(entries)}}}"


def _item_xml(ref: TypeRef) -> Xml | None:
    bare = ref.inner if isinstance(ref, Nullable) else ref
    return bare.xml if isinstance(bare, Array) else None


def _xml_info(xml: Xml, item: Xml | None, writer: Annotator) -> str:
    writer.marker("XmlInfo")
    parts = [
        f"{key}={py_str(value)}"
        for key, value in (
            ("name", xml.name),
            ("namespace", xml.namespace),
            ("prefix", xml.prefix),
        )
        if value
    ]
    flags = (("attribute", xml.attribute), ("wrapped", xml.wrapped), ("text", xml.text))
    parts.extend(f"{key}=True" for key, value in flags if value)
    if item is not None:
        parts.append(f"item={_xml_info(item, None, writer)}")
    return f"XmlInfo({', '.join(parts)})"


def _targets_first(decls: list[AliasDecl]) -> list[AliasDecl]:
    """Aliases in an order in which each finds the ones it is made of."""
    here = {d.id: d for d in decls}
    done: dict[DeclId, AliasDecl] = {}
    for decl in decls:
        stack = [(decl, iter(needs(decl)))]
        active = {decl.id}
        while stack:
            node, children = stack[-1]
            child = next((c for c in children if c in here and c not in done), None)
            if child is not None and child not in active:
                active.add(child)
                stack.append((here[child], iter(references(here[child].target))))
            elif child is None:
                done.setdefault(node.id, node)
                stack.pop()
    return list(done.values())
