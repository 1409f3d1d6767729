"""x-sdk-webhook-signature: what is meant, where it is inherited, and which values are refused."""

from __future__ import annotations

import json

import pytest
from lowering import lower_text

from generator.ir.hints import WebhookSignature
from generator.ir.model import Api

STANDARD = WebhookSignature(
    header="webhook-signature",
    content=("{id}", ".", "{timestamp}", ".", "{body}"),
    encoding="base64",
    key="whsec",
    prefix="v1,",
    timestamp_header="webhook-timestamp",
    id_header="webhook-id",
)
BARE = WebhookSignature(header="S", content=("{body}",))
KEY = "x-sdk-webhook-signature"


def lowered(root: object = None, item: object = None, operation: object = None):
    hook: dict = {"requestBody": {"content": {"application/json": {}}}, "responses": {}}
    document: dict = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}}
    items: dict = {"post": hook}
    subscribe = {"callbacks": {"done": {"{$url}": {"post": dict(hook)}}}, "responses": {}}
    for node, value in ((document, root), (items, item), (hook, operation)):
        if value is not None:
            node[KEY] = value
    document |= {"webhooks": {"hook": items}, "paths": {"/subscribe": {"post": subscribe}}}
    return lower_text(json.dumps(document))


def signature(api: Api) -> WebhookSignature | None:
    (hook,) = api.webhooks
    return hook.signature


@pytest.mark.parametrize(
    ("says", "means"),
    [
        ({"type": "standard-webhooks"}, STANDARD),
        ({"type": "none"}, None),
        ({"type": "hmac", "header": "S"}, BARE),
        (
            {
                "type": "hmac",
                "header": "S",
                "algorithm": "sha512",
                "encoding": "base64",
                "secret": "hex",
                "prefix": "v0=",
                "id_header": "I",
                "timestamp_header": "T",
                "timestamp": "milliseconds",
                "content": "v0:{id}.{timestamp}.{body}",
                "tolerance": 60,
            },
            WebhookSignature(
                header="S",
                content=("v0:", "{id}", ".", "{timestamp}", ".", "{body}"),
                algorithm="sha512",
                encoding="base64",
                key="hex",
                prefix="v0=",
                id_header="I",
                timestamp_header="T",
                timestamp="milliseconds",
                tolerance=60.0,
            ),
        ),
    ],
)
def test_meaning(says: dict, means: WebhookSignature | None) -> None:
    result = lowered(says)
    assert result.codes == []
    assert signature(result.api) == means


def test_the_nearest_counts() -> None:
    standard, bare, none = {"type": "standard-webhooks"}, {"type": "hmac", "header": "S"}, None
    for given, expected in (
        ((standard, bare, {"type": "none"}), None),
        ((none, bare, standard), STANDARD),
        ((standard, bare, none), BARE),
        ((standard, none, none), STANDARD),
        ((none, none, none), None),
    ):
        assert signature(lowered(*given).api) == expected
    # callbacks are requests of the server too
    (operation,) = lowered(standard, bare).api.operations
    assert [hook.signature for hook in operation.callbacks] == [STANDARD]


@pytest.mark.parametrize(
    ("says", "code", "place", "message"),
    [
        (5, "L301", "", "'x-sdk-webhook-signature' must be an object."),
        ("hmac", "L301", "", "'x-sdk-webhook-signature' must be an object."),
        ({}, "L301", "", "The key 'type' is missing."),
        ({"type": "hmac"}, "L301", "", "The key 'header' is missing."),
        ({"type": "rsa"}, "L301", "/type", "'type' must be one of 'standard-webhooks', 'hmac', "),
        ({"type": ""}, "L301", "/type", "'type' must be one of"),
        ({"type": ["hmac"]}, "L301", "/type", "'type' must be one of"),
        (
            {"type": "standard-webhooks", "header": "S"},
            "L301",
            "/header",
            "'x-sdk-webhook-signature' cannot have the key 'header'.",
        ),
        ({"type": "none", "tolerance": 5}, "L301", "/tolerance", "cannot have the key"),
        (
            {"type": "hmac", "header": "S", "prefx": ""},
            "L301",
            "/prefx",
            "cannot have the key 'prefx'. Did you mean 'prefix'?",
        ),
        ({"header": "a b"}, "L301", "/header", "'header' must be a header name."),
        ({"header": ""}, "L301", "/header", "'header' must be a header name."),
        ({"header": None}, "L301", "/header", "'header' must be a header name."),
        ({"prefix": "é"}, "L301", "/prefix", "'prefix' must be ASCII text."),
        ({"prefix": ""}, "L301", "/prefix", "'prefix' must be ASCII text."),
        ({"prefix": " a"}, "L301", "/prefix", "'prefix' must be ASCII text."),
        ({"prefix": "a\n"}, "L301", "/prefix", "'prefix' must be ASCII text."),
        ({"algorithm": "md5"}, "L301", "/algorithm", "one of 'sha256', 'sha512', 'sha1'."),
        ({"encoding": ["hex"]}, "L301", "/encoding", "one of 'hex', 'base64'."),
        ({"secret": ""}, "L301", "/secret", "one of 'text', 'hex', 'base64'."),
        ({"content": 5}, "L301", "/content", "'content' must be a string such as"),
        ({"timestamp_header": "T"}, "L301", "", "The key 'content' is missing."),
        *(
            (
                {"timestamp_header": "T", "content": "{timestamp}{body}", "tolerance": value},
                "L301",
                "/tolerance",
                "'tolerance' must be a number",
            )
            for value in (0, -5, "300", True, None)
        ),
        ({"content": "{payload}"}, "L304", "/content", "'{payload}', which stands for nothing."),
        ({"content": "{body}}"}, "L304", "/content", "'}', which stands for nothing."),
        ({"content": ""}, "L304", "/content", "'content' lacks {body}"),
        ({"content": "{timestamp}{body}"}, "L304", "/content", "Add 'timestamp_header'."),
        ({"content": "{id}{body}"}, "L304", "/content", "has {id}, but nothing says where"),
        ({"id_header": "I"}, "L304", "/id_header", "The value of 'id_header' is not signed"),
        (
            {"timestamp_prefix": "t=", "content": "{body}"},
            "L304",
            "/timestamp_prefix",
            "The value of 'timestamp_prefix' is not signed",
        ),
        (
            {"timestamp_prefix": "t=", "timestamp_header": "T", "content": "{timestamp}{body}"},
            "L304",
            "/timestamp_prefix",
            "exclude each other.",
        ),
        ({"tolerance": 5}, "L304", "/tolerance", "'tolerance' has no effect"),
        ({"timestamp": "seconds"}, "L304", "/timestamp", "'timestamp' has no effect"),
    ],
)
def test_refused(says: object, code: str, place: str, message: str) -> None:
    """Each is said once, where it stands; a part of an HMAC is shown without the rest."""
    if isinstance(says, dict) and says and "type" not in says:
        says = {"type": "hmac", "header": "S", **says}
    result = lowered(None, None, says)
    (found,) = result.sink
    assert found.code == code
    assert message in f"{found.message} {found.hint}"
    assert found.loc.pointer == f"/webhooks/hook/post/{KEY}{place}"
