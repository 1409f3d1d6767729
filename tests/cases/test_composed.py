"""Composed methods: which an API gets, how they are called, and that they displace nothing."""

from __future__ import annotations

import importlib
import inspect
import json
from typing import TYPE_CHECKING, Any

import pytest

from generator.document.source import mark_of
from generator.pipeline import Request, run
from tests.cases.sdk import generate

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cases.sdk import Sdk

JOB = {
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "state": {"type": "string", "enum": ["busy", "done", "lost"]},
    },
}
POLLING = {"state": "/state", "succeeded": ["done"], "failed": ["lost"]}


def document(*operations: str) -> dict[str, Any]:
    """``GET /jobs/{id} getJob polls`` and ``POST /jobs makeJob starts:getJob``, one an operation."""
    paths: dict[str, Any] = {}
    for line in operations:
        method, path, name, *said = line.split()
        names = [part[1:-1] for part in path.split("/") if part.startswith("{")]
        content = {"application/json": {"schema": {"$ref": "#/components/schemas/Job"}}}
        operation: dict[str, Any] = {
            "operationId": name,
            "tags": [path.split("/")[1]],
            "parameters": [
                {"name": n, "in": "path", "required": True, "schema": {"type": "string"}}
                for n in names
            ],
            "responses": {"200": {"description": "x", "content": content}},
        }
        for word in said:
            key, _, value = word.partition(":")
            if key == "polls":
                operation["x-sdk-polling"] = POLLING
            elif key == "starts":
                operation["x-sdk-starts"] = {"poll": value, "argument": "id", "handle": ["/id"]}
            elif key == "query":
                schema = {"name": value, "in": "query", "schema": {"type": "string"}}
                operation["parameters"].append(schema)
            else:
                operation[key] = value
        paths.setdefault(path, {})[method.lower()] = operation
    head = {"openapi": "3.1.0", "info": {"title": "Work", "version": "1"}}
    return {**head, "paths": paths, "components": {"schemas": {"Job": JOB}}}


def made(folder: Path, operations: list[str], sdk_yaml: str = "") -> Sdk:
    (folder / "openapi.json").write_text(json.dumps(document(*operations)))
    (folder / "sdk.yaml").write_text("spec: openapi.json\n" + sdk_yaml)
    return generate(folder / "openapi.json", "work", config=folder / "sdk.yaml")


def composed(sdk: Sdk) -> dict[str, str]:
    assert sdk.result.ok, [d.message for d in sdk.result.sink]
    return {
        f"{entry['kind']} {entry['operations'][0]}": entry["call"].removeprefix("client.")
        for entry in sdk.manifest["composed"]
    }


GET = "GET /jobs/{id} getJob polls"
POST = "POST /jobs createJob starts:getJob"
PLAIN = {"wait getJob": "jobs.wait", "watch getJob": "jobs.watch"}


@pytest.mark.parametrize(
    ("operations", "expected"),
    [
        ([GET], PLAIN),
        ([GET, POST], {**PLAIN, "start_and_wait createJob": "jobs.create_and_wait"}),
        (["GET /jobs/{id} getJob", "POST /jobs createJob"], {}),  # nobody says that it is work
        # a deletion has it on its result
        ([GET, "DELETE /jobs/{id} deleteJob starts:getJob"], PLAIN),
        (
            ["GET /jobs/{id}/status jobStatus polls"],
            {"wait jobStatus": "jobs.wait", "watch jobStatus": "jobs.watch"},
        ),
        (
            ["GET /pets/jobs/{id} pollPetJob polls", "GET /pets/{id} getPet"],
            {"wait pollPetJob": "pets.wait_for_job", "watch pollPetJob": "pets.watch_job"},
        ),
        (  # several polls in one resource
            ["GET /jobs/{id} getJob polls", "GET /jobs/exports/{id} getExport polls"],
            {
                **PLAIN,
                "wait getExport": "jobs.wait_for_export",
                "watch getExport": "jobs.watch_export",
            },
        ),
        (  # operations that are called like ours keep their names
            [GET, "POST /jobs/{id}/wait wait", "POST /jobs/{id}/watch watch"],
            {"wait getJob": "jobs.wait_for_job", "watch getJob": "jobs.watch_job"},
        ),
        (
            [
                GET,
                POST,
                "POST /jobs/now createAndWait",
                "GET /jobs/{id}/wait wait",
                "GET /jobs/w wait_for_job",
            ],
            {
                "wait getJob": "jobs.wait_for_get",
                "watch getJob": "jobs.watch",
                "start_and_wait createJob": "jobs.create_and_wait_for_job",
            },
        ),
        (  # the poll needs what the start does not know
            ["GET /teams/{team}/jobs/{id} getJob polls", "POST /jobs createJob starts:getJob"],
            {"wait getJob": "teams.wait_for_job", "watch getJob": "teams.watch_job"},
        ),
        (
            [
                "GET /teams/{team}/jobs/{id} getJob polls",
                "POST /teams/{team}/jobs makeJob starts:getJob",
            ],
            {
                "wait getJob": "teams.wait_for_job",
                "watch getJob": "teams.watch_job",
                "start_and_wait makeJob": "teams.make_job_and_wait",
            },
        ),
    ],
)
def test_names(tmp_path: Path, operations: list[str], expected: dict[str, str]) -> None:
    sdk = made(tmp_path, operations)
    assert composed(sdk) == expected
    plain = [line.replace(" polls", "").partition(" starts:")[0] for line in operations]
    before = made(tmp_path, plain).manifest["operations"]
    after = sdk.manifest["operations"]
    assert {k: v["call"] for k, v in after.items()} == {k: v["call"] for k, v in before.items()}


