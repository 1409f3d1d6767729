"""The overlay of AI Hub: every action hits, the repairs hold, the hints name what exists."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonpath
import pytest
import yaml
from openapi_spec_validator import OpenAPIV30SpecValidator

SPECS = Path(__file__).parents[2] / "specs" / "aihub"


def load(name: str) -> dict[str, Any]:
    """One of the files that define AI Hub."""
    document = yaml.safe_load((SPECS / name).read_text(encoding="utf-8"))
    assert isinstance(document, dict)
    return document


DOCUMENT = load("openapi.yaml")
OVERLAY = load("overlay.yaml")


def merge(target: Any, update: Any) -> None:
    """Merge as OpenAPI Overlay 1.0 says: objects deeply, an array takes an entry more."""
    if isinstance(target, list):
        target.append(copy.deepcopy(update))
        return
    for key, value in update.items():
        if isinstance(value, dict) and isinstance(target.get(key), dict):
            merge(target[key], value)
        else:
            target[key] = copy.deepcopy(value)


def apply(document: dict[str, Any], action: dict[str, Any]) -> int:
    """Carry out one action on ``document``; returns how many places it changed."""
    matches = list(jsonpath.finditer(action["target"], document))
    for match in matches:
        if action.get("remove"):
            assert match.parent is not None
            del match.parent.obj[match.parts[-1]]  # type: ignore[attr-defined]
        else:
            merge(match.obj, action["update"])
    return len(matches)


RESULT = copy.deepcopy(DOCUMENT)
HITS = [apply(RESULT, action) for action in OVERLAY["actions"]]
BY_ID = {
    operation["operationId"]: operation
    for item in RESULT["paths"].values()
    for operation in item.values()
}


@pytest.mark.parametrize("index", range(len(OVERLAY["actions"])))
def test_every_action_has_a_reason_and_a_target(index: int) -> None:
    action = OVERLAY["actions"][index]
    assert action["description"]
    assert ("update" in action) != ("remove" in action)
    assert HITS[index] > 0, action["target"]


def test_the_definition_is_valid_only_after_the_overlay() -> None:
    before = [e.message for e in OpenAPIV30SpecValidator(copy.deepcopy(DOCUMENT)).iter_errors()]
    assert before == ["False is not of type 'string'"]
    assert list(OpenAPIV30SpecValidator(copy.deepcopy(RESULT)).iter_errors()) == []


def test_the_repairs() -> None:
    schemas = RESULT["components"]["schemas"]
    chosen = schemas["caseInfoField"]["properties"]["chosen_field"]
    null = {"type": "object", "nullable": True, "enum": [None]}
    assert chosen["anyOf"] == [{"$ref": "#/components/schemas/caseInputField"}, null]
    assert not chosen.keys() & {"$ref", "nullable"}
    assert "$ref" not in schemas["resultsResponse"]["properties"]["case_info"]
    assert BY_ID["getAuditLogs"]["parameters"] == [{"$ref": "#/components/parameters/ib_context"}]
    modified = BY_ID["getFileMetadata"]["responses"]["200"]["headers"]["last-modified"]
    assert modified["schema"] == {"type": "string", "format": "http-date"}
    assert [p["name"] for p in BY_ID["writeFile"]["parameters"] if "name" in p] == [
        "path",
        "If-None-Match",
    ]


def names(operation: dict[str, Any]) -> set[str]:
    """What the caller of an operation may give: parameters and properties of the body."""
    found: set[str] = set()
    for parameter in operation.get("parameters", []):
        key = parameter.get("$ref", "").rsplit("/", 1)[-1]
        found.add((RESULT["components"]["parameters"][key] if key else parameter)["name"])
    for item in operation.get("requestBody", {}).get("content", {}).values():
        found |= set(item["schema"].get("properties", {}))
    return found


def reply_schema(operation: dict[str, Any], pointer: str) -> dict[str, Any]:
    """What ``pointer`` leads to in the first reply of ``operation`` that has a body."""
    content = next(r["content"] for r in operation["responses"].values() if "content" in r)
    schema = content["application/json"]["schema"]
    for name in pointer.split("/")[1:]:
        if "$ref" in schema:
            schema = RESULT["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
        schema = schema["properties"][name]
    assert isinstance(schema, dict)
    return schema


def every(key: str, node: Any = RESULT, name: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object below ``node`` that carries ``key``, with the name it goes by."""
    if isinstance(node, list):
        for child in node:
            yield from every(key, child, name)
    elif isinstance(node, dict):
        if key in node:
            yield node.get("name", name), node
        for child_name, child in node.items():
            yield from every(key, child, child_name)


def hinted(key: str) -> dict[str, Any]:
    """The operations that carry a hint, by id."""
    return {name: operation[key] for name, operation in BY_ID.items() if key in operation}


def test_paging_names_what_exists() -> None:
    paged = hinted("x-sdk-paging")
    assert set(paged) == {"listBatches", "listRuns", "listFiles", "getRunResults", "getAuditLogs"}
    for name, hint in paged.items():
        assert {hint["argument"], hint.get("size_argument", hint["argument"])} <= names(BY_ID[name])
        assert reply_schema(BY_ID[name], hint["items"])["type"] == "array"
        for key in ("has_more", "next_token"):
            assert key not in hint or reply_schema(BY_ID[name], hint[key])["type"]


