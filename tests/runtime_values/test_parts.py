"""The parts of multipart responses, however the bytes arrive."""

from __future__ import annotations

import pytest
from runtime.base.errors import ResponseValidationError
from runtime.wire import parts
from runtime.wire.parts import PartDecoder

BODIES = {
    "plain": (b"--b\r\nA: 1\r\n\r\none\r\n--b\r\nA: 2\r\n\r\ntwo\r\n--b--\r\n", ["one", "two"]),
    "preamble": (b"before\r\n--b\r\n\r\none\r\n--b--\r\nafter\r\n--b\r\n\r\nno\r\n--b--", ["one"]),
    "spaces behind the boundary": (b"--b  \r\n\r\none\r\n--b \r\n\r\ntwo\r\n--b--", ["one", "two"]),
    "empty": (b"--b\r\n\r\n\r\n--b\r\nA: 1\r\n\r\n\r\n--b--", ["", ""]),
    "line ends and dashes inside": (b"--b\r\n\r\n\r\n--c\r\n-\r\n--b--", ["\r\n--c\r\n-"]),
    "unfinished": (b"--b\r\n\r\none\r\n--b\r\n\r\ntw", ["one"]),
    "none": (b"--b--\r\n", []),
}


@pytest.mark.parametrize("name", BODIES)
def test_parts_cut_at_every_byte(name: str) -> None:
    body, expected = BODIES[name]
    for at in range(len(body) + 1):
        decoder = PartDecoder("multipart/mixed; boundary=b")
        found = [*decoder.feed(body[:at]), *decoder.feed(body[at:]), *decoder.flush()]
        assert [part.data.decode() for part in found] == expected, at
    decoder = PartDecoder('multipart/mixed; boundary="b"')
    found = [part for byte in body for part in decoder.feed(bytes([byte]))]
    assert [part.data.decode() for part in found] == expected


def test_headers() -> None:
    body = b"--b\r\nContent-Type: image/png\r\nX-Long: a\r\n b\r\n\r\n1\r\n--b--"
    (part,) = PartDecoder("multipart/mixed; boundary=b").feed(body)
    assert part.headers["content-type"] == "image/png"
    assert part.headers["x-long"].split() == ["a", "b"]


def test_without_a_boundary() -> None:
    with pytest.raises(ResponseValidationError, match="no boundary"):
        PartDecoder("multipart/mixed")


def test_a_part_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MAX_PART", 10)
    with pytest.raises(ResponseValidationError, match="longer than 10 bytes"):
        PartDecoder("multipart/mixed; boundary=b").feed(b"--b\r\n\r\n" + b"1" * 20)
