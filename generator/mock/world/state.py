"""What the mock remembers: records, files, work in the background, uploads."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from generator.diagnostics import Diagnostic, GenerationError, Severity
from generator.mock.wire.values import Data, as_object, is_number

_FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class Blob:
    """The content of a file: its SHA-256 in hex, and its size in bytes."""

    digest: str
    size: int


@dataclass(slots=True)
class Work:
    """Something that goes on in the background until it is in the state ``ends``.

    ``A>B`` stops in the state A for some time, and goes on to B, as if somebody had continued it.
    Mutable: a part of the state, it gets on with every look.
    """

    ends: str
    started: float
    polls: int = 0  # so often somebody asked
    done: bool = False

    @property
    def stops(self) -> str:
        """The state in which it stops next."""
        return self.ends.partition(">")[0]

    @property
    def goes_on(self) -> bool:
        """Whether that is not the end."""
        return ">" in self.ends


@dataclass(slots=True)
class Item:
    """One thing: a record, a file, or both.

    Mutable: a part of the state, requests change it.
    """

    data: Data
    blob: Blob | None = None
    work: Work | None = None
    changed: float = 0.0
    source: str = ""  # path of what it was made from: the input of work
    seed: bool = False  # an example of the document, made by nobody


@dataclass(slots=True)
class Session:
    """An upload in parts that is open: how large, how cut, and for what.

    Mutable: a part of the state, parts come in one by one.
    """

    size: int
    part_size: int
    target: str = ""  # the collection that the file goes into; "" nowhere
    name: str = ""  # its key there
    parts: dict[int, tuple[str, Blob]] = field(default_factory=dict)  # number -> (id, content)


class State:
    """All of it. Collections are known by their path, filled in: ``/batches/7/files``."""

    def __init__(self, folder: Path | None = None) -> None:
        self.collections: dict[str, dict[str, Item]] = {}
        self.sessions: dict[str, Session] = {}
        self.numbers: dict[str, int] = {}  # collection template -> the last number given
        self.removed: set[str] = set()  # paths of examples that are not to come back
        self._blobs: dict[str, bytes] = {}
        self._folder = folder
        if folder is not None:
            self._load(folder)

    def clear(self) -> None:
        """Forget everything."""
        self.collections.clear()
        self.sessions.clear()
        self.numbers.clear()
        self.removed.clear()
        self._blobs.clear()
        self.save()

    def item(self, collection: str, key: str) -> Item | None:
        """One thing of a collection."""
        return self.collections.get(collection, {}).get(key)

    def below(self, path: str) -> Iterator[str]:
        """The collections of the thing at ``path``."""
        return (name for name in self.collections if name.startswith(f"{path}/"))

    def remove(self, collection: str, key: str, path: str) -> bool:
        """Remove a thing and the collections below its ``path``; whether it was there."""
        self.removed.add(path)
        for name in list(self.below(path)):
            del self.collections[name]
        return self.collections.get(collection, {}).pop(key, None) is not None

    def next_number(self, name: str, least: int) -> int:
        """A number that was not given before in this API, above ``least``."""
        number = max(self.numbers.get(name, 0), least) + 1
        self.numbers[name] = number
        return number

    # -- files -----------------------------------------------------------------------------

    def keep(self, content: bytes) -> Blob:
        """Keep the content of a file."""
        blob = Blob(hashlib.sha256(content).hexdigest(), len(content))
        if self._folder is None:
            self._blobs[blob.digest] = content
        elif not (path := self._folder / "files" / blob.digest).exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            _replace(path, content)
        return blob

    def content(self, blob: Blob) -> bytes:
        """The content of a file that was kept."""
        if self._folder is None:
            return self._blobs[blob.digest]
        return (self._folder / "files" / blob.digest).read_bytes()

    # -- the folder ------------------------------------------------------------------------

    def save(self) -> None:
        """Write everything but the content of files into the folder, if there is one."""
        if self._folder is None:
            return
        data = {
            "format": _FORMAT,
            "numbers": self.numbers,
            "removed": sorted(self.removed),
            "collections": {
                name: {key: asdict(item) for key, item in items.items()}
                for name, items in self.collections.items()
            },
            "sessions": {key: asdict(session) for key, session in self.sessions.items()},
        }
        self._folder.mkdir(parents=True, exist_ok=True)
        _replace(self._folder / "state.json", json.dumps(data, indent=1).encode())

    def _load(self, folder: Path) -> None:
        path = folder / "state.json"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if not path.exists():
                return
            data: Data = json.loads(path.read_bytes())
            self._fill(as_object(data))
        except (OSError, ValueError, KeyError, TypeError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            message = f"The state in {path.as_posix()} cannot be read: {reason}."
            hint = "Delete the folder to start again, or choose another --state."
            raise GenerationError(Diagnostic("M003", Severity.ERROR, message, hint=hint)) from error

    def _fill(self, data: Mapping[str, Data]) -> None:
        if data.get("format") != _FORMAT:
            raise ValueError("it was written by another version of the mock server")
        self.numbers = {
            name: int(number)
            for name, number in as_object(data["numbers"]).items()
            if is_number(number)
        }
        removed = data["removed"]
        self.removed = {str(path) for path in removed} if isinstance(removed, list) else set()
        self.collections = {
            name: {key: _item(as_object(item)) for key, item in as_object(items).items()}
            for name, items in as_object(data["collections"]).items()
        }
        self.sessions = {
            key: _session(as_object(session))
            for key, session in as_object(data["sessions"]).items()
        }


def _item(data: Mapping[str, Data]) -> Item:
    work = data["work"]
    return Item(
        data=data["data"],
        blob=_blob(data["blob"]),
        work=_work(work) if isinstance(work, dict) else None,
        changed=_float(data["changed"]),
        source=str(data["source"]),
        seed=bool(data["seed"]),
    )


def _work(data: Mapping[str, Data]) -> Work:
    return Work(
        str(data["ends"]), _float(data["started"]), int(_float(data["polls"])), bool(data["done"])
    )


def _session(data: Mapping[str, Data]) -> Session:
    parts: dict[int, tuple[str, Blob]] = {}
    for number, part in as_object(data["parts"]).items():
        if isinstance(part, list) and (blob := _blob(part[1])) is not None:
            parts[int(number)] = (str(part[0]), blob)
    return Session(
        size=int(_float(data["size"])),
        part_size=int(_float(data["part_size"])),
        target=str(data["target"]),
        name=str(data["name"]),
        parts=parts,
    )


def _blob(data: Data) -> Blob | None:
    if not isinstance(data, dict):
        return None
    return Blob(str(data["digest"]), int(_float(data["size"])))


def _float(value: Data) -> float:
    if not is_number(value):
        raise TypeError(f"{value!r} is not a number")
    return float(value)


def _replace(path: Path, content: bytes) -> None:
    """Write a file so that a reader finds the old content or the new one."""
    scratch = path.with_name(f"{path.name}.new")
    scratch.write_bytes(content)
    os.replace(scratch, path)  # noqa: PTH105  the name says what matters here
