"""What a reply in JSON holds, at a small size: an interface of TypeScript for samples that have types."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from generator.emit.literals import js_str
from generator.ir.model import Api, Operation
from generator.ir.types import (
    Array,
    Decl,
    DeclId,
    EnumDecl,
    Literals,
    Map,
    Named,
    Nullable,
    ObjectDecl,
    Primitive,
    Scalar,
    TypeRef,
    Union,
)
from generator.ir.walk import properties_of, target_of

_NAME: Final = re.compile("[A-Za-z_$][A-Za-z0-9_$]*")
# How deep objects are shown in one another, and of how many properties or values.
_DEPTH: Final = 3
_MOST: Final = 12
_FEW: Final = 5


def reply_type(api: Api, operation: Operation) -> tuple[str, ...]:
    """The lines of ``interface Reply`` or ``type Reply``; () where no reply of JSON is described."""
    response = operation.reply_with_body()
    media = response.media[0] if response is not None else None
    if media is None or media.type is None or "json" not in media.content_type:
        return ()
    text = _Writer(api.decls).type(media.type, 0)
    head = "interface Reply " if text.startswith("{") and text.endswith("}") else "type Reply = "
    return tuple(f"{head}{text}{'' if head[0] == 'i' else ';'}".split("\n"))


@dataclass(frozen=True, slots=True)
class _Writer:
    decls: Mapping[DeclId, Decl]

    def type(self, ref: TypeRef, depth: int) -> str:
        """The type of a value inside of ``depth`` objects."""
        found = self._plain(target_of(ref, self.decls), depth)
        nullable = isinstance(ref, Nullable) and found not in {"unknown", "null"}
        return f"{found} | null" if nullable else found

    def _plain(self, ref: TypeRef, depth: int) -> str:
        match ref:
            case Primitive(kind=kind):
                return "number" if kind.row.json == "integer" else kind.row.json
            case Literals(values=values):
                return _one_of(values)
            case Array(item=item):
                inner = self.type(item, depth)
                return f"({inner})[]" if " | " in inner.partition("{")[0] else f"{inner}[]"
            case Map(value=value):
                return f"Record<string, {self.type(value, depth)}>"
            case Union(variants=variants):
                return self._union(variants, depth)
            case Named(id=id_):
                return self._named(self.decls.get(id_), depth)
            case _:
                return "unknown"

    def _union(self, variants: tuple[TypeRef, ...], depth: int) -> str:
        found = list(dict.fromkeys(self.type(one, depth) for one in variants))
        simple = len(found) <= _FEW and not any("\n" in one or one == "unknown" for one in found)
        return " | ".join(found) if simple else "unknown"

    def _named(self, decl: Decl | None, depth: int) -> str:
        match decl:
            case EnumDecl(values=values):
                return _one_of(values)
            case ObjectDecl():
                return self._object(decl, depth)
            case _:
                return "unknown"

    def _object(self, decl: ObjectDecl, depth: int) -> str:
        found = properties_of(decl, self.decls)
        if depth >= _DEPTH or not found:
            return "Record<string, unknown>"
        lines = []
        for prop in found[:_MOST]:
            name = prop.name if _NAME.fullmatch(prop.name) else js_str(prop.name)
            mark = "" if prop.required or prop.always else "?"
            lines.append(f"{name}{mark}: {self.type(prop.type, depth + 1)};")
        lines += ["[name: string]: unknown;"] if len(found) > _MOST else []
        body = "\n".join(lines).replace("\n", "\n  ")
        return f"{{\n  {body}\n}}"


def _one_of(values: tuple[Scalar, ...]) -> str:
    """The values themselves where they are few; servers may know others of an enumeration."""
    if len(values) <= _FEW and all(isinstance(one, str) for one in values):
        return " | ".join(js_str(str(one)) for one in values)
    kinds = dict.fromkeys(_KINDS.get(type(one).__name__, "unknown") for one in values)
    return " | ".join(kinds)


_KINDS: Final = {
    "str": "string",
    "bool": "boolean",
    "int": "number",
    "float": "number",
    "NoneType": "null",
}
