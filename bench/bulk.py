"""What is left when everything dies: documents in bulk against the mock server.

``python bench/bulk.py`` runs 20,000 documents of AI Hub on two workers of Dask, kills a worker twice
and the driver once in the middle, and checks what the output and the server hold at the end. With
``--drivers 30 --workers 0 --at-random``, the driver is killed thirty times, at random moments.

The interpreter needs what the extra ``dask`` of the SDK installs, ``--mock`` one with the generator.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SDK = ROOT / "generated" / "python"

_DRIVER = """
import sys
from aihub import bulk

if __name__ == "__main__":
    source, output, size = sys.argv[1:]
    report = bulk.run_app(source, output, app_name="x", workers=2, batch_size=int(size))
    print(report)
"""


def main() -> None:
    options = _options()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder, _mock(options) as url:
        play = _Play(Path(folder), options, url)
        began = time.monotonic()
        play.run(chance)
        seconds = time.monotonic() - began
        print(f"seconds               {seconds:.1f}")
        for name, value in play.found().items():
            print(f"{name:<21} {value}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--batch-size", type=int, default=200)
    parser.add_argument("--workers", type=int, default=2, help="how often a worker is killed")
    parser.add_argument("--drivers", type=int, default=1, help="how often the driver is killed")
    parser.add_argument("--at-random", action="store_true", help="kill after 0.2 to 7 seconds")
    parser.add_argument("--faults", default="", help="of the mock server")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mock", default=sys.executable, help="the Python of the generator")
    return parser.parse_args()


@contextmanager
def _mock(options: argparse.Namespace) -> Iterator[str]:
    """The address of a mock server, as long as the block lasts."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [options.mock, "-m", "generator", "mock", "--empty", "--quiet", "--port", str(port)]
    command += ["--config", "specs/aihub/sdk.yaml", "--faults", options.faults]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        while True:
            assert process.poll() is None
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/api"
    finally:
        process.terminate()
        process.wait()


class _Play:
    """One run of all documents. Mutable: ``driver`` is the process that calls bulk now."""

    def __init__(self, folder: Path, options: argparse.Namespace, url: str) -> None:
        self.options = options
        self.source, self.output = folder / "scans", folder / "out"
        self.environment = {
            **os.environ,
            "PYTHONPATH": str(SDK),
            "AIHUB_API_KEY": "key",
            "AIHUB_API_ROOT": url,
        }
        os.environ.update(self.environment)
        self.script = folder / "driver.py"
        self.script.write_text(_DRIVER, encoding="utf-8")
        for number in range(options.documents):
            path = self.source / f"{number % 40:02}" / f"scan-{number // 20:05}-{number % 4}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"document {number}\n", encoding="utf-8")
        self.driver = self.start()

    def start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-W", "ignore", str(self.script), str(self.source)]
        command += [str(self.output), str(self.options.batch_size)]
        return subprocess.Popen(command, env=self.environment)

    def run(self, chance: random.Random) -> None:
        """Kill whom it is time to kill, until a driver has ended by itself."""
        victims = ["worker"] * self.options.workers + ["driver"] * self.options.drivers
        chance.shuffle(victims)
        batches = self.options.documents / self.options.batch_size
        step = batches / (len(victims) + 1)
        marks = [step * (at + 1) for at in range(len(victims))]
        alive, patience = time.monotonic(), chance.uniform(0.2, 7)
        while self.driver.poll() is None:
            time.sleep(0.05)
            due = (
                time.monotonic() - alive > patience
                if self.options.at_random
                else bool(marks) and self.finished() >= marks[0]
            )
            if victims and due:
                self.kill(victims.pop(0), chance)
                del marks[:1]
                alive, patience = time.monotonic(), chance.uniform(0.2, 7)
        assert self.driver.returncode == 0

    def kill(self, whom: str, chance: random.Random) -> None:
        print(f"a {whom} dies after {self.finished()} batches", flush=True)
        if whom == "driver":
            self.driver.kill()
            self.driver.wait()
            self.driver = self.start()
            return
        workers = self.workers()
        if workers:
            os.kill(chance.choice(workers), signal.SIGKILL)

    def workers(self) -> list[int]:
        """The processes that the driver started to work."""
        lists = Path(f"/proc/{self.driver.pid}/task").glob("*/children")
        found = [pid for one in lists for pid in one.read_text().split()]
        return [
            int(pid) for pid in found if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
        ]

    def finished(self) -> int:
        return len(list(self.output.glob("documents/*.parquet")))

    def found(self) -> dict[str, object]:
        """What is in the output, and on the server."""
        import pyarrow.parquet  # noqa: PLC0415 (of the extra)

        sys.path.insert(0, str(SDK))
        from aihub import AIHub  # noqa: PLC0415 (of the generated SDK)

        tables = [pyarrow.parquet.read_table(path) for path in self.output.glob("documents/*")]
        rows = [row for table in tables for row in table.to_pylist()]
        paths = {row["path"] for row in rows}
        with AIHub() as client:
            batches = [str(batch.id) for batch in client.batches.list(limit=500)]
            listed = client.apps.runs.list(from_timestamp=1, limit=500)
            runs = Counter(str(run.batch_id) for run in listed if run.status == "COMPLETE")
        left = [path for path in self.output.rglob(".*") if path.is_file()]
        return {
            "rows": len(rows),
            "different documents": len(paths),
            "with results": sum(row["status"] == "ok" for row in rows),
            "documents without row": self.options.documents - len(paths),
            "batches on the server": len(batches),
            "of them without a run": sum(not runs[batch] for batch in batches),
            "run more than once": sum(count > 1 for count in runs.values()),
            "open in the output": len(list(self.output.glob("_bulk/open/*"))),
            "half files": len(left),
        }


if __name__ == "__main__":
    main()
