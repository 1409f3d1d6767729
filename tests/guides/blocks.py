"""The code in the pages of an SDK and in its docstrings, as programs.

Every fence counts, whatever its language: code is run (:data:`RUN`), data is parsed
(:data:`PARSED`), and text is text (:data:`TEXT`); a fence that says nothing, or something else, is
an error. Code that cannot run says why behind its language, where no reader of the page sees it,
and every site still highlights it::

    ```python not run: needs a display

The Python of a page is one program: its blocks run in order and share their names. A block whose
first line is ``# conftest.py`` is a file of that name, and no part of the program. In the reference
of the site each block is an example of its own (:func:`programs`), and the samples of operations
are those that the tests of samples run (:data:`SAMPLES`).
"""

from __future__ import annotations

import ast
import json
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

ROOT: Final = Path(__file__).parents[2]
PACKAGE: Final = ROOT / "generated" / "python"
#: What the extras of the SDK install; .ci/install fills it.
EXTRAS: Final = ROOT / "build" / "extras"
DOCS: Final = ROOT / "specs" / "aihub" / "docs"
SITE: Final = ROOT / "generated" / "docs"
#: Everything that customers read. The README is that of the distribution, where a generated part
#: follows the one written by hand; of the site, what was written by hand stands in ``DOCS``.
PAGES: Final = (
    PACKAGE / "README.md",
    *sorted(DOCS.glob("[!R]*.md")),
    *sorted((DOCS / "guides").glob("*.md")),
    *sorted(p for p in SITE.rglob("*.md") if p.parent.name != "guides" and p.name != "index.md"),
)

#: The samples of operations in curl, which :mod:`tests.samples` runs.
SAMPLES: Final = frozenset(
    path.read_text(encoding="utf-8")
    for path in (ROOT / "generated" / "samples" / "curl").glob("*.sh")
)
RUN: Final = frozenset({"bash", "python", "shell"})
PARSED: Final = frozenset({"json", "yaml"})
TEXT: Final = frozenset({"csv", "dockerfile", "http", "ini", "text", "toml", "xml", "mermaid"})

_FENCE: Final = re.compile(
    r"^(?P<indent> *)(?P<fence>`{3,}|~{3,})(?P<info>[^`\n]*)\n(?P<code>.*?)^ *(?P=fence)[`~]*$",
    re.MULTILINE | re.DOTALL,
)
_FILE: Final = re.compile(r"# (\w+\.py)\n")
_NOT_RUN: Final = "not run: "


@dataclass(frozen=True)
class Block:
    """One fence. ``line`` is the one in the page before its first."""

    code: str
    line: int = 0
    language: str = "python"
    info: str = ""

    @property
    def file(self) -> str:
        """The name of the file that this is; "" for none."""
        found = _FILE.match(self.code)
        return found[1] if found else ""

    @property
    def runs(self) -> bool:
        """Whether this runs. Raises ValueError for a fence that says something else."""
        if self.language in TEXT or self.language in PARSED or self.language.startswith("{"):
            return False
        if self.language not in RUN:
            raise ValueError(f"line {self.line}: a fence says {self.language!r}, not its language")
        if self.info and not (
            self.info.startswith(_NOT_RUN) and self.info.removeprefix(_NOT_RUN).strip()
        ):
            raise ValueError(f"a fence of code says {self.info!r}, not {_NOT_RUN!r} and why")
        return not self.info

    def parse(self) -> None:
        """Raises ValueError for data that is none."""
        if self.language == "json":
            json.loads(self.code)
        elif self.language == "yaml":
            yaml.safe_load(self.code)


def of_page(path: Path, language: str = "") -> list[Block]:
    """The blocks of a page; only those in ``language``, if it is given."""
    found = of_text(path.read_text(encoding="utf-8"))
    return [block for block in found if block.language == language or not language]


def of_text(text: str) -> list[Block]:
    """The blocks in Markdown."""
    return [
        Block(
            textwrap.dedent(found["code"]),
            text.count("\n", 0, found.start("code")),
            *_words(found["info"]),
        )
        for found in _FENCE.finditer(text)
    ]


def _words(info: str) -> tuple[str, str]:
    language, _, rest = info.strip().partition(" ")
    return language, rest.strip()


def program(blocks: list[Block]) -> str:
    """Blocks as one module, in which each stands on the lines that it has in its page."""
    lines: list[str] = []
    for block in blocks:
        if not block.file and block.language == "python":
            lines += [""] * (block.line - len(lines))
            lines += block.code.splitlines()
    return "\n".join(lines) + "\n"


def programs(path: Path, language: str = "") -> list[list[Block]]:
    """The blocks of a page that share their names: all of them, or each for itself."""
    blocks = of_page(path, language)
    return [[block] for block in blocks] if SITE in path.parents else [blocks]


def of_docstrings(package: Path = PACKAGE / "aihub") -> dict[str, str]:
    """The examples in the docstrings of public modules, by ``AsyncRuns.create``."""
    found: dict[str, str] = {}
    for path in (*package.glob("*.py"), *package.glob("resources/*.py")):
        for name, text in _docstrings(path):
            _, mark, example = text.partition("\nExample:\n")
            if mark:
                found[name] = textwrap.dedent(example)
            elif "::\n" in text or ">>>" in text:
                raise ValueError(f"the code in the docstring of {name} belongs below Example:")
    return dict(sorted(found.items()))


def _docstrings(path: Path) -> Iterator[tuple[str, str]]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    yield path.stem, ast.get_docstring(tree) or ""
    for owner in tree.body:
        if isinstance(owner, ast.ClassDef | ast.FunctionDef):
            yield owner.name, ast.get_docstring(owner) or ""
            for method in owner.body:
                if isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef):
                    yield f"{owner.name}.{method.name}", ast.get_docstring(method) or ""
