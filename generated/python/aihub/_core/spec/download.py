"""The recipes of methods that read the file which an operation returns: to a disk, or in ranges."""

from __future__ import annotations

from typing import Any, Optional, TypeVar

from .operation import Operation, Recipe, Twin

A = TypeVar("A")
T = TypeVar("T")


class Download(Recipe[T]):
    """Receives the file that ``read`` returns, as a whole.

    ``to``, ``progress`` and ``resume`` are the arguments of the method that the operation does not
    have. ``head`` tells which version the file is, should ``read`` not do so. ``checksum`` is the
    header with a checksum of the file, if the API has one of its own.
    """

    __slots__ = ("checksum", "head", "progress", "read", "resume", "to")

    procedure = "download"

    def __init__(
        self,
        *,
        read: Operation[Any],
        head: Optional[Operation[Any]] = None,
        to: str = "to",
        progress: str = "progress",
        resume: str = "resume",
        checksum: str = "",
    ) -> None:
        self.read = read
        self.head = head
        self.to = to
        self.progress = progress
        self.resume = resume
        self.checksum = checksum


class OpenFile(Twin[T, A]):
    """Opens the file that ``read`` returns, to read parts of it. T and A are the two clients' files.

    ``head`` tells its size and version; without it a request for the beginning does.
    """

    __slots__ = ("head", "read")

    procedure = "reading"

    def __init__(self, *, read: Operation[Any], head: Optional[Operation[Any]] = None) -> None:
        self.read = read
        self.head = head
