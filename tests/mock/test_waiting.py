"""Waiting with the AI Hub SDK against the mock, over a socket: one way through, three event loops."""

from __future__ import annotations

import asyncio
import importlib
import json
import pickle
import sys
from contextlib import aclosing, asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest
import trio

from tests.mock.conftest import ROOT, Mocked

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine

    from generator.mock import Running

QUICK = {"interval": 0.01}


@pytest.fixture(scope="module")
def aihub() -> Any:
    sys.path.insert(0, str(ROOT / "generated" / "python"))
    return importlib.import_module("aihub")


class Hub:
    """A client whose calls are awaited, be it synchronous or not."""

    def __init__(self, client: Any, *, waits: bool) -> None:
        self.client = client
        self.waits = waits

    async def __call__(self, path: str, *arguments: Any, **named: Any) -> Any:
        method = self.client
        for name in path.split("."):
            method = getattr(method, name)
        return await self.done(method(*arguments, **named))

    async def done(self, value: Any) -> Any:
        return await value if self.waits else value

    async def states(self, watching: Any) -> list[str]:
        if not self.waits:
            return [run.status for run in watching]
        async with aclosing(watching):
            return [run.status async for run in watching]


def _hurry(client: Any) -> None:
    """Shorten the pauses of a client, which are seconds where the mock does not answer."""
    transport = client._session.connection.transport
    sleep = transport.sleep
    transport.sleep = lambda seconds: sleep(seconds / 50 if seconds > 0.5 else seconds)


@pytest.fixture(params=["sync", "asyncio", "trio"])
def play(
    request: pytest.FixtureRequest, aihub: Any
) -> Callable[[Running, Callable[[Hub], Coroutine[Any, Any, None]]], None]:
    """Runs a scene with a client of a mock."""

    @asynccontextmanager
    async def opened(server: Running) -> AsyncIterator[Hub]:
        given = {"api_key": "token", "api_root": server.root, "max_retries": 0}
        if request.param == "sync":
            with aihub.AIHub(**given) as client:
                _hurry(client)
                yield Hub(client, waits=False)
        else:
            async with aihub.AsyncAIHub(**given) as client:
                _hurry(client)
                yield Hub(client, waits=True)

    def run(server: Running, scene: Callable[[Hub], Coroutine[Any, Any, None]]) -> None:
        async def main() -> None:
            async with opened(server) as hub:
                await scene(hub)

        if request.param == "trio":
            trio.run(main)
        else:
            asyncio.run(main())

    return run


@pytest.mark.parametrize(
    ("faults", "ends"),
    [
        ("", "COMPLETE"),
        ("503:3@getRunStatus", "COMPLETE"),  # no answer, three times
        ("drop:2@getRunStatus;cut:1@getRunStatus", "COMPLETE"),
        ("garbage:2@getRunStatus", "COMPLETE"),  # such as the page of a proxy
        ("404:1@getRunStatus", "COMPLETE"),  # the server does not know it yet
        ("POST */runs=ends=STOPPED_AT_CHECKPOINT", "STOPPED_AT_CHECKPOINT"),
        ("POST */runs=ends=FAILED", "FAILED"),
    ],
)
def test_how_a_run_ends(play: Any, aihub: Any, aihub_mock: Mocked, faults: str, ends: str) -> None:
    async def scene(hub: Hub) -> None:
        given = {"deployment_id": "d", "batch_id": 4821, **QUICK}
        if ends in {"FAILED", "CANCELLED"}:
            with pytest.raises(aihub.WorkFailedError) as caught:
                await hub("apps.deployments.runs.create_and_wait", **given)
            assert caught.value.state == ends
            handle = json.loads(json.dumps(caught.value.handle))
            run = await hub("apps.runs.wait", **handle, check=False, **QUICK)
            assert run.to_dict() == caught.value.result.to_dict()
        else:
            run = await hub("apps.deployments.runs.create_and_wait", **given)
        assert run.status == ends

    with aihub_mock(polls=1, faults=faults) as server:
        play(server, scene)
        assert sum(one.method == "POST" for one in server.requests) == 1


def test_a_run_that_is_continued(play: Any, aihub_mock: Mocked) -> None:
    async def scene(hub: Hub) -> None:
        run = await hub("apps.runs.create", app_name="A", batch_id=4821)
        assert (await hub.done(run.wait(**QUICK))).status == "STOPPED_AT_CHECKPOINT"
        await hub("apps.runs.status", **run.handle)  # a person acts meanwhile
        watching = hub.client.apps.runs.watch(**run.handle, **QUICK)
        assert await hub.states(watching) == ["COMPLETE"]

    with aihub_mock(polls=1, faults="POST */runs=ends=STOPPED_AT_CHECKPOINT>COMPLETE") as server:
        play(server, scene)


def test_watching_a_run(play: Any, aihub_mock: Mocked) -> None:
    async def scene(hub: Hub) -> None:
        run = await hub("apps.runs.create", app_name="A", batch_id=4821)
        assert await hub.states(hub.client.apps.runs.watch(run.id, **QUICK)) == [
            *("RUNNING", "COMPLETE")
        ]

    with aihub_mock(polls=3) as server:
        play(server, scene)


def test_deletions(play: Any, aihub: Any, aihub_mock: Mocked) -> None:
    async def scene(hub: Hub) -> None:
        batch = await hub("batches.create", name="march")
        deletion = await hub("batches.delete", batch.id)
        assert isinstance(deletion, aihub.models.BatchDeletionJobResponse)
        assert (await hub.done(deletion.wait(**QUICK))).state == "COMPLETE"
        await hub("files.write", "o/w/fs/d/a.txt", b"x")
        removal = await hub("files.delete", "o/w/fs/d/a.txt")
        assert (await hub.done(removal.wait(**QUICK))).state == "COMPLETE"
        assert (await hub("jobs.wait", **removal.handle, **QUICK)).state == "COMPLETE"
        run = await hub("apps.runs.create_and_wait", app_name="A", batch_id=4821, **QUICK)
        jobs = await hub("apps.runs.delete", run.id, delete_logs=False)
        assert len(jobs.handles) == 2
        ended = await hub.done(pickle.loads(pickle.dumps(jobs)) and jobs.wait(**QUICK))
        assert [job.state for job in ended] == ["COMPLETE", "COMPLETE"]

    with aihub_mock(polls=1) as server:
        play(server, scene)


def test_the_deadline_of_a_run_that_never_ends(play: Any, aihub: Any, aihub_mock: Mocked) -> None:
    async def scene(hub: Hub) -> None:
        with pytest.raises(aihub.WaitTimeoutError) as caught:
            await hub(
                "apps.runs.create_and_wait", app_name="A", batch_id=4821, deadline=0.5, interval=0.3
            )
        assert caught.value.state == "RUNNING"
        assert (await hub("apps.runs.status", **caught.value.handle)).status == "RUNNING"

    with aihub_mock(polls=0, work_seconds=1000) as server:
        play(server, scene)


def test_a_wait_that_is_cancelled_leaves_nothing_behind(aihub: Any, aihub_mock: Mocked) -> None:
    async def main(root: str) -> None:
        async with aihub.AsyncAIHub(api_key="token", api_root=root) as client:
            run = await client.apps.runs.create(app_name="A", batch_id=4821)
            waiting = asyncio.create_task(run.wait(**QUICK))
            await asyncio.sleep(0.1)
            waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting
            assert (await client.apps.runs.status(**run.handle)).status == "RUNNING"

    with aihub_mock(polls=0, work_seconds=1000) as server:
        asyncio.run(main(server.root))
