"""The rows of the table: what is measured, of whom, and what is to be reached."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from speed.payloads import KILO, LARGE, MIDDLE


@dataclasses.dataclass(frozen=True)
class Metric:
    """One number of a row.

    ``key`` names it in what the probe found; ``cpu`` is that of the whole process. With ``base``,
    goals are about the ratio to that contender. ``least`` must be reached, ``goal`` should be.
    """

    title: str
    key: str
    unit: str
    base: str = ""
    goal: float | None = None
    least: float | None = None
    more: bool = False  # is better

    def verdict(self, value: float) -> str:
        """What ``value`` is, or the ratio."""
        sign = -1 if self.more else 1
        if self.goal is None and self.least is None:
            return ""
        if self.goal is not None and sign * value <= sign * self.goal:
            return "reached"
        if self.least is not None and sign * value <= sign * self.least:
            return "least"
        return "MISSED"


@dataclasses.dataclass(frozen=True)
class Row:
    """Runs a ``probe`` of ``speed.probe`` with ``arguments``, or the program of each kind,
    which prints nothing or what it found.

    ``{root}``, ``{file}`` and ``{folder}`` in texts become those of the run. ``repeat`` times the
    rounds are made. A row without metrics is not built; ``note`` says so.
    """

    name: str
    contenders: tuple[str, ...] = ()
    metrics: tuple[Metric, ...] = ()
    probe: str = ""
    arguments: Mapping[str, object] = dataclasses.field(default_factory=dict)
    programs: Mapping[str, str] = dataclasses.field(default_factory=dict)
    repeat: float = 1.0
    tls: bool = False
    note: str = ""


_SDKS = ("ours", "before", "0.14.0", "openai")
_HTTP = ("httpx", "httpx2", "http.client")
_OURS = ("ours", "before")
_FORMER = ("ours", "before", "0.14.0")
_ROOT = {"root": "{root}"}

_BARE = "import LIBRARY\nclient = LIBRARY.Client(headers={'Authorization': 'Bearer x'})\n"
_IMPORT = {
    "aihub": "import aihub\nclient = aihub.AIHub(api_key='x', api_root='{root}')\n",
    "openai": "import openai\n"
    "client = openai.OpenAI(api_key='x', base_url='{root}', max_retries=0)\n",
    "httpx": _BARE.replace("LIBRARY", "httpx"),
    "httpx2": _BARE.replace("LIBRARY", "httpx2"),
    "http.client": "import http.client, json\n",
}
#: What the client of an SDK of ours must not have loaded.
_LIGHT = """
import sys
if hasattr(aihub, "AsyncAIHub"):
    heavy = sorted({"httpx", "httpx2", "pydantic", "ssl", "typing"} & set(sys.modules))
    assert not heavy, "loaded by the constructor: " + ", ".join(heavy)
"""
_RESULTS = "/v2/apps/runs/run-40000/results"
_GET = (
    f"page = client.get('{{root}}{_RESULTS}').json()\n"
    "assert page['files'][0]['documents'][0]['fields'][0]['value'] == 'value 0'\n"
)
_FIRST = {
    "aihub": "page = client.apps.runs.results('run-40000')\n"
    "assert page.files[0].documents[0].fields[0].value == 'value 0'\n",
    "openai": "assert client.models.retrieve('17').id == '17'\n",
    "httpx": _GET,
    "httpx2": _GET,
    "http.client": f"""
