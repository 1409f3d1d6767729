"""An example value as an XML document, by the ``xml`` objects of the schemas."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from generator.ir.types import (
    AliasDecl,
    AnyType,
    Array,
    Decl,
    DeclId,
    JsonValue,
    Map,
    Named,
    Nullable,
    ObjectDecl,
    Property,
    Tuple,
    TypeRef,
    Xml,
)
from generator.ir.walk import properties_of, target_of
from generator.requests.serialize import text_of

_PLAIN: Final = Xml()
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME: Final = re.compile(r"[^\W\d][\w.\-]*")


def xml_text(
    value: JsonValue, ref: TypeRef, decls: Mapping[DeclId, Decl], root: Xml | None = None
) -> str:
    """The document, with its declaration; ``root`` is what the body says of its root element."""
    writer = _Writer(decls)
    own = writer.own(ref)
    body = writer.element(_named(root, own) or writer.name(ref), value, ref, root or own)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}'


@dataclass(frozen=True, slots=True)
class _Writer:
    decls: Mapping[DeclId, Decl]

    def element(self, name: str, value: JsonValue, ref: TypeRef, info: Xml) -> str:
        tag, attributes = _tag(name, info)
        inside = ""
        match value:
            case dict():
                more, inside = self._properties(value, ref)
                attributes += more
            case tuple():
                inside = self._items(value, ref, info)
            case None:
                pass
            case _:
                inside = _escaped(value)
        return f"<{tag}{attributes}>{inside}</{tag}>" if inside else f"<{tag}{attributes} />"

    def _properties(self, value: Mapping[str, JsonValue], ref: TypeRef) -> tuple[str, str]:
        """The attributes and the content of an object."""
        attributes, inside = "", ""
        known = {prop.name: prop for prop in self._declared(ref)}
        for wire, item in value.items():
            prop = known.get(wire)
            info = (prop.xml if prop is not None else None) or _PLAIN
            inner = prop.type if prop is not None else self._value_type(ref)
            if item is None:
                continue
            if info.attribute:
                tag, declaration = _tag(info.name or wire, info)
                attributes += f"{declaration} {tag}={_quoted(_FORBIDDEN.sub('', text_of(item)))}"
            elif info.text:
                inside += _text(item, info)
            elif isinstance(item, tuple):
                inside += self._array(wire, item, inner, info)
            else:
                inside += self.element(info.name or wire, item, inner, info)
        return attributes, inside

    def _array(self, wire: str, value: tuple[JsonValue, ...], ref: TypeRef, info: Xml) -> str:
        """Items side by side, or inside one more element if wrapped."""
        target = target_of(ref, self.decls)
        item_type = target.item if isinstance(target, Array) else AnyType()
        item_info = (target.xml if isinstance(target, Array) else None) or _PLAIN
        # without a name for the items an unwrapped array has no use for a name of its own
        name = item_info.name or ((info.name or wire) if info.wrapped else wire)
        inside = "".join(self.element(name, item, item_type, item_info) for item in value)
        if not info.wrapped:
            return inside
        tag, declaration = _tag(info.name or wire, info)
        return f"<{tag}{declaration}>{inside}</{tag}>"

    def _items(self, value: tuple[JsonValue, ...], ref: TypeRef, outer: Xml) -> str:
        """The items of an array that is no property."""
        target = target_of(ref, self.decls)
        inside = ""
        for index, item in enumerate(value):
            kind: TypeRef = target.item if isinstance(target, Array) else AnyType()
            if isinstance(target, Tuple) and index < len(target.items):
                kind = target.items[index]
            near = outer.item or (target.xml if isinstance(target, Array) else None)
            said = outer.parts[index] if index < len(outer.parts) else near
            if said is not None and said.text:
                inside += _text(item, said)
                continue
            own = self.own(kind)
            name = _named(said, own) or self.name(kind)
            inside += self.element(name, item, kind, said or own)
        return inside

    def own(self, ref: TypeRef) -> Xml:
        """The ``xml`` object of a declaration itself."""
        match self.decls.get(ref.id) if isinstance(ref, Named) else None:
            case ObjectDecl(xml=info) | AliasDecl(xml=info):
                return info or _PLAIN
            case _:
                return _PLAIN

    def name(self, ref: TypeRef) -> str:
        """What an element is called that has no name of its own: like its component."""
        while isinstance(ref, Nullable):
            ref = ref.inner
        decl = self.decls.get(ref.id) if isinstance(ref, Named) else None
        if decl is not None and decl.hint.component:
            return decl.hint.component
        return "items" if isinstance(target_of(ref, self.decls), Array) else "root"

    def _declared(self, ref: TypeRef) -> tuple[Property, ...]:
        target = target_of(ref, self.decls)
        decl = self.decls.get(target.id) if isinstance(target, Named) else None
        return properties_of(decl, self.decls) if isinstance(decl, ObjectDecl) else ()

    def _value_type(self, ref: TypeRef) -> TypeRef:
        target = target_of(ref, self.decls)
        return target.value if isinstance(target, Map) else AnyType()


def _named(near: Xml | None, far: Xml) -> str:
    """The name that is said where a value is used, else that of its class."""
    return (near.name if near is not None else "") or far.name


def _text(value: JsonValue, info: Xml) -> str:
    """Text between elements."""
    if not info.cdata:
        return _escaped(value)
    text = _FORBIDDEN.sub("", text_of(value)).replace("]]>", "]]]]><![CDATA[>")
    return f"<![CDATA[{text}]]>"


def _tag(name: str, info: Xml) -> tuple[str, str]:
    """The name with its prefix, and the declaration of its namespace."""
    name = name if _NAME.fullmatch(name) else "value"
    prefix = f"{info.prefix}:" if _NAME.fullmatch(info.prefix) else ""
    if not info.namespace:
        return prefix + name, ""
    xmlns = f"xmlns:{info.prefix}" if prefix else "xmlns"
    return prefix + name, f" {xmlns}={_quoted(info.namespace)}"


def _quoted(text: str) -> str:
    from xml.sax.saxutils import quoteattr  # noqa: PLC0415  (takes 8 MB; few APIs speak XML)

    return quoteattr(text)


def _escaped(value: JsonValue) -> str:
    from xml.sax.saxutils import escape  # noqa: PLC0415  (see above)

    return escape(_FORBIDDEN.sub("", text_of(value)))
