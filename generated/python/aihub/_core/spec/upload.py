"""Recipes of uploads: data, as the descriptors of :mod:`.operation`."""

from __future__ import annotations

from typing import Any, Optional, Tuple, TypeVar

from .operation import Operation, Recipe

T = TypeVar("T")


class Upload(Recipe[T]):
    """An upload in parts: three operations and the names that connect them (``x-sdk-upload``).

    ``data``, ``workers``, ``checkpoint`` and ``progress`` are arguments of the method's own; the
    others are those of ``open``.
    """

    __slots__ = (
        "abort",
        "action",
        "checkpoint",
        "commit",
        "data",
        "finish",
        "finish_session",
        "first_part",
        "open",
        "part",
        "part_data",
        "part_number",
        "part_reply",
        "part_session",
        "part_size",
        "parts",
        "progress",
        "session",
        "size",
        "workers",
    )
    procedure = "upload"

    def __init__(
        self,
        *,
        data: str,
        open: Operation[Any],
        size: str,
        session: str,
        part_size: str,
        part: Operation[Any],
        part_session: str,
        part_number: str,
        part_data: str,
        part_reply: Tuple[str, ...],
        finish: Operation[T],
        finish_session: str,
        action: str,
        commit: str,
        abort: str,
        parts: str,
        first_part: int = 1,
        workers: str = "workers",
        checkpoint: str = "checkpoint",
        progress: str = "progress",
    ) -> None:
        self.data = data  # the argument that holds the bytes
        self.open = open
        self.size = size  # argument of ``open``
        self.session = session  # JSON pointer into the reply of ``open``
        self.part_size = part_size  # JSON pointer into the reply of ``open``
        self.part = part
        self.part_session = part_session  # arguments of ``part``
        self.part_number = part_number
        self.part_data = part_data
        self.part_reply = part_reply  # properties of its reply that ``finish`` takes back
        self.finish = finish
        self.finish_session = finish_session  # arguments of ``finish``
        self.action = action
        self.commit = commit
        self.abort = abort
        self.parts = parts
        self.first_part = first_part
        self.workers = workers
        self.checkpoint = checkpoint
        self.progress = progress


class FileUpload(Recipe[T]):
    """A file in one request or in parts, whichever its size asks for.

    ``simple`` sends it in one request: ``simple_data`` is the argument that holds it, and
    ``simple_name`` the one for its name ("": the name goes with the data, as that of a part). A
    file of more than ``up_to`` bytes goes in ``parts``; ``parts_name`` is the argument of their
    opening operation. One of the two ways may be missing. ``simple_takes`` pairs arguments of this
    method with those of ``simple`` that have another name. Without ``name``, none is sent. ``data`` and ``name`` are arguments of
    the method's own, and so are the other three.
    """

    __slots__ = (
        "checkpoint",
        "data",
        "name",
        "parts",
        "parts_name",
        "progress",
        "simple",
        "simple_data",
        "simple_name",
        "simple_takes",
        "up_to",
        "workers",
    )
    procedure = "upload"

    def __init__(
        self,
        *,
        data: str,
        name: str = "",
        simple: Optional[Operation[Any]] = None,
        simple_data: str = "",
        simple_name: str = "",
        simple_takes: Tuple[Tuple[str, str], ...] = (),
        up_to: Optional[int] = None,
        parts: Optional[Upload[Any]] = None,
        parts_name: str = "",
        workers: str = "workers",
        checkpoint: str = "checkpoint",
        progress: str = "progress",
    ) -> None:
        self.data = data
        self.name = name
        self.simple = simple
        self.simple_data = simple_data
        self.simple_name = simple_name
        self.simple_takes = simple_takes
        self.up_to = up_to
        self.parts = parts
        self.parts_name = parts_name
        self.workers = workers
        self.checkpoint = checkpoint
        self.progress = progress
