"""An API that states nothing: what is said of its lists, and an overlay alone makes them go on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.pipeline import Request, run
from tests.cases.sdk import generate

#: Names that say little: where the next page is, only a reader of the prose would know.
API = """
openapi: 3.0.3
info: {title: Orchard, version: "1"}
servers: [{url: "https://orchard.test"}]
paths:
  /trees:
    get:
      operationId: listTrees
      tags: [trees]
      parameters:
        - {name: page, in: query, schema: {type: integer}}
        - {name: per_page, in: query, schema: {type: integer}}
      responses: &trees
        "200":
          description: Some trees.
          content: {application/json: {schema: {type: object, properties: {
            trees: {type: array, items: {type: object, properties: {id: {type: integer}}}},
            mark: {type: string, nullable: true}}}}}
  /trees/search:
    post:
      operationId: searchTrees
      tags: [trees]
      requestBody: {content: {application/json: {schema: {type: object, properties: {
        mark: {type: string}, words: {type: string}}}}}}
      responses: *trees
  /rows:
    get:
      operationId: listRows
      tags: [rows]
      parameters:
        - {name: offset, in: query, schema: {type: integer}}
        - {name: limit, in: query, schema: {type: integer}}
      responses: *trees
"""
OVERLAY = """
overlay: 1.0.0
info: {title: Lists, version: "1"}
actions:
  - target: $.paths['/trees'].get
    update: {x-sdk-paging: {style: page, items: /trees, argument: page, size_argument: per_page, start: 1}}
  - target: $.paths['/trees/search'].post
    update: {x-sdk-paging: {style: cursor, items: /trees, argument: mark, next_token: /mark}}
  - target: $.paths['/rows'].get
    update: {x-sdk-paging: {style: none}}
"""


def _trees(*ids: int, mark: str | None = None) -> dict[str, object]:
    return {"trees": [{"id": one} for one in ids], "mark": mark}


def test_an_overlay_makes_lists_go_on(tmp_path: Path) -> None:
    overlay = tmp_path / "overlay.yaml"
    overlay.write_text(OVERLAY, encoding="utf-8")
    sdk = generate(API.encode(), "orchard", overlays=(overlay,))
    with sdk.imported():
        from orchard.testing import FakeOrchardClient  # type: ignore[import-not-found]

        fake = FakeOrchardClient()
        client = fake.client()
        fake.trees.list.returns_each(_trees(1, 2), _trees(3), _trees())
        assert [tree.id for tree in client.trees.list(per_page=2)] == [1, 2, 3]
        assert [c.request.query.get("page") for c in fake.trees.list.calls] == [None, ["2"], ["3"]]
        fake.trees.search.returns_each(_trees(1, mark="a"), _trees(mark="b"), _trees(2))
        assert [tree.id for tree in client.trees.search(words="w")] == [1, 2]
        sent = [json.loads(call.request.body) for call in fake.trees.search.calls]
        assert sent == [{"words": "w"}, {"words": "w", "mark": "a"}, {"words": "w", "mark": "b"}]
        fake.rows.list.returns(_trees(1))
        assert not hasattr(client.rows.list(), "next_page")


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (
            "validate",
            [
                (
                    "N030 The method of 'listTrees' returns one page, though its list may go on by the "
                    "number of the page (likely: page is the number of a page; that they begin with 1 is "
                    "a guess)."
                ),
                (
                    "N031 The list of 'listRows' goes on by offset (offset is a number of items to leave "
                    "out, and limit how many to give)."
                ),
            ],
        ),
        (
            "check",
            [
                (
                    "N030 1 list may go on from page to page, which is not certain: the methods return "
                    "one page."
                )
            ],
        ),
    ],
)
def test_what_was_found_is_told(step: str, said: list[str], tmp_path: Path) -> None:
    result = run(Request(spec="-", stdin=API.encode(), output=tmp_path / "x"), step)  # type: ignore[arg-type]
    found = [f"{d.code} {d.message}" for d in result.sink if d.code in {"N030", "N031"}]
    assert sorted(found) == said
    hints = {d.hint for d in result.sink if d.code == "N030"}
    stated = "x-sdk-paging: {style: page, items: /trees, argument: page, size_argument: per_page, start: 1}"
    assert any(stated in hint for hint in hints) is (step == "validate")
