"""Documents in batches: how they are grouped, what they are called, and what is written of them.

A batch is a manifest, ``_bulk/batches/<key>.json``, that is written before anything is sent and
never changes. It is *finished* when ``documents/<key>.parquet`` is there, and *split* when its
first half is. Everything else that is known of it can be lost.
"""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from typing import Dict, Iterable, Iterator, List, NamedTuple, Optional, Set, Tuple

from .documents import Document
from .store import Store

__all__ = ["Batch", "Batches", "File", "rows_name", "state_name", "table_name"]

_FOLDER = "_bulk/batches"
_READERS = 16  # manifests that are read at once


class File(NamedTuple):
    """A document of a batch, and what it is called there."""

    path: str
    size: int
    name: str


class Batch(NamedTuple):
    """The documents of one run."""

    key: str
    files: Tuple[File, ...]


def table_name(key: str) -> str:
    """The table of a finished batch."""
    return f"documents/{key}.parquet"


def rows_name(key: str) -> str:
    """The flat rows of a batch, where they are asked for. They count when it is finished."""
    return f"rows/{key}.parquet"


def state_name(key: str) -> str:
    """How far a batch is that is not finished."""
    return f"_bulk/open/{key}.json"


class Batches:
    """The batches of an output. Mutable: it knows the documents that are in one."""

    def __init__(self, store: Store, most_files: int, most_bytes: Optional[int]) -> None:
        self.store = store
        self._most_files = most_files
        self._most_bytes = most_bytes
        self._known: Set[bytes] = set()  # digests of paths: 16 bytes a document
        self._next = 0
        self.repeated = 0  # documents that were listed more than once

    # -- what is there -------------------------------------------------------------------

    def read(self) -> Dict[str, int]:
        """The documents of each batch that is not split, by key, in order."""
        found: Dict[str, int] = {}
        keys = [name.rpartition(".")[0] for name in self.store.names(_FOLDER)]
        present = set(keys)
        with ThreadPoolExecutor(_READERS) as pool:
            for batch in pool.map(self.get, keys):
                self._next = max(self._next, int(batch.key.partition("-")[0]) + 1)
                if _is_current(batch.key, present):
                    self._known.update(_digest(file.path) for file in batch.files)
                    found[batch.key] = len(batch.files)
        return found

    def finished(self) -> Set[str]:
        """The keys of the batches whose table is there."""
        return {name.rpartition(".")[0] for name in self.store.names("documents")}

    def get(self, key: str) -> Batch:
        """The manifest of a batch.

        :raises FileNotFoundError: there is none, so this process sees another place than the
            driver.
        """
        found = self.store.get_json(f"{_FOLDER}/{key}.json")
        if found is None:
            raise FileNotFoundError(
                f"{self.store.place} is not the same place here as where bulk was called; "
                "use one that all machines reach"
            )
        return Batch(key, tuple(File(*one) for one in found["files"]))

    # -- what is added -------------------------------------------------------------------

    def added(self, found: Iterable[Document]) -> Iterator[Batch]:
        """The documents that are in no batch yet, as new batches, each written before it is given.

        A document is known by its path, so one that is listed twice is one.
        """
        group: List[Document] = []
        size = 0
        for document in found:
            digest = _digest(document.path)
            if digest in self._known:
                self.repeated += 1
                continue
            self._known.add(digest)
            if group and self._is_full(len(group) + 1, size + document.size):
                yield self._written(group)
                group, size = [], 0
            group.append(document)
            size += document.size
        if group:
            yield self._written(group)

    def split(self, batch: Batch) -> Tuple[Batch, Batch]:
        """The halves of a batch. They take its place when the first one is written, which is last."""
        middle = len(batch.files) // 2
        first = Batch(_first_half(batch.key), batch.files[:middle])
        second = Batch(f"{batch.key}.1", batch.files[middle:])
        self._write(second)
        self._write(first)
        return first, second

    def _is_full(self, count: int, size: int) -> bool:
        too_large = self._most_bytes is not None and size > self._most_bytes
        return count > self._most_files or too_large

    def _written(self, group: List[Document]) -> Batch:
        names = list(unique_names(one.path for one in group))
        files = tuple(File(one.path, one.size, names[at]) for at, one in enumerate(group))
        digest = hashlib.blake2b("\0".join(one.path for one in group).encode(*_ANY), digest_size=4)
        batch = Batch(f"{self._next:07d}-{digest.hexdigest()}", files)
        self._next += 1
        self._write(batch)
        return batch

    def _write(self, batch: Batch) -> None:
        self.store.put_json(f"{_FOLDER}/{batch.key}.json", {"files": [list(f) for f in batch.files]})


def unique_names(paths: Iterable[str]) -> Iterator[str]:
    """The last part of each path; one that is taken, in any case of letters, gets a number."""
    taken: Set[str] = set()
    for path in paths:
        plain = path.partition("?")[0].partition("#")[0] if "://" in path else path
        name = plain.rstrip("/").replace("\\", "/").rpartition("/")[2] or "document"
        stem, dot, suffix = name.rpartition(".")
        candidate, number = name, 1
        while candidate.casefold() in taken:
            number += 1
            candidate = f"{stem}-{number}.{suffix}" if dot and stem else f"{name}-{number}"
        taken.add(candidate.casefold())
        yield candidate


_ANY = ("utf-8", "surrogatepass")  # paths of POSIX need not be text


def _digest(path: str) -> bytes:
    return hashlib.blake2b(path.encode(*_ANY), digest_size=16).digest()


def _is_current(key: str, present: Set[str]) -> bool:
    """Whether a batch is neither split, nor a half of one whose split was not finished."""
    whole = key.rpartition(".")[0]
    return _first_half(key) not in present and (not whole or _first_half(whole) in present)


def _first_half(key: str) -> str:
    return f"{key}.0"
