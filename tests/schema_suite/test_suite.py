"""Each schema of the JSON-Schema-Test-Suite as a response and as a body: nothing valid is lost.

What goes otherwise is counted by its reason, so that no figure changes unnoticed.
"""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from generator.document.fetch import Reach
from tests.cases.sdk import generate
from tests.schema_suite import suite
from tests.schema_suite.judge import Judge, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

#: Why a valid instance does not come back as it came, or is refused: the first reason that holds.
REASONS: dict[str, Callable[[Verdict], bool]] = {
    # a dynamic reference leads to the only anchor of its name, also in a resource not gone through
    "the other dynamic anchor": lambda v: (
        v.refused and v.group.operation in {f"dynamicRef_{number}" for number in (7, 8, 10, 19)}
    ),
    # only lenient reading takes other types than the one that the keywords of a schema are about
    "no type is stated": lambda v: (
        (v.refused or not isinstance(v.instance, str))
        and "type" not in v.group.schema
        and (
            "ignore" in v.test
            or v.test in {"JavaScript pseudo-array is valid", "regexes are case sensitive"}
            or v.group.operation in {"ref_0", "ref_20"}
        )
    ),
    # the suite takes formats and encodings as annotations
    "formats are checked": lambda v: (
        v.refused
        and isinstance(v.instance, str)
        and ("annotation" in v.test or v.group.keyword == "content")
    ),
    "no 60th second in Python": lambda v: v.refused and "leap second" in v.test,
    "all of a tuple is required": lambda v: v.refused and v.group.keyword == "items",
    "integers are written without a point": lambda v: v.group.operation == "type_0",
    # a constant is the value of the document, not that of the response
    "1 is 1.0": lambda v: not v.refused and v.group.keyword in {"const", "enum"},
    # the value is all that there is of a response that is no object
    "nothing keeps the spelling": lambda v: (
        not v.refused and v.use.startswith("response") and v.group.keyword in _SPELLED
    ),
}
_SPELLED = {"format_date_time", "format_duration", "format_time", "format_uuid"}

#: (use, reason): how many of the 1,028 valid instances.
EXPECTED = {
    ("body", "all of a tuple is required"): 4,
    ("body", "formats are checked"): 8,
    ("body", "integers are written without a point"): 1,
    ("body", "no 60th second in Python"): 8,
    ("body", "no type is stated"): 202,
    ("body", "the other dynamic anchor"): 4,
    ("property, sent again", "all of a tuple is required"): 4,
    ("property, sent again", "no type is stated"): 45,
    ("property, strict", "all of a tuple is required"): 4,
    ("property, strict", "formats are checked"): 8,
    ("property, strict", "no 60th second in Python"): 8,
    ("property, strict", "no type is stated"): 159,
    ("property, strict", "the other dynamic anchor"): 3,
    ("response", "1 is 1.0"): 6,
    ("response", "integers are written without a point"): 1,
    ("response", "no type is stated"): 12,
    ("response", "nothing keeps the spelling"): 11,
    ("response, strict", "1 is 1.0"): 6,
    ("response, strict", "all of a tuple is required"): 4,
    ("response, strict", "formats are checked"): 8,
    ("response, strict", "integers are written without a point"): 1,
    ("response, strict", "no 60th second in Python"): 8,
    ("response, strict", "no type is stated"): 202,
    ("response, strict", "nothing keeps the spelling"): 11,
    ("response, strict", "the other dynamic anchor"): 3,
}
#: use: how many of the 720 invalid instances are accepted. Lenient reading accepts all, and most can be
#: sent back where they came from: what is checked is what callers write. The others
#: check types, formats, enums and required properties, not the keywords that only limit values.
ACCEPTED = {
    "response": 720,
    "response, strict": 497,
    "property": 720,
    "property, strict": 505,
    "property, sent again": 674,
    "body": 467,
}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> list[Verdict]:
    """All instances in all uses."""
    found = suite.folder(tmp_path_factory.mktemp("unpacked"))
    if found is None:
        missing = "The JSON-Schema-Test-Suite is not there: run .ci/install, or set SCHEMA_SUITE."
        assert os.environ.get("CI") != "true", missing
        pytest.skip(missing)
    groups = suite.groups(found)
    with suite.remotes(found) as address:
        where = tmp_path_factory.mktemp("suite")
        document = suite.write_document(where, groups, address)
        sdk = generate(document, "schema_suite_sdk", reach=Reach(hosts=frozenset({address})))
    assert sdk.result.ok
    with sdk.imported() as package:
        judge = Judge(package)
        assert len(judge.operations) == len(groups)
        return [verdict for group in groups for verdict in judge.verdicts(group)]


def _valid(verdict: Verdict) -> bool:
    return next(valid for name, _, valid in verdict.group.tests if name == verdict.test)


def test_every_valid_instance(verdicts: list[Verdict]) -> None:
    off = [verdict for verdict in verdicts if verdict.went and _valid(verdict)]
    counted: Counter[tuple[str, str]] = Counter()
    unexplained = []
    for verdict in off:
        reason = next((name for name, holds in REASONS.items() if holds(verdict)), "")
        counted[verdict.use, reason] += 1
        if not reason:
            unexplained.append(
                f"{verdict.use}: {verdict.group.operation}: {verdict.test}: {verdict.went}"
            )
    assert not unexplained, "\n".join(unexplained)
    assert dict(counted) == EXPECTED


def test_how_many_invalid_instances_are_accepted(verdicts: list[Verdict]) -> None:
    accepted = Counter(v.use for v in verdicts if v.went and not _valid(v))
    assert dict(accepted) == ACCEPTED
