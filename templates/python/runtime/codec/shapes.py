# the facts of a model begin with an underscore so that they are not taken for its properties:
# pyright: reportPrivateUsage=false
"""What an annotation means, as a small closed set of shapes that the codec traverses.

Both directions use the same shapes: :mod:`.encode` for requests, :mod:`.decode` for responses.
A shape is compiled once for each type: that of a model is kept on its class, the others in a
bounded cache. The fields of a model are resolved on first use, so models can refer to each other.
"""

from __future__ import annotations

import types
from functools import lru_cache
from typing import (
    Any,
    Callable,
    Dict,
    FrozenSet,
    Iterable,
    List,
    Mapping,
    Optional,
    Set,
    Tuple,
    Type,
    Union,
    cast,
)

from pydantic import TypeAdapter
from pydantic.fields import FieldInfo
from pydantic_core import SchemaValidator
from typing_extensions import Annotated, Literal, TypeGuard, get_args, get_origin

from ..base.errors import InvalidRequestError
from . import scalars
from .building import build
from .jsonable import Path
from .markers import Instant, OpenEnum, RawBytes, ReadOnly, UnionMark, Wire, XmlInfo, wire_name
from .record import Record, extra_type
from .source import no_items

_UNIONS = (Union, getattr(types, "UnionType", Union))
_LISTS: Tuple[object, ...] = (list, set, frozenset)
_CACHED_TYPES = 4096


class Shape:
    """The base class. ``annotation`` is the Python type."""

    __slots__ = ("_adapter", "annotation", "exact", "patience", "quick", "tolerant")

    def __init__(self, annotation: object) -> None:
        self.annotation: Any = annotation
        #: the validator of :mod:`.tolerant`, and for how many responses it is still the first
        self.tolerant: Optional[SchemaValidator] = None
        self.patience = 0
        #: whether a response of this shape had numbers that must be read from their text
        self.exact = False
        #: the function of :mod:`.quick`
        self.quick: Optional[Callable[[object], object]] = None
        self._adapter: Optional[TypeAdapter[Any]] = None

    @property
    def adapter(self) -> TypeAdapter[Any]:
        """pydantic's validator of the annotation, built on first use."""
        if self._adapter is None:
            self._adapter = build(lambda: TypeAdapter(self.annotation))
        return self._adapter


class AnyShape(Shape):
    """Any JSON value."""

    __slots__ = ()


class OpaqueShape(Shape):
    """A Python type that only pydantic knows, for example an enum class of the caller."""

    __slots__ = ()


class NoneShape(Shape):
    """null."""

    __slots__ = ()


class BinaryShape(Shape):
    """Raw bytes: ``bytes`` of a response, ``FileInput`` of a request."""

    __slots__ = ()


class ScalarShape(Shape):
    """One scalar."""

    __slots__ = ("scalar",)

    def __init__(self, annotation: object, scalar: scalars.Scalar) -> None:
        super().__init__(annotation)
        self.scalar = scalar


class EnumShape(Shape):
    """Known values, compared by value and type."""

    __slots__ = ("values",)

    def __init__(self, annotation: object, values: Tuple[Any, ...]) -> None:
        super().__init__(annotation)
        self.values = values

    def has(self, value: object) -> bool:
        """Whether the enumeration lists ``value``: ``1`` is ``1.0``, but never ``True``."""
        return any(
            value == known and isinstance(value, bool) == isinstance(known, bool)
            for known in self.values
        )


class OptionalShape(Shape):
    """``inner`` or null."""

    __slots__ = ("inner",)

    def __init__(self, annotation: object, inner: Shape) -> None:
        super().__init__(annotation)
        self.inner = inner


def bare(shape: Shape) -> Shape:
    """The shape of what is not null."""
    return shape.inner if isinstance(shape, OptionalShape) else shape


class ListShape(Shape):
    """An array."""

    __slots__ = ("item",)

    def __init__(self, annotation: object, item: Shape) -> None:
        super().__init__(annotation)
        self.item = item


class TupleShape(Shape):
    """An array with a type for each position."""

    __slots__ = ("items",)

    def __init__(self, annotation: object, items: Tuple[Shape, ...]) -> None:
        super().__init__(annotation)
        self.items = items


