"""The owner's look: colors that can be read, files that are copied, what each page says of the owner."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.targets.docs.colors import accent_style, contrast
from tests.docs.conftest import build
from tests.docs.test_pages import OPERATIONS, made

TOKENS = Path(__file__).parents[2] / "templates" / "docs" / "theme" / "tokens.css"
COLORS = ("#2355d2", "#ff6a00", "#ffff00", "#000000", "#ffffff", "#00ffcc", "#777777", "#8b0000")


def parsed(text: str) -> tuple[float, float, float]:
    red, green, blue = (int(text[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def pairs(style: str) -> dict[str, list[str]]:
    """The light and the dark color of each name."""
    found = re.findall(r"--([a-z0-9-]+): light-dark\((#\w{6}), (#\w{6})\)", style)
    return {name: [light, dark] for name, light, dark in found}


@pytest.mark.parametrize("color", COLORS)
def test_a_color_can_be_read_on_every_surface(color: str) -> None:
    """Whatever the owner likes: 4.5:1 on the surfaces, tinted too, and for what lies on it."""
    theme, own = pairs(TOKENS.read_text(encoding="utf-8")), pairs(accent_style(color, color))
    for side in (0, 1):
        accent = parsed(own["accent"][side])
        assert contrast(accent, parsed(own["on-accent"][side])) >= 4.5
        for name in ("surface", "surface-2", "surface-3"):
            surface = parsed(theme[name][side])
            tinted = tuple(a + (b - a) * 0.1 for a, b in zip(surface, accent, strict=True))
            assert contrast(accent, surface) >= 4.5, name
            assert contrast(accent, tinted) >= 4.5, name  # type: ignore[arg-type]


def test_a_color_that_can_be_read_stays() -> None:
    assert pairs(accent_style("#1a4bb8", "#9db9ff"))["accent"] == ["#1a4bb8", "#9db9ff"]


def test_the_colors_of_the_theme_can_be_read() -> None:
    theme = pairs(TOKENS.read_text(encoding="utf-8"))
    words = {"text", "muted", "good", "warn", "bad", "get", "post", "put", "patch", "delete"}
    words |= {name for name in theme if name.startswith("code")} | {"accent", "other"}
    for name in words:
        for side in (0, 1):
            found = contrast(parsed(theme[name][side]), parsed(theme["surface-2"][side]))
            assert found >= 4.5, (name, side, found)


LOOK = """\
docs:
  url: https://docs.ponds.example/api/
  owner: "Ponds & Söhne"
  logo: logo.SVG
  logo_dark: dark.png
  favicon: icon.ico
  accent: "#ff6a00"
  links: [{title: "Help <us>", url: "https://ponds.example/?a=1&b=2"}]
"""


def test_a_site_shows_the_look_of_its_owner(tmp_path: Path) -> None:
    for name in ("logo.SVG", "dark.png", "icon.ico"):
        (tmp_path / name).write_bytes(name.encode())
    result, docs = made(tmp_path, OPERATIONS, LOOK)
    assert result.ok, [d.message for d in result.sink]
    assert (docs / "_static" / "logo-dark.png").read_bytes() == b"dark.png"
    site = tmp_path / "site"
    build(docs, site)
    text = (site / "reference/big-ponds/get-pond.html").read_text(encoding="utf-8")
    page = "https://docs.ponds.example/api/reference/big-ponds/get-pond.html"
    for words in (
        f'<link rel="canonical" href="{page}">',
        f'<meta property="og:url" content="{page}">',
        '<link rel="icon" href="../../_static/favicon.ico">',
        '<img src="../../_static/logo.svg" alt="" class="on-light">',
        '<img src="../../_static/logo-dark.png" alt="" class="on-dark">',
        '<a href="https://ponds.example/?a=1&amp;b=2">Help &lt;us&gt;</a>',
        "© Ponds &amp; Söhne",
        "_static/look.css",
    ):
        assert words in text, words
    assert text.count('name="viewport"') == text.count('name="description"') == 1


def test_a_site_without_a_look_claims_nothing(tmp_path: Path) -> None:
    result, docs = made(tmp_path, OPERATIONS)
    assert result.ok
    site = tmp_path / "site"
    build(docs, site)
    text = (site / "index.html").read_text(encoding="utf-8")
    for words in ("©", "Copyright", "canonical", "og:url", "<img", "look.css"):
        assert words not in text, words
    assert (site / "_static" / "favicon.svg").is_file()
