"""Response bodies decompressed by our own reader: checked to their end, and bounded."""

import contextlib
import gzip
import json
import os
import subprocess
import sys
import zlib
from importlib import import_module
from pathlib import Path

import pytest
from runtime.wire import codings
from runtime.wire.decoding import (
    LARGEST,
    ContentCutError,
    ContentInvalidError,
    ContentTooLargeError,
    Decoder,
    accept_encoding,
    decoded,
)

TEXT = json.dumps([{"n": n, "name": f"ünïcode {n * 7919 % 1000}"} for n in range(3000)]).encode()


def raw_deflate(data):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def first_of(*names):
    for name in names:
        with contextlib.suppress(ImportError):
            return import_module(name)
    raise ImportError(names)


def brotli(data):
    return first_of("brotli", "brotlicffi").compress(data)


def zstd(data):
    module = first_of("zstandard", "compression.zstd", "backports.zstd")
    return (
        module.ZstdCompressor().compress(data)
        if "standard" in module.__name__
        else module.compress(data)
    )


def installed(name):
    return codings.loaded(name) is not None


#: Content-Encoding, what compresses, whether several members in a row are one body
ENCODINGS = {
    "gzip": ("gzip", gzip.compress, True),
    "x-gzip": ("X-GZip", gzip.compress, True),
    "zlib": ("deflate", zlib.compress, False),
    "raw deflate": ("deflate", raw_deflate, False),
    "gzip twice": ("gzip, gzip", lambda data: gzip.compress(gzip.compress(data)), True),
    "deflate in gzip": ("deflate,gzip", lambda data: gzip.compress(zlib.compress(data)), False),
}
# in an environment without these packages, test_what_can_be_decoded still says what is offered
if installed("br"):
    ENCODINGS["br"] = ("br", brotli, False)
if installed("zstd"):
    ENCODINGS["zstd"] = ("zstd", zstd, True)
    ENCODINGS["gzip of zstd"] = ("zstd, gzip", lambda data: gzip.compress(zstd(data)), True)

every_encoding = pytest.mark.parametrize("case", ENCODINGS.values(), ids=list(ENCODINGS))


def fed(header, *chunks, **options):
    decoder = Decoder(header, **options)
    out = [piece for chunk in chunks for piece in decoder.feed(chunk)]
    decoder.finish()
    assert b"" not in out
    return b"".join(out)


def bytewise(data):
    return [data[n : n + 1] for n in range(len(data))]


@every_encoding
def test_whole_and_in_any_pieces(case):
    header, pack, _ = case
    data = pack(TEXT)
    assert fed(header, data) == TEXT
    assert fed(header, *bytewise(data)) == TEXT
    assert decoded(data, header) == TEXT


@every_encoding
def test_nothing_compressed_is_nothing(case):
    header, pack, _ = case
    assert fed(header, pack(b"")) == b""
    assert fed(header, *bytewise(pack(b"x"))) == b"x"


@every_encoding
def test_a_body_without_bytes_may_have_any_encoding(case):
    assert fed(case[0]) == b""
    assert fed(case[0], b"") == b""


@every_encoding
def test_a_cut_is_noticed_wherever_it_is(case):
    header, pack, _ = case
    data = pack(TEXT[:2000])
    for end in range(1, len(data)):
        with pytest.raises(ContentCutError, match="ends too early"):
            fed(header, data[:end])
    with pytest.raises(ContentCutError):
        fed(header, *bytewise(data)[:-1])


