"""Broken documents by the thousand: each ends in clear messages, none in a failure of our own.

``python -m tests.cases.fuzz 0 10000`` tries those seeds and prints what failed; a test tries some.
A document of this folder is taken and changed in a few places: wrong types, odd values, moved
parts, odd keys; then it is written as JSON or YAML, and a few bytes of that may change, too.
"""

from __future__ import annotations

import copy
import json
import random
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.pipeline import Request, run
from tests.cases.documents import document
from tests.targets.positions import everywhere

NOWHERE = Path("no-such-folder")
TARGETS = ("python", "samples", "postman", "docs")
SECONDS = 10.0  # for one document

VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 1.5, float("nan"), float("inf"), 10**400, -(10**30), 1e308,
    10**9, 9007199254740993, "", "\ud800", "\0", "\u202e", "x" * 3000, "%", "{", "{a}{a}", "/{",
    "../x", "#/paths", "http://[", "(", "[a-", "^(a+)+$", "1e9", "application/json", "*/*", "string",
    [], {}, [[]], [None], {"": None}, {"a": {"b": {"c": 1}}}, ["string", "null"],
    {"$ref": "#"}, {"$ref": "#/"}, {"$ref": 1}, {"$ref": "#/components/schemas/Thing"},
    {"allOf": []}, {"oneOf": [{}]}, {"not": {}}, {"enum": []}, {"const": None}, {"type": "object"},
    {"properties": None}, {"minLength": 1e9, "minItems": 10**9, "type": ["array", "string"]},
    {"discriminator": {"propertyName": "a", "mapping": {"": "", "b": 1}}, "anyOf": [{}, {}]},
)  # fmt: skip
KEYS = ("", "\ud800", "\0", "__proto__", "a b", "x" * 300, "$ref", "properties", "200", "default",
        "é", "<<", "*", "CON", "type", "items", "allOf", "x-sdk-paging", "x-sdk-name")  # fmt: skip
BYTES = (
    b"&a ", b"*a ", b"<<: *a", b"!!binary ", b"!!python/object:os.system ", b"!x ", b"\t", b"\0",
    b"\xff", b"\xed\xa0\x80", b"---\n", b"...\n", b"? ", b": ", b"- ", b"| ", b"> ", b"%YAML 9\n", b"@",
    b".nan", b"0o7", b"1_000", b"[", b"}", b'"', b"\\ud83d", b"\xef\xbb\xbf", b"#",
)  # fmt: skip


@cache
def originals() -> tuple[dict[str, Any], ...]:
    folder = Path(__file__).parent / "documents"
    found = [document("text"), everywhere("text")]
    for path in sorted(folder.iterdir()):
        spec = yaml.safe_load(path.read_text(encoding="utf-8"))["spec"]
        if isinstance(spec, str):
            spec = yaml.safe_load(spec)
        found += [spec] if isinstance(spec, dict) else []
    head = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}}
    return tuple(json.loads(json.dumps({**head, **one}, default=str)) for one in found)


def broken(seed: int) -> bytes:
    """The document of a seed."""
    rng = random.Random(seed)
    holder = {"root": copy.deepcopy(rng.choice(originals()))}
    for _ in range(rng.choice((1, 1, 2, 3))):
        change(holder, rng)
    if rng.random() < 0.7:
        return json.dumps(holder["root"]).encode()
    plain = json.loads(json.dumps(holder["root"]))
    text = yaml.dump(plain, sort_keys=False, allow_unicode=True).encode(errors="replace")
    for _ in range(rng.choice((0, 1, 2))):
        at = rng.randrange(len(text) + 1)
        text = text[:at] + rng.choice(BYTES) + text[at + rng.choice((0, 0, 1, 5)) :]
    return text


def change(holder: dict[str, Any], rng: random.Random) -> None:
    """Change one place of a document."""
    places = list(containers(holder))
    node, key = rng.choice(places)
    other, where = rng.choice(places)
    changes: list[Callable[[], Any]] = [
        lambda: copy.deepcopy(rng.choice(VALUES)),
        lambda: copy.deepcopy(rng.choice(VALUES)),
        lambda: copy.deepcopy(rng.choice(VALUES)),
        lambda: copy.deepcopy(other[where]),
        lambda: [node[key]],
        lambda: {"a": node[key]},
    ]
    if isinstance(node, dict) and node is not holder and rng.random() < 0.2:
        value = node.pop(key)
        if rng.random() < 0.7:
            node[rng.choice(KEYS)] = value
    else:
        node[key] = rng.choice(changes)()


def containers(node: Any) -> Iterator[tuple[Any, Any]]:
    """Every container and key below ``node``."""
    for key in list(node) if isinstance(node, dict) else range(len(node)):
        yield node, key
        if isinstance(node[key], dict | list):
            yield from containers(node[key])


def fault(seed: int) -> str:
    """What is wrong with what the generator makes of the document of a seed; "" for nothing."""
    start = time.monotonic()
    try:
        result = run(Request("-", stdin=broken(seed), output=NOWHERE, targets=TARGETS), "validate")
    except Exception:  # noqa: BLE001  (what would be P001)
        return traceback.format_exc(limit=-3)
    if time.monotonic() - start > SECONDS:
        return f"took {time.monotonic() - start:.0f} seconds"
    if NOWHERE.exists():
        return "something was written"
    errors = [item for item in result.sink if item.severity.value == "error"]
    placeless = [item.message for item in errors if item.loc is None]
    return f"no place: {placeless[0]}" if placeless else ""


if __name__ == "__main__":
    for number in range(int(sys.argv[1]), int(sys.argv[2])):
        if problem := fault(number):
            print(number, problem, flush=True)
