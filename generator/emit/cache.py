"""A folder of texts by content hash; whatever happens to it, only time is lost."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_BOUND: Final = 256_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Cache:
    """A cache below ``folder`` that holds about ``bound`` bytes at most.

    An entry is one file: the hash of its text on the first line, then the text. An entry that
    does not match its hash does not exist. Folders that cannot be used are no error.
    """

    folder: Path
    bound: int = _BOUND

    @classmethod
    def default(cls) -> Cache:
        """The cache of this user; ``SDK_GENERATOR_CACHE`` names another folder."""
        if folder := os.environ.get("SDK_GENERATOR_CACHE"):
            return cls(Path(folder))
        import platformdirs  # noqa: PLC0415  (not needed where the folder is given)

        return cls(Path(platformdirs.user_cache_dir("openapi-sdk-generator", appauthor=False)))

    @staticmethod
    def key(salt: str, text: str) -> str:
        """The key of what ``text`` becomes under the circumstances ``salt``."""
        return hashlib.sha256(f"{salt}\0{text}".encode()).hexdigest()

    def get(self, key: str) -> str | None:
        """The text kept under ``key``, or None."""
        try:
            head, _, body = self._path(key).read_bytes().partition(b"\n")
            return body.decode() if head.decode() == _digest(body) else None
        except (OSError, UnicodeDecodeError):
            return None

    def put(self, entries: Mapping[str, str]) -> None:
        """Keep ``entries``; the oldest ones go when the folder grows beyond its bound."""
        if not entries:
            return
        with contextlib.suppress(OSError):
            for key, text in entries.items():
                self._write(self._path(key), text.encode())
            self._shrink()

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]

    def _write(self, path: Path, body: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_digest(body).encode() + b"\n" + body)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise

    def _shrink(self) -> None:
        entries = [(path.stat(), path) for path in self.folder.glob("??/*")]
        size = sum(stat.st_size for stat, _ in entries)
        for stat, path in sorted(entries, key=lambda entry: (entry[0].st_mtime, entry[1])):
            if size <= self.bound:
                return
            path.unlink(missing_ok=True)
            size -= stat.st_size


def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
