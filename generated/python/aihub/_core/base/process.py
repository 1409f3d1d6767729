"""All state of which a process has one, kept whole over a fork.

A fork copies only the thread that forks. Whatever another thread was in the middle of stays
half-done in the child for good: a lock stays held, an import unfinished, the garbage collector
off. So a fork waits until no thread imports modules or builds validators (``lock``), and the
child starts with new locks and with the collector as it was.

Objects that belong to one process, such as sockets and the locks of a client, keep the
``generation`` in which they were made and are made anew when it differs.
"""

from __future__ import annotations

import os
import threading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ssl import SSLContext
    from types import TracebackType
    from typing import ContextManager, Dict, Optional, Protocol, Type

    class Lock(ContextManager[bool], Protocol):
        """What locks of :mod:`threading` have in common."""

        def acquire(self, blocking: bool = ..., timeout: float = ...) -> bool: ...

        def release(self) -> None: ...


__all__ = ["Process", "STATE", "exclusive"]

#: Seconds that a fork waits for the other threads. Longer than any import; it ends a deadlock
#: with a thread that waits for something that the forking thread holds.
_LONGEST_WAIT = 10.0


class Process:
    """The state. There is one instance, :data:`STATE`."""

    def __init__(self) -> None:
        #: Forks between the process that imported this package and this one.
        self.generation = 0
        #: Held while modules are imported, validators are built and connections are set up.
        self.lock: Lock = threading.RLock()
        #: Large decodes that are running; the collector is paused while there are any.
        self.pauses = 0
        self.collected_before = False
        #: Held for the two values above.
        self.counting: Lock = threading.Lock()
        #: What all clients trust, by whether the environment has a say; see ``wire/tls.py``. It
        #: stays over a fork, for which it would only take time to read it again.
        self.tls: Dict[bool, SSLContext] = {}
        self._held_for_fork = False

    def before_fork(self) -> None:
        """Wait until the other threads are not in the middle of anything."""
        self._held_for_fork = self.lock.acquire(timeout=_LONGEST_WAIT)

    def after_in_parent(self) -> None:
        """Let the other threads go on."""
        if self._held_for_fork:
            self.lock.release()

    def after_in_child(self) -> None:
        """Forget the threads that are gone."""
        paused, collected_before = self.pauses, self.collected_before
        generation, tls = self.generation, self.tls
        self.__init__()  # type: ignore[misc]
        self.generation, self.tls = generation + 1, tls
        if paused and collected_before:
            import gc

            gc.enable()


class _Exclusive:
    """``with exclusive:`` holds the lock of the process, whichever it is at the moment."""

    def __enter__(self) -> None:
        STATE.lock.acquire()

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        STATE.lock.release()


STATE = Process()
exclusive = _Exclusive()

if hasattr(os, "register_at_fork"):
    os.register_at_fork(
        before=STATE.before_fork,
        after_in_parent=STATE.after_in_parent,
        after_in_child=STATE.after_in_child,
    )
