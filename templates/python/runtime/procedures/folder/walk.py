"""Reads a folder, and decides what of it is a file to upload.

Nothing is opened here: a pipe would wait for ever. Links to files are followed, links to folders are
not, so that no circle can arise. What is hidden, and what the system or an office program leaves
behind, stays out.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Iterator, List, Optional, Tuple

from ...base.frozen import Frozen
from .patterns import Patterns, States

#: Names that systems and programs use for themselves, in lower case: of macOS, Windows, network
#: file systems. The beginnings are of copied Mac files and of open Office documents.
_LITTER = frozenset({".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx"})
_LITTER_BEGINNINGS = ("._", "~$", ".~lock.", ".nfs", ".fuse_hidden")

_WINDOWS_HIDDEN = 0x2  # FILE_ATTRIBUTE_HIDDEN
_WINDOWS_JUNCTION = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT: a link to a folder


class Found(Frozen):
    """A file to upload: ``path`` is relative and has ``/``, ``place`` is where it can be opened.

    ``size`` is in bytes, ``time`` that of the last change in nanoseconds.
    """

    __slots__ = ("linked", "path", "place", "size", "time")

    linked: bool
    path: str
    place: str
    size: int
    time: int

    def __init__(self, path: str, place: str, facts: os.stat_result, linked: bool) -> None:
        self._fill(
            path=path,
            place=place,
            size=facts.st_size,
            time=facts.st_mtime_ns,
            linked=linked,
        )


class Left(Frozen):
    """What is not uploaded, and why. ``error`` says that it should have been."""

    __slots__ = ("error", "path", "reason", "size")

    error: Optional[OSError]
    path: str
    reason: str
    size: Optional[int]

    def __init__(
        self,
        path: str,
        reason: str,
        *,
        size: Optional[int] = None,
        error: Optional[OSError] = None,
    ) -> None:
        self._fill(path=path, reason=reason, size=size, error=error)


class Walk:
    """The files of ``folder``, sorted by name within each of its folders.

    Mutable: ``excluded`` counts what ``include`` and ``exclude`` leave out. Memory is needed for the
    names of the folders that are being read, not for all of the tree. ``own`` are files of ours,
    which are never uploaded.
    """

    def __init__(
        self,
        folder: str,
        include: Patterns,
        exclude: Patterns,
        *,
        hidden: bool = False,
        own: Tuple[str, ...] = (),
    ) -> None:
        self._folder = folder
        self.name = Path(folder).name
        self._include = include
        self._exclude = exclude
        self._hidden = hidden
        self._own = own
        self.excluded = 0
        #: Folders that are still to be read, the next one last.
        self._stack: List[_Open] = []

    def __iter__(self) -> Iterator[object]:
        """Each is a :class:`Found` or a :class:`Left`."""
        begin = _Open("", self._include.start, self._exclude.start)
        yield from self._read(self._folder, begin)
        while self._stack:
            folder = self._stack[-1]
            if not folder.entries:
                self._stack.pop()
                continue
            yield from self._look(folder.entries.pop(), folder)

    def _read(self, place: str, folder: _Open) -> Iterator[Left]:
        """List the entries of a folder, and come to them next."""
        try:
            with os.scandir(place) as entries:
                folder.entries = sorted(entries, key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            yield Left(folder.prefix, "the folder cannot be read: " + _said(error), error=error)
        else:
            self._stack.append(folder)

    def _look(self, entry: os.DirEntry[str], folder: _Open) -> Iterator[object]:
        path = folder.prefix + entry.name
        included = self._include.step(folder.included, entry.name)
        excluded = self._exclude.step(folder.excluded, entry.name)
        is_folder = _is_folder(entry)
        wanted = self._include.goes_on(included) if is_folder else self._include.matches(included)
        if self._exclude.matches(excluded) or not wanted:
            self.excluded += 1
            return
        if is_folder:
            path += "/"
        reason = self._unwanted(entry)
        if reason:
            yield Left(path, reason)
        elif is_folder:
            yield from self._read(entry.path, _Open(path, included, excluded))
        else:
            yield _file(path, entry)

    def _unwanted(self, entry: os.DirEntry[str]) -> str:
        """Why an entry is left out whatever it is; "" if it is not."""
        name = entry.name.lower()
        if name in _LITTER or name.startswith(_LITTER_BEGINNINGS):
            return "made by the system or by a program for itself"
        if entry.path in self._own:
            return "the state of this upload"
        if not self._hidden and (name.startswith(".") or _is_marked_hidden(entry)):
            return "hidden"
        return ""


class _Open:
    """A folder that is being read; ``entries`` are still to be looked at, the next one last."""

    __slots__ = ("entries", "excluded", "included", "prefix")

    def __init__(self, prefix: str, included: States, excluded: States) -> None:
        self.prefix = prefix
        self.included = included
        self.excluded = excluded
        self.entries: List[os.DirEntry[str]] = []


def _file(path: str, entry: os.DirEntry[str]) -> object:
    linked = entry.is_symlink()
    try:
        facts = entry.stat()
    except OSError as error:
        if linked and error.errno == errno.ENOENT:
            return Left(path, "a link that leads nowhere")
        if error.errno == errno.ELOOP:
            return Left(path, "a link that leads to itself")
        return Left(path, _said(error), error=error)
    reason = _special(facts.st_mode, linked) or (_is_junction(facts) and "a link to a folder")
    return Left(path, reason) if reason else Found(path, entry.path, facts, linked)


def _special(mode: int, linked: bool) -> str:
    """What something is that is no file; "" for a file."""
    if stat.S_ISREG(mode):
        return ""
    found = "something else than a file"
    for test, kind in (
        (stat.S_ISDIR, "a folder"),
        (stat.S_ISFIFO, "a pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    ):
        if test(mode):
            found = kind
    return f"a link to {found}" if linked else found


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder to read: not a link to one."""
    try:
        if not entry.is_dir(follow_symlinks=False):
            return False
        return os.name != "nt" or not _is_junction(entry.stat(follow_symlinks=False))
    except OSError:
        return False


def _is_junction(facts: os.stat_result) -> bool:
    return getattr(facts, "st_reparse_tag", 0) == _WINDOWS_JUNCTION


def _is_marked_hidden(entry: os.DirEntry[str]) -> bool:
    if os.name != "nt":
        return False
    try:
        facts = entry.stat(follow_symlinks=False)
    except OSError:
        return False
    return bool(getattr(facts, "st_file_attributes", 0) & _WINDOWS_HIDDEN)


def _said(error: OSError) -> str:
    return error.strerror or type(error).__name__
