"""Waiting for work: which polls are sent, with which pauses, and how it ends."""

import logging
import pickle
import time
from typing import Any

import pytest
from loopback import CONTEXT, DROP, Answer, Param, Reply, operation
from runtime.base.errors import (
    APIConnectionError,
    APIError,
    APIStatusError,
    AuthenticationError,
    InvalidRequestError,
    InvalidTypeError,
    NotFoundError,
    PermissionDeniedError,
    ResponseValidationError,
    ServerError,
    WaitTimeoutError,
    WorkFailedError,
)
from runtime.codec.jsonable import to_jsonable
from runtime.codec.models import Model
from runtime.codec.started import AsyncStarted, AsyncStartedWork, StartedWork, SyncStarted
from runtime.spec.waiting import Handle, Start, StartAndWait, Starts, Wait, Watch, Work

JOB = Param("job_id", "path", "job_id", lambda: str, required=True)
JSON = (
    Reply("200", "application/json", lambda: Any),
    Reply("202", "application/json", lambda: Any),
)
POLL = operation("GET", "/jobs/{job_id}", params=(JOB, CONTEXT), replies=JSON)
WORK = Work(
    POLL,
    "/state",
    succeeded=("DONE",),
    failed=("FAILED", "CANCELLED"),
    waiting=("REVIEW",),
    others=("QUEUED", "RUNNING"),
    interval=3.0,
)
WAIT = Wait(lambda: WORK)
WATCH = Watch(lambda: WORK)
MAKE = operation("POST", "/jobs", params=(CONTEXT,), replies=JSON)


def started(*handles):
    start = Start(MAKE, lambda: WORK, "job_id", handles or (Handle("/id"),))
    return StartAndWait(lambda: start)


class Clock:
    """Time that passes only in pauses, and by ``takes`` seconds with each request."""

    def __init__(self, session, takes=0.0, **settings):
        self.session = session
        self.began = self.time = time.monotonic()  # what the sockets look at, too
        settings = {"max_retries": 0, **settings}
        self.client = session.client(**settings)
        transport = self.client._session.connection.transport
        transport.monotonic = lambda: self.time
        send = transport.send

        async def sleep(seconds):
            session.slept.append(round(seconds, 6))
            self.time += seconds

        async def timed(request):
            self.time += takes
            return await send(request)

        transport.sleep, transport.send = sleep, timed

    def wait(self, recipe=WAIT, arguments=None, **options):
        own = {n: options.pop(n) for n in ("check", "interval", "on_state") if n in options}
        given = {"job_id": "j1"} if arguments is None else arguments
        return self.session.call(self.client, recipe, {**given, **own}, **options)

    def watch(self, **options):
        own = {n: options.pop(n) for n in ("check", "interval") if n in options}
        resource = self.session.resource(self.client)
        found = resource._each(WATCH, {"job_id": "j1", **own}, options)
        if self.session.loop is None:
            return found
        return _driven(self.session, found)


def _driven(session, found):
    while True:
        try:
            yield session.run(found.__anext__())
        except StopAsyncIteration:
            return


def states(*names, **fields):
    return [Answer(body={"state": name, **fields} if name else {}) for name in names]


BUSY = Answer(503, body={"message": "busy"})
LIMITED = Answer(429, headers={"Retry-After": "7"}, body={})


@pytest.mark.parametrize(
    ("answers", "slept"),
    [
        (states("DONE"), []),
        (states("QUEUED", "DONE"), [0.5]),
        # the pauses grow by half up to the interval
        (states(*["RUNNING"] * 6, "DONE"), [0.5, 0.75, 1.125, 1.6875, 2.53125, 3.0]),
        (states("NEW", "EXPIRING", "DONE"), [0.5, 0.75]),  # not known: it goes on
        (states("", "DONE"), [1.0]),  # drift: a response without the state
        ([Answer(body=None), *states("DONE")], [1.0]),
        ([Answer(body="<html>", headers={"Content-Type": "text/html"}), *states("DONE")], [1.0]),
        ([BUSY, BUSY, BUSY, *states("DONE")], [1.0, 2.0, 4.0]),
        ([DROP, *states("RUNNING", "DONE")], [1.0, 1.5]),
        ([LIMITED, *states("DONE")], [7.0]),
        ([Answer(408), Answer(425), Answer(500), *states("DONE")], [1.0, 2.0, 4.0]),
        (
            [Answer(202, headers={"Retry-After": "9"}, body={"state": "RUNNING"}), *states("DONE")],
            [9.0],
        ),
    ],
)
def test_pauses(session, answers, slept):
    session.server.reply(*answers)
    assert Clock(session).wait() == {"state": "DONE"}
    assert session.slept == slept


