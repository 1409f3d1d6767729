"""newman runs the collection; what arrives is what the request model says."""

from __future__ import annotations

import copy
import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest

from generator.ir.wire import ArgumentIn, ParamIn
from generator.requests import serialize
from generator.requests.build import build_requests
from generator.requests.model import FileBody, JsonBody, RequestModel, Requests
from tests.postman import newman
from tests.postman.made import Made, aihub, collection, requests
from tests.postman.recorder import ROOT, Recorded, Recorder
from tests.postman.test_collection import hostile

TOKEN = "token-of-the-test"
RUN_AN_APP = "Run an app, step by step"
#: Which property of which reply is an id.
CHAINS = (
    ("createBatch", "batch_id", "id"),
    ("runApp", "run_id", "id"),
    ("runDeployment", "run_id", "id"),
    ("createMultipartUploadSession", "session_id", "session_id"),
    ("uploadMultipartPart", "part_id", "part_id"),
    ("deleteBatch", "job_id", "job_id"),
    ("deleteRun", "job_id", "delete_output_dir_job_id"),
)
#: Their bodies are facts of the file that is sent, not those of the document's example.
OWN_BODIES = ("createMultipartUploadSession body:", "commitMultipartUploadSession body:")
STATES = {"getRunStatus": ["RUNNING", "COMPLETE"], "jobStatus": ["PENDING", "RUNNING", "COMPLETE"]}


@pytest.fixture(scope="module")
def made() -> Made:
    return aihub()


@pytest.fixture(scope="module")
def models(made: Made) -> Requests:
    return build_requests(made.api, made.settings)


def recorder(made: Made, **ids: str) -> Recorder:
    """A server whose replies hold these ids: ``batch_id``, ``run_id`` ..."""
    says: dict[str, dict[str, object]] = {}
    for operation, variable, pointer in CHAINS:
        if variable in ids:
            says.setdefault(operation, {})[pointer] = ids[variable]
    return Recorder(made.api, STATES, says, ids.get("job_id", "from-location"))


def folders(made: Made) -> list[str]:
    return [item["name"] for item in made.data["item"] if item["name"] != "Workflows"]


def path_value(models: Requests, key: str) -> str:
    """The last segment of the path of an operation's example."""
    return models.first(key).encoded_path.rpartition("/")[2]


def switched_on(data: dict[str, Any]) -> dict[str, Any]:
    """The collection with every parameter switched on that the model has."""
    data = copy.deepcopy(data)
    for item in requests(data):
        request = item["request"]
        for row in [*request["url"].get("query", ()), *request["header"]]:
            row.pop("disabled", None)
    return data


def check(model: RequestModel, came: Recorded, *, optional: bool) -> list[str]:
    """What differs between a request and its model; without ``optional`` filters are off."""
    off = {
        (p.location, p.name) for p in model.operation.parameters if not p.required and not optional
    }
    query = [
        pair
        for argument in model.arguments
        for p in model.operation.parameters
        if (ArgumentIn.of(p.location), p.name) == (argument.location, argument.wire)
        and p.location is ParamIn.QUERY
        and (p.location, p.name) not in off
        for pair in serialize.query_pairs(p, argument.value)
    ]
    expected: dict[str, object] = {
        "method": model.method,
        "path": ROOT + model.encoded_path,
        "query": parse_qsl("&".join(f"{k}={v}" for k, v in query), keep_blank_values=True),
        "authorization": f"Bearer {TOKEN}",
        "ib-context": "user-7",
    }
    found: dict[str, object] = {
        "method": came.method,
        "path": came.path,
        "query": parse_qsl(came.query, keep_blank_values=True),
        "authorization": came.headers.get("authorization"),
        "ib-context": came.headers.get("ib-context"),
    }
    for name, value in model.sent_headers:
        if (ParamIn.HEADER, name) not in off:
            expected[name] = value
            found[name] = came.headers.get(name.lower())
    match model.body:
        case JsonBody(value=value):
            expected["body"] = json.loads(json.dumps(value))
            found["body"] = json.loads(came.body)
        case FileBody(content=content):
            expected["body"] = hashlib.sha256(content).hexdigest()
            found["body"] = hashlib.sha256(came.body).hexdigest()
        case _:
            expected["body"], found["body"] = b"", came.body
    return [f"{model.key} {k}: {v!r} {found[k]!r}" for k, v in expected.items() if v != found[k]]


@pytest.mark.parametrize("optional", [False, True])
def test_every_request_of_the_folders_equals_its_model(
    made: Made, models: Requests, tmp_path: Path, optional: bool
) -> None:
    data = switched_on(made.data) if optional else made.data
    ids = {"run_id": path_value(models, "getRunStatus"), "job_id": path_value(models, "jobStatus")}
    with recorder(made, **ids) as server:
        run = newman.run(
            data, server.root, tmp_path, *folders(made), API_KEY=TOKEN, USER_ID="user-7"
        )
    assert run.failures == []
    sent = [server.operation(came.method, came.target) for came in server.recorded]
    assert {each.key for each in sent if each} == {each.key for each in made.api.operations}
    differences = []
    for operation, came in zip(sent, server.recorded, strict=True):
        assert operation is not None
        model = models.first(operation.key)
        full = (models.full(operation.key) if optional else None) or model
        asked = replace(full, encoded_path=model.encoded_path, body=model.body)
        found = check(asked, came, optional=optional)
        differences += [one for one in found if not one.startswith(OWN_BODIES)]
    assert differences == []


