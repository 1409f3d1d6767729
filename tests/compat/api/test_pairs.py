"""Kinds of changes as minimal pairs: the files in ``cases``.

A file is a list of cases. A case edits ``base.yaml``: ``old`` and ``new`` are JSON Pointers with the
values that OLD and NEW have there (see ``edited_documents.edited``). It gives exactly the changes of
``gives``, by their ids and sentences, the worst first. ``verdict`` is the worst of them, ``next`` the
version after 1.4.2 and after 0.4.2. Each case is read backwards, too.
"""

from __future__ import annotations

import pytest
import yaml

from generator.compat.api.compare import changes
from generator.compat.api.kinds.table import KINDS
from generator.compat.change import Change, Side, Verdict, identity, mirrored, worst
from generator.compat.versions import LEVELS, Level, next_version
from tests.compat.api.edited_documents import HERE, api_of, edited

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['about']}")
    for path in sorted((HERE / "cases").glob("*.yaml"))
    for case in yaml.safe_load(path.read_text("utf-8"))
]


def _changes(case: dict, *, backwards: bool = False) -> tuple[Change, ...]:
    pair = [api_of(edited(case.get(side) or {})) for side in ("old", "new")]
    return changes(*(reversed(pair) if backwards else pair))


@pytest.mark.parametrize("case", CASES)
def test_what_is_told(case: dict) -> None:
    assert [{one.id: one.sentence} for one in _changes(case)] == case["gives"]


@pytest.mark.parametrize("case", CASES)
def test_verdict_and_version(case: dict) -> None:
    verdict = worst(one.verdict for one in _changes(case))
    level = LEVELS[verdict.value] if verdict else Level.NONE
    versions = [next_version("1.4.2", level), next_version("0.4.2", level)]
    assert [verdict.value if verdict else None, *versions] == [case["verdict"], *case["next"]]


@pytest.mark.parametrize("case", CASES)
def test_reversing_reverses(case: dict) -> None:
    forward = sorted(map(repr, (mirrored(one, KINDS) for one in _changes(case))))
    backward = sorted(map(repr, (identity(one) for one in _changes(case, backwards=True))))
    assert backward == forward


def test_another_version_of_openapi_changes_nothing() -> None:
    def described(version: dict, folder: str, body: dict, **more: object) -> dict:
        response = {"description": "A pet.", **body}
        get = {"operationId": "getPet", "responses": {"200": response}}
        pet = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}
        schemas: dict = {"Pet": pet}
        for name in reversed(folder.split("/")):
            schemas = {name: schemas}
        info = {"title": "Pets", "version": "1"}
        return {**version, "info": info, "paths": {"/pet": {"get": get}}, **schemas, **more}

    old = described(
        {"swagger": "2.0"},
        "definitions",
        {"schema": {"$ref": "#/definitions/Pet"}},
        produces=["application/json"],
        host="pets.example.com",
        schemes=["https"],
    )
    new = described(
        {"openapi": "3.1.0"},
        "components/schemas",
        {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}},
        servers=[{"url": "https://pets.example.com"}],
    )
    told = changes(api_of(old), api_of(new))
    assert [one.id for one in told if one.verdict is not Verdict.DOCS] == []


def test_every_kind_has_a_case() -> None:
    told = {name for case in CASES for one in case.values[0]["gives"] for name in one}
    told |= {KINDS[name].reverse for name in told}
    missing = {_word(name) for name in KINDS} - {_word(name) for name in told}
    assert sorted(missing) == []


def _word(name: str) -> str:
    side = KINDS[name].side
    return name if side is Side.NONE else name.removeprefix(f"{side.value}-")


def test_cases_are_about_different_things() -> None:
    abouts = [case.id for case in CASES]
    assert len(abouts) == len(set(abouts)) >= 150
