"""One file a construct: cases/NAME.yaml. To add a case, add a file.

A case has ``about`` (one sentence), the telling parts of a document as in ``tests/lower/cases``,
and ``expect`` in the short hand of ``notation.py``:

- ``places``: by path, the keys that matter; null for a place that there is not;
- ``only``: the paths of all places;
- ``roles``, ``pages``: by key of the operation; null for a list without pages;
- ``work``: by key of the operation that reports on it, the keys that matter; null for none;
- ``links``: by name of the value, ``from`` and ``to`` where given;
- ``workflows``: by key of the operation that one is about; null for none;
- ``why``: a fact (``role KEY``, ``key PATH`` ...) to its confidence and the sentence that says
  what it was inferred from.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.relations.model import Confidence
from generator.relations.relate import Relations, relate
from tests.lower.lowering import complete, lower_document
from tests.relations import notation

CASES = sorted((Path(__file__).parent / "cases").rglob("*.yaml"))


def related(path: Path) -> tuple[Relations, dict[str, Any]]:
    """The relations of the document of a case, and what is expected of them."""
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert case.pop("about")
    expect = case.pop("expect")
    return relate(lower_document(complete(**case)).api), expect


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    relations, expect = related(path)
    shown = _shown(relations)
    assert not expect.keys() - {*shown, "only", "why"}
    for part, wanted in expect.items():
        if part == "only":
            assert list(relations.places) == wanted
        elif part == "why":
            assert {about: _why(relations, about) for about in wanted} == wanted
        else:
            found = shown[part]
            assert {key: _same_keys(found.get(key), wanted[key]) for key in wanted} == wanted, found


def test_there_are_cases() -> None:
    assert len(CASES) >= 50
    reasons = [case for case in CASES if "why" in related(case)[1]]
    assert len(reasons) >= 40


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_reason_is_a_sentence(path: Path) -> None:
    relations, _ = related(path)
    for reason in _reasons(relations):
        assert isinstance(reason.confidence, Confidence)
        assert reason.text.endswith("."), reason.text
        assert len(reason.text.split()) > 3, reason.text


def _shown(relations: Relations) -> dict[str, dict[str, Any]]:
    return {
        "places": {key: notation.show_place(one) for key, one in relations.places.items()},
        "roles": {key: notation.show_role(one) for key, one in relations.roles.items()},
        "pages": {key: notation.show_pages(one) for key, one in relations.pages.items()},
        "work": {one.poll.key: notation.show_work(one) for one in relations.work},
        "links": {" ".join(one.name): notation.show_link(one) for one in relations.links},
        "workflows": {one.about.key: notation.show_workflow(one) for one in relations.workflows},
    }


def _same_keys(found: Any, wanted: Any) -> Any:
    """Of a mapping the keys that are expected."""
    if isinstance(found, dict) and isinstance(wanted, dict):
        return {key: found.get(key) for key in wanted}
    return found


def _why(relations: Relations, about: str) -> str:
    reason = notation.why(relations, about)
    return f"{reason.confidence.name}: {reason.text}"


def _reasons(relations: Relations) -> list[Any]:
    links = relations.links
    return [
        *(place.reason for place in relations.places.values()),
        *(place.key.reason for place in relations.places.values() if place.key),
        *(role.reason for role in relations.roles.values()),
        *(role.items.reason for role in relations.roles.values() if role.items),
        *(pages.reason for pages in relations.pages.values()),
        *(one.reason for work in relations.work for one in (work, *work.starts)),
        *(one.reason for link in links for one in (*link.sources, *link.uses)),
    ]
