"""Results that go on: the model of a response, joined with what can be done with it next.

Generated code has a class for each client that is derived from a base here and from the model:
``class ListPetsPage(SyncPage[Pet], ListPetsResponse)``. Its instances have the fields of the model,
the same JSON, and are equal to it. What they need to go on, their *origin*, is no part of the value:
it is not printed, compared or dumped, and a pickle holds what it makes of itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Generic, Mapping, Optional, Tuple, Type, TypeVar, cast

from .models import Model
from .record import construct

M = TypeVar("M", bound=Model)
T = TypeVar("T")
R = TypeVar("R", bound="Result")

_ORIGIN = "_origin"


def model_of(cls: Type[Result]) -> Type[Model]:
    """The model that a result class is derived from; a base without one is its own."""
    bases: Tuple[type, ...] = cls.__mro__
    models = (b for b in bases if issubclass(b, Model) and not issubclass(b, Result))
    found = next(models)
    return cls if found is Model else found


class Result(Model):  # noqa: PLW1641 - as other models, it can change
    """A model that also has an origin; None for an instance that no call returned."""

    __slots__ = (_ORIGIN,)

    if TYPE_CHECKING:
        _origin: Any

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Go by the name of the model: that is what programs print, log and compare."""
        super().__init_subclass__(**kwargs)
        cls.__name__ = model_of(cls).__name__

    @classmethod
    def model_rebuild(
        cls,
        *,
        force: bool = False,
        raise_errors: bool = True,
        _parent_namespace_depth: int = 0,
        _types_namespace: Optional[Any] = None,
    ) -> Optional[bool]:
        """Build the validator (pydantic does this on first use): with the fields of the model.

        Their annotations mean something in the module of the model only.
        """
        model = model_of(cls)
        if model is not cls:
            model.model_rebuild(raise_errors=raise_errors)
            cls.model_fields.update(model.model_fields)
        return super().model_rebuild(
            force=force, raise_errors=raise_errors, _types_namespace=_types_namespace
        )

    def to_dict(self) -> Dict[str, Any]:
        """Return a dict of wire names and JSON-ready values, nested models included."""
        return plain(self).to_dict()

    def to_json(self) -> str:
        """Return :meth:`to_dict` as JSON text, with all digits of numbers that no float holds."""
        return plain(self).to_json()

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Result):
            other = plain(other)
        return plain(self) == other

    def __copy__(self: R) -> R:
        return with_origin(super().__copy__(), origin_of(self))

    def __deepcopy__(self: R, memo: Optional[Dict[int, Any]] = None) -> R:
        return with_origin(super().__deepcopy__(memo), origin_of(self))

    def __getstate__(self) -> Dict[Any, Any]:
        return {**super().__getstate__(), _ORIGIN: origin_of(self)}

    def __setstate__(self, state: Dict[Any, Any]) -> None:
        with_origin(self, state.pop(_ORIGIN, None))
        super().__setstate__(state)


if TYPE_CHECKING:

    class ResultOf(Result, Generic[T]):
        """A result that knows another type: that of its items."""

else:

    class ResultOf(Result):
        """A result that knows another type: that of its items.

        Only type checkers do. pydantic would build a class for each.
        """

        def __class_getitem__(cls, item: object) -> Type[Result]:
            return cls


def joined(cls: Type[R], value: Model, origin: object) -> R:
    """``value`` as ``cls``, which is derived from its class. The two share their content."""
    return with_origin(_shared(cls, value), origin)


def plain(result: Result) -> Model:
    """``result`` as the model that it is derived from. The two share their content."""
    return _shared(model_of(type(result)), result)


def _shared(cls: Type[M], value: Model) -> M:
    return construct(cls, (vars(value), value.model_extra or {}, value.model_fields_set))


def origin_of(result: Result) -> Any:
    """Where ``result`` comes from; None if no call returned it."""
    return getattr(result, _ORIGIN, None)


def with_origin(result: R, origin: object) -> R:
    """``result``, with an origin from now on."""
    _set_origin(result, origin)
    return result


# pydantic refuses to set what is neither a field nor a private attribute of its own
_set_origin = cast("Mapping[str, Any]", Result.__dict__)[_ORIGIN].__set__