class MapShape(Shape):
    """An object with arbitrary keys."""

    __slots__ = ("value",)

    def __init__(self, annotation: object, value: Shape) -> None:
        super().__init__(annotation)
        self.value = value


class UnionShape(Shape):
    """One of several types, told apart by the tag in ``property``; "": no single property tells.

    ``tags`` has the variant of each tag, by :func:`tag_key`. ``default`` is the variant of objects
    whose tag is missing or not listed; with ``free``, they can be any object. With ``optional``,
    objects can leave the tag out. ``choice`` and ``tag_names`` are filled in by :mod:`.variants`.
    """

    __slots__ = (
        "choice", "default", "free", "optional", "property", "tag_names", "tags", "variants",
    )  # fmt: skip

    def __init__(
        self, annotation: object, variants: Tuple[Shape, ...], mark: Optional[UnionMark] = None
    ) -> None:
        super().__init__(annotation)
        mark = mark or UnionMark()
        self.choice: object = None
        self.tag_names: Tuple[str, ...] = ()
        self.variants = variants
        self.property = mark.property
        self.optional = mark.optional
        self.free = mark.default == "dict"
        self.tags: Dict[Tuple[bool, object], Shape] = {}
        for tag, names in mark.mapping.items():
            variant = _variant_of(variants, names)
            if variant is not None:
                self.tags[tag_key(tag)] = variant
        self.default = _variant_of(variants, mark.default) if mark.default else None

    def named(self, tag: object) -> Optional[Shape]:
        """The variant that ``tag`` names."""
        try:
            return self.tags.get(tag_key(tag))
        except TypeError:  # an array or an object
            return None

    def tags_of(self, variant: Shape) -> List[object]:
        """The tags that name ``variant``."""
        return [
            tag
            for (_, tag), named in self.tags.items()
            if named is variant or (isinstance(named, UnionShape) and variant in named.variants)
        ]


def tag_key(tag: object) -> Tuple[bool, object]:
    """A tag as a key of a dict, where ``1`` is ``1.0``, but never ``True``."""
    return isinstance(tag, bool), tag


class Field:
    """One property of a model."""

    __slots__ = (
        "constant", "default", "info", "keeps", "listed", "name", "native", "nullable",
        "optional_in_requests", "read_only", "required", "shape", "wire",
    )  # fmt: skip

    def __init__(self, cls: Type[Record], name: str, info: FieldInfo) -> None:
        self.name = name
        self.wire = wire_name(name, info)
        self.info = info
        self.required: bool = info.is_required()
        self.default: object = info.get_default(call_default_factory=True)
        self.nullable = name in cls._nullable
        #: whether the property has one value in requests, the default
        self.constant = isinstance(self.default, (str, int, float)) or name in cls._null_constants
        needed = self.required or name in cls._write_only
        self.read_only = name in cls._read_only
        self.optional_in_requests = not needed or self.read_only
        marks = (mark for mark in info.metadata if not isinstance(mark, ReadOnly))
        self.shape = _compile(info.annotation, tuple(marks))
        #: the Python type whose values are already in wire form; None if there is none
        self.native = _native(self.shape)
        #: whether an empty list takes the place of what a response lacks
        self.listed = isinstance(bare(self.shape), ListShape) and (
            self.shape is bare(self.shape) if self.required else info.default_factory is no_items
        )
        #: whether values may have to be written or sent as they came, see :mod:`.source`
        self.keeps = _keeps(self.shape)


    def is_unset(self, value: object, given: Set[str]) -> bool:
        """Whether nothing was set: None, or the empty list in the place of what a response lacks."""
        return self.name not in given and (value is None or (self.listed and value == []))