from urllib.parse import urlsplit
address = urlsplit("{{root}}")
kind = http.client.HTTPSConnection if address.scheme == "https" else http.client.HTTPConnection
connection = kind(address.netloc)
connection.request("GET", address.path + "{_RESULTS}")
page = json.loads(connection.getresponse().read())
""",
}
_COLD = {kind: _IMPORT[kind] + text for kind, text in _FIRST.items()}
_BEFORE = """
import asyncio, json
from speed.memory import resident
before = resident()
"""
_AFTER = 'print(json.dumps({"mb": resident() - before}))\n'
_CPU = "CPU of the process / httpx"


def _decode(size: int, name: str, goal: float) -> Row:
    metric = Metric("CPU / json.loads", "ms", "ms", "json", goal=goal)
    return Row(f"decode {name}", (*_SDKS, "json"), (metric,), "decode", {"size": size})


def _drift(size: int, name: str) -> Row:
    return Row(
        f"decode {name}, one odd value",
        (*_FORMER, "json"),
        (
            Metric("thousandth time, CPU / the good reply", "times", "", goal=2.0),
            Metric("thousandth time, CPU / json.loads", "odd", "ms", "json"),
            Metric("the good reply before, CPU / json.loads", "good", "ms", "json"),
            Metric("the good reply after, CPU / json.loads", "after", "ms", "json"),
            Metric("first time, CPU / json.loads", "first", "ms", "json"),
        ),
        "drift",
        {"size": size},
        repeat=0.6,
    )


def _encode(source: str) -> Row:
    metric = Metric("CPU / json.dumps", "ms", "ms", "json", goal=1.5)
    row = f"encode 4.5 MB from {source}"
    return Row(row, (*_OURS, "json"), (metric,), "encode", {"source": source})


def _transfers(megabytes: int) -> tuple[Row, ...]:
    peak = Metric("peak", "mb", "MB", goal=45.0)
    arguments = {"root": "{root}", "file": "{file}"}
    fetch: dict[str, object] = {
        "root": "{root}",
        "size": megabytes * 10**6,
        "target": "{folder}/fetched",
    }
    return (
        Row(
            f"upload {megabytes} MB from a path",
            (*_FORMER, "httpx", "httpx2", "http.client"),
            (peak, Metric("CPU / http.client", "s", "s", "http.client", goal=1.2)),
            "upload",
            arguments,
            repeat=0.6,
        ),
        Row(
            f"upload {megabytes} MB in parts",
            _FORMER,
            (peak, Metric("CPU", "s", "s")),
            "in parts",
            arguments,
            repeat=0.6,
        ),
        Row(
            f"upload {megabytes} MB in parts, async",
            _OURS,
            (peak, Metric("CPU", "s", "s")),
            "in parts",
            {**arguments, "client": "async"},
            repeat=0.6,
        ),
        *(
            Row(
                f"upload {megabytes} MB in parts to a server far away, {client}",
                ("ours",),
                (
                    Metric("4 workers / 1", "four", "x", goal=3.3, more=True),
                    Metric("8 workers / 1", "eight", "x", goal=6.0, more=True),
                    Metric("1 worker, wall", "s", "s"),
                    peak,
                ),
                "at once",
                {**arguments, "client": client},
                repeat=0.6,
            )
            for client in ("sync", "async")
        ),
        Row(
            f"download {megabytes} MB (SDKs: into memory)",
            (*_FORMER, "httpx", "httpx2", "http.client"),
            (Metric("peak", "mb", "MB"), Metric("CPU / 0.14.0", "s", "s", "0.14.0")),
            "download",
            {**fetch, "stored": False},
            repeat=0.6,
        ),
        Row(
            f"download {megabytes} MB to a file",
            (*_FORMER, "httpx", "httpx2", "http.client"),
            (peak, Metric("CPU / 0.14.0", "s", "s", "0.14.0", goal=0.5)),
            "download",
            {**fetch, "stored": True},
            repeat=0.6,
        ),
    )


def rows(megabytes: int, calls: int) -> tuple[Row, ...]:
    """Every row, with transfers of ``megabytes`` and a leak check of ``calls``."""
    return (
        Row(
            "import + client",
            (*_SDKS, *_HTTP, "python"),
            (Metric(_CPU, "cpu", "ms", "httpx", goal=0.15),),
            programs={**_IMPORT, "aihub": _IMPORT["aihub"] + _LIGHT, "python": ""},
            repeat=3,
        ),
        Row(
            "import + client + first call, http",
            (*_SDKS, *_HTTP),
            (Metric(_CPU, "cpu", "ms", "httpx", goal=1.2, least=1.75),),
            programs=_COLD,
            repeat=3,
        ),
        Row(
            "import + client + first call, https",
            (*_SDKS, *_HTTP),
            (Metric(_CPU, "cpu", "ms", "httpx", goal=1.2, least=1.75),),
            programs=_COLD,
            repeat=2,
            tls=True,
        ),
        Row(
            "second client",
            (*_SDKS, *_HTTP),
            (
                Metric("CPU", "ms", "ms", goal=0.5),
                Metric("CPU with its first call", "called", "ms"),
            ),
            "second",
            _ROOT,
        ),
        Row(
            "warm call",
            (*_SDKS, *_HTTP),
            (
                Metric("CPU / httpx", "us", "us", "httpx", goal=0.7, least=0.95),
                Metric("function calls", "functions", "", goal=1100, least=1750),
                Metric("of them Python's", "python", ""),
            ),
            "warm",
            _ROOT,
        ),
        Row(
            "200 in flight, async",
            ("ours", "before", "openai", "httpx", "httpx2"),
            (Metric("CPU of a call / httpx", "us", "us", "httpx", goal=0.25),),
            "flight",
            _ROOT,
        ),
        Row(
            "32 threads",
            (*_SDKS, *_HTTP),
            (
                Metric(
                    "calls a second / httpx", "rate", "/s", "httpx", goal=1.39, least=1.1, more=True
                ),
                Metric("CPU of a call / httpx", "us", "us", "httpx"),
            ),
            "threads",
            _ROOT,
        ),
        _decode(KILO, "1 kB", 1.4),
        _decode(MIDDLE, "100 kB", 1.6),
        _decode(LARGE, "10 MB", 2.3),
        _drift(KILO, "1 kB"),
        _drift(MIDDLE, "100 kB"),
        _drift(LARGE, "10 MB"),
        _encode("dicts"),
        _encode("models"),
        Row(
            "rows of 10 MB of results",
            ("ours", "json"),
            (Metric("CPU / loops by hand", "ms", "ms", "json", goal=2.0),),
            "rows",
            {"size": LARGE},
            repeat=0.6,
        ),
        Row(
            "memory of a decoded reply of 10 MB",
            (*_SDKS, "json"),
            (
                Metric("kept, bytes / byte", "kept", "", goal=11.0),
                Metric("peak, bytes / byte", "peak", ""),
            ),
            "kept",
            {"root": "{root}", "size": LARGE},
            repeat=0.2,
        ),
        Row(
            "memory after the first call",
            (*_SDKS, *_HTTP),
            (Metric("over asyncio", "mb", "MB", goal=23.0),),
            programs={kind: _BEFORE + text + _AFTER for kind, text in _COLD.items()},
        ),
        Row(
            "iterate over 100,000 items in pages of 100",
            ("ours",),
            (Metric("CPU / the calls alone", "times", "", goal=1.1, least=1.1),),
            "iterate",
            {"root": "{root}", "items": 100_000, "size": 100},
            repeat=0.4,
        ),
        *_transfers(megabytes),
        Row(
            f"leak in {calls:,} calls",
            (*_SDKS, "httpx"),
            (
                Metric("growth", "mb", "MB", goal=1.0),
                Metric("objects", "objects", "", goal=50),
            ),
            "leak",
            {"root": "{root}", "calls": calls},
            repeat=0.2,
        ),
    )
