"""Generate SDKs from what real servers serve, use them against those servers, print a table.

``python -m tests.servers [jupyter] [powerdns] [prefect] [fastapi] ...``. Python servers are
installed into ``build/servers`` from PyPI and kept there; PowerDNS has to be installed from Debian.
Each server runs on loopback, with a folder of its own, and is stopped at the end. Exit code 1 when
anything failed or is missing.
"""

from __future__ import annotations

import argparse
import asyncio
import pathlib
import re
import sys
import tempfile
import textwrap
from collections.abc import Awaitable, Callable
from typing import Any

import yaml

from tests.servers import jupyter, own, powerdns, prefect
from tests.servers.running import OVERLAYS, MissingServerError, Server, install, running, version
from tests.servers.sdk import Generated, Sdk, generate, use

THEIRS = (jupyter.SERVER, powerdns.SERVER, prefect.SERVER)
SERVERS = {server.name: server for server in (*THEIRS, *own.SERVERS)}


def try_out(server: Server) -> bool:
    """Print what became of one server; whether all of it worked."""
    program = install(server)
    with tempfile.TemporaryDirectory(prefix=f"{server.name}-", ignore_cleanup_errors=True) as name:
        folder = pathlib.Path(name)
        data = folder / "data"
        data.mkdir()
        print(f"{server.name} {version(server, program, data)}", flush=True)
        with running(server, program, data) as (port, document):
            source = folder / f"{server.name}{server.suffix}"
            source.write_bytes(document)
            root = f"http://127.0.0.1:{port}{server.base}"
            generated = _generated(server, source, None)
            client = {"base_url": root, "strict": False, **server.client}
            lenient = _used(generated, server.exercise, client)
            if server.mended is None:
                return _used(generated, server.exercise, {**client, "strict": True}) and lenient
            mended = _generated(server, source, OVERLAYS / f"{server.name}.yaml")
            client = {"base_url": root, "strict": True, **server.mended_client}
            return _used(mended, server.mended, client) and lenient


def _generated(server: Server, source: pathlib.Path, overlay: pathlib.Path | None) -> Generated:
    """Generate, and print what the generator says."""
    how = "mended" if overlay else "served"
    generated = generate(source, source.parent / how, f"{server.name}_{how}", overlay)
    manifest = generated.manifest
    warnings = re.findall(r"\bwarning\[.*", generated.said)
    counts = f"{len(manifest['operations'])} operations, {len(manifest['skipped'])} left out"
    print(f"  document as {how}: {counts}, {len(warnings)} warnings")
    for line in [f"says: {warning}" for warning in warnings] + _mends(overlay):
        print(textwrap.indent(textwrap.fill(line, 92, subsequent_indent="  "), "    "))
    return generated


def _used(
    generated: Generated, exercise: Callable[[Sdk], Awaitable[None]], client: dict[str, Any]
) -> bool:
    """Do everything with both clients; whether it worked."""
    fine = True
    for flavour in ("sync", "async"):
        asynchronous = flavour == "async"
        called, problem = asyncio.run(use(generated, exercise, client, asynchronous=asynchronous))
        fine = fine and not problem
        how = f"{flavour}, strict" if client["strict"] else flavour
        done = f"{len(called)} of {len(generated.manifest['operations'])} operations called"
        print(f"    {how:13} {'FAILED' if problem else 'ok'}: {done}", flush=True)
        print(textwrap.indent(problem, "      "), end="")
    return fine


def _mends(overlay: pathlib.Path | None) -> list[str]:
    """What the overlay puts right, once each."""
    actions = yaml.safe_load(overlay.read_text())["actions"] if overlay else []
    return [f"mends: {text}" for text in dict.fromkeys(each["description"] for each in actions)]


def main(arguments: list[str]) -> int:
    """Try the servers that are named, or all."""
    parser = argparse.ArgumentParser(prog="python -m tests.servers")
    parser.add_argument("names", nargs="*", metavar="SERVER", help=", ".join(SERVERS))
    names = parser.parse_args(arguments).names or list(SERVERS)
    unknown = [name for name in names if name not in SERVERS]
    if unknown:
        parser.error(f"no such server: {', '.join(unknown)}")
    fine = True
    for name in names:
        try:
            fine = try_out(SERVERS[name]) and fine
        except MissingServerError as missing:
            print(f"{name} MISSING: {missing}")
            fine = False
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
