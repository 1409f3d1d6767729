"""What a value of any type is, as type checkers can use it: ``isinstance`` says less of the content."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, KeysView, Mapping, Set, ValuesView

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Collection, Dict, List, Tuple, Union

    from typing_extensions import TypeGuard, TypeIs

    Bytes = Union[bytes, bytearray, memoryview]


def is_list(value: object) -> TypeGuard[List[object]]:
    """Whether ``value`` is a list: an array of parsed JSON."""
    return isinstance(value, list)


def is_dict(value: object) -> TypeGuard[Dict[str, object]]:
    """Whether ``value`` is a dict: an object of parsed JSON, whose keys are text."""
    return isinstance(value, dict)


def is_mapping(value: object) -> TypeGuard[Mapping[object, object]]:
    """Whether ``value`` is a mapping, with keys of any type."""
    return isinstance(value, Mapping)


def is_array(value: object) -> TypeGuard[Collection[object]]:
    """Whether ``value`` is what callers can give for an array: not text, not an iterator."""
    return isinstance(value, (list, tuple, Set, deque, KeysView, ValuesView))


def is_iterator(value: object) -> TypeGuard[Iterator[object]]:
    """Whether ``value`` can be read once."""
    return isinstance(value, Iterator)


def is_binary(value: object) -> TypeIs[Bytes]:
    """Whether ``value`` is bytes in one of their forms."""
    return isinstance(value, (bytes, bytearray, memoryview))


def is_tuple(value: object) -> TypeIs[Tuple[object, ...]]:
    """Whether it is a tuple."""
    return isinstance(value, tuple)


def is_several(value: object) -> TypeIs[Union[List[object], Tuple[object, ...]]]:
    """Whether it is a list or a tuple."""
    return isinstance(value, (list, tuple))


def is_path(value: object) -> TypeIs[os.PathLike[str]]:
    """Whether it is a path object."""
    return isinstance(value, os.PathLike)
