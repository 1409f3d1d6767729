"""The only doors through which text of a document reaches emitted files.

Every filter is pure and total: whatever text it gets, what it returns stays inside the place
it was made for (a literal, a comment, a table cell) and can be written as UTF-8.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from generator.emit.characters import HIDDEN, LINE_END, PROSE_UNSAFE, scalars
from generator.emit.files import Data
from generator.emit.literals import code_line
from generator.emit.markdown import md_cell, md_code, md_text
from generator.emit.prose import html_json, md_fence, md_line, md_prose

_STRING_UNSAFE = re.compile(f'["\\\\{HIDDEN}]')

_SHORT: Final[Mapping[str, str]] = MappingProxyType(
    {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
)

#: How deeply a value may nest before :func:`py_literal` refuses it (Python's parser ends at 200).
LITERAL_DEPTH = 60

# Python refuses to read or write longer integers in decimal (4,300 digits).
_DECIMAL_BITS: Final = 14_000


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    code = ord(char)
    if short := _SHORT.get(char):
        return short
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def py_str(text: str) -> str:
    """A one-line Python literal, in double quotes, that evaluates to exactly ``text``."""
    return f'"{_STRING_UNSAFE.sub(_escape, text)}"'


def fits_literal(value: Data, depth: int = LITERAL_DEPTH) -> bool:
    """Whether ``value`` nests no deeper than a Python literal may."""
    if depth == 0:
        return False
    if isinstance(value, Mapping):
        return all(fits_literal(item, depth - 1) for item in value.values())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return all(fits_literal(item, depth - 1) for item in value)
    return True


def py_literal(value: Data) -> str:
    """A one-line Python expression that evaluates to ``value`` (sequences become lists).

    Raises ``ValueError`` for a value that :func:`fits_literal` does not take.
    """
    if not fits_literal(value):
        raise ValueError(f"a value nests deeper than {LITERAL_DEPTH} levels")
    return _literal(value)


def _literal(value: Data) -> str:
    if isinstance(value, int) and value.bit_length() > _DECIMAL_BITS:
        return hex(value)
    if value is None or isinstance(value, bool | int):
        return repr(value)
    if isinstance(value, str):
        return py_str(value)
    if isinstance(value, float):
        number = repr(value).replace("e+", "e")
        return f'float("{number}")' if number.lstrip("-") in {"inf", "nan"} else number
    if isinstance(value, Mapping):
        items = ", ".join(f"{py_str(key)}: {_literal(item)}" for key, item in value.items())
        return f"{{{items}}}"
    return f"[{', '.join(_literal(item) for item in value)}]"


_OPEN = re.compile(r"[\n -~]*")


def py_tuple(items: Sequence[str]) -> str:
    """A tuple of Python expressions."""
    return f"({', '.join(items)}{',' if len(items) == 1 else ''})"


def docstring(text: str) -> str:
    r"""The body of a docstring between three double quotes, one line each for those of ``text``.

    Line ends of every kind become ``\n``, tabs spaces, trailing spaces go; what does not show
    is written as an escape. The result neither starts with white space nor ends with it.
    """
    if _OPEN.fullmatch(text):  # nothing hides, as nearly always
        lines = (line.rstrip() for line in text.replace("\\", "\\\\").split("\n"))
    else:
        lines = (_docstring_line(line) for line in LINE_END.split(text))
    body = "\n".join(lines).strip()
    if '"' not in body:
        return body
    # A quote must not meet another one, nor the closing quotes.
    return re.sub(r'"(?="|\Z)', r'\\"', body)


def _docstring_line(line: str) -> str:
    line = scalars(line).expandtabs(4).rstrip().replace("\\", "\\\\")
    return PROSE_UNSAFE.sub(_escape, line)


# Words that tools look for after a "#": type checkers, linters, formatters, coverage, editors.
_DIRECTIVE = re.compile(
    r"(?i)(^|#)\s*(?=(?:type|noqa|fmt|pyright|mypy|pytype|pyre|ty|ruff|isort|pylint|flake8|nosec|"
    r"pragma|yapf|black|region|endregion)(?![A-Za-z])|%%|-\*-)"
)
# What Python and editors look for anywhere in a comment: "coding: latin-1", "vim: ...".
_SETTING = re.compile(r"(?i)(coding|vim?[<=>0-9]*|\bex)(?=[:=])")


def comment(text: str) -> str:
    """``text`` as one or more comment lines (``# ...``); nothing in it is read by a tool.

    Empty lines become a bare ``#``; an empty text becomes one.
    """
    return "\n".join(_comment_line(line) for line in LINE_END.split(text.strip()))


def _comment_line(line: str) -> str:
    line = PROSE_UNSAFE.sub(_escape, scalars(line).expandtabs(4))
    line = _DIRECTIVE.sub(r"\1 - ", line.lstrip("#")).rstrip()
    line = _SETTING.sub(r"\1 ", line)
    return f"#{line}" if line.startswith(" ") else f"# {line}".rstrip()


def indent(text: str, width: int = 4) -> str:
    """Every line but the first moved right by ``width`` spaces; empty lines stay empty."""
    return re.sub("\n(?!\n|$)", "\n" + " " * width, text)


def toml_str(text: str) -> str:
    """A TOML basic string on one line."""
    clean = scalars(text)
    return f'"{_STRING_UNSAFE.sub(_toml_escape, clean)}"'


def _toml_escape(match: re.Match[str]) -> str:
    escaped = _escape(match)
    return f"\\u00{escaped[2:]}" if escaped.startswith("\\x") else escaped


#: The filters of every template, by name.
FILTERS: Final[Mapping[str, Callable[..., str]]] = MappingProxyType(
    {
        "code_line": code_line,
        "comment": comment,
        "docstring": docstring,
        "html_json": html_json,
        "indent": indent,
        "md_cell": md_cell,
        "md_code": md_code,
        "md_fence": md_fence,
        "md_line": md_line,
        "md_prose": md_prose,
        "md_text": md_text,
        "py_literal": py_literal,
        "py_str": py_str,
        "toml_str": toml_str,
    }
)
