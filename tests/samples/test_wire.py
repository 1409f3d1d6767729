"""Every sample runs, and what it puts on the wire is the request of the model."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.pipeline import Result
from generator.requests.model import SAMPLE_NAME
from tests.samples.bench import Bench, Case, environment, problems
from tests.samples.runners import RUNNERS
from tests.samples.shop import Runner, Shop, clean_environment


@pytest.mark.parametrize("runner", RUNNERS, ids=[runner.language for runner in RUNNERS])
def test_samples_send_the_request_of_the_model(
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
    packages = {}
    for result, output in outputs:
        assert result.api is not None
        packages[result.api.info.title] = output
    file = tmp_path / SAMPLE_NAME
    file.write_bytes((cases[0].folder / SAMPLE_NAME).read_bytes())
    folder = tmp_path / "work"
    folder.mkdir()
    variables = {**clean_environment(tmp_path), **environment(cases, bench.root, file)}
    bench.reset()
    files = [(n, case.path(runner.language, runner.extension)) for n, case in enumerate(cases)]
    failed = runner.run(Shop(bench, folder, variables, packages, cases), files)
    if not runner.sends:
        assert failed == {}
        return
    wrong, followed, sdk = {}, 0, runner.language == "python"
    for number, case in enumerate(cases):
        got = bench.got.get(number, [])
        found = problems(case.model, got, sdk=sdk, pages=case.pages if sdk else None)
        followed += len(got) > 1
        if case.refused:
            found += [] if "404" in failed.pop(number, "") else ["the refusal is not shown"]
        elif number in failed:
            found = [failed[number][-2000:], *found]
        if found:
            wrong[case.key] = found
    assert wrong == {}
    assert bool(followed) is sdk, "only the SDK goes on to further pages"
    assert (folder / "download.bin").read_bytes() == b"octets"
