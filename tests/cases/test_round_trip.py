"""What a generated model holds survives the wire form, whatever it is."""

from __future__ import annotations

import datetime
import json
import math
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cases.sdk import generate

if TYPE_CHECKING:
    from collections.abc import Iterator

CALM = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)

TEXT = {"type": "string"}
PROPERTIES: dict[str, Any] = {
    "text": TEXT,
    "int": {"type": "integer"},
    "number": {"type": "number"},
    "flag": {"type": ["boolean", "null"]},
    "instant": {**TEXT, "format": "date-time"},
    "http": {**TEXT, "format": "http-date"},
    "stamp": {"type": "integer", "format": "unix-time"},
    "day": {**TEXT, "format": "date"},
    "clock": {**TEXT, "format": "time"},
    "span": {**TEXT, "format": "duration"},
    "bytes": {**TEXT, "format": "byte"},
    "url64": {**TEXT, "format": "base64url"},
    "uuid": {**TEXT, "format": "uuid"},
    "exact": {**TEXT, "format": "decimal"},
    "wide": {**TEXT, "format": "int64"},
    "kind": {"enum": ["a", "b", 1, None]},
    "list": {"type": "array", "items": {"type": ["integer", "null"]}},
    "map": {"type": "object", "additionalProperties": {"type": "array", "items": TEXT}},
    "any": {},
    "self": {"$ref": "#/components/schemas/Thing"},
    "pet": {"$ref": "#/components/schemas/Pet"},
    "either": {"anyOf": [{"type": "integer"}, {"$ref": "#/components/schemas/Cat"}]},
}
SPEC = {
    "openapi": "3.1.0",
    "info": {"title": "Round", "version": "1"},
    "paths": {},
    "components": {
        "schemas": {
            "Thing": {"type": "object", "properties": PROPERTIES},
            "Pet": {
                "oneOf": [
                    {"$ref": "#/components/schemas/Cat"},
                    {"$ref": "#/components/schemas/Dog"},
                ],
                "discriminator": {"propertyName": "type"},
            },
            "Cat": {
                "type": "object",
                "required": ["type"],
                "properties": {"type": {"const": "Cat"}, "lives": {"type": "integer"}},
            },
            "Dog": {"type": "object", "required": ["type"], "properties": {"type": TEXT}},
        }
    },
}

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
numbers = st.integers(-(2**70), 2**70)
seconds = st.integers(0, 2**32).map(
    lambda at: datetime.datetime.fromtimestamp(at, datetime.timezone.utc)
)
plain = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(2**53), 2**53), texts),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)
cats = st.fixed_dictionaries({"type": st.just("Cat")}, optional={"lives": numbers})
VALUES = {
    "text": texts,
    "int_": numbers,
    "number": st.one_of(numbers, st.floats(allow_nan=False, allow_infinity=False)),
    "flag": st.none() | st.booleans(),
    "instant": st.datetimes(timezones=st.just(datetime.timezone.utc)),
    "http": seconds,
    "stamp": seconds,
    "day": st.dates(),
    "clock": st.times(),
    "span": st.timedeltas(datetime.timedelta(days=-999), datetime.timedelta(days=999)),
    "bytes_": st.binary(max_size=8),
    "url64": st.binary(max_size=8),
    "uuid": st.uuids(),
    "exact": st.decimals(allow_nan=False, allow_infinity=False),
    "wide": numbers,
    "kind": st.sampled_from(["a", "b", 1, None, "new"]),
    "list_": st.lists(st.none() | numbers, max_size=3),
    "map": st.dictionaries(texts, st.lists(texts, max_size=2), max_size=2),
    "any": plain,
    "pet": cats | st.fixed_dictionaries({"type": st.sampled_from(["Dog", "Fish"])}),
    "either": numbers | cats,
    "unknown": plain,
}


@pytest.fixture(scope="module")
def thing() -> Iterator[Any]:
    sdk = generate(json.dumps(SPEC).encode(), "round_trip")
    assert sdk.result.ok
    with sdk.imported() as package:
        yield package.models.Thing


@CALM
@given(
    st.fixed_dictionaries({}, optional=VALUES),
    st.none() | st.fixed_dictionaries({}, optional=VALUES),
)
def test_model(thing: Any, values: dict[str, Any], inner: dict[str, Any] | None) -> None:
    if inner is not None:
        values["self_"] = thing(**inner)
    made = thing(**values)
    wire = made.to_dict()
    assert thing.from_dict(wire) == made
    assert thing.from_dict(wire).to_dict() == wire
    assert thing.from_json(made.to_json()) == made
    assert {key for key, value in wire.items() if value is None} <= {
        "flag",
        "kind",
        "any",
        "unknown",
    }
    if isinstance(number := values.get("number"), int):
        assert isinstance(wire["number"], int)
        assert wire["number"] == number
    elif number is not None:
        assert math.isclose(wire["number"], number)
