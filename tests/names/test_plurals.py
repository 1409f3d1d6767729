"""English plurals, near enough to compare nouns."""

from __future__ import annotations

import pytest

from generator.names.plurals import bare, singular

WORDS = """
pets:pet boxes:box addresses:address statuses:status status:status batches:batch caches:cache
sizes:size databases:database releases:release categories:category movies:movie people:person
children:child indices:index warehouses:warehouse uses:use buses:bus heroes:hero shoes:shoe
gpus:gpu vpcs:vpc dns:dns sms:sms analysis:analysis analyses:analysis series:series aliases:alias
kubernetes:kubernetes quizzes:quiz shelves:shelf keys:key ids:id access:access is:is
"""


@pytest.mark.parametrize("pair", WORDS.split())
def test_singular(pair: str) -> None:
    word, expected = pair.split(":")
    assert singular(word) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("placement", "groups"), ("placementgroup",)),
        (("data", "centers"), ("datacenters",)),
        (("floating", "ips", "actions"), ("floating", "ip", "action")),
        (("status", "pages"), ("statuspage",)),
    ],
)
def test_bare(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert bare(one) == bare(other)
