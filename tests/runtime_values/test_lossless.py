"""What a response held, a model writes back: nulls, unknown properties and odd values included."""

import json

import pytest
import animals_of_all_kinds as zoo
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_responses import Responses, same
from runtime.base.errors import InvalidRequestError
from runtime.codec import shapes
from runtime.codec.encode import encode
from runtime.codec.models import Model
from runtime.codec.values import decode_bytes

MODELS = sorted(
    (
        c
        for c in vars(zoo).values()
        if isinstance(c, type) and issubclass(c, Model) and c is not Model
    ),
    key=lambda cls: cls.__name__,
)
CALM = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("cls", MODELS)
@pytest.mark.parametrize("faults", [False, True])
@CALM
@given(data=st.data())
def test_a_response_is_written_back(cls, faults, data):
    sent = data.draw(Responses(shapes, faults).of(cls))
    model = decode_bytes(cls, json.dumps(sent).encode())
    if isinstance(model, cls):
        assert same(model.to_dict(), sent)
        assert same(json.loads(model.to_json()), sent)


@pytest.mark.parametrize(
    ("cls", "sent"),
    [
        (zoo.Run, {"id": "r", "msg": None, "finish_timestamp": None}),  # the first may not be null
        (zoo.Run, {"id": None, "msg": None}),
        (zoo.Run, {"id": 5, "status": None, "new": None}),
        (zoo.Owner, {"name": "n", "runs": [None, {"id": "r", "msg": None}, 7]}),
        (zoo.Kennel, {"best": {"petType": "cat", "lives": None}}),  # "all" has a default
        (zoo.Kennel, {"all": [{"petType": "bird", "bark": None}, {"petType": None}]}),
        (zoo.Drawing, {"shape": {"radius": 1, "color": None}, "note": [{"radius": None}]}),
        (zoo.Drawing, {"shape": {"side": 1, "color": None}, "note": None}),
        (zoo.Free, {"custom": None, "secret": {"a": None}, "pair": [None, "x"]}),
        (zoo.Counted, {"name": None, "a": None}),
        (zoo.Run, {"id": 1, "from": "a", "from_": "b"}),  # a Python name as an unknown property
        (zoo.Scalars, {"whole": 2**70, "real": 1, "number": 1e300}),
    ],
)
def test_by_example(cls, sent):
    assert same(decode_bytes(cls, json.dumps(sent).encode()).to_dict(), sent)


RUN = b'{"id": "r", "msg": null, "from": "x"}'


def test_what_a_caller_sets_to_none_is_not_sent():
    built = zoo.Run(id="r", msg=None, finish_timestamp=None)
    assigned, read = zoo.Run(id="r", msg="x"), decode_bytes(zoo.Run, RUN)
    assigned.msg = None
    copied = read.model_copy(update={"from_": None})
    read.msg = None
    assert built.to_dict() == {"id": "r", "finish_timestamp": None}
    assert assigned.to_dict() == {"id": "r"}
    assert read.to_dict() == {"id": "r", "from": "x"}
    assert copied.to_dict() == {"id": "r", "msg": None}
    built.finish_timestamp = None
    assert built.to_dict() == {"id": "r", "finish_timestamp": None}


def test_a_null_that_was_read_is_not_sent_where_none_may_be():
    read = decode_bytes(zoo.Run, RUN)
    assert encode(zoo.Run, read) == {"id": "r", "from": "x"}
    with pytest.raises(InvalidRequestError, match="id: must not be null"):
        encode(zoo.Run, decode_bytes(zoo.Run, b'{"id": null}'))


def test_defaults_belong_to_what_a_caller_builds():
    assert zoo.Kennel().to_dict() == {"all": []}
    read = decode_bytes(zoo.Kennel, b"{}")
    assert read.to_dict() == {}
    assert encode(zoo.Kennel, read) == {"all": []}
    read.all.append(zoo.Dog(bark="wuff"))
    assert read.to_dict() == {"all": [{"bark": "wuff"}]}
