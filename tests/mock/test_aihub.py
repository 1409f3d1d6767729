"""The generated AI Hub SDK through whole workflows against the mock: sync, async, and by itself."""

from __future__ import annotations

import asyncio
import importlib
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from generator.mock import Running
from tests.mock.conftest import ROOT, Mocked

FILES = {f"invoice {n}.pdf": b"%PDF" + bytes([n]) * n for n in range(7)}
LARGE = bytes(range(256)) * 10
PATH = "acme/accounts/fs/Instabase Drive/in & out/ü.bin"


@pytest.fixture(scope="module")
def aihub() -> Any:
    sys.path.insert(0, str(ROOT / "generated" / "python"))
    return importlib.import_module("aihub")


class Session:
    """A client whose calls look the same, be they awaited or not."""

    def __init__(self, client: Any, finish: Callable[[Any], Any]) -> None:
        self.client = client
        self.finish = finish

    def __call__(self, path: str, *arguments: Any, **named: Any) -> Any:
        method = self.client
        for name in path.split("."):
            method = getattr(method, name)
        return self.finish(method(*arguments, **named))


@pytest.fixture(params=["sync", "async"])
def start(request: pytest.FixtureRequest, aihub: Any) -> Iterator[Callable[[Running], Session]]:
    """Makes a client of a mock, of either kind."""
    loop = asyncio.new_event_loop()
    opened: list[Session] = []

    def make(server: Running, **arguments: Any) -> Session:
        given = {"api_key": "token", "ib_context": "acme", "max_retries": 0, **arguments}
        if request.param == "sync":
            session = Session(aihub.AIHub(api_root=server.root, **given), lambda value: value)
        else:
            client = aihub.AsyncAIHub(api_root=server.root, **given)
            session = Session(client, lambda value: loop.run_until_complete(_awaited(value)))
        opened.append(session)
        return session

    yield make
    for session in opened:
        close = getattr(session.client, "aclose", None) or session.client.close
        session.finish(close())
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.close()


async def _awaited(value: Awaitable[Any]) -> Any:
    return await value


@pytest.mark.parametrize("cap", [0, 2])
def test_lists_are_whole_whatever_a_page_holds(
    start: Any, aihub: Any, aihub_mock: Mocked, cap: int
) -> None:
    """Of AI Hub's lists, each has a way to go on of its own."""
    with aihub_mock(page_size=3, page_cap=cap, polls=1, seed=False) as server:
        call = start(server)
        batches = [call("batches.create", name=f"b{n}").id for n in range(7)]
        assert [b.id for b in _all(call, "batches.list", limit=5)] == batches
        for name, content in FILES.items():
            call("batches.add_file", batches[0], name, content)
        files = _all(call, "batches.list_files", batches[0], page_size=5)
        assert [node.name for node in files] == list(FILES)
        runs = [call("apps.runs.create", app_name="a", batch_id=batches[0]).id for _ in range(7)]
        assert sorted(run.id for run in _all(call, "apps.runs.list")) == sorted(runs)
        for _ in range(2):
            call("apps.runs.status", runs[0])
        page = call("apps.runs.results", runs[0])
        documents = _all(call, "apps.runs.results", runs[0])
        assert isinstance(page, aihub.models.ResultsResponse)
        assert len(documents) == len(FILES) * len(page.files[0].documents)
        assert [len(_all(call, "batches.list", max_items=most)) for most in (1, 6, 9)] == [1, 6, 7]


def _all(call: Session, path: str, *arguments: Any, **named: Any) -> list[Any]:
    """The items of all pages, as iterating yields them."""
    method = call.client
    for name in path.split("."):
        method = getattr(method, name)
    listed = method(*arguments, **named)
    return list(listed) if hasattr(listed, "__iter__") else list(call.finish(listed.to_list()))


