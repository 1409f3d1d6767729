"""Values that never change once they are made. Light to import."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Dict, Mapping, NoReturn, Tuple, Type, TypeVar

    F = TypeVar("F", bound="Frozen")


class Frozen:
    """The base class. A subclass fills its slots with :meth:`_fill`."""

    __slots__ = ()

    def _fill(self, **values: object) -> None:
        for name, value in values.items():
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} does not change: {name} cannot be set")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} does not change: {name} cannot be deleted")

    def replace(self: F, **changes: object) -> F:
        """A copy with other values."""
        return _made(type(self), {**self._held(), **changes})

    def _held(self) -> Dict[str, object]:
        slots = [name for cls in type(self).__mro__ for name in getattr(cls, "__slots__", ())]
        return {name: getattr(self, name) for name in slots}

    def __reduce__(self) -> Tuple[object, ...]:
        return (_made, (type(self), self._held()))


def _made(cls: Type[F], values: Mapping[str, object]) -> F:
    made = object.__new__(cls)
    for name, value in values.items():
        object.__setattr__(made, name, value)
    return made
