"""The program of the README, from files to results: every document once, whatever fails."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from tests.extras import needed
from tests.guides.job import mock, perform, script


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_every_document_is_in_the_tables_once(
    reader: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needed("pyarrow")
    assert len(script().splitlines()) <= 15
    with mock(seed=3) as server:  # with which the client does not wait long
        monkeypatch.setenv("AIHUB_API_ROOT", server.root)
        found = perform(server, reader, files=12)
        gc.collect()  # the program does not close its client
        assert sorted(found.names) == [f"{number:04}.pdf" for number in range(12)]
        assert set(found.names.values()) == {2}  # the fields of each document
        assert found.table == found.names
        assert found.failed >= 3
        assert sum(one.operation == "runDeployment" for one in server.requests) == 1
