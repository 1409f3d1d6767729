import dataclasses
import enum
from collections import OrderedDict, deque
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any, Dict, List, Optional, Tuple, Union
from uuid import UUID

import pytest
import animals_of_all_kinds as zoo
from runtime.codec.values import encode, encode_fields, to_jsonable
from runtime.base.errors import InvalidRequestError
from runtime.codec.markers import OpenEnum, Wire
from runtime.codec.numbers import number
from runtime.codec.raw import RawObject
from runtime.spec.options import NOT_GIVEN
from runtime.codec.shapes import shape_of
from typing_extensions import Annotated, Literal

AT = datetime(2024, 5, 1, 12, tzinfo=timezone.utc)
ORDER = Annotated[
    Union[Literal["ASCENDING", "DESCENDING"], str], OpenEnum("ASCENDING", "DESCENDING")
]


class Color(enum.Enum):
    RED = "red"


class Level(enum.IntEnum):
    LOW = 1


class Text(str):
    pass


GOOD = [
    (str, "", ""),
    (str, Text("x"), "x"),
    (str, Color.RED, "red"),
    (int, 0, 0),
    (int, 2**70, 2**70),
    (int, Level.LOW, 1),
    (float, 1, 1),
    (float, 1.5, 1.5),
    (Annotated[float, Wire("number")], 2, 2),
    (bool, False, False),
    (None, None, None),
    (ORDER, "ASCENDING", "ASCENDING"),
    (Literal["a", 1, True, None], 1, 1),
    (Literal["a", 1, True, None], True, True),
    (Literal["a", 1, True, None], None, None),
    (List[str], ["a"], ["a"]),
    (List[str], ("a",), ["a"]),
    (List[str], {"a": 1}.keys(), ["a"]),
    (List[int], {1}, [1]),
    (List[int], deque([1]), [1]),
    (Tuple[int, str], (1, "a"), [1, "a"]),
    (Tuple[int, ...], [1, 2], [1, 2]),
    (Dict[str, int], OrderedDict(a=1), {"a": 1}),
    (Dict[str, int], {1: 2, Level.LOW: 3, "b": 4}, {"1": 3, "b": 4}),
    (Dict[str, Dict[str, int]], {7: {-1: 1}}, {"7": {"-1": 1}}),
    (Dict[str, Any], {"n": None, "t": (1, 2)}, {"n": None, "t": [1, 2]}),
    (Optional[int], None, None),
    (datetime, AT, "2024-05-01T12:00:00Z"),
    (datetime, datetime(2024, 5, 1, 12), "2024-05-01T12:00:00Z"),
    (datetime, AT.astimezone(timezone(timedelta(hours=2))), "2024-05-01T14:00:00+02:00"),
    (datetime, "2024-05-01T12:00:00.5+02:00", "2024-05-01T12:00:00.5+02:00"),
    (Annotated[datetime, Wire("http-date")], AT, "Wed, 01 May 2024 12:00:00 GMT"),
    (Annotated[datetime, Wire("http-date")], "Wed, 01 May 2024 12:00:00 GMT", "Wed, 01 May 2024 12:00:00 GMT"),
    (Annotated[datetime, Wire("unix-time")], AT, 1714564800),
    (date, date(2024, 5, 1), "2024-05-01"),
    (date, "2024-05-01", "2024-05-01"),
    (time, time(12, 30), "12:30:00"),
    (timedelta, timedelta(minutes=90), "PT1H30M"),
    (timedelta, -timedelta(days=1), "-P1D"),
    (timedelta, timedelta(0), "PT0S"),
    (timedelta, "P1Y2M", "P1Y2M"),
    (Annotated[timedelta, Wire("seconds")], timedelta(minutes=1.5), 90),
    (UUID, UUID(int=1), "00000000-0000-0000-0000-000000000001"),
    (UUID, "00000000-0000-0000-0000-000000000001", "00000000-0000-0000-0000-000000000001"),
    (Decimal, Decimal("0.1"), 0.1),
    (Decimal, Decimal("5"), 5),
    (Decimal, 5, 5),
    (Annotated[Decimal, Wire("string")], Decimal("1E-7"), "0.0000001"),
    (Annotated[Decimal, Wire("string")], "1.10", "1.10"),
    (Annotated[int, Wire("string")], 5, "5"),
    (Annotated[bool, Wire("string")], True, "true"),
    (Annotated[bytes, Wire("base64")], b"\x00\xff", "AP8="),
    (Annotated[bytes, Wire("base64url")], bytearray(b"\xfb\xff"), "-_8"),
    (Annotated[bytes, Wire("base64")], "AP8=", "AP8="),
    (zoo.Batch, zoo.Batch(id=1), {"id": 1}),
    (zoo.Batch, {"id": 1, "new": None}, {"id": 1, "new": None}),
    (zoo.Run, {"from_": "x", "id": "r", "msg": None, "finish_timestamp": None}, {"id": "r", "finish_timestamp": None, "from": "x"}),
    (zoo.Run, zoo.SubRun(id="r", owner={"name": "n"}), {"id": "r", "owner": {"name": "n"}}),
    (zoo.Batch, zoo.Run.model_construct(id=1), {"id": 1}),
    (zoo.Created, {"name": "n"}, {"name": "n"}),
    (Dict[str, Any], zoo.Batch(id=1), {"id": 1}),
    (zoo.Settings, {"keys": {"custom": {"t": (1, 2), "n": None}}}, {"keys": {"custom": {"t": [1, 2], "n": None}}}),
    (zoo.Settings, {"keys": None, "runtime_config": {"generate_pdf": None}}, {"runtime_config": {}}),
    (zoo.Settings, {"runtime_config": zoo.RuntimeConfig(generate_pdf=True), "x": {1, }}, {"runtime_config": {"generate_pdf": True}, "x": [1]}),
    (Union[int, str], "x", "x"),
    (Union[zoo.Circle, zoo.Square], {"side": 1}, {"side": 1}),
    (Union[zoo.Circle, zoo.Square], zoo.Square(side=1), {"side": 1}),
    (zoo.Pet, {"pet_type": "cat", "lives": 3}, {"petType": "cat", "lives": 3}),
    (zoo.Pet, RawObject({"petType": "bird", "x": None}), {"petType": "bird", "x": None}),
    (zoo.Pet, {"lives": 3}, {"petType": "cat", "lives": 3}),
    (zoo.Kennel, {"all": [zoo.Dog(petType="dog")]}, {"all": [{"petType": "dog"}]}),
]  # fmt: skip


