"""Runs inside one interpreter that has nothing but the wheel: prints one JSON object.

``{"python", "pydantic", "httpx", "calls", "modules", "problems": []}``
"""

from __future__ import annotations

import asyncio
import importlib
import json
import pathlib
import pickle
import pkgutil
import platform
import subprocess
import sys
from typing import Any

sys.path[0] = str(pathlib.Path(__file__).resolve().parents[2])

from tests.wheels.calls import CALLS  # noqa: E402 - after the path
from tests.wire.expression import async_function, environment  # noqa: E402
from tests.wire.hints import unresolved  # noqa: E402
from tests.wire.recorder import Recorder  # noqa: E402

#: The first steps of the product's documentation.
FIRST_STEPS = """
from aihub import AIHub
client = AIHub(api_key="some-token", api_root={root!r})
batch = client.batches.create(name="test-batch")
print(batch)
"""


def first_steps(recorder: Recorder, root: str) -> str:
    """The script of the product page, in a process of its own; "" when it prints the id."""
    recorder.script([{"status": 200, "body": {"id": 4711}}])
    script = FIRST_STEPS.format(root=root)
    done = subprocess.run(
        [sys.executable, "-c", script],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return "" if done.stdout == "id=4711\n" else "first steps: " + done.stdout


def call(aihub: Any, recorder: Recorder, root: str, text: str) -> None:
    """Evaluate one call with the blocking client."""
    with aihub.AIHub("some-token", "ctx", root) as client:
        eval(text, dict(environment(aihub, root, ""), client=client))
    assert recorder.requests, "nothing was sent"


async def call_async(aihub: Any, recorder: Recorder, root: str, text: str) -> None:
    """Evaluate one call with the async client."""
    async with aihub.AsyncAIHub("some-token", "ctx", root) as client:
        await async_function(text, dict(environment(aihub, root, ""), client=client))()
    assert recorder.requests, "nothing was sent"


def all_calls(aihub: Any, recorder: Recorder, root: str) -> list[str]:
    """Every facade call, both clients."""
    problems = []
    for text, answers in CALLS:
        for mode in ("sync", "async"):
            recorder.script(answers)
            try:
                if mode == "sync":
                    call(aihub, recorder, root, text)
                else:
                    asyncio.run(call_async(aihub, recorder, root, text))
            except Exception as error:  # noqa: BLE001 - all are reported
                problems.append(f"{mode} {text}: {error!r}")
    return problems


def pickles(aihub: Any, recorder: Recorder, root: str) -> list[str]:
    """Models and errors survive a trip to another process."""
    recorder.script([{"status": 200, "body": {"id": 1, "later": [1]}}, {"status": 404}])
    client = aihub.AIHub("some-token", api_root=root)
    batch = client.batches.create("n")
    problems = []
    copied = pickle.loads(pickle.dumps(batch))
    if copied != batch or copied.to_dict() != {"id": 1, "later": [1]}:
        problems.append(f"pickle: {batch!r} became {copied!r}")
    try:
        client.batches.get(1)
        problems.append("pickle: 404 raised nothing")
    except aihub.exceptions.NotFoundException as error:
        again = pickle.loads(pickle.dumps(error))
        if (type(again), str(again), again.status) != (type(error), str(error), 404):
            problems.append(f"pickle: {error!r} became {again!r}")
        if b"some-token" in pickle.dumps(error):
            problems.append("pickle: the error holds the token")
    client.close()
    return problems


def all_modules(aihub: Any) -> tuple[int, list[str]]:
    """Import everything that was installed."""
    names = [found.name for found in pkgutil.walk_packages(aihub.__path__, "aihub.")]
    problems = [found for found in map(_import, names) if found]
    problems += [f"aihub.{name} is missing" for name in aihub.__all__ if not hasattr(aihub, name)]
    return len(names), problems


def _import(name: str) -> str:
    try:
        importlib.import_module(name)
    except Exception as error:  # noqa: BLE001 - all are reported
        return f"import {name}: {error!r}"
    return ""


def main() -> None:
    """Do it all, print the object."""
    recorder = Recorder()
    root = f"http://{recorder.address}/api"
    first = first_steps(recorder, root)
    problems = [first] if first else []
    aihub = importlib.import_module("aihub")
    if not aihub.__file__.startswith(sys.prefix):
        problems.append("aihub comes from " + aihub.__file__)
    problems += all_calls(aihub, recorder, root)
    problems += pickles(aihub, recorder, root)
    modules, missing = all_modules(aihub)
    problems += unresolved(aihub)
    print(
        json.dumps(
            {
                "python": platform.python_version(),
                "pydantic": importlib.import_module("pydantic").VERSION,
                "httpx": importlib.import_module("httpx").__version__,
                "calls": len(CALLS),
                "modules": modules,
                "problems": problems + missing,
            }
        )
    )


if __name__ == "__main__":
    main()
