"""Examples that do not fit their type are put right, those that do are left alone."""

from __future__ import annotations

import pytest

from generator.diagnostics import Loc
from generator.examples import example_of
from generator.examples.fit import fitted
from generator.ir.kinds import Kind
from generator.ir.model import Api, Info
from generator.ir.types import (
    AliasDecl,
    AnyType,
    Array,
    Doc,
    JsonValue,
    Literals,
    Map,
    Named,
    NameHint,
    Nullable,
    ObjectDecl,
    Primitive,
    Property,
    TypeRef,
    Union,
)

PET, MAYBE = Loc("x", "/Pet"), Loc("x", "/Maybe")
FLAG = Property(name="flag", type=Primitive(Kind.BOOLEAN), required=True, loc=PET)
API = Api(
    info=Info(),
    operations=(),
    decls={
        PET: ObjectDecl(PET, NameHint(component="Pet"), Doc(), properties=(FLAG,)),
        MAYBE: AliasDecl(
            MAYBE, NameHint(component="Maybe"), Doc(), target=Nullable(Primitive(Kind.DATE))
        ),
    },
)
BOOLEAN, INTEGER, NUMBER, TEXT = (
    Primitive(kind) for kind in (Kind.BOOLEAN, Kind.INTEGER, Kind.NUMBER, Kind.STRING)
)
MOMENT, DAY, ID = (Primitive(kind) for kind in (Kind.DATE_TIME, Kind.DATE, Kind.UUID))
MAIL, ADDRESS = (Primitive(Kind.STRING, word) for word in ("email", "ipv4"))


@pytest.mark.parametrize(
    ("ref", "value", "expected"),
    [
        (BOOLEAN, "True", True),
        (BOOLEAN, False, False),
        (INTEGER, "12", 12),
        (INTEGER, 3.0, 3),
        (INTEGER, "3.0", 3),
        (INTEGER, 10**400, 10**400),
        (NUMBER, "1.50", 1.5),
        (NUMBER, 2, 2),
        (TEXT, 12, "12"),
        (TEXT, True, "true"),
        (TEXT, "as it is", "as it is"),
        (MAIL, "a@b", "a@b"),
        (Primitive(Kind.UNIX_TIME), "1768469400", 1768469400),
        (Primitive(Kind.DECIMAL), "12.5", 12.5),
        (Primitive(Kind.DURATION_SECONDS), 3600, 3600),
        (Primitive(Kind.INTEGER_STRING), 42, "42"),
        (Primitive(Kind.DECIMAL_STRING), 1.5, "1.5"),
        (Primitive(Kind.BOOLEAN_STRING), True, "true"),
        (Primitive(Kind.BASE64), "//4=", "//4="),
        (Primitive(Kind.BINARY), "anything", "anything"),
        (Named(MAYBE), None, None),
        (MOMENT, "2024-05-01T12:00:00.5+02:00", "2024-05-01T12:00:00.5+02:00"),
        (Array(INTEGER), "7", (7,)),
        (Array(BOOLEAN), ("true", False), (True, False)),
        (Map(INTEGER), {"a": "1"}, {"a": 1}),
        (Nullable(INTEGER), None, None),
        (Nullable(INTEGER), "1", 1),
        (Named(PET), {"flag": "false", "more": "1"}, {"flag": False, "more": "1"}),
        (Union((INTEGER, BOOLEAN)), "kept", "kept"),
        (Literals(("A",)), "B", "B"),
        (AnyType(), ("x",), ("x",)),
    ],
)
def test_a_value_fits(ref: TypeRef, value: JsonValue, expected: JsonValue) -> None:
    found = fitted(API, ref, value, "n")
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("ref", "value"),
    [
        (BOOLEAN, "maybe"),
        (INTEGER, True),
        (INTEGER, 1.5),
        (NUMBER, "a lot"),
        (TEXT, ("a",)),
        (MOMENT, "yesterday"),
        (MOMENT, 5),
        (DAY, "2024-13-01"),
        (DAY, "2024-02-30"),
        (DAY, None),
        (MAIL, "nobody"),
        (ADDRESS, "my address"),
        (Primitive(Kind.UNIX_TIME), "2024-05-01"),
        (Primitive(Kind.DURATION), "an hour"),
        (Primitive(Kind.DURATION), 3600),
        (Primitive(Kind.HTTP_DATE), "2024-05-01"),
        (Primitive(Kind.BASE64), "string"),
        (ID, "4f4e4e1-c824-4d63-b37a-d8d698862f1d"),
        (Map(INTEGER), "text"),
        (Named(PET), "text"),
    ],
)
def test_what_means_nothing_is_invented(ref: TypeRef, value: JsonValue) -> None:
    assert fitted(API, ref, value, "n") == example_of(API, ref, "n")
