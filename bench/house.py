"""The shape of the code: how long, how entangled, how strict.

    python bench/house.py [ROOT]

Prints the measures of ``bench/shape.py`` for the generator and for the runtime of the checkout
ROOT (this one unless given), and the lines of the playground's scripts. The goals for the generator
stand in ``tests/architecture/test_goals.py``.
"""

from __future__ import annotations

import math
import statistics
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from shape import (
    FUNCTION_LINES,
    MODULE_LINES,
    POSITIONAL,
    Finding,
    Import,
    Module,
    any_uses,
    bare_any,
    between_folders,
    circles,
    classes,
    files,
    functions,
    imports,
    positional,
    read,
    signatures,
)

ROOT = Path(__file__).resolve().parents[1]


def report(root: Path) -> Iterator[str]:
    """The lines of the report on the checkout at ``root``."""
    for title, folder in (
        ("generator", root / "generator"),
        ("runtime", root / "templates" / "python" / "runtime"),
    ):
        modules = read(folder)
        yield from (f"{title}: {len(modules)} modules", "")
        yield from _sizes(modules, root)
        yield from _arrows(modules)
        yield from _strictness(modules, root)
        yield ""
    scripts = files(sorted((root / "templates" / "docs" / "playground").glob("*.js")))
    yield from (f"playground: {len(scripts)} scripts", "")
    yield from _spread("lines of a script", scripts, MODULE_LINES, root)


def _sizes(modules: Sequence[Module], root: Path) -> Iterator[str]:
    sizes = [Finding(module.path, 1, module.name, module.lines) for module in modules]
    yield from _spread("lines of a module", sizes, MODULE_LINES, root)
    yield from _spread("lines of a function", functions(modules), FUNCTION_LINES, root)


def _spread(title: str, found: Sequence[Finding], limit: int, root: Path) -> Iterator[str]:
    """Median, p90 and maximum of the sizes, and what is above the limit."""
    sizes = sorted(finding.size for finding in found)
    p90 = sizes[math.ceil(0.9 * len(sizes)) - 1]
    over = [finding for finding in found if finding.size > limit]
    numbers = f"median {statistics.median(sizes):.0f}, p90 {p90}, max {sizes[-1]}"
    yield f"  {title:22} {numbers}; above {limit}: {len(over)}"
    yield from _listed(sorted(over, key=lambda one: -one.size), root)


def _arrows(modules: Sequence[Module]) -> Iterator[str]:
    edges = imports(modules)
    knots = circles(edges)
    soft = [edge for edge in edges if edge.kind != "top"]
    yield from _circles("circles of modules", knots, soft)
    between = between_folders(edges)
    wider = [group for group in circles(between) if group not in knots]
    yield from _circles("circles of folders", wider, between)


def _circles(title: str, groups: Sequence[list[str]], edges: Sequence[Import]) -> Iterator[str]:
    """Each group, and its imports: between modules those alone that are lazy or for types."""
    yield f"  {title:22} {len(groups)}"
    for group in groups:
        yield f"      {', '.join(name.partition('.')[2] for name in group)}"
        for edge in edges:
            if edge.source in group and edge.target in group:
                ends = (end.partition(".")[2] for end in (edge.source, edge.target))
                yield f"        {' -> '.join(ends)} ({edge.kind})"


def _strictness(modules: Sequence[Module], root: Path) -> Iterator[str]:
    bare, uses, places = bare_any(modules), any_uses(modules), len(signatures(modules))
    yield f"  {'Any':22} {len(bare)} bare of {places} in signatures, {len(uses)} in all"
    for name in sorted({finding.path.relative_to(root).as_posix() for finding in uses}):
        counts = [sum(f.path == root / name for f in some) for some in (bare, uses)]
        yield f"      {name}: {counts[0]} bare, {counts[1]} in all"
    calls = positional(modules)
    yield f"  {'positional calls':22} {len(calls)} with {POSITIONAL} or more"
    yield from _listed(calls, root)
    data = classes(modules)
    frozen = data.dataclasses - len(data.open)
    share = f"{frozen} of {data.dataclasses} dataclasses frozen"
    yield f"  {'data':22} {share}; {len(data.mutable)} plain classes hold state"
    yield from _listed(data.open, root)


def _listed(found: Iterable[Finding], root: Path) -> Iterator[str]:
    for finding in found:
        place = f"{finding.path.relative_to(root).as_posix()}:{finding.line}"
        yield f"      {place} {finding.what}{f' {finding.size}' if finding.size > 1 else ''}"


def main(arguments: Sequence[str]) -> int:
    """Print the report."""
    root = Path(arguments[0]).resolve() if arguments else ROOT
    if not (root / "generator").is_dir():
        print(f"There is no generator in {root}.", file=sys.stderr)
        return 2
    print("\n".join(report(root)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
