"""Requests from a document: example sets, credentials, variables, what cannot travel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from generator.config.settings import ArgumentKind, ClientArgument, ClientSettings, Settings
from generator.ir.wire import ArgumentIn, ParamIn
from generator.pipeline import Request, run
from generator.requests.build import build_requests
from generator.requests.model import (
    ClientHeader,
    FileBody,
    FilePart,
    JsonBody,
    MultipartBody,
    RequestModel,
    Requests,
    TextBody,
    TextPart,
)

OK = {"200": {"description": "ok", "content": {"application/json": {"schema": {}}}}}


def requests_of(paths: dict[str, Any], settings: Settings | None = None, **more: Any) -> Requests:
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": paths,
        **more,
    }
    result = run(Request("-", stdin=yaml.safe_dump(document, sort_keys=False).encode()), "validate")
    assert result.api is not None, list(result.sink)
    return build_requests(result.api, settings or Settings())


def one(
    operation: dict[str, Any], path: str = "/a", method: str = "get", **more: Any
) -> RequestModel:
    """The request that gives everything."""
    found = requests_of(
        {path: {method: {"responses": OK, "operationId": "op", **operation}}}, **more
    )
    return found.full("op") or found.first("op")


def parameter(name: str, where: str, example: Any, **more: Any) -> dict[str, Any]:
    required = {"required": True} if where == "path" else {}
    return {"name": name, "in": where, "schema": {}, "example": example, **required, **more}


def test_every_named_example_is_a_request_behind_the_least_and_the_most() -> None:
    examples = {name: {"value": {"name": name}} for name in ("small", "large")}
    found = requests_of(
        {
            "/a": {
                "post": {
                    "operationId": "op",
                    "responses": OK,
                    "parameters": [
                        {
                            "name": "q",
                            "in": "query",
                            "schema": {},
                            "examples": {"any": {"value": 1}, "large": {"value": 2}},
                        }
                    ],
                    "requestBody": {"content": {"application/json": {"examples": examples}}},
                }
            }
        }
    ).by_operation["op"]
    assert [(m.example, m.query_string, m.body) for m in found] == [
        ("minimal", "", JsonBody("application/json", {"name": "small"})),
        ("full", "q=1", JsonBody("application/json", {"name": "small"})),
        ("large", "q=2", JsonBody("application/json", {"name": "large"})),
    ]


def test_ids_of_one_request_are_those_of_the_next() -> None:
    found = requests_of(
        {
            "/batches/{batch_id}": {
                "get": {
                    "operationId": "get",
                    "responses": OK,
                    "parameters": [
                        {
                            "name": "batch_id",
                            "in": "path",
                            "required": True,
                            "schema": {"type": "integer"},
                        }
                    ],
                }
            },
            "/runs": {
                "post": {
                    "operationId": "run",
                    "responses": OK,
                    "requestBody": {
                        "content": {
                            "application/json": {
                                "schema": {
                                    "type": "object",
                                    "required": ["batch_id"],
                                    "properties": {"batch_id": {"type": "integer"}},
                                }
                            }
                        }
                    },
                }
            },
        }
    )
    body = found.first("run").body
    assert isinstance(body, JsonBody)
    assert isinstance(body.value, dict)
    assert found.first("get").encoded_path == f"/batches/{body.value['batch_id']}"


def test_a_path_value_that_would_climb_is_replaced() -> None:
    for example in ("..", ".", ""):
        model = one({"parameters": [parameter("id", "path", example)]}, "/a/{id}")
        assert model.encoded_path == "/a/value"
    spans = parameter("id", "path", "a/../b", **{"x-sdk-spans-segments": True})
    assert one({"parameters": [spans]}, "/a/{id}").encoded_path == "/a/value"


def test_fixed_text_of_a_path_is_encoded() -> None:
    model = one({}, "/a b/\"'$é?x=1")
    assert model.encoded_path == "/a%20b/%22'$%C3%A9?x=1"
    assert one({"parameters": [parameter("q", "query", 1)]}, "/a?x=1").target == "/a?x=1&q=1"


def test_headers_hold_only_what_headers_can() -> None:
    model = one(
        {"parameters": [parameter("X-A", "header", "é\r\nX-B: 1"), parameter("X-C", "header", "")]}
    )
    assert model.headers == (("X-A", "? X-B: 1"), ("X-C", ""))
    argument = model.argument(ArgumentIn.HEADER, "X-A")
    assert argument is not None
    assert argument.value == "? X-B: 1"


def test_headers_of_the_client_come_from_the_environment() -> None:
    header = ClientArgument("context", ArgumentKind.HEADER, "IB-Context")
    settings = Settings(client=ClientSettings(arguments=(header,)))
    paths = {
        "/a": {
            "get": {
                "operationId": "op",
                "responses": OK,
                "parameters": [parameter("ib-context", "header", "acme")],
            },
            "put": {"operationId": "other", "responses": OK},
        }
    }
    found = requests_of(paths, settings)
    model = found.first("op")
    assert model.client_headers == (ClientHeader("ib-context", "IB_CONTEXT", "acme"),)
    assert model.headers == ()
    assert model.argument(ArgumentIn.HEADER, "ib-context") is None
    assert found.first("other").client_headers == ()
    assert [h.name for h in requests_of(paths).first("op").client_headers] == []


def schemes(**found: dict[str, Any]) -> dict[str, Any]:
    return {"components": {"securitySchemes": found}}


BEARER = {"type": "http", "scheme": "bearer"}
KEY = {"type": "apiKey", "in": "query", "name": "key"}
BASIC = {"type": "http", "scheme": "basic"}


def test_a_scheme_alone_has_a_short_variable() -> None:
    model = one({"security": [{}, {"a": [], "b": []}]}, **schemes(a=BEARER, b=KEY))
    assert [(c.variable, c.location, c.name, c.prefix) for c in model.credentials] == [
        ("API_TOKEN", ParamIn.HEADER, "Authorization", "Bearer "),
        ("API_KEY", ParamIn.QUERY, "key", ""),
    ]


def test_schemes_of_one_kind_are_named_by_their_key() -> None:
    model = one(
        {"security": [{"user token": [], "API_other": [], "login": []}]},
        **schemes(**{"user token": BEARER, "API_other": BEARER, "login": BASIC}),
    )
    assert [c.variable for c in model.credentials] == [
        "API_USER_TOKEN",
        "API_OTHER",
        "API_USER_AND_PASSWORD",
    ]
    assert [c.encoded for c in model.credentials] == [False, False, True]


def test_a_variable_never_takes_the_name_of_another_thing() -> None:
    names = ("Path", "FILE", "API-Root", "Größe", "9")
    header = tuple(ClientArgument("x", ArgumentKind.HEADER, name) for name in names)
    settings = Settings(client=ClientSettings(arguments=header))
    found = requests_of(
        {"/a": {"get": {"operationId": "op", "responses": OK}}}, settings
    ).environment
    assert list(found.headers.values()) == [
        "API_PATH",
        "API_FILE",
        "API_ROOT_",
        "API_VALUE",
        "API_9",
    ]


def test_no_security_means_no_credential() -> None:
    assert one({"security": []}, **schemes(a=BEARER)).credentials == ()


def test_files_are_files() -> None:
    media = {"image/*": {"schema": {"type": "string", "format": "binary"}}}
    model = one({"requestBody": {"content": media}}, method="post")
    assert model.body == FileBody("application/octet-stream")
    assert [a.location for a in model.arguments] == []


def test_parts_are_files_and_texts() -> None:
    schema = {
        "type": "object",
        "properties": {
            "files": {"type": "array", "items": {"type": "string", "format": "binary"}},
            "meta": {"type": "object"},
            "tags": {"type": "array", "items": {"type": "string"}},
        },
    }
    content = {
        "multipart/form-data": {
            "schema": schema,
            "encoding": {"files": {"contentType": "application/pdf, image/png"}},
            "example": {"files": ["x"], "meta": {"a": 1}, "tags": ["x", "y"], "none": None},
        }
    }
    body = one({"requestBody": {"content": content}}, method="post").body
    assert body == MultipartBody(
        "multipart/form-data",
        (
            FilePart("files", "application/pdf"),
            TextPart("meta", "application/json", '{"a": 1}'),
            TextPart("tags", "", "x"),
            TextPart("tags", "", "y"),
        ),
    )


def test_lines_are_lines() -> None:
    for example, text in (([{"a": 1}, 2], '{"a": 1}\n2\n'), ({"a": 1}, '{"a": 1}\n')):
        content = {"application/jsonl": {"example": example}}
        body = one({"requestBody": {"content": content}}, method="post").body
        assert body == TextBody("application/jsonl", text)


def test_what_json_cannot_say_is_left_out() -> None:
    example = {"inf": float("inf"), "deep": [[]]}
    for _ in range(60):
        example["deep"] = [example["deep"]]
    content = {"application/json": {"example": example}}
    body = one({"requestBody": {"content": content}}, method="post").body
    assert isinstance(body, JsonBody)
    assert isinstance(body.value, dict)
    assert body.value["inf"] is None
    depth, value = 0, body.value["deep"]
    while value:
        assert isinstance(value, tuple)
        depth, value = depth + 1, value[0]
    assert depth < 45


def test_binary_replies_are_saved() -> None:
    def saved(content: dict[str, Any], method: str = "get") -> bool:
        responses = {
            "default": {"description": "no"},
            "200": {"description": "ok", "content": content},
        }
        return one({"responses": responses}, method=method).saves_reply

    assert saved({"application/pdf": {}})
    assert saved({"text/csv": {"schema": {"type": "string", "format": "binary"}}})
    assert not saved({"application/json": {}, "application/pdf": {}})
    assert not saved({"*/*": {"schema": {"type": "object"}}})
    assert not saved({"application/pdf": {}}, "head")


def test_the_first_server_is_known() -> None:
    servers = [{"url": "https://{region}.example.com/", "variables": {"region": {"default": "eu"}}}]
    assert one({}, servers=servers).server == "https://eu.example.com"
    own = [{"url": "https://files.example.com"}]
    assert one({"servers": own}, servers=servers).server == "https://files.example.com"


def test_the_model_of_a_real_document() -> None:
    root = Path(__file__).parents[2]
    result = run(Request(config=root / "specs" / "aihub" / "sdk.yaml"), "validate")
    assert result.api is not None
    assert result.settings is not None
    found = build_requests(result.api, result.settings)
    assert found.environment.schemes == {"bearerAuth": "API_TOKEN"}
    assert found.environment.headers == {"ib-context": "IB_CONTEXT"}
    assert set(found.by_operation) == {op.key for op in result.api.operations}
    assert len(found.by_operation) == 27
