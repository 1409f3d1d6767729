"""Generate SDKs of the documents of autorest's test server, call it, and let its report judge.

``python -m tests.autorest [DOCUMENT ...]``: all documents of the server, or some by name. npm puts
the server into ``build/autorest``. Exit code 1 when a document cannot be generated, when a call
ends otherwise than it has to, or when a scenario was not reached (or was) against
``unreached.py``.
"""

from __future__ import annotations

import argparse
import asyncio
import pathlib
import sys
import tempfile
import time

from tests.autorest.driving import Made, drive, make
from tests.autorest.server import SWAGGER, install, report, running
from tests.autorest.unreached import FAILING, UNREACHED
from tests.servers.running import MissingServerError


async def called(made: Made, root: str) -> tuple[int, list[str]]:
    """How many calls were made, and those that went wrong otherwise than is known."""
    outcomes = [outcome async for outcome in drive(made, root)]
    wrong = []
    for outcome in outcomes:
        known = FAILING.get(f"{made.name}/{outcome.operation}")
        if outcome.error and known is None:
            wrong.append(f"{outcome.operation}: {outcome.error[:200]}")
        elif known is not None and not outcome.error:
            wrong.append(f"{outcome.operation}: works, but was known to fail: {known}")
    return len(outcomes), wrong


def judge(seen: dict[str, int]) -> list[str]:
    """Scenarios that were not reached without a reason, and those that were in spite of one."""
    missed = [name for name in seen if not seen[name] and name not in UNREACHED]
    wrong = [f"{name}: was not reached" for name in missed]
    return wrong + [
        f"{name}: was reached, but was known not to be" for name in UNREACHED if seen.get(name)
    ]


def main(arguments: list[str]) -> int:
    """Do it for the documents that are named, or for all."""
    parser = argparse.ArgumentParser(prog="python -m tests.autorest")
    parser.add_argument("names", nargs="*", metavar="DOCUMENT")
    names = parser.parse_args(arguments).names
    try:
        install()
    except MissingServerError as missing:
        print(missing)
        return 1
    files = sorted(file for file in SWAGGER.glob("*.json") if not names or file.stem in names)
    fine = bool(files)
    with (
        tempfile.TemporaryDirectory(prefix="autorest-", ignore_cleanup_errors=True) as name,
        running(pathlib.Path(name)) as root,
    ):
        for file in files:
            start = time.monotonic()
            made = make(file, pathlib.Path(name))
            count, wrong = asyncio.run(called(made, root))
            skipped = len(made.manifest["skipped"])
            counts = f"{len(made.manifest['operations']):4} operations, {skipped} left out"
            took = f"{time.monotonic() - start:.1f} s"
            print(f"{made.name:28} {counts}, {count:3} calls, {took}", flush=True)
            for line in [*made.messages, *wrong]:
                print(f"    {line}")
            fine = fine and not wrong and not skipped
        found = report(root)
    for category, seen in found.items():
        print(f"{category}: {sum(map(bool, seen.values()))} of {len(seen)} scenarios")
    if not names:
        surprises = judge(found["vanilla"])
        print("".join(f"    {line}\n" for line in surprises), end="")
        fine = fine and not surprises
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
