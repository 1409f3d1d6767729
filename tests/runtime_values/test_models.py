import copy
import gc
import json
import pickle
import subprocess
import sys
import threading
import types
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
import animals_of_all_kinds as zoo
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from runtime.codec import gcpause
from runtime.codec.values import decode_bytes

UTC = timezone.utc


def test_printing():
    assert str(zoo.Batch(id=231)) == "id=231"
    assert repr(zoo.Batch(id=231)) == "Batch(id=231)"


def test_construction_validates():
    with pytest.raises(ValidationError):
        zoo.Batch(id="x")
    batch = zoo.Batch(id=1)
    with pytest.raises(ValidationError):
        batch.id = "x"
    assert zoo.Batch(id=1, other=[1]).additional_properties == {"other": [1]}
    assert zoo.Batch(id=1).additional_properties == {}


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        (zoo.Run(id="r"), {"id": "r"}),
        (zoo.Run(id="r", finish_timestamp=None), {"id": "r", "finish_timestamp": None}),
        (zoo.Run(id="r", msg=None), {"id": "r"}),
        (zoo.Run(id="r", from_="x"), {"id": "r", "from": "x"}),
        (zoo.Run(**{"id": "r", "from": "x", "new": None}), {"id": "r", "from": "x", "new": None}),
        (
            zoo.SubRun(id="r", owner=zoo.Owner(name="n", x=1)),
            {"id": "r", "owner": {"name": "n", "x": 1}},
        ),
        (zoo.Free(custom={"a": None, "b": (1, 2)}), {"custom": {"a": None, "b": [1, 2]}}),
    ],
)
def test_to_dict(model, expected):
    assert model.to_dict() == expected
    assert type(model).from_dict(expected) == model or "b" in str(expected)


def test_to_json_and_to_str():
    assert (
        zoo.Run(id="é", finish_timestamp=None).to_json()
        == '{"id": "\\u00e9", "finish_timestamp": null}'
    )
    assert zoo.Run(id="r").to_str().startswith("{'finish_timestamp': None, 'from': None, 'id': 'r'")
    assert zoo.Run.from_json('{"id": "r"}') == zoo.Run.from_json(b'{"id": "r"}') == zoo.Run(id="r")


def test_from_dict_sets_only_what_was_given():
    assert zoo.Run.from_dict({"id": "r"}).model_fields_set == {"id"}
    with pytest.raises(ValidationError):
        zoo.Run.from_dict({})


SCALARS = zoo.Scalars(
    text="t",
    whole=2**60 + 1,
    real=1.5,
    number=3,
    flag=True,
    data=b"\x00\xff",
    url_data=b"\xfb\xff",
    at=datetime(2024, 5, 1, 12, 0, 0, 123, tzinfo=UTC),
    http_at=datetime(2024, 5, 1, 12, tzinfo=UTC),
    unix_at=datetime(2024, 5, 1, 12, 0, 0, 500000, tzinfo=UTC),
    day=date(2024, 5, 1),
    clock=time(12, 30),
    length=timedelta(days=1, hours=2, seconds=3.5),
    seconds=timedelta(seconds=90),
    uid=UUID(int=5),
    amount=Decimal("1.25"),
    amount_text=Decimal("1.10"),
    whole_text=2**70,
    flag_text=False,
)


def test_scalars_on_the_wire():
    assert SCALARS.to_dict() == {
        "text": "t",
        "whole": 2**60 + 1,
        "real": 1.5,
        "number": 3,
        "flag": True,
        "data": "AP8=",
        "url_data": "-_8",
        "at": "2024-05-01T12:00:00.000123Z",
        "http_at": "Wed, 01 May 2024 12:00:00 GMT",
        "unix_at": 1714564800.5,
        "day": "2024-05-01",
        "clock": "12:30:00",
        "length": "P1DT2H3.5S",
        "seconds": 90,
        "uid": "00000000-0000-0000-0000-000000000005",
        "amount": 1.25,
        "amount_text": "1.10",
        "whole_text": str(2**70),
        "flag_text": "false",
    }
    assert zoo.Scalars.from_json(SCALARS.to_json()) == SCALARS
    assert zoo.Scalars.from_dict(SCALARS.to_dict()) == SCALARS


def test_pydantic_dump_uses_the_wire_forms():
    dumped = json.loads(SCALARS.model_dump_json(exclude_none=True))
    for name in ("data", "url_data", "http_at", "unix_at", "seconds", "whole_text", "flag_text"):
        assert dumped[name] == SCALARS.to_dict()[name], name
    assert zoo.Scalars.model_json_schema()["properties"]["data"]


def test_whole_numbers_stay_whole():
    assert repr(zoo.Scalars.from_json('{"number": 1}').number) == "1"
    assert repr(zoo.Scalars.from_json('{"number": 1.0}').number) == "1.0"
    big = 9007199254740993
    assert zoo.Scalars.from_json('{"number": %d}' % big).number == big


