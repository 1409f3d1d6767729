"""The Python in the pages of the AI Hub SDK and in the docstrings of its methods, as programs.

A page is one program: its blocks run in order and share their names. A block whose first line is
``# conftest.py`` is a file of that name, and no part of the program. One that cannot run says why
behind the language of its fence, where no reader of the page sees it::

    ```python not run: needs a display
"""

from __future__ import annotations

import ast
import re
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
PACKAGE: Final = ROOT / "generated" / "python"
#: What the extras of the SDK install; .ci/install fills it.
EXTRAS: Final = ROOT / "build" / "extras"
DOCS: Final = ROOT / "specs" / "aihub" / "docs"
#: The README is that of the distribution, where a generated part follows the one written by hand.
PAGES: Final = (
    PACKAGE / "README.md",
    DOCS / "MIGRATING.md",
    *sorted((DOCS / "guides").glob("*.md")),
)

_FENCE: Final = re.compile(
    r"^(?P<indent> *)(?P<fence>`{3,})python(?P<info>[^\n]*)\n(?P<code>.*?)^ *(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)
_FILE: Final = re.compile(r"# (\w+\.py)\n")
_NOT_RUN: Final = "not run: "


@dataclass(frozen=True)
class Block:
    """One program, or a part of one. ``line`` is the one in the page before its first."""

    code: str
    line: int = 0
    info: str = ""

    @property
    def file(self) -> str:
        """The name of the file that this is; "" for none."""
        found = _FILE.match(self.code)
        return found[1] if found else ""

    @property
    def runs(self) -> bool:
        """Whether this runs. Raises ValueError for a fence that says something else."""
        if self.info and not self.info.startswith(_NOT_RUN):
            raise ValueError(f"a fence of Python says {self.info!r}, not {_NOT_RUN!r} and why")
        return not self.info


def of_page(path: Path) -> list[Block]:
    """The blocks of a page."""
    return of_text(path.read_text(encoding="utf-8"))


def of_text(text: str) -> list[Block]:
    """The blocks in Markdown."""
    return [
        Block(
            textwrap.dedent(found["code"]),
            text.count("\n", 0, found.start("code")),
            found["info"].strip(),
        )
        for found in _FENCE.finditer(text)
    ]


def program(blocks: list[Block]) -> str:
    """Blocks as one module, in which each stands on the lines that it has in its page."""
    lines: list[str] = []
    for block in blocks:
        if not block.file:
            lines += [""] * (block.line - len(lines))
            lines += block.code.splitlines()
    return "\n".join(lines) + "\n"


def of_docstrings() -> dict[str, str]:
    """The example of each method by ``AsyncRuns.create``."""
    found: dict[str, str] = {}
    for path in sorted((PACKAGE / "aihub" / "resources").glob("*.py")):
        for owner in ast.parse(path.read_text(encoding="utf-8")).body:
            for method in owner.body if isinstance(owner, ast.ClassDef) else ():
                if isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef):
                    _, _, example = (ast.get_docstring(method) or "").partition("\nExample:\n")
                    if example:
                        found[f"{owner.name}.{method.name}"] = textwrap.dedent(example)
    return found
