"""Requests the quick way are those of the thorough way, to the byte."""

import enum
import json
from datetime import datetime, timezone
from decimal import Decimal
from typing import Any, Dict, List, Optional, Union

import pytest
import animals_of_all_kinds as zoo
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_responses import Responses
from runtime.base.errors import InvalidRequestError
from runtime.codec import encode as thorough
from runtime.codec import quick, shapes
from runtime.codec.jsonable import Path
from runtime.codec.models import Model
from runtime.codec.values import decode_bytes, encode, encode_fields
from runtime.spec.options import NOT_GIVEN
from test_drift import TYPES

CALM = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


class Color(str, enum.Enum):
    RED = "red"


class Text(str):
    pass


#: What callers put where something else, or nothing, belongs.
ODD = st.sampled_from(
    [
        0, 1, 5.0, float("nan"), float("inf"), 2**70, True, "", "5", "x", "RUNNING", "cat", "2024-05-01",
        None, (), (1, "a"), {1}, b"x", {}, [], [None], {1: 2}, {True: 1}, {None: 1}, {Text("id"): "r"},
        Color.RED, Text("x"), NOT_GIVEN, datetime(2024, 5, 1), Decimal("1.5"), Decimal("NaN"),
        zoo.Batch(id=1), zoo.Cat(pet_type="cat"), zoo.Run(id="r"), zoo.SubRun(id="r", owner=zoo.Owner(name="n")),
        zoo.Run.model_construct(id=5), zoo.Counted.model_construct(name="n", a="b"),
        {"id": "r", "from_": "x"}, {"more": 1, "id": "r"}, {"petType": "dog"}, {"pet_type": "cat"},
        {"petType": "new"}, {"radius": 1}, {"side": 1, "radius": 2}, object(),
        zoo.One(), zoo.One(kind=2), zoo.Two(kind=2), zoo.OneTwo(part=1), {"kind": 1}, {"kind": True},
        {"part": 2}, {"two": []}, {"kind": 2, "part": 2}, {"kind": None}, {"one": "x", "kind": 9},
    ]
)  # fmt: skip


def outcome(shape: Any, value: Any) -> Any:
    """What the thorough way makes of a value."""
    try:
        return thorough._STRICT.value(shape, value, Path(None, ""))
    except InvalidRequestError:
        return InvalidRequestError


def check(type_: Any, value: Any, sure: bool = False) -> None:
    shape = shapes.shape_of(type_)
    try:
        found = quick.encode(shape, value)
    except quick.Unsure:
        assert not sure
        return
    expected = outcome(shape, value)
    assert expected is not InvalidRequestError
    assert type(found) is type(expected)
    assert json.dumps(found) == json.dumps(expected)


@pytest.mark.parametrize("type_", TYPES, ids=str)
@CALM
@given(data=st.data())
def test_odd_values(type_, data):
    value = data.draw(Responses(shapes, True, ODD).of(type_))
    check(type_, value)


@pytest.mark.parametrize("type_", TYPES, ids=str)
@CALM
@given(data=st.data())
def test_models_that_were_read(type_, data):
    sent = data.draw(Responses(shapes, data.draw(st.booleans())).of(type_))
    value = decode_bytes(type_, json.dumps(sent).encode())
    check(type_, value)


@pytest.mark.parametrize(
    "type_",
    [
        zoo.Run,
        zoo.RunList,
        zoo.Owner,
        zoo.RuntimeConfig,
        zoo.Counted,
        Dict[str, List[zoo.SubRun]],
        Any,
    ],
    ids=str,
)
@CALM
@given(data=st.data())
def test_what_is_right_goes_the_quick_way(type_, data):
    sent = without_nulls(data.draw(Responses(shapes, False).of(type_)))
    check(type_, sent, sure=True)
    read = decode_bytes(type_, json.dumps(sent).encode())
    check(type_, read, sure=isinstance(read, Model))


def without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_nulls(item) for key, item in value.items() if item is not None}
    return [without_nulls(item) for item in value] if isinstance(value, list) else value


def test_the_callers_values_stay_theirs():
    at = datetime(2024, 5, 1, tzinfo=timezone.utc)
    given_ = {"custom": {"at": at, "more": [1, at]}, "unknown": [at]}
    before = repr(given_)
    found = encode(zoo.Free, given_)
    text = "2024-05-01T00:00:00Z"
    assert found == {"custom": {"at": text, "more": [1, text]}, "unknown": [text]}
    assert repr(given_) == before


def test_order_of_the_document():
    mixed = {"x": 1, "from": "f", "msg": "m", "id": "r"}
    assert list(encode(zoo.Run, mixed)) == ["id", "msg", "from", "x"]
    fields = encode_fields(shapes.shape_of(zoo.Run), mixed, {})
    assert list(fields) == ["id", "msg", "from", "x"]
    assert list(mixed) == ["x", "from", "msg", "id"]


def test_a_class_that_refers_to_itself():
    value: Dict[str, Any] = {"runs": []}
    for _ in range(50):
        value = {"runs": [{"id": "r"}], "next": value}
    check(zoo.RunList, value, sure=True)
    loop: Dict[str, Any] = {"runs": []}
    loop["next"] = loop
    with pytest.raises(InvalidRequestError, match="deeply"):
        encode(zoo.RunList, loop)
    check(Optional[Union[zoo.Circle, zoo.Square]], zoo.Square(side=1), sure=True)
