"""The first page of any document, what the site offers for download, and links in prose."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator.pipeline import Request, run
from tests.docs.conftest import build

HEAD = "openapi: 3.1.0\ninfo: {title: Ponds, version: '1', description: All about ponds.}\n"
SERVER = "servers: [{url: https://ponds.example/v1}]\n"
LIST = """
  /ponds:
    get:
      operationId: listPonds
      summary: List ponds
      tags: [ponds]
      parameters: [{name: limit, in: query, schema: {type: integer}}, {name: offset, in: query, schema: {type: integer}}]
      responses:
        '200': {description: ok, content: {application/json: {schema: {type: object, properties: {
          ponds: {type: array, items: {type: object, properties: {id: {type: string}}}}, total: {type: integer}}}}}}
        '404': {description: no, content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
"""
READ = """
  /ponds/{id}:
    get:
      operationId: readPond
      tags: [ponds]
      description: "After `POST /ponds` or listPonds: `listPonds`, GET /ponds/{pond}."
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'200': {description: ok}}
"""
DELETE = """
  /all:
    delete: {operationId: deleteAll, tags: [ponds], responses: {'204': {description: gone}}}
"""
PROBLEM = "  schemas: {Problem: {type: object, properties: {message: {type: string}}}}\n"


def document(*paths: str, schemes: str = "", server: str = SERVER) -> str:
    """A document with these paths, all of which ask for all schemes."""
    text = HEAD + server + "paths:" + "".join(paths) + "\ncomponents:\n" + PROBLEM
    if schemes:
        text += f"  securitySchemes: {{{schemes}}}\n"
        names = re.findall(r"(\w+): \{type", schemes)
        text += "security: [" + ", ".join(f"{{{name}: []}}" for name in names) + "]\n"
    return text


def made(
    folder: Path,
    text: str,
    config: str = "",
    targets: tuple[str, ...] = ("python", "samples", "postman", "docs"),
) -> Path:
    """The folder of the site's sources."""
    (folder / "openapi.yaml").write_text(text, encoding="utf-8")
    (folder / "sdk.yaml").write_text(f"spec: openapi.yaml\n{config}", encoding="utf-8")
    request = Request(
        "", config=folder / "sdk.yaml", output=folder / "out", targets=targets, formatter="ruff"
    )
    result = run(request, "generate")
    assert result.ok, [d.message for d in result.sink]
    found = folder / "out" / "docs"
    return found if found.is_dir() else folder / "out"


BEARER = "t: {type: http, scheme: bearer}"


@pytest.mark.parametrize(
    ("text", "has", "lacks"),
    [
        # where it is, and who may ask
        (
            document(LIST),
            ["## Base URL\n", "https://ponds.example/v1", "need no authentication"],
            ["API_TOKEN"],
        ),
        (document(LIST, server=""), ["export API_ROOT="], ["## Base URL"]),
        (
            document(
                LIST,
                server="servers: [{url: https://a.example}, {url: https://b.example, description: Test}]\n",
            ),
            ["## Base URLs", "https://a.example", "Test", "https://b.example"],
            [],
        ),
        (
            document(LIST, schemes=BEARER),
            ["Authorization: Bearer YOUR_TOKEN", "export API_TOKEN="],
            ["API_ROOT="],
        ),
        (
            document(LIST, schemes="k: {type: apiKey, in: query, name: key}"),
            ["?key=YOUR_KEY", "query parameter `key`"],
            [],
        ),
        (
            document(LIST, schemes="k: {type: apiKey, in: header, name: X-Key}"),
            ["X-Key: YOUR_KEY"],
            [],
        ),
        (
            document(LIST, schemes="k: {type: apiKey, in: cookie, name: sid}"),
            ["Cookie: sid=YOUR_KEY"],
            [],
        ),
        (document(LIST, schemes="b: {type: http, scheme: basic}"), ["Authorization: Basic "], []),
        (document(LIST, schemes="d: {type: http, scheme: digest}"), ["Authorization: digest "], []),
        (document(LIST, schemes="m: {type: mutualTLS}"), ["client certificate"], []),
        (
            document(
                LIST, schemes="o: {type: openIdConnect, openIdConnectUrl: https://id.example}"
            ),
            ["OpenID Connect (`https://id.example`)"],
            [],
        ),
        (
            document(
                LIST,
                schemes="o: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://id.example/t, scopes: {}}}}",
            ),
            ["OAuth 2", "client credentials) at `https://id.example/t`"],
            [],
        ),
        (
            document(LIST, schemes=f"{BEARER}, k: {{type: apiKey, in: header, name: X}}"),
            ["There are 2 ways", "**t**"],
            [],
        ),
        # the first request: a list before one thing, never a deletion
        (
            document(DELETE, READ, LIST),
            ["[List ponds](reference/ponds/list-ponds.md) shows", "::::{languages}"],
            [],
        ),
        (document(DELETE, READ), [], ["## First request"]),
        # what there is
        (
            document(LIST),
            ["{.cards}", "GET</b> List ponds](reference/ponds/list-ponds.md)", "pip install ponds"],
            [],
        ),
        (
            document(LIST),
            ["[Problem](#model-problem)", "`404` Not found", "`offset` says how many"],
            [],
        ),
        (document(READ), ['<a href="openapi.yaml" download>'], ["## Errors", "## Lists"]),
        (HEAD + "paths: {}\n", ["All about ponds."], ["## Reference", "## First request"]),
    ],
)
def test_the_first_page_of_any_document(
    tmp_path: Path, text: str, has: list[str], lacks: list[str]
) -> None:
    page = (made(tmp_path, text) / "index.md").read_text(encoding="utf-8")
    for one in has:
        assert one in page, page
    for one in lacks:
        assert one not in page, page


