"""Unions: what the server takes each value for, what it becomes in the SDK, and back."""

from __future__ import annotations

from typing import Any

from tests.servers.checks import Checks
from tests.servers.sdk import Sdk, same

checks = Checks()

CAT = {"kind": "cat", "lives": 7}
DOG = {"kind": "dog", "bark": "x"}
WOLF = {"kind": "wolf", "bark": "y"}
START, STOP = {"type": "start", "at": 3}, {"type": "stop", "reason": None}
BLACK = {"species": "cat", "color": "black", "black_name": "b"}
WHITE = {"species": "cat", "color": "white", "white_name": "w"}
APPLE, PIE = {"fruit": "apple", "weight": 3}, {"filling": "plum"}
LEAF = {"op": "leaf", "value": 1}

#: union, value, what the server writes (None: the same), class there, class here
TAGGED: tuple[tuple[str, Any, Any, str, str], ...] = (
    ("pet", CAT, None, "Cat", "Cat"),
    ("pet", DOG, None, "Dog", "Dog"),
    ("pet", WOLF, None, "Dog", "Dog"),
    ("pet", {"kind": "wolf"}, WOLF | {"bark": "wuff"}, "Dog", "Dog"),
    ("event", START, None, "Start", "Start"),
    ("event", STOP, None, "Stop", "Stop"),
    ("event", {"type": "stop"}, STOP, "Stop", "Stop"),
    ("loose", START, None, "Start", "Start"),
    ("loose", STOP, None, "Stop", "Stop"),
    ("loose", {"type": "stop"}, STOP, "Stop", "Stop"),
    ("versioned", {"version": 1, "text": "a"}, None, "V1", "V1"),
    ("versioned", {"version": 2, "text": "a"}, None, "V2", "V2"),
    ("shape", {"shape": "square", "side": 2.0}, None, "Square", "Square"),
    ("loose_shape", {"shape": "circle", "radius": 2.0}, None, "Circle", "Circle"),
    ("loose_shape", {"shape": "square"}, {"shape": "square", "side": 1.0}, "Square", "Square"),
    ("nested", BLACK, None, "BlackCat", "BlackCat"),
    ("nested", WHITE, None, "WhiteCat", "WhiteCat"),
    ("nested", {"species": "reptile", "name": "l"}, None, "Lizard", "Lizard"),
    ("dessert", APPLE, None, "Apple", "Apple"),
    ("dessert", PIE, None, "Pie", "Pie"),
    ("plain", APPLE, None, "Apple", "Apple"),
    ("plain", PIE, None, "Pie", "Pie"),
    ("expression", LEAF, None, "Leaf", "Leaf"),
    ("expression", {"op": "not", "arg": LEAF}, None, "Not", "NotOutput"),
    (
        "expression",
        {"op": "and", "args": [LEAF, {"op": "not", "arg": {"op": "and", "args": []}}]},
        None,
        "And",
        "AndOutput",
    ),
    ("switch", {"on": True, "since": 1}, None, "On", "On"),
    ("switch", {"on": False, "since": 1}, None, "Off", "Off"),
    ("list", [CAT, DOG, WOLF], None, "list", "list"),
    ("loose_list", [START, STOP, START], None, "list", "list"),
    ("map", {"a": STOP, "b": START}, None, "dict", "dict"),
    ("loose_map", {"a": {"version": 2, "text": "t"}, "b": START}, None, "dict", "dict"),
    ("optional", CAT, None, "Cat", "Cat"),
    ("optional", None, None, "NoneType", "NoneType"),
    ("scalar", 3, None, "int", "int"),
    ("scalar", "3", None, "str", "str"),
    ("list_or_one", APPLE, None, "Apple", "Apple"),
    ("list_or_one", [APPLE, APPLE], None, "list", "list"),
)

