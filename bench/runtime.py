"""What the runtime of the SDK costs, against bare HTTP libraries, other SDKs, and another checkout.

    python bench/runtime.py [ROW ...] [--against CHECKOUT] [--rounds 5] [--json FILE]

Measures every row (or those whose name holds a ROW) of ``speed/rows.py``. Each number comes from
a process of its own; those who are compared take turns, so that a busy moment of the machine
falls on all of them. A cell is a median with half the distance of its quartiles; before it, in
rows with a base, the ratio to that base. Almost all are CPU seconds, user and system; calls a
second are by the clock, and want a machine that does nothing else. The server is a process of
its own on the loopback, and certificates are made with ``openssl``.

CHECKOUT is a folder with another ``generated/python``, such as a worktree of the commit before.
``instabase-aihub`` 0.14.0 and the newest ``openai`` are installed into virtual environments below
the user's cache, once; ``--no-peers`` leaves them out. 1 is returned when one of ours missed what
it has to reach. POSIX only; memory rows need Linux.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from measure import environment, run
from speed.contenders import Contender, here, peers
from speed.rows import Row, rows
from speed.table import Line, Results, lines, markdown

BENCH = Path(__file__).resolve().parent

Found = dict[str, "float | str"]


@dataclasses.dataclass(frozen=True)
class Place:
    """Where a run happens: its folder, its file to send, and the roots of its server."""

    folder: Path
    file: Path
    root: str
    secure: str  # the https root; "" without a certificate
    trust: Path

    def filled(self, text: str, *, tls: bool) -> str:
        """``text`` with its names filled in."""
        root = self.secure if tls else self.root
        for name, value in (("root", root), ("file", self.file), ("folder", self.folder)):
            text = text.replace(f"{{{name}}}", str(value))
        return text

    def names(self, contender: Contender, *, tls: bool) -> dict[str, str]:
        """The environment of a child: no proxy, and only the trust that the row is about."""
        found = environment(self.folder)
        for name in list(found):
            if name.startswith(("SSL_CERT", "AIHUB_", "OPENAI_")) or name.lower().endswith(
                "_proxy"
            ):
                del found[name]
        if tls:
            found["SSL_CERT_FILE"] = str(self.trust)
        paths = [str(contender.path)] if contender.path else []
        found["PYTHONPATH"] = os.pathsep.join([*paths, str(BENCH)])
        return found


def certificate(folder: Path) -> tuple[Path | None, Path]:
    """A key with its certificate for 127.0.0.1 (None without openssl), and a store with it."""
    key, trust, own = folder / "key.pem", folder / "trust.pem", folder / "own.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    command += ["-nodes", "-days", "2", "-subj", "/CN=bench", "-keyout", str(key)]
    command += ["-addext", "subjectAltName=IP:127.0.0.1", "-out", str(own)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return None, trust
    text = own.read_text("ascii")
    where = "import certifi; print(certifi.where())"
    found = subprocess.run(
        [sys.executable, "-c", where], capture_output=True, text=True, check=True
    )
    store = Path(found.stdout.strip()).read_text("utf-8")  # of the size that stores have
    trust.write_text(store + text, "utf-8")
    with key.open("a", encoding="ascii") as file:
        file.write(text)
    return key, trust


@contextmanager
def place(megabytes: int) -> Iterator[Place]:
    """A folder that is removed in the end, and a server that is ended."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        file = folder / "sent"
        with file.open("wb") as opened:  # written, so that whoever reads first pays no more
            for _ in range(megabytes):
                opened.write(bytes(10**6))
        key, trust = certificate(folder)
        command = [sys.executable, "-m", "speed.loopback", *([str(key)] if key else [])]
        server = subprocess.Popen(
            command,
            env={**os.environ, "PYTHONPATH": str(BENCH)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            assert server.stdout is not None
            plain, secure = json.loads(server.stdout.readline())
            yield Place(
                folder,
                file,
                f"http://127.0.0.1:{plain}/api",
                f"https://127.0.0.1:{secure}/api" if secure else "",
                trust,
            )
        finally:
            server.terminate()
            server.wait()


def once(row: Row, contender: Contender, at: Place) -> Found | str:
    """What one child found, or why it failed."""
    if row.programs:
        program = at.filled(row.programs[contender.kind], tls=row.tls)
        command = [contender.python, "-c", program]
    else:
        given = {
            name: at.filled(value, tls=row.tls) if isinstance(value, str) else value
            for name, value in row.arguments.items()
        }
        command = [contender.python, "-m", "speed.probe", row.probe, contender.kind]
        command.append(json.dumps(given))
    cost = run(command, at.folder, at.names(contender, tls=row.tls))
    last = cost.output.strip().rpartition("\n")[2]
    if cost.code != 0:
        return f"failed: {last}"
    found: Found = {"cpu": cost.cpu * 1e3}
    if last:
        found.update(json.loads(last))
    return found


def measure(
    chosen: Sequence[Row], contenders: Mapping[str, Contender], at: Place, rounds: int
) -> Results:
    """Every row, each contender in its turn. One who failed is not asked again."""
    results: dict[str, dict[str, list[Found] | str]] = {}
    for row in chosen:
        start = time.perf_counter()
        names = [name for name in row.contenders if name in contenders]
        found: dict[str, list[Found] | str] = {name: [] for name in names}
        results[row.name] = found
        if row.note:
            continue
        if row.tls and not at.secure:
            found.update(dict.fromkeys(names, "no openssl"))
            continue
        for number in range(-1 if row.programs else 0, max(1, round(rounds * row.repeat))):
            for name in names[number % len(names) :] + names[: number % len(names)]:
                before = found[name]
                if isinstance(before, str):
                    continue
                one = once(row, contenders[name], at)
                if isinstance(one, str):
                    found[name] = one
                elif number >= 0:  # the first of a program compiles byte code
                    before.append(one)
        print(f"{row.name}: {time.perf_counter() - start:.0f} s", file=sys.stderr, flush=True)
    return results


def machine(contenders: Mapping[str, Contender]) -> dict[str, object]:
    """What the numbers depend on."""
    return {
        "python": platform.python_version(),
        "system": platform.platform(),
        "cores": os.cpu_count(),
        "load": [round(load, 1) for load in os.getloadavg()],
        "versions": {one.name: dict(one.versions) for one in contenders.values() if one.versions},
    }


def main(arguments: list[str]) -> int:
    """Print the table; 1 when something was missed."""
    parser = argparse.ArgumentParser(description="Cost of the runtime, against others")
    parser.add_argument("rows", nargs="*", metavar="ROW", help="a part of a row's name")
    parser.add_argument("--against", type=Path, help="another checkout")
    parser.add_argument("--rounds", type=int, default=5, help="counted rounds (default 5)")
    parser.add_argument("--size", type=int, default=200, help="MB of a transfer (default 200)")
    parser.add_argument("--calls", type=int, default=20_000, help="of the leak check")
    parser.add_argument("--no-peers", action="store_true", help="leave out other people's SDKs")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write everything found here")
    options = parser.parse_args(arguments)
    found = here(options.against)
    notes: list[str] = []
    if not options.no_peers:
        others, notes = peers()
        found += others
    contenders = {one.name: one for one in [*found, Contender("python", "python", sys.executable)]}
    chosen = [
        row
        for row in rows(options.size, options.calls)
        if not options.rows or any(part in row.name for part in options.rows)
    ]
    with place(options.size) as at:
        results = measure(chosen, contenders, at, options.rounds)
    table = list(lines(chosen, results))
    for text in (*markdown(table), "", *notes, json.dumps(machine(contenders))):
        print(text)
    if options.json:
        options.json.write_text(written(table, results, machine(contenders)), "utf-8")
    return 1 if any(line.verdict == "MISSED" for line in table) else 0


def written(table: Sequence[Line], results: Results, about: Mapping[str, object]) -> str:
    """Everything, as JSON."""
    data = {"machine": about, "table": [dataclasses.asdict(line) for line in table]}
    return json.dumps({**data, "rounds": results}, indent=2) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
