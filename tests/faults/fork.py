"""Forks at random moments while threads make first calls, preload, and decode large responses.

``python -m tests.faults.fork [--forks 200] [--seed N] [--warm] [--python INTERPRETER]``

Each child makes a call, with the parent's client or its own, sync or async, and must end within
seconds, with the garbage collector on. What is imported and built by a first call is imported and
built once in a process, so every few forks there is a fresh one. With ``--warm`` its first calls
are over before the threads start, so that they do nothing but decode. Runs on Python 3.7.
"""

from __future__ import annotations

import argparse
import asyncio
import faulthandler
import gc
import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import threading
import time
import traceback
import warnings
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.faults.chaos import find_package
from tests.faults.server import FaultServer, ok

if TYPE_CHECKING:
    from tests.faults.server import Answer, Request

ROOT = pathlib.Path(__file__).resolve().parents[2]
#: Forks of one process.
EACH = 5
LARGE = [
    {"id": n, "name": f"batch {n}", "workspace": "w", "created_at_ms": n, "updated_at_ms": n}
    for n in range(5000)
]
#: What became of a child, by its exit code.
FINE, COLLECTOR_OFF, RAISED = 0, 72, 73


def serve() -> None:
    """Answer until the standard input closes; runs in a process of its own."""
    large = ok({"batches": LARGE})
    small = ok({"id": 1})

    def answer(request: Request) -> Answer:
        return large if request.method == "GET" else small

    with FaultServer(answer) as server:
        print(server.root, flush=True)
        sys.stdin.read()


class Plan(NamedTuple):
    """What one run does. ``limit`` is the seconds that a child, or a fork itself, may take."""

    package: Any
    root: str
    warm: bool
    limit: float


def in_child(client: Any, plan: Plan, dice: random.Random) -> None:
    """Make a call and leave; never returns."""
    code = RAISED
    try:
        faulthandler.dump_traceback_later(plan.limit, exit=True)
        if dice.random() < 0.3:
            asyncio.run(_later(plan))
        elif dice.random() < 0.5:
            with plan.package.AIHub("token", api_root=plan.root) as own:
                _calls(own)
        else:
            _calls(client)
        gc.collect()
        code = FINE if gc.isenabled() else COLLECTOR_OFF
    except BaseException:  # noqa: BLE001 - told by the exit code
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(code)


def _calls(client: Any) -> None:
    assert client.batches.create("n").id == 1
    assert len(client.batches.list().batches) == len(LARGE)


async def _later(plan: Plan) -> None:
    async with plan.package.AsyncAIHub("token", api_root=plan.root) as client:
        assert (await client.batches.create("n")).id == 1


def one_process(plan: Plan, forks: int, dice: random.Random) -> list[str]:
    """Fork a few times while threads are busy; what went wrong, each beginning with its kind."""
    problems: list[str] = []
    client = plan.package.AIHub("token", api_root=plan.root)
    if plan.warm:
        _calls(client)
    stopping = threading.Event()

    def busy(work: Any) -> None:
        try:
            while not stopping.is_set():
                work()
        except BaseException:  # noqa: BLE001 - told below
            problems.append("parent: " + traceback.format_exc())

    works = [client.preload, lambda: _calls(client), lambda: _calls(client)]
    threads = [threading.Thread(target=busy, args=(work,), daemon=True) for work in works]
    for thread in threads:
        thread.start()
    children = []
    for _ in range(forks):
        time.sleep(dice.random() ** 2 * 0.4)
        began = time.monotonic()
        child = os.fork()
        if not child:
            in_child(client, plan, dice)
        if time.monotonic() - began > plan.limit / 2:
            problems.append(f"hang: a fork took {time.monotonic() - began:.1f} s")
        children.append(child)
    problems += filter(None, [_ended(child, plan.limit) for child in children])
    stopping.set()
    for thread in threads:
        thread.join(plan.limit)
        if thread.is_alive():
            problems.append("parent: a thread did not end")
    if not gc.isenabled():
        problems.append("collector: it is off in the parent")
    client.close()
    return problems


def _ended(child: int, limit: float) -> str:
    """What is wrong with how ``child`` ended, or ""."""
    until = time.monotonic() + limit + 2
    while time.monotonic() < until:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            if os.WIFSIGNALED(status):
                return f"died: signal {os.WTERMSIG(status)}"
            code = os.WEXITSTATUS(status)
            if code == COLLECTOR_OFF:
                return "collector: it is off in a child"
            if code == RAISED:
                return "raised: a call in a child, see above"
            return "" if code == FINE else f"hang: a child, see above ({code})"
        time.sleep(0.002)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return "hang: a child, before its first line"


def fresh_process(plan: Plan, forks: int, dice: random.Random) -> list[str]:
    """:func:`one_process` in a process that has imported next to nothing."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        problems = ["parent: it raised, see above"]
        try:
            problems = one_process(plan, forks, dice)
        except BaseException:  # noqa: BLE001 - told by what is written
            traceback.print_exc()
        os.write(writing, json.dumps(problems)[:60000].encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        found: list[str] = json.loads(told.read().decode() or '["died: a parent"]')
    os.waitpid(child, 0)
    return found


def run(options: argparse.Namespace) -> Counter[str]:
    """Kinds of problems, with how often they were met; prints each."""
    package = find_package()
    dice = random.Random(options.seed)
    command = [sys.executable, "-m", "tests.faults.fork", "--serve"]
    kinds: Counter[str] = Counter()
    with subprocess.Popen(
        command, cwd=str(ROOT), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as server:
        assert server.stdout is not None
        root = server.stdout.readline().decode().strip()
        plan = Plan(package, root, options.warm, options.limit)
        for done in range(0, options.forks, EACH):
            for problem in fresh_process(plan, min(EACH, options.forks - done), dice):
                kinds[problem.partition(":")[0]] += 1
                print(problem, flush=True)
            if kinds and options.first:
                break
        assert server.stdin is not None
        server.stdin.close()
    return kinds


def main(arguments: list[str]) -> int:
    """1 when a child hung, died, raised, or was left without collector."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.fork")
    parser.add_argument("--forks", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--python", help="another interpreter to run this with")
    parser.add_argument("--warm", action="store_true", help="fork after the first calls")
    parser.add_argument("--limit", type=float, default=15.0, help="seconds for each child")
    parser.add_argument("--first", action="store_true", help="stop at the first problem")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.serve:
        serve()
        return 0
    if options.python:
        own = arguments.index("--python")
        rest = arguments[:own] + arguments[own + 2 :]
        command = [options.python, "-m", "tests.faults.fork", *rest]
        return subprocess.run(command, cwd=str(ROOT), check=False).returncode
    # that threads are running is the point
    warnings.filterwarnings("ignore", "This process", DeprecationWarning)
    print("seed", options.seed, flush=True)
    began = time.monotonic()
    kinds = run(options)
    met = ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items())) or "none"
    print(f"{options.forks} forks in {time.monotonic() - began:.1f} s; problems: {met}")
    return 1 if kinds else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
