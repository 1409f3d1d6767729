"""A response written back is the JSON that came: random documents for every model of three APIs."""

from __future__ import annotations

import importlib
import json
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.cases.sdk import generate
from tests.runtime_values.random_responses import Responses, same

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = {"type": "string"}
WHOLE = {"type": "integer"}


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


#: OpenAPI 3.1: inheritance, tagged and free unions, maps, closed lists, dates, nulls.
SHOP: dict[str, Any] = {
    "Thing": {
        "type": "object",
        "required": ["id", "made"],
        "properties": {
            "id": {**WHOLE, "readOnly": True},
            "made": {**TEXT, "format": "date-time", "readOnly": True},
            "note": {"type": ["string", "null"]},
        },
    },
    "Article": {
        "allOf": [
            ref("Thing"),
            {
                "type": "object",
                "required": ["price"],
                "properties": {
                    "price": {"type": "number"},
                    "class": {"enum": ["new", "used"]},
                    "sizes": {"type": "array", "items": {"type": ["integer", "null"]}},
                    "stock": {"type": "object", "additionalProperties": WHOLE},
                    "until": {**TEXT, "format": "date"},
                    "weight": {"type": "string", "format": "decimal"},
                    "picture": {**TEXT, "format": "byte"},
                },
            },
        ]
    },
    "Card": {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"const": "card"}, "number": TEXT, "owner": ref("Person")},
    },
    "Transfer": {
        "type": "object",
        "required": ["kind", "iban"],
        "properties": {
            "kind": {"const": "transfer"},
            "iban": TEXT,
            "wait": {**TEXT, "format": "duration"},
        },
    },
    "Payment": {
        "oneOf": [ref("Card"), ref("Transfer")],
        "discriminator": {
            "propertyName": "kind",
            "mapping": {
                "card": "#/components/schemas/Card",
                "transfer": "#/components/schemas/Transfer",
            },
        },
    },
    "Person": {
        "type": "object",
        "required": ["name"],
        "properties": {
            "name": TEXT,
            "friends": {"type": "array", "items": ref("Person")},
            "secret": {**TEXT, "writeOnly": True},
        },
        "additionalProperties": {"type": ["string", "null"]},
    },
    "Order": {
        "allOf": [ref("Thing")],
        "properties": {
            "articles": {"type": "array", "items": ref("Article")},
            "payment": ref("Payment"),
            "buyer": {"anyOf": [ref("Person"), {"type": "null"}]},
            "extra": {},
            "rating": {"anyOf": [WHOLE, TEXT, {"type": "array", "items": ref("Thing")}]},
            "by-shop": {
                "type": "object",
                "additionalProperties": {"type": "array", "items": ref("Payment")},
            },
            "place": {
                "type": "array",
                "prefixItems": [{"type": "number"}, {"type": "number"}],
                "items": False,
            },
        },
    },
}

#: OpenAPI 3.0: nullable, a base with a discriminator, unions without a tag, open and typed maps.
DEVICES: dict[str, Any] = {
    "Device": {
        "type": "object",
        "required": ["deviceType", "serial"],
        "properties": {
            "deviceType": TEXT,
            "serial": {**TEXT, "nullable": True},
            "uuid": {**TEXT, "format": "uuid"},
            "seen": {"type": "integer", "format": "unix-time"},
            "labels": {"type": "object", "additionalProperties": {**TEXT, "nullable": True}},
        },
        "discriminator": {
            "propertyName": "deviceType",
            "mapping": {"lamp": "#/components/schemas/Lamp", "lock": "#/components/schemas/Lock"},
        },
    },
    "Lamp": {
        "allOf": [
            ref("Device"),
            {
                "type": "object",
                "properties": {
                    "level": {"type": "number", "format": "float"},
                    "on": {"type": "boolean", "nullable": True},
                },
            },
        ]
    },
    "Lock": {
        "allOf": [
            ref("Device"),
            {
                "type": "object",
                "required": ["keys"],
                "properties": {
                    "keys": {"type": "array", "items": {"type": "array", "items": WHOLE}},
                    "opened": {**TEXT, "format": "date-time", "nullable": True},
                },
            },
        ]
    },
    "Room": {
        "type": "object",
        "properties": {
            "from": TEXT,
            "devices": {"type": "array", "items": ref("Device")},
            "main": {"oneOf": [ref("Lamp"), ref("Lock")]},
            "value": {"oneOf": [{"type": "boolean"}, TEXT, ref("Reading")], "nullable": True},
            "free": {"type": "object"},
            "rooms": {"type": "object", "additionalProperties": ref("Room")},
        },
    },
    "Reading": {
        "type": "object",
        "required": ["at"],
        "properties": {
            "at": {**TEXT, "format": "date-time"},
            "values": {"type": "object", "additionalProperties": {"type": "number"}},
        },
        "additionalProperties": WHOLE,
    },
}


def document(version: str, schemas: dict[str, Any]) -> bytes:
    return json.dumps(
        {
            "openapi": version,
            "info": {"title": "Lossless", "version": "1"},
            "paths": {},
            "components": {"schemas": schemas},
        }
    ).encode()


@pytest.fixture(scope="module")
def packages() -> Iterator[dict[str, Any]]:
    """The three SDKs."""
    sys.path.insert(0, str(Path(__file__).parents[2] / "generated" / "python"))
    with ExitStack() as stack:
        found = {"aihub": importlib.import_module("aihub")}
        for name, version, schemas in (("shop", "3.1.0", SHOP), ("devices", "3.0.3", DEVICES)):
            sdk = generate(document(version, schemas), f"lossless_{name}")
            assert sdk.result.ok
            found[name] = stack.enter_context(sdk.imported())
        yield found


@pytest.mark.parametrize("faults", [False, True], ids=["as documented", "with faults"])
@pytest.mark.parametrize("api", ["aihub", "shop", "devices"])
def test_every_model(packages: dict[str, Any], api: str, faults: bool) -> None:
    package = packages[api]
    core = f"{package.__name__}._core.codec"
    shapes, codec, base = (
        importlib.import_module(f"{core}.{n}") for n in ("shapes", "values", "models")
    )
    strategies = Responses(shapes, faults)
    models = [getattr(package.models, name) for name in package.models.__all__]
    classes = [m for m in models if isinstance(m, type) and issubclass(m, base.Model)]
    assert len(classes) >= 5
    for cls in classes:
        _check(codec, cls, strategies.of(cls))


def _check(codec: Any, cls: Any, responses: Any) -> None:
    calm = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))

    @calm
    @given(responses)
    def written_back(sent: Any) -> None:
        model = codec.decode_bytes(cls, json.dumps(sent).encode())
        if isinstance(model, cls):
            assert same(model.to_dict(), sent), (cls, sent)
            assert same(json.loads(model.to_json()), sent), (cls, sent)

    written_back()
