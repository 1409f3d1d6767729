"""The color of the owner's, made darker or lighter until text in it can be read.

Text needs a contrast of 4.5:1 to what it lies on (WCAG 2, level AA). In the theme that is the page,
and the page tinted with the color itself; on buttons, text lies on the color.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

Color: TypeAlias = tuple[float, float, float]  # red, green and blue, each from 0 to 1

_CONTRAST: Final = 4.6  # a little more than asked for: browsers round
_TINT: Final = 0.14  # how much of the color is in what lies below text, at most
_STEPS: Final = 50
_BLACK: Final[Color] = (0.0, 0.0, 0.0)
_WHITE: Final[Color] = (1.0, 1.0, 1.0)
# The surfaces of tokens.css that contrast least with text.
_LIGHT: Final[Color] = (0.918, 0.929, 0.945)
_DARK: Final[Color] = (0.133, 0.157, 0.2)


def accent_style(light: str, dark: str) -> str:
    """The style sheet that sets the accent: ``light`` and ``dark`` are like ``#2355d2``."""
    on_light = _readable(_parsed(light), _LIGHT, _BLACK)
    on_dark = _readable(_parsed(dark), _DARK, _WHITE)
    words = [f"--accent: light-dark({_shown(on_light)}, {_shown(on_dark)});"]
    words.append(f"--on-accent: light-dark({_above(on_light)}, {_above(on_dark)});")
    return "\n".join([":root {", *(f"  {word}" for word in words), "}", ""])


def contrast(one: Color, other: Color) -> float:
    """How well two colors can be told apart: from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _readable(color: Color, surface: Color, away: Color) -> Color:
    """The first color on the way from ``color`` to ``away`` that can be read."""
    return next(one for one in _way(color, away) if _can_be_read(one, surface))


def _way(color: Color, away: Color) -> Iterator[Color]:
    for step in range(_STEPS + 1):
        yield _mixed(color, away, step / _STEPS)


def _can_be_read(color: Color, surface: Color) -> bool:
    tinted = _mixed(surface, color, _TINT)
    return min(contrast(color, surface), contrast(color, tinted)) >= _CONTRAST


def _above(color: Color) -> str:
    """What is written on ``color``."""
    return _shown(max(_WHITE, _BLACK, key=lambda text: contrast(text, color)))


def _mixed(one: Color, other: Color, share: float) -> Color:
    red, green, blue = (a + (b - a) * share for a, b in zip(one, other, strict=True))
    return red, green, blue


def _parsed(text: str) -> Color:
    red, green, blue = (int(text[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _shown(color: Color) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in color)


def _luminance(color: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
