"""Small functions that users of the former package import."""

from __future__ import annotations

import inspect
import os
from datetime import date, datetime
from pathlib import Path
from typing import (
    Any,
    Callable,
    Dict,
    Iterable,
    List,
    Mapping,
    Sequence,
    Tuple,
    TypeVar,
    Union,
    cast,
)

from pydantic import TypeAdapter
from typing_extensions import TypeGuard

from ...spec.options import NotGiven

T = TypeVar("T")

_DATE: "TypeAdapter[date]" = TypeAdapter(date)
_DATETIME: "TypeAdapter[datetime]" = TypeAdapter(datetime)


def parse_date(value: Union[date, str, float, int, bytes]) -> date:
    """A date, from ISO 8601 or a Unix timestamp.

    :raises ValueError: it is none.
    """
    return _DATE.validate_python(value)


def parse_datetime(value: Union[datetime, str, float, int, bytes]) -> datetime:
    """A point in time, from ISO 8601 or a Unix timestamp.

    :raises ValueError: it is none.
    """
    return _DATETIME.validate_python(value)


def is_dict(value: object) -> TypeGuard[Dict[object, object]]:
    """Whether it is a dict."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[List[object]]:
    """Whether it is a list."""
    return isinstance(value, list)


def is_tuple(value: object) -> TypeGuard[Tuple[object, ...]]:
    """Whether it is a tuple."""
    return isinstance(value, tuple)


def is_mapping(value: object) -> TypeGuard[Mapping[str, object]]:
    """Whether it is a mapping."""
    return isinstance(value, Mapping)


def is_sequence(value: object) -> TypeGuard[Sequence[object]]:
    """Whether it is a sequence."""
    return isinstance(value, Sequence)


def is_iterable(value: object) -> TypeGuard[Iterable[object]]:
    """Whether it can be iterated over."""
    return isinstance(value, Iterable)


def is_given(value: Union[T, NotGiven]) -> TypeGuard[T]:
    """Whether an argument was not omitted."""
    return not isinstance(value, NotGiven)


def strip_not_given(value: object) -> object:
    """A mapping without the arguments that were omitted."""
    if not isinstance(value, Mapping):
        return value
    given = cast("Mapping[object, object]", value)
    return {name: each for name, each in given.items() if is_given(each)}


def flatten(lists: Iterable[Iterable[T]]) -> List[T]:
    """The items of all lists."""
    return [item for items in lists for item in items]


def deepcopy_minimal(value: T) -> T:
    """A copy of the dicts and lists in a value; everything else stays what it is."""
    if isinstance(value, dict):
        return {k: deepcopy_minimal(v) for k, v in value.items()}  # type: ignore[return-value]
    if isinstance(value, list):
        return [deepcopy_minimal(v) for v in value]  # type: ignore[return-value]
    return value


def file_from_path(path: Union[str, "os.PathLike[str]"]) -> Tuple[str, bytes]:
    """The name and the content of a file, as arguments take them."""
    place = Path(path)
    return place.name, place.read_bytes()


def human_join(items: Sequence[str], *, delim: str = ", ", final: str = "or") -> str:
    """A list as English has it."""
    if len(items) < 2:
        return "".join(items)
    return f"{delim.join(items[:-1])} {final} {items[-1]}"


def quote(text: str) -> str:
    """A text in quotes."""
    return f"'{text}'"


def coerce_integer(value: str) -> int:
    """A text as a number."""
    return int(value, base=10)


def coerce_float(value: str) -> float:
    """A text as a number."""
    return float(value)


def coerce_boolean(value: str) -> bool:
    """A text as true or false."""
    return value in ("true", "1", "on")


def removeprefix(text: str, prefix: str) -> str:
    """A text without what it begins with."""
    return text.removeprefix(prefix)


def removesuffix(text: str, suffix: str) -> str:
    """A text without what it ends with."""
    return text[: -len(suffix)] if suffix and text.endswith(suffix) else text


def assert_signatures_in_sync(
    source: Callable[..., Any],
    check: Callable[..., Any],
    *,
    exclude_params: Iterable[str] = (),
    description: str = "",
) -> None:
    """:raises AssertionError: one function lacks a parameter of the other."""
    others = inspect.signature(check).parameters
    missing = [
        name
        for name in inspect.signature(source).parameters
        if name not in others and name not in set(exclude_params)
    ]
    if missing:
        raise AssertionError(f"{description} lacks {human_join(missing, final='and')}")


async def to_thread(function: Callable[..., T], *args: Any, **kwargs: Any) -> T:
    """The result of a function that runs in a thread of its own."""
    import asyncio
    from functools import partial

    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, partial(function, *args, **kwargs))
