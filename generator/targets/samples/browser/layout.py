"""The layout of Python in the browser, where no formatter fills what is not known."""

from __future__ import annotations

from generator.emit.layout import lay_out

# Characters of private use: one takes the place of each character that is two units in a browser.
_FIRST, _LAST = 0xE000, 0xF8FF


def laid_out(text: str) -> str:
    """``text`` as black lays it out, but for statements that only black knows: they stay flat."""
    stand_ins = {}
    code = _FIRST
    for char in text:
        if ord(char) > 0xFFFF and char not in stand_ins:
            while chr(code) in text and code < _LAST:
                code += 1
            stand_ins[char] = chr(code)
            code += 1
    for char, stand_in in stand_ins.items():
        text = text.replace(char, stand_in)
    layout = lay_out(text)
    laid = layout.filled([f"{hole.text.rstrip()}\n" for hole in layout.holes])
    for char, stand_in in stand_ins.items():
        laid = laid.replace(stand_in, char)
    return laid
