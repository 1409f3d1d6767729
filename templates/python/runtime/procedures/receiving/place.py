"""A path that changes only when the download is complete.

Until then the bytes are in a partial file beside it, and a sidecar says which file they are of. The
sidecar is locked while a process works on them: another one that wants the same path meanwhile has
a partial file of its own, which nobody can go on with, and the last one to finish wins. A process
that is killed leaves both files, and the next call goes on from there.
"""

from __future__ import annotations

import errno
import json
import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Callable, NoReturn, Optional, cast

from ...base.errors import InvalidRequestError, InvalidTypeError
from ...base.guards import is_path
from ...base.locks import locked
from .landing import Facts, FileLanding, Landing
from .names import partial_name

if TYPE_CHECKING:
    from ...wire.transport import Transport

__all__ = ["PathLanding", "landing_for"]

#: What a sidecar begins with. A file that begins otherwise is not ours.
_MARK = b'{"download": '
_BLOCK = 1024 * 1024


def landing_for(to: object, *, identity: str, resume: bool, transport: Transport) -> Landing:
    """Where ``to`` says: a path, a folder, or a file that is open in binary mode.

    ``identity`` stands for the operation with its arguments: with ``resume``, what an earlier call
    with the same one received is kept.

    :raises InvalidRequestError: it is none of these.
    :raises OSError: nothing can be written there.
    """
    if isinstance(to, (str, bytes)) or is_path(to):
        target = _resolved(cast("os.PathLike[str]", to))
        if target.exists() and not (target.is_dir() or target.is_file()):  # a device, a pipe
            return _Device(target, transport)
        return PathLanding(target, identity=identity, resume=resume, transport=transport)
    if hasattr(to, "write"):
        return FileLanding(to, transport)
    raise InvalidTypeError(
        f"must be a path, a folder, or a file open in binary mode, not {type(to).__name__}", "to"
    )


def _resolved(to: os.PathLike[str]) -> Path:
    """The path, with symbolic links followed, as :func:`open` does."""
    text = os.fsdecode(to)
    if not text or "\0" in text:
        raise InvalidRequestError("is not a path: it is empty, or contains NUL", "to")
    path = Path(os.path.realpath(text))
    if path.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), text)
    separators = (os.sep, os.altsep or os.sep)
    if text.endswith(separators) and not path.is_dir():
        raise FileNotFoundError(errno.ENOENT, "The folder does not exist", text)
    return path


class _Device(FileLanding):
    """Something that has a path and is no file, such as ``/dev/null``."""

    def __init__(self, path: Path, transport: Transport) -> None:
        self._device = path.open("wb", buffering=0)
        super().__init__(self._device, transport)

    async def finish(self) -> Optional[Path]:
        self._device.close()
        return None

    def leave(self, *, keep: bool) -> None:
        del keep  # nothing can be
        self._device.close()


