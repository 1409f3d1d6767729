"""One driver at a time for an output, also over several machines, and no work for one that is gone.

The driver that may work says so in an object of the output, and renews it. One that finds the sign
of another waits: if it is renewed, the other is alive; if not, it is taken over. Workers read the
object before they do anything that counts, and stop when it names another driver. Nobody compares
clocks of two machines.
"""

from __future__ import annotations

import os
import socket
import threading
import time
import uuid
from contextlib import suppress
from typing import Any, Dict, Optional

from ..base.errors import APIError
from .store import Store

__all__ = ["BulkBusyError", "Fence", "Lease", "SupersededError"]

_NAME = "_bulk/driver.json"
_RENEWED = 4.0  # seconds between two signs of life
_GONE = 20.0  # seconds without one, after which a driver counts as gone
_TAKEN = 0.1  # seconds after which a second driver that began at the same time has written, too
_SETTLED = 2.0  # seconds that the workers of a driver that is gone have to notice
_FRESH = 1.0  # seconds for which a worker believes what it read
_LOST = "another driver has taken over the output"


class BulkBusyError(APIError):
    """Another driver is at work on the same output."""


class SupersededError(Exception):
    """The driver of this work is gone, and another one has taken its place."""


class Lease:
    """The right to work on an output, as a context manager. Mutable: it can be lost."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.owner = uuid.uuid4().hex
        self._beats = 0
        self._renewed = time.monotonic()
        self._lost = False
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._renew, daemon=True)

    def __enter__(self) -> Lease:
        """Wait until nobody else has the right.

        :raises BulkBusyError: another driver has it, and is alive.
        """
        other = self._store.get_json(_NAME)
        if other is not None:
            self._outlive(other)
        self._write()
        time.sleep(_TAKEN if other is None else _SETTLED)
        if not self._is_ours():
            raise BulkBusyError(_LOST)
        self._thread.start()
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._over.set()
        self._thread.join()
        if self._is_ours():
            self._store.remove(_NAME)

    def check(self, *, now: bool = False) -> None:
        """Stop what must not go on; ``now`` reads the output in any case.

        :raises BulkBusyError: the right was lost, because this process stood still for too long.
        """
        late = now or time.monotonic() - self._renewed > _GONE / 2
        if self._lost or (late and not self._is_ours()):
            raise BulkBusyError(_LOST)

    def _is_ours(self) -> bool:
        found = self._store.get_json(_NAME)
        return found is not None and found["owner"] == self.owner

    def _outlive(self, other: Dict[str, Any]) -> None:
        """Wait until ``other`` is gone for certain, or for so long that it must be."""
        until = time.monotonic() + _GONE
        while time.monotonic() < until and not _is_dead(other):
            time.sleep(0.2)
            found = self._store.get_json(_NAME)
            if found is None:
                return
            if (found["owner"], found["beats"]) != (other["owner"], other["beats"]):
                raise BulkBusyError(
                    f"another driver works on this output: process {found['pid']} on "
                    f"{found['host']}. Wait for its end, or choose another output"
                )

    def _write(self) -> None:
        self._beats += 1
        sign = {"owner": self.owner, "beats": self._beats, "host": _host(), "pid": os.getpid()}
        self._store.put_json(_NAME, sign)
        self._renewed = time.monotonic()

    def _renew(self) -> None:
        while not self._lost and not self._over.wait(_RENEWED):
            with suppress(Exception):  # the store may come back
                self._lost = not self._is_ours()
                if not self._lost:
                    self._write()


class Fence:
    """What a worker asks before it does anything: does its driver still have the right?"""

    def __init__(self, store: Store, owner: str) -> None:
        self._store = store
        self._owner = owner
        self._asked: Optional[float] = None

    def check(self, *, now: bool = False) -> None:
        """Let the work go on; ``now`` reads the output anew.

        :raises SupersededError: another driver has it, or none.
        """
        asked = self._asked
        if not now and asked is not None and time.monotonic() - asked < _FRESH:
            return
        found = self._store.get_json(_NAME)
        if found is None or found["owner"] != self._owner:
            raise SupersededError
        self._asked = time.monotonic()


def _is_dead(sign: Dict[str, Any]) -> bool:
    """Whether it is certain that a driver is gone: it was on this machine, and no longer is."""
    if os.name != "posix" or sign["host"] != _host():
        return False
    try:
        os.kill(sign["pid"], 0)
    except ProcessLookupError:
        return True
    except OSError:
        pass
    return False


def _host() -> str:
    """This machine, and what on it has numbers of processes of its own, such as a container."""
    try:
        space = os.readlink("/proc/self/ns/pid")  # noqa: PTH115
    except OSError:
        space = ""
    return f"{socket.gethostname()} {uuid.getnode():x} {space}".strip()
