"""The mock server of an API, and a process that runs documents against it."""

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from generator.mock import Options, serve
from generator.pipeline import Request, run

ROOT = Path(__file__).parents[2]
EXTRAS = ROOT / "build" / "extras"


@contextmanager
def mock(request, **options):
    """The mock of a document, without its examples."""
    result = run(request, "lower")
    with serve(result.document, result.relations, Options(seed=False, **options)) as server:
        yield server


def aihub():
    """AI Hub, as it is generated."""
    return Request(config=ROOT / "specs" / "aihub" / "sdk.yaml")


class Driver:
    """A process that calls bulk with ``code``, in which ``source`` and ``output`` are known."""

    def __init__(self, package, code, environment, *, source, output):
        paths = [str(package), str(EXTRAS)]
        indented = "\n".join(f"    {line}" for line in code.splitlines())
        script = output.parent / "driver.py"
        script.write_text(
            f"source, output = {str(source)!r}, {str(output)!r}\n"
            f"if __name__ == '__main__':\n{indented}\n"
        )
        self.process = subprocess.Popen(
            [sys.executable, "-W", "ignore", str(script)],
            env={**os.environ, **environment, "PYTHONPATH": os.pathsep.join(paths)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def workers(self):
        """The numbers of the processes that it started to work."""
        lists = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        children = [pid for listed in lists for pid in listed.read_text().split()]
        return [
            int(pid)
            for pid in children
            if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
        ]

    def end(self):
        """What it said, when it has ended well."""
        said, _ = self.process.communicate(timeout=60)
        assert self.process.returncode == 0, said
        return said


def documents_of(folder, count):
    """A folder with ``count`` documents below it, some of which have the same name."""
    for number in range(count):
        path = folder / f"{number % 7}" / f"page-{number // 7:03}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"document {number}")
    return folder


def wait_for(condition, seconds=30.0):
    """Wait until something holds."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.02)
