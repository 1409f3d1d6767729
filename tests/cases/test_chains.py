"""Classes that refer to one another in chains longer than Python's stack is deep."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.cases.case import complete
from tests.cases.sdk import Sdk, generate

if TYPE_CHECKING:
    from tests.cases.bench import Bench

LENGTH = 400
#: Levels of the values that travel: more than one validator describes.
DEPTH = 40


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


#: How a class holds the next one: its schema, and a value around the value of the next.
FORMS: dict[str, tuple[Any, Any]] = {
    "plain": (_ref, lambda inner: inner),
    "nullable": (lambda n: {"anyOf": [_ref(n), {"type": "null"}]}, lambda inner: inner),
    "array": (lambda n: {"type": "array", "items": _ref(n)}, lambda inner: [inner]),
    "map": (lambda n: {"additionalProperties": _ref(n)}, lambda inner: {"k": inner}),
    "union": (lambda n: {"oneOf": [_ref(n), {"type": "integer"}]}, lambda inner: inner),
    "deep": (
        lambda n: {"type": "array", "items": {"additionalProperties": {"anyOf": [_ref(n), {"type": "integer"}]}}},
        lambda inner: [{"k": inner}],
    ),
}  # fmt: skip
CHAINS = {name: [name] for name in ("plain", "nullable", "array")} | {"mix": list(FORMS)}


def _schemas(chain: str, *, cycle: bool) -> dict[str, Any]:
    forms = CHAINS[chain]
    found = {}
    for at in range(LENGTH):
        properties: dict[str, Any] = {"v": {"type": "integer"}}
        if at < LENGTH - 1 or cycle:
            following = f"Z{(at + 1) % LENGTH}"
            properties["next"] = FORMS[forms[at % len(forms)]][0](following)
        found[f"Z{at}"] = {"type": "object", "properties": properties, "required": ["v"]}
    return found


def _value(chain: str) -> dict[str, Any]:
    forms = CHAINS[chain]
    value: dict[str, Any] = {"v": DEPTH}
    for at in reversed(range(DEPTH)):
        value = {"v": at, "next": FORMS[forms[at % len(forms)]][1](value)}
    return value


def _sdk(chain: str, *, cycle: bool) -> Sdk:
    body = {"content": {"application/json": {"schema": _ref("Z0")}}}
    operation = {
        "operationId": "putChain",
        "x-sdk-name": "put",
        "tags": ["chains"],
        "requestBody": {**body, "required": True},
        "responses": {"200": {**body, "description": "The same."}},
    }
    spec = {"paths": {"/chain": {"put": operation}}, "schemas": _schemas(chain, cycle=cycle)}
    return generate(json.dumps(complete(spec, "3.1.0")).encode(), f"chain_{chain}")


@pytest.mark.parametrize(
    ("chain", "cycle"),
    [("plain", False), ("nullable", False), ("array", True), ("mix", False), ("mix", True)],
)
def test_a_long_chain_is_sent_and_read(chain: str, cycle: bool, bench: Bench) -> None:
    sdk = _sdk(chain, cycle=cycle)
    value = _value(chain)
    odd = {**value, "v": "odd"}
    here = f"http://{bench.recorder.address}"
    with sdk.imported() as package:
        make = getattr(package, sdk.manifest["client"].rpartition(".")[2])
        with make(base_url=here, strict=True) as strict:
            bench.recorder.script([{"status": 200, "body": value}])
            read = strict.chains.put(**value)
            assert json.loads(bench.recorder.requests[0].body) == value
            assert read.to_dict() == value
        with make(base_url=here) as lenient:
            bench.recorder.script([{"status": 200, "body": odd}])
            assert lenient.chains.put(**read.__dict__).to_dict() == odd
            assert json.loads(bench.recorder.requests[0].body) == value
            lenient.preload()
