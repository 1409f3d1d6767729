"""Which variant of a union: every way to know it, read and sent, in one document.

A cell is a row of each table: what the tag is, whether it is required, how many values a variant
has, how it is known, what holds the union, and what is done. ``IMPOSSIBLE`` names the cells that
cannot exist, and why.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.cases.bench import Bench
from tests.cases.sdk import generate

#: The values of two variants: one of each, or several of the first.
TAGS: dict[str, dict[str, tuple[list[Any], list[Any]]]] = {
    "string": {"one": (["x"], ["y"]), "several": (["x", "z"], ["y"])},
    "integer": {"one": ([1], [2]), "several": ([1, 3], [2])},
    "boolean": {"one": ([True], [False]), "several": ([], [])},
    "null": {"one": ([None], ["y"]), "several": ([None, "x"], ["y"])},
}
PRESENCE = ("required", "optional")
KNOWN = ("explicit", "mapping", "implied", "inferred", "nested")
HOLDERS = ("object", "list", "map")
ACTIONS = ("read", "strict", "send dict", "send class")
#: A tag that no variant has.
UNKNOWN = {"string": "q", "integer": 9, "boolean": "q", "null": "q"}

#: Cells that cannot exist: tag, number of values, how it is known, and the reason.
IMPOSSIBLE = {
    ("boolean", "several", "*"): "two variants share two values: each has one",
    ("null", "*", "mapping"): "the keys of a mapping are text, and a type has no other null",
    ("integer", "*", "implied"): "the name of a component is text",
    ("boolean", "*", "implied"): "the name of a component is text",
    ("null", "*", "implied"): "the name of a component is text",
    ("string", "several", "implied"): "a component has one name",
}

Combination = tuple[str, str, str, str]


def combinations() -> Iterator[Combination]:
    for tag, values, known, presence in itertools.product(
        TAGS, ("one", "several"), KNOWN, PRESENCE
    ):
        if not any(t == tag and v in {values, "*"} and k in {known, "*"} for t, v, k in IMPOSSIBLE):
            yield tag, values, known, presence


COMBINATIONS = list(combinations())


def key_of(combination: Combination) -> str:
    """The names of a combination's schemas begin with it."""
    return "".join(word.capitalize() for word in combination)


def values_of(combination: Combination) -> tuple[list[Any], list[Any]]:
    tag, values, known, _ = combination
    if known == "implied":
        return [f"{key_of(combination)}A"], [f"{key_of(combination)}B"]
    return TAGS[tag][values]


def schemas_of(combination: Combination) -> dict[str, Any]:
    tag, _, known, presence = combination
    key = key_of(combination)
    found: dict[str, Any] = {}
    for letter, values in zip("AB", values_of(combination), strict=True):
        plain = known in {"mapping", "implied"}
        kind: dict[str, Any] = {"type": tag} if plain else {"enum": values}
        if not plain and len(values) == 1 and letter == "A":
            kind = {"const": values[0]}
        own = {"type": "object", "properties": {"kind": kind}}
        if presence == "required":
            own["required"] = ["kind"]
        if known == "nested":
            own = {"type": "object", "properties": {"meta": own}}
            if presence == "required":
                own["required"] = ["meta"]
        own["properties"][letter.lower()] = {"type": "integer"}
        found[f"{key}{letter}"] = own
    union: dict[str, Any] = {
        "oneOf": [{"$ref": f"#/components/schemas/{key}{letter}"} for letter in "AB"]
    }
    if known in {"explicit", "mapping", "implied"}:
        union["discriminator"] = {"propertyName": "kind"}
    if known == "mapping":
        union["discriminator"]["mapping"] = {
            json.dumps(value).strip('"'): f"#/components/schemas/{key}{letter}"
            for letter, values in zip("AB", values_of(combination), strict=True)
            for value in values
        }
    found[f"{key}U"] = union
    return found


def document() -> dict[str, Any]:
    paths, schemas = {}, {}
    for combination in COMBINATIONS:
        key = key_of(combination)
        schemas.update(schemas_of(combination))
        ref = {"$ref": f"#/components/schemas/{key}U"}
        held = {
            "object": {"type": "object", "properties": {"one": ref}},
            "list": {"type": "array", "items": ref},
            "map": {"type": "object", "additionalProperties": ref},
        }
        for holder, schema in held.items():
            content = {"application/json": {"schema": schema}}
            paths[f"/{key}/{holder}"] = {
                "post": {
                    "operationId": f"{key}{holder}",
                    "tags": ["t"],
                    "requestBody": {"required": True, "content": content},
                    "responses": {"200": {"description": "done", "content": content}},
                }
            }
    info = {"title": "Table", "version": "1"}
    return {
        "openapi": "3.1.0",
        "info": info,
        "paths": paths,
        "components": {"schemas": schemas},
    }


class Table:
    """The SDK of the whole table, and clients of it."""

    def __init__(self, sdk: Any, package: Any, bench: Bench) -> None:
        self.package = package
        self.recorder = bench.recorder
        self.calls = {k: v["call"] for k, v in sdk.manifest["operations"].items()}
        name = sdk.manifest["client"].rpartition(".")[2]
        make = getattr(package, name)
        address = f"http://{self.recorder.address}"
        self.lenient = make(base_url=address, max_retries=0)
        self.strict = make(base_url=address, max_retries=0, strict=True)

    def call(
        self, combination: Combination, holder: str, value: Any, reply: Any, *, strict: bool = False
    ) -> tuple[Any, Any]:
        """What a call returns (the item inside), and what it sent (likewise)."""
        self.recorder.script([{"status": 200, "body": held(holder, reply)}])
        client = self.strict if strict else self.lenient
        method = eval(self.calls[f"{key_of(combination)}{holder}"], {"client": client})
        found = method(one=value) if holder == "object" else method(held(holder, value))
        (request,) = self.recorder.requests
        return inside(holder, found), inside(holder, json.loads(request.body or "null"))