def test_a_collision_is_told(tmp_path: Path) -> None:
    sdk = made(tmp_path, [GET, "POST /jobs/{id}/wait wait"])
    (said,) = [d.message for d in sdk.result.sink if d.code == "N005"]
    assert said == (
        "The method of 'wait getJob' is named wait_for_job, because wait is the method of 'wait'."
    )


JOBS = "resources:\n  jobs:\n    methods:\n      get: getJob\n      create: createJob\n"


@pytest.mark.parametrize(
    ("sdk_yaml", "expected"),
    [
        ("      until_done: {wait: getJob}\n", {"wait getJob": "jobs.until_done"}),
        ("      wait: false\n", {"wait getJob": None}),
        ("      create_and_wait: false\n", {"start_and_wait createJob": None}),
        (
            "      wait: {watch: getJob}\n",
            {"watch getJob": "jobs.wait", "wait getJob": "jobs.wait_for_job"},
        ),
        ("  other:\n    methods:\n      wait: {wait: getJob}\n", {"wait getJob": "other.wait"}),
    ],
)
def test_sdk_yaml(tmp_path: Path, sdk_yaml: str, expected: dict[str, str | None]) -> None:
    found = composed(made(tmp_path, [GET, POST], JOBS + sdk_yaml))
    usual = {**PLAIN, "start_and_wait createJob": "jobs.create_and_wait"}
    wanted = {**usual, **expected}
    assert found == {key: call for key, call in wanted.items() if call is not None}


@pytest.mark.parametrize(
    ("line", "code", "place"),
    [
        ("      hold: false\n", "N011", "7:7"),
        ("      hold: {wait: createJob}\n", "N008", "7:7"),
        ("      hold: {wait: nowhere}\n", "N003", "7:7"),
        ("      hold: {wait: getJob, arguments: [{name: job, wire: id}]}\n", "N013", "7:40"),
        ("      hold: {wait: getJob, arguments: [{name: id}, {name: nothing}]}\n", "N006", "7:52"),
    ],
)
def test_faults_of_sdk_yaml(tmp_path: Path, line: str, code: str, place: str) -> None:
    sdk = made(tmp_path, [GET, POST], JOBS + line)
    found = []
    for said in sdk.result.sink:
        if said.severity.value != "info" and said.loc is not None:
            mark = mark_of(said.loc, sdk.result.files)
            found.append((said.code, f"{mark.line}:{mark.column}" if mark else ""))
    assert found == [(code, place)]


def test_arguments_of_our_own_step_aside(tmp_path: Path) -> None:
    operations = [f"{GET} query:check query:interval"]
    sdk = made(tmp_path, operations)
    with sdk.imported():
        jobs = importlib.import_module("work.resources.jobs")
        wait = inspect.signature(jobs.Jobs.wait)
        assert list(wait.parameters)[1:-1] == [
            *("id", "check", "interval", "on_state", "check_option", "interval_option"),
        ]
        recipe = vars(jobs)["_WAIT"]
        assert (recipe.check, recipe.interval) == ("check_option", "interval_option")


def test_names_are_locked(tmp_path: Path) -> None:
    (tmp_path / "openapi.json").write_text(json.dumps(document(GET, POST)))
    (tmp_path / "sdk.yaml").write_text("spec: openapi.json\npackage: {name: work}\noutput: out\n")
    lock = tmp_path / "out" / "python" / "names.lock"
    request = Request(config=tmp_path / "sdk.yaml")
    assert run(request, "generate").ok
    names = json.loads(lock.read_text())
    assert names["composed"] == {
        "start_and_wait POST /jobs": "create_and_wait",
        "wait GET /jobs/{id}": "wait",
        "watch GET /jobs/{id}": "watch",
    }
    # as earlier locks have it
    names["composed"] = {"wait getJob": "await_end"}
    lock.write_text(json.dumps(names))
    result = run(Request(config=tmp_path / "sdk.yaml", force=True), "generate")
    assert result.ok
    assert json.loads(lock.read_text())["composed"]["wait GET /jobs/{id}"] == "await_end"