def test_a_folder_goes_in_whole(
    start: Any, aihub_mock: Mocked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Small and large files, while a fifth of the requests fail and connections break."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    sleep, later = time.sleep, asyncio.sleep  # waits for another attempt are short
    monkeypatch.setattr(time, "sleep", lambda seconds: sleep(min(seconds, 0.01)))
    monkeypatch.setattr(asyncio, "sleep", lambda seconds, *more: later(min(seconds, 0.01), *more))
    files = {f"{n % 3}/scan {n}.pdf": bytes([n]) * (n if n % 20 else 11 << 20) for n in range(40)}
    for path, content in files.items():
        place = tmp_path / "in" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    with aihub_mock(part_size=4 << 20, faults="503:20%;drop:5%") as server:
        call = start(server, max_retries=2)
        batch = call("batches.create", "march").id
        report = call("batches.upload_folder", batch, tmp_path / "in")
        assert {entry.path: entry.size for entry in report.uploaded} == {
            path: len(content) for path, content in files.items()
        }
        state = server.app.service.world.state
        assert state.sessions == {}
        collection = next(
            found for path, found in state.collections.items() if f"/{batch}/" in path
        )
        assert {name: item.blob.digest for name, item in collection.items()} == {
            path.replace("/", "~"): sha256(content).hexdigest() for path, content in files.items()
        }
        server.clear()
        assert call("batches.upload_folder", batch, tmp_path / "in").uploaded == ()
        assert server.requests == []


def test_from_upload_to_results(start: Any, aihub: Any, aihub_mock: Mocked) -> None:
    with aihub_mock(part_size=1000, page_size=3, polls=1) as server:
        call = start(server)
        batch = call("batches.create", name="march", workspace="accounts")
        assert str(batch) == "id=4822"
        assert call("batches.get", batch.id).workspace == "accounts"
        for name, content in FILES.items():
            call("batches.add_file", batch.id, name, content)
        call("batches.add_large_file", batch.id, "large.pdf", LARGE)

        sizes, token = {}, aihub.NOT_GIVEN
        while True:
            page = call("batches.list_files", batch.id, page_size=5, start_token=token)
            sizes.update({node.name: node.metadata.size for node in page.nodes})
            if not page.has_more:
                break
            token = page.next_page_token
        assert sizes == {**{k: len(v) for k, v in FILES.items()}, "large.pdf": len(LARGE)}
        assert f"/batches/{batch.id}/large.pdf" in page.nodes[-1].full_path

        run = call(
            "apps.runs.create", app_name="Invoices", batch_id=batch.id, settings={"tags": ["a"]}
        )
        assert (run.status, run.finish_timestamp, run.batch_id) == ("RUNNING", None, batch.id)
        assert run.tags == ["a"]
        with pytest.raises(aihub.ConflictError, match="has not finished"):
            call("apps.runs.results", run.id)
        states = [call("apps.runs.status", run.id).status for _ in range(3)]
        assert states == ["RUNNING", "COMPLETE", "COMPLETE"]
        assert call("apps.runs.status", run.id).finish_timestamp > run.start_timestamp

        found, offsets = [], []
        while True:
            offsets.append(len(found))
            page = call("apps.runs.results", run.id, file_offset=len(found))
            found += page.files
            if not page.has_more:
                break
        assert offsets == [0, 3, 6]
        assert [file.original_file_name for file in found] == [*FILES, "large.pdf"]
        assert (page.id, page.batch_id, page.status) == (run.id, str(batch.id), "COMPLETE")
        assert found[0].documents[0].fields[0].field_name == "net_total"

        jobs = call("apps.runs.delete", run.id, delete_input=False)
        assert jobs.delete_input_dir_job_id is None
        states = [call("jobs.status", jobs.delete_log_dir_job_id).state for _ in range(2)]
        assert states == ["RUNNING", "COMPLETE"]
        assert call("batches.poll_job", jobs.delete_log_dir_job_id).state == "COMPLETE"
        with pytest.raises(aihub.NotFoundError):
            call("apps.runs.status", run.id)
        call("batches.delete_file", batch.id, "large.pdf")
        assert call("batches.delete", batch.id).job_id
        for name in ("get", "list_files", "delete"):
            with pytest.raises(aihub.NotFoundError):
                call(f"batches.{name}", batch.id)
        assert {one.header("ib-context") for one in server.requests} == {"acme"}


def test_runs(start: Any, aihub: Any, aihub_mock: Mocked) -> None:
    with aihub_mock(polls=0, faults="POST */runs=ends=STOPPED_AT_CHECKPOINT:1") as server:
        call = start(server)
        run = call("apps.deployments.runs.create", "dep-1", batch_id=4821)
        assert (run.deployment_id, run.app_id, run.tags) == ("dep-1", None, None)
        assert call("apps.runs.status", run.id).status == "STOPPED_AT_CHECKPOINT"
        other = call("apps.runs.create", app_name="A", input_dir="a/b/")
        assert (other.input_dir, other.batch_id) == ("a/b/", None)
        listed = call("apps.runs.list", deployment_id="dep-1").runs
        assert [one.id for one in listed] == [run.id]
        assert [one.id for one in call("apps.runs.list", run_id=other.id).runs] == [other.id]
        assert len(call("apps.runs.list", limit=2).runs) == 2
        with pytest.raises(aihub.BadRequestError, match="batch_id"):
            call("apps.runs.create", app_name="A", batch_id=1)


def test_a_run_has_a_result_for_each_file_of_its_input(start: Any, aihub_mock: Mocked) -> None:
    folder = "acme/accounts/fs/Instabase Drive/in"
    with aihub_mock(polls=0, page_size=2) as server:
        call = start(server)
        for name in ("a.pdf", "b/c.pdf", "d"):
            call("files.write", f"{folder}/{name}", b"%PDF")
        call("files.write", f"{folder}side/e.pdf", b"%PDF")
        for given in (folder, f"{folder}/"):
            run = call("apps.runs.create", app_name="Invoices", input_dir=given)
            call("apps.runs.status", run.id)
            pages = [call("apps.runs.results", run.id, file_offset=n) for n in (0, 2)]
            files = [file for page in pages for file in page.files]
            assert [file.original_file_name for file in files] == ["a.pdf", "b/c.pdf", "d"]
            assert all(file.documents for file in files)
            assert [page.has_more for page in pages] == [True, False]


def test_large_files_are_checked(start: Any, aihub: Any, aihub_mock: Mocked) -> None:
    with aihub_mock(part_size=4) as server:
        call = start(server)
        session = call("batches.create_multipart_upload_session", 4821, "a.bin", 10)
        assert session.part_size == 4
        part = call("batches.upload_multipart_part", session.session_id, 1, b"0123")
        assert part.part_num == 1
        for number, content in ((2, b"45"), (3, b"4567"), (4, b"4567"), (0, b"4567")):
            with pytest.raises(aihub.BadRequestError):
                call("batches.upload_multipart_part", session.session_id, number, content)
        parts = [{"part_num": 1, "part_id": part.part_id}]
        with pytest.raises(aihub.BadRequestError, match="Part 2 is missing"):
            call("batches.commit_multipart_upload_session", session.session_id, "commit", parts)
        call("batches.commit_multipart_upload_session", session.session_id, "abort")
        with pytest.raises(aihub.NotFoundError):
            call("batches.upload_multipart_part", session.session_id, 1, b"0123")
        with pytest.raises(aihub.NotFoundError):
            call("batches.create_multipart_upload_session", 7, "a.bin", 10)


def test_a_failed_part_aborts_the_upload(start: Any, aihub: Any, aihub_mock: Mocked) -> None:
    with aihub_mock(part_size=4, faults="PUT */parts/2=500") as server:
        with pytest.raises(aihub.APIStatusError):
            start(server)("batches.add_large_file", 4821, "a.bin", b"0123456789")
        assert server.requests[-1].body == b'{"action": "abort"}'
        assert not server.app.service.world.state.sessions


def test_files(start: Any, aihub: Any, aihub_mock: Mocked) -> None:
    with aihub_mock(polls=0) as server:
        call = start(server)
        call("files.write", PATH, LARGE, if_none_match="*")
        with pytest.raises(aihub.PreconditionFailedError):
            call("files.write", PATH, b"other", if_none_match="*")
        assert call("files.read", PATH) == LARGE
        assert call("files.read", PATH, range="bytes=10-12") == LARGE[10:13]
        facts = call("files.get_file_metadata", PATH).headers
        assert facts["Content-Length"] == str(len(LARGE))
        folder = call("files.get_file_metadata", PATH.rpartition("/")[0]).headers
        assert (folder["Content-Type"], folder.get("Content-Length")) == ("application/json", None)
        call("files.write", PATH, b"short")
        assert call("files.read", PATH) == b"short"
        call("files.delete", "acme/accounts")
        call("files.delete", "nothing/there")
        with pytest.raises(aihub.NotFoundError):
            call("files.read", PATH)
        created, refused, *_ = server.requests
        assert "%2F" in created.target
        assert (created.status, refused.status) == (201, 412)


def test_secrets_and_audit(start: Any, aihub: Any, aihub_mock: Mocked) -> None:
    with aihub_mock() as server:
        call = start(server)
        call("secrets.create", "erp", "s3cret", "SOME", "of the ERP", ["accounts"])
        with pytest.raises(aihub.ConflictError):
            call("secrets.create", "erp", "s3cret", "ALL")
        call("secrets.update", "erp", description="changed", value="t0p")
        secret = call("secrets.list", alias="erp").secrets[0]
        assert (secret.description, secret.allowed_workspaces) == ("changed", ["accounts"])
        assert "s3cret" not in str(secret.to_dict())
        assert "t0p" not in str(secret.to_dict())
        call("secrets.delete", "erp")
        assert call("secrets.list", alias="erp").secrets == []
        with pytest.raises(aihub.NotFoundError):
            call("secrets.delete", "erp")

        entries = call("audit.list", start=20, size=10, log_type="api_v2").data.results
        assert [entry.log_type for entry in entries] == ["api_v2"] * 5
        server.faults("*/auditlogs=soft")
        with pytest.raises(aihub.APIError, match="asked for"):
            call("audit.list")


def test_who_may_call(start: Any, aihub: Any, aihub_mock: Mocked) -> None:
    with aihub_mock(tokens=frozenset({"right"})) as server:
        with pytest.raises(aihub.AuthenticationError) as caught:
            start(server)("batches.list")
        assert (
            caught.value.message
            == "The credential in the header 'Authorization: Bearer ...' is not accepted."
        )
        assert start(server, api_key="right")("batches.list").batches


def test_retries(start: Any, aihub_mock: Mocked) -> None:
    with aihub_mock(faults="GET */batches=503:1,drop:1,429:1:0.01s") as server:
        call = start(server, max_retries=3)
        assert call("batches.list").batches
        assert [one.status for one in server.requests] == [503, 0, 429, 200]


def test_files_as_a_whole_and_in_parts(
    start: Any, aihub: Any, aihub_mock: Mocked, tmp_path: Path
) -> None:
    """A download goes on where connections break; an open file notices that it was replaced."""
    content = b"".join(bytes([n % 251]) * 1000 for n in range(600))
    faults = "GET */files/*=cut:100kB:2,503:1"
    with aihub_mock(faults=faults) as server:
        call = start(server, max_retries=3)
        call("files.write", PATH, content)
        seen: list[Any] = []
        found = call("files.download", PATH, tmp_path, progress=seen.append)
        assert (found.path, found.size, found.path.read_bytes()) == (
            tmp_path / "ü.bin",
            len(content),
            content,
        )
        assert [(seen[0].done, seen[-1].done)] == [(0, len(content))]
        ranges = [one.header("range") for one in server.requests if one.method == "GET"]
        assert ranges == [None, "bytes=100000-599999", *["bytes=200000-599999"] * 2]
        assert [path.name for path in tmp_path.iterdir()] == ["ü.bin"]

        file = call("files.open", PATH)
        assert (file.size, file.etag) == (len(content), found.etag)
        file.seek(-500, 2)
        assert call.finish(file.read(600)) == content[-500:]
        call("files.write", PATH, content[::-1])
        file.seek(0)
        with pytest.raises(aihub.FileChangedError):
            call.finish(file.read(10))
        call.finish(file.close())
