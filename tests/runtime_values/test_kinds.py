"""The runtime can write and read every kind of scalar that the generator knows."""

from __future__ import annotations

import datetime as _dt
import importlib

import pytest
from pydantic import TypeAdapter
from runtime.codec import scalars

from generator.examples import example_of
from generator.ir.kinds import Kind
from generator.ir.model import Api, Info
from generator.ir.types import Primitive
from generator.targets.python.writing.spelling import SPELLINGS

#: Octets go out as files, and null needs no conversion.
SCALARS = [kind for kind in Kind if kind not in {Kind.BINARY, Kind.NULL}]


def _scalar(kind: Kind) -> scalars.Scalar:
    spelling = SPELLINGS[kind]
    alias, _, name = spelling.name.rpartition(".")
    module = {"": "builtins", "_dt": "datetime"}.get(alias, alias[1:])
    found = scalars.find(getattr(importlib.import_module(module), name), spelling.wire)
    assert found is not None, f"The runtime has no scalar for {spelling}."
    return found


def _example(kind: Kind) -> object:
    return example_of(Api(info=Info(), operations=()), Primitive(kind), "id")


@pytest.mark.parametrize("kind", SCALARS, ids=lambda kind: kind.value)
def test_what_the_runtime_writes_looks_right(kind: Kind) -> None:
    scalar = _scalar(kind)
    value = TypeAdapter(scalar.type).validate_python(scalar.read(_example(kind)))
    written = scalar.write(value)
    assert kind.row.json != "string" or kind.row.look(written)
    assert scalar.read(written) == scalar.read(_example(kind))


@pytest.mark.parametrize(
    "kind", [kind for kind in Kind if SPELLINGS[kind].or_text], ids=lambda kind: kind.value
)
def test_text_is_offered_where_the_runtime_takes_it(kind: Kind) -> None:
    assert _scalar(kind).write(_example(kind)) == _example(kind)


def test_a_moment_of_any_offset_looks_right() -> None:
    scalar = _scalar(Kind.DATE_TIME)
    for hours in (-23, -5, 0, 14):
        zone = _dt.timezone(_dt.timedelta(hours=hours, minutes=30))
        assert Kind.DATE_TIME.row.look(scalar.write(_dt.datetime(1, 2, 3, 4, 5, 6, 7, zone)))
