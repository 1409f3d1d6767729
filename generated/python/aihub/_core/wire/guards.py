"""Tests of a caller's values that also tell type checkers what a container holds.

The keys of a dict and the items of a list are what the caller gave: they are not looked at here.
"""

from __future__ import annotations

import os
from collections import abc

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Dict, List, Mapping, Tuple, Union

    from typing_extensions import TypeIs

    Bytes = Union[bytes, bytearray, memoryview]


def is_dict(value: object) -> TypeIs[Dict[str, object]]:
    """Whether it is a JSON object."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeIs[List[object]]:
    """Whether it is a JSON array."""
    return isinstance(value, list)


def is_tuple(value: object) -> TypeIs[Tuple[object, ...]]:
    """Whether it is a tuple."""
    return isinstance(value, tuple)


def is_several(value: object) -> TypeIs[Union[List[object], Tuple[object, ...]]]:
    """Whether it is a list or a tuple."""
    return isinstance(value, (list, tuple))


def is_mapping(value: object) -> TypeIs[Mapping[str, object]]:
    """Whether it is a dict, or works like one."""
    return isinstance(value, abc.Mapping)


def is_bytes(value: object) -> TypeIs[Bytes]:
    """Whether it is bytes in memory."""
    return isinstance(value, (bytes, bytearray, memoryview))


def is_path(value: object) -> TypeIs[os.PathLike[str]]:
    """Whether it is a path object."""
    return isinstance(value, os.PathLike)
