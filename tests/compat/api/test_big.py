"""Documents that are large, deep, or contain themselves: compared at once, and with an end."""

from __future__ import annotations

import time

from generator.compat.api.compare import changes
from generator.ir.model import Api
from tests.compat.api.edited_documents import api_of
from tests.lower.lowering import complete

_N = 800


def _ref(name: str) -> dict:
    return {"$ref": f"#/components/schemas/{name}"}


def _api(schemas: dict, root: str = "Root") -> Api:
    content = {"content": {"application/json": {"schema": _ref(root)}}}
    post = {"requestBody": content, "responses": {"200": {"description": "x", **content}}}
    return api_of(complete(schemas=schemas, paths={"/a": {"post": post}}))


def _variants(prefix: str) -> dict:
    names = [f"{prefix}{index}" for index in range(_N)]
    objects = {
        name: {"type": "object", "properties": {f"p{index}": {"type": "string"}}}
        for index, name in enumerate(names)
    }
    return {"Root": {"oneOf": [_ref(name) for name in names]}, **objects}


def _ids(old: Api, new: Api) -> list[str]:
    start = time.perf_counter()
    found = [one.id for one in changes(old, new)]
    assert time.perf_counter() - start < 5
    return found


def test_many_variants_that_are_all_renamed() -> None:
    assert _ids(_api(_variants("A")), _api(_variants("B"))) == ["schema-renamed"] * _N


def test_a_long_chain_that_differs_at_its_end() -> None:
    def chain(end: str) -> Api:
        links = {
            f"S{index}": {"type": "object", "properties": {"next": _ref(f"S{index + 1}")}}
            for index in range(3000)
        }
        return _api({**links, "S3000": {"type": end}}, "S0")

    assert _ids(chain("string"), chain("integer")) == ["shared-type-changed"]


def test_schemas_that_contain_themselves() -> None:
    def nested(name: str) -> Api:
        return _api({name: {"type": "array", "items": _ref(name)}}, name)

    assert _ids(nested("One"), nested("Two")) == ["schema-renamed"]


def test_a_circle_that_is_written_out_once_is_the_same() -> None:
    inner = {"type": "object", "properties": {"next": _ref("Root")}}
    once = {"Root": {"type": "object", "properties": {"next": _ref("Root")}}}
    twice = {"Root": {"type": "object", "properties": {"next": inner}}}
    assert _ids(_api(once), _api(twice)) == []


def test_names_of_a_document_stay_on_their_line() -> None:
    name = "a`b\n{what}\x1b[31m\u202e"
    old = _api({"Root": {"type": "object", "properties": {name: {}, "b": {}}}})
    new = _api({"Root": {"type": "object", "properties": {"b": {}}}})
    (change,) = changes(old, new)
    assert change.sentence == "The property `a'b {what} [31m` of `Root` is gone."
