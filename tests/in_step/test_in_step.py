"""One definition, five outputs: a change of it reaches all of them in one run, and none by itself.

That the outputs agree on the wire is shown where each of them really sends its requests:
every one is held against the same request model (``tests/samples/test_wire.py``,
``tests/postman/test_newman.py``, ``tests/docs/test_playground.py``, ``tests/mock``).
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest

from generator.mock import serve
from generator.pipeline import Request, run

SPECS = Path(__file__).parents[2] / "specs" / "aihub"

#: What is changed, and how the change looks in each output.
CHANGES = {
    "a path": (
        "/v2/aihub/secrets",
        "/v2/vault/secrets",
        "/v2/vault/secrets",
    ),
    "an example": (
        "march-invoices",
        "april-receipts",
        "april-receipts",
    ),
    "a parameter": (
        "name: username\n          in: query\n          description: Only return batches",
        "name: made_by\n          in: query\n          description: Only return batches",
        "made_by",
    ),
}

#: A call in Python names the method, not the path; samples have what must be given and no more.
SILENT = {
    "a path": {"Python sample"},
    "an example": set(),
    "a parameter": {"curl", "Python sample", "Go"},
}


@pytest.fixture
def specs(tmp_path: Path) -> Path:
    """A copy of the definition with all that belongs to it."""
    folder = tmp_path / "specs"
    shutil.copytree(SPECS, folder)
    return folder


def request(specs: Path) -> Request:
    return Request(config=specs / "sdk.yaml", formatter="ruff")


def outputs(folder: Path) -> Iterator[tuple[str, str]]:
    """The text of each output, the runtime and texts of ours left out."""
    for name, pattern in (
        ("SDK", "python/aihub/resources/*.py"),
        ("curl", "samples/curl/*"),
        ("Python sample", "samples/python/*"),
        ("Go", "samples/go/*"),
        ("docs", "docs/reference/*/*.md"),
        ("Postman", "postman/*.postman_collection.json"),
        ("definition", "samples/openapi.with-samples.yaml"),
    ):
        texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob(pattern))]
        assert texts, f"{name} has no files"
        yield name, "\n".join(texts)


def change(specs: Path, old: str, new: str) -> None:
    """Write ``new`` for ``old`` in the definition and in the overlay that addresses it."""
    assert old in (specs / "openapi.yaml").read_text(encoding="utf-8")
    for path in (specs / "openapi.yaml", specs / "overlay.yaml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("what", list(CHANGES))
def test_a_change_reaches_every_output(
    what: str, specs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(request(specs), "generate").ok
    assert run(request(specs), "check").ok
    old, new, told = CHANGES[what]
    assert not any(told in output for _, output in outputs(tmp_path / "generated"))
    change(specs, old, new)

    assert not run(request(specs), "check").ok, "check says nothing of the change"
    assert not any(told in output for _, output in outputs(tmp_path / "generated"))
    assert run(request(specs), "generate").ok
    without = [name for name, output in outputs(tmp_path / "generated") if told not in output]
    assert set(without) == SILENT[what]
    assert run(request(specs), "check").ok


def test_the_mock_follows_the_definition(specs: Path) -> None:
    old, new, path = CHANGES["a path"]
    for statuses in ((404, 200), (200, 404)):
        lowered = run(request(specs), "lower")
        assert lowered.document is not None
        with serve(lowered.document, lowered.relations) as running:
            got = []
            for target in (path, "/v2/aihub/secrets"):
                with closing(HTTPConnection("127.0.0.1", running.port, timeout=10)) as connection:
                    connection.request(
                        "GET", f"/api{target}", headers={"Authorization": "Bearer t"}
                    )
                    got.append(connection.getresponse().status)
            assert tuple(got) == statuses
        if statuses == (404, 200):
            change(specs, old, new)
