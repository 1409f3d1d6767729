"""What one run of a program costs: seconds on the wall, seconds of all cores, memory at its peak."""

from __future__ import annotations

import dataclasses
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

#: ours, but for its options
GENERATE = (sys.executable, "-m", "generator", "generate")

_TIMEOUT = 900.0  # seconds


@dataclasses.dataclass(frozen=True)
class Cost:
    """What a run took. ``cpu`` counts the processes that it started, ``peak`` the largest one."""

    wall: float  # seconds
    cpu: float  # seconds, user and system
    peak: float  # MB resident
    code: int  # exit status
    output: str  # of both streams

    @classmethod
    def median(cls, costs: Iterable[Cost]) -> Cost:
        """Each number is the median of its kind."""
        every = list(costs)
        return cls(
            statistics.median(cost.wall for cost in every),
            statistics.median(cost.cpu for cost in every),
            statistics.median(cost.peak for cost in every),
            every[-1].code,
            every[-1].output,
        )


def run(command: Sequence[str], cwd: Path, environment: Mapping[str, str]) -> Cost:
    """Run ``command`` to its end; after a quarter of an hour it is killed."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=cwd,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        killer = threading.Timer(_TIMEOUT, process.kill)
        killer.daemon = True  # whoever interrupts a measurement does not wait for it
        killer.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        killer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read().decode("utf-8", "replace")
    megabyte = 2**20 if sys.platform == "darwin" else 2**10
    cpu = used.ru_utime + used.ru_stime
    return Cost(wall, cpu, used.ru_maxrss / megabyte, process.returncode, text)


def environment(scratch: Path, extra_path: Path | None = None) -> dict[str, str]:
    """The environment of a run: byte code and formatted text are remembered in ``scratch`` only."""
    found = {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")}
    found["PYTHONPYCACHEPREFIX"] = str(scratch / "bytecode")
    found["SDK_GENERATOR_CACHE"] = str(scratch / "cache")
    if extra_path is not None:
        found["PATH"] = f"{extra_path}{os.pathsep}{found.get('PATH', '')}"
    return found


def count(folder: Path, pattern: str, of: Callable[[Path], int]) -> int:
    """The sum of ``of`` over the files below ``folder`` that match ``pattern``."""
    return sum(of(path) for path in folder.glob(pattern))