class ModelShape(Shape):
    """An object with declared properties; ``extra`` is the type of all others."""

    __slots__ = ("_fields", "by_name", "by_wire", "cls", "constants", "extra")

    def __init__(self, cls: Type[Record]) -> None:
        super().__init__(cls)
        self.cls = cls
        self._fields: Optional[Tuple[Field, ...]] = None
        self.by_wire: Dict[str, Field] = {}
        self.by_name: Dict[str, Field] = {}
        #: wire names of the properties whose one value is not null
        self.constants: FrozenSet[str] = frozenset()
        self.extra: Shape = AnyShape(Any)

    @property
    def fields(self) -> Tuple[Field, ...]:
        """The properties in the order of the document."""
        if self._fields is None:
            self.cls.model_rebuild()
            fields = tuple(Field(self.cls, n, i) for n, i in self.cls.model_fields.items())
            self.by_wire = {field.wire: field for field in fields}
            self.by_name = {field.name: field for field in fields}
            for former, (name, _) in self.cls._former.items():
                self.by_name.setdefault(former, self.by_name[name])
            self.constants = frozenset(f.wire for f in fields if f.constant and not f.nullable)
            self.extra = shape_of(extra_type(self.cls))
            self._fields = fields  # last: another thread may be looking
        return self._fields

    def find(self, key: str) -> Optional[Field]:
        """The property for a caller's key: by wire name, else by Python name, or one of before."""
        if self._fields is None:
            self.fields  # noqa: B018 - resolves
        return self.by_wire.get(key) or self.by_name.get(key)

    def given(self, key: str, values: Mapping[Any, Any], path: Path) -> Optional[Field]:
        """The property for a key of ``values``, which a caller gave; a former name warns.

        :raises InvalidRequestError: the property is given under its name of today as well.
        """
        field = self.find(key)
        if field is not None and key in self.cls._former:
            if field.wire in values or field.name in values:
                text = f"is the former name of {field.wire!r}, which is given as well"
                raise InvalidRequestError(text, str(path.child(key)))
            from ..spec.deprecation import warn

            warn(self.cls._former[key][1], __name__.partition("._core.")[0])
        return field

    def xml(self, name: str) -> Optional[XmlInfo]:
        """The XML facts of a property by Python name, or of the class for ""."""
        return self.cls._xml.get(name)

    def python_name(self, wire: str) -> str:
        """The Python name of a property, or ``wire`` itself if there is none."""
        field = self.find(wire)
        return wire if field is None else field.name


def shape_of(type_: object) -> Shape:
    """The shape of an annotation (see the module)."""
    if _is_model(type_):
        return model_shape(type_)
    try:
        # typing says Union[A, B] == Union[B, A], but here the order matters
        return _cached(type_, repr(type_))
    except TypeError:  # an annotation that cannot be hashed
        return _compile(type_, ())


def _is_model(type_: object) -> TypeGuard[Type[Record]]:
    return isinstance(type_, type) and issubclass(type_, Record)


@lru_cache(maxsize=_CACHED_TYPES)
def shape_from(thunk: Callable[[], Any]) -> Shape:
    """The shape of the ``type`` of a descriptor; descriptors live as long as the module."""
    return shape_of(thunk())


@lru_cache(maxsize=_CACHED_TYPES)
def _cached(type_: object, _text: str) -> Shape:
    return _compile(type_, ())


def model_shape(cls: Type[Record]) -> ModelShape:
    """The shape of a model class, kept on the class."""
    shape = cls.__dict__.get("__shape__")
    if not isinstance(shape, ModelShape):
        shape = ModelShape(cls)
        type.__setattr__(cls, "__shape__", shape)
    return shape


def _compile(type_: object, marks: Tuple[Any, ...]) -> Shape:
    origin = get_origin(type_)
    if origin is Annotated:
        inner, *more = get_args(type_)
        return _compile(inner, (*more, *marks))
    annotation = _annotated(type_, marks)
    for mark in marks:
        if isinstance(mark, OpenEnum):
            return EnumShape(annotation, mark.values)
        if isinstance(mark, RawBytes):
            return BinaryShape(annotation)
    wire = next((mark.kind for mark in marks if isinstance(mark, Wire)), "")
    scalar = scalars.find(type_, wire)
    if scalar is not None:
        unit = next((mark.unit for mark in marks if isinstance(mark, Instant)), "")
        scalar = scalars.Instant(scalar, unit) if unit else scalar
        return ScalarShape(annotation, scalar)
    if origin in _UNIONS:
        return _union(annotation, get_args(type_), marks)
    return _plain(type_, origin, annotation)


