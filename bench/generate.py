"""What generating costs, as ratios to openapi-python-client in the same run.

    python bench/generate.py [--setup] [--corpus FOLDER] [--rounds 3] [--json] [DOCUMENT ...]

Measured on the AI Hub document and on large ones: those that are named, or those of LARGE that
FOLDER holds, packed with gzip or not. Every tool runs in a process of its own, the tools take turns so that a busy
moment of the machine falls on all of them, and medians are compared: seconds of all cores
(those of ruff and other children included), and the memory of the largest process at its peak.

The others are openapi-python-client (with its ruff hooks) and OpenAPI Generator (which formats
nothing; needs Java). ``--setup`` installs both from PyPI into a folder of its own below the
user's cache; what is not there is left out, and said. Ours runs from this checkout with the
interpreter that runs this file. The goals are those of GOALS; 1 is returned when one is missed.
POSIX only.
"""

from __future__ import annotations

import argparse
import dataclasses
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from measure import GENERATE, ROOT, Cost, count, environment, run

AIHUB = ROOT / "specs" / "aihub"

#: Large documents; BASE understands all of them but Graph for the most part.
LARGE = (
    "atlassian.com--jira.json",
    "zoom.us.json",
    "api.github.com.json",
    "microsoft.com--graph.json",
)

PEERS = ("openapi-python-client", "openapi-generator-cli")
BASE = PEERS[0]


@dataclasses.dataclass(frozen=True)
class Goal:
    """What is good enough: seconds of CPU and MB at most, or seconds as a ratio to BASE."""

    ratio: float | None = None
    cpu: float | None = None
    peak: float | None = None

    def missed(self, cpu: float, peak: float, ratio: float | None) -> bool:
        """Whether a run took more; a ratio that is not known misses nothing."""
        pairs = ((self.ratio, ratio), (self.cpu, cpu), (self.peak, peak))
        return any(None not in pair and pair[1] > pair[0] for pair in pairs)  # type: ignore[operator]

    def __str__(self) -> str:
        named = ((self.ratio, ""), (self.cpu, " s"), (self.peak, " MB"))
        return ", ".join(f"{value:g}{unit}" for value, unit in named if value is not None)


_FIRST = "black, first run"
#: (document, what ours does) -> what is good enough; of other documents nothing is asked.
GOALS = {
    ("openapi.yaml", "ruff, first run"): Goal(0.6),
    ("openapi.yaml", _FIRST): Goal(0.6),
    ("openapi.yaml", "black, one description changed"): Goal(0.6),
    ("openapi.yaml", "black, nothing changed"): Goal(0.15),
    ("atlassian.com--jira.json", _FIRST): Goal(0.3),
    ("zoom.us.json", _FIRST): Goal(0.3),
    ("api.github.com.json", _FIRST): Goal(0.35, peak=200),
    ("api.github.com.json", "all targets, first run"): Goal(cpu=10, peak=300),
    ("microsoft.com--graph.json", _FIRST): Goal(peak=400),
}

_DESCRIPTION = re.compile(r"^( +description: [A-Za-z][^:#'\"]*)$", re.MULTILINE)


@dataclasses.dataclass(frozen=True)
class Task:
    """One thing to measure; ``run`` gives its cost and how many operations came out."""

    document: str
    kind: str  # "aihub" or "large"
    tool: str
    scenario: str
    run: Callable[[], tuple[Cost, int]]