def test_an_overview_is_not_repeated(tmp_path: Path) -> None:
    (tmp_path / "start.md").write_text(
        "# Start\n\nAsk https://ponds.example/v1 with your API token, see `listPonds`. Lists have pagination, and errors too.\n\n"
        "```bash\ncurl GET /ponds\n```\n"
    )
    config = "docs: {overview: start.md, url: 'https://docs.example/p'}\n"
    docs = made(tmp_path, document(LIST, schemes=BEARER), config)
    page = (docs / "index.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (.*)", page, re.MULTILINE) == ["Reference", "Downloads"]
    assert "see [`listPonds`](reference/ponds/list-ponds.md)." in page
    assert "curl GET /ponds\n" in page
    # with an address, Postman can fetch the collection itself
    assert (
        "[Run in Postman](<https://go.postman.co/import?url=https%3A%2F%2Fdocs.example%2Fp%2F"
        in page
    )


def test_prose_leads_to_what_it_names(tmp_path: Path) -> None:
    docs = made(tmp_path, document(LIST, READ))
    page = (docs / "reference/ponds/read-pond.md").read_text(encoding="utf-8")
    # no operation, no code, and the page itself: three that are no links
    assert "After `POST /ponds` or listPonds: [`listPonds`](list-ponds.md), GET /ponds/" in page
    assert "(read-pond.md)" not in page


def test_what_programs_look_for(tmp_path: Path) -> None:
    docs = made(
        tmp_path, document(LIST, READ, schemes=BEARER), "docs: {url: 'https://docs.example/p/'}\n"
    )
    site = tmp_path / "site"
    build(docs, site)
    catalog = json.loads((site / ".well-known/api-catalog").read_text(encoding="utf-8"))
    (entry,) = catalog["linkset"]
    assert entry["anchor"] == "https://ponds.example/v1"
    assert entry["service-desc"][0]["href"] == "https://docs.example/p/openapi.yaml"
    names = re.findall(
        "<loc>https://docs.example/p/(.*?)</loc>",
        (site / "sitemap.xml").read_text(encoding="utf-8"),
    )
    assert {"index.html", "reference/ponds/list-ponds.html"} <= set(names)
    assert all((site / name).is_file() for name in names)
    assert "Sitemap: https://docs.example/p/sitemap.xml" in (site / "robots.txt").read_text(
        encoding="utf-8"
    )
    assert (site / "openapi.yaml").read_text(encoding="utf-8").startswith('openapi: "3.1.0"')
    assert (
        json.loads((site / "ponds.postman_collection.json").read_bytes())["info"]["name"] == "Ponds"
    )
    skill = (site / "skill.md").read_text(encoding="utf-8")
    assert re.match(r'---\nname: ponds\ndescription: "Calls the API of Ponds', skill)
    assert (
        "| [`GET /ponds`](reference/ponds/list-ponds.md) | `client.ponds.list` | List ponds |"
        in skill
    )
    for target in re.findall(r"\]\(([^():]+)\)", skill):
        assert (site / target).is_file(), target
    for page in site.rglob("*.html"):
        if page.name not in {"404.html", "search.html"}:
            assert '<meta name="description" content="' in page.read_text(encoding="utf-8"), page


@pytest.mark.parametrize(
    "targets",
    [("docs",), ("docs", "samples", "python", "postman")],
)
def test_the_site_builds_wherever_other_targets_are(
    tmp_path: Path, targets: tuple[str, ...]
) -> None:
    docs = made(tmp_path, document(LIST, READ), f"targets: [{', '.join(targets)}]\n", targets)
    build(docs, tmp_path / "site")
    page = (tmp_path / "site/reference/ponds/list-ponds.html").read_text(encoding="utf-8")
    assert ("--request" in page or "curl" in page) == ("samples" in targets)
    assert (tmp_path / "site/openapi.yaml").is_file()


def test_a_hostile_document_stays_text(tmp_path: Path) -> None:
    nasty = "</script><img src=x onerror=alert(1)> [a](operation:x) `listPonds`"
    text = document(
        LIST, READ, schemes=f"t: {{type: http, scheme: bearer, description: '{nasty}'}}"
    )
    text = text.replace("All about ponds.", f"'{nasty}'").replace("List ponds", f"'List {nasty}'")
    docs = made(tmp_path, text)
    build(docs, tmp_path / "site")
    page = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert "<img" not in page
