"""What samples call the result of a method, and what of it they show."""

from __future__ import annotations

import keyword
from typing import Final

from generator.ir.media import preferred
from generator.ir.types import (
    Access,
    EnumDecl,
    Literals,
    Named,
    ObjectDecl,
    Primitive,
    Property,
    TypeRef,
)
from generator.ir.walk import properties_of, target_of
from generator.names.plurals import singular
from generator.names.words import snake, split_words
from generator.targets.python.naming.classes import ModelNames
from generator.targets.python.naming.fields import field_names
from generator.targets.python.naming.resources import Resource
from generator.targets.python.planning.methods import PlannedMethod
from generator.targets.python.settings import Returns

#: What a result is called that has no better name; samples show all of it.
PLAIN: Final = "result"
# Names that samples use for something else.
_TAKEN: Final = frozenset({"client", "error", "item", "os", "sys"})


def shown_of(models: ModelNames, resource: Resource, planned: PlannedMethod) -> tuple[str, str]:
    """``("batch", "batch.id")``: the name of a result, and the expression to print.

    That is its id, else the first scalar that is always there, else all of it. Only an id says that the
    result is one of the things that the resource is about.
    """
    reply = planned.method.operation.reply_with_body()
    if reply is None or planned.returns is not Returns.VALUE or planned.paging or models.plain:
        return PLAIN, PLAIN
    field = _field(models, preferred(reply.media).type)
    words = split_words(resource.path[-1])
    name = snake((*words[:-1], singular(words[-1]))) if words else ""
    if field != "id" or not name.isidentifier() or keyword.iskeyword(name) or name in _TAKEN:
        name = PLAIN
    return name, f"{name}.{field}" if field else name


def _field(models: ModelNames, ref: TypeRef | None) -> str:
    target = target_of(ref, models.decls) if ref is not None else None
    decl = models.decls.get(target.id) if isinstance(target, Named) else None
    if not isinstance(decl, ObjectDecl) or decl.bases:
        return ""
    properties = list(properties_of(decl, models.decls))
    told = [one for one in properties if _tells(one, models)]
    best = next((one for one in told if one.name == "id"), None)
    best = best or next((one for one in told if one.required or one.always), None)
    return field_names(properties)[best.name] if best is not None else ""


def _tells(prop: Property, models: ModelNames) -> bool:
    target = target_of(prop.type, models.decls)
    is_enum = isinstance(target, Named) and isinstance(models.decls[target.id], EnumDecl)
    scalar = is_enum or isinstance(target, Primitive | Literals)
    return scalar and prop.access is not Access.WRITE and not prop.secret
