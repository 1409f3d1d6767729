"""Example values: the document's own, else invented ones that make sense together.

Nothing is random. What is invented depends on the name of a value only, so the ``batch_id``
that one sample sends is the ``id`` that another one gets for its batch.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.ir.kinds import PLAIN_TEXTS, Invented
from generator.ir.model import Api, MediaType, Operation, Parameter, ParamIn, Response
from generator.ir.types import (
    Access,
    AliasDecl,
    AnyType,
    Array,
    DeclId,
    EnumDecl,
    JsonValue,
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
from generator.ir.walk import properties_of

_DEPTH = 5  # values in values in an invented one
_FULL_DEPTH = 2  # further in, an object shows what it requires, or its plain values
_BUDGET = 500  # values in an invented one, all in all

# the last word of a name -> a text that such a thing might be
_BY_WORD: Mapping[str, str] = MappingProxyType(
    {
        "email": "user@example.com",
        "url": "https://example.com/resource",
        "uri": "https://example.com/resource",
        "link": "https://example.com/resource",
        "phone": "+15550100",
        "path": "folder/file.txt",
        "filename": "file.txt",
        "country": "US",
        "currency": "USD",
        "language": "en",
        "locale": "en-US",
        "timezone": "UTC",
        "version": "1.0.0",
        "color": "#336699",
        "description": "An example",
        "message": "An example",
        "title": "An example",
    }
)
_COUNTS: Mapping[str, int] = MappingProxyType(
    {"limit": 20, "size": 20, "offset": 0, "page": 1, "count": 3, "total": 3}
)
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_NOISE = frozenset(
    {"create", "get", "list", "update", "add", "new", "request", "response", "reply", "result"}
    | {"payload", "body", "input", "output", "dto", "schema", "model", "the", "a"}
)


@dataclass(frozen=True, slots=True)
class RequestExample:
    """One request: a value for each parameter worth giving, and the body with its media type."""

    params: tuple[tuple[Parameter, JsonValue], ...]
    body: tuple[str, JsonValue] | None = None


def example_of(api: Api, ref: TypeRef, hint_name: str = "") -> JsonValue:
    """An example of ``ref``; ``hint_name`` is the name of what holds it (``batch_id``)."""
    return _Maker(api, sending=False).value(ref, hint_name, 0)


def request_example(api: Api, operation: Operation) -> RequestExample:
    """One complete request: what is required, and what the document has an example of."""
    maker = _Maker(api, sending=True)
    params = tuple(
        (parameter, _parameter(maker, operation, parameter))
        for parameter in operation.parameters
        if parameter.required or parameter.examples
    )
    if operation.body is None or not operation.body.media:
        return RequestExample(params)
    media = _preferred(operation.body.media)
    return RequestExample(params, (media.content_type, _media(maker, media, operation)))


def response_example(api: Api, response: Response) -> tuple[str, JsonValue] | None:
    """The media type and body of one response; None when it has none."""
    if not response.media:
        return None
    media = _preferred(response.media)
    return media.content_type, _media(_Maker(api, sending=False), media, None)


def _preferred(media: tuple[MediaType, ...]) -> MediaType:
    """JSON if there is any, else the first."""
    return next((one for one in media if "json" in one.content_type), media[0])


def _media(maker: _Maker, media: MediaType, operation: Operation | None) -> JsonValue:
    if media.examples:
        return media.examples[0].value
    ref = media.type or media.item
    return maker.value(ref, operation.operation_id if operation else "", 0) if ref else None


def _parameter(maker: _Maker, operation: Operation, parameter: Parameter) -> JsonValue:
    if parameter.examples:
        return parameter.examples[0].value
    if parameter.has_default and parameter.default is not None:
        return parameter.default
    name = parameter.name
    if parameter.location is ParamIn.PATH and _words(name) == ["id"]:
        # /batches/{id}: the id of a batch
        before = operation.path.partition("{" + name + "}")[0].rstrip("/").rpartition("/")[2]
        name = f"{_singular(before)}_id"
    return maker.value(parameter.type, name, 0)


@dataclass(slots=True)
class _Maker:
    """Makes one value. ``sending`` leaves out what only a server may write."""

    api: Api
    sending: bool
    budget: int = _BUDGET

    def value(
        self, ref: TypeRef, name: str, depth: int, inside: frozenset[DeclId] = frozenset()
    ) -> JsonValue:
        """A value of ``ref``; ``inside`` are the declarations that it is a part of."""
        self.budget -= 1
        match ref:
            case Primitive():
                return _scalar(ref, name)
            case Literals(values=values):
                return values[0]
            case Nullable(inner=inner):
                return self.value(inner, name, depth, inside)
            case Array(item=item):
                if depth > _DEPTH or _closes_cycle(item, inside):
                    return ()
                return (self.value(item, _singular(name), depth + 1, inside),)
            case Tuple(items=items):
                return tuple(self.value(item, name, depth + 1, inside) for item in items)
            case Map(value=inner):
                if depth > _DEPTH or _closes_cycle(inner, inside):
                    return {}
                return {"key": self.value(inner, name, depth + 1, inside)}
            case Union(variants=variants):
                open_ones = [one for one in variants if not _closes_cycle(one, inside)]
                return self.value((open_ones or variants)[0], name, depth, inside)
            case Named(id=decl_id):
                return self._declared(decl_id, name, depth, inside)
            case AnyType():
                return {} if depth else {"key": "value"}

    def _declared(
        self, decl_id: DeclId, name: str, depth: int, inside: frozenset[DeclId]
    ) -> JsonValue:
        decl = self.api.decls[decl_id]
        if decl_id in inside or depth > _DEPTH:
            return {} if isinstance(decl, ObjectDecl) else None
        within = inside | {decl_id}
        match decl:
            case EnumDecl(values=values):
                return values[0]
            case AliasDecl(target=target):
                return self.value(target, name, depth, within)
            case ObjectDecl():
                hidden = Access.READ if self.sending else Access.WRITE
                properties = properties_of(decl, self.api.decls)
                shown = [one for one in properties if one.access is not hidden]
                if decl.has_example and isinstance(decl.example, dict):
                    names = {one.name for one in properties} - {one.name for one in shown}
                    return {key: v for key, v in decl.example.items() if key not in names}
                owner = _owner(decl.hint) or name
                return {
                    one.name: self._property(one, owner, depth + 1, within)
                    for one in self._chosen(shown, depth)
                    if one.required or not _closes_cycle(one.type, within)
                }

    def _chosen(self, properties: list[Property], depth: int) -> list[Property]:
        """The properties to show: in a request what must be given, or everything if nothing."""
        needed = [one for one in properties if one.required or one.has_example]
        if self.budget < 0 or (self.sending and needed):
            return needed
        if depth > _FULL_DEPTH:
            return needed or [one for one in properties if isinstance(one.type, Primitive)]
        return [one for one in properties if one.required or not one.deprecated]

    def _property(
        self, prop: Property, owner: str, depth: int, inside: frozenset[DeclId]
    ) -> JsonValue:
        if prop.has_example:
            return prop.example
        if prop.has_default and prop.default is not None:
            return prop.default
        words = _words(prop.name)
        name = f"{owner}_id" if words == ["id"] and owner else prop.name
        return self.value(prop.type, name, depth, inside)


def _closes_cycle(ref: TypeRef, inside: frozenset[DeclId]) -> bool:
    while isinstance(ref, Nullable | Array | Map):
        ref = (
            ref.value if isinstance(ref, Map) else ref.item if isinstance(ref, Array) else ref.inner
        )
    return isinstance(ref, Named) and ref.id in inside


def _owner(hint: NameHint) -> str:
    """What an object is called, without the words of its role: CreateBatchResponse is a batch."""
    name = hint.explicit or hint.component
    if not name:
        step = next((s for s in reversed(hint.trail) if s.kind == "property"), None)
        name = step.word if step is not None else ""
    return "_".join(word for word in _words(name) if word not in _NOISE)


def _scalar(ref: Primitive, name: str) -> JsonValue:
    words = _words(name)
    last = words[-1] if words else ""
    match ref.kind.row.example:
        case Invented.TEXT:
            return _text(ref.format, words)
        case Invented.NUMBER:
            return _COUNTS.get(last, _number(words))
        case Invented.DIGITS:
            return str(_number(words))
        case Invented.UUID:
            return _uuid("_".join(words))
        case example:
            return example


def _text(word: str, words: list[str]) -> str:
    if word in PLAIN_TEXTS:
        return PLAIN_TEXTS[word].example
    last = words[-1] if words else ""
    if last in _BY_WORD:
        return _BY_WORD[last]
    if last == "id":
        owner = "-".join(words[:-1]) or "id"
        return f"{owner}-{_number(words)}"
    if last == "name":
        return f"example-{'-'.join(words[:-1])}".rstrip("-")
    return "-".join(words) or "text"


def _number(words: list[str]) -> int:
    """A number between 100 and 999 that belongs to a name."""
    return 100 + zlib.crc32("_".join(words).encode()) % 900


def _uuid(name: str) -> str:
    digits = "".join(f"{zlib.crc32(f'{name}/{n}'.encode()):08x}" for n in range(4))
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-8{digits[17:20]}-{digits[20:32]}"


def _words(name: str) -> list[str]:
    """The words of a name, lower case; other alphabets give none."""
    return [word.lower() for word in _WORD.findall(name)]


def _singular(name: str) -> str:
    if name.endswith("ies"):
        return f"{name[:-3]}y"
    if name.endswith(("ches", "shes", "sses", "xes")):
        return name[:-2]
    return name[:-1] if name.endswith("s") and not name.endswith("ss") else name
