"""Pointers of ``x-sdk-*`` into replies whose names need escaping."""

from __future__ import annotations

import json
from collections.abc import Callable

from generator.mock import Options, serve
from generator.pipeline import Request, Result
from tests.mock.exchange import send

PET = {"type": "object", "properties": {"id": {"type": "string"}}}
PAGE = {
    "type": "object",
    "properties": {"a/b": {"type": "array", "items": PET}, "next/page": {"type": "string"}},
}
DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "T", "version": "1"},
    "paths": {
        "/pets": {
            "get": {
                "operationId": "listPets",
                "parameters": [{"name": "after", "in": "query", "schema": {"type": "string"}}],
                "x-sdk-paging": {
                    "style": "cursor",
                    "items": "/a~1b",
                    "argument": "after",
                    "next_token": "/next~1page",
                },
                "responses": {
                    "200": {
                        "description": "ok",
                        "content": {
                            "application/json": {
                                "schema": PAGE,
                                "example": {"a/b": [{"id": "1"}, {"id": "2"}], "next/page": "x"},
                            }
                        },
                    }
                },
            }
        }
    },
}


def test_a_cursor_leads_on_and_is_gone_on_the_last_page(
    lowered: Callable[[Request], Result],
) -> None:
    result = lowered(Request("-", stdin=json.dumps(DOCUMENT).encode()))
    assert result.document is not None
    assert result.relations is not None
    with serve(result.document, result.relations, Options(page_size=1)) as server:
        port = int(server.root.rpartition(":")[2])
        page = send(port, "GET", "/pets").json
        pages = 1
        while "next/page" in page and pages < 100:
            assert len(page["a/b"]) == 1
            page = send(port, "GET", f"/pets?after={page['next/page']}").json
            pages += 1
        assert 1 < pages < 100
        assert list(page) == ["a/b"]
