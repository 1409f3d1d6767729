"""How pages are laid out: fields once, one language for the whole site, a navigation that opens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.browser import Browser, Page
from tests.docs.conftest import build
from tests.docs.test_pages import HEAD, made

SPEC = HEAD + """
paths:
  /ponds:
    post:
      operationId: makePond
      tags: [Ponds]
      parameters:
        - {name: depth, in: query, schema: {type: integer, minimum: 1, maximum: 20000, default: 5}}
        - {name: x-id, in: header, schema: {type: array, minItems: 1, maxItems: 3, items: {type: string, maxLength: 1}}}
        - {name: x.id, in: header, schema: {type: string, pattern: '^`a|b`$'}}
      requestBody:
        required: true
        content:
          application/json: &pond
            schema:
              type: object
              required: [size]
              properties:
                size: {type: number, exclusiveMinimum: 0, multipleOf: 0.5}
                owner: {type: object, properties: {name: {type: string, minLength: 3, maxLength: 3}}}
                tags: {type: object, maxProperties: 1, additionalProperties: {type: string}}
          application/xml: *pond
          text/plain: {schema: {type: string}}
      responses:
        "201": {description: Made., content: {application/json: {schema: {type: object, properties: {id: {type: string}}}}}}
        "400": {description: No., content: {application/json: {schema: {type: object, properties: {why: {type: string}}}}}}
    get: {operationId: listPonds, tags: [Ponds], deprecated: true, responses: {"200": {description: All.}}}
"""

LANGUAGES = """\
# One

::::{languages}
```curl
curl "$API_ROOT/ponds"
```

```python
client.ponds.list()
```
::::

```json
{"text": "a \\"b\\" <c>", "n": [1.5e3, true, null]}
```
"""

FACTS = {
    "query-depth": ["Default `5`", "1 to 20,000"],
    "header-x-id": ["1 to 3 items", "each at most 1 character"],
    "header-x-id-2": ["matches ``^`a|b`$``"],
    "body-size": ["more than 0", "a multiple of 0.5"],
    "body-owner-name": ["exactly 3 characters"],
    "body-tags": ["at most 1 entry"],
}


@pytest.fixture(scope="module")
def ponds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Sources and site of SPEC."""
    folder = tmp_path_factory.mktemp("ponds")
    (folder / "one.md").write_text(LANGUAGES, encoding="utf-8")
    result, docs = made(folder, SPEC, "docs: {guides: [one.md]}\n")
    assert result.ok, [d.message for d in result.sink]
    build(docs, folder / "site")
    return docs, folder / "site"


@pytest.mark.parametrize("anchor", FACTS)
def test_limits_stand_at_the_field(ponds: tuple[Path, Path], anchor: str) -> None:
    text = (ponds[0] / "reference/ponds/make-pond.md").read_text(encoding="utf-8")
    item = text.split(f'<a id="{anchor}"', 1)[1].split("<a id=", 1)[0]
    facts = re.search(r"\{\.facts\}\n +(.*)", item)
    assert facts, item
    assert facts[1].split(" · ") == FACTS[anchor]


def test_fields_stand_once(ponds: tuple[Path, Path]) -> None:
    """A body in two media types is described once; each field has an anchor of its own."""
    text = (ponds[1] / "reference/ponds/make-pond.html").read_text(encoding="utf-8")
    assert text.count("<code>size</code></a>") == 1
    assert "<code>application/json</code> or <code>application/xml</code>" in text
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))


def test_errors_and_inner_fields_are_folded(ponds: tuple[Path, Path]) -> None:
    text = (ponds[1] / "reference/ponds/make-pond.html").read_text(encoding="utf-8")
    assert re.findall(r'<details class="reply" id="([^"]+)"( open)?>', text) == [
        ("reply-201", " open"),
        ("reply-400", ""),
    ]
    assert text.count('<details class="children">') == 1


def test_a_deprecated_operation_is_marked(ponds: tuple[Path, Path]) -> None:
    text = (ponds[1] / "reference/ponds/list-ponds.html").read_text(encoding="utf-8")
    assert re.search(r'<a href="#" aria-current="page" class="old">', text)
    assert "This operation is deprecated" in text


