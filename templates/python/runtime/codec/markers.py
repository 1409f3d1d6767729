"""Marks in ``Annotated[...]`` that define how a value looks on the wire.

Importing this module imports neither pydantic nor httpx: models and signatures need the marks,
pydantic is loaded with the first value. Where pydantic would read a wire form incorrectly, the
mark provides the right schema.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Mapping, Optional, Tuple, TypeVar, Union

from . import scalars

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
    from pydantic.fields import FieldInfo
    from pydantic_core import CoreSchema
    from typing_extensions import Annotated

    _T = TypeVar("_T")
    #: A property that every response has, though the API definition does not require it: to type
    #: checkers it is never None. Otherwise it is as optional as the definition says.
    Sent = Annotated[_T, "sent"]
else:
    Sent = Optional

#: What looks to type checkers like the default of such a property, so that callers can omit it.
SENT: Any = None


class _Absent:
    """The type of :data:`ABSENT`."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "nothing"


#: The value of a missing property in the errors of pydantic.
ABSENT = _Absent()
#: The context of a validation that builds an instance from what a caller gives.
BUILDING = "building"


class _Mark:
    """Equal and hashable by content, so that equal annotations share one compiled form."""

    __slots__ = ()

    def _key(self) -> Tuple[Any, ...]:
        raise NotImplementedError

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other._key() == self._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        return f"{type(self).__name__}{self._key()!r}"


class OpenEnum(_Mark):
    """The known values of an enumeration that may grow: enforced when sent, but not when read."""

    __slots__ = ("values",)

    def __init__(self, *values: object) -> None:
        self.values = values

    def _key(self) -> Tuple[Any, ...]:
        # 1, 1.0 and True are equal in Python, but three values in JSON
        return tuple((type(value).__name__, value) for value in self.values)

    def __repr__(self) -> str:
        return f"OpenEnum{self.values!r}"

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        from .source import listing

        return listing(handler(source), self.values)


class Wire(_Mark):
    """The wire form of a scalar that has several.

    Kinds: ``base64`` and ``base64url`` (bytes), ``http-date`` and ``unix-time`` (datetime),
    ``seconds`` (timedelta), ``string`` (int, bool or Decimal written as text) and ``number``
    (a float that keeps integers as they are: ``1`` stays ``1``; a Decimal that is a JSON number).
    """

    __slots__ = ("kind",)

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def _key(self) -> Tuple[Any, ...]:
        return (self.kind,)

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        from pydantic_core import core_schema

        from .source import EXACTLY, decimal_schema, number_schema, text, whole

        if self.kind == "number":
            return number_schema() if source is float else decimal_schema()
        scalar = scalars.find(source, self.kind)
        if scalar is None:
            return handler(source)

        # a new schema each time, because pydantic modifies it
        def schema(**more: Any) -> CoreSchema:
            return core_schema.no_info_before_validator_function(
                scalar.read,
                handler(source),
                serialization=core_schema.plain_serializer_function_ser_schema(
                    scalar.dump, when_used="json-unless-none"
                ),
                **more,
            )

        exact = text(scalar, schema()) if scalar.text else whole(schema())
        return schema(metadata={EXACTLY: exact})


class Instant(_Mark):
    """A point in time that is a number, or its text: how many of a unit there were since 1970.

    Callers can give a datetime instead; without a time zone it is in UTC, and what is less than the
    unit (``s``, ``ms``, ``us`` or ``ns``) is dropped. Responses are read as without this mark.
    """

    __slots__ = ("unit",)

    def __init__(self, unit: str) -> None:
        self.unit = unit

    def _key(self) -> Tuple[Any, ...]:
        return (self.unit,)

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        from datetime import datetime

        from pydantic_core import core_schema

        from .source import EXACTLY, exactly

        def counted(value: object) -> object:
            if isinstance(value, datetime):
                return scalars.in_units(value, self.unit, source)
            return value

        exact = exactly(handler(source))
        return core_schema.json_or_python_schema(
            handler(source),  # a new schema each time, because pydantic modifies it
            core_schema.no_info_before_validator_function(counted, handler(source)),
            metadata=None if exact is None else {EXACTLY: exact},
        )


