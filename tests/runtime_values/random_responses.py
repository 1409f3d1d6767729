"""Random responses for a type of an SDK: as its document says, or with random departures.

Scalars are spelled as the runtime spells them, so a response can be compared with what a model
writes. ``shapes`` is the module of the runtime of the SDK in question: each SDK has its own.
"""

from __future__ import annotations

import math
from datetime import datetime, timedelta, timezone
from typing import Any, Dict, List, Tuple

from hypothesis import strategies as st

UTC = timezone.utc
KEYS = st.text(st.characters(min_codepoint=32, max_codepoint=0x2FF), max_size=6)
TEXTS = KEYS
FLOATS = st.floats(allow_nan=False, allow_infinity=False)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), FLOATS, TEXTS),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=4,
)
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))
SECONDS = MOMENTS.map(lambda at: at.replace(microsecond=0))
SPANS = st.timedeltas(timedelta(days=-9999), timedelta(days=9999))
CENTS = st.decimals(-(10**6), 10**6, places=2)

SCALARS: Dict[Tuple[str, str], Any] = {
    ("str", ""): TEXTS,
    ("int", ""): st.integers(),
    ("float", ""): FLOATS | st.integers(-(2**53), 2**53),
    ("float", "number"): FLOATS | st.integers(),
    ("bool", ""): st.booleans(),
    ("datetime", ""): MOMENTS | MOMENTS.map(lambda at: at.replace(tzinfo=None)),
    ("datetime", "http-date"): SECONDS,
    ("datetime", "unix-time"): SECONDS,
    ("date", ""): st.dates(),
    ("time", ""): st.times(),
    ("timedelta", ""): SPANS,
    ("timedelta", "seconds"): SPANS,
    ("UUID", ""): st.uuids(),
    ("Decimal", ""): CENTS,
    ("Decimal", "number"): CENTS,
    ("Decimal", "string"): CENTS.filter(lambda value: value == value.normalize()),
    ("int", "string"): st.integers(),
    ("bool", "string"): st.booleans(),
    ("bytes", "base64"): st.binary(max_size=5),
    ("bytes", "base64url"): st.binary(max_size=5),
}

#: What no number, time, or encoded text can be read from.
ODD = st.sampled_from(["odd!", [None, 1], {"odd": None}])
#: No text.
ODD_TEXT = st.sampled_from([7.25, 7, [None, 1], {"odd": None}])


class Responses:
    """Strategies by shape. With ``faults``, any value may be null or of another type: ``odd``."""

    def __init__(self, shapes: Any, faults: bool, odd: Any = None) -> None:
        self.shapes = shapes
        self.faults = faults
        self.odd = odd
        self.known: Dict[int, Any] = {}

    def of(self, type_: Any) -> Any:
        """Responses for a Python type."""
        return self.shape(self.shapes.shape_of(type_))

    def shape(self, shape: Any) -> Any:
        """Responses for a shape."""
        if id(shape) not in self.known:
            self.known[id(shape)] = st.deferred(lambda: self.made(shape))
        return self.known[id(shape)]

    def made(self, shape: Any) -> Any:
        method = "_" + type(shape).__name__.replace("Shape", "").lower()
        right = getattr(self, method)(shape)
        if not self.faults:
            return right
        scalar = getattr(shape, "scalar", None)
        odd = ODD_TEXT if scalar is not None and (scalar.type, scalar.kind) == (str, "") else ODD
        odd = odd if self.odd is None else self.odd
        return st.one_of(right, right, right, right, st.none(), odd)

    def _any(self, _shape: Any) -> Any:
        return JSON

    def _none(self, _shape: Any) -> Any:
        return st.none()

    def _binary(self, _shape: Any) -> Any:
        return TEXTS

    def _scalar(self, shape: Any) -> Any:
        scalar = shape.scalar
        return SCALARS[scalar.type.__name__, scalar.kind].map(scalar.dump)

    def _enum(self, shape: Any) -> Any:
        return st.sampled_from(shape.values)

    def _optional(self, shape: Any) -> Any:
        return st.none() | self.shape(shape.inner)

    def _list(self, shape: Any) -> Any:
        return st.lists(self.shape(shape.item), max_size=3)

    def _tuple(self, shape: Any) -> Any:
        return st.tuples(*[self.shape(item) for item in shape.items]).map(list)

    def _map(self, shape: Any) -> Any:
        return st.dictionaries(KEYS, self.shape(shape.value), max_size=3)

    def _union(self, shape: Any) -> Any:
        if not shape.property:
            return st.one_of([self.shape(variant) for variant in shape.variants])
        variants: List[Any] = [
            self.tagged(variant, shape.property, tag) for (_, tag), variant in shape.tags.items()
        ]
        unknown = st.dictionaries(KEYS, JSON, max_size=3)
        return st.one_of(*variants, unknown.map(lambda value: {**value, shape.property: "new"}))

    def tagged(self, variant: Any, name: str, tag: str) -> Any:
        return self._model(variant).map(lambda value: {**value, name: tag})

    def _model(self, shape: Any) -> Any:
        fields = {field.wire: self.shape(field.shape) for field in shape.fields}
        must = {f.wire for f in shape.fields if f.required and not self.faults}
        names = {*fields, *(field.name for field in shape.fields)}
        more = st.dictionaries(
            KEYS.filter(lambda key: key not in names), self.shape(shape.extra), max_size=2
        )
        known = st.fixed_dictionaries(
            {wire: fields[wire] for wire in must},
            optional={wire: fields[wire] for wire in fields if wire not in must},
        )
        return st.builds(lambda one, two: {**one, **two}, known, more)


def same(one: Any, two: Any) -> bool:
    """Whether two JSON values are equal: the order of keys aside, and 1 is 1.0 but not true."""
    if isinstance(one, dict) and isinstance(two, dict):
        return one.keys() == two.keys() and all(same(one[key], two[key]) for key in one)
    if isinstance(one, list) and isinstance(two, list):
        return len(one) == len(two) and all(map(same, one, two))
    if isinstance(one, (int, float)) and isinstance(two, (int, float)):
        flags = isinstance(one, bool), isinstance(two, bool)
        return flags[0] == flags[1] and (one == two or math.isclose(one, two, rel_tol=1e-15))
    return type(one) is type(two) and bool(one == two)
