"""What samples do where variables are not set: one clear line, or a request without what is optional."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.pipeline import Result
from tests.samples.bench import Bench, Case, environment
from tests.samples.runners import RUNNERS
from tests.samples.shop import Runner, Shop, clean_environment

SENDING = [runner for runner in RUNNERS if runner.sends]
# What drivers and Java say of themselves.
_OURS = re.compile(r"(\d+\t)?exit (status )?\d+|Picked up JAVA_TOOL_OPTIONS.*")


@pytest.mark.parametrize("runner", SENDING, ids=[runner.language for runner in SENDING])
def test_variables_are_optional_or_missed_in_one_line(
    runner: Runner,
    cases: Sequence[Case],
    bench: Bench,
    outputs: Sequence[tuple[Result, Path]],
    tmp_path: Path,
) -> None:
    if missing := runner.missing():
        reason = f"{runner.language} needs {', '.join(missing)}"
        assert not os.environ.get("CI"), reason
        pytest.skip(reason)
    packages = {r.api.info.title: output for r, output in outputs if r.api is not None}
    number, case = next((n, case) for n, case in enumerate(cases) if case.file == "createBatch")
    files = [(number, case.path(runner.language, runner.extension))]
    nothing = clean_environment(tmp_path)
    needed = {**nothing, **environment([case], bench.root, tmp_path)}
    for header in case.model.client_headers:
        del needed[header.variable]
    bench.reset()
    shop = Shop(bench, tmp_path, needed, packages, cases)
    assert runner.run(shop, files) == {}
    (got,) = bench.got[number]
    assert [got.header(header.name) for header in case.model.client_headers] == [None]
    bench.reset()
    failed = runner.run(Shop(bench, tmp_path, nothing, packages, cases), files)
    lines = [line for line in failed[number].splitlines() if line and not _OURS.fullmatch(line)]
    assert len(lines) == 1, failed[number]
    assert "API_TOKEN is not set." in lines[0]
    assert bench.got == {}
