"""XML bodies, read and written by the ``xml`` objects of the schemas, through the JSON form.

Writing takes what :mod:`.encode` returns; reading returns what :mod:`.decode` takes. Document types
and entities are refused: no API needs them, and they can exhaust a machine.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Dict, Iterator, List, Optional, Set, Tuple
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from ..base.errors import InvalidRequestError, ResponseValidationError
from ..base.guards import is_dict, is_list
from . import styles
from .markers import XmlInfo
from .shapes import ListShape, ModelShape, Shape, TupleShape, UnionShape, bare

_PLAIN = XmlInfo()
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = re.compile(r"[^\W\d][\w.\-]*")
_NIL = "nil"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"


class Element:
    """One parsed element: local names, and its own text without that of its children."""

    __slots__ = ("attributes", "children", "name", "text")

    def __init__(self, name: str, attributes: Mapping[str, str]) -> None:
        self.name = name
        self.attributes = dict(attributes)
        self.children: List[Element] = []
        self.text = ""


def root_of(type_: object) -> XmlInfo:
    """What the type of a body says of its root element, beside what its class says."""
    marks: Tuple[object, ...] = getattr(type_, "__metadata__", ())
    return next((mark for mark in marks if isinstance(mark, XmlInfo)), _PLAIN)


def dumps(value: object, shape: Shape, root: XmlInfo = _PLAIN) -> bytes:
    """A JSON-ready value as an XML document in UTF-8."""
    shape = bare(shape)
    info = root if root is not _PLAIN else _own(shape) or _PLAIN
    name = info.name or (_own(shape) or _PLAIN).name or _root_name(shape)
    body = "".join(_element(name, value, shape, info))
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + body.encode("utf-8")


def loads(data: bytes, shape: Shape, root: XmlInfo = _PLAIN) -> object:
    """An XML document as a JSON-ready value: scalars are text, which the codec converts."""
    element = parse(data)
    shape = bare(shape)
    if isinstance(shape, ListShape):
        return [_read(child, shape.item) for child in element.children]
    if isinstance(shape, TupleShape) and not any(part.text for part in root.parts):
        pairs = zip(element.children, shape.items)  # noqa: B905  Python 3.7 has no ``strict``
        return [_read(child, inner) for child, inner in pairs]
    return _read(element, shape)


def parse(data: bytes) -> Element:
    """The root element. Raises :class:`ResponseValidationError`."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    stack: List[Element] = [Element("", {})]

    def start(name: str, attributes: Dict[str, str]) -> None:
        local = {key.rpartition(" ")[2]: text for key, text in attributes.items()}
        element = Element(name.rpartition(" ")[2], local)
        stack[-1].children.append(element)
        stack.append(element)

    def end(_name: str) -> None:
        stack.pop()

    def text(data: str) -> None:
        stack[-1].text += data

    def refuse(*_: object) -> None:
        raise ResponseValidationError(
            "the body contains a document type declaration, which is refused"
        )

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        snippet = data[:120].decode("utf-8", "replace")
        raise ResponseValidationError(f"the body is not XML ({error}): {snippet}") from None
    return stack[0].children[0]


def _own(shape: Shape) -> Optional[XmlInfo]:
    return shape.xml("") if isinstance(shape, ModelShape) else None


def _root_name(shape: Shape) -> str:
    if isinstance(shape, ListShape):
        return "items"
    return shape.cls.__name__ if isinstance(shape, ModelShape) else "root"


def _tag(name: str, info: XmlInfo) -> Tuple[str, str]:
    """The name with its prefix, and the declaration of its namespace."""
    for part in (name, info.prefix or "x"):
        if not _NAME.fullmatch(part):
            raise InvalidRequestError(f"{part!r} cannot be the name of an XML element")
    prefix = f"{info.prefix}:" if info.prefix else ""
    if not info.namespace:
        return prefix + name, ""
    xmlns = f"xmlns:{info.prefix}" if info.prefix else "xmlns"
    return prefix + name, f" {xmlns}={quoteattr(info.namespace)}"


