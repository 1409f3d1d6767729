"""What a model is to the codec: its facts, which of its properties are set, how it is built."""

from __future__ import annotations

import sys
from functools import partial
from types import SimpleNamespace
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    Dict,
    FrozenSet,
    Iterable,
    Mapping,
    Optional,
    Set,
    Tuple,
    Type,
    TypeVar,
)

from pydantic import VERSION, BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticUndefined
from typing_extensions import get_args, get_type_hints

from .building import build, describe, is_chained
from .markers import BUILDING, XmlInfo
from .source import CAME, keeping, no_items

M = TypeVar("M", bound="Record")

#: What looks to type checkers like the default of a required readOnly property, so that callers can
#: omit it; to pydantic it is none (see :class:`.markers.ReadOnly`).
SET_BY_SERVER: Any = PydanticUndefined

#: The same for a list that every response has: an empty one takes the place of what is missing or null.
SENT_LIST: Any = Field(default_factory=no_items)

_EARLY_PYDANTIC = tuple(int(part) for part in VERSION.split(".")[:2]) < (2, 10)


class Record(BaseModel):
    """A pydantic model that keeps unknown properties and what was given.

    ``model_fields_set`` holds what an instance was read from, nulls included. Of what a caller
    builds or assigns, constants count as set, and None does not where the API does not allow null.
    """

    model_config = ConfigDict(
        extra="allow",
        defer_build=True,
        populate_by_name=True,
        protected_namespaces=(),
        validate_assignment=True,
    )

    if TYPE_CHECKING:
        #: A class with typed additional properties says its own type, which is not pydantic's. To
        #: mypy it is an argument of the constructor, hence the default.
        __pydantic_extra__: Any = None

    #: Python names of the properties whose wire value may be null.
    _nullable: ClassVar[FrozenSet[str]] = frozenset()
    #: Python names of the properties that no request contains (readOnly).
    _read_only: ClassVar[FrozenSet[str]] = frozenset()
    #: Python names of the optional properties that a request must have (writeOnly).
    _write_only: ClassVar[FrozenSet[str]] = frozenset()
    #: Python names of the properties whose one value is null.
    _null_constants: ClassVar[FrozenSet[str]] = frozenset()
    #: Former names of properties: those of today in Python, and what their users are told.
    _former: ClassVar[Mapping[str, Tuple[str, str]]] = {}
    #: XML facts by Python name; ``""`` is the element of the class itself.
    _xml: ClassVar[Mapping[str, XmlInfo]] = {}

    @classmethod
    def model_rebuild(
        cls,
        *,
        force: bool = False,
        raise_errors: bool = True,
        _parent_namespace_depth: int = 0,
        _types_namespace: Optional[Any] = None,
    ) -> Optional[bool]:
        """Build the validator (pydantic does this on first use).

        Names are resolved in the module of the class, never from the caller's
        variables.
        """
        return build(
            partial(
                super().model_rebuild,
                force=force,
                raise_errors=raise_errors,
                _parent_namespace_depth=0,
                _types_namespace=_types_namespace,
            ),
            chained=is_chained(cls),
        )

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Type[BaseModel], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        if not _EARLY_PYDANTIC:
            return describe(cls, lambda: keeping(handler(source), handler))
        extra: Any = extra_type(cls)
        if extra is not Any:
            # these versions ignore annotations that are text or belong to a base class
            cls.__annotations__["__pydantic_extra__"] = Dict[str, extra]
        within = super().__get_pydantic_core_schema__
        return describe(cls, lambda: keeping(within(source, handler), handler))

    if not TYPE_CHECKING:  # type checkers know the arguments of the generated class

        def __init__(__self, **values: object) -> None:  # noqa: N805 - a property may be "self"
            __self.__pydantic_validator__.validate_python(
                values, self_instance=__self, context=BUILDING
            )
            held = __self.__dict__
            given = __self.__pydantic_fields_set__
            given.update(k for k, v in held.items() if v is not None and not __self._lacks(k, v))

            given.update(__self._null_constants)
            __self._unset_nulls(held)

        # tells pydantic that it can make instances without a call of the above
        __init__.__pydantic_base_init__ = True

        def __setattr__(self, name: str, value: object) -> None:
            kept = self.__dict__.pop(CAME, None)  # pydantic would take it for a property
            try:
                super().__setattr__(name, value)
            finally:
                if kept is not None:
                    self.__dict__[CAME] = kept
            self._unset_nulls((name,))

        def model_copy(
            self: M, *, update: Optional[Mapping[str, object]] = None, deep: bool = False
        ) -> M:
            copied = super().model_copy(update=update, deep=deep)
            Record._unset_nulls(copied, update or ())
            return copied

    def _lacks(self, name: str, value: object) -> bool:
        """Whether ``value`` is the empty list in the place of what was not given."""
        if type(value) is not list or value:
            return False
        return type(self).model_fields[name].default_factory is no_items

    def _unset_nulls(self, names: Iterable[str]) -> None:
        """Count None as not set for those of the properties where the API does not allow null."""
        held = self.__dict__
        self.__pydantic_fields_set__.difference_update(
            [n for n in names if n in held and held[n] is None and n not in self._nullable]
        )


def extra_type(cls: Type[Record]) -> object:
    """The type of additional properties: T in ``__pydantic_extra__: Dict[str, T]``, else Any."""
    for base in cls.__mro__:
        if base is Record:
            break
        annotation = getattr(base, "__annotations__", {}).get("__pydantic_extra__")
        if annotation is not None:
            holder = SimpleNamespace(__annotations__={"extra": annotation})
            names = vars(sys.modules[base.__module__])
            hint = get_type_hints(holder, names, include_extras=True)["extra"]
            return get_args(hint)[1]
    return Any


#: What an instance consists of: values by Python name with the defaults, additional properties
#: by wire name, and the names of both that were given.
Parts = Tuple[Dict[str, Any], Dict[str, Any], Set[str]]

# faster than object.__setattr__, which looks them up again for each instance
_set_values, _set_extra, _set_given, _set_private = (
    BaseModel.__dict__[slot].__set__
    for slot in ("__dict__", "__pydantic_extra__", "__pydantic_fields_set__", "__pydantic_private__")
)


def construct(cls: Type[M], parts: Parts) -> M:
    """Create an instance of ``cls`` from its parts without validation."""
    instance = cls.__new__(cls)
    values, extra, given = parts
    _set_values(instance, values)
    _set_extra(instance, extra)
    _set_given(instance, given)
    _set_private(instance, None)
    if cls.__pydantic_post_init__:
        instance.model_post_init(None)
    return instance