@pytest.mark.parametrize(
    ("field", "wire", "value"),
    [
        ("http_at", "2024-05-01T12:00:00Z", datetime(2024, 5, 1, 12, tzinfo=UTC)),
        ("http_at", "Wed, 01 May 2024 12:00:00 GMT", datetime(2024, 5, 1, 12, tzinfo=UTC)),
        ("unix_at", 0, datetime(1970, 1, 1, tzinfo=UTC)),
        ("unix_at", 32503680000, datetime(3000, 1, 1, tzinfo=UTC)),  # not read as milliseconds
        ("unix_at", "86400", datetime(1970, 1, 2, tzinfo=UTC)),
        ("seconds", 1.5, timedelta(seconds=1.5)),
        ("seconds", "90", timedelta(seconds=90)),
        ("data", "AP8", b"\x00\xff"),
        ("data", "-_8", b"\xfb\xff"),
        ("length", "PT36H", timedelta(hours=36)),
        ("length", "-PT1S", timedelta(seconds=-1)),
        ("whole_text", 5, 5),
        ("flag_text", "true", True),
        (
            "at",
            "2024-05-01T12:00:00.123456789+02:00",
            datetime(2024, 5, 1, 10, 0, 0, 123456, tzinfo=UTC),
        ),
    ],
)
def test_wire_forms_that_servers_send(field, wire, value):
    for read in (
        zoo.Scalars.from_dict({field: wire}),
        zoo.Scalars.from_json(json.dumps({field: wire})),
        decode_bytes(zoo.Scalars, json.dumps({field: wire, "text": 5}).encode()),
    ):
        assert getattr(read, field) == value


def test_discriminated_union():
    wire = {
        "best": {"petType": "cat", "lives": 9},
        "all": [
            {"petType": "hound", "bark": "wuff", "friends": [{"petType": "dog"}]},
            {"petType": "bird", "wings": 2},
            {"no": "tag"},
        ],
    }
    kennel = zoo.Kennel.from_dict(wire)
    assert kennel == zoo.Kennel.from_json(json.dumps(wire))
    assert kennel.best == zoo.Cat(petType="cat", lives=9)
    assert type(kennel.all[0]) is zoo.Dog
    assert type(kennel.all[0].friends[0]) is zoo.Dog
    assert kennel.all[1:] == [{"petType": "bird", "wings": 2}, {"no": "tag"}]
    assert kennel.to_dict() == wire
    with pytest.raises(ValidationError):
        zoo.Kennel.from_dict({"best": {"petType": "cat", "lives": "many"}})


def test_discriminated_union_takes_instances():
    dog = zoo.Dog(bark="wuff")  # no tag
    kennel = zoo.Kennel(best=dog, all=[zoo.Cat(pet_type="cat")])
    assert kennel.best is dog
    assert kennel.to_dict() == {"best": {"bark": "wuff"}, "all": [{"petType": "cat"}]}
    assert kennel.model_dump(by_alias=True, exclude_none=True) == kennel.to_dict()
    assert json.loads(kennel.model_dump_json(by_alias=True, exclude_none=True)) == kennel.to_dict()


def test_typed_extras():
    assert zoo.Counted.from_dict({"name": "n", "a": "1"}).a == 1
    assert zoo.SubCounted.from_dict({"name": "n", "a": "1", "more": 2}).a == 1
    lenient = decode_bytes(zoo.SubCounted, b'{"a": "1", "b": "x"}')
    assert lenient.additional_properties == {"a": 1, "b": "x"}
    with pytest.raises(ValidationError):
        zoo.Counted.from_dict({"name": "n", "a": "x"})


@pytest.mark.parametrize("strict", [True, False])
def test_pickle_and_copies(strict):
    data = b'{"runs": [{"id": "r", "x": 1}]}' if strict else b'{"runs": [{"id": 5, "x": 1}, 7]}'
    runs = decode_bytes(zoo.RunList, data)
    for again in (
        pickle.loads(pickle.dumps(runs)),
        copy.copy(runs),
        copy.deepcopy(runs),
        runs.model_copy(deep=True),
    ):
        assert again == runs
        assert repr(again) == repr(runs)
        assert again.runs[0].model_fields_set == {"id", "x"}
    runs.next = zoo.RunList(runs=[])  # assignment works on either kind
    assert runs.next.runs == []


def test_names_come_from_the_module_not_from_the_caller():
    namespace = {"__name__": "emitted"}
    sys.modules["emitted"] = types.ModuleType("emitted")
    source = (
        "from __future__ import annotations\n"
        "from datetime import datetime\nfrom typing import Optional\n"
        "from runtime.codec.models import Model\n"
        "class Thing(Model):\n    at: Optional[datetime] = None\n"
    )
    exec(compile(source, "emitted", "exec"), vars(sys.modules["emitted"]))
    del namespace
    import datetime  # noqa: F401 - a local that would shadow the class of the module

    thing = sys.modules["emitted"].Thing(at="2024-05-01T12:00:00Z")
    assert thing.at.year == 2024