def test_the_interval_is_the_longest_pause(session):
    session.server.reply(*states(*["RUNNING"] * 4, "DONE"))
    Clock(session).wait(interval=0.6)
    assert session.slept == [0.5, 0.6, 0.6, 0.6]


def test_pauses_are_not_all_the_same(session):
    session.server.reply(*states("RUNNING", "RUNNING", "DONE"))
    clock = Clock(session)
    clock.client._session.connection.transport.random = lambda: 0.0
    clock.wait()
    assert session.slept == [0.375, 0.5625]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({"state": "FAILED"}, "job_id='j1' ended with the state FAILED"),
        ({"state": "CANCELLED", "msg": "by Ann"}, "the state CANCELLED: by Ann"),
        ({"state": "FAILED", "message": "no space"}, "FAILED: no space"),
        ({"state": "FAILED", "error": {"code": 3, "message": "no space"}}, "FAILED: no space"),
        ({"state": "FAILED", "failure_reason": "too big"}, "FAILED: too big"),
        ({"state": "FAILED", "description": "My nightly run", "name": "x"}, "the state FAILED"),
    ],
)
def test_work_that_fails(session, body, says):
    session.server.reply(Answer(body={"state": "RUNNING"}), Answer(body=body))
    clock = Clock(session)
    with pytest.raises(WorkFailedError) as caught:
        clock.wait()
    error = caught.value
    assert str(error).endswith(says)
    assert (error.state, error.result, error.handle) == (body["state"], body, {"job_id": "j1"})
    again = pickle.loads(pickle.dumps(error))
    assert (again.state, again.result, again.handle) == (error.state, body, error.handle)
    session.server.reply(Answer(body=body))
    assert clock.wait(check=False) == body


def test_work_that_waits_for_a_person_returns(session):
    session.server.reply(*states("RUNNING", "REVIEW"))
    assert Clock(session).wait() == {"state": "REVIEW"}


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Answer(401), AuthenticationError),
        (Answer(403), PermissionDeniedError),
        (Answer(404), NotFoundError),
        (Answer(400), APIStatusError),
        (Answer(501), ServerError),
    ],
)
def test_errors_that_last(session, answer, error):
    session.server.reply(*states("RUNNING"), answer)
    with pytest.raises(error) as caught:
        Clock(session).wait()
    assert caught.value.handle == {"job_id": "j1"}
    assert session.slept == [0.5]


@pytest.mark.parametrize(
    ("answer", "error"),
    [(BUSY, ServerError), (DROP, APIConnectionError), (Answer(body={}), ResponseValidationError)],
)
def test_patience_ends_after_ten_minutes(session, answer, error):
    session.server.reply(*states("RUNNING"), answer)
    clock = Clock(session)
    with pytest.raises(error) as caught:
        clock.wait()
    assert caught.value.handle == {"job_id": "j1"}
    assert 600 <= clock.time - clock.began - 0.5 < 631
    assert max(session.slept) == 30.0


def test_any_answer_renews_the_patience(session):
    session.server.reply(*[BUSY] * 20, *states("RUNNING"), *[BUSY] * 20, *states("DONE"))
    clock = Clock(session)
    assert clock.wait() == {"state": "DONE"}
    assert clock.time - clock.began > 900


def test_a_strict_client_does_not_wait_for_another_response(session):
    session.server.reply(Answer(body={}))
    with pytest.raises(ResponseValidationError) as caught:
        Clock(session, strict=True).wait()
    assert "has no state of job_id='j1'" in str(caught.value)
    assert caught.value.handle == {"job_id": "j1"}