class PathLanding(Landing):
    """``target`` is a file, which may exist, or a folder; then the facts have the name."""

    def __init__(
        self, target: Path, *, identity: str, resume: bool, transport: Transport
    ) -> None:
        super().__init__()
        self._target = target
        self._identity = identity
        self._transport = transport
        self._is_folder = target.is_dir()
        self._folder = target if self._is_folder else target.parent
        self._file: Optional[BinaryIO] = None
        self._check()
        stem = f"download-{identity[:16]}" if self._is_folder else partial_name(target.name)
        self._partial = self._folder / f".{stem}.part"
        try:
            self._sidecar = _claimed(self._partial)
        except OSError as error:
            self._fail(error)
        if self._sidecar is None:
            self._partial = self._folder / f".{stem}.{secrets.token_hex(6)}.part"
        elif resume:
            self._recall()

    def _check(self) -> None:
        """Find out now what would make the end fail."""
        if not self._folder.is_dir():
            missing = not self._folder.exists()
            code = errno.ENOENT if missing else errno.ENOTDIR
            raise OSError(code, os.strerror(code), str(self._folder))
        if not self._is_folder and self._target.exists() and not _is_writable(self._target):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self._target))

    def _fail(self, error: OSError) -> NoReturn:
        """Raise ``error`` of a file of ours as one of the target."""
        raise OSError(error.errno, error.strerror, str(self._target)) from error

    def _recall(self) -> None:
        """Go on with what an earlier call received, if it can be told which file it is of."""
        found = _read(self._sidecar)
        if found is None or found[0] != self._identity or not found[1].is_known:
            return
        facts = found[1]
        with suppress(OSError):
            size = self._partial.stat().st_size
            if size and (facts.total is None or size <= facts.total):
                self.position, self.facts = size, facts
                self.partial = self._partial

    async def begin(self, facts: Facts) -> None:
        """In this order, so that no partial file ever has the sidecar of another version."""
        try:
            self._close()
            self.position, self.partial = 0, None
            if self._sidecar is not None:
                with suppress(FileNotFoundError):
                    self._partial.unlink()
                data = {"identity": self._identity, **facts.to_json()}
                self._sidecar.truncate(0)
                self._sidecar.write(_MARK + json.dumps(data).encode() + b"}")
                self._sidecar.flush()
                self.partial = self._partial if facts.is_known else None
            self._file = cast("BinaryIO", self._partial.open("xb", buffering=0))
        except OSError as error:
            self._fail(error)
        self.facts = facts

    async def write(self, data: memoryview) -> None:
        await self._transport.aside(lambda: self.save(data))

    def save(self, data: memoryview) -> None:
        try:
            if self._file is None:
                self._file = cast("BinaryIO", self._partial.open("r+b", buffering=0))
                self._file.seek(self.position)
            while data:
                count = self._file.write(data)
                self.position += count
                data = data[count:]
        except OSError as error:
            self._fail(error)

    async def reread(self, use: Callable[[memoryview], object]) -> None:
        await self._transport.aside(lambda: self._reread(use))

    def _reread(self, use: Callable[[memoryview], object]) -> None:
        block = memoryview(bytearray(_BLOCK))
        left = self.position
        with self._partial.open("rb", buffering=0) as file:
            while left:
                count = file.readinto(block[:left])
                if not count:
                    raise OSError(errno.EIO, "The partial file shrank", str(self._partial))
                use(block[:count])
                left -= count

    async def finish(self) -> Optional[Path]:
        return await self._transport.aside(self._finish)

    def _finish(self) -> Path:
        name = "" if self.facts is None else self.facts.name
        target = self._target / name if self._is_folder else self._target
        try:
            self._sync()
            if target.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            with suppress(OSError):  # as for a file that is written to
                self._partial.chmod(stat.S_IMODE(target.stat().st_mode))
            self._partial.replace(target)
        except OSError as error:
            self._target = target
            self._fail(error)
        self._release()
        return target

    def _sync(self) -> None:
        """Let all bytes reach the disk. Some may be lost if that fails, so none are kept then."""
        kept, self.partial = self.partial, None
        with self._partial.open("r+b", buffering=0) as file:
            os.fsync(file.fileno())
        self._close()  # Windows moves no open file
        self.partial = kept

    def leave(self, *, keep: bool) -> None:
        self._close()
        # what an earlier call left stays as long as nothing has taken its place
        begun = self.facts is not None or not self._partial.exists()
        if not begun or (keep and self.partial is not None and self.position):
            if self._sidecar is not None:
                self._sidecar.close()
            return
        self.partial = None
        with suppress(OSError):
            self._partial.unlink()
        self._release()

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def _release(self) -> None:
        """Remove the sidecar, as far as possible while it is locked."""
        if self._sidecar is not None:
            _abandon(self._sidecar, _sidecar_of(self._partial))


def _abandon(sidecar: BinaryIO, path: Optional[Path]) -> None:
    """Close ``sidecar``, and remove it first if it has a ``path``, as far as a system can."""
    if os.name == "nt":
        sidecar.close()
    if path is not None:
        with suppress(OSError):
            path.unlink()
    sidecar.close()


def _is_writable(path: Path) -> bool:
    """Whether :func:`open` could write to ``path``: a move into its place would not ask."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _sidecar_of(partial: Path) -> Path:
    return partial.with_name(partial.name + ".json")


def _claimed(partial: Path) -> Optional[BinaryIO]:
    """The sidecar of a partial file, locked; None if they are not free, or not ours."""
    path = _sidecar_of(partial)
    while True:
        file = path.open("a+b")
        if not locked(file):
            file.close()
            return None
        with suppress(OSError):
            if os.path.samestat(os.fstat(file.fileno()), path.stat()):
                file.seek(0)
                begun = file.read(len(_MARK))
                if begun == _MARK or not (begun or partial.exists()):
                    return file
                _abandon(file, None if begun else path)
                return None
        file.close()  # whoever had it has removed it


def _read(sidecar: Optional[BinaryIO]) -> Any:
    """The identity and the facts in a sidecar; None if it was not written to its end."""
    if sidecar is None:
        return None
    sidecar.seek(0)
    try:
        data = json.loads(sidecar.read())["download"]
        return str(data["identity"]), Facts.from_json(data)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
