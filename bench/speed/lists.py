"""What iterating over a list costs, beside the calls that fetch its pages."""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable
from typing import Any

from speed import sides

Found = dict[str, "float | str"]


def iterate(kind: str, root: str, *, items: int, size: int, rounds: int = 5) -> Found:
    """CPU of iterating over ``items`` in pages of ``size``, against that of the calls alone.

    The calls alone return plain models, and what they hold is only counted. The two take turns.
    """
    client: Any = sides.client(kind, root)
    plain = importlib.import_module("aihub.resources.batches")._LIST  # noqa: SLF001
    part = items // rounds

    def calls(first: int) -> int:
        count = 0
        while count < part:
            arguments = {"limit": size, "offset": first + count}
            page = client.batches._run(plain, arguments, {})  # noqa: SLF001
            count += len(page.batches)
        return count

    def iteration(first: int) -> int:
        count = 0
        for _ in client.batches.list(limit=size, offset=first, max_items=part):
            count += 1
        return count

    calls(0), iteration(0)
    alone = whole = 0.0
    for number in range(rounds):
        alone += _cpu(calls, number * part, part)
        whole += _cpu(iteration, number * part, part)
    return {"times": whole / alone, "us": whole / items * 1e6, "alone": alone / items * 1e6}


def _cpu(work: Callable[[int], int], first: int, wanted: int) -> float:
    start = time.process_time()
    if work(first) != wanted:
        raise RuntimeError("the list is not whole")
    return time.process_time() - start


PROBES: dict[str, Callable[..., Found]] = {"iterate": iterate}
