"""Names: one for each thing, the same whatever the order of the document's keys."""

from __future__ import annotations

import json
import keyword
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cases.sdk import Sdk, generate

CALM = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)

#: Words that meet: by case, by separators, by what Python and pydantic keep for themselves.
MEETING = (
    "id ID Id _id id_ $id @id i-d i_d iD class class_ Class __class__ json json_ model_dump self "
    "+ -1 +1 1 01 a.b a_b aB AB 日本 ﬁ fi 🎉 ß ss None true list register timeout timeout_ get x-a a"
)
WORDS = st.one_of(
    st.sampled_from(["", " ", "A b", *MEETING.split()]),
    st.text(alphabet="aAbB_-. 1é", min_size=1, max_size=4),
)
NAMES = st.lists(WORDS, min_size=1, max_size=12, unique=True)
TAGS = WORDS.filter(str.strip)


def sdk_of(spec: dict[str, Any]) -> Sdk:
    spec = {"openapi": "3.1.0", "info": {"title": "Names", "version": "1"}, "paths": {}, **spec}
    sdk = generate(json.dumps(spec).encode(), "names")
    assert sdk.result.ok, [d.message for d in sdk.result.sink]
    return sdk


def arguments(names: list[str]) -> dict[str, str]:
    """Wire name to argument, of a body and of a query that have the same properties."""
    schema = {"type": "object", "properties": {name: {"type": "integer"} for name in names}}
    operation = {
        "operationId": "send",
        "parameters": [{"name": n, "in": "query", "schema": {"type": "integer"}} for n in names],
        "requestBody": {"content": {"application/json": {"schema": schema}}},
        "responses": {"200": {"description": "x"}},
    }
    found = sdk_of({"paths": {"/x": {"post": operation}}}).manifest["operations"]["send"]["params"]
    assert len({param["python"] for param in found}) == len(found) == 2 * len(names)
    return {f"{param['in']} {param['wire']}": param["python"] for param in found}


@CALM
@given(NAMES.filter(lambda names: "" not in names), st.randoms(use_true_random=False))
def test_arguments(names: list[str], random: Any) -> None:
    found = arguments(names)
    assert all(name.isidentifier() and not keyword.iskeyword(name) for name in found.values())
    random.shuffle(names)
    assert arguments(names) == found


def fields(names: list[str]) -> dict[str, str]:
    schema = {"type": "object", "properties": {name: {"type": "integer"} for name in names}}
    with sdk_of({"components": {"schemas": {"Thing": schema}}}).imported() as package:
        model = package.models.Thing
        value = {name: at for at, name in enumerate(names)}
        thing = model.from_dict(value)
        assert thing.to_dict() == value
        assert model.from_json(thing.to_json()) == thing
        for name, number in value.items():  # nothing is taken for something else
            assert model.from_dict({name: number}).to_dict() == {name: number}
        pairs = model.model_fields.items()
        found = {str(info.serialization_alias or info.alias or name): name for name, info in pairs}
        assert len(pairs) == len(names)
        return found


@CALM
@given(NAMES, st.randoms(use_true_random=False))
def test_fields(names: list[str], random: Any) -> None:
    found = fields(names)
    random.shuffle(names)
    assert fields(names) == found


def operations(pairs: list[tuple[str, str]]) -> dict[str, str]:
    paths = {
        f"/p{tag.encode().hex()}/{name.encode().hex()}": {
            "get": {
                "operationId": name,
                "tags": [tag],
                "responses": {"200": {"description": "x"}},
            }
        }
        for tag, name in pairs
    }
    sdk = sdk_of({"paths": paths})
    with sdk.imported() as package:
        client = getattr(package, sdk.manifest["client"].rpartition(".")[2])(base_url="http://x")
        for entry in sdk.manifest["operations"].values():
            assert callable(eval(entry["call"], {"client": client}))
    found = {entry["path"]: entry["call"] for entry in sdk.manifest["operations"].values()}
    assert len(set(found.values())) == len(found) == len(pairs)
    return found


@CALM
@given(
    st.lists(st.tuples(TAGS, TAGS), min_size=1, max_size=8, unique_by=lambda pair: pair[1]),
    st.randoms(use_true_random=False),
)
def test_methods_and_resources(pairs: list[tuple[str, str]], random: Any) -> None:
    found = operations(pairs)
    random.shuffle(pairs)
    assert operations(pairs) == found


def classes(names: list[str]) -> dict[str, str]:
    schemas = {
        name: {"type": "object", "title": str(at), "properties": {"p": {"const": name}}}
        for at, name in enumerate(sorted(names))
    }
    lock = json.loads(
        sdk_of({"components": {"schemas": {n: schemas[n] for n in names}}}).files["names.lock"]
    )
    found: dict[str, str] = lock["classes"]
    assert len(set(found.values())) == len(found) == len(names)
    return found


@CALM
@given(NAMES, st.randoms(use_true_random=False))
def test_classes(names: list[str], random: Any) -> None:
    found = classes(names)
    random.shuffle(names)
    assert classes(names) == found