def test_the_deadline_is_that_of_the_whole_wait(session):
    session.server.reply(*states("QUEUED", "RUNNING"))
    clock = Clock(session, takes=0.1)
    with pytest.raises(WaitTimeoutError) as caught:
        clock.wait(deadline=10)
    error = caught.value
    assert error.handle == {"job_id": "j1"}
    assert (error.state, error.result) == ("RUNNING", {"state": "RUNNING"})
    assert "the deadline of 10 s passed while waiting for job_id='j1': its state is RUNNING" in str(
        error
    )
    assert clock.time - clock.began == pytest.approx(10)
    # a last look a second before the end
    assert sum(session.slept[:-1]) + 0.1 * (len(session.slept)) == pytest.approx(9.1)
    assert pickle.loads(pickle.dumps(error)).handle == error.handle


def test_the_deadline_ends_a_wait_that_was_never_answered(session):
    session.server.reply(BUSY)
    with pytest.raises(WaitTimeoutError, match="its state is not known") as caught:
        Clock(session).wait(deadline=20)
    assert caught.value.state is None


@pytest.mark.parametrize(
    ("own", "error", "path"),
    [
        ({"interval": 0}, InvalidRequestError, "interval"),
        ({"interval": "3"}, InvalidRequestError, "interval"),
        ({"interval": float("nan")}, InvalidRequestError, "interval"),
        ({"on_state": "print"}, InvalidTypeError, "on_state"),
        ({"deadline": -1}, InvalidRequestError, "deadline"),
    ],
)
def test_arguments_are_checked(session, own, error, path):
    with pytest.raises(error) as caught:
        Clock(session).wait(**own)
    assert caught.value.path == path
    assert session.server.received == []


def test_on_state_is_called_when_the_state_changes(session):
    session.server.reply(*states("QUEUED", "RUNNING", "RUNNING", "QUEUED", "DONE"))
    seen = []

    def note(job):
        seen.append(job["state"])

    async def note_async(job):
        seen.append(job["state"])

    Clock(session).wait(on_state=note if session.loop is None else note_async)
    assert seen == ["QUEUED", "RUNNING", "QUEUED", "DONE"]


def test_an_error_of_on_state_is_the_callers_own(session):
    session.server.reply(*states("RUNNING"))

    def fail(job):
        raise KeyError(job["state"])

    with pytest.raises(KeyError, match="RUNNING"):
        Clock(session).wait(on_state=fail)
    assert len(session.server.received) == 1


def test_unknown_states_are_told_once(session, caplog):
    caplog.set_level(logging.INFO)
    session.server.reply(*states("RUNNING", "NEW", "NEW", "OTHER", "NEW", "DONE"))
    Clock(session).wait()
    told = [r.getMessage() for r in caplog.records if "does not list" in r.getMessage()]
    assert [text.split("'")[3] for text in told] == ["NEW", "OTHER"]


def test_watch_yields_each_change(session):
    session.server.reply(*states("QUEUED", "RUNNING", "RUNNING", "DONE"))
    assert [job["state"] for job in Clock(session).watch()] == ["QUEUED", "RUNNING", "DONE"]


def test_watch_ends_with_the_final_state_then_raises(session):
    session.server.reply(*states("RUNNING", "FAILED"))
    watching = Clock(session).watch()
    assert [next(watching)["state"], next(watching)["state"]] == ["RUNNING", "FAILED"]
    with pytest.raises(WorkFailedError):
        next(watching)
    session.server.reply(*states("FAILED"))
    assert [job["state"] for job in Clock(session).watch(check=False)] == ["FAILED"]


def test_watch_asks_only_when_it_is_asked(session):
    session.server.reply(*states("RUNNING"))
    found = Clock(session).watch()
    assert session.server.received == []
    next(found)
    assert len(session.server.received) == 1


def test_start_and_wait(session):
    session.server.reply(Answer(202, body={"id": "j7"}), *states("RUNNING", "DONE"))
    clock = Clock(session)
    assert clock.wait(started(), {"context": "org"}, extra_query={"a": "b"}) == {"state": "DONE"}
    sent = [(request.method, request.target) for request in session.server.received]
    assert sent == [("POST", "/api/jobs?a=b"), ("GET", "/api/jobs/j7"), ("GET", "/api/jobs/j7")]
    assert {request.headers["x-context"] for request in session.server.received} == {"org"}
    assert session.slept == [0.5, 0.75]


