"""Points in time as datetimes, of properties that count a unit since 1970."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Optional, Union, overload

from . import times

Count = Union[int, float, Decimal, str]


@overload
def moment(value: Count, unit: str) -> datetime: ...
@overload
def moment(value: Optional[Count], unit: str) -> Optional[datetime]: ...
def moment(value: Optional[Count], unit: str) -> Optional[datetime]:
    """The time in UTC that is ``value`` units (``s``, ``ms``, ``us`` or ``ns``) after 1970.

    :raises ValueError: a server sent what is no number, or one that no datetime holds.
    """
    return None if value is None else times.from_units(value, unit)
