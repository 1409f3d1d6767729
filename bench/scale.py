"""How the cost of generating grows with the document: in step, or faster.

    python bench/scale.py [--sizes 250 500 1000 2000] [--rounds 3] [--json]

Documents that are made for this, each twice as large as the one before: resources of twenty
operations with parameters, bodies, replies and models of their own, and some that all share.
Each is generated from nothing with ruff, in a process of its own, the sizes in turns; medians
are compared. Twice the operations may take 2.2 times the seconds of all cores and of the memory
at most; 1 is returned when they take more. POSIX only.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import shutil
import sys
import tempfile
from pathlib import Path

from measure import GENERATE, ROOT, Cost, environment, run

GOAL = 2.2
_GROUP = 20  # operations of one resource


def document(size: int) -> dict[str, object]:
    """An API with ``size`` operations."""
    paths: dict[str, dict[str, object]] = {}
    schemas: dict[str, object] = {"Error": _object("Problem", {"message": {"type": "string"}})}
    for number in range(size):
        group, place = divmod(number, _GROUP)
        name = f"Thing{group}x{place // 4}"
        schemas.setdefault(name, _thing(name, group))
        path = paths.setdefault(f"/group{group}/things{place // 4}/{{thing_id}}", {})
        path[("get", "put", "post", "delete")[place % 4]] = _operation(name, group, place)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Scale", "version": "1.0.0"},
        "servers": [{"url": "https://api.example"}],
        "paths": paths,
        "components": {"schemas": schemas},
    }


def _object(text: str, properties: dict[str, object]) -> dict[str, object]:
    return {"type": "object", "description": text, "properties": properties}


def _thing(name: str, group: int) -> dict[str, object]:
    properties: dict[str, object] = {
        f"field_{number}": {
            "type": ("string", "integer", "boolean", "number")[number % 4],
            "description": f"What field {number} of {name} says, in a sentence of some length.",
        }
        for number in range(8)
    }
    properties["state"] = {"type": "string", "enum": ["ON", "OFF", f"GROUP_{group}"]}
    properties["parts"] = {"type": "array", "items": _object("A part", {"id": {"type": "string"}})}
    properties["problem"] = {"$ref": "#/components/schemas/Error"}
    return {**_object(f"The {name}.", properties), "required": ["field_0", "state"]}


def _operation(name: str, group: int, place: int) -> dict[str, object]:
    body = {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
    error = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
    path = {"name": "thing_id", "in": "path", "required": True, "schema": {"type": "string"}}
    query = [
        {
            "name": f"filter_{number}",
            "in": "query",
            "description": f"Only things whose field {number} is this one.",
            "schema": {"type": "string"},
        }
        for number in range(4)
    ]
    operation: dict[str, object] = {
        "operationId": f"do{place}OfGroup{group}",
        "tags": [f"group{group}"],
        "summary": f"Do {place} with a {name}",
        "parameters": [path, *query],
        "responses": {
            "200": {"description": "Done.", "content": body},
            "default": {"description": "Not done.", "content": error},
        },
    }
    if place % 4 in {1, 2}:
        operation["requestBody"] = {"required": True, "content": body}
    return operation


def generate(size: int, scratch: Path) -> Cost:
    """Generate from nothing. The document is written once."""
    source, out = scratch / f"{size}.json", scratch / "out"
    if not source.is_file():
        source.write_text(json.dumps(document(size)), "utf-8")
    shutil.rmtree(out, ignore_errors=True)
    options = ["--package=scale", "--formatter=ruff", "--no-cache", f"--output={out}", "--quiet"]
    cost = run([*GENERATE, str(source), *options], ROOT, environment(scratch))
    if cost.code != 0:
        raise SystemExit(cost.output)
    made = json.loads((out / "manifest.json").read_bytes())["operations"]
    if len(made) != size:
        raise SystemExit(f"{len(made)} of {size} operations were generated")
    return cost


@dataclasses.dataclass(frozen=True)
class Row:
    """One size; growth is what it costs over half of it, per doubling."""

    operations: int
    cpu: float
    peak: float
    cpu_growth: float | None
    peak_growth: float | None

    @property
    def missed(self) -> bool:
        """Whether it grew faster than the document."""
        return max(self.cpu_growth or 0, self.peak_growth or 0) > GOAL


def measure(sizes: list[int], rounds: int) -> list[Row]:
    """The median cost of every size."""
    costs: dict[int, list[Cost]] = {size: [] for size in sizes}
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        generate(sizes[0], Path(name))  # not counted: it compiles our byte code
        for _ in range(rounds):
            for size in sizes:
                costs[size].append(generate(size, Path(name)))
    medians = {size: Cost.median(every) for size, every in costs.items()}
    rows = []
    for size, cost in medians.items():
        half = medians.get(size // 2)
        growth = (cost.cpu / half.cpu, cost.peak / half.peak) if half else (None, None)
        rows.append(Row(size, cost.cpu, cost.peak, *growth))
    return rows


def main(arguments: list[str]) -> int:
    """Print the table; 1 when something grew faster than the document."""
    parser = argparse.ArgumentParser(description="Growth of the cost of generating")
    parser.add_argument("--sizes", type=int, nargs="+", default=[250, 500, 1000, 2000])
    parser.add_argument("--rounds", type=int, default=3, help="counted rounds (default 3)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args(arguments)
    rows = measure(sorted(options.sizes), options.rounds)
    if options.json:
        print(json.dumps([dataclasses.asdict(row) for row in rows], indent=2))
    else:
        print(f"{'operations':>10} {'cpu s':>7} {'growth':>7} {'MB':>5} {'growth':>7}")
        for row in rows:
            cpu, peak = (
                f"{growth:7.2f}" if growth else " " * 7
                for growth in (row.cpu_growth, row.peak_growth)
            )
            missed = " MISSED" if row.missed else ""
            print(f"{row.operations:10} {row.cpu:7.2f} {cpu} {row.peak:5.0f} {peak}{missed}")
    return 1 if any(row.missed for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
