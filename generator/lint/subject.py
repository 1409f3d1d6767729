"""What is looked at: the document, what it means, and the SDK that it makes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from generator.diagnostics import Loc
from generator.document.model import Document
from generator.emit.yaml import flow_text
from generator.ir.model import Api, Operation, Parameter
from generator.ir.types import Doc, ObjectDecl, Property, TypeRef
from generator.names.tree import Names
from generator.notation.pointer import tokens_of
from generator.relations.relate import Relations
from generator.targets.tables.python import PythonTable


@dataclass(frozen=True, slots=True)
class Subject:
    """One document, understood. ``names`` and ``table`` are of the SDK that it makes."""

    document: Document
    relations: Relations
    names: Names
    table: PythonTable

    @property
    def api(self) -> Api:
        """What the document says."""
        return self.relations.api

    def values(self) -> Iterator[Value]:
        """Every parameter and property of the API, each once."""
        seen: set[Loc] = set()
        for operation in self.api.operations:
            for parameter in operation.parameters:
                if parameter.loc not in seen and not parameter.undeclared:
                    seen.add(parameter.loc)
                    yield Value(parameter, "parameter")
        for decl in self.api.decls.values():
            for one in decl.properties if isinstance(decl, ObjectDecl) else ():
                if one.loc not in seen:
                    seen.add(one.loc)
                    yield Value(one, "property")

    def overlay(self, loc: Loc, update: UpdateValue) -> str:
        """What to write: an action of an overlay, or only the lines, where no overlay reaches."""
        text = flow_text(update)
        if loc.uri != self.document.uri:
            return f"Add {text} there."
        action = flow_text({"target": json_path(loc.pointer), "update": update})
        return f"Add {text} there, or `- {action}` to the actions of an overlay."


#: What an action writes, as plain data.
UpdateValue: TypeAlias = "dict[str, UpdateValue] | list[UpdateValue] | str | int | bool"


@dataclass(frozen=True, slots=True)
class Value:
    """A parameter or a property."""

    item: Parameter | Property
    what: str  # the word for it

    @property
    def name(self) -> str:
        """Its name in the document."""
        return self.item.name

    @property
    def doc(self) -> Doc:
        """What is said about it."""
        return self.item.doc

    @property
    def type(self) -> TypeRef:
        """What values it has."""
        return self.item.type

    @property
    def loc(self) -> Loc:
        """Where it is written."""
        return self.item.loc

    @property
    def said(self) -> str:
        """How messages name it."""
        return f"The {self.what} {self.name!r}"


def json_path(pointer: str) -> str:
    """A JSON Pointer as the JSONPath of an overlay's target: ``$.paths['/pets'].get``."""
    steps = (step if step.isidentifier() and step.isascii() else "" for step in tokens_of(pointer))
    parts = zip(tokens_of(pointer), steps, strict=True)
    return "$" + "".join(f".{plain}" if plain else f"[{_index(token)}]" for token, plain in parts)


def _index(token: str) -> str:
    """A step in brackets: the position in a list, or a name in quotes."""
    if token.isascii() and token.isdigit() and len(token) < 4:
        return token
    quoted = token.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{quoted}'"


def told(operation: Operation) -> str:
    """How messages name an operation."""
    return repr(operation.key) if operation.operation_id else operation.key
