"""Running a collection with newman, Postman's own runner."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generator.requests.model import SAMPLE_CONTENT, SAMPLE_NAME

MODULES = Path(__file__).parents[2] / "build" / "newman" / "node_modules"

# As a library, newman ends with its run; as a program it waits for connections to close.
_RUN = """
const fs = require("fs");
const [, options, report] = process.argv;
require("newman").run(JSON.parse(fs.readFileSync(options)), (error, summary) => {
    if (error) { console.error(error); process.exit(1); }
    const failures = summary.run.failures.map((failure) => ({
        name: failure.source && failure.source.name, test: failure.error.test,
        error: failure.error.name, message: failure.error.message}));
    fs.writeFileSync(report, JSON.stringify({stats: summary.run.stats, failures}));
    process.exit(0);
});
"""


def need() -> None:
    """Skip a test where newman is not installed, and fail it in CI."""
    if not (MODULES / "newman").is_dir() or shutil.which("node") is None:
        reason = "newman is not installed: run .ci/install"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)


@dataclass(frozen=True)
class Run:
    """What newman says of one run."""

    totals: dict[str, int]  # requests, assertions ...
    failures: list[str]  # "request: kind: test: message"
    text: str

    @property
    def failed(self) -> list[str]:
        """The requests with failures."""
        return [failure.split(": ")[0] for failure in self.failures]


def run(data: dict[str, Any], root: str, folder: Path, *names: str, **variables: str) -> Run:
    """Run the folders ``names`` of a collection (all of it without) against ``root``."""
    need()
    (folder / SAMPLE_NAME).write_bytes(SAMPLE_CONTENT)
    asked, report = folder / "options.json", folder / "report.json"
    values = {"API_ROOT": root, "POLL_SECONDS": "0", **variables}
    options = {
        "collection": data,
        "envVar": [{"key": key, "value": value} for key, value in values.items()],
        "reporters": ["cli"],
        "color": "off",
        "workingDir": str(folder),
        **({"folder": list(names)} if names else {}),
    }
    asked.write_text(json.dumps(options), encoding="utf-8")
    done = subprocess.run(
        ["node", "-e", _RUN, str(asked), str(report)],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
        cwd=folder,
        env={**os.environ, "NODE_PATH": str(MODULES), "NO_PROXY": "*", "no_proxy": "*"},
    )
    assert report.is_file(), done.stdout + done.stderr
    found = json.loads(report.read_text(encoding="utf-8"))
    totals = {kind: counts["total"] for kind, counts in found["stats"].items()}
    failures = [
        f"{f['name']}: {f['error']}: {f.get('test')}: {f['message']}" for f in found["failures"]
    ]
    return Run(totals, failures, done.stdout)