@every_encoding
def test_what_came_before_a_cut_is_given_out(case):
    header, pack, _ = case
    data = pack(os.urandom(300_000))
    decoder = Decoder(header)
    assert sum(map(len, decoder.feed(data[: len(data) * 2 // 3]))) > 60_000


@every_encoding
def test_several_members_are_one_body(case):
    header, pack, several = case
    data = pack(b"one ") + pack(b"two")
    if several:
        assert fed(header, data) == b"one two"
        assert fed(header, *bytewise(data)) == b"one two"
        for end in range(len(pack(b"one ")) + 1, len(data)):
            with pytest.raises(ContentCutError):
                fed(header, data[:end])
    else:
        with pytest.raises(ContentInvalidError):
            fed(header, data)


@every_encoding
@pytest.mark.parametrize("garbage", [b"<", b"<html>", b"\x00\x00x", b"\xff" * 70_000])
def test_garbage_after_the_end(case, garbage):
    header, pack, several = case
    data = pack(TEXT) + garbage
    if several or header.endswith("gzip"):  # the outer one is what the garbage follows
        assert fed(header, data) == TEXT
        assert fed(header, pack(TEXT), *bytewise(garbage[:100])) == TEXT
        return
    with pytest.raises(ContentInvalidError):
        fed(header, data)
    with pytest.raises(ContentInvalidError):
        fed(header, pack(TEXT), *bytewise(garbage[:100]))


@pytest.mark.parametrize("header", ["gzip", "deflate"])
@pytest.mark.parametrize("zeros", [1, 512, 100_000])
def test_zero_bytes_after_the_end_are_padding(header, zeros):
    pack = {"gzip": gzip.compress, "deflate": zlib.compress}[header]
    assert fed(header, pack(b"tape") + b"\0" * zeros) == b"tape"
    assert fed(header, pack(b"tape"), *bytewise(b"\0" * 9)) == b"tape"


def test_a_member_after_padding_counts():
    assert fed("gzip", gzip.compress(b"a") + b"\0" * 9 + gzip.compress(b"b")) == b"ab"


@every_encoding
def test_what_is_not_of_the_encoding_is_refused(case):
    with pytest.raises(ContentInvalidError, match="not valid"):
        fed(case[0], b'{"plain": "JSON", "under": "a wrong label"}')


@pytest.mark.parametrize("place", [-1, -5, -8])
def test_checksum_and_length_of_gzip_are_checked(place):
    data = bytearray(gzip.compress(TEXT))
    data[place] ^= 0x55
    with pytest.raises(ContentInvalidError, match=r"incorrect (data|length) check"):
        fed("gzip", bytes(data))


def test_checksum_of_zlib_is_checked():
    data = bytearray(zlib.compress(TEXT))
    data[-1] ^= 1
    with pytest.raises(ContentInvalidError, match="incorrect data check"):
        fed("deflate", bytes(data))


@pytest.mark.parametrize("header", ["compress", "gzip, exi", "pack200-gzip", "x" * 500])
def test_an_unknown_encoding_is_named(header):
    with pytest.raises(ContentInvalidError, match="unknown content encoding") as caught:
        fed(header, b"data")
    assert len(str(caught.value)) < 120
    assert fed(header) == b""  # HEAD, 204, 304


@pytest.mark.parametrize("header", ["", "identity", " Identity ", "utf-8", "none", "identity,,"])
def test_no_compression(header):
    assert fed(header, b"ab", b"", b"c") == b"abc"
    assert not Decoder(header).compressed


def test_plain_names_between_encodings_are_passed_over():
    assert fed("aws-chunked, gzip", gzip.compress(b"x")) == b"x"


def test_many_encodings_in_a_row_are_refused():
    with pytest.raises(ContentInvalidError, match="5 content encodings"):
        fed("gzip," * 5, gzip.compress(b"x"))


@every_encoding
@pytest.mark.parametrize("limit", [0, 1, 99_999])
def test_a_limit_of_the_callers(case, limit):
    header, pack, _ = case
    data = pack(b"a" * 100_000)
    with pytest.raises(ContentTooLargeError, match=f"larger than {limit:,} bytes"):
        fed(header, data, limit=limit)
    assert len(fed(header, data, limit=100_000)) == 100_000


def test_a_limit_holds_for_plain_bodies_too():
    assert fed("", b"ab", b"cd", limit=4) == b"abcd"
    with pytest.raises(ContentTooLargeError, match="larger than 3 bytes"):
        fed("", b"ab", b"cd", limit=3)


def zeros(megabytes):
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    parts = [packer.compress(bytes(1 << 20)) for _ in range(megabytes)]
    return b"".join([*parts, packer.flush()])


@pytest.mark.parametrize(
    ("megabytes", "length", "passes"),
    [(16, None, True), (17, None, False), (17, 90_000, True), (30, None, False)],
)
def test_the_limit_grows_with_what_was_sent(megabytes, length, passes):
    # 17 MB of zeros are 17 kB: more than 200 times, unless Content-Length announces more
    def total():
        decoder = Decoder("gzip", length=length)
        return sum(len(piece) for piece in decoder.feed(zeros(megabytes)))

    if passes:
        assert total() == megabytes << 20
    else:
        with pytest.raises(ContentTooLargeError):
            total()


@pytest.mark.parametrize(("whole", "passes"), [(True, False), (False, True)])
def test_only_what_is_kept_in_memory_has_an_absolute_limit(whole, passes):
    decoder = Decoder("gzip", length=LARGEST, whole=whole)
    one = gzip.compress(bytes(64 << 20), 1)
    got = 0
    try:
        for _ in range(17):
            got += sum(len(piece) for piece in decoder.feed(one))
    except ContentTooLargeError:
        assert not passes
        assert got <= LARGEST
    else:
        assert passes


BOMB = """
import resource, sys
sys.path.insert(0, {root!r})
from runtime.wire.decoding import Decoder, ContentTooLargeError, decoded
def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
data = open({file!r}, "rb").read()
decoded({small!r}, {header!r})  # imports what it needs
before, got, largest = peak(), 0, 0
decoder = Decoder({header!r}, limit={limit})
try:
    for piece in decoder.feed(data):
        got += len(piece)
        largest = max(largest, len(piece))
except ContentTooLargeError:
    got = -1
print(got, peak() - before, largest)
"""


@every_encoding
@pytest.mark.parametrize("limit", [None, 1 << 40])
def test_a_bomb_never_takes_memory(tmp_path, case, limit):
    # 150 MB of zeros, let out to the end, or stopped by the default limit
    header, pack, _ = case
    data = pack(bytes(150 << 20))
    file = tmp_path / "bomb"
    file.write_bytes(data)
    root = str(Path(__file__).parents[2] / "templates" / "python")
    code = BOMB.format(root=root, file=str(file), header=header, limit=limit, small=pack(b"small"))
    got, grown, largest = map(
        int, subprocess.check_output([sys.executable, "-c", code], timeout=60).split()
    )
    assert got == (-1 if limit is None else 150 << 20)
    assert grown < 40_000  # kB
    assert largest <= 8 << 20


def test_what_can_be_decoded():
    offered = accept_encoding().split(", ")
    assert offered[:2] == ["gzip", "deflate"]
    assert offered[2:] == [name for name in ("br", "zstd") if installed(name)]


@pytest.mark.parametrize(
    ("name", "modules"),
    [
        ("br", ["brotli", "brotlicffi"]),
        ("zstd", ["compression.zstd", "backports.zstd", "zstandard"]),
    ],
)
def test_missing_module_is_said(monkeypatch, name, modules):
    for module in modules:
        monkeypatch.setitem(sys.modules, module, None)
    assert name not in accept_encoding()
    with pytest.raises(ContentInvalidError, match=r"needs .*the package"):
        fed(name, b"data")


def test_a_brotli_that_cannot_be_bounded_is_not_used(monkeypatch):
    class Old:
        class Decompressor:
            pass

    monkeypatch.setitem(sys.modules, "brotli", Old)
    monkeypatch.setitem(sys.modules, "brotlicffi", None)
    assert "br" not in accept_encoding()


def test_a_zstandard_that_sees_no_end_is_not_used(monkeypatch):
    class Old:
        class ZstdDecompressor:
            def decompressobj(self):
                return object()

    for module in ("compression.zstd", "backports.zstd"):
        monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.setitem(sys.modules, "zstandard", Old)
    assert "zstd" not in accept_encoding()


def test_nothing_is_imported_before_it_is_needed():
    root = str(Path(__file__).parents[2] / "templates" / "python")
    code = (
        f"import sys; sys.path.insert(0, {root!r}); before = set(sys.modules);"
        "from runtime.wire.decoding import Decoder; list(Decoder().feed(b'x'));"
        "print(sorted({'zlib', 'gzip', 'brotli', 'zstandard'} & (set(sys.modules) - before)))"
    )
    assert subprocess.check_output([sys.executable, "-S", "-c", code]).strip() == b"[]"
