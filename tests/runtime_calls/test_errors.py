import copy
import multiprocessing
import pickle

import pytest
from runtime.base import errors
from runtime.base.errors import APIStatusError, status_error_class
from runtime.base.response import ApiResponse, Headers, RequestInfo

REQUEST = RequestInfo("GET", "https://h/api/things/17?x=1", {"Accept": "*/*"}, "/things/17")


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (302, "APIStatusError"),
        (400, "BadRequestError"),
        (401, "AuthenticationError"),
        (402, "APIStatusError"),
        (403, "PermissionDeniedError"),
        (404, "NotFoundError"),
        (409, "ConflictError"),
        (412, "PreconditionFailedError"),
        (413, "APIStatusError"),
        (418, "APIStatusError"),
        (422, "UnprocessableEntityError"),
        (429, "RateLimitError"),
        (500, "ServerError"),
        (503, "ServerError"),
        (599, "ServerError"),
    ],
)
def test_class_of_a_status(status, name):
    assert status_error_class(status) is getattr(errors, name)


@pytest.mark.parametrize(
    ("kind", "bases"),
    [
        (errors.ConfigurationError, (errors.APIError, ValueError)),
        (errors.InvalidRequestError, (errors.APIError, ValueError)),
        (errors.InvalidTypeError, (errors.APIError, TypeError)),
        (errors.InvalidKeyError, (errors.APIError, KeyError)),
        (errors.InvalidAttributeError, (errors.APIError, AttributeError)),
        (errors.APITimeoutError, (errors.APIConnectionError, errors.APIError)),
        (errors.ResponseValidationError, (errors.APIError,)),
        (errors.NotFoundError, (errors.APIStatusError, errors.APIError)),
    ],
)
def test_bases(kind, bases):
    assert all(issubclass(kind, base) for base in bases)
    assert str(kind("what happened" if kind is not errors.NotFoundError else 404))


def status_error():
    response = ApiResponse(404, {"X-Request-Id": "r-1"}, reason="Not Found", request=REQUEST)
    return errors.NotFoundError(
        response=response, message="no such thing", body="{}", data={"a": 1}, attempts=2
    )


EVERY = [
    errors.APIError("a"),
    errors.ConfigurationError("a"),
    errors.InvalidRequestError("a", "b.c"),
    errors.InvalidTypeError("a", "b"),
    errors.InvalidKeyError("a"),
    errors.InvalidAttributeError("a"),
    errors.APIConnectionError("a", request=REQUEST, attempts=3),
    errors.APITimeoutError("a", request=REQUEST),
    errors.ResponseValidationError("a", "/b", "body"),
    status_error(),
]


def same(one, other):
    assert type(one) is type(other)
    assert str(one) == str(other)
    assert one.args == other.args
    assert set(vars(one)) == set(vars(other))


@pytest.mark.parametrize("error", EVERY, ids=lambda error: type(error).__name__)
def test_survives_pickle_and_copy(error):
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        same(error, pickle.loads(pickle.dumps(error, protocol)))
    same(error, copy.copy(error))
    same(error, copy.deepcopy(error))


def test_all_attributes_of_a_status_error_survive():
    error = pickle.loads(pickle.dumps(status_error()))
    assert (error.status_code, error.status, error.reason) == (404, 404, "Not Found")
    assert (error.body, error.data, error.attempts) == ("{}", {"a": 1}, 2)
    assert error.headers["x-request-id"] == error.request_id == "r-1"
    assert (error.request.method, error.request.path) == ("GET", "/things/17")
    assert error.response.status_code == 404


def _raise(_):
    raise status_error()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_crosses_processes():
    fork = multiprocessing.get_context("fork")
    with fork.Pool(1) as pool, pytest.raises(errors.NotFoundError) as caught:
        pool.map(_raise, [1])
    assert caught.value.attempts == 2


def test_reads_like_a_sentence():
    assert (
        str(status_error()) == "404 from GET /things/17: no such thing (request ID r-1, 2 attempts)"
    )
    assert str(errors.APITimeoutError("timed out waiting for the response", request=REQUEST)) == (
        "GET /things/17: timed out waiting for the response"
    )
    assert str(errors.InvalidRequestError("is required", "body.name")) == "body.name: is required"


def test_can_be_built_as_tests_of_the_former_client_did():
    error = APIStatusError(status=418, reason="I'm a teapot")
    assert (error.status, error.reason, error.body, error.data) == (418, "I'm a teapot", None, None)
    assert str(error) == "418: I'm a teapot"


def test_headers_are_a_mapping_that_ignores_case():
    headers = Headers([("Content-Type", "a/b"), ("Set-Cookie", "a=1"), ("set-cookie", "b=2")])
    assert headers["CONTENT-TYPE"] == "a/b"
    assert headers["Set-Cookie"] == "a=1, b=2"
    assert headers.get_list("SET-COOKIE") == ["a=1", "b=2"]
    assert dict(headers) == {"Content-Type": "a/b", "Set-Cookie": "a=1, b=2"}
    assert headers == {"content-type": "a/b", "set-cookie": "a=1, b=2"}
    assert "content-type" in headers
    assert 5 not in headers
    assert headers.get("x") is None
    assert pickle.loads(pickle.dumps(headers)).get_list("set-cookie") == ["a=1", "b=2"]
    with pytest.raises(KeyError):
        headers["x"]
