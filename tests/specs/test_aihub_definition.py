"""The AI Hub definition: true to the published document, and documented throughout.

``published_structure.json`` holds what the document that Instabase publishes declares, without
its prose. To renew it after Instabase has published a change::

    python tests/specs/test_aihub_definition.py PUBLISHED.yaml > tests/specs/published_structure.json
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from openapi_schema_validator import OAS30Validator

HERE = Path(__file__).parent
SPECS = HERE.parents[1] / "specs" / "aihub"
METHODS = ("get", "put", "post", "patch", "head", "delete")
SCHEMA_ORDER = (
    *("$ref", "type", "format", "enum", "nullable", "default", "required", "properties"),
    *("items", "additionalProperties"),
)
PROSE = {"title", "summary", "description", "example", "examples"}


def load(path: Path) -> dict[str, Any]:
    """The YAML document at ``path``."""
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(document, dict)
    return document


# ---- structure ---------------------------------------------------------------------------------


def is_prose(key: str) -> bool:
    """Whether a keyword of an OpenAPI object holds words or vendor data, not structure."""
    return key in PROSE or key.startswith("x-")


def schema_rows(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema without its prose; keywords in one order, properties in that of the document."""
    rows: dict[str, Any] = {}
    keys = [key for key in schema if not is_prose(key)]
    for key in sorted(keys, key=lambda k: SCHEMA_ORDER.index(k) if k in SCHEMA_ORDER else 99):
        value = schema[key]
        if key == "properties":
            value = {name: schema_rows(child) for name, child in value.items()}
        elif key in ("items", "additionalProperties") and isinstance(value, dict):
            value = schema_rows(value)
        rows[key] = value
    return rows


def body_rows(owner: dict[str, Any]) -> dict[str, Any]:
    """The headers and media types of a body or a response."""
    rows: dict[str, Any] = {}
    if "required" in owner:
        rows["required"] = owner["required"]
    for key in ("headers", "content"):
        if key in owner:
            rows[key] = {
                name: schema_rows(item["schema"]) for name, item in sorted(owner[key].items())
            }
    return rows


def parameter_rows(parameter: dict[str, Any]) -> dict[str, Any]:
    """A parameter, or the reference to one."""
    if "$ref" in parameter:
        return {"$ref": parameter["$ref"]}
    keys = [key for key in ("name", "in", "required") if key in parameter]
    return {**{key: parameter[key] for key in keys}, "schema": schema_rows(parameter["schema"])}


def operation_rows(operation: dict[str, Any]) -> dict[str, Any]:
    """An operation without its prose."""
    known = {"operationId", "tags", "parameters", "requestBody", "responses"}
    rows = {key: operation[key] for key in ("operationId", "tags")}
    rows["other"] = sorted(key for key in operation if not is_prose(key) and key not in known)
    rows["parameters"] = [parameter_rows(item) for item in operation.get("parameters", [])]
    if "requestBody" in operation:
        rows["requestBody"] = body_rows(operation["requestBody"])
    rows["responses"] = {code: body_rows(item) for code, item in operation["responses"].items()}
    return rows


def structure(document: dict[str, Any]) -> dict[str, Any]:
    """All that a document declares, in its order and without its prose."""
    components = document["components"]
    schemes = components["securitySchemes"].items()
    rows: dict[str, Any] = {
        "version": document["info"]["version"],
        "servers": [server["url"] for server in document["servers"]],
        "security": document["security"],
        "components": sorted(components),
        **{
            f"scheme {key}": {k: v for k, v in sorted(item.items()) if not is_prose(k)}
            for key, item in schemes
        },
        **{f"parameter {k}": parameter_rows(v) for k, v in components["parameters"].items()},
        **{f"schema {k}": schema_rows(v) for k, v in components["schemas"].items()},
    }
    for path, item in document["paths"].items():
        for method, operation in item.items():
            rows[f"{method.upper()} {path}"] = operation_rows(operation)
    return rows


DOCUMENT = load(SPECS / "openapi.yaml")
PUBLISHED: dict[str, Any] = json.loads((HERE / "published_structure.json").read_text("utf-8"))


