import json
import logging
from typing import Any, Dict, List, Optional, Union

import pytest
import animals_of_all_kinds as zoo
from runtime.codec.values import decode_bytes, decode_value
from runtime.base.errors import ResponseValidationError
from runtime.codec.shapes import shape_of


def decode(type_, value, **options):
    return decode_bytes(type_, json.dumps(value).encode(), **options)


def test_fast_path():
    runs = decode(zoo.RunList, {"runs": [{"id": "r", "status": "NEW", "x": 1}]})
    assert runs.runs[0].status == "NEW"
    assert runs.runs[0].x == 1
    assert decode(Optional[List[zoo.Batch]], [{"id": 1}]) == [zoo.Batch(id=1)]
    assert decode(Dict[str, zoo.Batch], {"a": {"id": 1}}) == {"a": zoo.Batch(id=1)}
    assert decode(Any, {"a": [None]}) == {"a": [None]}
    assert decode(str, "x") == "x"
    assert decode(int, 2**70) == 2**70


# type, reply, what it becomes (as a dict of attributes or the value), what the log says
DEPARTURES = [
    (zoo.Batch, {"id": "x"}, {"id": "x"}, "id is a string, not an integer"),
    (zoo.Batch, {}, {"id": None}, "id is missing"),
    (zoo.Batch, {"id": None, "more": 1}, {"id": None, "more": 1}, "id is null"),
    (zoo.Batch, [1], [1], "the body is an array, not an object"),
    (zoo.Batch, "text", "text", "the body is a string, not an object"),
    (zoo.Run, {"id": 5}, {"id": 5, "status": None}, "id is an integer, not a string"),
    (
        zoo.Run,
        {"id": "r", "status": 5},
        {"status": 5},
        "status is an integer, not of the declared type",
    ),
    (zoo.Run, {"id": 1, "from": "y"}, {"from_": "y"}, "id is an integer"),
    (
        zoo.Owner,
        {"name": "n", "runs": {"a": 1}},
        {"runs": {"a": 1}},
        "runs is an object, not an array",
    ),
    (
        zoo.Owner,
        {"name": "n", "runs": [{"id": 1}, 7]},
        {},
        "runs[0].id is an integer, not a string; runs[1] is",
    ),
    (zoo.Free, {"secret": {"a": 1}}, {"secret": {"a": 1}}, "secret.a is an integer"),
    (zoo.Free, {"pair": [1]}, {"pair": [1]}, "pair has 1 items, not 2"),
    (zoo.Free, {"pair": ["x", "y"]}, {"pair": ("x", "y")}, "pair[0] is a string, not an integer"),
    (zoo.Scalars, {"at": "soon"}, {"at": "soon"}, "at is a string"),
    (zoo.Scalars, {"data": "???"}, {"data": "???"}, "data is a string"),
    (zoo.Scalars, {"flag": "perhaps"}, {"flag": "perhaps"}, "flag is a string, not a boolean"),
    (zoo.Scalars, {"uid": 1.5, "whole": True}, {"uid": 1.5}, "uid is a number"),
    (zoo.Kennel, {"best": {"petType": "cat", "lives": "x"}}, {}, "best.lives is a string"),
    (zoo.Kennel, {"best": 5}, {"best": 5}, "best is an integer, not one of the declared variants"),
    (zoo.Drawing, {"shape": {"side": "x", "color": 1}}, {}, "shape.side is a string"),
    (zoo.Drawing, {"shape": {}}, {"shape": {}}, "shape is an object, not one of"),
    (
        zoo.Drawing,
        {"shape": {"radius": 1}, "note": [{"radius": "x"}]},
        {},
        "note[0].radius is a string",
    ),
]


@pytest.mark.parametrize(("type_", "reply", "expected", "log"), DEPARTURES)
def test_departures(type_, reply, expected, log, caplog):
    with caplog.at_level(logging.DEBUG, "runtime"):
        result = decode(type_, reply)
    if isinstance(expected, dict):
        assert {name: getattr(result, name) for name in expected} == expected
    else:
        assert result == expected
    assert log in caplog.text
    if isinstance(reply, dict):
        kept = {k: v for k, v in reply.items() if v is not None}
        assert {**result.to_dict(), **kept} == result.to_dict()
    with pytest.raises(ResponseValidationError):
        decode(type_, reply, strict=True)


def test_classes_of_lenient_parts():
    kennel = decode(zoo.Kennel, {"best": {"petType": "hound", "bark": 5}, "all": [{"x": 1}]})
    assert type(kennel.best) is zoo.Dog
    assert kennel.best.bark == 5
    assert kennel.all == [{"x": 1}]
    drawing = decode(zoo.Drawing, {"shape": {"side": "x"}, "note": 5})
    assert type(drawing.shape) is zoo.Square
    assert drawing.note == 5
    runs = decode(zoo.RunList, {"runs": [{"id": 1, "finish_timestamp": 3}], "next": {"runs": []}})
    assert type(runs.runs[0]) is zoo.Run
    assert type(runs.next) is zoo.RunList
    assert runs.runs[0].model_fields_set == {"id", "finish_timestamp"}