def test_one_language_for_the_whole_site(chromium: Browser, ponds: tuple[Path, Path]) -> None:
    with chromium.page() as page:
        page.open((ponds[1] / "guides/one.html").as_uri())
        page.evaluate("localStorage.clear()")  # all pages of files share it
        page.open((ponds[1] / "guides/one.html").as_uri())
        shown = "[...document.querySelectorAll('[data-language]')].filter((o) => !o.hidden).map((o) => o.dataset.language)"
        assert page.evaluate(shown) == ["curl"]
        page.evaluate("document.querySelector('.tabs button[value=python]').click()")
        assert page.evaluate(shown) == ["python"]
        page.open((ponds[1] / "guides/one.html").as_uri())
        assert page.evaluate("Site.language") == "python"
        assert page.evaluate(shown) == ["python"]
        # a language that the guide does not have: its first one
        page.evaluate("Site.language = 'go'")
        assert page.evaluate(shown) == ["curl"]
        page.evaluate("localStorage.clear()")


def test_json_is_colored_and_says_the_same(page: Page, ponds: tuple[Path, Path]) -> None:
    page.open((ponds[1] / "guides/one.html").as_uri())
    block = "document.querySelector('.highlight-json pre')"
    assert page.evaluate(f"{block}.textContent.trim()") == LANGUAGES.split("```json\n")[1][:-5]
    spans = page.evaluate(f"[...{block}.children].map((o) => [o.className, o.textContent])")
    assert spans == [
        ["nt", '"text"'],
        ["s2", '"a \\"b\\" <c>"'],
        ["nt", '"n"'],
        ["mi", "1.5e3"],
        ["kc", "true"],
        ["kc", "null"],
    ]


def test_a_branch_of_the_navigation_opens_in_place(page: Page, site: Path) -> None:
    page.open((site / "reference/batches/create-batch.html").as_uri())
    runs = "document.querySelector('.branch a[href$=\"runs/index.html\"]').parentElement"
    assert page.evaluate(f"{runs}.querySelectorAll('li').length") == 0
    page.evaluate(f"{runs}.querySelector('.expand').click()")
    assert page.wait(f"{runs}.querySelectorAll(':scope > ul a').length") == 6
    target = page.evaluate(f"{runs}.querySelector(':scope > ul a').href")
    assert (site / "reference/runs" / target.rpartition("/")[2]).is_file()
    assert page.evaluate(f"{runs}.querySelector('.expand').getAttribute('aria-expanded')") == "true"
    page.evaluate(f"{runs}.querySelector('.expand').click()")
    assert page.evaluate(f"{runs}.querySelector('ul').hidden")


def test_the_navigation_is_a_drawer_on_a_phone(chromium: Browser, site: Path) -> None:
    with chromium.page(390, 844) as page:
        page.open((site / "index.html").as_uri())
        nav = "document.querySelector('.site-nav')"
        assert page.evaluate(f"{nav}.inert")
        page.evaluate("document.querySelector('.menu').click()")
        page.wait(f"{nav}.getBoundingClientRect().left === 0")
        assert page.evaluate(f"!{nav}.inert && {nav}.contains(document.activeElement)")
        page.key("Escape", 27)
        page.wait(f"{nav}.getBoundingClientRect().right <= 0")
        assert page.evaluate("document.activeElement.className") == "menu"


def test_an_address_opens_what_it_names(page: Page, site: Path) -> None:
    """Also inside of what is folded."""
    path = site / "reference/batches/create-batch.html"
    page.open(f"{path.as_uri()}#reply-default-message")
    assert page.evaluate("document.getElementById('reply-default').open")
    top = page.evaluate(
        "document.getElementById('reply-default-message').getBoundingClientRect().top"
    )
    assert 0 <= top < 900


def test_the_theme_is_kept(chromium: Browser, site: Path) -> None:
    dark = "getComputedStyle(document.body).backgroundColor"
    with chromium.page() as page:
        page.open((site / "index.html").as_uri())
        light = page.evaluate(dark)
        for _ in range(2):  # as the system, light, dark
            page.evaluate("document.querySelector('button.theme').click()")
        assert page.evaluate(dark) != light
        page.open((site / "sdk.html").as_uri())
        assert page.evaluate("Site.theme") == "dark"
        assert page.evaluate(dark) != light
        page.evaluate("localStorage.clear()")


def test_pages_are_small(site: Path) -> None:
    """All that the page of an operation loads, as it is sent without packing."""
    path = site / "reference/batches/create-batch.html"
    text = path.read_text(encoding="utf-8")
    names = re.findall(r'<(?:script|link)\b[^>]*?(?:src|href)="([^"?#]+\.(?:css|js|svg))', text)
    assert len(names) > 3
    size = len(text.encode()) + sum((path.parent / name).stat().st_size for name in names)
    assert size <= 120_000, size
