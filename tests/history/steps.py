"""AI Hub, taken back step by step: edits of its definition, each on what the one before left.

The steps undo what the definition is known to have gone through, and things like it: operations,
properties, parameters and schemas that were not there yet, or had other names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

Spec: TypeAlias = "dict[str, Any]"
Edit: TypeAlias = "Callable[[Spec], None]"

METHODS = ("get", "put", "post", "delete", "head", "patch")


def nodes(node: object) -> Iterator[dict[str, Any]]:
    """Every object in a tree."""
    stack = [node]
    while stack:
        one = stack.pop()
        if isinstance(one, dict):
            yield one
            stack += one.values()
        elif isinstance(one, list):
            stack += one


def without_operation(*names: str) -> Edit:
    """Operations that did not exist yet."""

    def edit(spec: Spec) -> None:
        for path, item in list(spec["paths"].items()):
            for method in METHODS:
                if item.get(method, {}).get("operationId") in names:
                    del item[method]
            if not set(item) & set(METHODS):
                del spec["paths"][path]

    return edit


def without_property(*names: str, of: str = "") -> Edit:
    """Properties that did not exist yet: of one schema, or wherever they are."""

    def edit(spec: Spec) -> None:
        root = spec["components"]["schemas"].get(of, {}) if of else spec
        for node in nodes(root):
            properties = node.get("properties")
            if isinstance(properties, dict):
                for name in names:
                    properties.pop(name, None)
                _keep(node, properties)

    return edit


def _keep(node: dict[str, Any], properties: dict[str, Any]) -> None:
    if isinstance(node.get("required"), list):
        node["required"] = [name for name in node["required"] if name in properties]
        if not node["required"]:
            del node["required"]


def renamed_property(old: str, new: str, of: str = "") -> Edit:
    """A property that had another name."""

    def edit(spec: Spec) -> None:
        root = spec["components"]["schemas"].get(of, {}) if of else spec
        for node in nodes(root):
            properties = node.get("properties")
            if isinstance(properties, dict) and old in properties:
                node["properties"] = {
                    new if name == old else name: value for name, value in properties.items()
                }
                if isinstance(node.get("required"), list):
                    node["required"] = [new if n == old else n for n in node["required"]]

    return edit


def without_parameter(*names: str) -> Edit:
    """Parameters that did not exist yet."""

    def edit(spec: Spec) -> None:
        for node in nodes(spec["paths"]):
            if isinstance(node.get("parameters"), list):
                node["parameters"] = [p for p in node["parameters"] if p.get("name") not in names]

    return edit


def renamed_parameter(old: str, new: str) -> Edit:
    """A parameter that had another name, in paths as well."""

    def edit(spec: Spec) -> None:
        for node in nodes(spec):
            if node.get("name") == old and "in" in node:
                node["name"] = new
        spec["paths"] = {
            path.replace(f"{{{old}}}", f"{{{new}}}"): item for path, item in spec["paths"].items()
        }

    return edit


def renamed_schema(old: str, new: str) -> Edit:
    """A schema that had another name."""

    def edit(spec: Spec) -> None:
        schemas = spec["components"]["schemas"]
        if old not in schemas:
            return
        spec["components"]["schemas"] = {new if k == old else k: v for k, v in schemas.items()}
        for node in nodes(spec):
            if node.get("$ref") == f"#/components/schemas/{old}":
                node["$ref"] = f"#/components/schemas/{new}"

    return edit


def without_schema(*names: str) -> Edit:
    """Schemas that were not described yet: any object."""

    def edit(spec: Spec) -> None:
        for name in names:
            spec["components"]["schemas"].pop(name, None)
            for node in nodes(spec):
                if node.get("$ref") == f"#/components/schemas/{name}":
                    node.clear()
                    node["type"] = "object"

    return edit


def moved_path(old: str, new: str) -> Edit:
    """Operations that were at another path."""

    def edit(spec: Spec) -> None:
        spec["paths"] = {
            new + path.removeprefix(old) if path.startswith(old) else path: item
            for path, item in spec["paths"].items()
        }

    return edit


def renamed_operation(old: str, new: str) -> Edit:
    """An operation that had another operationId."""

    def edit(spec: Spec) -> None:
        for node in nodes(spec["paths"]):
            if node.get("operationId") == old:
                node["operationId"] = new

    return edit


def with_conversations(spec: Spec) -> None:
    """Operations that were removed later."""
    for name in ("Conversations", "Queries"):
        path = f"/v2/{name.lower()}"
        done = {"200": {"description": "Done."}}
        spec["paths"][path] = {
            "get": {"operationId": f"list{name}", "tags": [name], "responses": done},
            "post": {"operationId": f"add{name}", "tags": [name], "responses": done},
        }


def other_prose(spec: Spec) -> None:
    """Only words were different."""
    for node in nodes(spec):
        if isinstance(node.get("description"), str):
            node["description"] = node["description"].replace("workspace", "repository")


def other_scheme(spec: Spec) -> None:
    """The security scheme had another name."""
    schemes = spec["components"]["securitySchemes"]
    schemes["tokenAuth"] = schemes.pop("bearerAuth")
    for node in nodes(spec):
        if isinstance(node.get("security"), list):
            node["security"] = [{"tokenAuth": []} for _ in node["security"]]


def no_parameters_at_path(spec: Spec) -> None:
    """The header of the context was not declared."""
    spec["components"]["parameters"].pop("ib_context", None)
    for node in nodes(spec["paths"]):
        if isinstance(node.get("parameters"), list):
            found = [p for p in node["parameters"] if "ib_context" not in str(p.get("$ref"))]
            node["parameters"] = found


STEPS: tuple[tuple[str, Edit], ...] = (
    ("as it is", lambda _: None),
    ("other prose", other_prose),
    ("no tags of runs", without_property("tags")),
    ("no batch and app of runs", without_property("batch_id", "app_id", of="run")),
    ("no input and deployment of runs", without_property("input_dir", "deployment_id", of="run")),
    ("conversations and queries", with_conversations),
    ("no layouts of pages", without_property("page_layouts")),
    ("message was msg", renamed_property("message", "msg", of="resultsResponse")),
    ("no locations", without_property("source_coordinates")),
    ("no validations of packets", without_property("validations")),
    ("no passwords", without_property("passwords")),
    (
        "no upload in parts",
        without_operation(
            "createMultipartUploadSession", "uploadMultipartPart", "commitMultipartUploadSession"
        ),
    ),
    ("no case info", without_property("case_info")),
    ("no case schemas", without_schema("caseInfo", "caseInfoField", "caseInputField")),
    ("no audit logs", without_operation("getAuditLogs")),
    ("offset of results was named so", renamed_parameter("file_offset", "offset")),
    ("no secrets to change", without_operation("updateSecret", "deleteSecret")),
    ("no secrets", without_operation("listSecrets", "createSecret")),
    ("no confidence", without_property("confidence", "classification_confidence")),
    ("run status had another ID", renamed_operation("getRunStatus", "getRun")),
    ("deployments were somewhere else", moved_path("/v2/apps/deployments", "/v2/deployments")),
    ("the schema of runs had another name", renamed_schema("run", "appRun")),
    ("no deployments", without_operation("runDeployment")),
    ("jobs were elsewhere", moved_path("/v2/jobs", "/v1/jobs")),
    ("no state of jobs", renamed_property("state", "status", of="jobStatusResponse")),
    ("no deletion of runs", without_operation("deleteRun")),
    ("no jobs", without_operation("jobStatus")),
    ("batch was called id", renamed_parameter("batch_id", "id")),
    ("another name of workspaces", renamed_property("workspace", "repo")),
    ("another name of the parameter", renamed_parameter("workspace", "repo")),
    ("no workspaces of output", without_parameter("output_workspaces", "sort_by", "order")),
    ("no list of files", without_operation("listFiles", "deleteFileFromBatch")),
    ("no metadata of files", without_operation("getFileMetadata")),
    ("results had another name", renamed_schema("resultsResponse", "runResults")),
    ("no results", without_operation("getRunResults")),
    ("no list of runs", without_operation("listRuns")),
    ("the scheme had another name", other_scheme),
    ("no context", no_parameters_at_path),
    ("batches alone", without_operation("runApp", "getRun", "readFile", "writeFile")),
)
