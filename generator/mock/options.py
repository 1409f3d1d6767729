"""How the mock server behaves where the document leaves it open."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

#: The most bytes a request may have.
MAX_BODY = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Options:
    """Everything that can be chosen; times are in seconds."""

    seed: bool = True  # what the document has examples of exists from the start
    stateless: bool = False  # every reply is an example, whatever was made or removed before
    tokens: frozenset[str] = frozenset()  # the credentials that are accepted; none: any
    names: frozenset[str] | None = None  # of the account, beside those of examples; None: any
    latency: float = 0.0  # before every reply
    faults: str = ""  # see faults.py
    fault_seed: int = 0  # of the faults that happen to a share of the requests
    polls: int = 2  # so often work in the background is found unfinished
    work_seconds: float = 0.0  # so long it takes at least
    page_size: int = 20  # items in a page when the request does not say
    page_cap: int = 0  # items in a page at most, whatever the request says; 0: as it says
    part_size: int = 0  # bytes in a part of an upload; 0: as the document's example says
    state: Path | None = None  # a folder that keeps the state; None: memory
    clock: Callable[[], float] = time.time