@pytest.mark.parametrize(
    ("handle", "answer", "job"),
    [
        (Handle("/job/id"), Answer(body={"job": {"id": 7}}), "7"),
        (Handle(header="X-Job"), Answer(headers={"X-Job": "j7"}, body={}), "j7"),
        *(
            (
                Handle(header="Location", template="/jobs/{job_id}", parameter="job_id"),
                Answer(202, headers={"Location": url}, body={}),
                "j%2F7",
            )
            for url in (
                "/jobs/j%2F7",
                "https://other.example/api/jobs/j%2F7?x=/jobs/1",
                "/api/jobs/j%2F7/",
            )
        ),
        (
            Handle(header="Location", template="/jobs/{job_id}", parameter="job_id", spans=True),
            Answer(202, headers={"Location": "/api/jobs/j/7"}, body={}),
            "j%2F7",
        ),
    ],
)
def test_where_the_work_is_named(session, handle, answer, job):
    session.server.reply(answer, *states("DONE"))
    Clock(session).wait(started(handle), {})
    assert session.server.last.target == f"/api/jobs/{job}"


@pytest.mark.parametrize(
    ("handle", "answer"),
    [
        (Handle("/id"), Answer(body={})),
        (Handle("/id"), Answer(body={"id": None})),
        (Handle("/id"), Answer(body="text")),
        (Handle(header="Location"), Answer(body={"id": 1})),
        (
            Handle(header="Location", template="/jobs/{job_id}", parameter="job_id"),
            Answer(headers={"Location": "/elsewhere/1"}, body={}),
        ),
    ],
)
def test_a_response_that_names_no_work(session, handle, answer):
    session.server.reply(answer)
    with pytest.raises(ResponseValidationError, match="does not name the work") as caught:
        Clock(session).wait(started(handle), {})
    assert caught.value.handle is None
    assert len(session.server.received) == 1


@pytest.mark.parametrize("answer", [BUSY, DROP, Answer(400)])
def test_an_error_of_the_start_has_no_handle_and_is_not_repeated(session, answer):
    session.server.reply(answer)
    with pytest.raises((APIStatusError, APIConnectionError)) as caught:
        Clock(session, max_retries=3).wait(started(), {})
    assert caught.value.handle is None
    assert len(session.server.received) == 1


def test_work_just_started_may_be_unknown_for_a_moment(session):
    missing = Answer(404)
    session.server.reply(Answer(body={"id": 7}), missing, missing, *states("RUNNING", "DONE"))
    clock = Clock(session)
    assert clock.wait(started(), {}) == {"state": "DONE"}
    session.server.reply(Answer(body={"id": 7}), missing)
    with pytest.raises(NotFoundError) as caught:
        clock.wait(started(), {})
    assert caught.value.handle == {"job_id": "7"}
    session.server.reply(Answer(body={"id": 7}), *states("RUNNING"), missing)
    with pytest.raises(NotFoundError):
        clock.wait(started(), {})


def test_the_deadline_includes_the_start(session):
    session.server.reply(Answer(body={"id": 7}), *states("RUNNING"))
    clock = Clock(session, takes=3.0)
    with pytest.raises(WaitTimeoutError):
        clock.wait(started(), {}, deadline=10)
    assert clock.time - clock.began <= 12.0


def test_a_poll_has_the_options_of_the_call(session):
    session.server.reply(BUSY, *states("DONE"))
    Clock(session).wait(max_retries=1, extra_headers={"X-Why": "wait"})
    assert [request.headers["x-why"] for request in session.server.received] == ["wait", "wait"]
    assert session.slept == [0.5]  # repeated by the call itself


# -- what starts work --------------------------------------------------------------------


class Job(Model):
    id: str | None = None
    other: str | None = None
    state: str | None = None


class StartedJob(SyncStarted[Any], Job):
    pass


class AsyncStartedJob(AsyncStarted[Any], Job):
    pass


MODEL = (Reply("202", "application/json", lambda: Job), Reply("204"))
ONE = Start(
    operation("POST", "/jobs", params=(CONTEXT,), replies=MODEL),
    lambda: WORK,
    "job_id",
    (Handle("/id"),),
)
SEVERAL = Start(ONE.operation, lambda: WORK, "job_id", (Handle("/id"), Handle("/other")))
EMPTY = Start(
    operation("DELETE", "/files", params=(CONTEXT,), replies=(Reply("202"),)),
    lambda: WORK,
    "job_id",
    (Handle(header="Location", template="/jobs/{job_id}", parameter="job_id"),),
)