def _plain(type_: object, origin: object, annotation: object) -> Shape:
    if type_ is Any or type_ is object:
        return AnyShape(annotation)
    if type_ is None or type_ is type(None):
        return NoneShape(annotation)
    if type_ is bytes:
        return BinaryShape(annotation)
    if _is_model(type_):
        return model_shape(type_)
    if origin is Literal:
        return EnumShape(annotation, get_args(type_))
    return _container(type_, origin, annotation)


def _container(type_: object, origin: object, annotation: object) -> Shape:
    args = get_args(type_) if origin is not None else ()
    kind = origin or type_
    if kind in _LISTS:
        return ListShape(annotation, shape_of(args[0] if args else Any))
    if kind is dict:
        return MapShape(annotation, shape_of(args[1] if args else Any))
    if kind is tuple:
        if len(args) == 2 and args[1] is Ellipsis:
            return ListShape(annotation, shape_of(args[0]))
        return TupleShape(annotation, tuple(shape_of(a) for a in args if a != ()))
    return OpaqueShape(annotation)


def _union(annotation: object, args: Tuple[Any, ...], marks: Tuple[Any, ...]) -> Shape:
    real = [arg for arg in args if arg is not type(None)]
    one = len(real) == 1
    inner = _compile(real[0], ()) if one else _variants(annotation, tuple(real), marks)
    return inner if len(real) == len(args) else OptionalShape(annotation, inner)


def _variants(annotation: object, args: Tuple[Any, ...], marks: Tuple[Any, ...]) -> Shape:
    shapes: List[Shape] = [_compile(arg, ()) for arg in args]
    mark = next((mark for mark in marks if isinstance(mark, UnionMark)), None)
    if mark is not None and mark.property:
        # objects with another tag are read as plain dicts, which are no variant to send
        shapes = [s for s in shapes if not (isinstance(s, MapShape) and isinstance(s.value, AnyShape))]
    return UnionShape(annotation, tuple(shapes), mark)


def _variant_of(variants: Tuple[Shape, ...], names: Union[str, Tuple[str, ...]]) -> Optional[Shape]:
    """The variant of a class, or the one that is a union of classes; None if there is none."""
    wanted = {names} if isinstance(names, str) else set(names)
    classes = {v: {cls.__name__ for cls in classes_of(v)} for v in variants}
    exact = next((v for v, found in classes.items() if found == wanted), None)
    if exact is not None:
        return exact
    # typing makes one union of nested ones that nothing marks
    inside = tuple(v for v, found in classes.items() if found and found <= wanted)
    if len(inside) > 1:
        return UnionShape(union_of(v.annotation for v in inside), inside)
    return inside[0] if inside else None


def classes_of(shape: Shape) -> List[Type[Record]]:
    """The classes of the objects that a variant of a union can be."""
    if isinstance(shape, ModelShape):
        return [shape.cls]
    if isinstance(shape, UnionShape):
        return [cls for variant in shape.variants for cls in classes_of(variant)]
    return []


def _native(shape: Shape) -> Optional[Type[object]]:
    inner = shape.inner if isinstance(shape, OptionalShape) else shape
    if isinstance(inner, EnumShape):
        return str  # any text: enumerations are open
    if isinstance(inner, ScalarShape) and inner.scalar.type in (str, int, float, bool):
        return None if inner.scalar.kind == "string" else inner.scalar.type
    return None


def union_of(kinds: Iterable[object]) -> object:
    """The union of types that nobody wrote down."""
    return cast("Any", Union)[tuple(kinds)]


def _keeps(shape: Shape) -> bool:
    if isinstance(shape, (ScalarShape, EnumShape)):
        return True
    if isinstance(shape, OptionalShape):
        return _keeps(shape.inner)
    if isinstance(shape, (ListShape, MapShape)):
        return _keeps(shape.item if isinstance(shape, ListShape) else shape.value)
    if isinstance(shape, TupleShape):
        return any(map(_keeps, shape.items))
    return isinstance(shape, UnionShape) and any(map(_keeps, shape.variants))


def _annotated(type_: Any, marks: Tuple[Any, ...]) -> object:
    for mark in marks:
        type_ = Annotated[type_, mark]
    return type_
