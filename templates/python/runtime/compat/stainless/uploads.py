"""Files in arguments, as the former package handed them to httpx."""

from __future__ import annotations

import io
import os
from typing import Any, Dict, List, Mapping, MutableMapping, Optional, Sequence, Tuple, Union, cast

from ...base.guards import is_tuple

Files = Union[Mapping[str, Any], Sequence[Tuple[str, Any]], None]


def to_httpx_files(files: Files) -> Union[Dict[str, Any], List[Tuple[str, Any]], None]:
    """Files whose paths were read.

    :raises TypeError: something is no file.
    """
    if files is None:
        return None
    if isinstance(files, Mapping):
        return {name: _read(file) for name, file in files.items()}
    if isinstance(files, (list, tuple)):
        return [(name, _read(file)) for name, file in files]
    raise TypeError(f"Files must be a mapping or a sequence, not {type(files).__name__}")


async def async_to_httpx_files(
    files: Files,
) -> Union[Dict[str, Any], List[Tuple[str, Any]], None]:
    """The same for the asynchronous client."""
    return to_httpx_files(files)


def _read(file: object) -> object:
    if is_tuple(file):
        name, content, *rest = file
        return (name, _content(content)[1], *rest)
    name, content = _content(file)
    return content if name is None else (name, content)


def _content(file: object) -> Tuple[Optional[str], object]:
    if isinstance(file, os.PathLike):
        path = os.fspath(cast("os.PathLike[str]", file))
        with io.open(path, "rb") as opened:
            return os.path.basename(path), opened.read()  # noqa: PTH119
    if isinstance(file, (bytes, io.IOBase)):
        return None, file
    raise TypeError(
        "Expected file types input to be a FileContent type or to be a tuple, "
        f"not {type(file).__name__}"
    )


def extract_files(
    query: MutableMapping[str, Any], *, paths: Sequence[Sequence[str]]
) -> List[Tuple[str, Any]]:
    """Take the files at these paths out of a body; ``<array>`` stands for each item of a list."""
    return [found for path in paths for found in _taken(query, list(path), "")]


def _taken(holder: object, path: List[str], name: str) -> List[Tuple[str, Any]]:
    if not path:
        return [(name, holder)] if holder is not None else []
    key, rest = path[0], path[1:]
    if key == "<array>":
        items = cast("List[object]", holder) if isinstance(holder, list) else []
        return [found for item in items for found in _taken(item, rest, f"{name}[]")]
    if not isinstance(holder, dict) or key not in holder:
        return []
    held = cast("Dict[str, object]", holder)
    inner = held[key] if rest else held.pop(key)
    return _taken(inner, rest, f"{name}[{key}]" if name else key)
