import json
import logging

import pytest
import animals_of_all_kinds as zoo
from runtime.base.errors import ResponseValidationError
from runtime.codec.values import decode_bytes, decode_text

CAFE = "café ☕"
LATIN = "café"

# bytes, label, text, whether it is certain
TEXTS = [
    (CAFE.encode(), None, CAFE, True),
    (CAFE.encode(), "utf-8", CAFE, True),
    (CAFE.encode(), "iso-8859-1", CAFE, True),  # a wrong label does not make mojibake
    (CAFE.encode(), "windows-1252", CAFE, True),
    (CAFE.encode(), "no-such-charset", CAFE, True),
    (CAFE.encode(), "a\0b", CAFE, True),
    (CAFE.encode(), "hex", CAFE, True),  # a codec of Python, but none of text
    (CAFE.encode("utf-8-sig"), None, CAFE, True),
    (CAFE.encode("utf-8-sig"), "latin-1", CAFE, True),
    (CAFE.encode("utf-16"), None, CAFE, True),
    (CAFE.encode("utf-32"), "utf-8", CAFE, True),
    (CAFE.encode("utf-16-le"), "utf-16-le", CAFE, True),  # its bytes would pass for UTF-8
    ("日本".encode("iso2022_jp"), "iso-2022-jp", "日本", True),  # and so would these
    ("日本".encode("shift_jis"), "shift_jis", "日本", True),
    ("日本".encode("gb18030"), "gb18030", "日本", True),
    (LATIN.encode("latin-1"), "iso-8859-1", LATIN, True),
    (LATIN.encode("latin-1"), None, "caf\ufffd", False),
    (LATIN.encode("latin-1"), "utf-8", "caf\ufffd", False),
    (LATIN.encode("latin-1"), "us-ascii", "caf\ufffd", False),
    (LATIN.encode("latin-1"), "no-such-charset", "caf\ufffd", False),
    (b"\xff\x80\xff", "shift_jis", "\ufffd\ufffd\ufffd", False),
    (b"", "latin-1", "", True),
]


@pytest.mark.parametrize(("body", "label", "text", "certain"), TEXTS)
def test_text(body, label, text, certain):
    found, note = decode_text(body, label)
    assert found == text
    assert (note == "") is certain
    assert certain or "not text in UTF-8" in note


@pytest.mark.parametrize(("body", "label", "text", "certain"), [t for t in TEXTS if t[0]])
@pytest.mark.parametrize("type_", [zoo.Run, dict])
def test_json(body, label, text, certain, type_, caplog):
    # around the text in its own encoding; a byte order mark goes first
    encoding = next(
        (e for e in ("utf-8-sig", "utf-16", "utf-32") if body == text.encode(e)), ""
    ) or (label if label == "utf-16-le" else "ascii")
    head, tail = '{"id": "', '"}'
    if encoding == "ascii":
        data = head.encode() + body + tail.encode()
    else:
        data = (head + text + tail).encode(encoding)
    with caplog.at_level(logging.DEBUG, "runtime"):
        read = decode_bytes(type_, data, charset=label)
    assert (read["id"] if type_ is dict else read.id) == text
    assert ("not text in UTF-8" in caplog.text) is not certain
    if certain:
        assert decode_bytes(type_, data, charset=label, strict=True) == read
    else:
        with pytest.raises(ResponseValidationError, match="not text in UTF-8"):
            decode_bytes(type_, data, charset=label, strict=True)


def test_what_is_no_json_is_called_so_first():
    with pytest.raises(ResponseValidationError, match="not JSON") as caught:
        decode_bytes(zoo.Run, LATIN.encode("latin-1"), strict=True)
    assert json.dumps(caught.value.body) == '"caf\\ufffd"'
