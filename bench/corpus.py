"""What becomes of many documents: whether all of each is generated, builds and has clean types.

    python bench/corpus.py FOLDER [--steps generate format models mypy pyright ty pyrefly]
        [--only NAME ...] [--lines 50000] [--tools BIN] [--generator ROOT] [--keep OUTPUT]

FOLDER holds documents (``.json``, ``.yaml``, also ``.gz``), which are generated with ruff, without
a configuration, one after the other. The steps of each:

- generate: no operation is left out;
- format: black as formatter gives the same bytes, and would change nothing in them;
- models: every class of the SDK is imported, and a TypeAdapter is built of it;
- mypy (strict), pyright (basic), ty and pyrefly: no errors. Type checkers look at SDKs of at most
  ``--lines`` lines, the runtime not counted. Those that are not in ``.venv`` are looked for in BIN.

``--generator`` is another checkout, to compare. Prints a line a document, then the sums and the
kinds of what is wrong; 1 is returned when anything is.
"""

from __future__ import annotations

import argparse
import collections
import filecmp
import gzip
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from measure import GENERATE, ROOT, environment

STEPS = ("generate", "format", "models", "mypy", "pyright", "ty", "pyrefly")
CHECKERS = STEPS[3:]
_PACKAGE = "corpus_sdk"
_LONGEST = 1800.0  # seconds of one step
_KIND = re.compile(
    r"\[([a-z][\w-]+)\]\s*$|\((report\w+)\)|^\s*(?:error|ERROR)\[([\w-]+)\]", re.MULTILINE
)

_BUILD = f"""
import importlib, inspect, pkgutil, sys
import pydantic
models = importlib.import_module("{_PACKAGE}.models")
names = [m.name for m in pkgutil.walk_packages(models.__path__, models.__name__ + ".")]
classes = {{
    kind
    for name in [models.__name__, *names]
    for kind in vars(importlib.import_module(name)).values()
    if inspect.isclass(kind) and issubclass(kind, pydantic.BaseModel)
    and kind.__module__.startswith("{_PACKAGE}.models")
}}
importlib.import_module("{_PACKAGE}.client")
wrong = 0
for kind in sorted(classes, key=lambda kind: kind.__name__):
    try:
        pydantic.TypeAdapter(kind)
    except Exception as error:
        wrong += 1
        print(f"{{kind.__name__}}: {{type(error).__name__}}: {{error}}"[:300], file=sys.stderr)
print(len(classes), "classes")
sys.exit(bool(wrong))
"""


