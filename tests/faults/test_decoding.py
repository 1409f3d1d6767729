"""Rows A3, A4 and A11: compressed bodies, bombs, characters."""

from __future__ import annotations

import gzip
import json
import tracemalloc
import zlib
from typing import Any

import pytest

from tests.faults.server import (
    Answer,
    labelled,
)

# --- A3: compressed bodies

TEXT = b"".join(b"line %d\n" % number for number in range(1600))
GZIP = ("Content-Encoding", "gzip")
DEFLATE = ("Content-Encoding", "deflate")


def read(client: Any) -> Any:
    return client.files.read("o/w/f", max_retries=0)


def binary(body: bytes, *headers: tuple[str, str]) -> Answer:
    return labelled(body, "application/octet-stream", *headers)


@pytest.mark.parametrize("kept", [40, -9, -1])
@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a3_compressed_body_cut_in_the_middle_is_an_error(
    hub: Any, encoding: str, kept: int
) -> None:
    packed = gzip.compress(TEXT) if encoding == "gzip" else zlib.compress(TEXT)
    hub.server.script(binary(packed[:kept], ("Content-Encoding", encoding)))
    hub.failed(read)


def test_a3_all_members_of_gzip_are_read(hub: Any) -> None:
    hub.server.script(binary(gzip.compress(TEXT[:5000]) + gzip.compress(TEXT[5000:]), GZIP))
    assert hub.call(read) == TEXT


def test_a3_get_whose_body_is_cut_is_repeated(hub: Any) -> None:
    packed = gzip.compress(TEXT)
    hub.server.script(binary(packed[:90], GZIP), binary(packed, GZIP))
    assert hub.call(lambda client: client.files.read("o/w/f")) == TEXT
    assert hub.server.methods == ["GET", "GET"]


def test_a3_whole_bodies_are_read(hub: Any) -> None:
    raw = zlib.compressobj(wbits=-15)
    packed = {
        "gzip": gzip.compress(TEXT),
        "deflate": zlib.compress(TEXT),
        "DEFLATE": raw.compress(TEXT) + raw.flush(),
        "gzip, deflate": zlib.compress(gzip.compress(TEXT)),
        "identity": TEXT,
    }
    for encoding, body in packed.items():
        hub.server.script(binary(body, ("Content-Encoding", encoding)))
        assert hub.call(read) == TEXT, encoding


# --- A4: bombs

BIGGEST = 32 * 1024 * 1024


def bomb() -> bytes:
    """About 100 kB that become 100 MB."""
    packer = zlib.compressobj(9, wbits=31)
    block = b"0" * (1024 * 1024)
    return b"".join(packer.compress(block) for _ in range(100)) + packer.flush()


@pytest.mark.parametrize(
    ("status", "kind"),
    [(200, "application/octet-stream"), (200, "application/json"), (400, "application/json")],
)
def test_a4_bomb_is_refused_before_it_fills_memory(hub: Any, status: int, kind: str) -> None:
    client = hub.client()
    hub.server.script(Answer(status, bomb(), (("Content-Type", kind), GZIP)))
    call = client.files.read if kind.endswith("stream") else client.batches.get
    argument: Any = "o/w/f" if kind.endswith("stream") else 1
    tracemalloc.start()
    try:
        with pytest.raises(hub.package.APIError):
            hub.run(call(argument, max_retries=0))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < BIGGEST


# --- A11: characters

NAME = "Müller & Söhne"


def named(charset: str, label: str) -> Answer:
    document = json.dumps({"id": 1, "name": NAME}, ensure_ascii=False)
    return labelled(document.encode(charset), "application/json" + label)


def test_a11_unlabelled_latin_1_is_an_error_when_strict(hub: Any) -> None:
    hub.server.script(named("latin-1", ""))
    error = hub.failed(lambda client: client.batches.create("n"), strict=True)
    assert isinstance(error, hub.package.ResponseValidationError)


def test_a11_unlabelled_latin_1_is_noted_when_lenient(hub: Any, caplog: Any) -> None:
    hub.server.script(named("latin-1", ""))
    with caplog.at_level("DEBUG", logger="aihub"):
        assert hub.call(lambda client: client.batches.create("n")).id == 1
    said = [r.getMessage() for r in caplog.records if r.name.startswith("aihub")]
    assert any("UTF-8" in message for message in said)


def test_a11_utf_8_labelled_latin_1_is_read_as_utf_8(hub: Any) -> None:
    hub.server.script(named("utf-8", "; charset=iso-8859-1"))
    assert hub.call(lambda client: client.batches.create("n")).to_dict()["name"] == NAME


@pytest.mark.parametrize("charset", ["utf-8", "latin-1", "utf-16", "utf-8-sig"])
def test_a11_labels_that_are_true_are_followed(hub: Any, charset: str) -> None:
    label = "" if charset.startswith("utf-8") else f"; charset={charset}"
    hub.server.script(named(charset, label))
    assert hub.call(lambda client: client.batches.create("n")).to_dict()["name"] == NAME


@pytest.mark.parametrize(
    ("charset", "label"),
    [
        ("latin-1", "; charset=latin-1"),
        ("utf-8", ""),
        ("utf-8", "; charset=latin-1"),
    ],
)
def test_a11_text_is_read_by_the_same_rules(acme: Any, charset: str, label: str) -> None:
    acme.server.script(labelled(NAME.encode(charset), "text/plain" + label))
    assert acme.call(lambda client: client.text.get()) == NAME