def test_polling_sorts_real_states() -> None:
    polls = hinted("x-sdk-polling")
    assert set(polls) == {"jobStatus", "pollBatchesJob", "getRunStatus"}
    for name, hint in polls.items():
        states = [*hint["succeeded"], *hint["failed"], *hint.get("waiting", [])]
        assert len(states) == len(set(states))
        assert set(states) < set(reply_schema(BY_ID[name], hint["state"])["enum"])


def test_started_work_can_be_polled() -> None:
    starts = hinted("x-sdk-starts")
    assert set(starts) == {
        *("deleteBatch", "deleteRun", "deleteFileOrFolder", "runApp", "runDeployment"),
    }
    for name, hint in starts.items():
        assert "x-sdk-polling" in BY_ID[hint["poll"]]
        assert hint["argument"] in names(BY_ID[hint["poll"]])
        for handle in hint["handle"]:
            if handle == "header:Location":
                assert "Location" in BY_ID[name]["responses"]["202"]["headers"]
            else:
                assert reply_schema(BY_ID[name], handle)["type"] == "string"


def test_the_upload_recipe_names_what_exists() -> None:
    (name,), (hint,) = zip(*hinted("x-sdk-upload").items(), strict=True)
    part, finish = BY_ID[hint["part"]["operation"]], BY_ID[hint["finish"]["operation"]]
    assert {hint["size_argument"], hint["name_argument"]} <= names(BY_ID[name])
    assert hint["name_argument"] in names(BY_ID[hint["simple"]["operation"]])
    assert reply_schema(BY_ID[name], hint["session"])["type"] == "string"
    assert reply_schema(BY_ID[name], hint["part_size"])["type"] == "integer"
    assert {hint["part"][key] for key in ("session_argument", "number_argument")} <= names(part)
    assert all(reply_schema(part, f"/{key}") for key in hint["part"]["reply"])
    keys = ("session_argument", "action_argument", "parts_argument")
    assert {hint["finish"][key] for key in keys} <= names(finish)


def test_sdk_yaml_gives_every_operation_a_place() -> None:
    placed: set[str] = set()

    def collect(node: Any) -> None:
        if isinstance(node, dict):
            for key, value in node.items():
                if key == "methods":
                    for method in value.values():
                        entry = {"operation": method} if isinstance(method, str) else method
                        placed.update(entry[k] for k in ("operation", "upload") if k in entry)
                else:
                    collect(value)

    collect(load("sdk.yaml")["resources"])
    assert placed == set(BY_ID)


def test_every_time_and_size_has_the_unit_that_its_prose_says() -> None:
    found = list(every("x-sdk-unit"))
    assert {name for name, _ in found} == {
        *("start_timestamp", "finish_timestamp", "from_timestamp", "to_timestamp"),
        *("created_at_ms", "updated_at_ms", "created_at", "updated_at", "modified_timestamp"),
        *("start_time", "end_time", "timestamp_millis", "size", "file_size", "part_size"),
    }
    words = {"ns": "nanoseconds", "ms": "milliseconds", "s": "seconds", "bytes": "bytes"}
    for name, node in found:
        assert f" {words[node['x-sdk-unit']]}" in node["description"], name


def test_rules_name_properties_of_their_schema() -> None:
    rules = list(every("x-sdk-requires"))
    assert len(rules) == 2
    for _, schema in rules:
        for rule in schema["x-sdk-requires"]:
            ((word, members),) = rule.items()
            assert word in {"exactly_one", "at_most_one"}
            assert set(members) <= set(schema["properties"])


def test_what_depends_on_a_sibling_names_one() -> None:
    found = list(every("x-sdk-sent-if"))
    assert sorted(name for name, _ in found) == ["from_timestamp", "parts", "to_timestamp"]
    for name in ("commitMultipartUploadSession", "runDeployment"):
        schema = BY_ID[name]["requestBody"]["content"]["application/json"]["schema"]
        for _, node in every("x-sdk-sent-if", schema):
            assert node["x-sdk-sent-if"]["property"] in schema["properties"]


def test_secrets_are_marked_where_they_are_sent() -> None:
    found = list(every("x-sdk-secret"))
    assert sorted(name for name, _ in found) == ["passwords", "passwords", "value", "value"]
    assert all(node["writeOnly"] for _, node in found)


def test_a_path_with_slashes_is_known_to_all_four_file_operations() -> None:
    assert [name for name, _ in every("x-sdk-spans-segments")] == ["path"] * 4


def test_the_lengths_that_the_prose_states_are_keywords() -> None:
    said = re.compile(r"at most (\d+) characters")
    found = [
        (name, int(match[1]), node.get("maxLength"))
        for name, node in every("description")
        if (match := said.search(str(node["description"]))) and node.get("type") == "string"
    ]
    assert {name for name, _, _ in found} == {"name", "filename"}
    assert all(stated == limit for _, stated, limit in found), found


def test_what_a_response_always_has_is_optional_to_who_builds_one() -> None:
    found = list(every("x-sdk-always-sent"))
    lists = {name for name, node in found if node.get("type") == "array"}
    assert lists == {
        "batches",
        "runs",
        "secrets",
        "nodes",
        "files",
        "documents",
        "fields",
        "results",
    }
    assert {"id", "status", "state", "has_more"} <= {name for name, _ in found}


def test_every_operation_says_that_it_refuses_a_token() -> None:
    assert [name for name, operation in BY_ID.items() if "401" not in operation["responses"]] == []
