"""What the message of an error says: what the server said, and which field it is about."""

import json
import time

import pytest
from runtime.calls.complaints import complaint

#: The server's way to write errors, a body, and the message.
CASES = [
    ("text", {"message": "no such thing"}, "no such thing"),
    ("case", {"Message": "No such queue", "__type": "x#y"}, "No such queue"),
    ("odd", {"code": 4, "exception_message": "out of stock"}, "out of stock"),
    ("fastapi", {"detail": [{"type": "missing", "loc": ["body", "items", 0, "name"], "msg": "Field required", "input": {}}]}, "body.items[0].name: Field required"),
    ("litestar", {"status_code": 400, "detail": "Validation failed", "extra": [{"message": "Expected `int` >= 0", "key": "age", "source": "body"}]}, "Validation failed: age: Expected `int` >= 0"),
    ("fastapi text", {"detail": "Not Found"}, "Not Found"),
    ("fastapi object", {"detail": {"code": "taken", "id": 7}}, '{"detail": {"code": "taken", "id": 7}}'),
    ("fastapi message", {"detail": {"message": "already taken", "id": 7}}, "already taken"),
    ("drf", {"name": ["This field is required."], "non_field_errors": ["Dates overlap."]}, "name: This field is required.; Dates overlap."),
    ("drf nested", {"items": [{}, {"price": ["Too low."]}]}, "items[1].price: Too low."),
    ("drf full", {"name": [{"message": "Too long.", "code": "max_length"}]}, "name: Too long."),
    ("drf message", {"message": ["This field is required."]}, "message: This field is required."),
    ("json api", {"errors": [{"status": "422", "title": "Invalid attribute", "detail": "must not be empty", "source": {"pointer": "/data/attributes/name"}}]}, "data.attributes.name: Invalid attribute: must not be empty"),
    ("json api query", {"errors": [{"title": "Bad sort", "source": {"parameter": "sort"}}]}, "sort: Bad sort"),
    ("problem", {"type": "about:blank", "title": "Out of credit", "status": 403, "detail": "30 is less than 50."}, "Out of credit: 30 is less than 50."),
    ("problem params", {"title": "Not valid.", "invalid-params": [{"name": "age", "reason": "must be positive"}]}, "Not valid: age: must be positive"),
    ("problem pointers", {"title": "Not valid", "errors": [{"detail": "must be positive", "pointer": "#/pets/0/age"}]}, "Not valid: pets[0].age: must be positive"),
    ("asp.net", {"title": "One or more validation errors occurred.", "status": 400, "errors": {"Name": ["The Name field is required."]}, "traceId": "0"}, "One or more validation errors occurred: Name: The Name field is required."),
    ("jira", {"errorMessages": ["No issue."], "errors": {"summary": "required"}}, "No issue.; summary: required"),
    ("graphql", {"errors": [{"message": "Cannot read", "path": ["user", 0, "name"]}], "data": None}, "user[0].name: Cannot read"),
    ("google", {"error": {"code": 400, "message": "Invalid value", "details": [{"@type": "x/BadRequest", "fieldViolations": [{"field": "page_size", "description": "must be positive"}]}]}}, "Invalid value: page_size: must be positive"),
    ("stripe", {"error": {"type": "invalid_request_error", "message": "Invalid integer: x", "param": "amount"}}, "amount: Invalid integer: x"),
    ("azure", {"error": {"code": "BadArgument", "message": "Multiple errors", "details": [{"code": "NullValue", "target": "PhoneNumber", "message": "must not be null"}]}}, "Multiple errors: PhoneNumber: must not be null"),
    ("oauth", {"error": "invalid_grant", "error_description": "The code expired."}, "invalid_grant: The code expired."),
    ("oauth code", {"error": "invalid_client"}, "invalid_client"),
    ("rails", {"errors": {"name": ["can't be blank", "is too short"]}}, "name: can't be blank; name: is too short"),
    ("rails list", {"errors": ["Name can't be blank"]}, "Name can't be blank"),
    ("laravel", {"message": "The data was invalid.", "errors": {"email": ["Already taken."]}}, "The data was invalid: email: Already taken."),
    ("nest", {"statusCode": 400, "message": ["name must be a string"], "error": "Bad Request"}, "Bad Request: name must be a string"),
    ("spring", {"status": 400, "error": "Bad Request", "message": "Validation failed", "errors": [{"field": "age", "defaultMessage": "must be positive", "rejectedValue": -1}], "path": "/pets"}, "Validation failed: age: must be positive"),
    ("express", {"errors": [{"type": "field", "value": "x", "msg": "Invalid value", "path": "email", "location": "body"}]}, "email: Invalid value"),
    ("zod", {"success": False, "error": {"name": "ZodError", "issues": [{"code": "too_small", "path": ["pets", 0, "age"], "message": "Too small"}]}}, "pets[0].age: Too small"),
    ("bean", {"title": "Constraint Violation", "violations": [{"field": "create.name", "message": "must not be null"}]}, "Constraint Violation: create.name: must not be null"),
    ("couch", {"error": "not_found", "reason": "missing"}, "not_found: missing"),
    ("the same twice", {"message": "Too long", "errors": [{"field": "name", "message": "Too long"}]}, "name: Too long"),
    ("many", {"errors": [{"field": f"f{n}", "message": "bad"} for n in range(8)]}, "f0: bad; f1: bad; f2: bad; f3: bad; f4: bad; and 3 more"),
    ("unknown", {"ok": False, "id": 3, "api_key": "abc"}, '{"ok": false, "id": 3, "api_key": "***"}'),
    ("a string", "no\n  such thing", "no such thing"),
    ("empty", {}, ""),
    ("a number", 7, ""),
]  # fmt: skip


