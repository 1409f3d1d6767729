"""Walking the IR: who needs whom, who is sent and who comes back."""

from __future__ import annotations

import pytest

from generator.ir import walk
from generator.ir.types import ObjectDecl, Primitive


def _ref(name: str) -> dict:
    return {"$ref": f"#/components/schemas/{name}"}


def _object(**properties: dict) -> dict:
    return {"type": "object", "properties": properties}


def _body(name: str) -> dict:
    return {"content": {"application/json": {"schema": _ref(name)}}}


@pytest.fixture
def api(lowered):
    return lowered(
        schemas={
            "Ask": _object(inner=_ref("Shared")),
            "Answer": _object(inner=_ref("Shared"), loop=_ref("Loop")),
            "Loop": _object(back=_ref("Pool")),
            "Pool": _object(back=_ref("Loop")),
            "Shared": _object(x={"type": "string"}),
            "Event": _object(x={"type": "string"}),
            "Unused": {"type": "string"},
        },
        paths={
            "/a": {
                "post": {
                    "operationId": "a",
                    "requestBody": _body("Ask"),
                    "responses": {"200": {"description": "ok", **_body("Answer")}},
                }
            }
        },
        webhooks={"event": {"post": {"requestBody": _body("Event")}}},
    ).api


def _names(api, ids) -> set[str]:
    return {api.decls[decl].hint.component for decl in ids}


def test_what_is_sent_and_what_comes_back(api) -> None:
    assert _names(api, walk.used_in_requests(api)) == {"Ask", "Shared"}
    # a webhook's body comes to us
    assert _names(api, walk.used_in_responses(api)) == {"Answer", "Shared", "Loop", "Pool", "Event"}


def test_groups_put_what_is_needed_first(api) -> None:
    groups = [_names(api, group) for group in walk.groups(api.decls)]
    assert {"Loop", "Pool"} in groups
    assert sum(len(group) for group in groups) == len(api.decls)
    assert groups.index({"Shared"}) < groups.index({"Ask"})
    assert groups.index({"Loop", "Pool"}) < groups.index({"Answer"})


def test_properties_of_a_child_begin_with_those_of_its_base(lowered) -> None:
    api = lowered(
        schemas={
            "Pet": _object(kind={"type": "string"}, name={"type": "string"})
            | {"discriminator": {"propertyName": "kind"}},
            "Cat": {
                "allOf": [_ref("Pet"), _object(name={"enum": ["Tom"]}, lives={"type": "integer"})]
            },
        }
    ).api
    cat = next(decl for decl in api.decls.values() if decl.hint.component == "Cat")
    assert isinstance(cat, ObjectDecl)
    # its tag is a constant
    assert [prop.name for prop in cat.properties] == ["name", "lives", "kind"]
    merged = walk.properties_of(cat, api.decls)
    assert [prop.name for prop in merged] == ["kind", "name", "lives"]
    assert merged[1].type == cat.properties[0].type


def test_aliases_are_followed(lowered) -> None:
    api = lowered(schemas={"A": _ref("B"), "B": _ref("C"), "C": {"type": ["string", "null"]}}).api
    first = next(decl for decl in api.decls.values() if decl.hint.component == "A")
    target = walk.target_of(first.target, api.decls)
    assert isinstance(target, Primitive)


def test_dump_is_stable_text_that_loads(api) -> None:
    text = walk.dump(api)
    assert walk.load(text) == api
    assert walk.dump(walk.load(text)) == text
    assert list(walk.load(text).decls) == list(api.decls)
    for broken in ("{}", "[]", '{"file": "x", "api": []}'):
        with pytest.raises(ValueError, match="not a dumped Api"):
            walk.load(broken)
