"""What the comments of a class say of its fields: behind each, or above it."""

from __future__ import annotations

import ast
import inspect
import re
import sys
import tokenize
from enum import Enum
from functools import cache
from pathlib import Path

_ALONE = "\0"
_NAMED = re.compile(r"``(\w+)``: (.+)")
#: Fields that hold what keys with another name say, because that name is a keyword, or too short.
_SUFFIX = "_name"


def comments(owner: type) -> dict[str, str]:
    """The sentence about each key whose value a class holds.

    The key is the name of the field, or its value in an enumeration. A comment that begins with
    another name in double backquotes is about that key.
    """
    lines = _lines(owner)
    found: dict[str, str] = {}
    for statement in _body(owner):
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            name = statement.target.id
        elif isinstance(statement, ast.Assign) and issubclass(owner, Enum):
            name = str(owner[ast.unparse(statement.targets[0])].value)
        else:
            continue
        text = _behind(lines, statement) or _above(lines, statement.lineno)
        if named := _NAMED.match(text):
            name, text = named.groups()
        if text:
            found[name] = sentence(text)
            found.setdefault(name.removesuffix(_SUFFIX), found[name])
    return found


def docstring(owner: type, key: str) -> str:
    """The first paragraph of the docstring of a class that holds what ``key`` says."""
    text = " ".join((inspect.getdoc(owner) or "").partition("\n\n")[0].split())
    return sentence(text.removeprefix(f"``{key}``: "))


def sentence(text: str) -> str:
    """``text`` as a sentence."""
    text = text.replace("``", "`")
    begun = text if text[:1] == "`" else text[:1].upper() + text[1:]
    return begun if begun.endswith((".", "?")) else f"{begun}."


def _body(owner: type) -> list[ast.stmt]:
    tree = ast.parse(_source(owner).read_text(encoding="utf-8"))
    classes = (node for node in tree.body if isinstance(node, ast.ClassDef))
    return next(node.body for node in classes if node.name == owner.__name__)


def _behind(lines: dict[int, str], statement: ast.stmt) -> str:
    text = lines.get(statement.end_lineno or 0, "")
    return "" if text.startswith(_ALONE) else text


def _above(lines: dict[int, str], number: int) -> str:
    texts: list[str] = []
    while (text := lines.get(number - 1 - len(texts), "")).startswith(_ALONE):
        texts.insert(0, text.removeprefix(_ALONE))
    return " ".join(texts)


def _lines(owner: type) -> dict[int, str]:
    return _comments_of(_source(owner))


def _source(owner: type) -> Path:
    return Path(str(sys.modules[owner.__module__].__file__))


@cache
def _comments_of(path: Path) -> dict[int, str]:
    """The comments of a file by line; those that have the line for themselves are marked."""
    with path.open("rb") as file:
        return {
            token.start[0]: _ALONE * (token.line.lstrip()[:1] == "#") + token.string.lstrip("#: ")
            for token in tokenize.tokenize(file.readline)
            if token.type == tokenize.COMMENT
        }