def test_the_same_things_in_the_same_order() -> None:
    assert list(structure(DOCUMENT)) == list(PUBLISHED)


@pytest.mark.parametrize("key", PUBLISHED)
def test_each_thing_has_the_published_structure(key: str) -> None:
    ours = structure(DOCUMENT)[key]
    # as text, so that the order of properties and parameters counts
    assert json.dumps(ours, indent=1) == json.dumps(PUBLISHED[key], indent=1)


def test_the_published_structure_has_27_operations_and_22_schemas() -> None:
    assert sum(key.split()[0].lower() in METHODS for key in PUBLISHED) == 27
    assert sum(key.startswith("schema ") for key in PUBLISHED) == 22


# ---- prose -------------------------------------------------------------------------------------


def schemas_in(schema: dict[str, Any], where: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """A schema and all schemas within it that have keys of their own to describe."""
    yield where, schema
    for name, child in schema.get("properties", {}).items():
        yield from schemas_in(child, f"{where}.{name}")
    if "items" in schema:
        yield from schemas_in(schema["items"], f"{where}[]")


def operations() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every operation with its id."""
    for item in DOCUMENT["paths"].values():
        for operation in item.values():
            yield operation["operationId"], operation


def parameters() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every parameter that is written out, in operations and components."""
    for key, parameter in DOCUMENT["components"]["parameters"].items():
        yield f"parameter {key}", parameter
    for key, operation in operations():
        for parameter in operation.get("parameters", []):
            if "$ref" not in parameter:
                yield f"{key} parameter {parameter['name']}", parameter


def headers() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every response header."""
    for key, operation in operations():
        for status, response in operation["responses"].items():
            for name, header in response.get("headers", {}).items():
                yield f"{key} {status} header {name}", header


def media() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every media type of a body: where it is, its name, and what it declares."""
    for key, operation in operations():
        bodies = {"request": operation.get("requestBody", {}), **operation["responses"]}
        for part, body in bodies.items():
            for name, item in body.get("content", {}).items():
                yield f"{key} {part}", name, item


def described() -> Iterator[tuple[str, dict[str, Any]]]:
    """Everything that must have a description."""
    yield "info", DOCUMENT["info"]
    for server in DOCUMENT["servers"]:
        yield f"server {server['url']}", server
    for tag in DOCUMENT["tags"]:
        yield f"tag {tag['name']}", tag
    for key, scheme in DOCUMENT["components"]["securitySchemes"].items():
        yield f"scheme {key}", scheme
    yield from parameters()
    yield from headers()
    for key, operation in operations():
        yield key, operation
        if "requestBody" in operation:
            yield f"{key} request", operation["requestBody"]
        for status, response in operation["responses"].items():
            yield f"{key} {status}", response
    for where, _, item in media():
        yield from schemas_in(item["schema"], where)
    for key, schema in DOCUMENT["components"]["schemas"].items():
        yield from schemas_in(schema, f"schema {key}")


def simple_item(where: str, node: dict[str, Any]) -> bool:
    """Whether ``node`` is the plain item of an array, which the array itself describes."""
    return where.endswith("[]") and set(node) == {"type"} and node["type"] != "object"


def test_everything_is_described() -> None:
    missing = [
        where
        for where, node in described()
        if "$ref" not in node and not simple_item(where, node) and not node.get("description")
    ]
    assert missing == []


def test_every_operation_has_a_summary_and_every_tag_a_word() -> None:
    assert all(operation["summary"] for _, operation in operations())
    used = {tag for _, operation in operations() for tag in operation["tags"]}
    assert {tag["name"] for tag in DOCUMENT["tags"]} == used


def test_every_enum_value_is_explained() -> None:
    silent = []
    for where, node in described():
        values = node.get("enum") or node.get("schema", {}).get("enum") or []
        silent += [f"{where}={v}" for v in values if f"- `{v}`: " not in node["description"]]
    assert silent == []


def test_the_text_is_plain_markdown() -> None:
    text = (SPECS / "openapi.yaml").read_text("utf-8")
    for tag in ("<Note", "<Info", "<Tip", "<Warning", "<br", "](/", "x-fern", "\t"):
        assert tag not in text, tag
    assert [n for n, line in enumerate(text.splitlines(), 1) if len(line) > 110] == []


# ---- examples ----------------------------------------------------------------------------------


def examples() -> Iterator[tuple[str, dict[str, Any], Any]]:
    """Every example with the schema that it must fit."""
    for where, node in (*parameters(), *headers()):
        if "example" in node:
            yield where, node["schema"], node["example"]
    for where, _, item in media():
        if "example" in item:
            yield where, item["schema"], item["example"]
    for where, node in described():
        if "example" in node and "schema" not in node:
            yield where, node, node["example"]


def errors(schema: dict[str, Any], value: Any) -> list[str]:
    """What a validator of OpenAPI 3.0 says against ``value``."""
    whole = {"allOf": [schema], "components": DOCUMENT["components"]}
    return [error.message for error in OAS30Validator(whole).iter_errors(value)]


def test_every_parameter_header_and_json_body_has_an_example() -> None:
    # the document calls this one a date-time, which it is not; the overlay gives the example
    missing = [where for where, node in (*parameters(), *headers()) if "example" not in node]
    assert missing == ["getFileMetadata 200 header last-modified"]
    assert [w for w, n, item in media() if n.endswith("json") and "example" not in item] == []


def test_every_example_fits_its_schema() -> None:
    wrong = {where: errors(schema, value) for where, schema, value in examples()}
    assert {where: found for where, found in wrong.items() if found} == {}


def test_a_wrong_example_would_be_noticed() -> None:
    batch = {"$ref": "#/components/schemas/batch"}
    assert errors(batch, {"id": "x"})
    assert errors(batch, {})
    assert not errors(batch, {"id": 1})


def test_no_example_holds_an_undeclared_key() -> None:
    """A misspelt optional property fits every schema, so look for it apart."""

    def unknown(schema: dict[str, Any], value: Any, where: str) -> Iterator[str]:
        if "$ref" in schema:
            schema = DOCUMENT["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
        if isinstance(value, dict) and "properties" in schema:
            for key, child in value.items():
                if key in schema["properties"]:
                    yield from unknown(schema["properties"][key], child, f"{where}.{key}")
                elif "additionalProperties" not in schema:
                    yield f"{where}.{key}"
        elif isinstance(value, list):
            for child in value:
                yield from unknown(schema["items"], child, f"{where}[]")

    assert [u for where, schema, value in examples() for u in unknown(schema, value, where)] == []


def test_the_examples_tell_one_story() -> None:
    given = {where: value for where, _, value in examples()}
    run = given["runApp 200"]["id"]
    assert given["createBatch 200"]["id"] == given["parameter batch_id"] == 4821
    assert given["runApp request"]["batch_id"] == given["runApp 200"]["batch_id"] == 4821
    assert given["parameter run_id"] == run == given["getRunResults 200"]["id"]
    assert given["getRunResults 200"]["batch_id"] == "4821"
    assert given["deleteBatch 202"]["job_id"] == given["jobStatus parameter job_id"]
    listed = given["listFiles 200"]
    assert listed["next_page_token"] == given["listFiles parameter start_token"]
    session = given["createMultipartUploadSession 201"]
    assert given["uploadMultipartPart parameter session_id"] == session["session_id"]
    parts = given["commitMultipartUploadSession request"]["parts"]
    size = given["createMultipartUploadSession request"]["file_size"]
    assert [p["part_num"] for p in parts] == [1, 2, 3]
    assert len(parts) == math.ceil(size / session["part_size"])
    assert parts[0] == given["uploadMultipartPart 201"]


if __name__ == "__main__":
    lines = [
        f" {json.dumps(key)}: {json.dumps(value)}"
        for key, value in structure(load(Path(sys.argv[1]))).items()
    ]
    print("{", ",\n".join(lines), "}", sep="\n")
