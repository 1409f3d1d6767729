"""Python text in pieces that are formatted one by one.

black takes longer than all other stages together, and of a file that changed most is what it
was. A method, a class without methods and a long assignment look the same wherever they
stand, so each is formatted (and remembered) alone; what is left of the file is the frame,
with a short stand-in of the same kind for each of them.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

_HEAD: Final = "class _:\n"  # what a method stands in while it is formatted
_LONG: Final = 200  # characters: a shorter assignment stays in the frame
_METHODS: Final = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True, slots=True)
class Pieces:
    """One file, taken apart: every text is Python by itself."""

    frame: str
    parts: tuple[str, ...] = ()
    mark: str = ""  # the stand-in of a part is named by this and the index of the part

    @classmethod
    def of(cls, text: str) -> Pieces:
        """Take ``text`` apart; what is not Python stays in one piece."""
        try:
            found = list(_find(ast.parse(text)))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return cls(text)
        mark = "piece_"
        while mark in text:
            mark += "_"
        lines = text.split("\n")
        frame: list[str] = []
        parts: list[str] = []
        end = 0
        for part in found:
            frame += lines[end : part.start]
            frame.append(part.stand_in.format(name=f"{mark}{len(parts)}"))
            parts.append(
                "\n".join([part.head + lines[part.start], *lines[part.start + 1 : part.end], ""])
            )
            end = part.end
        return cls("\n".join(frame + lines[end:]), tuple(parts), mark)

    def join(self, frame: str, parts: Sequence[str]) -> str:
        """The file again, from its formatted frame and parts."""
        if not parts:
            return frame
        stand_in = re.compile(
            rf"^ *(?:def|class) {self.mark}(\d+).*\n +pass\n|^{self.mark}(\d+) = 0\n", re.MULTILINE
        )
        return stand_in.sub(
            lambda found: parts[int(found[1] or found[2])].removeprefix(_HEAD), frame
        )


@dataclass(frozen=True, slots=True)
class _Chunk:
    start: int  # the index of its first line
    end: int  # the index of the line behind it
    stand_in: str
    head: str = ""


def _find(module: ast.Module) -> Iterator[_Chunk]:
    for node in module.body:
        match node:
            case ast.ClassDef():
                methods = [m for m in node.body if isinstance(m, _METHODS)]
                for method in methods:
                    if not _is_stub(method):
                        yield _part(method, "    def {name}(self):\n        pass", _HEAD)
                if not methods:
                    yield _part(node, "class {name}:\n    pass")
            case ast.Assign() | ast.AnnAssign():
                if _length(node) > _LONG:
                    yield _part(node, "{name} = 0")
            case _:
                pass


def _is_stub(method: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether the body is three dots: black keeps such ones together, overloads for example."""
    last = method.body[-1]
    return isinstance(last, ast.Expr) and getattr(last.value, "value", None) is ...


def _part(
    node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef | ast.Assign | ast.AnnAssign,
    stand_in: str,
    head: str = "",
) -> _Chunk:
    decorators = getattr(node, "decorator_list", [])
    start = min([node.lineno, *(d.lineno for d in decorators)])
    return _Chunk(start - 1, node.end_lineno or start, stand_in, head)


def _length(node: ast.stmt) -> int:
    """About how long a statement is; one of several lines is long."""
    if node.end_lineno != node.lineno:
        return _LONG + 1
    return (node.end_col_offset or 0) - node.col_offset
