"""Scripts are kept beside their templates, where Python keeps what it compiles: making them takes time."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

from generator.emit.templates import template_root

#: Texts by name, and the files that they were made from.
Made: TypeAlias = tuple[Mapping[str, str], Iterable[Path]]


def kept(name: str, make: Callable[[], Made]) -> Mapping[str, str]:
    """What ``make`` made in a former run if its files are as they were, else what it makes now.

    What cannot be read or written is made again.
    """
    place = Path(importlib.util.cache_from_source(str(template_root() / "docs/samples" / name)))
    with contextlib.suppress(OSError, ValueError, LookupError, TypeError):
        found = json.loads(place.read_bytes())
        if found["files"] == _state(found["files"]):
            return {str(key): str(text) for key, text in found["texts"].items()}
    texts, files = make()
    if not sys.dont_write_bytecode:
        with contextlib.suppress(OSError):
            _write(place, json.dumps({"files": _state(map(str, files)), "texts": dict(texts)}))
    return texts


def _state(files: Iterable[str]) -> dict[str, list[int]]:
    found = {name: Path(name).stat() for name in files}
    return {name: [one.st_mtime_ns, one.st_size] for name, one in found.items()}


def _write(place: Path, text: str) -> None:
    temporary = place.with_suffix(f".{os.getpid()}")
    place.parent.mkdir(parents=True, exist_ok=True)
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(place)
