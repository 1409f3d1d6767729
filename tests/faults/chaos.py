"""Calls of all kinds against a server that fails at random, sync and async.

``python -m tests.faults.chaos [--calls 10000] [--seed N] [--python INTERPRETER]``

What must hold, whatever fails: a POST is acted on at most once unless the server refused it, every
PUT arrives whole or not at all, what a call returns is whole, every error is one of the SDK, an
error that says "not sent" is right, and nothing hangs. A seed gives each call and each attempt of
it the same fate again; only the order between threads differs. Runs on Python 3.7.
"""

from __future__ import annotations

import argparse
import asyncio
import importlib
import io
import pathlib
import random
import subprocess
import sys
import threading
import time
import traceback
from collections import Counter
from typing import TYPE_CHECKING, Any

from tests.faults.chaos_server import SILENCE, Chaos, content

if TYPE_CHECKING:
    from collections.abc import Iterator


ROOT = pathlib.Path(__file__).resolve().parents[2]
KINDS = ("create", "write", "read", "list", "delete", "upload")
#: Kinds of problems that the runtime still has, by row of the fault table; each must be met in a
#: long run, so that a row that is mended has to be taken out of here.
KNOWN: set[str] = set()
#: Seconds that a call may take with all retries.
LONGEST_CALL = 30.0


def start(client: Any, number: int, seed: int) -> Any:
    """Begin the call with this number; its result, or what gives it when awaited."""
    dice = random.Random(f"{seed} call {number}")
    kind = dice.choice(KINDS)
    options = {
        "extra_headers": {"X-Call": str(number)},
        "max_retries": dice.randrange(5),
        "timeout": SILENCE,
    }
    data = content(str(number))
    if kind == "create":
        return client.batches.create(str(number), **options)
    if kind == "write":
        body = dice.choice((data, io.BytesIO(data), iter([data[:7], data[7:]])))
        return client.files.write("o/w/f", body, **options)
    if kind == "read":
        return client.files.read("o/w/f", **options)
    if kind == "list":
        return client.batches.list(**options)
    if kind == "delete":
        return client.batches.delete(number, **options)
    return client.batches.add_large_file(1, "f", io.BytesIO(data), **options)


def check(server: Chaos, number: int, seed: int, value: Any) -> None:
    """Look at the result of a call that succeeded."""
    kind = random.Random(f"{seed} call {number}").choice(KINDS)
    call = str(number)
    if kind == "create" and (value.id != number or not server.acted[call, "/api/v2/batches"]):
        server.note("result", f"{call}: create returned {value!r}")
    if kind == "read" and value != content(call):
        server.note("result", f"{call}: read returned {len(value)} other bytes")
    if kind == "delete" and value.job_id != call:
        server.note("result", f"{call}: delete returned {value!r}")


