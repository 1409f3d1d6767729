"""What media types ask of whoever sends or reads a body, by name and schema."""

from __future__ import annotations

import pytest

from generator.diagnostics import Loc
from generator.ir import media
from generator.ir.kinds import Kind
from generator.ir.model import Encoding, MediaType
from generator.ir.types import (
    AliasDecl,
    AnyType,
    Array,
    Doc,
    Map,
    Named,
    NameHint,
    ObjectDecl,
    Primitive,
    TypeRef,
)

_LOC = Loc("openapi.yaml")
_PET, _FILE = Loc("openapi.yaml", "/pet"), Loc("openapi.yaml", "/file")
_BINARY, _STRING = Primitive(Kind.BINARY), Primitive(Kind.STRING)
DECLS = {
    _PET: ObjectDecl(_PET, NameHint(component="Pet"), Doc(), properties=()),
    _FILE: AliasDecl(_FILE, NameHint(component="File"), Doc(), target=_BINARY),
}
TYPES: dict[str, TypeRef | None] = {
    "": None,
    "bytes": _BINARY,
    "file": Named(_FILE),
    "text": _STRING,
    "flag": Primitive(Kind.BOOLEAN),
    "count": Primitive(Kind.INTEGER),
    "pet": Named(_PET),
    "list": Array(_STRING),
    "map": Map(AnyType()),
}


@pytest.mark.parametrize(
    ("content_type", "schema", "sends", "gives", "file"),
    [
        ("application/json", "", False, False, False),
        ("application/json", "pet", False, False, False),
        # the schema says so, whatever the name: a common mistake of documents
        ("application/json", "bytes", True, True, True),
        ("application/json", "file", True, True, True),
        ("multipart/form-data", "pet", False, False, False),
        ("text/csv", "text", False, False, False),
        ("text/csv", "bytes", True, True, True),
        ("application/pdf", "", True, True, True),
        ("application/pdf", "text", True, True, True),
        # octets to an SDK, but another notation of a pet, not a file
        ("application/yaml", "pet", True, True, False),
        ("application/cbor", "list", True, True, False),
        # a range: with a structure JSON is sent, with a schema the reply says what it is
        ("*/*", "", True, True, True),
        ("*/*", "text", True, False, True),
        ("*/*", "pet", False, False, False),
        ("*/*", "flag", False, False, False),
        ("*/*", "count", False, False, False),
        ("application/octet-stream", "flag", True, True, True),
        ("image/*", "map", False, False, False),
    ],
)
def test_octets(content_type: str, schema: str, sends: bool, gives: bool, file: bool) -> None:
    one = MediaType(content_type, _LOC, type=TYPES[schema])
    found = (
        media.sends_octets(one, DECLS),
        media.gives_octets(one, DECLS),
        media.holds_file(one, DECLS),
    )
    assert found == (sends, gives, file)


@pytest.mark.parametrize(
    ("content_type", "schema", "sent", "received"),
    [
        ("application/json", "pet", Named(_PET), Named(_PET)),
        ("application/json", "", AnyType(), AnyType()),
        ("text/plain", "", _STRING, _STRING),
        ("application/pdf", "text", _BINARY, _BINARY),
        ("*/*", "pet", Named(_PET), Named(_PET)),
        ("*/*", "text", _BINARY, _STRING),
    ],
)
def test_types(content_type: str, schema: str, sent: TypeRef, received: TypeRef) -> None:
    one = MediaType(content_type, _LOC, type=TYPES[schema])
    assert media.sent_type(one, DECLS) == sent
    assert media.received_type(one) == received


@pytest.mark.parametrize(
    ("declared", "chosen"),
    [
        ("text/csv application/json", "application/json"),
        ("application/x-ndjson application/problem+json", "application/problem+json"),
        ("text/csv application/x-ndjson", "text/csv"),
        ("application/pdf", "application/pdf"),
    ],
)
def test_preferred(declared: str, chosen: str) -> None:
    several = [MediaType(name, _LOC) for name in declared.split()]
    assert media.preferred(several).content_type == chosen


def test_json_with_items_is_a_stream_and_not_one_value() -> None:
    one = MediaType("application/json", _LOC, item=_STRING)
    assert one.is_stream
    assert not one.is_json
    assert media.json_of([one]) is None


@pytest.mark.parametrize(
    ("written", "types", "sent"),
    [
        ("", (), ""),
        ("application/json", ("application/json",), "application/json"),
        ("image/*, image/png ,image/jpeg", ("image/*", "image/png", "image/jpeg"), "image/png"),
        ("image/*", ("image/*",), ""),
    ],
)
def test_encodings(written: str, types: tuple[str, ...], sent: str) -> None:
    encoding = Encoding("photo", content_type=written)
    assert media.part_types(encoding) == types
    assert media.part_type(encoding) == sent
