"""The tests of a published package, unchanged, against the package that is generated in its place.

    python bench/adopted.py SDIST DOCUMENT [CONFIGURATION] [--python PYTHON] [--tests PATH]

SDIST is a source distribution of a package that Stainless generated, or the folder of one, DOCUMENT
what it was generated from, and CONFIGURATION its stainless.yml if there is one. All three are read
where they are; nothing of them is kept. The steps: adopt, generate, start the mock server, run the
tests against it with PYTHON, which needs what the tests import (pytest-asyncio, respx ...).

Prints how many tests were collected and passed, and the failed ones by their reasons.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import socket
import subprocess
import sys
import tarfile
import tempfile
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
GENERATOR = [sys.executable, "-m", "generator"]
#: Parts of a message that differ between tests with the same reason.
SPECIAL = re.compile(r"0x[0-9a-f]+|'[^']{1,300}'|\"[^\"]{1,300}\"|\d+")


def main() -> int:
    arguments = _arguments()
    with tempfile.TemporaryDirectory(prefix="adopted-") as scratch:
        work = Path(arguments.keep or scratch).resolve()
        work.mkdir(parents=True, exist_ok=True)
        package = _unpacked(arguments.sdist, work)
        sources = [arguments.document, *([arguments.config] if arguments.config else [])]
        adopted = work / "adopted"
        _run(
            ["adopt", *map(str, sources), str(adopted), "--package", str(package), "--force"], work
        )
        config = adopted / "sdk.yaml"
        generated = work / "generated"
        _run(["generate", "--config", str(config), "--output", str(generated), "--force"], work)
        shutil.rmtree(work / "tests", ignore_errors=True)
        shutil.copytree(package / "tests", work / "tests")
        with _mock(config, work) as address:
            report = _tests(arguments, work, generated, address)
    return _print(report)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sdist", type=Path)
    parser.add_argument("document", type=lambda text: Path(text).resolve())
    parser.add_argument("config", nargs="?", type=lambda text: Path(text).resolve())
    parser.add_argument("--python", default=sys.executable, help="what runs the tests")
    parser.add_argument("--tests", default="tests/api_resources", help="which tests, from the root")
    parser.add_argument("--keep", help="a folder for all that is made, which stays")
    return parser.parse_args()


def _unpacked(sdist: Path, work: Path) -> Path:
    """The folder of a source distribution."""
    if sdist.is_dir():
        return sdist.resolve()
    folder = work / "sdist"
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    return next(path for path in folder.iterdir() if path.is_dir())


def _run(command: list[str], work: Path) -> None:
    log = work / f"{command[0]}.log"
    with log.open("w") as output:
        done = subprocess.run(
            [*GENERATOR, *command], cwd=ROOT, stdout=output, stderr=subprocess.STDOUT, check=False
        )
    last = log.read_text().strip().splitlines()[-1:]
    print(f"{command[0]}: {''.join(last)}")
    if done.returncode:
        sys.exit(log.read_text()[-5000:])


@contextmanager
def _mock(config: Path, work: Path) -> Iterator[str]:
    """The mock server of the document, on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (work / "mock.log").open("w") as log:
        command = [*GENERATOR, "mock", "--stateless", "--config", str(config)]
        command += ["--port", str(port), "--quiet"]
        server = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT)
        try:
            for _ in range(600):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                if server.poll() is not None:
                    sys.exit((work / "mock.log").read_text())
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait()


def _tests(arguments: argparse.Namespace, work: Path, generated: Path, address: str) -> Path:
    report = work / "report.xml"
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(generated), str(work)]),
        "TEST_API_BASE_URL": address,
    }
    command = [arguments.python, "-m", "pytest", arguments.tests, f"--junitxml={report}", "-q"]
    command += ["-p", "no:cacheprovider", "--tb=short", "-o", "asyncio_mode=auto", "-W", "ignore"]
    command += ["--continue-on-collection-errors"]
    with (work / "tests.log").open("w") as log:
        subprocess.run(
            command, cwd=work, env=environment, stdout=log, stderr=subprocess.STDOUT, check=False
        )
    return report


def _print(report: Path) -> int:
    """The figures, and the reasons of what failed, the most frequent first."""
    if not report.exists():
        print("no test was run")
        return 1
    cases = list(ET.parse(report).iter("testcase"))
    reasons: Counter[str] = Counter()
    examples: dict[str, str] = {}
    skipped = 0
    for case in cases:
        skipped += case.find("skipped") is not None
        fault = case.find("failure")
        fault = case.find("error") if fault is None else fault
        if fault is not None:
            reason = _reason(fault)
            reasons[reason] += 1
            examples.setdefault(reason, f"{case.get('classname')}::{case.get('name')}")
    ran = len(cases) - skipped
    passed = ran - sum(reasons.values())
    print(f"{len(cases)} tests, {skipped} skipped by their authors")
    print(f"{passed} of {ran} passed: {100 * passed / max(ran, 1):.1f} %")
    for reason, count in reasons.most_common():
        print(f"{count:6}  {reason}\n        {examples[reason]}")
    return 0 if passed == ran else 1


def _reason(fault: ET.Element) -> str:
    """What failed, without what differs from test to test."""
    said = (fault.get("message") or fault.text or "").strip()
    first = next((line for line in said.splitlines() if line.strip()), "")
    return SPECIAL.sub("*", first)[:160]


if __name__ == "__main__":
    raise SystemExit(main())
