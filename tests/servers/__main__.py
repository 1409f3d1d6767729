"""Generate SDKs from what real servers serve, use them against those servers, print a table.

``python -m tests.servers [jupyter] [powerdns] [prefect]``. Python servers are installed into
``build/servers`` from PyPI and kept there; PowerDNS has to be installed from Debian. Each server
runs on loopback, with a folder of its own, and is stopped at the end. Exit code 1 when anything
failed or is missing.
"""

from __future__ import annotations

import argparse
import asyncio
import inspect
import pathlib
import re
import sys
import tempfile
import textwrap
import traceback
from types import ModuleType
from typing import Any

import yaml

from tests.servers import jupyter, powerdns, prefect
from tests.servers.running import OVERLAYS, MissingServerError, Server, install, running, version
from tests.servers.sdk import Sdk, generate

SERVERS = {server.name: server for server in (jupyter.SERVER, powerdns.SERVER, prefect.SERVER)}


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
            served = _try_document(server, source, root, None)
            overlay = OVERLAYS / f"{server.name}.yaml"
            return _try_document(server, source, root, overlay) and served


def _try_document(
    server: Server, source: pathlib.Path, root: str, overlay: pathlib.Path | None
) -> bool:
    """Generate, then do everything with both clients."""
    how = "mended" if overlay else "served"
    folder = source.parent / how
    package, manifest, said = generate(source, folder, f"{server.name}_{how}", overlay)
    warnings = re.findall(r"\bwarning\[.*", said)
    counts = f"{len(manifest['operations'])} operations, {len(manifest['skipped'])} left out"
    print(f"  document as {how}: {counts}, {len(warnings)} warnings")
    for line in [f"says: {warning}" for warning in warnings] + _mends(overlay):
        print(textwrap.indent(textwrap.fill(line, 92, subsequent_indent="  "), "    "))
    fine = True
    for flavour in ("sync", "async"):
        asynchronous = flavour == "async"
        outcome, problem = asyncio.run(
            _use(server, package, manifest, root, asynchronous, bool(overlay))
        )
        fine = fine and not problem
        print(f"    {flavour:5} {outcome}", flush=True)
        print(textwrap.indent(problem, "      "), end="")
    return fine


def _mends(overlay: pathlib.Path | None) -> list[str]:
    """What the overlay puts right, once each."""
    actions = yaml.safe_load(overlay.read_text())["actions"] if overlay else []
    return [f"mends: {text}" for text in dict.fromkeys(each["description"] for each in actions)]


async def _use(
    server: Server,
    package: ModuleType,
    manifest: dict[str, Any],
    root: str,
    asynchronous: bool,
    mended: bool,
) -> tuple[str, str]:
    """What was done in a few words, and the traceback of what failed."""
    name = manifest["client"].rpartition(".")[2]
    make = getattr(package, f"Async{name}" if asynchronous else name)
    arguments = server.mended_client if mended else server.client
    client = make(base_url=root, strict=mended, **arguments)
    sdk = Sdk(package, manifest, client)
    exercise = server.mended if mended else server.exercise
    problem = ""
    try:
        await exercise(sdk)
    except Exception:  # noqa: BLE001  (whatever it is, the other servers have their turn)
        problem = traceback.format_exc()
    closing = client.close()
    if inspect.isawaitable(closing):
        await closing
    done = f"{len(sdk.called)} of {len(manifest['operations'])} operations called"
    return f"{'FAILED' if problem else 'ok'}: {done}", problem


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
