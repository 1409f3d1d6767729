"""x-sdk-*: what each hint becomes when it is written as it should be."""

from __future__ import annotations

from generator.ir.hints import (
    ErrorInSuccess,
    Paging,
    PagingStyle,
    Polling,
    StartsWork,
    UploadRecipe,
)
from generator.ir.types import ObjectDecl
from generator.lower.hints import KNOWN, REGISTRY


def _query(*names: str) -> list[dict]:
    return [{"name": name, "in": "query", "schema": {"type": "string"}} for name in names]


def test_registry_is_a_set_of_named_and_documented_keys() -> None:
    assert len(KNOWN) == len(REGISTRY)
    assert all(key.doc.endswith(".") or key.doc.endswith("...") for key in REGISTRY)
    assert all(name.startswith("x-sdk-") for name in KNOWN)


def test_operation_hints(lowered) -> None:
    result = lowered(
        paths={
            "/runs": {
                "get": {
                    "operationId": "listRuns",
                    "parameters": _query("offset", "limit"),
                    "x-sdk-name": "list",
                    "x-sdk-group": ["apps", "runs"],
                    "x-sdk-paging": {
                        "style": "offset",
                        "items": "/runs",
                        "argument": "offset",
                        "size_argument": "limit",
                        "has_more": "/has_more",
                        "start": 1,
                    },
                },
                "post": {
                    "operationId": "startRun",
                    "x-sdk-retry": "safe",
                    "x-sdk-starts": {
                        "poll": "getRun",
                        "argument": "id",
                        "handle": ["/id", "header:Location"],
                    },
                },
            },
            "/runs/{id}": {
                "get": {
                    "operationId": "getRun",
                    "parameters": [
                        {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
                    ],
                    "x-sdk-polling": {
                        "state": "/state",
                        "succeeded": ["DONE"],
                        "failed": ["FAILED"],
                        "waiting": ["PAUSED"],
                        "interval": 2,
                    },
                }
            },
        }
    )
    assert result.codes == []
    listing, start, poll = (operation.hints for operation in result.api.operations)
    assert (listing.name, listing.group) == ("list", ("apps", "runs"))
    assert listing.paging == Paging(
        PagingStyle.OFFSET,
        "/runs",
        argument="offset",
        size_argument="limit",
        has_more="/has_more",
        start=1,
    )
    assert start.retry == "safe"
    assert start.starts == StartsWork("getRun", "id", ("/id", "header:Location"))
    assert poll.polling == Polling("/state", ("DONE",), ("FAILED",), ("PAUSED",), 2.0)


def test_upload_recipe_may_name_properties_of_bodies(lowered) -> None:
    def body(*names: str) -> dict:
        properties = {name: {"type": "string"} for name in names}
        schema = {"type": "object", "properties": properties}
        return {"content": {"application/json": {"schema": schema}}}

    result = lowered(
        paths={
            "/up": {
                "post": {
                    "operationId": "open",
                    "requestBody": body("size"),
                    "x-sdk-upload": {
                        "size_argument": "size",
                        "session": "/session",
                        "part_size": "/part_size",
                        "part": {
                            "operation": "part",
                            "session_argument": "session",
                            "number_argument": "number",
                            "reply": ["number", "id"],
                        },
                        "finish": {
                            "operation": "finish",
                            "session_argument": "session",
                            "action_argument": "action",
                            "commit": "commit",
                            "abort": "abort",
                            "parts_argument": "parts",
                        },
                    },
                },
                "put": {"operationId": "part", "parameters": _query("session", "number")},
                "patch": {
                    "operationId": "finish",
                    "parameters": _query("session"),
                    "requestBody": body("action", "parts"),
                },
            }
        }
    )
    assert result.codes == []
    assert result.api.operations[1].hints.upload == UploadRecipe(
        size_argument="size",
        session="/session",
        part_size="/part_size",
        part_operation="part",
        part_session_argument="session",
        part_number_argument="number",
        part_reply=("number", "id"),
        finish_operation="finish",
        finish_session_argument="session",
        finish_action_argument="action",
        finish_commit="commit",
        finish_abort="abort",
        finish_parts_argument="parts",
        first_part=1,
    )


def test_hints_of_other_nodes(lowered) -> None:
    result = lowered(
        **{"x-sdk-error-message": ["/message", "/error/text"]},
        schemas={
            "Finish": {
                "type": "object",
                "properties": {
                    "action": {"type": "string"},
                    "parts": {
                        "type": "array",
                        "x-sdk-name": "pieces",
                        "x-sdk-sent-if": {"property": "action", "equals": "commit"},
                    },
                    "took": {"type": "integer", "x-sdk-unit": "ms"},
                },
            }
        },
        paths={
            "/a": {
                "get": {
                    "operationId": "a",
                    "parameters": [{"name": "q", "in": "query", "x-sdk-name": "query"}],
                    "responses": {
                        "200": {
                            "description": "ok",
                            "x-sdk-error-in-success": {
                                "pointer": "/status",
                                "equals": "ERROR",
                                "message": "/msg",
                            },
                        }
                    },
                }
            }
        },
    )
    assert result.codes == []
    assert result.api.error_message == ("/message", "/error/text")
    (operation,) = result.api.operations
    assert operation.parameters[0].explicit == "query"
    assert operation.responses[0].error_in_success == ErrorInSuccess("/status", "ERROR", "/msg")
    (decl,) = result.api.decls.values()
    assert isinstance(decl, ObjectDecl)
    parts, took = decl.properties[1:]
    assert (parts.explicit, parts.sent_if) == ("pieces", ("action", "commit"))
    assert took.doc.unit == "ms"


def test_prose_of_enum_values(lowered) -> None:
    result = lowered(
        schemas={
            "A": {"enum": ["x", "y"], "x-enum-descriptions": ["first", "second"]},
            "B": {"enum": ["x", "y"], "x-enum-descriptions": {"y": "second"}},
            "C": {"oneOf": [{"const": "x", "description": "first"}, {"const": "y"}]},
        }
    )
    docs = [decl.value_docs for decl in result.api.decls.values()]
    assert docs == [("first", "second"), ("", "second"), ("first", "")]