#: classes by their arguments, without a tag that can have but one value
BUILT: tuple[tuple[str, str, dict[str, Any], Any], ...] = (
    ("pet", "Cat", {"lives": 7}, CAT),
    ("pet", "Dog", {"kind": "wolf"}, WOLF | {"bark": "wuff"}),
    ("event", "Start", {"at": 3}, START),
    ("event", "Stop", {}, STOP),
    ("loose", "Start", {"at": 3}, START),
    ("loose", "Stop", {}, STOP),
    ("versioned", "V2", {"text": "t"}, {"version": 2, "text": "t"}),
    ("shape", "Square", {"side": 3}, {"shape": "square", "side": 3.0}),
    ("loose_shape", "Square", {}, {"shape": "square", "side": 1.0}),
    ("nested", "WhiteCat", {"white_name": "w"}, WHITE),
    ("nested", "Lizard", {"species": "lizard", "name": "l"}, {"species": "lizard", "name": "l"}),
    ("dessert", "Pie", {"filling": "plum"}, PIE),
    ("plain", "Apple", {"weight": 3}, APPLE),
    ("expression", "Leaf", {"value": 1}, LEAF),
    ("expression", "NotInput", {"arg": LEAF}, {"op": "not", "arg": LEAF}),
    ("switch", "Off", {"since": 1}, {"on": False, "since": 1}),
    ("optional", "Cat", {"lives": 7}, CAT),
    ("list_or_one", "Apple", {"weight": 3}, APPLE),
)


def _tagged(name: str, value: Any, written: Any, there: str, here: str) -> None:
    async def check(sdk: Sdk) -> None:
        expected = value if written is None else written
        same(await sdk.send(f"POST /unions/{name}/class", {}, value), there)
        reply = await sdk.send(f"POST /unions/{name}", {}, value)
        same((sdk.dump(reply), type(reply).__name__), (expected, here))
        same(sdk.dump(await sdk.send(f"POST /unions/{name}", {}, reply)), expected)
        same(await sdk.send(f"POST /unions/{name}/class", {}, reply), there)

    checks.add(f"{name} {value!r}", check)


def _built(name: str, kind: str, arguments: dict[str, Any], written: Any) -> None:
    async def check(sdk: Sdk) -> None:
        made = getattr(sdk.models, kind)(**arguments)
        same(sdk.dump(await sdk.send(f"POST /unions/{name}", {}, made)), written)

    checks.add(f"{name} {kind}({arguments})", check)


for _row in TAGGED:
    _tagged(*_row)
for _built_row in BUILT:
    _built(*_built_row)

HOLDER = {
    "pet": CAT,
    "other": WOLF,
    "pets": [DOG, CAT],
    "by_name": {"a": DOG},
    "event": START,
    "loose": [STOP, START],
    "scalar": "x",
    "wide": 2.5,
    "text_or_list": ["a"],
    "moment": "2026-02-28",
    "model_or_text": PIE,
}
OTHER = HOLDER | {
    "other": None,
    "event": STOP,
    "scalar": 3,
    "wide": True,
    "text_or_list": "a",
    "moment": "2026-02-28T01:02:03Z",
    "model_or_text": "text",
}
checks.returned("POST /unions/holder", HOLDER, kind="Holder")
checks.returned("POST /unions/holder", OTHER, note="other")
checks.returned("POST /unions/holder", OTHER | {"wide": 3, "scalar": None}, note="third")


@checks
async def holder_classes(sdk: Sdk) -> None:
    same(await sdk.send("POST /unions/holder/class", {}, {"pet": CAT}), "Holder")
    reply = await sdk.send("POST /unions/holder", {}, HOLDER)
    fields = [reply.pet, reply.other, *reply.pets, reply.by_name["a"], reply.event, *reply.loose]
    kinds = [type(each).__name__ for each in [*fields, reply.model_or_text]]
    same(kinds, ["Cat", "Dog", "Dog", "Cat", "Dog", "Start", "Stop", "Start", "Pie"])
    models = sdk.models
    built = {
        "pet": models.Dog(kind="dog"),
        "pets": [models.Cat(lives=1)],
        "event": models.Start(),
        "loose": [models.Stop(), models.Start()],
    }
    reply = await sdk.send("POST /unions/holder", {}, built)
    same([type(each).__name__ for each in reply.loose], ["Stop", "Start"])
    same((type(reply.event).__name__, reply.pets[0].lives), ("Start", 1))


@checks
async def pet_and_more(sdk: Sdk) -> None:
    for pet, kind in ((CAT, "Cat"), (WOLF, "Dog")):
        reply = await sdk.send("PUT /unions/pets/{key}", {"key": 3}, {"pet": pet, "note": "é"})
        same(sdk.dump(reply), [3, pet, "é"])
        same(type(reply[1]).__name__, kind)