def ours(document: Path, kind: str, scratch: Path) -> Iterator[Task]:
    """The scenarios of our generator, in an order in which each prepares the next."""
    folder = scratch / document.stem
    source = folder / "in" / document.name
    settings = folder / "in" / "sdk.yaml"
    names = environment(folder)
    names["PYTHONPYCACHEPREFIX"] = str(scratch / "bytecode")
    changes = iter(range(1_000_000))

    def generate(
        formatter: str, *, fresh: bool = False, change: bool = False, targets: tuple[str, ...] = ()
    ) -> tuple[Cost, int]:
        out = folder / f"out-{formatter}{len(targets)}"
        if not source.is_file():
            _prepare(document, kind, source, settings)
        if fresh:
            shutil.rmtree(out, ignore_errors=True)
            shutil.rmtree(folder / "cache", ignore_errors=True)
        if change:
            source.write_text(_changed(source.read_text("utf-8"), next(changes)), "utf-8")
        given = ["--config", str(settings)] if kind == "aihub" else [str(source), "--package=sdk"]
        options = [f"--formatter={formatter}", f"--output={out}", "--quiet"]
        options += [f"--target={target}" for target in targets]
        cost = run([*GENERATE, *given, *options], ROOT, names)
        manifest = out / "manifest.json"
        made = json.loads(manifest.read_bytes())["operations"] if manifest.is_file() else ()
        return cost, len(made)

    def task(scenario: str, call: Callable[[], tuple[Cost, int]]) -> Task:
        return Task(document.name, kind, "ours", scenario, call)

    yield task("ruff, first run", lambda: generate("ruff", fresh=True))
    yield task(_FIRST, lambda: generate("black", fresh=True))
    if kind == "aihub":
        yield task("black, one description changed", lambda: generate("black", change=True))
    yield task("black, nothing changed", lambda: generate("black"))
    if kind == "large":
        every = ("python", "samples", "docs", "postman")
        yield task("all targets, first run", lambda: generate("black", fresh=True, targets=every))


def _prepare(document: Path, kind: str, source: Path, settings: Path) -> None:
    """Copy what is generated from, and ask for the SDK only, as it is all that the peers make."""
    if kind != "aihub":
        source.parent.mkdir(parents=True)
        source.symlink_to(document.resolve())
        return
    shutil.copytree(AIHUB, source.parent)
    text = re.sub(
        r"^targets:.*\n(?:[ -].*\n)*", "", settings.read_text("utf-8"), flags=re.MULTILINE
    )
    settings.write_text(f"{text}\ntargets: [python]\n", "utf-8")


def unpacked(corpus: Path | None, folder: Path) -> Iterator[Path]:
    """The documents of LARGE that are in ``corpus``."""
    for name in LARGE if corpus else ():
        plain, packed = corpus / name, corpus / f"{name}.gz"
        if plain.is_file():
            yield plain
        elif packed.is_file():
            folder.mkdir(exist_ok=True)
            (folder / name).write_bytes(gzip.decompress(packed.read_bytes()))
            yield folder / name


def _changed(text: str, number: int) -> str:
    """The document with one description changed, each time another one."""
    found = list(_DESCRIPTION.finditer(text))
    chosen = found[number * 7 % len(found)]
    return f"{text[: chosen.end()]}, as it is now{text[chosen.end() :]}"


def peer(tool: str, document: Path, kind: str, scratch: Path, home: Path) -> Task:
    """What another generator does, which is the same each time."""
    folder = scratch / document.stem / tool
    names = environment(scratch, home / "bin")
    del names["PYTHONPYCACHEPREFIX"]  # pip compiled it where it is
    client = [str(home / "bin" / tool), "generate", f"--path={document}", "--overwrite"]
    jar = next(home.glob("lib/*/site-packages/openapi_generator_cli/*.jar"), home)
    java = ["java", "-jar", str(jar), "generate", "--generator-name=python", "--skip-validate-spec"]

    def generate() -> tuple[Cost, int]:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        if tool == BASE:
            cost = run([*client, f"--output-path={folder / 'out'}"], folder, names)
            made = count(folder, "out/*/api/*/*.py", lambda path: path.name != "__init__.py")
        else:
            cost = run([*java, f"--input-spec={document}", "--output=out"], folder, names)
            made = count(
                folder,
                "out/*/api/*.py",
                lambda path: path.read_text("utf-8").count("_with_http_info(\n"),
            )
        return cost, made

    return Task(document.name, kind, tool, "first run", generate)


def missing(tool: str, home: Path) -> str:
    """Why a peer cannot be measured; "" when it can."""
    if not (home / "bin" / tool).is_file():
        return "not installed (--setup does)"
    if tool != BASE and shutil.which("java") is None:
        return "there is no Java"
    return ""


def install(home: Path) -> None:
    """Make the folder of the peers."""
    subprocess.run([sys.executable, "-m", "venv", home], check=True)
    pip = [str(home / "bin" / "python"), "-m", "pip", "install", "--quiet", "--upgrade", *PEERS]
    subprocess.run(pip, check=True)


