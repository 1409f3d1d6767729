"""Our own servers, made with frameworks that write the documents: every operation is called.

Their packages are in ``build/servers/own``, where ``.ci/install`` and ``python -m tests.servers``
put them.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from typing import Any

import pytest

from tests.servers.own import SERVERS
from tests.servers.running import Server, install, installed, running
from tests.servers.sdk import Generated, generate, use


@pytest.fixture(scope="module", params=SERVERS, ids=[server.name for server in SERVERS])
def served(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Server, str, Generated]]:
    """A running server, its root, and the SDK of its document."""
    server: Server = request.param
    if not installed(server):
        missing = "The packages of tests/servers/apps/requirements.txt are not installed"
        assert os.environ.get("CI") != "true", missing
        pytest.skip(f"{missing}: python -m tests.servers {server.name}")
    folder = tmp_path_factory.mktemp(server.name)
    data = folder / "data"
    data.mkdir()
    with running(server, install(server), data) as (port, document):
        source = folder / f"{server.name}{server.suffix}"
        source.write_bytes(document)
        package = f"{server.name}_served"
        yield server, f"http://127.0.0.1:{port}", generate(source, folder / "sdk", package, None)


@pytest.mark.parametrize("strict", [False, True], ids=["lenient", "strict"])
@pytest.mark.parametrize("asynchronous", [False, True], ids=["sync", "async"])
def test_everything(
    served: tuple[Server, str, Generated], asynchronous: bool, strict: bool
) -> None:
    """Every check passes, but for those that are known to fail; and no operation is left out."""
    server, root, generated = served
    client: dict[str, Any] = {"base_url": root, "strict": strict, **server.client}
    called, problem = asyncio.run(
        use(generated, server.exercise, client, asynchronous=asynchronous)
    )
    assert not problem, problem
    assert sorted(generated.manifest["operations"].keys() - called) == []
    assert list(generated.manifest["skipped"]) == []
