"""Documents on a real cluster of Dask, in processes of their own, against the mock on a socket."""

import json
import os
import signal
from collections import Counter
from pathlib import Path

import pytest
from serving import ROOT, Driver, aihub, documents_of, mock, wait_for

from generator.pipeline import Request
from generator.pipeline import run as generate

from tests.extras import needed

needed("distributed")
parquet = needed("pyarrow.parquet")
needed("fsspec")

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="reads /proc")

AIHUB = """\
from aihub import bulk
print(bulk.run_app(source, output, app_name="Invoices", workers=2, batch_size=10, max_runs=4,
    rows=True))"""


def documents(row):
    """The documents in the results of a row."""
    return [one for result in json.loads(row["results"]) for one in result["documents"]]


def rows(output, table="documents"):
    """All rows of an output."""
    files = sorted((output / table).glob("*.parquet"))
    return [row for file in files for row in parquet.read_table(file).to_pylist()]


def test_a_worker_and_the_driver_are_killed(tmp_path):
    source, output = documents_of(tmp_path / "scans", 199), tmp_path / "out"
    (source / "3" / "large.txt").write_bytes(bytes(11 * 1024 * 1024))  # this one goes in parts

    def finished():
        return len(list((output / "documents").glob("*.parquet")))

    with mock(aihub(), latency=0.002) as server:
        environment = {"AIHUB_API_KEY": "k", "AIHUB_API_ROOT": server.root}
        driver = Driver(ROOT / "generated/python", AIHUB, environment, source=source, output=output)
        wait_for(lambda: finished() >= 4)
        os.kill(driver.workers()[-1], signal.SIGKILL)
        wait_for(lambda: finished() >= 9)
        driver.process.kill()
        driver.process.communicate()
        again = Driver(ROOT / "generated/python", AIHUB, environment, source=source, output=output)
        assert "200 documents in 20 batches: 200 succeeded, 0 failed" in again.end()
        state = server.app.service.world.state
        batches = state.collections["/v2/batches"]
        runs = Counter(
            str(run.data["batch_id"]) for run in state.collections["/v2/apps/runs"].values()
        )
    found = rows(output)
    assert sorted(row["path"] for row in found) == sorted(map(str, source.rglob("*.txt")))
    assert {row["status"] for row in found} == {"ok"}
    assert all(documents(row) for row in found)
    assert set(runs) == set(batches) == {row["batch_id"] for row in found}
    assert list((output / "_bulk" / "open").iterdir()) == []
    flat = rows(output, "rows")
    assert {row["path"] for row in flat} == {row["path"] for row in found}
    assert {Path(row["path"]).name.split("-")[0] for row in flat} == {"page", "large.txt"}
    assert sum(len(one["fields"]) for row in found for one in documents(row)) == len(flat)
    assert not (output / "_bulk" / "driver.json").exists()


CRATES = """\
from distributed import Client
from crates import CratesClient
from crates.bulk import begin_scan

def client():
    return CratesClient(key="k", base_url=ROOT)

with Client(n_workers=1, threads_per_worker=4, processes=False, dashboard_address=None) as dask:
    print(begin_scan([*source.rglob("*.txt"), source / "gone.txt"], output, client=client,
        scheduler=dask, owner="me", create_owner="us", start_output="rich", with_boxes=True,
        batch_size=20, max_requests=2, progress=print))"""


def test_another_api_on_a_cluster_of_the_caller(tmp_path):
    """A client from a function, a document that is not there, and output through a URL."""
    source, output = documents_of(tmp_path / "scans", 50), tmp_path / "out"
    request = Request(
        spec=str(ROOT / "tests/bulk/crates.yaml"),
        output=tmp_path / "sdk",
        package="crates",
        targets=("python",),
    )
    assert generate(request, "write").ok
    with mock(request) as server:
        code = CRATES.replace("ROOT", repr(server.root)).replace("source", "Path(source)")
        said = Driver(
            tmp_path / "sdk", f"from pathlib import Path\n{code}", {}, source=source, output=output
        ).end()
    assert "51 documents in 3 batches: 50 succeeded, 1 failed" in said
    assert "Progress(done=51, total=51, unit='files', name='documents')" in said
    (failed,) = [row for row in rows(output) if row["status"] != "ok"]
    assert failed["path"].endswith("gone.txt")
    assert failed["error"].startswith("FileNotFoundError")
    bodies = [json.loads(one.body) for one in server.requests if one.operation == "beginScan"]
    assert [(body["owner"], body["output"]) for body in bodies] == [("me", "rich")] * 3
