"""A decorator that asks for arguments, and a stand-in for what is loaded on first use."""

from __future__ import annotations

import inspect
from functools import wraps
from typing import Callable, Generic, Iterable, List, Sequence, TypeVar, cast

F = TypeVar("F", bound=Callable[..., object])
T = TypeVar("T")


def required_args(*variants: Sequence[str]) -> Callable[[F], F]:
    """A function that has to be called with all arguments of one of these variants.

    :raises TypeError: a call has not.
    """

    def decorate(function: F) -> F:
        parameters = inspect.signature(function).parameters.values()
        positional = [p.name for p in parameters if p.kind <= p.POSITIONAL_OR_KEYWORD]

        @wraps(function)
        def checked(*args: object, **kwargs: object) -> object:
            if len(args) > len(positional):
                raise TypeError(
                    f"{function.__name__}() takes {len(positional)} argument(s) "
                    f"but {len(args)} were given"
                )
            given = {*positional[: len(args)], *kwargs}
            if not any(given.issuperset(variant) for variant in variants):
                raise TypeError(_missing(variants, given))
            return function(*args, **kwargs)

        return cast("F", checked)

    return decorate


def _missing(variants: Sequence[Sequence[str]], given: Iterable[str]) -> str:
    if len(variants) > 1:
        ways = [" and ".join(repr(name) for name in variant) for variant in variants]
        listed = " or ".join(f"({way})" for way in ways)
        return f"Missing required arguments; Expected either {listed} arguments to be given"
    names = [repr(name) for name in variants[0] if name not in set(given)]
    if len(names) > 1:
        return f"Missing required arguments: {', '.join(names)}"
    return f"Missing required argument: {names[0]}"


class LazyProxy(Generic[T]):
    """Stands for what :meth:`__load__` returns."""

    def __load__(self) -> T:
        """Return what this stands for."""
        raise NotImplementedError

    def __getattr__(self, name: str) -> object:
        loaded: object = self.__load__()
        return self if loaded is self else getattr(loaded, name)

    def __repr__(self) -> str:
        loaded: object = self.__load__()
        return type(self).__name__ if loaded is self else repr(loaded)

    def __str__(self) -> str:
        loaded: object = self.__load__()
        return type(self).__name__ if loaded is self else str(loaded)

    def __dir__(self) -> List[str]:
        loaded: object = self.__load__()
        return [] if loaded is self else dir(loaded)