class RawBytes(_Mark):
    """Raw bytes that a request sends: bytes, a path, a file or an iterator (``FileInput``)."""

    __slots__ = ()

    def _key(self) -> Tuple[Any, ...]:
        return ()

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.any_schema()


class ReadOnly(_Mark):
    """A required property that only the server sets.

    A response must have it. An instance that a caller builds can omit it: then it is None.
    """

    __slots__ = ()

    def _key(self) -> Tuple[Any, ...]:
        return ()

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        from pydantic_core import PydanticKnownError, core_schema

        def omitted(value: object, info: ValidationInfo) -> None:
            if value is not ABSENT or info.context is not BUILDING:
                raise PydanticKnownError("missing")

        # pydantic asks this only for what the property's own type refuses
        return core_schema.with_default_schema(
            core_schema.union_schema(
                [handler(source), core_schema.with_info_plain_validator_function(omitted)],
                mode="left_to_right",
            ),
            default=ABSENT,
            validate_default=True,
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> Dict[str, Any]:
        inner: Any = schema
        while "choices" not in inner:  # what the property keeps is wrapped around it
            inner = inner["python_schema" if inner["type"] == "json-or-python" else "schema"]
        return handler(inner["choices"][0])


class UnionMark(_Mark):
    """What tells the variants of a union apart; :class:`~.unions.Discriminated` is written in code.

    ``property`` is the wire name of the tag, ``""`` if no single property is one. ``mapping`` gives
    the class of each tag, or the classes of a variant that is a union itself. ``default`` is the class
    of objects whose tag is missing or not listed, ``"dict"`` if they can be any. With ``optional``,
    objects may leave the tag out.
    """

    __slots__ = ("default", "mapping", "optional", "property")

    def __init__(
        self,
        property: str = "",
        mapping: Optional[Mapping[Any, Union[str, Tuple[str, ...]]]] = None,
        *,
        default: str = "",
        optional: bool = False,
    ) -> None:
        self.property = property
        self.mapping: Dict[Any, Union[str, Tuple[str, ...]]] = dict(mapping or {})
        self.default = default
        self.optional = optional

    def _key(self) -> Tuple[Any, ...]:
        # 1, 1.0 and True are equal in Python, but three values in JSON
        pairs = tuple((type(tag).__name__, tag, name) for tag, name in self.mapping.items())
        return (self.property, pairs, self.default, self.optional)


class XmlInfo(_Mark):
    """The ``xml`` object of a property, of the class itself under the key ``""``, or of a body.

    ``item`` is that of an array's items, ``parts`` are those of a tuple's positions. An empty name
    means the name of the property.
    """

    __slots__ = (
        "attribute",
        "cdata",
        "item",
        "name",
        "namespace",
        "parts",
        "prefix",
        "text",
        "wrapped",
    )

    def __init__(
        self,
        name: str = "",
        *,
        namespace: str = "",
        prefix: str = "",
        attribute: bool = False,
        wrapped: bool = False,
        text: bool = False,
        cdata: bool = False,
        item: Optional[XmlInfo] = None,
        parts: Tuple[XmlInfo, ...] = (),
    ) -> None:
        self.name = name
        self.namespace = namespace
        self.prefix = prefix
        self.attribute = attribute
        self.wrapped = wrapped
        self.text = text
        self.cdata = cdata
        self.item = item
        self.parts = parts

    def _key(self) -> Tuple[Any, ...]:
        return tuple(getattr(self, slot) for slot in self.__slots__)


def wire_name(name: str, field: FieldInfo) -> str:
    """The name of a pydantic field on the wire, which may be ``""``."""
    aliases = (field.serialization_alias, field.alias)
    return next((alias for alias in aliases if alias is not None), name)
