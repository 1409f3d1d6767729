"""A server that departs from its document: the quick way gives what the explaining way gives."""

import json
import time
from decimal import Decimal
from typing import Any, Dict, List, Optional, Tuple, Union

import pytest
import animals_of_all_kinds as zoo
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from random_responses import Responses, same
from runtime.base.errors import ResponseValidationError
from runtime.codec import shapes, tolerant
from runtime.codec.decode import Lenient
from runtime.codec.encode import dump_shape
from runtime.codec.jsonable import Path
from runtime.codec.models import Model
from runtime.codec.source import CAME
from runtime.codec.values import decode_bytes

CALM = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
TYPES = [
    zoo.Run,
    zoo.RunList,
    zoo.SubRun,
    zoo.Scalars,
    zoo.Kennel,
    zoo.Drawing,
    zoo.Free,
    zoo.Settings,
    zoo.SubCounted,
    zoo.Pet,
    zoo.Numbered,
    List[zoo.Constants],
    zoo.Arrays,
    zoo.Either,
    Optional[zoo.Batch],
    List[zoo.Owner],
    Dict[str, Union[zoo.Circle, zoo.Square, None]],
    List[Tuple[int, zoo.Run]],
    Union[int, str],
    List[zoo.RunStatus],
]
#: What some types are also read from, and others not.
ODD = st.sampled_from(
    [
        0, 1, -1, 5.0, 5.5, 2**60, 1e300, True, False,
        "", "5", "5.0", "5.5", "true", "yes", "None", " 5 ", "1e3", "AP8", "_-8=", "x",
        "2024-05-01", "2024-05-01T12:00:00", "2024-05-01T12:00:00Z", "2024-13-01", "12:00", "PT1H", "P1Y",
        "Wed, 01 May 2024 12:00:00 GMT", "00000000-0000-0000-0000-000000000005", "RUNNING", "cat",
        {}, [], {"petType": "dog"}, {"petType": "new", "lives": None}, {"radius": "1"}, {"side": None},
        {"kind": 1}, {"kind": 2, "part": 2}, {"kind": True}, {"kind": 3, "two": []}, {"kind": 1.0},
        [1, {"id": "r"}], [1], ["1", 2, 3], {"id": 5}, {"runs": [{}]},
    ]
)  # fmt: skip


def described(value: Any) -> Any:
    """All that can be seen of a value, the types included."""
    if isinstance(value, Model):
        held = {name: described(item) for name, item in value.__dict__.items() if name != CAME}
        extra = {name: described(item) for name, item in (value.model_extra or {}).items()}
        return type(value), held, extra, value.model_fields_set
    if isinstance(value, dict):
        return {key: described(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value), [described(item) for item in value]
    if isinstance(value, Decimal):
        return Decimal, value  # 5.0 is read as 5 from JSON text, as 5.0 from a parsed number
    return type(value), repr(value)


@pytest.mark.parametrize("type_", TYPES, ids=str)
@CALM
@given(data=st.data())
def test_both_ways_agree(type_, data):
    sent = data.draw(Responses(shapes, True, ODD).of(type_))
    if type_ is zoo.Scalars and isinstance(sent, dict):
        # as Python values, and only so, pydantic takes booleans for seconds
        assume(not any(isinstance(sent.get(name), bool) for name in ("length", "seconds")))
        # decode_bytes reads these from their text
        assume(not isinstance(sent.get("amount"), float))
    body = json.dumps(sent).encode()
    shape = shapes.shape_of(type_)
    slow = Lenient().value(shape, json.loads(body), Path(None, ""))
    quick = tolerant.decode(shape, body)
    assert described(quick) == described(slow)
    assert same(dump_shape(shape, quick), dump_shape(shape, slow))
    if isinstance(slow, Model):
        assert quick.to_dict() == slow.to_dict()


RIGHT, WRONG = b'{"runs": [{"id": "r"}]}', b'{"runs": [{"id": "r"}, {"id": 5}, null]}'


def test_a_server_that_drifts_is_read_the_quick_way_for_a_while():
    shape = shapes.shape_of(zoo.RunList)
    shape.patience = 0
    assert decode_bytes(zoo.RunList, RIGHT).runs[0].id == "r"
    assert shape.patience == 0
    for body in (WRONG, RIGHT, WRONG):
        read = decode_bytes(zoo.RunList, body)
        assert json.loads(body) == read.to_dict()
        assert type(read) is zoo.RunList
        assert type(read.runs[0]) is zoo.Run
    assert 0 < shape.patience < tolerant.PATIENCE
    for _ in range(tolerant.PATIENCE):
        decode_bytes(zoo.RunList, RIGHT)
    assert shape.patience == 0


@pytest.mark.parametrize("patience", [0, 5])
def test_strictness_and_notes_do_not_depend_on_what_came_before(patience, caplog):
    shapes.shape_of(zoo.RunList).patience = patience
    with pytest.raises(ResponseValidationError) as caught:
        decode_bytes(zoo.RunList, WRONG, strict=True)
    assert caught.value.path == "runs[1].id"
    with pytest.raises(ResponseValidationError, match="not JSON"):
        decode_bytes(zoo.RunList, WRONG[:-1])
    with caplog.at_level("DEBUG", "runtime"):
        decode_bytes(zoo.RunList, WRONG)
    assert "runs[1].id is an integer, not a string; runs[2] is null" in caplog.text
    read = decode_bytes(zoo.RunList, WRONG.replace(b"5", b"NaN").replace(b'"r"', b'"\\ud800"'))
    assert read.runs[0].id == "\ud800"
    assert decode_bytes(zoo.RunList, b"null") is None


def test_a_drift_costs_little():
    """Ten thousand right values around a wrong one: the explaining way takes six times as long."""
    runs = [{"id": str(i), "status": "RUNNING", "from": "x"} for i in range(10_000)]
    right = json.dumps({"runs": runs}).encode()
    wrong = json.dumps({"runs": [*runs, {"id": 5}]}).encode()

    def cost(body):
        times = []
        for _ in range(5):
            start = time.process_time()
            decode_bytes(zoo.RunList, body)
            times.append(time.process_time() - start)
        return min(times)

    shapes.shape_of(zoo.RunList).patience = 0
    good = cost(right)
    assert cost(wrong) < 3.5 * good