@pytest.mark.parametrize(("document", "said"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_json(document, said):
    assert complaint(document, "", "json") == said


TEXTS = [
    ("plain", "text", "  no such\n thing ", "no such thing"),
    ("page", "text", "<!DOCTYPE html><html><head><title>502 Bad\nGateway</title></head>", "502 Bad Gateway"),
    ("page without title", "text", "<html><body><h1>It&#39;s broken</h1>", "It's broken"),
    ("empty page", "text", "<html><body></body></html>", ""),
    ("s3", "xml", "<?xml version='1.0'?><Error><Code>NoSuchKey</Code><Message>No such key.</Message></Error>", "No such key."),
    ("soap", "xml", "<s:Envelope><s:Fault><faultcode>c</faultcode><faultstring>Bad &amp; ugly</faultstring>", "Bad & ugly"),
    ("unknown xml", "xml", "<oops><a>one</a><b>two</b></oops>", "one two"),
    ("form", "form", "error=invalid_scope&error_description=No+such+scope", "invalid_scope: No such scope"),
    ("nothing", "bytes", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("media", "text", "said"), [c[1:] for c in TEXTS], ids=[c[0] for c in TEXTS]
)
def test_text(media, text, said):
    assert complaint(None, text, media) == said


def deep(depth):
    value = "x"
    for _ in range(depth):
        value = {"errors": [value]}
    return value


@pytest.mark.parametrize(
    "document",
    [
        {"a": [{str(n): [[] for _ in range(50)] for n in range(50)} for _ in range(1000)]},
        {"message": "x" * 10_000_000},
        {"errors": [{"msg": "bad " * 100, "loc": ["body", n]} for n in range(50_000)]},
        deep(900),
        [[[[[[[[["deep"]]]]]]]]],
        {"errors": {"": None}, "detail": [None, 1, {"loc": [None], "msg": 5}], "error": []},
        {"message": {"message": {"message": 1}}, "title": " "},
    ],
    ids=["wide", "long", "many", "deep", "nested", "odd", "no texts"],
)
def test_is_quick_and_short_whatever_comes(document):
    started = time.perf_counter()
    line = complaint(document, "", "json")
    assert time.perf_counter() - started < 0.2
    assert len(line) <= 500
    assert "\n" not in line


@pytest.mark.parametrize("text", ["<" * 100_000, "<a " * 50_000, "<title>" * 20_000, "a=" * 50_000])
@pytest.mark.parametrize("media", ["text", "xml", "form"])
def test_is_quick_for_texts(text, media):
    started = time.perf_counter()
    assert len(complaint(None, text, media)) <= 500
    assert time.perf_counter() - started < 0.2


def test_a_body_is_not_changed():
    document = {"errors": [{"msg": "x" * 5000}], "more": list(range(100))}
    before = json.dumps(document)
    complaint(document, "", "json")
    assert json.dumps(document) == before