def test_correct_neighbours_are_converted_as_on_the_fast_path():
    wire = zoo.Scalars.from_dict({"at": "2024-05-01T12:00:00Z", "real": 1, "whole": "5"}).to_dict()
    wire.update(real=1, whole="5")
    fast = decode(zoo.Scalars, wire)
    slow = decode(zoo.Scalars, dict(wire, text=1))
    assert fast.at == slow.at
    assert repr((fast.real, fast.whole)) == repr((slow.real, slow.whole)) == "(1.0, 5)"


def test_log_holds_no_values_and_is_bounded(caplog):
    with caplog.at_level(logging.DEBUG, "runtime"):
        decode(zoo.RunList, {"runs": [{"id": {"secret": "hunter2"}}] * 1000})
    assert "hunter2" not in caplog.text
    assert len(caplog.text) < 3000
    assert len(caplog.records) == 1


def test_own_logger(caplog):
    with caplog.at_level(logging.DEBUG, "mine"):
        decode(zoo.Batch, {}, logger=logging.getLogger("mine"))
    assert caplog.records[0].name == "mine"


@pytest.mark.parametrize(
    ("type_", "reply", "path"),
    [
        (zoo.Batch, {}, "id"),
        (zoo.RunList, {"runs": [{"id": "a"}, {"id": 5}]}, "runs[1].id"),
        (zoo.RunList, {"runs": [{}]}, "runs[0].id"),
        (zoo.Kennel, {"best": {"petType": "cat", "lives": "x"}}, "best.lives"),
        (zoo.Drawing, {"shape": {"radius": "x"}}, "shape.radius"),
        (zoo.Run, {"id": "r", "from": 5}, "from"),
        (List[zoo.Batch], [{"id": 1}, {"id": "x"}], "[1].id"),
        (zoo.Batch, None, ""),
    ],
)
def test_strict(type_, reply, path):
    with pytest.raises(ResponseValidationError) as caught:
        decode(type_, reply, strict=True)
    assert caught.value.path == path


@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"<html><body>Bad gateway</body></html>", "<html>"),
        (b'{"id": 1', "at 8"),
        (b"{'id': 1}", "not JSON"),
        (b"[" * 100000, "not JSON"),
        (b"\x89PNG\xff", "not JSON"),
    ],
)
def test_not_json(data, says, strict):
    for type_ in (zoo.Batch, List[zoo.Batch], Any, Optional[str]):
        with pytest.raises(ResponseValidationError, match=says) as caught:
            decode_bytes(type_, data, strict=strict)
        assert caught.value.body is not None
        assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        ('{"id": "é中"}'.encode(), None),
        ('{"id": "é中"}'.encode(), "UTF8"),
        ('{"id": "é中"}'.encode("utf-8-sig"), None),
        ('{"id": "é中"}'.encode("utf-16"), None),
        ('{"id": "é中"}'.encode("utf-16-le"), "utf-16"),
        ('{"id": "é中"}'.encode("utf-32-be"), None),
        ('{"id": "é中"}'.encode("gb18030"), "gb18030"),
        ('{"id": "é中"}'.encode(), "no-such-charset"),
        (b'{"id": "\\u00e9\\u4e2d"}', "us-ascii"),
    ],
)
def test_charsets(data, charset):
    assert decode_bytes(zoo.Run, data, charset=charset, strict=True).id == "é中"


def test_latin1():
    assert (
        decode_bytes(zoo.Run, '{"id": "café"}'.encode("latin-1"), charset="iso-8859-1").id == "café"
    )
    assert decode_bytes(zoo.Run, b'{"id": "caf\xe9"}').id == "caf�"


def test_what_only_pythons_parser_reads():
    for strict in (True, False):
        odd = decode_bytes(zoo.Scalars, b'{"real": NaN, "number": -Infinity}', strict=strict)
        assert odd.real != odd.real
        assert odd.number == float("-inf")
        assert decode_bytes(Any, b'{"a": "\\ud800"}', strict=strict) == {"a": "\ud800"}
    assert decode_bytes(zoo.Run, b'{"id": "\\ud800", "x": NaN}').id == "\ud800"
    deep = decode_bytes(zoo.Run, b'{"id": "a", "x": ' + b"[" * 300 + b"]" * 300 + b"}")
    assert deep.id == "a"


def test_null():
    assert decode_bytes(zoo.Batch, b"null") is None
    assert decode_bytes(Optional[zoo.Batch], b" null ", strict=True) is None
    assert decode_bytes(Any, b"null", strict=True) is None


def test_decode_value():
    assert decode_value(zoo.Batch, {"id": 1}) == zoo.Batch(id=1)
    assert decode_value(zoo.Batch, {"id": "x"}).id == "x"
    assert decode_value(Optional[int], None) is None
    with pytest.raises(ResponseValidationError):
        decode_value(zoo.Batch, {"id": "x"}, strict=True)


def test_order_of_a_union_is_part_of_its_meaning():
    assert shape_of(Union[zoo.Circle, zoo.Square]) is not shape_of(Union[zoo.Square, zoo.Circle])
    assert shape_of(Optional[zoo.Batch]) is shape_of(Optional[zoo.Batch])