@dataclasses.dataclass(frozen=True)
class Row:
    """One line of the table; ratios are None where BASE made nothing of the document."""

    document: str
    tool: str
    scenario: str
    operations: int
    wall: float
    cpu: float
    peak: float
    ratio: float | None
    memory_ratio: float | None
    goal: Goal | None

    @property
    def missed(self) -> bool:
        """Whether a goal was set and not reached."""
        return self.goal is not None and self.goal.missed(self.cpu, self.peak, self.ratio)


def measure(tasks: list[Task], rounds: int) -> list[Row]:
    """Run every task ``rounds`` times, in turns; the first one of a tool that fails ends it."""
    costs: dict[int, list[Cost]] = {}
    made: dict[int, int] = {}
    for _ in range(rounds):
        for at, task in enumerate(tasks):
            cost, made[at] = task.run()
            costs.setdefault(at, []).append(cost)
            if task.tool == "ours" and cost.code != 0:
                raise SystemExit(f"{task.document}, {task.scenario}: {cost.output[-2000:]}")
    medians = {at: Cost.median(every) for at, every in costs.items()}
    bases = {
        task.document: medians[at]
        for at, task in enumerate(tasks)
        if task.tool == BASE and made[at]
    }
    rows = []
    for at, task in enumerate(tasks):
        cost, base = medians[at], bases.get(task.document)
        rows.append(
            Row(
                task.document,
                task.tool,
                task.scenario,
                made[at],
                cost.wall,
                cost.cpu,
                cost.peak,
                cost.cpu / base.cpu if base else None,
                cost.peak / base.peak if base else None,
                GOALS.get((task.document, task.scenario)) if task.tool == "ours" else None,
            )
        )
    return rows


def show(rows: list[Row], skipped: dict[str, str]) -> None:
    """Print the table."""
    print(
        f"{'':62} {'operations':>10} {'wall s':>7} {'cpu s':>7} {'MB':>5} {'cpu':>5} {'MB':>5}  goal"
    )
    document = ""
    for row in rows:
        if row.document != document:
            document = row.document
            print(document)
        name = f"  {row.tool:22} {row.scenario}"
        numbers = f"{row.operations:10} {row.wall:7.2f} {row.cpu:7.2f} {row.peak:5.0f}"
        ratios = " ".join(
            "     " if ratio is None else f"{ratio:5.2f}" for ratio in (row.ratio, row.memory_ratio)
        )
        goal = "" if row.goal is None else f"  {row.goal}{' MISSED' if row.missed else ''}"
        print(f"{name:62} {numbers} {ratios}{goal}")
    for row in rows:
        if row.operations == 0:
            print(f"{row.tool} made nothing of {row.document}: what it took says little.")
    for tool, reason in skipped.items():
        print(f"{tool} was left out: {reason}.")


def main(arguments: list[str]) -> int:
    """Print the table; 1 when a goal was missed."""
    parser = argparse.ArgumentParser(description="Cost of generating, against other generators")
    parser.add_argument("documents", nargs="*", type=Path, help="large documents")
    parser.add_argument("--corpus", type=Path, help="a folder that holds the documents of LARGE")
    parser.add_argument("--setup", action="store_true", help="install the other generators")
    parser.add_argument("--rounds", type=int, default=3, help="counted rounds (default 3)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args(arguments)
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    home = cache / "openapi-sdk-generator-bench"
    if options.setup:
        install(home)
    skipped = {tool: reason for tool in PEERS if (reason := missing(tool, home))}
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        scratch = Path(name)
        documents = [*options.documents, *unpacked(options.corpus, scratch / "corpus")]
        tasks: list[Task] = []
        kinds = [(AIHUB / "openapi.yaml", "aihub"), *((path, "large") for path in documents)]
        for path, kind in kinds:
            tasks += ours(path, kind, scratch)
            tasks += [
                peer(tool, path.resolve(), kind, scratch, home)
                for tool in PEERS
                if tool not in skipped
            ]
        for task in tasks:
            if task.kind == "aihub" and task.tool == "ours":
                task.run()  # not counted: it compiles our byte code, as installing does
        rows = measure(tasks, options.rounds)
    if options.json:
        data = [{**dataclasses.asdict(row), "missed": row.missed} for row in rows]
        print(json.dumps({"rows": data, "skipped": skipped}, indent=2))
    else:
        show(rows, skipped)
    return 1 if any(row.missed for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