def _element(name: str, value: object, shape: Shape, info: XmlInfo) -> Iterator[str]:
    """The text of one element."""
    tag, declaration = _tag(name, info)
    shape = bare(shape)
    attributes, inside = declaration, ""
    if is_dict(value):
        more, inside = _properties(value, shape)
        attributes += more
    elif is_list(value):
        inside = "".join(piece for v, s, i in _members(value, shape, info) for piece in _item(v, s, i))
    elif value is not None:
        inside = _escaped(value)
    yield f"<{tag}{attributes}>{inside}</{tag}>" if inside else f"<{tag}{attributes} />"


def _members(
    value: List[object], shape: Shape, info: XmlInfo
) -> Iterator[Tuple[object, Shape, XmlInfo]]:
    """The items of an array, each with its shape and what is said of it."""
    for index, item in enumerate(value):
        inner = shape.item if isinstance(shape, ListShape) else shape
        if isinstance(shape, TupleShape) and index < len(shape.items):
            inner = shape.items[index]
        found = info.parts[index] if index < len(info.parts) else info.item
        yield item, inner, found if found is not None else _PLAIN


def _item(value: object, shape: Shape, info: XmlInfo) -> Iterator[str]:
    """One item of an array that is no property."""
    if info.text:
        yield _text(value, info)
        return
    own = _own(bare(shape)) or _PLAIN
    name = info.name or own.name or _root_name(bare(shape))
    yield _nil(name, info) if value is None else "".join(_element(name, value, shape, info))


def _nil(name: str, info: XmlInfo) -> str:
    """The element that stands for null."""
    tag, declaration = _tag(name, info)
    return f'<{tag}{declaration} xmlns:xsi="{_INSTANCE}" xsi:nil="true" />'


def _text(value: object, info: XmlInfo) -> str:
    """Text between elements."""
    if not info.cdata:
        return _escaped(value)
    text = _checked(styles.text_of(value)).replace("]]>", "]]]]><![CDATA[>")
    return f"<![CDATA[{text}]]>"


def _properties(value: Mapping[str, object], shape: Shape) -> Tuple[str, str]:
    """The attributes and the content of an object."""
    attributes, inside = "", ""
    shape = _variant(value, shape)
    for wire, item in value.items():
        info, inner = _property(shape, wire)
        name = info.name or wire
        if item is None:
            inside += "" if info.attribute or info.text else _nil(name, info)
        elif info.attribute:
            tag, declaration = _tag(name, info)
            attributes += f"{declaration} {tag}={quoteattr(_checked(styles.text_of(item)))}"
        elif info.text:
            inside += _text(item, info)
        elif is_list(item):
            inside += "".join(_array(wire, item, inner, info))
        else:
            inside += "".join(_element(name, item, inner, info))
    return attributes, inside


def _array(wire: str, items: List[object], shape: Shape, info: XmlInfo) -> Iterator[str]:
    """An array: its items one after the other, inside an element of their own if wrapped."""
    item_shape = shape.item if isinstance(shape, ListShape) else shape
    item_info = info.item or _PLAIN
    # without a name for the items an unwrapped array has no use for a name of its own
    item_name = item_info.name or ((info.name or wire) if info.wrapped else wire)
    inside = "".join(
        piece for item in items for piece in _element(item_name, item, item_shape, item_info)
    )
    if not info.wrapped:
        yield inside
        return
    tag, declaration = _tag(info.name or wire, info)
    yield f"<{tag}{declaration}>{inside}</{tag}>"


def _property(shape: Shape, wire: str) -> Tuple[XmlInfo, Shape]:
    if isinstance(shape, ModelShape):
        field = shape.find(wire)
        if field is not None:
            return shape.xml(field.name) or _PLAIN, bare(field.shape)
    return _PLAIN, shape


