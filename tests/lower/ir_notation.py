"""The IR in a short hand, for expectations that people write and read.

``string``, ``date-time``, ``[T]``, ``(A, B, ...T)``, ``{T}`` (map), ``A | B``, ``T or null``,
``"a" | 1`` (literals), ``any``, ``T := 1`` (always sent as 1), and ``Name`` for a declaration: the key of a component, or the
owner and the trail of an inline schema (``Pet.owner``, ``listPets.200.item``).
"""

from __future__ import annotations

import json

from generator.ir.model import Operation, Parameter, ReplyLink
from generator.ir.types import (
    Access,
    AliasDecl,
    AnyType,
    Array,
    Decl,
    EnumDecl,
    Literals,
    Map,
    Named,
    NameHint,
    Nullable,
    ObjectDecl,
    Primitive,
    Property,
    Tuple,
    TypeRef,
    Union,
)


def name_of(hint: NameHint) -> str:
    if hint.explicit:
        return hint.explicit
    if hint.component:
        return hint.component
    return ".".join(
        [
            hint.owner,
            *(
                (
                    step.word
                    if step.kind in {"property", "response", "parameter", "header"} and step.word
                    else f"<{step.kind}{step.word}>"
                )
                for step in hint.trail
            ),
        ]
    )


def show(ref: TypeRef, decls) -> str:
    match ref:
        case Primitive(kind=kind):
            return kind.value
        case Literals(values=values):
            return " | ".join(json.dumps(v, ensure_ascii=False) for v in values)
        case Array(item=item, unique=unique):
            return f"[{show(item, decls)}]" + ("!" if unique else "")
        case Tuple(items=items, rest=rest):
            shown = [show(i, decls) for i in items] + (
                [f"...{show(rest, decls)}"] if rest is not None else []
            )
            return f"({', '.join(shown)})"
        case Map(value=value):
            return f"{{{show(value, decls)}}}"
        case Union(variants=variants, discriminator=tags):
            text = " | ".join(show(v, decls) for v in variants)
            if tags is not None:
                pairs = ", ".join(f"{tag}: {show(t, decls)}" for tag, t in tags.mapping)
                default = f", else {show(tags.default, decls)}" if tags.default is not None else ""
                text += f" by {tags.property}({pairs}{default})"
            return text
        case Nullable(inner=inner):
            shown = show(inner, decls)
            return f"({shown}) or null" if " | " in shown else f"{shown} or null"
        case Named(id=decl_id):
            return name_of(decls[decl_id].hint)
        case AnyType():
            return "any"


def show_property(prop: Property, decls) -> str:
    text = show(prop.type, decls)
    if prop.required:
        text = f"required {text}"
    evident = prop.required and isinstance(prop.type, Literals)
    if prop.has_constant and not evident:
        text += f" := {json.dumps(prop.constant)}"
    if prop.has_default:
        text += f" = {json.dumps(prop.default, ensure_ascii=False)}"
    if prop.access is not Access.BOTH:
        text += f" ({prop.access.value})"
    if prop.deprecated:
        text += " (deprecated)"
    if prop.secret:
        text += " (secret)"
    if prop.always:
        text += " (always)"
    return text


def show_decl(decl: Decl, decls) -> object:
    match decl:
        case ObjectDecl():
            shown: dict[str, object] = {p.name: show_property(p, decls) for p in decl.properties}
            if decl.bases:
                shown["<bases>"] = " ".join(name_of(decls[b].hint) for b in decl.bases)
            if decl.extra is not None:
                shown["<extra>"] = show(decl.extra, decls)
            if decl.closed:
                shown["<closed>"] = True
            if decl.requires:
                shown["<requires>"] = [
                    f"{r.minimum}..{r.maximum} of {' '.join(r.properties)}" for r in decl.requires
                ]
            return shown
        case EnumDecl():
            return "enum " + " | ".join(json.dumps(v, ensure_ascii=False) for v in decl.values)
        case AliasDecl():
            return "= " + show(decl.target, decls)


def show_parameter(p: Parameter, decls) -> str:
    text = f"{p.location.value} {show(p.type, decls)} {p.style.value}" + ("*" if p.explode else "")
    if p.required:
        text = f"required {text}"
    if p.media_type:
        text += f" as {p.media_type}"
    if p.has_default:
        text += f" = {json.dumps(p.default)}"
    for word in ("deprecated", "secret", "undeclared", "allow_reserved", "spans_segments"):
        if getattr(p, word):
            text += f" ({word})"
    return text


def show_media(media, decls) -> dict[str, object]:
    return {
        m.content_type: (show(m.type, decls) if m.type is not None else "nothing")
        + (f" items {show(m.item, decls)}" if m.item is not None else "")
        for m in media
    }


def show_link(link: ReplyLink) -> str:
    given = [f"{name}={value}" for name, value in link.parameters]
    return " ".join([link.operation, *given, *([f"body={link.body}"] if link.body else [])])


def show_operation(op: Operation, decls) -> dict[str, object]:
    shown: dict[str, object] = {"id": op.operation_id}
    if op.tags:
        shown["tags"] = list(op.tags)
    if op.parameters:
        # the same name may stand in two places
        shown["parameters"] = [f"{p.name}: {show_parameter(p, decls)}" for p in op.parameters]
    if op.body is not None:
        shown["body"] = ({"<required>": True} if op.body.required else {}) | show_media(
            op.body.media, decls
        )
        encoding = {
            e.property: " ".join(
                filter(
                    None,
                    [
                        e.content_type,
                        e.style.value if e.style else "",
                        {True: "explode", False: "plain", None: ""}[e.explode],
                        "reserved" if e.allow_reserved else "",
                        *(h.name for h in e.headers),
                    ],
                )
            )
            for m in op.body.media
            for e in m.encoding
        }
        if encoding:
            shown["encoding"] = encoding
    shown["responses"] = {
        r.status: show_media(r.media, decls)
        | ({"<headers>": {h.name: show(h.type, decls) for h in r.headers}} if r.headers else {})
        | ({"<links>": {one.name: show_link(one) for one in r.links}} if r.links else {})
        for r in op.responses
    }
    if op.security:
        shown["security"] = [
            " + ".join(" ".join([u.key, *u.scopes]) for u in alternative) or "anonymous"
            for alternative in op.security
        ]
    if op.servers:
        shown["servers"] = [s.url for s in op.servers]
    if op.callbacks:
        shown["callbacks"] = {
            f"{w.name} {w.expression} {w.operation.method}": show_operation(w.operation, decls)
            for w in op.callbacks
        }
    if op.deprecated:
        shown["deprecated"] = True
    return shown
