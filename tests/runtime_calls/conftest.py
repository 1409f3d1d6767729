"""The runtime is real code: it is imported from where it stands, as the package ``runtime``."""

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).absolute().parent
for folder in (HERE, HERE.parents[1] / "templates" / "python"):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))


@pytest.fixture
def server():
    from loopback import Server

    with Server() as running:
        yield running


@pytest.fixture(params=["sync", "async"])
def session(request, server):
    """Calls through a sync or an async client, told by the test nothing of the difference."""
    from loopback import Session

    with Session(server, request.param) as session:
        yield session
