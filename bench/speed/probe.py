"""One measurement in a process of its own: ``python -m speed.probe NAME KIND ARGUMENTS``.

ARGUMENTS are JSON, for the keyword arguments of the probe. Prints what was found as JSON.
"""

from __future__ import annotations

import json
import sys

from speed import calls, lists, transfers, values

PROBES = {**calls.PROBES, **lists.PROBES, **values.PROBES, **transfers.PROBES}


def main(name: str, kind: str, arguments: str) -> None:
    """Run a probe."""
    print(json.dumps(PROBES[name](kind, **json.loads(arguments))))


if __name__ == "__main__":
    main(*sys.argv[1:])