@pytest.mark.parametrize(("type_", "value", "wire"), GOOD)
def test_good(type_, value, wire):
    encoded = encode(type_, value, "x")
    assert encoded == wire
    assert repr(encoded) == repr(wire)  # 1, 1.0 and True differ; so does the order of keys


BAD = [
    (int, "5", "x: must be an integer, not str"),
    (int, True, "x: must be an integer, not bool"),
    (int, 5.0, "x: must be an integer, not float"),
    (int, None, "x: must be an integer, not null"),
    (str, 5, "x: must be a string, not int"),
    (str, b"x", "x: must be a string, not bytes"),
    (bool, "true", "x: must be a boolean, not str"),
    (bool, 1, "x: must be a boolean, not int"),
    (float, "1", "x: must be a number, not str"),
    (float, True, "x: must be a number, not bool"),
    (float, float("nan"), "x: must be a finite number"),
    (float, float("inf"), "x: must be a finite number"),
    (ORDER, "asc", "x: must be one of 'ASCENDING', 'DESCENDING'"),
    (ORDER, "ascendin", "did you mean 'ASCENDING'?"),
    (ORDER, 5, "not int"),
    (Literal[1, 2], True, "x: must be one of 1, 2, not bool"),
    (List[str], "w", "x: must be a list, not str"),
    (List[str], ["a", 5], "x[1]: must be a string, not int"),
    (List[str], {"a": 1}, "x: must be a list, not dict"),
    (Tuple[int, str], [1], "x: must have 2 items, not 1"),
    (Dict[str, int], {"a": "b"}, "x.a: must be an integer, not str"),
    (Dict[str, int], {True: 1}, "x: an object's keys must be strings, not bool"),
    (Dict[str, int], {1.5: 1}, "x: an object's keys must be strings, not float"),
    (Dict[str, int], {1: "b"}, "x.1: must be an integer, not str"),
    (datetime, "soon", "x: must be a datetime, or text such as"),
    (datetime, "2024-13-01T00:00:00Z", "x: must be a datetime"),
    (datetime, date(2024, 5, 1), "not date"),
    (date, AT, "x: must be a date, or text such as 2024-05-01, not datetime"),
    (timedelta, "1 hour", "PT30M"),
    (UUID, "x", "x: must be a UUID"),
    (Decimal, Decimal("NaN"), "x: must be a finite number"),
    (Annotated[bytes, Wire("base64")], "%%%", "x: must be bytes, or base64 text"),
    (zoo.Batch, {}, "x.id: is required"),
    (zoo.Batch, {"id": None}, "x.id: must not be null"),
    (zoo.Batch, 5, "x: must be a Batch or a dict, not int"),
    (zoo.Run, {"id": "r", "from_": 5}, "x.from_: must be a string, not int"),
    (zoo.Settings, {"keys": {"secret": {"s": 1}}}, "x.keys.secret.s: must be a string, not int"),
    (
        zoo.Settings,
        {"keys": {"custom": {"s": [object()]}}},
        "x.keys.custom.s[0]: object cannot be converted to JSON",
    ),
    (zoo.Counted, {"name": "n", "a": "b"}, "x.a: must be an integer, not str"),
    (Any, float("nan"), "x: must be a finite number"),
    (Any, {"a": {"b": 1 + 2j}}, "x.a.b: complex cannot be converted to JSON"),
    (Any, iter([]), "x: list_iterator cannot be converted to JSON"),
    (
        Union[int, str],
        1.5,
        "x: matches no variant: must be an integer, not float; or must be a string",
    ),
    (Union[zoo.Circle, zoo.Square], {"side": "a"}, "x.side: must be an integer"),
    (zoo.Pet, {"petType": "cat", "lives": "x"}, "x.lives: must be an integer, not str"),
    (
        zoo.Pet,
        {"petType": "cta"},
        "x.petType: must be one of 'cat', 'dog', 'hound'; did you mean 'cat'?",
    ),
    (zoo.Pet, {}, "x.petType: is required: 'cat' or 'dog' or 'hound'"),
    (zoo.Pet, zoo.Cat(pet_type="dog"), "x.petType: must be 'cat'"),
    (zoo.Pet, zoo.Dog(bark="w"), "x.petType: is required: 'dog' or 'hound'"),
]


