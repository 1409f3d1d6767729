"""Start projects from documents, and run what their owners would: ``python -m tests.project FILE...``.

Of each file, plain or gzipped: ``init``, ``make generate``, ``make check``, ``make test``; then the
same names without the tree of sdk.yaml have to give the same package.
"""

from __future__ import annotations

import gzip
import sys
import tempfile
import time
from pathlib import Path

from tests.project.starting import Project, init

TARGETS = ("generate", "check", "test")


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
    return ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