@dataclass
class Job:
    """One document and what became of it. Filled step by step."""

    document: Path
    output: Path
    generator: Path
    tools: Path | None
    lines: int = 0  # of the Python of the SDK, without its runtime
    wrong: dict[str, str] = field(default_factory=dict)  # by step: what its program said
    kinds: collections.Counter[str] = field(default_factory=collections.Counter)

    def run(self, step: str, command: list[str], cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run a program; what it says is kept when it fails."""
        done = subprocess.run(
            command,
            cwd=cwd,
            env=environment(self.output.parent),
            capture_output=True,
            text=True,
            timeout=_LONGEST,
            check=False,
        )
        if done.returncode != 0:
            self.wrong[step] = done.stdout + done.stderr
            found = [next(filter(None, match)) for match in _KIND.findall(self.wrong[step])]
            self.kinds.update(f"{step} {kind}" for kind in found or ["failed"])
        return done

    def tool(self, name: str) -> str:
        """The program of a type checker."""
        own = Path(sys.executable).parent / name
        return str(own if own.exists() or self.tools is None else self.tools / name)


def generate(job: Job) -> str:
    done = _generated(job, "generate", "ruff", job.output)
    if done.returncode != 0:
        return "FAILED"
    manifest = json.loads((job.output / "manifest.json").read_text(encoding="utf-8"))
    job.lines = sum(
        path.read_text(encoding="utf-8").count("\n")
        for path in job.output.rglob("*.py")
        if "_core" not in path.parts
    )
    skipped = manifest["skipped"]
    if skipped:
        job.wrong["generate"] = "\n".join(map(str, skipped))
        job.kinds["generate skipped operation"] += len(skipped)
    return f"{len(manifest['operations'])} operations, {len(skipped)} left out, {job.lines} lines"


def _generated(
    job: Job, step: str, formatter: str, output: Path
) -> subprocess.CompletedProcess[str]:
    named = [f"--formatter={formatter}", f"--package={_PACKAGE}", f"--output={output}"]
    return job.run(step, [*GENERATE, str(job.document), *named], job.generator)


def formatted(job: Job) -> str:
    other = job.output.parent / "black"
    shutil.rmtree(other, ignore_errors=True)
    if _generated(job, "format", "black", other).returncode != 0:
        return "format FAILED"
    files = [path.relative_to(other) for path in sorted(other.rglob("*")) if path.is_file()]
    _, differ, odd = filecmp.cmpfiles(other, job.output, files, shallow=False)
    if differ or odd:
        job.wrong["format"] = "\n".join(f"{name} depends on the formatter" for name in differ + odd)
        job.kinds["format depends on the formatter"] += len(differ + odd)
        return f"{len(differ + odd)} files depend on the formatter"
    check = ["-m", "black", "--check", "--line-length=100", "--target-version=py37"]
    done = job.run(
        "format", [sys.executable, *check, "--extend-exclude=/_core/", str(other / _PACKAGE)], ROOT
    )
    wanted = done.stderr.count("would reformat /")
    return "format ok" if done.returncode == 0 else f"black would change {wanted} files"


def models(job: Job) -> str:
    done = job.run("models", [sys.executable, "-c", _BUILD], job.output)
    return done.stdout.strip() or "FAILED"


def _checked(step: str, *options: str) -> Callable[[Job], str]:
    def check(job: Job) -> str:
        done = job.run(step, [job.tool(step), *options], job.output)
        errors = re.findall(
            r"(?:^|\s)(\d+) errors?\b|Found (\d+) (?:errors?|diagnostics)", done.stdout
        )
        if done.returncode == 0:
            return f"{step} ok"
        return f"{step} {next(filter(None, errors[-1])) if errors else '?'} errors"

    return check


RUN: dict[str, Callable[[Job], str]] = {
    "generate": generate,
    "format": formatted,
    "models": models,
    "mypy": _checked("mypy", "--strict", "--no-incremental", "-p", _PACKAGE),
    "pyright": _checked("pyright", "--pythonpath", sys.executable, _PACKAGE),
    "ty": _checked("ty", "check", "--python", sys.executable, _PACKAGE),
    "pyrefly": _checked(
        "pyrefly", "check", "--python-interpreter-path", sys.executable, f"{_PACKAGE}/**/*.py"
    ),
}


def documents(folder: Path, scratch: Path, only: Iterable[str]) -> list[Path]:
    """The documents as plain files; the packed ones are unpacked into ``scratch``."""
    found = []
    for path in sorted(folder.iterdir()):
        plain = Path(path.name.removesuffix(".gz"))
        named = plain.stem in only or plain.name in only
        if plain.suffix not in {".json", ".yaml", ".yml"} or (only and not named):
            continue
        if plain.name == "index.json":
            continue
        if path.suffix != ".gz":
            found.append(path)
            continue
        (scratch / plain).write_bytes(gzip.decompress(path.read_bytes()))
        found.append(scratch / plain)
    return found


def report(jobs: list[Job], steps: list[str]) -> int:
    """Print the sums; the exit code."""
    for step in steps:
        names = [job.document.stem for job in jobs if step in job.wrong]
        print(f"{step}: {len(names)} of {len(jobs)} documents with errors: {', '.join(names)}")
    kinds = sum((job.kinds for job in jobs), collections.Counter())
    for kind, count in kinds.most_common():
        print(f"  {count:6} {kind}")
    return 1 if any(job.wrong for job in jobs) else 0


def main(arguments: list[str]) -> int:
    """Do the steps for every document."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--steps", nargs="+", choices=STEPS, default=["generate", "models"])
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="some documents")
    parser.add_argument("--lines", type=int, default=50_000, help="of SDKs that checkers look at")
    parser.add_argument("--tools", type=Path, help="a folder with ty and pyrefly")
    parser.add_argument("--generator", type=Path, default=ROOT, help="another checkout")
    parser.add_argument("--keep", type=Path, help="where what the programs say is written")
    options = parser.parse_args(arguments)
    steps = ["generate", *(step for step in STEPS[1:] if step in options.steps)]
    jobs: list[Job] = []
    with tempfile.TemporaryDirectory(prefix="corpus-") as name:
        scratch = Path(name)
        for document in documents(options.folder, scratch, options.only):
            job = Job(document, scratch / "out", options.generator, options.tools)
            jobs.append(job)
            shutil.rmtree(job.output, ignore_errors=True)
            start, said = time.monotonic(), []
            for step in steps:
                if step in CHECKERS and job.lines > options.lines:
                    continue
                said.append(RUN[step](job))
                if said[0] == "FAILED":
                    break
            print(
                f"{document.stem}: {'; '.join(said)}; {time.monotonic() - start:.0f} s", flush=True
            )
            for step, text in job.wrong.items() if options.keep else ():
                options.keep.mkdir(parents=True, exist_ok=True)
                (options.keep / f"{document.stem}.{step}.txt").write_text(text, encoding="utf-8")
        return report(jobs, steps)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