def test_ids_flow_from_replies_into_later_requests(made: Made, tmp_path: Path) -> None:
    ids = {"batch_id": "77", "run_id": "run 1/2", "session_id": "s", "part_id": "p", "job_id": "j?"}
    with recorder(made, **ids) as server:
        run = newman.run(made.data, server.root, tmp_path, "Workflows", API_KEY=TOKEN)
    assert [f for f in run.failures if "id is an integer" not in f] == []  # here it is text
    came = [f"{one.method} {one.path.removeprefix(ROOT)}" for one in server.recorded]
    job = ["GET /v2/jobs/j%3F"] * 3  # the job of another deletion is asked for as its Location says
    assert came[:14] == [
        "POST /v2/batches",
        "PUT /v2/batches/77/files/invoice-0117.pdf",
        "POST /v2/apps/runs",
        *["GET /v2/apps/runs/run%201%2F2"] * 2,
        "GET /v2/apps/runs/run%201%2F2/results",
        "DELETE /v2/apps/runs/run%201%2F2",
        *job,
        "DELETE /v2/batches/77",
        *job,
    ]
    path = "/v2/files/YOUR_ORGANIZATION%2FYOUR_WORKSPACE%2Ffs%2FYOUR_DRIVE%2Fsummary.csv"
    assert came[-7:] == [f"{method} {path}" for method in ("PUT", "HEAD", "GET", "DELETE")] + job
    assert all("ib-context" not in one.headers for one in server.recorded)  # USER_ID is empty


def test_every_request_of_a_workflow_equals_its_model(
    made: Made, models: Requests, tmp_path: Path
) -> None:
    ids = {"run_id": path_value(models, "getRunStatus"), "job_id": path_value(models, "jobStatus")}
    names = [RUN_AN_APP, "Run a deployment, step by step"]
    with recorder(made, **ids) as server:
        run = newman.run(made.data, server.root, tmp_path, *names, API_KEY=TOKEN, USER_ID="user-7")
    assert run.failures == []
    assert len(server.recorded) == run.totals["requests"] > 20
    for came in server.recorded:
        operation = server.operation(came.method, came.target)
        assert operation is not None
        assert check(models.first(operation.key), came, optional=False) == []


def test_a_failure_ends_a_workflow_before_it_touches_other_things(
    made: Made, tmp_path: Path
) -> None:
    with Recorder(made.api) as server:
        server.reply = lambda method, target: (401, {}, b"{}")  # type: ignore[method-assign]
        run = newman.run(made.data, server.root, tmp_path, RUN_AN_APP, API_KEY=TOKEN)
    assert [one.method for one in server.recorded] == ["POST"]
    assert len(run.failures) == 1


def test_a_request_without_its_id_is_not_sent(made: Made, tmp_path: Path) -> None:
    with recorder(made) as server:
        run = newman.run(made.data, server.root, tmp_path, "Delete a batch", API_KEY=TOKEN)
    assert server.recorded == []
    assert ["batch_id is set" in failure for failure in run.failures] == [True]


def test_work_that_never_ends_is_not_waited_for_forever(made: Made, tmp_path: Path) -> None:
    with Recorder(made.api, {"getRunStatus": ["RUNNING"]}) as server:
        run = newman.run(
            made.data, server.root, tmp_path, RUN_AN_APP, API_KEY=TOKEN, POLL_LIMIT="4"
        )
    looks = [one for one in server.recorded if one.path.rpartition("/")[0].endswith("/apps/runs")]
    assert [one.method for one in looks] == ["GET"] * 4 + ["DELETE"]
    assert any("The work succeeded" in failure for failure in run.failures)


def test_work_that_waits_for_a_person_is_left_alone(made: Made, tmp_path: Path) -> None:
    with Recorder(made.api, {"getRunStatus": ["STOPPED_AT_CHECKPOINT"]}) as server:
        newman.run(made.data, server.root, tmp_path, RUN_AN_APP, API_KEY=TOKEN)
    assert [one.method for one in server.recorded] == ["POST", "PUT", "POST", "GET"]


def test_hostile_text_reaches_the_server_as_it_is(tmp_path: Path) -> None:
    text = 'a "quote" \'s `tick` ${1} \\ {{API_TOKEN}} {{$guid}} line\nbreak é日本 %7B &=?#/'
    made = collection(json.dumps(hostile(text)).encode())
    with Recorder(made.api) as server:
        run = newman.run(made.data, server.root, tmp_path, API_TOKEN="secret")
    kinds = {failure.removeprefix(text).split(": ")[1] for failure in run.failures}
    assert kinds <= {"AssertionError"}  # no script broke
    made_thing = next(one for one in server.recorded if one.target.endswith("/things"))
    assert json.loads(made_thing.body) == {text: text, "list": [text]}
    for one in server.recorded:
        everything = f"{one.target} {one.body!r} {[v for k, v in one.headers.items() if k != 'authorization']}"
        assert "secret" not in everything
        assert one.headers["authorization"] == "Bearer secret"