@pytest.mark.parametrize(("type_", "value", "message"), BAD)
def test_bad(type_, value, message):
    with pytest.raises(InvalidRequestError) as caught:
        encode(type_, value, "x")
    assert message in str(caught.value)
    assert isinstance(caught.value, ValueError)


def test_cycles_are_refused():
    loop: List[Any] = []
    loop.append(loop)
    with pytest.raises(InvalidRequestError, match="deeply"):
        encode(Any, loop, "x")


def test_fields():
    shape = shape_of(zoo.Run)
    values = {"from": "x", "id": "r", "msg": None, "status": NOT_GIVEN, "finish_timestamp": None}
    assert encode_fields(shape, values, {}) == {"id": "r", "finish_timestamp": None, "from": "x"}
    with pytest.raises(InvalidRequestError, match="sender: must be a string"):
        encode_fields(shape, {"id": "r", "from": 5}, {"from": "sender"})
    with pytest.raises(InvalidRequestError, match="run_id: is required"):
        encode_fields(shape, {}, {"id": "run_id"})
    assert encode_fields(shape_of(Dict[str, int]), {"a": 1, "b": None}, {}) == {"a": 1}


@dataclasses.dataclass
class Point:
    x: int
    when: Any = None


class Response:
    status_code = 200

    def __init__(self, data):
        self.data = data


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (b"\x00", "AA=="),
        ([zoo.Run(id="r", from_="x")], [{"id": "r", "from": "x"}]),
        (Response(zoo.Batch(id=1)), {"id": 1}),
        (Response(None), None),
        (iter([1, 2]), [1, 2]),
        (Point(1, AT), {"x": 1, "when": "2024-05-01T12:00:00Z"}),
        ({1: {"a"}, Color.RED: Level.LOW}, {"1": ["a"], "red": 1}),
        (Decimal("0.12345678901234567890123"), number("0.12345678901234567890123")),
        (timedelta(hours=1), "PT1H"),
        (UUID(int=0), "00000000-0000-0000-0000-000000000000"),
    ],
)
def test_to_jsonable(value, expected):
    assert to_jsonable(value) == expected


def test_to_jsonable_keeps_nan_and_refuses_strangers():
    assert to_jsonable(float("nan")) != to_jsonable(float("nan"))
    with pytest.raises(InvalidRequestError, match=r"a\[0\]: object cannot be converted to JSON"):
        to_jsonable({"a": [object()]})