def test_first_use_from_many_threads():
    code = '''
import sys, threading, types
sys.setswitchinterval(1e-6)
from runtime.codec.values import decode_bytes, encode
SOURCE = """
from __future__ import annotations
from typing import Any, Dict, List, Optional, Union
from runtime.codec.models import Model
class A(Model):
    b: Optional[List[B]] = None
    c: Optional[C] = None
class B(Model):
    a: Optional[A] = None
    c: Optional[C] = None
class C(Model):
    a: Optional[Dict[str, A]] = None
    b: Optional[B] = None
"""
errors = []
def work(module, kind, start):
    start.wait()
    try:
        if kind == 0: module.A.from_json(b'{"b": [{"c": {}}]}')
        elif kind == 1: decode_bytes(module.B, b'{"a": 5, "c": {}}')
        elif kind == 2: module.C(b={"a": {}}).to_dict()
        else: encode(module.A, {"b": [{"c": {}}]})
    except Exception as error:
        errors.append(repr(error)[:150])
for number in range(25):
    module = sys.modules["m%d" % number] = types.ModuleType("m%d" % number)
    exec(SOURCE, vars(module))
    start = threading.Barrier(6)
    threads = [threading.Thread(target=work, args=(module, i % 4, start)) for i in range(6)]
    [t.start() for t in threads]
    [t.join() for t in threads]
print(errors)
'''
    env = {"PYTHONPATH": str(Path(gcpause.__file__).parents[2])}
    done = subprocess.run([sys.executable, "-c", code], env=env, stdout=-1, stderr=-1, check=False)
    assert done.stdout.decode().strip() == "[]", done.stderr.decode()


def test_gc_pause(monkeypatch):
    monkeypatch.setattr(gcpause.sys, "version_info", (3, 9))
    assert gc.isenabled()
    with gcpause.paused(gcpause.LARGE):
        assert not gc.isenabled()
        with gcpause.paused(gcpause.LARGE):
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()
    with gcpause.paused(gcpause.LARGE - 1):
        assert gc.isenabled()
    with gcpause.paused(gcpause.LARGE, enabled=False):
        assert gc.isenabled()
    gc.disable()
    try:
        with gcpause.paused(gcpause.LARGE):
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
    with pytest.raises(KeyError), gcpause.paused(gcpause.LARGE):
        raise KeyError
    assert gc.isenabled()


def test_gc_pause_threads(monkeypatch):
    monkeypatch.setattr(gcpause.sys, "version_info", (3, 9))
    inside, leave = threading.Event(), threading.Event()

    def other():
        with gcpause.paused(gcpause.LARGE):
            inside.set()
            leave.wait(5)

    thread = threading.Thread(target=other)
    thread.start()
    inside.wait(5)
    with gcpause.paused(gcpause.LARGE):
        pass
    assert not gc.isenabled()
    leave.set()
    thread.join()
    assert gc.isenabled()


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
AWARE = st.datetimes(timezones=st.just(UTC), min_value=datetime(1900, 1, 1))


@settings(max_examples=60, deadline=None)
@given(
    st.builds(
        zoo.Scalars,
        text=st.none() | st.text(),
        whole=st.none() | st.integers(),
        real=st.floats(allow_nan=False, allow_infinity=False),
        number=st.integers() | st.floats(allow_nan=False, allow_infinity=False),
        flag=st.booleans(),
        data=st.binary(),
        url_data=st.binary(),
        at=st.datetimes() | AWARE,
        http_at=AWARE.map(lambda d: d.replace(microsecond=0)),
        unix_at=AWARE.filter(lambda d: d.year < 2200),
        day=st.dates(),
        clock=st.times(),
        length=st.timedeltas(min_value=timedelta(days=-9999), max_value=timedelta(days=9999)),
        seconds=st.timedeltas(min_value=timedelta(days=-9999), max_value=timedelta(days=9999)),
        uid=st.uuids(),
        amount=st.decimals(allow_nan=False, allow_infinity=False, places=3),
        amount_text=st.decimals(allow_nan=False, allow_infinity=False),
        whole_text=st.integers(),
        flag_text=st.booleans(),
    )
)
def test_scalars_round_trip(model):
    assert zoo.Scalars.from_dict(model.to_dict()) == model
    assert zoo.Scalars.from_json(model.to_json()) == model


PETS = st.builds(zoo.Cat, petType=st.just("cat"), lives=st.integers()) | st.builds(
    zoo.Dog, petType=st.sampled_from(["dog", "hound"]), bark=st.none() | st.text()
)


@settings(max_examples=50, deadline=None)
@given(
    st.builds(zoo.Kennel, best=st.none() | PETS, all=st.lists(PETS, max_size=3)),
    st.builds(
        zoo.Drawing,
        shape=st.builds(zoo.Circle, radius=st.integers()),
        note=st.none() | st.integers() | st.text(),
    ),
    st.dictionaries(st.text(), JSON, max_size=3),
)
def test_structures_round_trip(kennel, drawing, free):
    for model in (kennel, drawing, zoo.Free(custom=free)):
        assert type(model).from_dict(model.to_dict()) == model
        assert type(model).from_json(model.to_json()) == model