def starts(start, classes=(StartedJob, AsyncStartedJob)):
    return Starts(start.operation, lambda: start, lambda: classes)


def begun(clock, start=ONE, classes=(StartedJob, AsyncStartedJob), **arguments):
    return clock.session.call(clock.client, starts(start, classes), arguments)


def test_a_result_waits_for_the_work_that_it_started(session):
    session.server.reply(Answer(202, body={"id": "j7"}), *states("RUNNING", "DONE"))
    clock = Clock(session)
    job = begun(clock, context="org")
    assert isinstance(job, Job)
    assert (job, job.to_dict(), job.id) == (Job(id="j7"), {"id": "j7"}, "j7")
    assert (job.handle, job.handles) == ({"job_id": "j7", "context": "org"}, [job.handle])
    seen = []
    done = session.run(job.wait(on_state=lambda each: seen.append(each["state"]), deadline=60))
    assert (done, seen) == ({"state": "DONE"}, ["RUNNING", "DONE"])
    assert {request.headers["x-context"] for request in session.server.received} == {"org"}
    assert session.slept == [0.5, 0.75]


def test_a_pickled_result_keeps_its_handle(session):
    session.server.reply(Answer(202, body={"id": "j7"}))
    job = pickle.loads(pickle.dumps(begun(Clock(session))))
    assert job == Job(id="j7")
    assert job.handle == {"job_id": "j7"}
    with pytest.raises(APIError, match="has no client"):
        session.run(job.wait())
    with pytest.raises(APIError, match="was not returned by a call"):
        session.run(type(job)(id="j7").wait())


def test_a_response_that_names_no_work_has_nothing_to_wait_for(session):
    session.server.reply(Answer(202, body={"id": None}))
    job = begun(Clock(session))
    assert job.handles == []
    with pytest.raises(APIError, match="does not name the work that it started"):
        session.run(job.wait())
    with pytest.raises(APIError, match="names no pieces of work"):
        _ = job.handle


@pytest.mark.parametrize(
    ("body", "polls", "ended"),
    [
        ({"id": "a", "other": "b"}, ["RUNNING", "DONE", "DONE"], ["DONE", "DONE"]),
        ({"id": None, "other": "b"}, ["RUNNING", "DONE"], ["DONE"]),
        ({}, [], []),  # nothing to wait for
    ],
)
def test_several_pieces_of_work(session, body, polls, ended):
    session.server.reply(Answer(202, body=body), *states(*polls))
    job = begun(Clock(session), SEVERAL)
    assert [state["state"] for state in session.run(job.wait())] == ended
    asked = [request.target for request in session.server.received[1:]]
    assert set(asked) == {f"/api/jobs/{name}" for name in body.values() if name}


def test_a_failure_of_one_is_told_when_all_have_ended(session):
    answers = Answer(202, body={"id": "a", "other": "b"}), *states("FAILED", "RUNNING", "DONE")
    session.server.reply(*answers)
    job = begun(Clock(session), SEVERAL)
    with pytest.raises(WorkFailedError) as caught:
        session.run(job.wait())
    assert caught.value.handle == {"job_id": "a"}
    assert len(session.server.received) == 4
    session.server.reply(*answers)
    ended = session.run(begun(Clock(session), SEVERAL).wait(check=False))
    assert [state["state"] for state in ended] == ["FAILED", "DONE"]


def test_a_response_without_a_body(session):
    session.server.reply(Answer(202, headers={"Location": "/api/jobs/j7"}), *states("DONE"))
    found = begun(Clock(session), EMPTY, (StartedWork, AsyncStartedWork))
    assert (found.handle, found.status_code) == ({"job_id": "j7"}, 202)
    assert to_jsonable(found) is None
    assert repr(found).endswith("({'job_id': 'j7'})")
    assert pickle.loads(pickle.dumps(found)) == found
    assert session.run(found.wait()) == {"state": "DONE"}


def test_a_response_that_is_not_as_declared_comes_as_it_is(session):
    session.server.reply(Answer(204))
    assert begun(Clock(session)) is None
