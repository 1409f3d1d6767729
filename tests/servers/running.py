"""Install a server, run it on loopback with data of its own, fetch its document, stop it."""

from __future__ import annotations

import contextlib
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

ROOT = pathlib.Path(__file__).resolve().parents[2]
CACHE = ROOT / "build" / "servers"
OVERLAYS = pathlib.Path(__file__).parent / "overlays"
_STARTS_WITHIN = 90.0  # seconds


class MissingServerError(Exception):
    """The server is not on this machine and cannot be put into the cache; says what to do."""


@dataclass(frozen=True)
class Place:
    """Where one run of a server lives."""

    data: pathlib.Path  # empty before the run, removed after it
    port: int


@dataclass(frozen=True)
class Server:
    """A server that other people wrote, or whose document other people's code writes.

    ``exercise`` uses the SDK of the document as it is served. Where replies are checked strictly,
    ``mended`` uses the SDK of the document with ``overlays/<name>.yaml``; a server without
    ``mended`` keeps what its document promises, and is used in the same way.
    """

    name: str
    document: str  # path and query of what it publishes
    suffix: str  # of a file that holds the document
    base: str  # path of the API
    program: str
    command: Callable[[Place], list[str]]  # arguments of the program
    client: Mapping[str, Any]  # arguments of the client
    exercise: Callable[[Any], Awaitable[None]]
    mended_client: Mapping[str, Any] = field(default_factory=dict)
    mended: Callable[[Any], Awaitable[None]] | None = None
    folder: str = ""  # in the cache, if it is not the name
    requirements: tuple[str, ...] = ()  # from PyPI
    packages: tuple[str, ...] = ()  # from Debian
    headers: Mapping[str, str] = field(default_factory=dict)  # to fetch the document
    environment: Mapping[str, str] = field(default_factory=dict)


def install(server: Server) -> pathlib.Path:
    """The server's program; in an environment in the cache where it comes from PyPI."""
    if server.packages:
        found = shutil.which(server.program, path=f"{os.environ['PATH']}:/usr/sbin")
        if found is None:
            raise MissingServerError(f"apt-get install {' '.join(server.packages)}")
        return pathlib.Path(found)
    folder = CACHE / (server.folder or server.name)
    stamp = folder / "requirements.txt"
    if not installed(server):
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        pip = [str(folder / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", "-qq", *server.requirements], check=True)
        stamp.write_text("\n".join(server.requirements))
    return folder / "bin" / server.program


def installed(server: Server) -> bool:
    """Whether the cache has the server with these requirements."""
    stamp = CACHE / (server.folder or server.name) / "requirements.txt"
    return stamp.exists() and stamp.read_text().splitlines() == list(server.requirements)


def version(server: Server, program: pathlib.Path, data: pathlib.Path) -> str:
    """What the program says of itself."""
    done = subprocess.run(
        [program, "--version"],
        env=_environment(server, program.parent, data),
        capture_output=True,
        text=True,
        check=False,  # PowerDNS tells its version and fails
    )
    found = re.search(r"\d+\.\d+[\w.]*", done.stdout + done.stderr)
    return found.group() if found else "?"


@contextlib.contextmanager
def running(
    server: Server, program: pathlib.Path, data: pathlib.Path
) -> Iterator[tuple[int, bytes]]:
    """The port of the running server and the document that it serves."""
    place = Place(data, free_port())
    address = f"http://127.0.0.1:{place.port}{server.document}"
    with (data / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [str(program), *server.command(place)],
            cwd=data,
            env=_environment(server, program.parent, data),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            yield place.port, _first_answer(address, server.headers, process, data)
        finally:
            stop(process)


def _environment(server: Server, binaries: pathlib.Path, data: pathlib.Path) -> dict[str, str]:
    """What the server may know; whatever it would fetch from elsewhere meets a closed port."""
    nowhere = "http://127.0.0.1:9"
    return {
        "PATH": f"{binaries}:{os.environ['PATH']}",
        "HOME": str(data),
        "LANG": "C.UTF-8",
        **dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), nowhere),
        **dict.fromkeys(("no_proxy", "NO_PROXY"), "127.0.0.1,localhost"),
        **server.environment,
    }


def free_port() -> int:
    """A port of loopback that nobody uses now."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _first_answer(
    address: str,
    headers: Mapping[str, str],
    process: subprocess.Popen[bytes],
    data: pathlib.Path,
) -> bytes:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    request = urllib.request.Request(address, headers=dict(headers))
    give_up = time.monotonic() + _STARTS_WITHIN
    while time.monotonic() < give_up and process.poll() is None:
        try:
            with direct.open(request, timeout=10) as reply:
                return bytes(reply.read())
        except urllib.error.HTTPError:
            raise
        except OSError:
            time.sleep(0.2)
    log = (data / "server.log").read_text(errors="replace")
    raise RuntimeError(f"the server does not answer at {address}:\n{log[-3000:]}")


def stop(process: subprocess.Popen[bytes]) -> None:
    """End a server, and what it started."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, number)  # with what it started
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=10)
            return
