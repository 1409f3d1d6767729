"""Every ``cases/*.yaml``: exchanges with a fresh mock of ``petstore.yaml``, one after the other.

An exchange has ``send`` (method and raw target), ``headers``, and a body as ``json``, ``text`` or
``form`` (multipart: name to text, or to ``{file: text}``); of the reply ``status``, ``has`` (JSON
Pointers and values), ``reply`` (the whole JSON), ``body`` (the whole text) and ``answers``
(headers, null for absent; ``...`` at the end of a value stands for anything). ``keep`` names
values of the reply by JSON Pointer, or ``header NAME``; ``<name>`` in a later target is that
value. ``options`` of a case are those of the mock.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.mock.conftest import Mocked
from tests.mock.exchange import Reply, find, send

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, petstore: Mocked) -> None:
    case = yaml.safe_load(path.read_bytes())
    kept: dict[str, str] = {}
    with petstore(**case.get("options", {})) as server:
        for exchange in case["exchanges"]:
            text = exchange["send"]
            for name, value in kept.items():
                text = text.replace(f"<{name}>", value)
            method, _, target = text.partition(" ")
            headers, body = _request(exchange)
            reply = send(server.port, method, target, headers, body)
            _compare(text, exchange, reply)
            for name, where in exchange.get("keep", {}).items():
                kept[name] = str(_kept(where, reply))


def _request(exchange: dict[str, Any]) -> tuple[dict[str, str], bytes | None]:
    headers = {"Authorization": "Basic bWU6cHc=", **exchange.get("headers", {})}
    headers = {name: value for name, value in headers.items() if value is not None}
    if "json" in exchange:
        headers.setdefault("Content-Type", "application/json")
        return headers, json.dumps(exchange["json"]).encode()
    if "form" in exchange:
        headers["Content-Type"] = "multipart/form-data; boundary=line"
        return headers, b"".join(_parts(exchange["form"])) + b"--line--\r\n"
    return headers, exchange["text"].encode() if "text" in exchange else None


def _parts(form: dict[str, Any]) -> Any:
    for name, value in form.items():
        file = isinstance(value, dict)
        more = '; filename="a.bin"' if file else ""
        head = f'--line\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n'
        yield f"{head}{value['file'] if file else value}\r\n".encode()


def _compare(text: str, exchange: dict[str, Any], reply: Reply) -> None:
    about = f"{text}: {reply.status} {reply.body[:500]!r}"
    assert reply.status == exchange.get("status", 200), about
    for pointer, value in exchange.get("has", {}).items():
        assert find(reply.json, pointer) == value, f"{about} at {pointer}"
    if "reply" in exchange:
        assert reply.json == exchange["reply"], about
    if "body" in exchange:
        assert reply.body.decode() == exchange["body"], about
    for name, value in exchange.get("answers", {}).items():
        found = reply.headers.get(name.lower())
        if value is not None and value.endswith("..."):
            assert (found or "").startswith(value[:-3]), f"{about} {name}: {found}"
        else:
            assert found == value, f"{about} {name}: {found}"


def _kept(where: str, reply: Reply) -> Any:
    if where.startswith("header "):
        return reply.headers[where.partition(" ")[2].lower()].partition("://")[2].partition("/")[2]
    return find(reply.json, where)
