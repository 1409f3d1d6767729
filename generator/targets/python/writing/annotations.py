"""From the types of the IR to the annotations of Python, for one floor of Python.

Three readers need a type: the runtime (what is on the wire), the signature (what a caller may
pass) and the result. :class:`Annotator` writes all three and notes the imports.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.emit.filters import py_literal, py_str
from generator.ir.kinds import Kind
from generator.ir.types import (
    AliasDecl,
    AnyType,
    Array,
    DeclId,
    Discriminator,
    EnumDecl,
    Literals,
    Map,
    Named,
    Nullable,
    ObjectDecl,
    Primitive,
    Scalar,
    Tuple,
    TypeRef,
    Union,
)
from generator.ir.variants import objects_of, telling
from generator.never import assert_never
from generator.targets.python.naming.classes import ModelNames
from generator.targets.python.writing.imports import Imports
from generator.targets.python.writing.spelling import spelling_of

#: More lengths of a tuple than this are too much to read.
_MOST_TUPLES = 3


@dataclass(frozen=True, slots=True)
class Annotator:
    """Writes annotations for one module.

    ``home`` is the models module being written, "" in any other module: there models are
    reached as ``models.X``. ``core`` is the runtime, seen from the module.
    """

    models: ModelNames
    imports: Imports
    floor: tuple[int, int]
    home: str = ""
    builtin_generics: bool = False
    core: str = ".._core"

    @property
    def _new_unions(self) -> bool:
        return self.floor >= (3, 10) and self.builtin_generics

    def name(self, module: str, name: str) -> str:
        """A name of another module, as the code writes it."""
        return self.imports.name(module, name)

    def generic(self, name: str) -> str:
        """``List`` (imported from typing) or, where the floor allows it, ``list``."""
        if self.builtin_generics and self.floor >= (3, 9):
            return name.lower()
        return self.imports.name("typing", name)

    def literal(self) -> str:
        """``Literal``, from where the floor has it."""
        return self.imports.name(
            "typing" if self.floor >= (3, 8) else "typing_extensions", "Literal"
        )

    def annotated(self) -> str:
        """``Annotated``, from where the floor has it."""
        return self.imports.name(
            "typing" if self.floor >= (3, 9) else "typing_extensions", "Annotated"
        )

    def any(self) -> str:
        """``Any``."""
        return self.imports.name("typing", "Any")

    def optional(self, inner: str) -> str:
        """``inner`` or None."""
        written = self.imports.written
        if inner in {"None", written("Any")} or inner.startswith(f"{written('Optional')}["):
            return inner
        if self._new_unions:
            return inner if inner.endswith(" | None") else f"{inner} | None"
        return f"{self.imports.name('typing', 'Optional')}[{inner}]"

    def union(self, parts: list[str]) -> str:
        """One of ``parts``, each once."""
        unique = list(dict.fromkeys(parts))
        if self.imports.written("Any") in unique:
            return self.any()
        if len(unique) == 1:
            return unique[0]
        if self._new_unions:
            return " | ".join(unique)
        return f"{self.imports.name('typing', 'Union')}[{', '.join(unique)}]"

    # -- what is on the wire: fields of models, replies, descriptors ---------------------

    def wire(self, ref: TypeRef, alias: DeclId | None = None) -> str:
        """The type of a value as the runtime reads and writes it."""
        match ref:
            case Primitive():
                return self._primitive(ref)
            case Literals():
                return self.open_enum(ref.values)
            case Array():
                return f"{self.generic('List')}[{self.wire(ref.item, alias)}]"
            case Tuple():
                return self._tuple(ref, lambda item: self.wire(item, alias))
            case Map():
                return f"{self.generic('Dict')}[str, {self.wire(ref.value, alias)}]"
            case Union():
                return self._union(ref, alias)
            case Nullable():
                return self.optional(self.wire(ref.inner, alias))
            case Named():
                if alias is not None and (alias, ref.id) in self.models.cut:
                    return self.any()
                return self.named(ref.id)
            case AnyType():
                return self.any()
            case _:
                assert_never(ref)

    def named(self, decl: DeclId) -> str:
        """A model, by the name this module knows it under."""
        return self._reached(decl, self.models.names[decl])

    def _reached(self, decl: DeclId, name: str) -> str:
        if not self.home:
            return f"models.{name}"
        module = self.models.modules[decl]
        return name if module == self.home else self.imports.own(f".{module}", name)

    def _primitive(self, ref: Primitive) -> str:
        spelling = spelling_of(ref.kind, plain=self.models.plain)
        plain = self._plain(spelling.name)
        if not spelling.wire:
            return plain
        marker = self.marker("Wire")
        return f"{self.annotated()}[{plain}, {marker}({py_str(spelling.wire)})]"

    def _plain(self, name: str) -> str:
        if name.startswith("_dt."):
            self.imports.module("import datetime as _dt")
        elif name.startswith("_"):
            module = name.partition(".")[0]
            self.imports.module(f"import {module[1:]} as {module}")
        return name

    def marker(self, name: str) -> str:
        """A marker of the runtime, imported from where this module stands."""
        return self.imports.name(f"{self.core}.codec.markers", name)

    def part(self, name: str) -> str:
        """A class that descriptors of operations are made of."""
        return self.imports.name(f"{self.core}.spec.operation", name)

    def open_enum(self, values: tuple[Scalar, ...]) -> str:
        """An enumeration that also takes values the document does not know yet."""
        base = self._base(values)
        listed = self._literal_values(values)
        parts = [f"{self.literal()}[{', '.join(listed)}]"] if listed else []
        kept = ", ".join(py_literal(v) for v in values)
        body = self.union([*parts, *base])
        return f"{self.annotated()}[{body}, {self.marker('OpenEnum')}({kept})]"

    @staticmethod
    def _literal_values(values: tuple[Scalar, ...]) -> list[str]:
        return [py_literal(v) for v in values if isinstance(v, bool | int | str)]

    @staticmethod
    def _base(values: tuple[Scalar, ...]) -> list[str]:
        kinds = dict.fromkeys(type(v).__name__ for v in values)
        return [{"NoneType": "None"}.get(kind, kind) for kind in kinds] or ["str"]

    def _tuple(self, ref: Tuple, write: Callable[[TypeRef], str]) -> str:
        items = [write(item) for item in ref.items]
        if ref.rest is not None:
            return f"{self.generic('List')}[{self.union([*items, write(ref.rest)])}]"
        if not items:
            return f"{self.generic('List')}[{self.any()}]"
        if ref.optional > _MOST_TUPLES:
            return f"{self.generic('List')}[{self.union(items)}]"
        generic = self.generic("Tuple")
        lengths = range(len(items), len(items) - ref.optional - 1, -1)
        return self.union([f"{generic}[{', '.join(items[:n]) or '()'}]" for n in lengths])

    def _union(self, ref: Union, alias: DeclId | None) -> str:
        parts = [self.wire(variant, alias) for variant in ref.variants]
        tags = ref.discriminator
        arguments = self._tags(tags) if tags is not None else ""
        if arguments and Map(AnyType()) in ref.variants:
            arguments += ', default="dict"'
        if arguments:
            parts.append(f"{self.generic('Dict')}[str, {self.any()}]")
        body = self.union(parts)
        told = arguments or telling(ref, self.models.decls)
        if body == self.imports.written("Any") or not told:
            return body
        marker = self.imports.name(f"{self.core}.codec.unions", "Discriminated")
        return f"{self.annotated()}[{body}, {marker}({arguments})]"

    def _tags(self, tags: Discriminator) -> str:
        """The arguments of the mark of a union with tags; "" if no class has one."""
        pairs = [
            f"{py_literal(tag)}: {names}"
            for tag, target in tags.mapping
            if (names := self._classes(target))
        ]
        if not pairs:
            return ""
        found = [py_str(tags.property), f"{{{', '.join(pairs)}}}"]
        if tags.default is not None and (default := self._classes(tags.default)):
            found.append(f"default={default}")
        if tags.optional:
            found.append("optional=True")
        return ", ".join(found)

    def _classes(self, ref: TypeRef) -> str:
        """The classes that a variant is: a name, or several for a union."""
        decls = objects_of(ref, self.models.decls)
        names = list(dict.fromkeys(py_str(self.models.names[decl.id]) for decl in decls))
        return f"({', '.join(names)})" if len(names) > 1 else "".join(names)

    # -- what a caller may pass ----------------------------------------------------------

    def argument(self, ref: TypeRef) -> str:
        """The type of an argument: closed enumerations, models or mappings, any sequence."""
        match ref:
            case Primitive():
                return self._argument_primitive(ref)
            case Literals():
                return self._closed(ref.values)
            case Array():
                sequence = self.imports.name("typing", "Sequence")
                return f"{sequence}[{self.argument(ref.item)}]"
            case Tuple():
                return self._tuple(ref, self.argument)
            case Map():
                mapping = self.imports.name("typing", "Mapping")
                return f"{mapping}[str, {self.argument(ref.value)}]"
            case Union():
                return self.union([*map(self.argument, ref.variants), *self._decimal(ref)])
            case Nullable():
                return self.optional(self.argument(ref.inner))
            case Named():
                return self._argument_named(ref.id)
            case AnyType():
                return self.any()
            case _:
                assert_never(ref)

    def _decimal(self, ref: Union) -> list[str]:
        """The type of decimals where a number may also be text: what servers do for their sake."""
        types = {each.kind.row.json for each in ref.variants if isinstance(each, Primitive)}
        both = "number" in types and "string" in types
        decimal = spelling_of(Kind.DECIMAL, plain=self.models.plain)
        return [self._plain(decimal.name)] if both else []

    def _argument_primitive(self, ref: Primitive) -> str:
        if ref.kind is Kind.BINARY:
            return self.imports.name(f"{self.core}.wire.files", "FileInput")
        spelling = spelling_of(ref.kind, plain=self.models.plain)
        names = [self._plain(name) for name in (spelling.name, *spelling.others)]
        return self.union([*names, "str"] if spelling.or_text else names)

    def _closed(self, values: tuple[Scalar, ...]) -> str:
        listed = self._literal_values(values)
        if len(listed) < len(values):
            return self.union(self._base(values))
        return f"{self.literal()}[{', '.join(listed)}]"

    def _argument_named(self, decl: DeclId) -> str:
        name = self.models.inputs.get(decl)
        return self.input(decl) if name is None else self._reached(decl, name)

    def input(self, decl: DeclId) -> str:
        """What a caller may pass for a model."""
        found = self.models.decls[decl]
        match found:
            case ObjectDecl():
                mapping = self.imports.name("typing", "Mapping")
                return self.union([self.named(decl), f"{mapping}[str, {self.any()}]"])
            case EnumDecl(values=values):
                return self._closed(values)
            case AliasDecl(target=target):
                if any(pair[0] == decl for pair in self.models.cut):
                    return self.any()
                return self.argument(target)
            case _:
                assert_never(found)
