"""Where the output goes: a folder, or a bucket of an object store, through fsspec.

Every object is written as a whole and becomes visible at once: on a disk by renaming a file that is
complete and synced, in an object store by a single put, elsewhere by renaming. So a reader finds
either all of an object or none of it, whenever a process dies.
"""

from __future__ import annotations

import json
import os
import uuid
from typing import Any, Dict, List, Mapping, Optional

from .libraries import library

__all__ = ["Store"]

#: File systems of fsspec where an object appears when all of it has been put.
_WHOLE = frozenset(
    {"abfs", "abfss", "adl", "az", "gcs", "gs", "memory", "oci", "oss", "s3", "s3a", "r2"}
)


class Store:
    """The objects below one place. ``place`` is a path or URL of fsspec."""

    def __init__(self, place: str, options: Optional[Mapping[str, Any]] = None) -> None:
        self.place = place
        self.options = dict(options or {})
        self._fs, self._root = library("fsspec.core").url_to_fs(place, **self.options)
        protocols = self._fs.protocol
        self._protocols = {protocols} if isinstance(protocols, str) else set(protocols)
        self.local = bool(self._protocols & {"file", "local"})

    def path(self, name: str) -> str:
        """The path of an object in its file system."""
        return f"{self._root.rstrip('/')}/{name}"

    def put(self, name: str, data: bytes) -> None:
        """Write an object, whole or not at all; one that exists is replaced."""
        path = self.path(name)
        if self._protocols & _WHOLE:
            self._fs.pipe_file(path, data)
            return
        folder, _, last = path.rpartition("/")
        self._fs.makedirs(folder, exist_ok=True)
        # a dot at the start: whoever reads a folder of Parquet files leaves it out
        staged = f"{folder}/.{last}.{uuid.uuid4().hex[:8]}"
        if not self.local:
            self._fs.pipe_file(staged, data)
            self._fs.mv(staged, path)
            return
        with open(staged, "wb") as file:  # noqa: PTH123
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(staged, path)  # noqa: PTH105

    def get(self, name: str) -> Optional[bytes]:
        """The content of an object; None where there is none."""
        try:
            content: bytes = self._fs.cat_file(self.path(name))
        except FileNotFoundError:
            return None
        return content

    def has(self, name: str) -> bool:
        """Whether there is an object."""
        self._fs.invalidate_cache()
        return bool(self._fs.exists(self.path(name)))

    def put_json(self, name: str, value: Mapping[str, object]) -> None:
        """Write an object of JSON."""
        self.put(name, json.dumps(value, separators=(",", ":")).encode())

    def get_json(self, name: str) -> Optional[Dict[str, Any]]:
        """What :meth:`put_json` wrote; None where there is nothing."""
        content = self.get(name)
        return None if content is None else json.loads(content)

    def names(self, folder: str) -> List[str]:
        """The objects directly in a folder, in order, without those that are half written."""
        return sorted(name for name in self._all_names(folder) if not name.startswith("."))

    def sweep(self, folder: str) -> None:
        """Remove what processes that died left half written in a folder. Nobody may be writing."""
        for name in self._all_names(folder):
            if name.startswith("."):
                self.remove(f"{folder}/{name}")

    def _all_names(self, folder: str) -> List[str]:
        self._fs.invalidate_cache()
        try:
            found: List[str] = self._fs.ls(self.path(folder), detail=False)
        except FileNotFoundError:
            return []
        names = (one.rstrip("/").rpartition("/")[2] for one in found)
        return [name for name in names if name]

    def remove(self, name: str) -> None:
        """Remove an object, if there is one."""
        try:
            self._fs.rm_file(self.path(name))
        except FileNotFoundError:
            pass
