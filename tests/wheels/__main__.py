"""Build the distribution, install its wheel into every Python found, run the SDK there.

``python -m tests.wheels [--only 3.7 3.13] [--no-wire] [--no-faults]``. Interpreters come from pyenv and from the
PATH. One that is missing is skipped by name; where ``CI=true``, 3.7 and 3.13 must be there. The
environments stay in ``build/wheels`` and are used again. Exit code 1 when anything failed.
"""

from __future__ import annotations

import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
import time
from dataclasses import dataclass

ROOT = pathlib.Path(__file__).resolve().parents[2]
SOURCE = ROOT / "generated" / "python"
ENVIRONMENTS = ROOT / "build" / "wheels"
SUPPORTED = tuple(f"3.{minor}" for minor in range(7, 15))
REQUIRED_IN_CI = ("3.7", "3.13")
WIRE = ("tests.wire",)
#: Calls against a server that fails at random, and forks at random moments.
FAULTS = (
    ("tests.faults.chaos", "--calls", "1000", "--seed", "1"),
    ("tests.faults.fork", "--forks", "20", "--seed", "1"),
)
FAULTS_ON = ("3.7", "3.8", "3.11", "3.13")


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    python: str
    versions: str = ""
    #: what was run there, and the last line that it said
    runs: tuple[str, ...] = ()
    seconds: float = 0.0
    problems: tuple[str, ...] = ()


def interpreters() -> dict[str, pathlib.Path]:
    """The newest interpreter of each supported ``3.x``."""
    found: dict[str, pathlib.Path] = {}
    versions = sorted(_pyenv_root().glob("versions/3.*"), key=_numbers)
    for folder in versions:
        minor = ".".join(folder.name.split(".")[:2])
        if minor in SUPPORTED and (folder / "bin" / "python").exists():
            found[minor] = folder / "bin" / "python"
    for minor in SUPPORTED:
        on_path = shutil.which(f"python{minor}")
        # pyenv's shims answer for versions that are not active
        if minor not in found and on_path and _runs(on_path):
            found[minor] = pathlib.Path(on_path)
    return found


def _pyenv_root() -> pathlib.Path:
    if "PYENV_ROOT" in os.environ:
        return pathlib.Path(os.environ["PYENV_ROOT"])
    pyenv = shutil.which("pyenv")
    if pyenv:
        done = subprocess.run([pyenv, "root"], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return pathlib.Path(done.stdout.strip())
    return pathlib.Path.home() / ".pyenv"


def _numbers(folder: pathlib.Path) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", folder.name)]


def _runs(python: str) -> bool:
    return subprocess.run([python, "--version"], capture_output=True, check=False).returncode == 0


def build(source: pathlib.Path, outdir: pathlib.Path) -> pathlib.Path:
    """The wheel, built from the sdist, so that the sdist is known to be whole."""
    command = [
        sys.executable,
        "-m",
        "build",
        "--no-isolation",
        "--outdir",
        str(outdir),
        str(source),
    ]
    _run(command)
    (wheel,) = outdir.glob("*.whl")
    (_sdist,) = outdir.glob("*.tar.gz")
    return wheel


def _run(command: list[str], cwd: pathlib.Path = ROOT) -> str:
    """Standard output of a command; ``RuntimeError`` with all it said when it fails."""
    env = {
        key: value for key, value in os.environ.items() if not key.startswith(("AIHUB_", "PYTHON"))
    }
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return done.stdout


def install(minor: str, python: pathlib.Path, wheel: pathlib.Path) -> pathlib.Path:
    """An environment with the wheel, its extra and the newest dependencies for this Python."""
    folder = ENVIRONMENTS / minor
    inside = folder / "bin" / "python"
    if not inside.exists():
        _run([str(python), "-m", "venv", str(folder)])
    pip = [str(inside), "-m", "pip", "--quiet", "--disable-pip-version-check", "install"]
    _run([*pip, "--upgrade", "--upgrade-strategy", "eager", f"{wheel}[opentelemetry]"])
    # the same version number may hold other files than the last time
    _run([*pip, "--force-reinstall", "--no-deps", str(wheel)])
    return inside


def check(
    minor: str, python: pathlib.Path, wheel: pathlib.Path, scripts: list[tuple[str, ...]]
) -> Row:
    """Install and run; problems are collected, not raised."""
    started = time.monotonic()
    try:
        inside = install(minor, python, wheel)
        smoke = json.loads(_run([str(inside), str(ROOT / "tests" / "wheels" / "smoke.py")]))
    except (RuntimeError, ValueError) as error:
        return Row(minor, problems=(str(error),), seconds=time.monotonic() - started)
    problems = list(smoke["problems"])
    runs = [f"{smoke['calls']} calls twice, {smoke['modules']} modules"]
    for script in scripts:
        try:
            said = _run([str(inside), "-m", *script])
        except RuntimeError as error:
            said = str(error)
            problems.append(said)
        runs.append(said.strip().splitlines()[-1])
    return Row(
        smoke["python"],
        f"pydantic {smoke['pydantic']}, httpx {smoke['httpx']}",
        tuple(runs),
        time.monotonic() - started,
        tuple(problems),
    )


def _shortened(text: str, lines: int = 30) -> str:
    """The first lines and the last one."""
    kept = text.strip().splitlines()
    if len(kept) <= lines:
        return "\n".join(kept)
    return "\n".join([*kept[:lines], f"... {len(kept) - lines - 1} more lines", kept[-1]])


def main(arguments: list[str]) -> int:
    """Print the table; 1 when a Python failed or a required one is missing."""
    parser = argparse.ArgumentParser(prog="python -m tests.wheels")
    parser.add_argument("--only", nargs="+", metavar="3.x", default=list(SUPPORTED))
    parser.add_argument("--no-wire", action="store_true", help="leave out the wire table")
    parser.add_argument("--no-faults", action="store_true", help="leave out chaos and forks")
    parser.add_argument("--source", type=pathlib.Path, default=SOURCE, help="the distribution")
    options = parser.parse_args(arguments)
    found = interpreters()
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        wheel = build(options.source, pathlib.Path(folder))
        for minor in options.only:
            if minor not in found:
                needed = os.environ.get("CI") == "true" and minor in REQUIRED_IN_CI
                failed = failed or needed
                print(f"{minor:8} {'MISSING' if needed else 'skipped: no such interpreter'}")
                continue
            scripts = [] if options.no_wire else [WIRE]
            if minor in FAULTS_ON and not options.no_faults:
                scripts += FAULTS
            row = check(minor, found[minor], wheel, scripts)
            failed = failed or bool(row.problems)
            verdict = "FAILED" if row.problems else "ok"
            facts = " | ".join(fact for fact in (row.versions, *row.runs) if fact)
            print(f"{row.python:8} {verdict:6} {row.seconds:5.1f} s  {facts}", flush=True)
            for problem in row.problems:
                print(textwrap.indent(_shortened(problem), "    "))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
