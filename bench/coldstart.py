"""How fast the generated SDK starts, as ratios to plain httpx in the same run.

    python bench/coldstart.py [--rounds 15] [--json]

Two measurements, each in child processes of its own, interleaved so that a busy moment of the
machine falls on both sides, compared by their medians:

- construct: ``import aihub; AIHub(api_key="x")`` against ``import httpx; httpx.Client()``
  (to reach: at most 0.35). Neither httpx nor pydantic may be loaded after it.
- first call: the first ``client.apps.runs.results(...)`` against ``httpx.Client().get(...).json()``
  on the same loopback server, from the start of the import to the decoded value (at most 2.0).

Needs the SDK's dependencies, not the SDK: it is taken from ``generated/python``.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import statistics
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SDK = pathlib.Path(__file__).resolve().parents[1] / "generated" / "python"

#: name -> the highest ratio that is good enough
GOALS = {"construct": 0.35, "first call": 2.0}

_CLOCK = "import sys, time; start = time.perf_counter()"
_PRINT = "print(time.perf_counter() - start)"

#: measurement -> (ours, httpx): programs that print their own seconds; {root} is the server
PROGRAMS = {
    "construct": (
        f"""{_CLOCK}
import aihub
client = aihub.AIHub(api_key="x")
{_PRINT}
heavy = sorted(name for name in ("httpx", "pydantic") if name in sys.modules)
assert not heavy, "loaded by the constructor: " + ", ".join(heavy)
""",
        f"""{_CLOCK}
import httpx
client = httpx.Client()
{_PRINT}
""",
    ),
    "first call": (
        f"""{_CLOCK}
from aihub import AIHub
client = AIHub(api_key="x", api_root="{{root}}")
results = client.apps.runs.results("run-1")
assert results.files[0].documents[0].fields[0].value == "value 0"
{_PRINT}
""",
        f"""{_CLOCK}
import httpx
client = httpx.Client(headers={{{{"Authorization": "Bearer x"}}}})
results = client.get("{{root}}/v2/apps/runs/run-1/results").json()
assert results["files"][0]["documents"][0]["fields"][0]["value"] == "value 0"
{_PRINT}
""",
    ),
}


def results(files: int = 5, fields: int = 40) -> bytes:
    """A page of run results of an ordinary size (about 40 kB)."""
    document = {
        "class_name": "invoice",
        "review_completed": False,
        "page_numbers": [1, 2],
        "page_layouts": [{"page_number": 0, "width": 612.0, "height": 792.0}],
        "fields": [
            {
                "field_name": f"field_{number}",
                "value": f"value {number}",
                "type": "TEXT",
                "confidence": {"model": 0.9, "ocr": 0.8},
                "validations": {"valid": True, "alerts": []},
            }
            for number in range(fields)
        ],
    }
    page = {
        "id": "run-1",
        "status": "COMPLETE",
        "start_timestamp": 1700000000000000000,
        "finish_timestamp": 1700000001000000000,
        "batch_id": "1",
        "has_more": False,
        "files": [
            {"original_file_name": f"{number}.pdf", "documents": [document]}
            for number in range(files)
        ],
    }
    return json.dumps(page).encode()


class Handler(BaseHTTPRequestHandler):
    """Answers every GET with one page of results."""

    protocol_version = "HTTP/1.1"
    page = results()

    def do_GET(self) -> None:
        """Send the page."""
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(self.page)))
        self.end_headers()
        self.wfile.write(self.page)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Keep quiet."""


def seconds(program: str) -> float:
    """What one child says it took."""
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=SDK,  # where "" in sys.path finds the package
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise SystemExit(done.stderr)
    return float(done.stdout)


def measure(root: str, rounds: int) -> dict[str, dict[str, float]]:
    """Medians in seconds, and their ratio. One round before the first is not counted."""
    times: dict[tuple[str, int], list[float]] = {}
    for number in range(rounds + 1):
        for name, programs in PROGRAMS.items():
            for side, program in enumerate(programs):
                took = seconds(program.format(root=root))
                if number:
                    times.setdefault((name, side), []).append(took)
    table = {}
    for name in PROGRAMS:
        ours, httpx = (statistics.median(times[name, side]) for side in (0, 1))
        table[name] = {"ours": ours, "httpx": httpx, "ratio": ours / httpx, "goal": GOALS[name]}
    return table


def main(arguments: list[str]) -> int:
    """Print the table; 1 when a goal was missed."""
    parser = argparse.ArgumentParser(description="Cold start of the SDK against plain httpx")
    parser.add_argument("--rounds", type=int, default=15, help="counted rounds (default 15)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args(arguments)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    table = measure(f"http://127.0.0.1:{server.server_port}/api", options.rounds)
    server.shutdown()
    if options.json:
        print(json.dumps(table, indent=2))
    else:
        print(f"{'':12} {'ours':>9} {'httpx':>9} {'ratio':>6} {'goal':>6}")
        for name, row in table.items():
            milliseconds = " ".join(f"{row[side] * 1000:6.1f} ms" for side in ("ours", "httpx"))
            print(f"{name:12} {milliseconds} {row['ratio']:6.2f} {row['goal']:6.2f}")
    return 0 if all(row["ratio"] <= row["goal"] for row in table.values()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
