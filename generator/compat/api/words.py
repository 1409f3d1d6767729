"""How sentences show what stands in documents: names, values and types."""

from __future__ import annotations

import dataclasses
import enum
import json
from collections.abc import Mapping, Sequence

from generator.diagnostics import Loc
from generator.diagnostics.wording import counted, shortened
from generator.ir.types import (
    AnyType,
    Array,
    Decl,
    DeclId,
    Literals,
    Map,
    Named,
    Nullable,
    Primitive,
    Tuple,
    TypeRef,
    Union,
)
from generator.notation.pointer import tokens_of

_SHOWN = 60
_LISTED = 5


def code(text: str) -> str:
    """``text`` between backticks, on one line and not too long."""
    seen = "".join(one if one.isprintable() else " " for one in text)
    plain = " ".join(seen.split()).replace("`", "'")
    return f"`{shortened(plain, _SHOWN)}`"


def listed(texts: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``; "nothing" for none."""
    if len(texts) < 2:
        return texts[0] if texts else "nothing"
    return f"{', '.join(texts[:-1])} and {texts[-1]}"


def spoken(keys: Sequence[str]) -> str:
    """The operations ``keys`` in a sentence: two of them, and how many more."""
    names = [code(key) for key in keys]
    if len(names) > 2:
        names = [*names[:2], counted(len(names) - 2, "more operation")]
    return listed(names) if names else "the API"


def value(found: object) -> str:
    """A value of a document, as JSON."""
    return code(json.dumps(_plain(found), ensure_ascii=False, sort_keys=True))


def _plain(found: object) -> object:
    """``found`` as what JSON can hold; a location is left out."""
    if isinstance(found, enum.Enum):
        return found.value
    if dataclasses.is_dataclass(found) and not isinstance(found, type):
        members = ((one.name, getattr(found, one.name)) for one in dataclasses.fields(found))
        return {
            name: _plain(member)
            for name, member in members
            if not isinstance(member, Loc) and member not in ("", None, (), False)
        }
    if isinstance(found, Mapping):
        return {str(key): _plain(member) for key, member in found.items()}
    if isinstance(found, tuple | list):
        return [_plain(member) for member in found]
    return found


def decl_name(decl: Decl | None) -> str:
    """What readers know a declaration by: its key, or its place."""
    if decl is None:
        return "object"
    if decl.hint.component:
        return decl.hint.component
    words = [step.word for step in decl.hint.trail if step.word]
    return ".".join(words[-2:]) or decl.hint.title or decl.hint.owner or "object"


def type_name(ref: TypeRef | None, decls: Mapping[DeclId, Decl], depth: int = 3) -> str:
    """A type in words of JSON, without backticks: ``string (date-time)``, ``array of Pet``."""
    match ref:
        case Primitive(kind=kind, format=word):
            return f"{kind.row.json} ({word})" if word else kind.row.json
        case Literals(values=values):
            texts = [json.dumps(one, ensure_ascii=False) for one in values[:_LISTED]]
            return " | ".join(texts + (["..."] if len(values) > _LISTED else []))
        case Array(item=item):
            return f"array of {type_name(item, decls, depth - 1) if depth else '...'}"
        case Map(value=inner):
            return f"map of {type_name(inner, decls, depth - 1) if depth else '...'}"
        case Tuple(items=items):
            return f"array of {counted(len(items), 'position')}"
        case Nullable(inner=inner):
            return f"{type_name(inner, decls, depth)} or null"
        case Union(variants=variants):
            names = [type_name(one, decls, depth - 1) for one in variants[:_LISTED] if depth]
            return " | ".join(names + (["..."] if len(variants) > len(names) else []))
        case Named(id=decl_id):
            return decl_name(decls.get(decl_id))
        case AnyType() | None:
            return "any value"


def pointer_name(loc: Loc) -> str:
    """The last name of a pointer."""
    tokens = tokens_of(loc.pointer)
    return tokens[-1] if tokens else loc.uri
