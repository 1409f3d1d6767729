"""Which operations a text names: a row for each way to write it."""

from __future__ import annotations

import pytest

from generator.diagnostics import Loc
from generator.ir.model import Api, Info, Operation
from generator.ir.servers import Server
from generator.ir.types import Doc
from generator.names.mentions import Mentions, linked

_AT = Loc("openapi.yaml")
_API = Api(
    info=Info(),
    servers=(Server("https://api.example.com/base"),),
    operations=(
        Operation("GET", "/pets", _AT, operation_id="listPets", doc=Doc(summary="List all pets.")),
        Operation("POST", "/pets", _AT, operation_id="create_pet", doc=Doc(summary="Add")),
        Operation("GET", "/pets/{id}", _AT, operation_id="getPet", doc=Doc(summary="Get")),
        Operation("PUT", "/shops/{id}", _AT, operation_id="status", doc=Doc(summary="Get")),
        Operation("DELETE", "/shops/{id}/pets", _AT),
    ),
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        # a request
        ("Use GET /pets, then more.", "Use [`GET /pets`](listPets), then more."),
        ("See POST /pets.", "See [`POST /pets`](create_pet)."),
        ("Call `GET /pets/{petId}` first.", "Call [`GET /pets/{petId}`](getPet) first."),
        (
            "`GET /pets/:id`, `GET /pets/<id>`",
            "[`GET /pets/:id`](getPet), [`GET /pets/<id>`](getPet)",
        ),
        ("GET /base/pets?limit=2 is slow", "[`GET /base/pets?limit=2`](listPets) is slow"),
        (
            "`GET https://api.example.com/base/pets`",
            "[`GET https://api.example.com/base/pets`](listPets)",
        ),
        ("(GET /pets/{id})", "([`GET /pets/{id}`](getPet))"),
        ("- **GET /pets**", "- **GET /pets**"),
        ("`DELETE /shops/{shop}/pets/`", "[`DELETE /shops/{shop}/pets/`](DELETE /shops/{id}/pets)"),
        # a path alone: only in code, and only where it is one operation's
        ("`/pets/{id}` or `/pets`", "[`/pets/{id}`](getPet) or `/pets`"),
        ("the drive /pets/{id}", "the drive /pets/{id}"),
        # an id: in code, and no single word, which is more likely a value
        ("`listPets` and `create_pet`", "[`listPets`](listPets) and [`create_pet`](create_pet)"),
        ("`status` of listPets", "`status` of listPets"),
        ("<code>listPets</code>, <b>x</b>", "[`listPets`](listPets), <b>x</b>"),
        # a summary that no other operation has
        ("Next, *list all pets*.", "Next, [list all pets](listPets)."),
        ("__x__ _List all pets_ **Get**", "__x__ [List all pets](listPets) **Get**"),
        ("[List all pets](/docs/list-all-pets)", "[List all pets](listPets)"),
        (
            "[this](#operation/getPet) [or](#tag/Pets/operation/getPet)",
            "[this](getPet) [or](getPet)",
        ),
        ("[this](#/Pets/listPets)", "[this](listPets)"),
        # links of the author's that lead out, or to a page of theirs
        ("[List all pets](https://x.y/z)", "[List all pets](https://x.y/z)"),
        ("[List all pets](pets.md)", "[List all pets](pets.md)"),
        # no operation of this API
        ("GET /dogs, `getDog`, *Get*, PATCH /pets", "GET /dogs, `getDog`, *Get*, PATCH /pets"),
        ("budget /pets and GET/pets", "budget /pets and GET/pets"),
        # code blocks, headings, images and tags stay as they are
        ("```http\nGET /pets\n```\nGET /pets", "```http\nGET /pets\n```\n[`GET /pets`](listPets)"),
        ("~~~\n`listPets`", "~~~\n`listPets`"),
        ("So:\n\n    GET /pets\n\nGET /pets", "So:\n\n    GET /pets\n\n[`GET /pets`](listPets)"),
        ("# GET /pets", "# GET /pets"),
        ("![*list all pets*](x.png)", "![*list all pets*](x.png)"),
        ('<a href="GET /pets">GET /pets</a>', '<a href="GET /pets">GET /pets</a>'),
        ("", ""),
    ],
)
def test_mentions(text: str, shown: str) -> None:
    found = Mentions.of(_API).find(text)
    assert linked(text, found, lambda one: f"[{one.text}]({one.key})") == shown


def test_hostile_text_takes_no_time() -> None:
    finder = Mentions.of(_API)
    for text in (
        "`" * 50_000,
        "*a" * 30_000,
        "[" * 50_000,
        "GET /" * 20_000,
        "_a" * 30_000,
        "<a " * 30_000,
    ):
        assert not list(finder.find(text)), text[:10]
