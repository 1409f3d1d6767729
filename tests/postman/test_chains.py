"""Which reply fills which variable, and in which order requests work."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.postman.made import collection, document, reply, requests, script, sends

ID = {"type": "object", "properties": {"id": {"type": "integer"}, "name": {"type": "string"}}}


def path(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}


def op(name: str, *params: str, **more: Any) -> dict[str, Any]:
    parameters = [path(param) for param in params]
    return {"operationId": name, "parameters": parameters, "responses": reply(ID), **more}


def body(**properties: Any) -> dict[str, Any]:
    schema = {"type": "object", "properties": {name: {} for name in properties}}
    return {"content": {"application/json": {"schema": schema, "example": properties}}}


def sets(source: str) -> dict[str, str]:
    """What a test script keeps: variable to the expression of its value."""
    values = dict(re.findall(r"const (found\d+) = (.*);", source))
    return {
        name: values[found]
        for name, found in re.findall(r'collectionVariables\.set\("(.*?)", (found\d+)\)', source)
    }


PETS = {
    "/pets": {"post": op("createPet", requestBody=body(name="Rex")), "get": op("listPets")},
    "/pets/{id}": {
        "delete": op("deletePet", "id"),
        "get": op("getPet", "id"),
        "put": op("updatePet", "id", requestBody=body(name="Max")),
    },
}


def test_the_id_of_what_a_post_makes_fills_the_paths_below_it() -> None:
    made = collection(document(PETS))
    assert sets(script(made.request("Create pet"))) == {"pet_id": "reply?.id"}
    assert made.value("pet_id") == ""
    url = made.request("Get pet")["request"]["url"]
    assert url["raw"] == "{{API_ROOT}}/pets/:pet_id"
    assert url["variable"][0] == {
        "key": "pet_id",
        "value": "{{pet_id}}",
        "description": "(string, required)",
    }


def test_requests_stand_in_an_order_that_works() -> None:
    made = collection(document(PETS))
    assert [sends(item) for item in requests(made.folder("Pets"))] == [
        "POST /pets",
        "PUT /pets/:pet_id",
        "GET /pets",
        "GET /pets/:pet_id",
        "DELETE /pets/:pet_id",
    ]
    assert made.workflow("Create pet") == [
        "POST /pets",
        "GET /pets/:pet_id",
        "PUT /pets/:pet_id",
        "GET /pets",
        "DELETE /pets/:pet_id",
    ]


@pytest.mark.parametrize(
    ("schema", "parameter", "value"),
    [
        (ID, "petId", "reply?.id"),
        ({"type": "object", "properties": {"pet_id": {}, "id": {}}}, "petId", "reply?.pet_id"),
        ({"type": "object", "properties": {"pet": ID}}, "id", "reply?.pet?.id"),
        ({"type": "object", "properties": {"name": {}}}, "name", "reply?.name"),
        ({"type": "object", "properties": {"the id": {}}}, "the-id", 'reply?.["the id"]'),
        ({"type": "object", "properties": {"size": {}}}, "id", None),
        ({"type": "array", "items": ID}, "id", None),
    ],
)
def test_where_a_reply_holds_the_id(
    schema: dict[str, Any], parameter: str, value: str | None
) -> None:
    create = {**op("createPet", requestBody=body(name="Rex")), "responses": reply(schema)}
    paths = {"/pets": {"post": create}, f"/pets/{{{parameter}}}": {"get": op("getPet", parameter)}}
    found = sets(script(collection(document(paths)).request("Create pet")))
    assert list(found.values()) == ([value] if value else [])


def test_a_location_is_matched_as_a_whole_and_below_the_root() -> None:
    location = {"Location": {"schema": {"type": "string"}}}
    made_reply = {"201": {"description": "Made.", "headers": location}}
    paths = {
        "/pets": {"post": {"operationId": "createPet", "responses": made_reply}},
        "/pets/{id}": {"get": op("getPet", "id")},
    }
    source = script(collection(document(paths)).request("Create pet"))
    pattern = re.search(r'new RegExp\("(.*)"\)', source)
    assert pattern is not None
    regex = pattern[1].replace("\\\\", "\\")
    assert re.search(regex, "/pets/7")[1] == "7"
    for other in ("/pets/7/toys/1", "/v2/pets/7", "/pets/", "/pets"):
        assert re.search(regex, other) is None
    assert 'collectionVariables.set("pet_id", decodeURIComponent(match[1]))' in source


def test_a_location_further_below_counts_when_nothing_else_is_there() -> None:
    location = {"Location": {"schema": {"type": "string"}}}
    paths = {
        "/uploads": {
            "post": {
                "operationId": "open",
                "responses": {"201": {"description": "Made.", "headers": location}},
            }
        },
        "/uploads/sessions/{key}": {"get": op("session", "key")},
    }
    assert '"session_key"' in script(collection(document(paths)).request("Open"))


def test_the_first_of_a_list_names_a_thing_that_nobody_can_make() -> None:
    items = {"type": "object", "properties": {"items": {"type": "array", "items": ID}}}
    paths = {
        "/pets": {"get": {**op("listPets"), "responses": reply(items)}},
        "/pets/{id}": {"get": op("getPet", "id")},
    }
    found = sets(script(collection(document(paths)).request("List pets")))
    assert found == {"pet_id": "reply?.items?.[0]?.id"}


def test_a_property_of_a_body_takes_the_id_of_an_earlier_reply() -> None:
    paths = PETS | {"/visits": {"post": op("visit", requestBody=body(pet_id=4, note="pet_id"))}}
    item = collection(document(paths)).request("Visit")
    assert item["request"]["body"]["raw"] == '{\n  "pet_id": {{pet_id}},\n  "note": "pet_id"\n}'


def test_nothing_waits_for_itself() -> None:
    paths = {
        "/a": {"post": op("makeA", requestBody=body(b_id=1))},
        "/a/{a_id}": {"get": op("getA", "a_id")},
        "/b": {"post": op("makeB", requestBody=body(a_id=1))},
        "/b/{b_id}": {"get": op("getB", "b_id")},
    }
    made = collection(document(paths))
    bodies = [made.request(name)["request"]["body"]["raw"] for name in ("Make a", "Make b")]
    assert sorted("{{" in raw for raw in bodies) == [False, True]


def test_a_reply_that_repeats_its_request_fills_nothing() -> None:
    paths = {
        "/pets/{petId}/walk": {
            "post": {
                **op("walk", "petId"),
                "responses": reply({"type": "object", "properties": {"petId": {"type": "string"}}}),
            }
        }
    }
    made = collection(document(paths))
    assert sets(script(made.request("Walk"))) == {}
    assert made.value("pet_id") != ""


def test_one_name_for_one_thing_and_an_owner_for_a_plain_id() -> None:
    paths = {
        "/pets/{id}": {"get": op("a", "id")},
        "/pets/{pet-id}/toys/{id}": {"get": op("b", "pet-id", "id")},
        "/toys/{toyId}": {"get": op("c", "toyId")},
    }
    variables = collection(document(paths)).variables
    assert [v for v in variables if v != "API_ROOT"] == ["pet_id", "toy_id"]


def test_work_is_waited_for_within_bounds_and_removed_at_the_end() -> None:
    polling = {"state": "/state", "succeeded": ["DONE"], "failed": ["LOST"], "waiting": ["ASKS"]}
    starts = {"poll": "getRun", "argument": "run_id", "handle": ["/id"]}
    file = {"content": {"application/octet-stream": {}}}
    paths = {
        "/boxes": {"post": op("makeBox", requestBody=body(name="a"))},
        "/boxes/{box_id}": {"delete": op("dropBox", "box_id")},
        "/boxes/{box_id}/files/{file}": {"put": op("fill", "box_id", "file", requestBody=file)},
        "/runs": {"post": {**op("run", requestBody=body(box_id=3)), "x-sdk-starts": starts}},
        "/runs/{run_id}": {
            "delete": op("dropRun", "run_id"),
            "get": {
                **op("getRun", "run_id"),
                "responses": reply({"type": "object", "properties": {"state": {}}}),
                "x-sdk-polling": polling,
            },
        },
        "/runs/{run_id}/results": {"get": op("results", "run_id")},
    }
    made = collection(document(paths))
    assert made.workflow("Run") == [
        "POST /boxes",
        "PUT /boxes/:box_id/files/:file",
        "POST /runs",
        "GET /runs/:run_id",
        "GET /runs/:run_id/results",
        "DELETE /runs/:run_id",
        "DELETE /boxes/:box_id",
    ]
    source = script(made.request("4. Get run, until done"))
    assert '["DONE", "LOST"].includes(state)' in source
    assert 'looks >= Number(pm.variables.get("POLL_LIMIT"))' in source
    assert "pm.execution.setNextRequest(pm.info.requestId)" in source
    assert made.value("POLL_LIMIT") == "100"
    removal = script(made.request("6. Drop run"))
    assert "[200, 404].includes" in removal
    assert "setNextRequest" not in removal
    assert "if (!succeeded) pm.execution.setNextRequest(null);" in script(made.request("3. Run"))


def test_what_is_put_somewhere_is_read_and_removed_there() -> None:
    file = {"content": {"application/octet-stream": {}}}
    guard = {"name": "If-None-Match", "in": "header", "schema": {"type": "string"}, "example": "*"}
    put = op("save", "path", requestBody=file)
    put["parameters"].append(guard)
    put["parameters"][0]["example"] = "mine/a.txt"
    get = op("load", "path")
    get["parameters"][0]["example"] = "other.txt"
    made = collection(
        document({"/files/{path}": {"get": get, "put": put, "delete": op("drop", "path")}})
    )
    assert made.workflow("Save") == ["PUT /files/:path", "GET /files/:path", "DELETE /files/:path"]
    assert made.value("path") == "mine/a.txt"
    values = [item["request"]["url"]["variable"][0]["value"] for item in requests(made.data)]
    assert values == ["{{path}}"] * 6  # whatever the document shows of the reading request
    header = made.request("1. Save")["request"]["header"][-1]
    assert header["key"] == "If-None-Match"
    assert "disabled" not in header
    assert made.request("Save")["request"]["header"][-1]["disabled"] is True