def held(holder: str, value: Any) -> Any:
    return {"object": {"one": value}, "list": [value], "map": {"m": value}}[holder]


def inside(holder: str, value: Any) -> Any:
    if holder == "list":
        return value[0]
    if holder == "map":
        return value["m"]
    return value["one"] if isinstance(value, dict) else value.one


def tagged(combination: Combination, tag: Any, **more: Any) -> dict[str, Any]:
    """An object with a tag, as its schema wants it."""
    return {"meta": {"kind": tag}, **more} if combination[2] == "nested" else {"kind": tag, **more}


@pytest.fixture(scope="module")
def table(bench: Bench) -> Iterator[Table]:
    sdk = generate(json.dumps(document()).encode(), "union_table")
    assert sdk.result.ok
    with sdk.imported() as package:
        yield Table(sdk, package, bench)


@contextmanager
def refused(table: Table, error: str) -> Iterator[None]:
    with pytest.raises(getattr(table.package, error)):
        yield
    if error == "InvalidRequestError":
        assert table.recorder.requests == []


@pytest.mark.parametrize("holder", HOLDERS)
@pytest.mark.parametrize("combination", COMBINATIONS, ids="-".join)
class TestCell:
    """The four actions of a cell."""

    def test_read(self, table: Table, combination: Combination, holder: str) -> None:
        for letter, tags in zip("AB", values_of(combination), strict=True):
            for tag in tags:
                reply = tagged(combination, tag)
                self.check_read(table, combination, holder, reply, letter)
        unknown = tagged(combination, UNKNOWN[combination[0]], w=1)
        found, _ = table.call(combination, holder, RAW(table), unknown)
        assert type(found) is dict
        assert found == unknown

    def check_read(
        self, table: Table, combination: Any, holder: str, reply: Any, letter: str
    ) -> None:
        found, _ = table.call(combination, holder, RAW(table), reply)
        assert type(found).__name__ == f"{key_of(combination)}{letter}"
        assert found.to_dict() == reply

    def test_strict(self, table: Table, combination: Combination, holder: str) -> None:
        for letter, tags in zip("AB", values_of(combination), strict=True):
            for tag in tags:
                reply = tagged(combination, tag, **{letter.lower(): 1})
                found, _ = table.call(combination, holder, RAW(table), reply, strict=True)
                assert type(found).__name__ == f"{key_of(combination)}{letter}"
                assert found.to_dict() == reply
        unknown = tagged(combination, UNKNOWN[combination[0]])
        with refused(table, "ResponseValidationError"):
            table.call(combination, holder, RAW(table), unknown, strict=True)

    def test_send_dict(self, table: Table, combination: Combination, holder: str) -> None:
        answer = tagged(combination, values_of(combination)[1][0])
        for letter, tags in zip("AB", values_of(combination), strict=True):
            for tag in tags:
                value = tagged(combination, tag, **{letter.lower(): 1})
                _, sent = table.call(combination, holder, value, answer)
                assert sent == value
        for wrong in self.wrong_dicts(combination):
            with refused(table, "InvalidRequestError"):
                table.call(combination, holder, wrong, answer)
        asked = RAW(table, tagged(combination, UNKNOWN[combination[0]], w=1))
        assert table.call(combination, holder, asked, answer)[1] == asked
        if combination[1] == "one" and combination[2] != "nested":
            _, sent = table.call(combination, holder, {"b": 1}, answer)
            assert sent == {"kind": values_of(combination)[1][0], "b": 1}

    @staticmethod
    def wrong_dicts(combination: Combination) -> list[Any]:
        found = [
            tagged(combination, UNKNOWN[combination[0]], w=1),
            tagged(combination, values_of(combination)[0][0], a="text"),
            tagged(combination, [1]),
        ]
        return found if combination[2] == "nested" else [*found, {}, {"w": 1}, {"a": 1, "b": 1}]

    def test_send_class(self, table: Table, combination: Combination, holder: str) -> None:
        answer = tagged(combination, values_of(combination)[1][0])
        models = table.package.models
        for letter, tags in zip("AB", values_of(combination), strict=True):
            make = getattr(models, f"{key_of(combination)}{letter}")
            for tag in tags:
                value = make(**tagged(combination, tag, **{letter.lower(): 1}))
                _, sent = table.call(combination, holder, value, answer)
                assert sent == tagged(combination, tag, **{letter.lower(): 1})
            if len(tags) == 1:  # one value need not be given
                bare = make(**({"meta": {}} if combination[2] == "nested" else {}))
                _, sent = table.call(combination, holder, bare, answer)
                assert sent == tagged(combination, tags[0])
        other = tagged(combination, values_of(combination)[1][0])
        make = getattr(models, f"{key_of(combination)}A")
        if combination[:2] == ("null", "one"):
            with pytest.raises(ValueError, match="kind"):
                make(**other)
            return
        with refused(table, "InvalidRequestError"):
            table.call(combination, holder, make(**other), answer)


def RAW(table: Table, value: Any = None) -> Any:  # noqa: N802
    return table.package.types.RawObject(value or {})


def test_all_cells_are_there() -> None:
    every = len(TAGS) * 2 * len(KNOWN) * len(PRESENCE)
    impossible = {
        (tag, values, known)
        for tag, values, known in itertools.product(TAGS, ("one", "several"), KNOWN)
        for t, v, k in IMPOSSIBLE
        if t == tag and v in {values, "*"} and k in {known, "*"}
    }
    assert len(COMBINATIONS) == every - 2 * len(impossible)
    assert len(COMBINATIONS) * len(HOLDERS) * len(ACTIONS) >= 500
