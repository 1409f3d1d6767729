"""What a test says of responses: built, completed, checked, and decoded by the real client."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.fakes.conftest import Test

BORN = {"born": "2024-05-01T00:00:00Z"}


@pytest.mark.parametrize(
    ("method", "arguments", "fields", "expected"),
    [
        ("batches.create", {"name": "n"}, {"id": 7}, {"id": 7}),
        ("batches.get", {"batch_id": 1}, {"name": "n"}, {"id": 1, "name": "n"}),
        ("batches.get", {"batch_id": 1}, {}, {"id": 1, "name": "name"}),
        (
            "batches.list",
            {},
            {"batches": [{"id": 5}, {"name": "b"}]},
            {"batches": [{"id": 5, "name": "name"}, {"id": 1, "name": "b"}]},
        ),
    ],
)
def test_what_is_left_out_is_completed(
    hub: Test, method: str, arguments: Any, fields: Any, expected: Any
) -> None:
    fake = operation(hub, method)
    for script in (lambda: fake.returns(**fields), lambda: fake.returns(fields)):
        script()
        assert hub.call(method, **arguments).to_dict() == expected


def test_a_model_and_python_names_are_accepted(pond: Test) -> None:
    frog = pond.package.models.Frog(
        name="n", born="2024-05-01T00:00:00Z", from_="here", kind="green"
    )
    for value in (frog, {"from_": "here", "kind": "green"}, {"from": "here"}):
        pond.fake.frogs.put.returns(value)
        found = pond.call("frogs.put")
        assert (found.from_, found.kind) == ("here", "green")
    pond.fake.frogs.put.returns(
        self="me", status="s", born=dt.datetime(2024, 5, 1, tzinfo=dt.timezone.utc)
    )
    found = pond.call("frogs.put")
    assert (found.self_, found.status, found.born.year) == ("me", "s", 2024)


@pytest.mark.parametrize(
    ("value", "path", "says"),
    [
        ({"nmae": "x"}, "nmae", "Frog has no such property; it has name, born"),
        ({"name": 7}, "name", "valid string"),
        ({"kind": "blue"}, "kind", "must be one of 'green', 'brown', not 'blue'"),
        ({"children": [{"kind": "x"}]}, "children[0].kind", "must be one of"),
        ({"children": [{"a": 1}]}, "children[0].a", "no such property"),
        ({"links": {"a": "b"}}, "links.a", "valid integer"),
        ({"name": None}, "name", "valid string"),
        (b"frog", "", "should be an object"),
        ([], "", "should be an object"),
    ],
)
def test_what_the_definition_does_not_have_is_refused(
    pond: Test, value: Any, path: str, says: str
) -> None:
    with pytest.raises(pond.testing.MismatchError) as caught:
        pond.fake.frogs.put.returns(value).with_status(200)
    assert says in str(caught.value)
    assert caught.value.path == path
    assert isinstance(caught.value, AssertionError)


def test_responds_sends_anything(pond: Test) -> None:
    pond.fake.frogs.put.responds(200, {"kind": "blue", "nmae": 1}).with_headers({"X-A": "b"})
    assert pond.call("frogs.put").to_dict() == {"kind": "blue", "nmae": 1}
    pond.fake.frogs.put.responds(418, "a teapot")
    with pytest.raises(pond.package.APIStatusError, match="a teapot"):
        pond.call("frogs.put")


def test_the_response_that_fits_is_chosen(pond: Test) -> None:
    pond.fake.frogs.put.returns_each({"job": "j", "state": "open"}, None, {"name": "n"})
    job, nothing, frog = (pond.call("frogs.put") for _ in range(3))
    assert (type(job).__name__, nothing, type(frog).__name__) == ("Job", None, "Frog")
    pond.fake.frogs.put.returns().with_status(202)
    assert type(pond.call("frogs.put")).__name__ == "Job"
    with pytest.raises(
        pond.testing.MismatchError, match="no success with status 201, only 200, 202"
    ):
        pond.fake.frogs.put.returns().with_status(201)


def test_streams_send_their_items(pond: Test) -> None:
    items = [{"name": "a"}, {"name": "zo\u00eb"}]
    for method in ("stream", "export"):
        getattr(pond.fake.frogs, method).returns(items)
        assert [frog.name for frog in pond.call(f"frogs.{method}")] == ["a", "zo\u00eb"]
        with pytest.raises(pond.testing.MismatchError, match="no such property"):
            getattr(pond.fake.frogs, method).returns([{"nmae": "a"}])
        with pytest.raises(pond.testing.MismatchError, match="must be a list of items, not dict"):
            getattr(pond.fake.frogs, method).returns(name="a")


def test_a_stream_breaks_after_its_items(pond: Test) -> None:
    pond.fake.frogs.stream.fails("cut", [{"name": "a"}])
    with pytest.raises(pond.package.APIConnectionError, match=r"connection to \S+ broke"):
        pond.call("frogs.stream")


def test_files_texts_and_heads(pond: Test) -> None:
    pond.fake.photos.get.returns(b"\x89PNG")
    assert pond.call("photos.get") == b"\x89PNG"
    with pytest.raises(pond.testing.MismatchError, match="must be bytes, not str"):
        pond.fake.photos.get.returns("text")
    pond.fake.photos.set.returns("zo\u00eb")
    assert pond.call("photos.set", b"\0\1") == "zo\u00eb"
    assert pond.fake.photos.set.calls[0].request.body == b"\0\1"
    pond.fake.frogs.count.returns().with_headers({"X-Count": "7"})
    assert pond.call("frogs.count").headers["x-count"] == "7"
    with pytest.raises(pond.testing.MismatchError, match="has no body"):
        pond.fake.frogs.count.returns(7)


def test_a_union_is_completed_as_the_variant_that_fits(pond: Test) -> None:
    pond.fake.photos.any.returns_each({"state": "open"}, {"kind": "brown"})
    assert [type(pond.call("photos.any")).__name__ for _ in range(2)] == ["Job", "Frog"]


@pytest.mark.parametrize(
    ("error", "kind", "status"),
    [
        (404, "NotFoundError", 404),
        ("NotFoundError", "NotFoundError", 404),
        ("RateLimitError", "RateLimitError", 429),
        (503, "ServerError", 503),
        ("APITimeoutError", "APITimeoutError", None),
        ("APIConnectionError", "APIConnectionError", None),
    ],
)
def test_errors(hub: Test, error: Any, kind: str, status: int | None) -> None:
    given = error if isinstance(error, int) else getattr(hub.package, error)
    hub.fake.batches.create.raises(given, message="gone")
    with pytest.raises(hub.package.APIError) as caught:
        hub.call("batches.create", "n", max_retries=0)
    assert type(caught.value).__name__ == kind
    assert getattr(caught.value, "status_code", None) == status
    if status is not None:
        assert caught.value.message == "gone"


def test_the_body_of_an_error_is_that_of_the_definition(pond: Test) -> None:
    pond.fake.frogs.put.raises(409, message="taken")
    with pytest.raises(pond.package.ConflictError, match="taken") as caught:
        pond.call("frogs.put")
    assert caught.value.data.to_dict() == {"error": {"message": "taken"}, "code": 1}
    pond.fake.frogs.put.raises(409, {"code": 5, "error": {"message": "m"}})
    with pytest.raises(pond.package.ConflictError, match=r"409 .*: m"):
        pond.call("frogs.put")
    with pytest.raises(pond.testing.MismatchError, match=r"code: .*valid integer"):
        pond.fake.frogs.put.raises(409, {"code": "x"})


@pytest.mark.parametrize(
    ("script", "kind", "says"),
    [
        (lambda fake: fake.raises(200), ValueError, "not the status of an error"),
        (lambda fake: fake.fails("breaks"), ValueError, "must be one of refused"),
        (lambda fake: fake.fails("dropped", {"id": 1}), TypeError, "nothing of a response"),
        (lambda fake: fake.returns({}, id=1), TypeError, "not both"),
        (lambda fake: fake.returns_each(), TypeError, "at least one"),
        (lambda fake: fake.raises(ValueError), TypeError, "does not say which response"),
    ],
)
def test_a_script_that_makes_no_sense(hub: Test, script: Any, kind: Any, says: str) -> None:
    with pytest.raises(kind, match=says):
        script(hub.fake.batches.create)


def operation(test: Test, method: str) -> Any:
    found = test.fake
    for part in method.split("."):
        found = getattr(found, part)
    return found
