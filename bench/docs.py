"""What a site costs: to build it, to keep it, to load a page, and to see it.

    python bench/docs.py [--against REV] [--page PAGE] [--rounds 15] [--json] [DOCUMENT ...]

For each document (by default AI Hub; packed with gzip or not) the site is generated and built on
two cores. Reported are the seconds of Sphinx, the bytes of the site by kind of file, and for PAGE
(by default the first operation's) all bytes that it loads, raw and packed. With ``--against`` the
site of AI Hub is built from that revision as well, and a browser shows PAGE of both in turns: the
medians of the first contentful paint are compared. Goals are those of GOALS; 1 is returned when one
is missed. Needs the extra ``docs``, and Chromium for ``--against``. POSIX only.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).parents[1]
AIHUB = ROOT / "specs" / "aihub" / "sdk.yaml"
PAGE = "reference/batches/create-batch.html"

#: At most: bytes of a site for each operation beyond its first MB, seconds of Sphinx for each
#: hundred of them, bytes that a page of AI Hub loads.
GOALS = {"site": 25_000_000 / 822, "seconds": 60 / 822, "page": 120_000}

_LOADED = re.compile(r'<(?:script|link)\b[^>]*?\b(?:src|href)="([^"?#]+)[^"]*"[^>]*>')


def main() -> int:
    """Measure, print, and say whether a goal was missed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("documents", nargs="*", type=Path, metavar="DOCUMENT")
    parser.add_argument("--against", metavar="REV", help="a revision whose site is compared")
    parser.add_argument("--page", default="")
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found = [measured(ROOT, one, folder, options.page) for one in options.documents or [AIHUB]]
        if options.against:
            found.append(compared(options.against, folder, options.page or PAGE, options.rounds))
    for one in found:
        print(json.dumps(one, indent=None if options.json else 1))
    return int(any(one.get("missed") for one in found))


def measured(root: Path, document: Path, folder: Path, page: str) -> dict[str, Any]:
    """The figures of one document."""
    site, seconds = build(root, document, folder)
    operations = len(list(site.glob("reference/*/*.html"))) - len(list(site.glob("reference/*")))
    kinds: Counter[str] = Counter()
    for path in site.rglob("*"):
        if path.is_file():
            kinds[path.suffix] += path.stat().st_size
    first = sorted(site.glob("reference/*/[!i]*.html"))
    shown = site / (page or (PAGE if document == AIHUB else first[0].relative_to(site).as_posix()))
    raw, packed = loaded(shown)
    total = sum(kinds.values())
    missed = [
        name
        for name, value, most in (
            ("site", total, max(1_500_000, operations * GOALS["site"])),
            ("seconds", seconds, max(5.0, operations * GOALS["seconds"])),
            ("page", raw if document == AIHUB else 0, GOALS["page"]),
        )
        if value > most
    ]
    return {
        "document": document.name,
        "operations": operations,
        "seconds of Sphinx": round(seconds, 1),
        "bytes": total,
        "by kind": dict(kinds.most_common()),
        "page": {"path": shown.relative_to(site).as_posix(), "raw": raw, "gzip": packed},
        "missed": missed,
    }


def build(root: Path, document: Path, folder: Path) -> tuple[Path, float]:
    """The site of ``document`` as the checkout ``root`` makes it, and how long Sphinx took."""
    work = Path(tempfile.mkdtemp(dir=folder))
    source = document
    if document.suffix == ".gz":
        source = work / document.stem
        source.write_bytes(gzip.decompress(document.read_bytes()))
    option = ["--config"] if source.name == "sdk.yaml" else []
    targets = [word for name in ("python", "samples", "docs") for word in ("--target", name)]
    command = [sys.executable, "-m", "generator", "generate", *option, str(source.resolve())]
    command += ["--output", str(work / "out"), *targets]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    site = work / "site"
    command = [sys.executable, "-m", "sphinx", "-q", "-j", "2", "-d", str(work / "trees")]
    start = time.monotonic()
    subprocess.run([*command, str(work / "out" / "docs"), str(site)], check=True, cwd=root)
    return site, time.monotonic() - start


def loaded(page: Path) -> tuple[int, int]:
    """The bytes of ``page`` and of all that it names to be loaded, raw and packed."""
    text = page.read_text(encoding="utf-8")
    files = [page, *((page.parent / name) for name in _LOADED.findall(text))]
    content = [
        path.read_bytes() for path in files if path.suffix in {".html", ".css", ".js", ".svg"}
    ]
    return sum(map(len, content)), sum(len(gzip.compress(one)) for one in content)


def compared(revision: str, folder: Path, page: str, rounds: int) -> dict[str, Any]:
    """Medians of the first contentful paint of ``page``, now and at ``revision``, in ms."""
    sys.path.insert(0, str(ROOT))
    from tests.docs.browser import browser  # noqa: PLC0415

    before = folder / "before"
    subprocess.run(
        ["git", "worktree", "add", "-q", "--detach", str(before), revision], cwd=ROOT, check=True
    )
    try:
        config = before / AIHUB.relative_to(ROOT)
        sites = {"before": build(before, config, folder)[0], "now": build(ROOT, AIHUB, folder)[0]}
    finally:
        subprocess.run(["git", "worktree", "remove", "--force", str(before)], cwd=ROOT, check=True)
    paints: dict[str, list[float]] = {name: [] for name in sites}
    with browser() as running:
        for _ in range(rounds):
            for name, site in sites.items():
                with running.page(1440, 1000) as tab:
                    tab.open((site / page).as_uri())
                    entry = "performance.getEntriesByName('first-contentful-paint')[0]"
                    paints[name].append(tab.wait(f"({entry} || {{}}).startTime"))
    result: dict[str, Any] = {name: round(median(found), 1) for name, found in paints.items()}
    result["loads"] = {name: loaded(site / page) for name, site in sites.items()}
    result["missed"] = ["paint"] if result["now"] > result["before"] * 1.1 else []
    return {"first paint in ms, medians": result, "missed": result["missed"]}


if __name__ == "__main__":
    if not shutil.which("git"):
        sys.exit("git is needed")
    sys.exit(main())
