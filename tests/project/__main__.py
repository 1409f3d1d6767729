"""Start projects from documents, and run what their owners would: ``python -m tests.project FILE...``.

Of each file, plain or gzipped: ``init``, ``make generate``, ``make check``, ``make test``, a first
release; then an operation is added, and ``make diff`` and ``make release`` have to tell of it.
"""

from __future__ import annotations

import gzip
import sys
import tempfile
import time
from pathlib import Path

from tests.project.starting import Project, init

TARGETS = ("generate", "check", "test")
ADDED = (
    "{target: $.paths, update: {/look_around: {get: {operationId: lookAround, x-sdk-name: look_around,"
    " summary: Look around, responses: {'204': {description: Done.}}}}}}"
)


def main(names: list[str]) -> int:
    failed = 0
    for name in names:
        start = time.perf_counter()
        with tempfile.TemporaryDirectory() as folder:
            fault = _try(Path(name), Path(folder))
        failed += bool(fault)
        verdict = f"FAILED: {fault}" if fault else "ok"
        print(f"{Path(name).name}: {verdict} ({time.perf_counter() - start:.0f} s)", flush=True)
    return int(failed > 0)


def _try(source: Path, folder: Path) -> str:
    """What fails first; "" for nothing."""
    document = folder / source.name.removesuffix(".gz")
    read = gzip.open if source.suffix == ".gz" else open
    with read(source, "rb") as file:
        document.write_bytes(file.read())
    project = Project(folder / "project")
    started = init(document, project.folder)
    if started.exit_code:
        return f"init: {started.stderr.strip() or started.exception!r}"
    project.equip()
    for target in TARGETS:
        done = project.make(target)
        if done.returncode:
            return f"make {target}:\n{done.stdout[-4000:]}{done.stderr[-2000:]}"
    return _change(project)


def _change(project: Project) -> str:
    """Release, add an operation by the overlay, and look at what is told of it."""
    project.commit()
    released = project.make("release")
    if released.returncode:
        return f"make release:\n{released.stdout}{released.stderr}"
    project.commit()
    overlay = project.folder / "overlay.yaml"
    text = overlay.read_text(encoding="utf-8").replace("actions: []", f"actions:\n  - {ADDED}")
    overlay.write_text(text, encoding="utf-8")
    for target, options in (("diff", ()), ("report", ()), ("release", ("ARGS=--dry-run",))):
        told = project.make(target, *options)
        if told.returncode or "look_around" not in told.stdout:
            return f"make {target}:\n{told.stdout}{told.stderr}"
    return ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
