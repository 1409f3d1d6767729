"""The server: put into ``build/autorest`` with npm, run on loopback, asked for its report."""

from __future__ import annotations

import contextlib
import json
import os
import pathlib
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Iterator

from tests.servers.running import ROOT, MissingServerError, free_port, stop

HOME = ROOT / "build" / "autorest"
_PACKAGE = HOME / "node_modules" / "@microsoft.azure" / "autorest.testserver"
SWAGGER = _PACKAGE / "swagger"
_STARTS_WITHIN = 60.0  # seconds
#: "vanilla" is what every generator has to do, "optional" and "azure" are beyond OpenAPI
CATEGORIES = ("vanilla", "optional", "azure")


def install() -> None:
    """Have npm install what the lock file says, once."""
    if installed():
        return
    if shutil.which("npm") is None:
        raise MissingServerError("npm is needed to install autorest's test server")
    HOME.mkdir(parents=True, exist_ok=True)
    for file in pathlib.Path(__file__).parent.glob("package*.json"):
        shutil.copy(file, HOME)
    command = ["npm", "ci", "--prefix", str(HOME), "--no-audit", "--no-fund", "--silent"]
    subprocess.run(command, check=True)


def installed() -> bool:
    """Whether the server is there, in the version of the lock file."""
    name = "package-lock.json"
    ours, theirs = pathlib.Path(__file__).parent / name, HOME / name
    return SWAGGER.exists() and theirs.exists() and theirs.read_bytes() == ours.read_bytes()


@contextlib.contextmanager
def running(data: pathlib.Path) -> Iterator[str]:
    """The root of a running server, which keeps its files in ``data``."""
    port = free_port()
    root = f"http://127.0.0.1:{port}"
    program = _PACKAGE / "dist" / "cli" / "cli.js"
    command = ["node", str(program), "run", "--port", str(port), "--coverageDirectory", str(data)]
    with (data / "server.log").open("wb") as log:
        process = subprocess.Popen(
            command,
            cwd=data,
            env={"PATH": os.environ["PATH"], "HOME": str(data)},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            _wait(root, process, data)
            yield root
        finally:
            stop(process)


def _wait(root: str, process: subprocess.Popen[bytes], data: pathlib.Path) -> None:
    give_up = time.monotonic() + _STARTS_WITHIN
    while time.monotonic() < give_up and process.poll() is None:
        try:
            report(root)
        except OSError:
            time.sleep(0.1)
        else:
            return
    log = (data / "server.log").read_text(errors="replace")
    raise RuntimeError(f"autorest's test server does not answer:\n{log[-3000:]}")


def report(root: str) -> dict[str, dict[str, int]]:
    """How often each scenario was seen, by category."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    found = {}
    for category in CATEGORIES:
        with direct.open(f"{root}/report/{category}", timeout=10) as reply:
            found[category] = json.load(reply)
    return found
