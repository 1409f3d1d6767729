"""From a document to the sources of its site, without a browser and without Sphinx."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.pipeline import Request, Result, run
from tests.docs.conftest import CONFIG, build

HEAD = "openapi: 3.0.3\ninfo: {title: Ponds, version: 1.0.0}\n"


def made(tmp_path: Path, text: str, config: str = "") -> tuple[Result, Path]:
    """The run, and the folder of the site."""
    spec = tmp_path / "openapi.yaml"
    spec.write_text(text, encoding="utf-8")
    file = None
    if config:
        file = tmp_path / "sdk.yaml"
        file.write_text(f"spec: openapi.yaml\ntargets: [python, docs]\n{config}")
    request = Request(
        spec="" if config else str(spec),
        config=file,
        output=tmp_path / "out",
        targets=("python", "docs"),
        formatter="ruff",
    )
    return run(request, "generate"), tmp_path / "out" / "docs"


def descriptor(page: Path) -> dict[str, Any]:
    text = page.read_text(encoding="utf-8")
    found = re.search(r'<script type="application/json">\n(.*?)\n</script>', text, re.DOTALL)
    assert found
    return json.loads(found[1])


OPERATIONS = HEAD + """
servers:
  - url: https://{region}.ponds.example/v1/
    variables: {region: {default: eu}}
tags: [{name: Big ponds, description: Those one can swim in.}]
paths:
  /ponds/{pond}:
    get:
      operationId: getPond
      tags: [Big ponds]
      summary: Get a pond
      description: |
        Tells **all** about it.
      parameters:
        - {name: pond, in: path, required: true, schema: {type: string}, example: duck}
        - {name: depth, in: query, schema: {type: array, items: {type: integer, enum: [1, 2]}}}
      responses:
        "200":
          description: It.
          headers: {X-Count: {schema: {type: integer}}}
          content:
            application/json:
              schema: {$ref: "#/components/schemas/Pond"}
        default: {description: No.}
    put:
      tags: [Big ponds]
      parameters:
        - {name: pond, in: path, required: true, schema: {type: string}}
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [size]
              properties:
                size: {type: integer, format: int64}
                key: {type: string, format: password}
                seen: {type: string, readOnly: true}
                inner: {type: object, properties: {next: {$ref: "#/components/schemas/Pond"}}}
          multipart/form-data:
            schema: {type: object, properties: {photo: {type: string, format: binary}}}
      responses: {"204": {description: Done.}}
  /v2/frogs:
    get: {operationId: get-pond, responses: {"200": {description: ok}}}
components:
  schemas:
    Pond:
      type: object
      properties:
        name: {type: string, description: What people call it.}
        parent: {$ref: "#/components/schemas/Pond"}
