"""Builds validators, also of classes that refer to one another in chains too long for the stack.

pydantic describes a class by describing the classes of its fields, one inside the other. Where this
does not fit on the stack, a class far down is left to a validator of its own, which is built when
the first value reaches it.
"""

from __future__ import annotations

from contextlib import suppress
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Callable, Optional, Type, TypeVar

from pydantic_core import CoreSchema, core_schema

from ..base.process import exclusive

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationInfo

T = TypeVar("T")

#: Classes inside one another that one validator describes, in one attempt after the other.
_REACHES = (None, 8, 1)
#: How many more are described inside the one at hand; None for all.
_left: ContextVar[Optional[int]] = ContextVar("_left", default=None)


def build(make: Callable[[], T], *, chained: bool = False) -> T:
    """What ``make`` returns. ``chained`` says that it was seen to need more than the stack has.

    One thread at a time: some versions of pydantic expose half-built classes to others.
    """
    *reaches, least = _REACHES[1:] if chained else _REACHES
    with exclusive:
        for reach in reaches:
            with suppress(RecursionError):
                return _within(reach, make)
        return _within(least, make)


def is_chained(cls: Type[BaseModel]) -> bool:
    """Whether the class is one of a long chain, as far as one was built."""
    return "__chained__" in cls.__dict__


def describe(cls: Type[BaseModel], within: Callable[[], CoreSchema]) -> CoreSchema:
    """The schema of ``cls``: what ``within`` returns, or one that leaves the class to itself."""
    left = _left.get()
    if left is None:
        return within()
    type.__setattr__(cls, "__chained__", True)
    return _within(left - 1, within) if left else _apart(cls)


def _within(reach: Optional[int], make: Callable[[], T]) -> T:
    token = _left.set(reach)
    try:
        return make()
    finally:
        _left.reset(token)


def _apart(cls: Type[BaseModel]) -> CoreSchema:
    def read(value: object, info: ValidationInfo) -> Any:
        return cls.__pydantic_validator__.validate_python(value, context=info.context)

    return core_schema.with_info_plain_validator_function(read)
