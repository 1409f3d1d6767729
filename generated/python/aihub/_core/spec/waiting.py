"""Work that goes on after a response, as data: who tells how far it is, and who starts it.

The recipes are :class:`Wait`, :class:`Watch` and :class:`StartAndWait`; a method that starts work
and returns at once is a :class:`Starts`.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Callable, Generic, Tuple, TypeVar

from .operation import Operation, Recipe, Twin

A = TypeVar("A")
R = TypeVar("R")
T = TypeVar("T")


def there(module: str, other: str, name: str) -> Callable[[], Any]:
    """A function that returns what ``other``, a module beside ``module``, calls ``name``.

    The module is imported when that is needed: a resource does not load those that it refers to.
    """

    def find() -> object:
        from ..base.process import exclusive

        with exclusive:
            found: object = getattr(import_module(f"{module.rpartition('.')[0]}.{other}"), name)
        return found

    return find


class Work(Generic[T]):
    """Work as the operation ``poll`` tells of it; T is what that returns.

    ``state`` is a JSON Pointer into its response. Work is over when the state is one of
    ``succeeded`` or ``failed``; it waits for a person when it is one of ``waiting``. Any other
    state means that it goes on: ``others`` are those that the API definition lists. ``interval`` is
    the longest time between two polls, in seconds.
    """

    __slots__ = ("failed", "interval", "others", "poll", "state", "succeeded", "waiting")

    def __init__(
        self,
        poll: Operation[T],
        state: str,
        *,
        succeeded: Tuple[str, ...],
        failed: Tuple[str, ...] = (),
        waiting: Tuple[str, ...] = (),
        others: Tuple[str, ...] = (),
        interval: float = 3.0,
    ) -> None:
        self.poll = poll
        self.state = state
        self.succeeded = succeeded
        self.failed = failed
        self.waiting = waiting
        self.others = others
        self.interval = interval


class Handle:
    """Where a response names the work that it started.

    That is a place in the body (``pointer``), a ``header``, or a path parameter of the URL in that
    header: ``parameter`` of ``template``, whose value has slashes if it ``spans`` segments.
    """

    __slots__ = ("header", "parameter", "pointer", "spans", "template")

    def __init__(
        self,
        pointer: str = "",
        *,
        header: str = "",
        template: str = "",
        parameter: str = "",
        spans: bool = False,
    ) -> None:
        self.pointer = pointer
        self.header = header
        self.template = template
        self.parameter = parameter
        self.spans = spans

    def __str__(self) -> str:
        return f"the header {self.header}" if self.header else self.pointer or "the body"


class Start(Generic[T]):
    """How a response to ``operation`` leads to the work that it started.

    Each of ``handles`` is a value for ``argument`` of the poll. ``shared`` are further arguments of
    the poll, each with the argument of ``operation`` that has the same value.
    """

    __slots__ = ("argument", "handles", "operation", "shared", "work")

    def __init__(
        self,
        operation: Operation[Any],
        work: Callable[[], Work[T]],
        argument: str,
        handles: Tuple[Handle, ...],
        *,
        shared: Tuple[Tuple[str, str], ...] = (),
    ) -> None:
        self.operation = operation
        self.work = work
        self.argument = argument
        self.handles = handles
        self.shared = shared


class Starts(Twin[R, A]):
    """Starts work and returns the response, which can wait for it.

    ``classes`` are what the response becomes in each client.
    """

    __slots__ = ("classes", "operation", "start")
    procedure = "starting"

    def __init__(
        self, operation: Operation[Any], start: Callable[[], Start[Any]], classes: Callable[[], Any]
    ) -> None:
        self.operation = operation
        self.start = start
        self.classes = classes


class Waits(Recipe[T]):
    """What the recipes have in common: how their own arguments are called."""

    __slots__ = ("check", "interval", "on_state")
    procedure = "waiting"

    def __init__(
        self, *, check: str = "check", interval: str = "interval", on_state: str = "on_state"
    ) -> None:
        self.check = check
        self.interval = interval
        self.on_state = on_state


class Wait(Waits[T]):
    """Waits until work is over."""

    __slots__ = ("work",)

    def __init__(self, work: Callable[[], Work[T]], **names: str) -> None:
        super().__init__(**names)
        self.work = work


class Watch(Waits[T]):
    """Iterates over the states of work until it is over."""

    __slots__ = ("work",)

    def __init__(self, work: Callable[[], Work[T]], **names: str) -> None:
        super().__init__(on_state="", **names)
        self.work = work


class StartAndWait(Waits[T]):
    """Starts work and waits until it is over."""

    __slots__ = ("start",)

    def __init__(self, start: Callable[[], Start[T]], **names: str) -> None:
        super().__init__(**names)
        self.start = start