"""


def test_pages_stand_where_their_tag_or_path_says(tmp_path: Path) -> None:
    result, docs = made(tmp_path, OPERATIONS)
    assert result.ok
    pages = sorted(str(p.relative_to(docs)) for p in docs.rglob("*.md"))
    assert [page for page in pages if not page.startswith("sdk/")] == [
        "_extra/skill.md",
        "index.md",
        "models.md",
        "reference/big-ponds/get-pond.md",
        "reference/big-ponds/index.md",
        "reference/big-ponds/put-ponds-pond.md",
        "reference/frogs/get-pond.md",
        "reference/frogs/index.md",
        "sdk.md",
    ]


def test_a_page_says_what_is_sent_and_what_comes_back(tmp_path: Path) -> None:
    _, docs = made(tmp_path, OPERATIONS)
    text = (docs / "reference/big-ponds/get-pond.md").read_text()
    assert "# Get a pond" in text
    assert "Tells **all** about it." in text
    assert '- <a id="path-pond" href="#path-pond">`pond`</a> *string* **required**' in text
    assert "`depth`</a> *list of integer*\n\n  {.facts}\n  One of `1`, `2`" in text
    assert "`application/json`: [Pond](#model-pond)" in text
    assert '<details class="reply" id="reply-200" open>\n<summary>\n\n200 OK\n' in text
    assert '<details class="reply" id="reply-default">\n<summary>\n\nAny other status\n' in text
    assert "`X-Count`</a> *integer*" in text
    body = (docs / "reference/big-ponds/put-ponds-pond.md").read_text()
    assert (
        '<a id="body-inner-next" href="#body-inner-next">`next`</a> *[Pond](#model-pond)*' in body
    )
    assert "`seen`" not in body  # the server writes it
    assert "(model-pond)=\n## Pond" in (docs / "models.md").read_text()


def test_a_descriptor_has_what_a_form_needs(tmp_path: Path) -> None:
    _, docs = made(tmp_path, OPERATIONS)
    found = descriptor(docs / "reference/big-ponds/get-pond.md")
    assert found["servers"] == ["https://eu.ponds.example/v1"]
    pond, depth = found["params"]
    assert pond["value"] == "duck"
    assert pond["required"]
    assert pond["style"] == "simple"
    assert depth["items"] == {"type": "enum", "values": [1, 2]}
    assert "value" not in depth
    media = descriptor(docs / "reference/big-ponds/put-ponds-pond.md")["body"]["media"]
    assert [(one["type"], one["kind"]) for one in media] == [
        ("application/json", "json"),
        ("multipart/form-data", "multipart"),
    ]
    properties = {one["name"]: one for one in media[0]["schema"]["properties"]}
    assert list(properties) == ["size", "key", "inner"]
    assert properties["key"]["secret"]
    assert properties["size"]["required"]
    # Pond holds itself: the form ends where it begins again
    inner = properties["inner"]["properties"][0]["properties"]
    assert inner[1] == {"name": "parent", "type": "any"}
    assert media[1]["schema"]["properties"][0]["type"] == "file"


def test_text_of_a_document_stays_text(tmp_path: Path) -> None:
    nasty = "</script><script>alert(1)</script> ```{raw} html {{ x }} :::{note} | [a](b) \u202e"
    spec = {
        "openapi": "3.1.0",
        "info": {"title": f"T {nasty}", "version": "1"},
        "tags": [{"name": nasty, "description": nasty}],
        "paths": {
            "/a/{p}": {
                "post": {
                    "operationId": nasty,
                    "tags": [nasty],
                    "summary": nasty,
                    "description": f"# x\n\n{nasty}\n\n---\n\n% gone\n\n(t)=\n\n```{{raw}} html\n<b>\n```",
                    "parameters": [
                        {
                            "name": "p",
                            "in": "path",
                            "required": True,
                            "description": nasty,
                            "schema": {"type": "string", "enum": [nasty]},
                        }
                    ],
                    "requestBody": {
                        "content": {
                            "application/json": {
                                "schema": {"$ref": "#/components/schemas/M"},
                                "example": {nasty: nasty},
                            }
                        }
                    },
                    "responses": {"200": {"description": nasty}},
                }
            }
        },
        "components": {
            "schemas": {
                "M": {"type": "object", "properties": {nasty: {"type": "string", "default": nasty}}}
            }
        },
    }
    result, docs = made(tmp_path, json.dumps(spec))
    assert result.ok, [d.message for d in result.sink]
    site = tmp_path / "site"
    build(docs, site)  # a directive or role in the text would at least be a warning
    for path in [site / "index.html", site / "models.html", *site.glob("reference/*/*.html")]:
        text = path.read_text(encoding="utf-8")
        assert "<script>alert" not in text
        assert "\u202e" not in text.replace("\\u202e", "")


MANY = (
    HEAD
    + "paths:\n"
    + "".join(
        f"  /things/{n}:\n    get:\n      operationId: thing{n}\n      tags: [T]\n"
        "      responses: {'200': {description: ok}}\n"
        for n in range(151)
    )
)


def test_many_operations_stay_out_of_the_navigation(tmp_path: Path) -> None:
    _, docs = made(tmp_path, MANY)
    site = tmp_path / "site"
    build(docs, site)
    group = (site / "reference/t/index.html").read_text()
    listed, text = group.split("<main", 1)
    assert listed.count("thing") < 90
    assert "thing7.html" in text
    text = (site / "reference/t/thing100.html").read_text().split("<main", 1)[0]
    assert "thing99.html" in text
    assert "thing7.html" not in text


def test_models_beyond_a_page_have_a_page_a_letter(tmp_path: Path) -> None:
    schemas = "".join(f"    {chr(65 + n % 3)}m{n}: {{type: object}}\n" for n in range(90))
    text = HEAD + "paths: {}\ncomponents:\n  schemas:\n" + schemas
    _, docs = made(tmp_path, text)
    names = sorted(p.name for p in (docs / "models").iterdir())
    assert names == ["a.md", "b.md", "c.md", "index.md"]


def test_a_document_without_operations_has_a_site(tmp_path: Path) -> None:
    result, docs = made(tmp_path, HEAD + "paths: {}\n")
    assert result.ok
    build(docs, tmp_path / "site")


def test_guides_are_copied_and_their_links_led(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text(
        "# One\n\n[a](operation:getPond) [b](two.md#x) [c](https://x.y)"
    )
    (tmp_path / "two.md").write_text("# Two\n\n## x\n\n[back](one.md) [log](CHANGES.md)")
    (tmp_path / "CHANGES.md").write_text("# Changes\n")
    config = "docs: {title: Pond site, overview: one.md, guides: [two.md], changelog: CHANGES.md}\n"
    result, docs = made(tmp_path, OPERATIONS, config)
    assert result.ok
    index = (docs / "index.md").read_text()
    assert "[a](reference/big-ponds/get-pond.md) [b](guides/two.md#x) [c](https://x.y)" in index
    assert "[back](../index.md) [log](../changelog.md)" in (docs / "guides/two.md").read_text()
    assert 'project = "Pond site"' in (docs / "conf.py").read_text()


@pytest.mark.parametrize(
    ("config", "code", "says"),
    [
        ("docs: {guides: [missing.md]}\n", "C008", "missing.md cannot be read"),
        ("docs: {guides: [a/x.md, b/X.md]}\n", "C003", "the same page"),
        ("docs: {guides: [x.txt]}\n", "C003", "not a Markdown file"),
        ("docs: {titel: x}\n", "C001", "titel"),
        ("docs: {overview: bad.md}\n", "G001", "getPont"),
    ],
)
def test_faults_of_the_section_docs(tmp_path: Path, config: str, code: str, says: str) -> None:
    (tmp_path / "bad.md").write_text("# x\n\n[a](operation:getPont)")
    result, _ = made(tmp_path, OPERATIONS, config)
    (error,) = [d for d in result.sink if d.severity.value == "error" or d.code == "G001"]
    assert error.code == code
    assert says in error.message


def test_the_same_document_gives_the_same_pages(tmp_path: Path) -> None:
    pages = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        _, docs = made(tmp_path / name, OPERATIONS)
        pages.append({p.relative_to(docs): p.read_bytes() for p in docs.rglob("*") if p.is_file()})
    assert pages[0] == pages[1]


def test_guides_of_ai_hub_are_programs_that_parse() -> None:
    for path in (CONFIG.parent / "docs" / "guides").glob("*.md"):
        for code in re.findall(r"```python\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL):
            compile(code, str(path), "exec")
        assert path.read_text(encoding="utf-8").startswith("# ")


def test_pages_hold_the_samples_that_they_show(sources: Path) -> None:
    """Each page has the text of its sample, so that it does not matter where the files are."""
    for page in sources.glob("reference/*/[!i]*.md"):
        text = page.read_text(encoding="utf-8")
        assert "literalinclude" not in text
        found = re.search(r'^operation: "(.*)"$', text, re.MULTILINE)
        assert found
        sample = sources.parent / "samples" / "curl" / f"{found[1]}.sh"
        assert sample.read_text(encoding="utf-8").rstrip() in text, page


def test_the_page_of_an_operation_shows_what_the_sdk_makes_of_it(sources: Path) -> None:
    """A list is looped over, work is waited for, and each page names the methods that use it."""
    texts = {page.stem: page.read_text(encoding="utf-8") for page in sources.glob("reference/*/*")}

    def pages(text: str) -> set[str]:
        return {name for name, content in texts.items() if text in content}

    assert pages("A `for` loop over the result gets the items of all pages.") == {
        *("get-audit-logs", "get-run-results", "list-batches", "list-files", "list-runs")
    }
    assert pages("The result has a method `wait()`, which waits until the work has ended.") == {
        *("delete-batch", "delete-file-or-folder", "delete-run", "run-app", "run-deployment")
    }
    assert pages("`client.apps.runs.create_and_wait(") == {"run-app", "get-run-status"}
    assert pages("`client.batches.add_large_file(") == {
        "commit-multipart-upload-session",
        "create-multipart-upload-session",
        "upload-multipart-part",
    }
    assert "Methods of the SDK" not in texts["get-batch"]
