"""What came in, kept for whoever wants to compare it."""

from __future__ import annotations

import hashlib
import threading
from collections import deque
from dataclasses import dataclass
from typing import Final

from generator.mock.wire.incoming import Incoming, Problem
from generator.mock.wire.values import Data

_MOST: Final = 10_000  # requests that are kept
_LONGEST: Final = 64 * 1024  # bytes of a body that is kept as it is


@dataclass(frozen=True, slots=True)
class Recorded:
    """One request and what became of it. ``target`` is raw; ``headers`` in their order."""

    number: int
    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: bytes  # the first 64 kB of it
    body_length: int
    body_sha256: str
    status: int  # of the reply; 0: none was sent
    operation: str  # its key; "" for none
    problems: tuple[Problem, ...] = ()
    fault: str = ""  # that was ordered for it

    def header(self, name: str) -> str | None:
        """The value of a header."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    def as_data(self) -> dict[str, Data]:
        """As JSON: a body that is text up to 64 kB is there, any other one by its hash."""
        text: Data = None
        if self.body_length == len(self.body):
            try:
                text = self.body.decode()
            except UnicodeDecodeError:
                text = None
        return {
            "number": self.number,
            "method": self.method,
            "target": self.target,
            "headers": [[name, value] for name, value in self.headers],
            "body": text,
            "body_length": self.body_length,
            "body_sha256": self.body_sha256,
            "status": self.status,
            "operation": self.operation,
            "problems": [
                {"in": one.place, "pointer": one.pointer, "message": one.message}
                for one in self.problems
            ],
            "fault": self.fault,
        }


class Recorder:
    """The last requests; may be read from other threads."""

    def __init__(self) -> None:
        self._requests: deque[Recorded] = deque(maxlen=_MOST)
        self._lock = threading.Lock()
        self._count = 0

    def add(
        self,
        incoming: Incoming,
        status: int,
        operation: str,
        problems: tuple[Problem, ...],
        fault: str,
    ) -> None:
        """Keep a request."""
        with self._lock:
            self._count += 1
            self._requests.append(
                Recorded(
                    number=self._count,
                    method=incoming.method,
                    target=incoming.target,
                    headers=incoming.headers,
                    body=incoming.body[:_LONGEST],
                    body_length=len(incoming.body),
                    body_sha256=hashlib.sha256(incoming.body).hexdigest(),
                    status=status,
                    operation=operation,
                    problems=problems,
                    fault=fault,
                )
            )

    def all(self) -> list[Recorded]:
        """The requests, oldest first."""
        with self._lock:
            return list(self._requests)

    def clear(self) -> None:
        """Forget them."""
        with self._lock:
            self._requests.clear()