def _variant(value: Mapping[str, object], shape: Shape) -> Shape:
    """The variant of a union that knows most of the properties."""
    if not isinstance(shape, UnionShape):
        return shape
    models = [v for v in shape.variants if isinstance(v, ModelShape)]
    return max(models, key=lambda m: sum(1 for k in value if m.find(k)), default=shape)


def _escaped(value: object) -> str:
    return escape(_checked(styles.text_of(value)))


def _checked(text: str) -> str:
    if _FORBIDDEN.search(text):
        raise InvalidRequestError("contains a character that XML does not allow")
    return text


def _read(element: Element, shape: Shape) -> object:
    """One element as its shape says."""
    shape = bare(shape)
    if element.attributes.get(_NIL) in ("true", "1"):
        return None
    if isinstance(shape, UnionShape):
        names = dict.fromkeys(child.name for child in element.children)
        shape = _variant(names, shape) if names else shape
    if isinstance(shape, ModelShape):
        return _read_model(element, shape)
    if isinstance(shape, ListShape):
        return [_read(child, shape.item) for child in element.children]
    return _read_free(element)


def _read_free(element: Element) -> object:
    """Without a schema: text, or an object; repeated children become a list."""
    if not element.children and not element.attributes:
        return element.text
    result: Dict[str, Any] = dict(element.attributes)
    for child in element.children:
        value = _read_free(child)
        if child.name not in result:
            result[child.name] = value
        elif isinstance(result[child.name], list):
            result[child.name].append(value)
        else:
            result[child.name] = [result[child.name], value]
    if element.text.strip():
        result.setdefault("value", element.text.strip())
    return result


def _read_model(element: Element, shape: ModelShape) -> Dict[str, Any]:
    result: Dict[str, Any] = {}
    used: Set[str] = set()
    names = _names(element, shape)
    for field in shape.fields:
        info = shape.xml(field.name) or _PLAIN
        name = names[field.wire]
        inner = bare(field.shape)
        if info.attribute:
            if name in element.attributes:
                result[field.wire] = element.attributes[name]
                used.add("@" + name)
            elif field.nullable:
                result[field.wire] = None
            continue
        if info.text:
            result[field.wire] = element.text
            continue
        if isinstance(inner, ListShape):
            used.add(name)
            holders = [child for child in element.children if child.name == name]
            found = [c for h in holders for c in h.children] if info.wrapped else holders
            if holders:
                result[field.wire] = [_read(child, inner.item) for child in found]
            continue
        child = next((c for c in element.children if c.name == name), None)
        if child is not None:
            result[field.wire] = _read(child, inner)
            used.add(name)
    for child in element.children:
        if child.name not in used:
            result.setdefault(child.name, _read_free(child))
    for name, text in element.attributes.items():
        if "@" + name not in used:
            result.setdefault(name, text)
    return result


def _names(element: Element, shape: ModelShape) -> Dict[str, str]:
    """The name of the element or attribute of each property, by its name on the wire.

    Servers disagree on whose name an element has: that of the property, or that of the class, array
    or items it refers to. The other one is taken where it can mean one property only.
    """
    names: Dict[str, str] = {}
    others: Dict[str, Set[str]] = {}
    for field in shape.fields:
        info, inner = shape.xml(field.name) or _PLAIN, bare(field.shape)
        names[field.wire] = own = info.name or field.wire
        if info.attribute or info.text:
            continue
        if isinstance(inner, ListShape) and not info.wrapped:
            names[field.wire] = (info.item or _PLAIN).name or field.wire
            inner = bare(inner.item)
        others[field.wire] = {own, field.wire, (_own(inner) or _PLAIN).name}
    there = {child.name for child in element.children}
    free = there.difference(names.values())
    for wire, mine in others.items() if free else ():
        found = free & mine
        shared = any(found & other for key, other in others.items() if key != wire)
        if len(found) == 1 and not shared and names[wire] not in there:
            names[wire] = found.pop()
    return names
