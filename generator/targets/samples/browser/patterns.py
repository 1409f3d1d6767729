"""Regular expressions of Python as those of JavaScript, with its flag ``u``."""

from __future__ import annotations

import re
from typing import Final

from generator.targets.samples.browser.scope import UntranslatableError

_WORD: Final = r"\p{L}\p{N}_"
_SPACE: Final = r"\s\x1c-\x1f\x85"
# Escapes of Python -> outside of a class, inside of one.
_CLASSES: Final = {
    "w": (f"[{_WORD}]", _WORD),
    "W": (f"[^{_WORD}]", None),
    "s": (f"[{_SPACE}]", _SPACE),
    "S": (f"[^{_SPACE}]", None),
    "d": (r"\p{Nd}", r"\p{Nd}"),
    "D": (r"\P{Nd}", r"\P{Nd}"),
    "Z": ("$", None),
    "A": ("^", None),
    "b": (rf"(?:(?<=[{_WORD}])(?![{_WORD}])|(?<![{_WORD}])(?=[{_WORD}]))", None),
}
_SYNTAX: Final = frozenset("^$\\.*+?()[]{}|/")
_FLAGS: Final = {re.IGNORECASE: "i", re.DOTALL: "s", re.MULTILINE: "m"}
_KNOWN: Final = re.UNICODE | re.IGNORECASE | re.DOTALL | re.MULTILINE
_TOKEN: Final = re.compile(
    r"\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}|.)|\(\?P<|\(\?[a-z]+\)|.", re.DOTALL
)


def js_pattern(pattern: re.Pattern[str]) -> str:
    """The literal of a pattern; it finds all, from wherever it is told to begin.

    Flags are part of the pattern's value, ``(?i)`` at its start is not needed.
    """
    if pattern.flags & ~_KNOWN:
        raise UntranslatableError(f"flags of the pattern {pattern.pattern!r}")
    flags = "".join(letter for flag, letter in _FLAGS.items() if pattern.flags & flag)
    body = _body(pattern.pattern, multiline=bool(pattern.flags & re.MULTILINE))
    return f"/{body}/gu{flags}"


def _body(pattern: str, *, multiline: bool) -> str:
    inside = False
    out = []
    before = ""
    for found in _TOKEN.finditer(pattern):
        piece = found[0]
        if piece[0] == "\\" and len(piece) > 1:
            out.append(_escape(piece[1:], inside=inside))
        elif inside:
            inside = piece != "]" or before in {"[", "[^"}
            out.append("\\]" if inside and piece == "]" else _char(piece))
            before = before + piece if before == "[" and piece == "^" else ""
            continue
        elif piece == "[":
            inside, before = True, "["
            out.append("[")
        elif piece == "(?P<":
            out.append("(?<")
        elif piece.startswith("(?") and piece.endswith(")"):
            pass  # flags: they are those of the pattern
        elif piece == "$":
            out.append("$" if multiline else r"(?=\n?$)")
        else:
            out.append(_char(piece))
        if inside and piece != "[":
            before = ""
    return "".join(out) or "(?:)"


def _escape(name: str, *, inside: bool) -> str:
    if name in _CLASSES:
        found = _CLASSES[name][inside]
        if found is None:
            raise UntranslatableError(f"\\{name} in a class of a pattern")
        return found
    if len(name) > 1:
        return _coded(int(name[1:], 16))
    if name in "nrtfv" or (name.isdigit() and not inside):
        return f"\\{name}"
    if name.isalpha():
        raise UntranslatableError(f"\\{name} in a pattern")
    return f"\\{name}" if name in _SYNTAX or (inside and name == "-") else _char(name)


def _char(char: str) -> str:
    if " " <= char <= "~":
        return "\\/" if char == "/" else char
    return _coded(ord(char))


def _coded(code: int) -> str:
    return f"\\u{{{code:x}}}" if code > 0xFFFF else f"\\u{code:04x}"
