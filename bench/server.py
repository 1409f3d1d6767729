"""How many replies a second the mock server and the site give on one connection.

``python bench/server.py`` starts each server in a process of its own, sends GETs one after the other
on one kept connection, and prints the median of several rounds. Replies that wait for an
acknowledgement of the network would show as 23 a second.
"""

from __future__ import annotations

import argparse
import http.client
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[1]
CONFIG = ROOT / "specs" / "aihub" / "sdk.yaml"

_SITE = """
import sys
from pathlib import Path
import uvicorn
from generator.listen import Address, listen, url_of
from generator.serve.command import site_config
from generator.serve.proxy import Proxy
from generator.serve.site import SiteApp

listener = listen(Address("127.0.0.1", 0))
print(url_of(listener), file=sys.stderr, flush=True)
app = SiteApp(Path(sys.argv[1]), Proxy((), ("127.0.0.1",)), lambda: 0)
uvicorn.Server(site_config(app)).run([listener])
"""


@contextmanager
def started(*command: str) -> Iterator[str]:
    """The URL that a server prints on its standard error once it listens."""
    process = subprocess.Popen(
        [sys.executable, *command], cwd=ROOT, stderr=subprocess.PIPE, text=True
    )
    try:
        assert process.stderr is not None
        for line in process.stderr:
            if found := re.search(r"http://\S+", line):
                yield found[0]
                break
        else:
            raise SystemExit("The server did not start.")
    finally:
        process.terminate()
        process.wait()


def rate(url: str, path: str, requests: int, headers: dict[str, str]) -> float:
    """GETs a second on one connection."""
    address = urlsplit(url)
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=30)
    start = 0.0
    for count in range(requests + 20):
        if count == 20:  # the first ones load what later ones need
            start = time.perf_counter()
        connection.request("GET", path, headers=headers)
        reply = connection.getresponse()
        reply.read()
        if reply.status != 200:
            raise SystemExit(f"GET {path} was answered with {reply.status}.")
    seconds = time.perf_counter() - start
    connection.close()
    return requests / seconds


def main() -> None:
    """Print a line for each server."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=2000, help="GETs in a round")
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    mock = ("-m", "generator", "mock", "--config", str(CONFIG), "--port", "0", "--quiet")
    credentials = {"Authorization": "Bearer t", "IB-Context": "c"}
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "index.html").write_text("<title>page</title>" * 100, encoding="utf-8")
        for name, command, path, headers in (
            ("mock", mock, "/v2/batches", credentials),
            ("site", ("-c", _SITE, folder), "/index.html", {}),
        ):
            with started(*command) as url:
                where = urlsplit(url).path.rstrip("/") + path if name == "mock" else path
                rates = [rate(url, where, given.requests, headers) for _ in range(given.rounds)]
            print(f"{name}: {statistics.median(rates):,.0f} GETs a second on one connection")


if __name__ == "__main__":
    main()
