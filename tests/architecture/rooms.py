"""The parts of ARCHITECTURE.md that are made from the code: rooms, modules, and their imports."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "ARCHITECTURE.md"

#: Folders whose modules the page lists.
LISTED = ("generator", "templates/python/runtime", "bench")


@cache
def summary(path: Path) -> str:
    """The first sentence of a module's docstring, on one line, without its full stop."""
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    first = " ".join(text.partition("\n\n")[0].split())
    return re.split(r"(?<=[.!?]) (?=[A-Z])", first)[0].removesuffix(".")


def modules() -> list[Path]:
    """Every module that the page lists."""
    return [path for folder in LISTED for path in sorted((ROOT / folder).rglob("*.py"))]


def tree(folder: Path, depth: int = 0) -> Iterator[str]:
    """A line for ``folder``, its modules and the folders in it."""
    package = folder / "__init__.py"
    name = folder.relative_to(ROOT).as_posix() if not depth else folder.name
    yield _line(depth, f"{name}/", summary(package) if package.exists() else "")
    paths = sorted(folder.iterdir(), key=lambda path: (path.is_dir(), path.name))
    for path in paths:
        if path.suffix == ".py" and path.name != "__init__.py":
            yield _line(depth + 1, path.name, summary(path))
        elif path.is_dir() and any(path.rglob("*.py")):
            yield from tree(path, depth + 1)


def _line(depth: int, name: str, text: str) -> str:
    start = "  " * depth + name
    return f"{start:<26}{'' if len(start) < 26 else ' '}{text}".rstrip()


def imports(path: Path) -> Iterator[str]:
    """The modules of the generator that a module imports, at its top or anywhere else."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("generator"):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (a.name for a in node.names if a.name.startswith("generator."))


def rooms() -> dict[str, set[str]]:
    """For each room of the generator, the other rooms that it imports."""
    folder = ROOT / "generator"
    parts = {path.relative_to(folder).parts[0] for path in folder.rglob("*.py")}
    names = {part.removesuffix(".py") for part in parts if not part.startswith("__")}
    found: dict[str, set[str]] = {name: set() for name in sorted(names)}
    for path in folder.rglob("*.py"):
        room = path.relative_to(folder).parts[0].removesuffix(".py")
        for target in imports(path):
            other = target.split(".")[1] if "." in target else ""
            if room in found and other in found and other != room:
                found[room].add(other)
    return found


def graph() -> Iterator[str]:
    """The imports between rooms, without those that a longer way implies, in Mermaid."""
    found = rooms()
    yield "flowchart TD"
    for room, targets in found.items():
        behind = {far for near in targets for far in _reached(near, found)}
        yield from (f"  {room} --> {target}" for target in sorted(targets - behind))


def _reached(room: str, found: Mapping[str, set[str]]) -> set[str]:
    """The rooms that ``room`` imports through others."""
    seen: set[str] = set()
    ahead = list(found[room])
    while ahead:
        if (one := ahead.pop()) not in seen:
            seen.add(one)
            ahead += found[one]
    return seen


def made(page: str) -> str:
    """``page`` with the parts between its marks made anew."""
    parts = {
        "modules": ("text", [line for folder in LISTED for line in tree(ROOT / folder)]),
        "imports": ("mermaid", list(graph())),
    }
    for name, (language, lines) in parts.items():
        block = "\n".join((f"```{language}", *lines, "```"))
        pattern = rf"(<!-- made: {name} -->\n).*?(\n<!-- end -->)"
        page, count = re.subn(
            pattern, lambda found, block=block: found[1] + block + found[2], page, flags=re.DOTALL
        )
        if count != 1:
            raise ValueError(f"ARCHITECTURE.md must hold the marks of {name!r} once")
    return page


if __name__ == "__main__":
    PAGE.write_text(made(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