class Run:
    """All calls of one kind of client."""

    def __init__(self, package: Any, server: Chaos, numbers: range) -> None:
        self.package = package
        self.server = server
        self.failed = 0
        self._numbers: Iterator[int] = iter(numbers)
        self._lock = threading.Lock()

    def _next(self) -> int | None:
        with self._lock:
            return next(self._numbers, None)

    def _judge(self, number: int, error: BaseException, began: float) -> None:
        self.failed += 1
        if not isinstance(error, self.package.APIError):
            lines = "".join(traceback.format_exception(type(error), error, error.__traceback__))
            self.server.note("raw", f"{number}: {lines}")
        unsent = getattr(error, "sent", None) == "no"
        if unsent and any(self.server.acted[str(number), t] for t in _TARGETS):
            self.server.note("sent", f"{number}: says it was not sent, but it was acted on")
        if time.monotonic() - began > LONGEST_CALL:
            self.server.note("hang", f"{number} took {time.monotonic() - began:.0f} s")

    def sync(self, threads: int = 8) -> None:
        """Blocking calls from threads that share a client."""
        with self.package.AIHub("token", api_root=self.server.root) as client:
            workers = [
                threading.Thread(target=self._worker, args=(client,), daemon=True)
                for _ in range(threads)
            ]
            for worker in workers:
                worker.start()
            for worker in workers:
                self._join(worker)

    def _join(self, worker: threading.Thread) -> None:
        before = -1
        while worker.is_alive():
            worker.join(LONGEST_CALL)
            done = sum(self.server.fates.values())
            if worker.is_alive() and done == before:
                frame = sys._current_frames().get(worker.ident or 0)
                self.server.note("hang", "".join(traceback.format_stack(frame)))
                return
            before = done

    def _worker(self, client: Any) -> None:
        number = self._next()
        while number is not None:
            began = time.monotonic()
            try:
                check(
                    self.server, number, self.server.seed, start(client, number, self.server.seed)
                )
            except Exception as error:  # noqa: BLE001 - judged
                self._judge(number, error, began)
            number = self._next()

    async def asynchronous(self, tasks: int = 24) -> None:
        """Calls of tasks that share a client."""
        async with self.package.AsyncAIHub("token", api_root=self.server.root) as client:
            await asyncio.gather(*[self._task(client) for _ in range(tasks)])

    async def _task(self, client: Any) -> None:
        number = self._next()
        while number is not None:
            began = time.monotonic()
            waiting = start(client, number, self.server.seed)
            try:
                value = await asyncio.wait_for(waiting, LONGEST_CALL * 2)
                check(self.server, number, self.server.seed, value)
            except asyncio.TimeoutError:
                self.server.note("hang", f"{number} did not end")
            except Exception as error:  # noqa: BLE001 - judged
                self._judge(number, error, began)
            number = self._next()


_TARGETS = ("/api/v2/batches", "/api/v2/batches/multipart-upload")


def run(package: Any, calls: int, seed: int) -> Chaos:
    """Make the calls, half of each kind; returns the server with its books."""
    with Chaos(seed) as server:
        half = calls // 2
        blocking, waiting = (Run(package, server, r) for r in (range(half), range(half, calls)))
        blocking.sync()
        loop = asyncio.new_event_loop()
        try:
            loop.run_until_complete(waiting.asynchronous())
        finally:
            loop.close()
        server.fates["calls that failed"] = blocking.failed + waiting.failed
        return server


def short(sleep: Any) -> Any:
    """``sleep`` for at most 5 ms: the waits between attempts."""
    return lambda seconds, *more: sleep(min(seconds, 0.005), *more)


def find_package() -> Any:
    """The installed SDK, else the generated one."""
    try:
        return importlib.import_module("aihub")
    except ImportError:
        sys.path.insert(0, str(ROOT / "generated" / "python"))
        return importlib.import_module("aihub")


def main(arguments: list[str]) -> int:
    """1 when something was lost, sent twice, raw, or hung."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.chaos")
    parser.add_argument("--calls", type=int, default=10000)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--python", help="another interpreter to run this with")
    options = parser.parse_args(arguments)
    if options.python:
        again = ["--calls", str(options.calls), "--seed", str(options.seed)]
        command = [options.python, "-m", "tests.faults.chaos", *again]
        return subprocess.run(command, cwd=str(ROOT), check=False).returncode
    print("seed", options.seed, flush=True)
    time.sleep, asyncio.sleep = short(time.sleep), short(asyncio.sleep)
    began = time.monotonic()
    server = run(find_package(), options.calls, options.seed)
    for kind, text in server.problems:
        if kind not in KNOWN:
            print(f"{kind}: {text}")
    kinds = Counter(kind for kind, _ in server.problems)
    known = ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items())) or "none"
    failed = server.fates.pop("calls that failed")
    fates = ", ".join(f"{name} {count}" for name, count in server.fates.most_common())
    print(f"fates: {fates}")
    took = time.monotonic() - began
    print(f"{options.calls} calls in {took:.1f} s, {failed} raised; problems: {known}")
    return 1 if set(kinds) - KNOWN else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
