"""Replay the table without pytest: ``python -m tests.wire [--former] [--mode sync|async] [-k TEXT]``.

Runs against the ``aihub`` that this interpreter imports. ``--former`` says that this is 0.14.0:
no difference is allowed then (``pip install instabase-aihub==0.14.0`` has to give 0 mismatches).
"""

from __future__ import annotations

import argparse
import importlib
import pathlib
import sys
import tempfile

from tests.wire.differences import expectation
from tests.wire.expression import why_not_async
from tests.wire.replay import Bench
from tests.wire.table import load


def main(arguments: list[str]) -> int:
    """Replay, print what differs, return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.wire")
    parser.add_argument("--former", action="store_true", help="the package is 0.14.0 itself")
    parser.add_argument("--mode", choices=("sync", "async", "both"), default="both")
    parser.add_argument("-k", default="", metavar="TEXT", help="only cases whose id holds TEXT")
    options = parser.parse_args(arguments)
    modes = ("sync",) if options.former else ("sync", "async")
    if options.mode != "both":
        modes = (options.mode,)
    aihub = importlib.import_module("aihub")
    cases = [case for case in load() if options.k in case.id]
    ran = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(aihub, pathlib.Path(folder), options.former)
        for mode in modes:
            for case in cases:
                if mode == "async" and why_not_async(case.call):
                    continue
                serve, expected = (
                    (case.serve, case.recorded) if options.former else expectation(case)
                )
                problems = bench.compare(expected, bench.run(case, mode, serve))
                ran += 1
                failed += bool(problems)
                if problems:
                    print(f"{case.id} [{mode}] {case.call}")
                    print("\n".join("  " + problem for problem in problems))
        bench.close()
    print(f"{ran} replayed, {failed} mismatches")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
