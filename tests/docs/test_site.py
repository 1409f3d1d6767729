"""The built site: complete, for people and programs, and asking nothing of other hosts."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from tests.docs.browser import Browser, Page

# One of every kind of page.
KINDS = (
    "index.html",
    "guides/run-an-app.html",
    "guides/authorization.html",
    "reference/batches/index.html",
    "reference/batches/create-batch.html",
    "reference/batches/add-file-to-batch.html",
    "reference/runs/run-app.html",
    "reference/files/read-file.html",
    "models.html",
    "sdk.html",
    "sdk/batches.html",
    "sdk/testing.html",
    "changelog.html",
    "search.html",
)
# Pages that are no content.
EXTRA = {"404.html", "search.html"}
_LOADED = re.compile(
    r"""<(?:script|link|img|iframe|source|video|audio|object|embed)\b[^>]*?\b(?:src|href|data)="(?:https?:)?//""",
    re.IGNORECASE,
)
_CSS = re.compile(r"""@import|url\(\s*["']?(?:https?:)?//""", re.IGNORECASE)
# Scripts of ours may name a namespace, never a host; those of Sphinx and the theme are
# looked at by the browser tests, which see every request.
_JS = re.compile(r"https?://(?!www\.w3\.org/2000/svg|api\.example\.com)")


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    for path in site.rglob("*.html"):
        found = _LOADED.search(path.read_text(encoding="utf-8"))
        assert not found, (path, found)
    for path in site.rglob("*.css"):
        assert not _CSS.search(path.read_text(encoding="utf-8")), path
    assert not _JS.search((site / "_static" / "playground.js").read_text(encoding="utf-8"))


def test_every_page_has_a_twin(site: Path) -> None:
    pages = [path for path in site.rglob("*.html") if path.name not in EXTRA]
    assert len(pages) > 40
    for path in pages:
        twin = path.with_suffix(".md").read_text(encoding="utf-8")
        assert twin.startswith("# ")
        assert not re.search(r"^(:::|```\{|\{[.#]|\([a-z-]+\)=|---$|<)", twin, re.MULTILINE), path
        for target in re.findall(r"\]\(([^()\s:#]+)", twin):
            found = target.startswith("http") or (path.parent / target).is_file()
            assert found, (path, target)
        assert f'type="text/markdown" href="{path.stem}.md"' in path.read_text(encoding="utf-8")


def test_twins_have_the_sample_of_the_page(site: Path) -> None:
    twin = (site / "reference/batches/create-batch.md").read_text(encoding="utf-8")
    assert "curl " in twin
    assert "client.batches.create(" in twin


def test_llms_txt_lists_every_page(site: Path) -> None:
    listed = (site / "llms.txt").read_text(encoding="utf-8")
    assert listed.startswith("# Instabase AI Hub\n\n> ")
    rows = re.findall(r"^- \[[^\]]+\]\(([^)]+)\): (.+)", listed, re.MULTILINE)
    pages = {p.relative_to(site).with_suffix(".md").as_posix() for p in site.rglob("*.html")}
    assert pages - {"404.md", "search.md"} <= {name for name, _ in rows}
    for name, about in rows:
        assert (site / name).is_file()
        assert not re.search(r"```|^(import|from|client|\{)\b", about), about  # no line of code
    full = (site / "llms-full.txt").read_text(encoding="utf-8")
    assert full.count("<!-- ") == len(pages) - 2
    prose = re.sub(r"```.*?```", "", full, flags=re.DOTALL)
    for target in re.findall(r"\]\(<?([^()\s<>#]+)", prose):
        assert ":" in target or (site / target).is_file(), target


def test_a_page_carries_its_sample_once(site: Path) -> None:
    text = (site / "reference/batches/create-batch.html").read_text(encoding="utf-8")
    assert text.count("--request") == 1


TARGETS = "{rules: {'target-size': {enabled: true}}}"


@pytest.mark.parametrize(
    ("scheme", "width", "options"),
    [
        ("light", 1440, TARGETS),
        ("dark", 1440, "{runOnly: ['color-contrast']}"),  # all that the scheme changes
        ("light", 390, "{runOnly: ['target-size', 'scrollable-region-focusable', 'label']}"),
    ],
)
def test_axe_finds_nothing(
    chromium: Browser, site: Path, axe: str, scheme: str, width: int, options: str
) -> None:
    found = {}
    with chromium.page(width) as page:
        page.dark(scheme)
        for kind in KINDS:
            page.open((site / kind).as_uri())
            page.evaluate(
                "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
            )
            page.evaluate(f"{axe};0")
            violations = page.evaluate(
                f"axe.run({options}).then((r) => r.violations.map((v) => [v.id, v.impact, v.nodes.slice(0, 3)"
                ".map((n) => n.target.join(' ') + ' ' + n.failureSummary)]))"
            )
            if violations:
                found[kind] = violations
    assert not found, json.dumps(found, indent=1)


_LINK = re.compile(r'(?:href|src)="([^"]+)"')
_ID = re.compile(r'\bid="([^"]+)"')


def test_every_link_leads_somewhere(site: Path) -> None:
    """Of all pages, with their anchors; those of 404.html begin at the root of the site."""
    texts = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    anchors = {path: set(map(html.unescape, _ID.findall(text))) for path, text in texts.items()}
    wrong = []
    for path, text in texts.items():
        for link in map(html.unescape, set(_LINK.findall(text))):
            target, _, anchor = link.partition("#")
            if re.match(r"[a-z]+:|//", target) or link == "/":
                continue
            found = (path.parent / target.partition("?")[0]).resolve() if target else path
            if not found.is_file() or (anchor and anchor not in anchors.get(found, {anchor})):
                wrong.append((path.name, link))
    assert len(texts) > 40
    assert not wrong


def test_a_phone_shows_pages_without_scrolling_sideways(chromium: Browser, site: Path) -> None:
    with chromium.page(390, 844) as page:
        for kind in KINDS:
            page.open((site / kind).as_uri())
            page.evaluate(
                "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
            )
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width <= 390, (kind, width)


def test_pages_ask_no_other_host(page: Page, site: Path) -> None:
    for kind in KINDS:
        page.open((site / kind).as_uri())
    outside = [url for url in page.requests if not url.startswith(("file:", "data:"))]
    assert not outside
