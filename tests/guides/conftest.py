from __future__ import annotations

import io
import shutil
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import certifi
import httpx
import pytest

from generator.mock import Options, Running, serve
from generator.pipeline import Request, run
from tests.guides.blocks import EXTRAS, PACKAGE, ROOT

#: The folder of a drive in which the guides look for files.
DRIVE = "acme-finance/accounts-payable/fs/Instabase Drive/output/march/"
HEADERS = {"Authorization": "Bearer token", "Content-Type": "application/octet-stream"}


@pytest.fixture(scope="session")
def server() -> Iterator[Running]:
    """A mock of AI Hub whose work is done when it is first asked for."""
    if str(PACKAGE) not in sys.path:
        sys.path.insert(0, str(PACKAGE))
    if str(EXTRAS) not in sys.path:
        sys.path.append(str(EXTRAS))
    made = run(Request(config=ROOT / "specs" / "aihub" / "sdk.yaml"), "lower")
    assert made.document is not None
    options = Options(polls=0, page_size=2, part_size=1000)
    with serve(made.document, made.relations, options) as running:
        yield running


@pytest.fixture
def reader(server: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of somebody who tries the guides, with a token and with the files they name."""
    server.reset()
    monkeypatch.setenv("AIHUB_API_KEY", "token")
    monkeypatch.setenv("AIHUB_API_ROOT", server.root)
    monkeypatch.setenv("AIHUB_IB_CONTEXT", "acme")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))  # what was uploaded
    monkeypatch.chdir(tmp_path)
    for name, content in _on_the_drive().items():
        url = f"{server.root}/v2/files/{quote(DRIVE + name, safe='')}"
        httpx.put(url, content=content, headers=HEADERS).raise_for_status()
    server.clear()
    for folder in ("invoices", "scans"):
        (tmp_path / folder).mkdir()
        for number in range(5):
            (tmp_path / folder / f"{folder}-{number}.pdf").write_bytes(b"%PDF-1.7 " * (number + 1))
    (tmp_path / "invoice-0117.pdf").write_bytes(b"%PDF-1.7")
    for name in ("scans-q1.pdf", "large.pdf", "scan.pdf"):  # of several parts
        (tmp_path / name).write_bytes(bytes(range(256)) * 20)
    shutil.copy(certifi.where(), tmp_path / "company.pem")
    return tmp_path


def _on_the_drive() -> dict[str, bytes]:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as pages:
        pages.writestr("page-1.txt", "1")
    table = b"id,total\n" * 500
    return {"summary.csv": table, "old.csv": table, "pages.zip": archive.getvalue()}
