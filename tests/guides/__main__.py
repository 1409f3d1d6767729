"""The types of all programs in the pages and docstrings: ``python -m tests.guides``.

Writes them to ``build/guides``, each on the lines that it has in its page, and checks them with
mypy and pyright in their strict modes. Exit code 1 when one of them finds something.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tests.guides.blocks import (
    EXTRAS,
    PACKAGE,
    PAGES,
    ROOT,
    of_docstrings,
    of_page,
    of_text,
    program,
    programs,
)
from tests.guides.second import written

FOLDER: Final = ROOT / "build" / "guides"


def write(folder: Path) -> int:
    """Write all programs; how many there are."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    whole = EXTRAS.is_dir() or os.environ.get("CI") == "true"
    for page in PAGES:
        blocks = of_page(page, "python")
        if not blocks:
            continue
        if not whole and any("to_pandas(" in block.code for block in blocks):
            sys.stdout.write(
                f"{page.name} is left out: .ci/install puts pandas into build/extras.\n"
            )
            continue
        for together in programs(page, "python"):
            line = f"_{together[0].line}" if len(together) < len(blocks) else ""
            name = f"page_{_name(page.parent.name)}_{_name(page.stem)}{line}.py"
            (folder / name).write_text(program(together), encoding="utf-8")
        for block in blocks:
            if block.file:
                (folder / block.file).write_text(block.code, encoding="utf-8")
    _write_examples(folder, "example", of_docstrings())
    package = written(folder / "second")
    readme = of_text((folder / "second" / "README.md").read_text(encoding="utf-8"))
    (folder / "second_readme.py").write_text(program(readme), encoding="utf-8")
    _write_examples(folder, "second", of_docstrings(package))
    return len(list(folder.glob("*.py")))


def _write_examples(folder: Path, prefix: str, examples: Mapping[str, str]) -> None:
    for name, code in examples.items():
        text = f"{code}\n"
        if name.startswith("Async"):  # "async with" stands in a function of the reader's
            text = f"async def main() -> None:\n{textwrap.indent(text, '    ')}"
        (folder / f"{prefix}_{_name(name)}.py").write_text(text, encoding="utf-8")


def _name(text: str) -> str:
    return "".join(c if c.isalnum() else "_" for c in text)


def main() -> int:
    """Check; 1 when something was found."""
    count = write(FOLDER)
    settings = {
        "typeCheckingMode": "strict",
        "extraPaths": [str(PACKAGE), str(EXTRAS), str(FOLDER / "second")],
        "include": ["*.py"],
        "reportDuplicateImport": False,  # the blocks of a page repeat what they need
        "reportUnusedImport": False,  # of a block that shows what can be imported
        "reportUnusedVariable": False,  # an example ends with its result
    }
    (FOLDER / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    names = sorted(path.name for path in FOLDER.glob("*.py"))
    commands = (
        [
            "mypy",
            "--strict",
            "--no-error-summary",
            "--cache-dir",
            str(ROOT / ".mypy_cache"),
            *names,
        ],
        ["pyright", "--pythonpath", sys.executable],
    )
    environment = {**os.environ, "MYPYPATH": f"{PACKAGE}{os.pathsep}{FOLDER / 'second'}"}
    codes = [
        subprocess.call([sys.executable, "-m", *command], cwd=FOLDER, env=environment)
        for command in commands
    ]
    sys.stdout.write(f"{count} programs of pages and docstrings were checked.\n")
    return int(any(codes))


if __name__ == "__main__":
    sys.exit(main())
