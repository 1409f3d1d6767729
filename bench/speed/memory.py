"""How much memory this process has, now and at its peak. Linux tells both; others the peak."""

from __future__ import annotations

import re
import resource
import sys
from pathlib import Path

_STATUS = Path("/proc/self/status")


def resident() -> float:
    """MB resident now."""
    return _status("VmRSS")


def peak() -> float:
    """MB resident at the peak of this program, not of the one that started it."""
    return _status("VmHWM")


def _status(name: str) -> float:
    if _STATUS.exists():
        found = re.search(rf"^{name}:\s*(\d+) kB", _STATUS.read_text("ascii"), re.MULTILINE)
        if found:
            return int(found[1]) / 2**10
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (2**20 if sys.platform == "darwin" else 2**10)
