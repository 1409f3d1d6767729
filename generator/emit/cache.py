"""A folder of texts by content hash; whatever happens to it, only time is lost."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_BOUND: Final = 256_000_000  # bytes
_SHELVES: Final = 256  # folders, by the first two digits of the key


@dataclass(frozen=True, slots=True)
class Cache:
    """A cache below ``folder`` that holds about ``bound`` bytes at most, in equal shelves.

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
    def key(salt: str, *texts: str) -> str:
        """The key of what ``texts`` become under the circumstances ``salt``."""
        # names of files may hold what no text can: bytes that are not in the system's encoding
        whole = hashlib.sha256(salt.encode(errors="surrogatepass"))
        for text in texts:  # one by one: some are whole documents
            whole.update(b"\0")
            whole.update(text.encode(errors="surrogatepass"))
        return whole.hexdigest()

    def get(self, key: str) -> str | None:
        """The text kept under ``key``, or None."""
        try:
            head, _, body = self._path(key).read_bytes().partition(b"\n")
            return body.decode() if head.decode() == _digest(body) else None
        except (OSError, UnicodeDecodeError):
            return None

    def put(self, entries: Mapping[str, str]) -> None:
        """Keep ``entries``; where a shelf grows beyond its share, its oldest ones go."""
        with contextlib.suppress(OSError):
            for key, text in entries.items():
                self._write(self._path(key), text.encode())
            for shelf in {self._path(key).parent for key in entries}:
                self._shrink(shelf)

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]

    def _write(self, path: Path, body: bytes) -> None:
        import tempfile  # noqa: PLC0415  (slow to import, and a run may find all it looks for)

        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_digest(body).encode() + b"\n" + body)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise

    def _shrink(self, shelf: Path) -> None:
        with os.scandir(shelf) as found:
            entries = sorted((entry.stat().st_mtime, entry.name, entry) for entry in found)
        size = sum(entry.stat().st_size for _, _, entry in entries)
        for _, _, entry in entries[:-1]:
            if size <= self.bound // _SHELVES:
                return
            Path(entry).unlink(missing_ok=True)
            size -= entry.stat().st_size


def release(package: str) -> str:
    """What names the installed release of ``package``; "" when it is not installed.

    Its folder of metadata does, at no cost; ``importlib.metadata`` takes 15 ms to import.
    """
    try:
        spec = importlib.util.find_spec(package)
        if spec is None or spec.origin is None:
            return ""
        found = sorted(Path(spec.origin).parent.parent.glob(f"{package}-*.dist-info"))
        if found:
            return found[-1].name
        from importlib.metadata import version  # noqa: PLC0415  (installed in another way)

        return version(package)
    except (ImportError, ValueError):
        return ""


def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
