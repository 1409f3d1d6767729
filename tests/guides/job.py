"""The program of the README from files to results, against a mock server that fails now and then.

``python -m tests.guides.job 500`` runs it on a folder of that many files. It needs pyarrow, which
``.ci/install`` puts into ``build/extras``.
"""

from __future__ import annotations

import contextlib
import csv
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.mock import Options, Running, serve
from generator.pipeline import Request, run
from tests.guides.blocks import EXTRAS, PACKAGE, ROOT, of_page

#: A fifth of the requests fails, and connections break before, in and after a request. The two POSTs
#: are spared: the SDK does not send them again after such a failure, so the program would end there.
FAULTS: Final = "GET *=503:20%,drop:5%,cut:5%;PUT *=503:20%,drop:5%,lost:5%,cut-request:5%"


@dataclass(frozen=True)
class Outcome:
    """What a run of the program left: the names in its table by how often, and the requests."""

    names: Counter[str]
    table: Counter[str]  # the same of the Parquet file
    requests: int
    failed: int  # of them
    seconds: float


def script() -> str:
    """The program."""
    blocks = of_page(PACKAGE / "README.md", "python")
    (found,) = [block.code for block in blocks if "upload_folder(" in block.code]
    return found


@contextlib.contextmanager
def mock(seed: int = 0) -> Iterator[Running]:
    """The server, whose runs take a while; ``seed`` says which requests fail."""
    made = run(Request(config=ROOT / "specs" / "aihub" / "sdk.yaml"), "lower")
    assert made.document is not None
    with serve(
        made.document, made.relations, Options(faults=FAULTS, fault_seed=seed, polls=1)
    ) as running:
        yield running


def perform(server: Running, folder: Path, files: int) -> Outcome:
    """Run the program in ``folder`` on that many files; the folder is the working directory."""
    (folder / "invoices").mkdir(exist_ok=True)
    for old in (folder / "invoices").iterdir():
        old.unlink()
    for number in range(files):
        (folder / "invoices" / f"{number:04}.pdf").write_bytes(b"%PDF-1.7 " * (number + 1))
    started = time.monotonic()
    exec(compile(script(), "README.md", "exec"), {"__name__": "__main__"})
    seconds = time.monotonic() - started
    with (folder / "results.csv").open(encoding="utf-8", newline="") as file:
        names = Counter(row["file"] for row in csv.DictReader(file))
    return Outcome(
        names,
        _in_parquet(folder / "results.parquet"),
        len(server.requests),
        sum(bool(one.fault) for one in server.requests),
        seconds,
    )


def _in_parquet(path: Path) -> Counter[str]:
    import pyarrow.parquet

    return Counter(pyarrow.parquet.read_table(path)["file"].to_pylist())


def main(files: int) -> int:
    """Run the program, and say what came of it; 1 if a document is missing or there twice."""
    sys.path.insert(0, str(PACKAGE))
    sys.path.append(str(EXTRAS))
    with mock() as server, tempfile.TemporaryDirectory() as name:
        os.environ.update(AIHUB_API_KEY="token", AIHUB_API_ROOT=server.root, XDG_STATE_HOME=name)
        os.chdir(name)
        found = perform(server, Path(name), files)
        kept = server.app.service.world.state.collections
        batches = [key for key in kept if key.endswith("/files") and kept[key]]
    rows = set(found.names.values())
    print(f"{len(script().splitlines())} lines, {files} files, {found.seconds:.1f} s")
    print(f"{found.requests} requests, {found.failed} of them with a fault ({FAULTS})")
    print(f"{len(found.names)} files in the table, {rows} rows each, {len(batches)} batches")
    print("CSV and Parquet are alike:", found.names == found.table)
    return int(len(found.names) != files or len(rows) != 1 or found.names != found.table)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
